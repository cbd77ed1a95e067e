import Descriptors
import TaipanRuntime

/// A raw file: one descriptor and what it was opened for.
final class FileObject: IOObject {
    /// -1: closed.
    @exclusivity(unchecked) private(set) var descriptor: Int32 = -1
    @exclusivity(unchecked) private(set) var mode = FileMode()
    @exclusivity(unchecked) private(set) var closesDescriptor = true
    /// What the script sees as `name`: the path or number it gave; unset when deleted.
    @exclusivity(unchecked) var name = OwnedValue(.unset)
    /// Bytes the file system likes to move at once.
    @exclusivity(unchecked) private(set) var blockSize = IOModule.defaultBufferSize
    /// Kind of file as fstat told when it was opened (S_IFMT bits), 0 unknown.
    @exclusivity(unchecked) private(set) var fileKind: UInt32 = 0
    @exclusivity(unchecked) private var knownSeekable: Bool?

    override func visit(_ visitor: (Value) -> Void) { visitor(name.value) }
    /// A str is no part of a cycle, and the warning about an unclosed file wants it.
    override func clear() { if !name.value.isString { name.replace(with: .unset) } }
    override var needsNoClosing: Bool { descriptor < 0 }
    var isRegular: Bool { fileKind == UInt32(S_IFREG) }

    deinit {
        // Only reached open when a finalizer was kept from closing: an interpreter that ends.
        if descriptor >= 0, closesDescriptor { try? context.table.close(descriptor, at: .unknown) }
    }

    // MARK: Opening

    /// Opens `file` (path or descriptor number). Whatever was open before is closed.
    func open(_ vm: VM, _ file: Value, _ mode: FileMode, closesDescriptor: Bool, opener: Value) throws(ScriptException) {
        if descriptor >= 0 {
            if self.closesDescriptor { try close(vm) } else { descriptor = -1 }
        }
        self.mode = mode
        self.closesDescriptor = closesDescriptor
        knownSeekable = nil
        isClosedFlag = false
        var isOurs = false
        let given = try FileObject.descriptorNumber(vm, file)
        if let given {
            descriptor = given
        } else {
            guard closesDescriptor else { throw vm.valueError("Cannot use closefd=False with file name") }
            isOurs = true
            if opener.isNoneOrUnset {
                let path = try PathArgument(vm, file)
                let origin = context.origin(vm)
                descriptor = try vm.kernel({ () throws(KernelError) in
                    try context.table.open(path.pointer, mode.openFlags, mode: 0o666, at: origin)
                }, filename: file)
            } else {
                try openByCall(vm, file, opener)
            }
        }
        do throws(ScriptException) {
            try examine(vm, file)
            name.replace(with: file)
            if mode.contains(.appending) { _ = try? Kernel.seek(descriptor, 0, SEEK_END, context.kernel) }
        } catch {
            // What the caller gave stays the caller's.
            if isOurs, descriptor >= 0 {
                let number = descriptor
                try? context.table.close(number, at: context.origin(vm))
            }
            descriptor = -1
            throw error
        }
    }

    /// The number when `file` is one. Paths and path-like objects give nil.
    private static func descriptorNumber(_ vm: VM, _ file: Value) throws(ScriptException) -> Int32? {
        if file.isString || file.isObject(of: .bytes) { return nil }
        if file.isBool { try vm.warn(.runtimeWarning, "bool is used as a file descriptor") }
        guard file.isInt || !vm.special(of: file, .index).isUnset else { return nil }
        let number = try vm.int32(file)
        guard number >= 0 else { throw vm.valueError("negative file descriptor") }
        return number
    }

    /// `opener(file, flags)`. Whatever it gives is made private (PEP 446).
    private func openByCall(_ vm: VM, _ file: Value, _ opener: Value) throws(ScriptException) {
        let result = try vm.call(opener, file, vm.makeInt(Int(mode.openFlags | O_CLOEXEC)))
        guard result.isInt || result.isBool || result.isObject(of: .bigInteger) else { throw vm.typeError("expected integer from opener") }
        let number = try vm.int32(result)
        guard number >= 0 else { throw vm.valueError("opener returned \(number)") }
        try vm.kernel { () throws(KernelError) in try context.table.setInheritable(number, false) }
        if context.table.record(of: number) == nil { context.table.adopt(number, kind: .file, at: context.origin(vm)) }
        descriptor = number
    }

