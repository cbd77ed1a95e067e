import Descriptors
import TaipanRuntime

/// BufferedReader, BufferedWriter and BufferedRandom: one buffer before a raw stream.
///
/// The buffer holds either bytes read ahead, `readPosition ..< readEnd`, or bytes not written yet, `writeStart ..< writeEnd`; never
/// both. While a kernel call or a script's raw stream is at work the object is taken: the interpreter's lock is released then, and
/// another thread has to wait, or the buffer could move under the kernel.
final class BufferedObject: IOObject {
    /// Unset before `__init__` and after `detach`.
    @exclusivity(unchecked) private(set) var raw = OwnedValue(.unset)
    /// The raw stream's Swift side when it is a plain FileIO: methods need not be looked up.
    @exclusivity(unchecked) private(set) var file: FileObject?
    @exclusivity(unchecked) private(set) var isDetached = false
    @exclusivity(unchecked) private(set) var isReadable = false
    @exclusivity(unchecked) private(set) var isWritable = false
    @exclusivity(unchecked) private(set) var bufferSize = 0
    @exclusivity(unchecked) private var storage: UnsafeMutablePointer<UInt8>?
    @exclusivity(unchecked) var readPosition = 0
    @exclusivity(unchecked) var readEnd = 0
    @exclusivity(unchecked) var writeStart = 0
    @exclusivity(unchecked) var writeEnd = 0
    /// Where the raw stream stands, -1 when not known.
    @exclusivity(unchecked) var rawPosition = -1

    override func visit(_ visitor: (Value) -> Void) { visitor(raw.value) }
    override func clear() {
        raw.replace(with: .unset)
        file = nil
    }
    deinit { free(storage) }

    override var needsNoClosing: Bool {
        if let file { return file.descriptor < 0 }
        return raw.value.isUnset
    }

    @inline(__always) var ahead: Int { readEnd &- readPosition }
    @inline(__always) var unwritten: Int { writeEnd &- writeStart }

    // MARK: Life

    func initialize(_ vm: VM, _ raw: Value, bufferSize: Int, readable: Bool, writable: Bool) throws(ScriptException) {
        guard bufferSize > 0 else { throw vm.valueError("buffer size must be strictly positive") }
        guard bufferSize <= ByteBuffer.largest else { throw vm.raise(.memoryError) }
        free(storage)
        storage = nil
        self.raw.replace(with: raw)
        file = io.isExact(raw, io.file) ? raw.stream(FileObject.self) : nil
        isDetached = false
        isReadable = readable
        isWritable = writable
        self.bufferSize = bufferSize
        readPosition = 0
        readEnd = 0
        writeStart = 0
        writeEnd = 0
        rawPosition = -1
        if bufferSize > 1 << 20 { _ = try buffer(vm) }
    }

    func detach() -> Value {
        let value = raw.value
        isDetached = true
        return value
    }

    func forgetRaw() {
        raw.replace(with: .unset)
        file = nil
    }

    func freeBuffer() {
        free(storage)
        storage = nil
        readPosition = 0
        readEnd = 0
        writeStart = 0
        writeEnd = 0
    }

    /// The buffer's memory, made at first use.
    @inline(__always)
    func buffer(_ vm: VM) throws(ScriptException) -> UnsafeMutablePointer<UInt8> {
        if let storage { return storage }
        guard let memory = malloc(bufferSize) else { throw vm.raise(.memoryError) }
        let base = memory.assumingMemoryBound(to: UInt8.self)
        storage = base
        return base
    }

    @inline(__always)
    func checkInitialized(_ vm: VM) throws(ScriptException) {
        if _slowPath(raw.value.isUnset) { throw vm.valueError(isDetached ? "raw stream has been detached" : "I/O operation on uninitialized object") }
    }

    func isClosed(_ vm: VM) throws(ScriptException) -> Bool {
        if let file { return file.descriptor < 0 }
        return try vm.isTrue(try vm.getAttribute(raw.value, io.names.closed))
    }

    /// ValueError with `message` when the stream is closed and nothing read ahead is left.
    @inline(__always)
    func checkOpen(_ vm: VM, _ message: StaticString) throws(ScriptException) {
        try checkInitialized(vm)
        if let file, file.descriptor >= 0 { return }
        if try isClosed(vm), ahead == 0 { throw vm.valueError("\(message)") }
    }

    // MARK: The raw stream

    /// One read from the raw stream: the number of bytes, 0 at the end, nil when it would block.
    func rawRead(_ vm: VM, into base: UnsafeMutablePointer<UInt8>, _ count: Int) throws(ScriptException) -> Int? {
        if let file {
            let got = try file.read(vm, into: base, min(count, 0x7fff_f000))
            if let got, rawPosition >= 0 { rawPosition += got }
            return got
        }
        let mark = vm.mark
        let target = try vm.call(Value(vm.types.pointee.bytearray), vm.makeInt(count))
        let result = try vm.callMethod(raw.value, io.names.readinto, target)
        if result.isNone { return nil }
        let got = try vm.index(result)
        guard got >= 0, got <= count else {
            throw vm.raise(.osError, "raw readinto() returned invalid length \(got) (should have been between 0 and \(count))")
        }
        try vm.withBytes(target) { (bytes) throws(ScriptException) in
            // The script may have shortened what it was given: no stale memory comes through.
            let filled = min(got, bytes.count)
            if let start = bytes.baseAddress, filled > 0 { memcpy(base, start, filled) }
            if filled < got { memset(base + filled, 0, got - filled) }
        }
        vm.drain(to: mark)
        if rawPosition >= 0 { rawPosition += got }
        return got
    }

