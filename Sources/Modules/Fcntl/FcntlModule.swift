import CPosix
import Descriptors
import TaipanRuntime

/// The native module `fcntl`: control of descriptors and locks on files.
enum FcntlModule {
    static let declaration = NativeModule(
        "fcntl", "Control of open descriptors: fcntl(), ioctl() and locks on files.", functions: functions
    ) { (_, module) throws(ScriptException) in
        module.add(cposix_fcntl_constants)
    }

    /// Longest argument that a script may give as bytes; as CPython has it.
    private static let longestArgument = 1024
    /// No request's argument is longer: its size has 14 bits in the request's number.
    private static let bufferSize = 1 << 14

    private static let functions: [Builtin] = [
        Builtin("fcntl", "(fd, cmd, arg=0, /)", "Calls fcntl(2) with cmd and arg on the descriptor; gives its integer, or the bytes that a bytes argument became.") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0]), command = try vm.cInt(a[1])
            if let bytes = try argumentBytes(vm, a[2], "fcntl") {
                return try withBuffer(vm, bytes) { (buffer) throws(ScriptException) in
                    _ = try vm.kernel({ () throws(KernelError) in try Kernel.control(number, command, buffer: buffer, vm.modules.kernel) })
                    return vm.makeBytes(UnsafeRawBufferPointer(start: buffer, count: bytes.count))
                }
            }
            let argument = try integerArgument(vm, a[2], "fcntl")
            let modules = vm.modules
            return Value(try vm.kernel({ () throws(KernelError) in
                switch command {
                case F_DUPFD: return try modules.table.duplicateInheritable(number, from: argument, at: modules.origin(vm))
                case F_DUPFD_CLOEXEC: return try modules.table.duplicate(number, from: argument, at: modules.origin(vm))
                case F_SETFD:
                    let result = try Kernel.control(number, command, Int(argument), modules.kernel)
                    // The table's records follow the flag.
                    try modules.table.setInheritable(number, argument & FD_CLOEXEC == 0)
                    return result
                default: return try Kernel.control(number, command, Int(argument), modules.kernel)
                }
            }))
        },
        Builtin("ioctl", "(fd, request, arg=0, mutate_flag=True, /)", "Calls ioctl(2) with request and arg on the descriptor.") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0])
            let request = UInt(UInt32(truncatingIfNeeded: try vm.cLong(a[1])))
            if try vm.isTrue(a[3]), a[2].isObject(of: .bytearray) || (a[2].payload(as: BufferPayload.self) != nil && isWritable(vm, a[2])) {
                return try changeInPlace(vm, number, request, a[2])
            }
            if let bytes = try argumentBytes(vm, a[2], "ioctl") {
                return try withBuffer(vm, bytes) { (buffer) throws(ScriptException) in
                    _ = try vm.kernel({ () throws(KernelError) in try Kernel.deviceControl(number, request, buffer: buffer, vm.modules.kernel) })
                    return vm.makeBytes(UnsafeRawBufferPointer(start: buffer, count: bytes.count))
                }
            }
            let argument = try integerArgument(vm, a[2], "ioctl")
            return Value(try vm.kernel({ () throws(KernelError) in try Kernel.deviceControl(number, request, Int(argument), vm.modules.kernel) }))
        },
        Builtin("flock", "(fd, operation, /)", "Takes or releases the advisory lock of the whole open file.") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0]), operation = try vm.cInt(a[1])
            try vm.kernel({ () throws(KernelError) in try Kernel.lock(number, operation, vm.modules.kernel) })
            return .none
        },
        Builtin("lockf", "(fd, cmd, len=0, start=0, whence=0, /)", "Locks or unlocks a byte range of the file for this process.") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0]), operation = try vm.cInt(a[1])
            var lock = RecordLock()
            switch operation {
            case LOCK_UN: lock.type = Int32(F_UNLCK)
            case _ where operation & LOCK_SH != 0: lock.type = Int32(F_RDLCK)
            case _ where operation & LOCK_EX != 0: lock.type = Int32(F_WRLCK)
            default: throw vm.valueError("unrecognized lockf argument")
            }
            lock.length = Int64(try vm.cLong(a[2]))
            lock.start = Int64(try vm.cLong(a[3]))
            lock.whence = try vm.cInt(a[4])
            try vm.kernel({ () throws(KernelError) in
                try Kernel.lock(number, operation & LOCK_NB != 0 ? F_SETLK : F_SETLKW, &lock, vm.modules.kernel)
            })
            return .none
        },
    ]

    /// An integer argument: 32 bits, so that no script can pass an address of this process.
    private static func integerArgument(_ vm: VM, _ value: Value, _ function: StaticString) throws(ScriptException) -> Int32 {
        if value.isUnset { return 0 }
        guard value.isInt || value.isBool || value.isObject(of: .bigInteger) || !vm.special(of: value, .index).isUnset else {
            throw vm.typeError("\(function) requires a file or file descriptor, an integer and optionally an integer or buffer argument")
        }
        return Int32(truncatingIfNeeded: try vm.cLong(value))
    }

    /// The bytes of a str or bytes-like argument; nil for others.
    private static func argumentBytes(_ vm: VM, _ value: Value, _ function: StaticString) throws(ScriptException) -> [UInt8]? {
        let bytes: [UInt8]
        if value.isString {
            bytes = vm.utf8(value.string)
        } else if vm.isBytesLike(value) {
            bytes = try vm.withBytes(value) { (buffer) throws(ScriptException) in Array(buffer) }
        } else {
            return nil
        }
        guard bytes.count <= longestArgument else { throw vm.valueError("\(function) string arg too long") }
        return bytes
    }

    /// Calls `body` with a copy that is long enough for whatever the kernel writes.
    private static func withBuffer(_ vm: VM, _ bytes: [UInt8], _ body: (UnsafeMutableRawPointer) throws(ScriptException) -> Value) throws(ScriptException) -> Value {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bufferSize, bytes.count), alignment: 16)
        defer { buffer.deallocate() }
        buffer.initializeMemory(as: UInt8.self, repeating: 0)
        buffer.copyBytes(from: bytes)
        guard let base = buffer.baseAddress else { throw vm.raise(.memoryError) }
        return try body(base)
    }

    private static func isWritable(_ vm: VM, _ value: Value) -> Bool {
        do throws(ScriptException) { return try vm.withMutableBytes(value) { (_) throws(ScriptException) in true } } catch {
            _ = vm.takeRaised()
            return false
        }
    }

    /// The kernel's answer goes into the script's buffer; the result is the call's.
    private static func changeInPlace(_ vm: VM, _ number: Int32, _ request: UInt, _ value: Value) throws(ScriptException) -> Value {
        let bytes = try vm.withBytes(value) { (buffer) throws(ScriptException) in Array(buffer) }
        return try withBuffer(vm, bytes) { (buffer) throws(ScriptException) in
            let result = try vm.kernel({ () throws(KernelError) in try Kernel.deviceControl(number, request, buffer: buffer, vm.modules.kernel) })
            try vm.withMutableBytes(value) { (target) throws(ScriptException) in
                if let base = target.baseAddress { memcpy(base, buffer, min(bytes.count, target.count)) }
            }
            return Value(result)
        }
    }
}