    /// fstat: directories are refused, and the rest is remembered.
    private func examine(_ vm: VM, _ file: Value) throws(ScriptException) {
        var status: FileStatus
        do throws(KernelError) { status = try Kernel.status(of: descriptor, context.kernel) } catch {
            // Other errors do not keep a stream from working.
            if error.code == EBADF || error.isInterruption { throw vm.raise(error) }
            return
        }
        fileKind = status.mode & UInt32(S_IFMT)
        if fileKind == UInt32(S_IFDIR) { throw vm.osError(errno: EISDIR, filename: file) }
        if status.block_size > 1, status.block_size <= 1 << 30 { blockSize = Int(status.block_size) }
    }

    // MARK: Closing

    func close(_ vm: VM) throws(ScriptException) {
        guard descriptor >= 0 else { return }
        let number = descriptor
        descriptor = -1
        guard closesDescriptor else { return }
        let origin = context.origin(vm)
        try vm.kernel { () throws(KernelError) in try context.table.close(number, at: origin) }
    }

    /// ResourceWarning when a descriptor that is ours is still open. `source`: the outermost stream.
    func warnUnclosed(_ vm: VM, _ source: Value) {
        guard descriptor >= 0, closesDescriptor else { return }
        vm.warnUnclosed(source)
    }

    // MARK: Reading and writing

    @inline(__always)
    func checkOpen(_ vm: VM) throws(ScriptException) { if _slowPath(descriptor < 0) { throw vm.valueError("I/O operation on closed file") } }

    @inline(__always)
    func checkReadable(_ vm: VM) throws(ScriptException) {
        try checkOpen(vm)
        if _slowPath(!mode.contains(.reading)) { throw vm.unsupported("File not open for reading") }
    }

    @inline(__always)
    func checkWritable(_ vm: VM) throws(ScriptException) {
        try checkOpen(vm)
        if _slowPath(!mode.contains(.writing)) { throw vm.unsupported("File not open for writing") }
    }

    /// One read(2): the number of bytes, 0 at the end, nil when it would block.
    func read(_ vm: VM, into base: UnsafeMutableRawPointer, _ count: Int) throws(ScriptException) -> Int? {
        try checkReadable(vm)
        do throws(KernelError) {
            return try Kernel.read(descriptor, UnsafeMutableRawBufferPointer(start: base, count: count), context.kernel)
        } catch {
            if error.code == EAGAIN || error.code == EWOULDBLOCK { return nil }
            throw vm.raise(error)
        }
    }

    /// One write(2): the number of bytes taken, nil when it would block.
    func write(_ vm: VM, _ bytes: UnsafeRawBufferPointer) throws(ScriptException) -> Int? {
        try checkWritable(vm)
        do throws(KernelError) { return try Kernel.write(descriptor, bytes, context.kernel) } catch {
            if error.code == EAGAIN || error.code == EWOULDBLOCK { return nil }
            throw vm.raise(error)
        }
    }

    /// Up to `size` bytes by one read(2), or None.
    func readBytes(_ vm: VM, _ size: Int) throws(ScriptException) -> Value {
        try checkReadable(vm)
        var buffer = ByteBuffer()
        try buffer.reserveExactly(vm, max(1, min(size, 0x7fff_f000)))
        guard let count = try read(vm, into: buffer.base, min(size, 0x7fff_f000)) else { return .none }
        buffer.count = count
        return vm.makeBytes(buffer.bytes)
    }

    /// Everything to the end, or None when nothing is there and waiting would block.
    func readAll(_ vm: VM) throws(ScriptException) -> Value {
        try checkReadable(vm)
        let size = isRegular ? remainingEstimate() : 0
        var buffer = ByteBuffer()
        if size > IOModule.defaultBufferSize, size <= 1 << 26 {
            // The usual file is as long as fstat says: read in place, then one more read to see its end.
            let whole = vm.makeBytes(count: size)
            var count = 0
            while count < size, let got = try read(vm, into: whole.base + count, size - count), got > 0 { count += got }
            let bytes = UnsafeRawBufferPointer(start: whole.base, count: count)
            if count < size { return vm.makeBytes(bytes) }
            try buffer.reserveExactly(vm, IOModule.defaultBufferSize)
            guard let more = try read(vm, into: buffer.base, IOModule.defaultBufferSize), more > 0 else { return Value(whole) }
            var all = ByteBuffer()
            try all.append(vm, bytes)
            try all.append(vm, UnsafeRawBufferPointer(start: buffer.base, count: more))
            _ = try appendAll(vm, to: &all)
            return vm.makeBytes(all.bytes)
        }
        guard try appendAll(vm, to: &buffer) || buffer.count > 0 else { return .none }
        return vm.makeBytes(buffer.bytes)
    }