    /// One write to the raw stream: the number of bytes taken, nil when it would block.
    func rawWrite(_ vm: VM, _ bytes: UnsafeRawBufferPointer) throws(ScriptException) -> Int? {
        let written: Int
        if let file {
            guard let count = try file.write(vm, bytes) else { return nil }
            written = count
        } else {
            let mark = vm.mark
            let result = try vm.callMethod(raw.value, io.names.write, vm.makeBytes(bytes))
            if result.isNone { return nil }
            written = try vm.index(result)
            vm.drain(to: mark)
            guard written >= 0, written <= bytes.count else {
                throw vm.raise(.osError, "raw write() returned invalid length \(written) (should have been between 0 and \(bytes.count))")
            }
        }
        if rawPosition >= 0 { rawPosition += written }
        return written
    }

    func rawSeek(_ vm: VM, _ offset: Int, _ whence: Int32) throws(ScriptException) -> Int {
        rawPosition = -1
        let position: Int
        if let file {
            position = try file.seek(vm, offset, whence)
        } else {
            position = try vm.index(try vm.callMethod(raw.value, io.names.seek, vm.makeInt(offset), Value(whence)))
        }
        return try notePosition(vm, position)
    }

    func rawTell(_ vm: VM) throws(ScriptException) -> Int {
        let position: Int
        if let file {
            position = try file.seek(vm, 0, SEEK_CUR)
        } else {
            position = try vm.index(try vm.callMethod(raw.value, io.names.tell))
        }
        return try notePosition(vm, position)
    }

    private func notePosition(_ vm: VM, _ position: Int) throws(ScriptException) -> Int {
        guard position >= 0 else { throw vm.raise(.osError, "Raw stream returned invalid position \(position)") }
        rawPosition = position
        return position
    }

    // MARK: Writing

    /// Bytes read ahead are given back to the raw stream, so that writing goes on where the script believes to be.
    @inline(__always)
    func prepareWriting(_ vm: VM) throws(ScriptException) { if _slowPath(readEnd != 0) { try giveBackAhead(vm) } }

    @inline(never)
    func giveBackAhead(_ vm: VM) throws(ScriptException) {
        let ahead = self.ahead
        if ahead > 0 { _ = try rawSeek(vm, -ahead, SEEK_CUR) }
        readPosition = 0
        readEnd = 0
    }

    /// Writes the buffer out. BlockingIOError when the raw stream would block; what was written is gone from the buffer.
    func flushBuffer(_ vm: VM) throws(ScriptException) {
        guard unwritten > 0 else { return }
        let base = try buffer(vm)
        while unwritten > 0 {
            guard let count = try rawWrite(vm, UnsafeRawBufferPointer(start: base + writeStart, count: unwritten)) else {
                throw wouldBlock(vm, written: 0)
            }
            writeStart += count
        }
        writeStart = 0
        writeEnd = 0
    }

    /// Moves what is left to the front.
    private func compact(_ base: UnsafeMutablePointer<UInt8>) {
        guard writeStart > 0 else { return }
        memmove(base, base + writeStart, unwritten)
        writeEnd -= writeStart
        writeStart = 0
    }

    /// Takes `bytes` into the buffer or writes them out; all are taken or BlockingIOError says how many.
    func write(_ vm: VM, _ bytes: UnsafeRawBufferPointer) throws(ScriptException) {
        try prepareWriting(vm)
        let base = try buffer(vm)
        guard let start = bytes.baseAddress, bytes.count > 0 else { return }
        if _fastPath(bytes.count <= bufferSize - writeEnd) {
            memcpy(base + writeEnd, start, bytes.count)
            writeEnd += bytes.count
            return
        }
        do throws(ScriptException) { try flushBuffer(vm) } catch {
            guard vm.raisedMatches(.blockingIOError) else { throw error }
            compact(base)
            let room = min(bytes.count, bufferSize - writeEnd)
            memcpy(base + writeEnd, start, room)
            writeEnd += room
            if room == bytes.count {
                _ = vm.takeRaised()
                return
            }
            _ = vm.takeRaised()
            throw wouldBlock(vm, written: room)
        }
        var offset = 0
        while bytes.count - offset > bufferSize {
            guard let count = try rawWrite(vm, UnsafeRawBufferPointer(rebasing: bytes[offset...])) else {
                guard bytes.count - offset > bufferSize else { break }
                memcpy(base, start + offset, bufferSize)
                writeEnd = bufferSize
                throw wouldBlock(vm, written: offset + bufferSize)
            }
            offset += count
        }
        memcpy(base, start + offset, bytes.count - offset)
        writeEnd = bytes.count - offset
    }

    /// BlockingIOError with `characters_written`. The errno is the kernel's, where the raw stream is the kernel's.
    private func wouldBlock(_ vm: VM, written: Int) -> ScriptException {
        let message = vm.makeString("write could not complete without blocking")
        let number = Value(smallInt: file == nil ? 0 : Int(EAGAIN))
        let exception = vm.makeException(vm.exceptionType(.blockingIOError), arguments: vm.makeTuple(number, message))
        vm.setField(exception, OSErrorField.errno, number)
        vm.setField(exception, OSErrorField.strerror, message)
        vm.setField(exception, OSErrorField.charactersWritten, Value(smallInt: written))
        return vm.raise(exception)
    }
}