    /// Appends everything to the end; false when it stopped because waiting would block.
    func appendAll(_ vm: VM, to buffer: inout ByteBuffer) throws(ScriptException) -> Bool {
        try buffer.reserveExactly(vm, buffer.count + remainingEstimate() + 1)
        while true {
            if buffer.capacity - buffer.count < 1 { try buffer.reserve(vm, buffer.count + max(buffer.count / 2, IOModule.defaultBufferSize)) }
            guard let count = try read(vm, into: buffer.base + buffer.count, min(buffer.capacity - buffer.count, 0x7fff_f000)) else { return false }
            if count == 0 { return true }
            buffer.count += count
        }
    }

    /// Bytes that fstat promises from here to the end; a guess that saves growing.
    private func remainingEstimate() -> Int {
        guard isRegular, let status = try? Kernel.status(of: descriptor, context.kernel), status.size > 0,
            let position = try? Kernel.seek(descriptor, 0, SEEK_CUR, context.kernel), position >= 0, position < status.size else {
            return IOModule.defaultBufferSize
        }
        return Int(min(status.size - position, 1 << 34))
    }

    // MARK: Position

    /// lseek(2).
    func seek(_ vm: VM, _ offset: Int, _ whence: Int32) throws(ScriptException) -> Int {
        try checkOpen(vm)
        do throws(KernelError) { return Int(try Kernel.seek(descriptor, Int64(offset), whence, context.kernel)) } catch { throw vm.raise(error) }
    }

    func isSeekable(_ vm: VM) throws(ScriptException) -> Bool {
        try checkOpen(vm)
        if let knownSeekable { return knownSeekable }
        if isRegular {
            knownSeekable = true
            return true
        }
        let works = (try? Kernel.seek(descriptor, 0, SEEK_CUR, context.kernel)) != nil
        knownSeekable = works
        return works
    }

    /// Only character devices can be terminals.
    var isTerminal: Bool {
        guard descriptor >= 0, fileKind == 0 || fileKind == UInt32(S_IFCHR) else { return false }
        return Kernel.isTerminal(descriptor, context.kernel)
    }
}

/// What a raw file was opened for.
struct FileMode: OptionSet {
    let rawValue: UInt8
    static let reading = FileMode(rawValue: 1)
    static let writing = FileMode(rawValue: 2)
    static let appending = FileMode(rawValue: 4)
    static let creating = FileMode(rawValue: 8)
    static let truncating = FileMode(rawValue: 16)

    /// O_ flags, without close-on-exec.
    var openFlags: Int32 {
        var flags: Int32 = contains([.reading, .writing]) ? O_RDWR : contains(.writing) ? O_WRONLY : O_RDONLY
        if contains(.appending) { flags |= O_APPEND | O_CREAT }
        if contains(.creating) { flags |= O_EXCL | O_CREAT }
        if contains(.truncating) { flags |= O_TRUNC | O_CREAT }
        return flags
    }

    /// What `FileIO.mode` shows.
    var text: StaticString {
        let both = contains([.reading, .writing])
        if contains(.creating) { return both ? "xb+" : "xb" }
        if contains(.appending) { return both ? "ab+" : "ab" }
        if both { return "rb+" }
        return contains(.reading) ? "rb" : "wb"
    }

    static func wrongMode(_ vm: VM) -> ScriptException {
        vm.valueError("Must have exactly one of create/read/write/append mode and at most one plus")
    }

    /// Parses the mode of `FileIO`.
    static func parse(_ vm: VM, _ value: Value) throws(ScriptException) -> FileMode {
        let string = try vm.string(value, function: "FileIO", argument: "'mode'")
        var mode: FileMode = []
        var seen = false, plus = false
        for index in 0..<string.count {
            let letter = string[codePoint: index]
            switch letter {
            case 0x72, 0x77, 0x61, 0x78:
                if seen { throw wrongMode(vm) }
                seen = true
                switch letter {
                case 0x72: mode.insert(.reading)
                case 0x77: mode.formUnion([.writing, .truncating])
                case 0x61: mode.formUnion([.writing, .appending])
                default: mode.formUnion([.writing, .creating])
                }
            case 0x62: break
            case 0x2B:
                if plus { throw wrongMode(vm) }
                plus = true
                mode.formUnion([.reading, .writing])
            default: throw vm.valueError("invalid mode: \(vm.swiftString(value))")
            }
        }
        guard seen else { throw wrongMode(vm) }
        return mode
    }
}
