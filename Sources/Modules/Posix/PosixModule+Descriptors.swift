import Descriptors
import TaipanRuntime

/// Opening, closing, copying, reading and writing.
extension PosixModule {
    /// Most bytes that one call of the kernel moves.
    static let longestTransfer = 0x7fff_f000

    static let descriptors: [Builtin] = [
        Builtin("open", "(path, flags, mode=511, *, dir_fd=None)", "Opens a file with open(2) and gives the descriptor, which is private to this process.") { (vm, a) throws(ScriptException) in
            let path = try PathArgument(vm, a[0], function: "open")
            let flags = try vm.cInt(a[1]), mode = try vm.cInt(a[2]), directory = try vm.directory(a[3])
            let modules = vm.modules
            let origin = modules.origin(vm)
            do throws(KernelError) {
                return Value(try modules.table.open(path.pointer, flags, mode: UInt32(bitPattern: mode), in: directory, at: origin))
            } catch {
                throw vm.raise(error, filename: a[0])
            }
        },
        Builtin("close", "(fd)", "Gives the descriptor back to the system.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0])
            let modules = vm.modules
            try vm.kernel({ () throws(KernelError) in try modules.table.close(number, at: modules.origin(vm)) })
            return .none
        },
        Builtin("closerange", "(fd_low, fd_high, /)", "Closes every descriptor from fd_low up to but not fd_high, open or not.") { (vm, a) throws(ScriptException) in
            vm.modules.table.closeRange(try vm.cInt(a[0]), try vm.cInt(a[1]), at: vm.modules.origin(vm))
            return .none
        },
        Builtin("read", "(fd, length, /)", "Reads up to length bytes; an empty result is the end.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0])
            return try vm.readBytes(try vm.index(a[1])) { (buffer, context) throws(KernelError) in try Kernel.read(number, buffer, context) }
        },
        Builtin("write", "(fd, data, /)", "Writes the bytes and tells how many the system took.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0])
            return try vm.withStableBytes(a[1]) { (bytes) throws(ScriptException) in
                let rest = UnsafeRawBufferPointer(rebasing: bytes.prefix(longestTransfer))
                return Value(smallInt: try vm.kernel({ () throws(KernelError) in try Kernel.write(number, rest, vm.modules.kernel) }))
            }
        },
        Builtin("pread", "(fd, length, offset, /)", "Reads up to length bytes at offset and leaves the position alone.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0]), offset = Int64(try vm.cLong(a[2]))
            return try vm.readBytes(try vm.cInt(a[1])) { (buffer, context) throws(KernelError) in try Kernel.read(number, buffer, at: offset, context) }
        },
        Builtin("pwrite", "(fd, buffer, offset, /)", "Writes the bytes at offset and leaves the position alone.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0]), offset = Int64(try vm.cLong(a[2]))
            return try vm.withStableBytes(a[1]) { (bytes) throws(ScriptException) in
                Value(smallInt: try vm.kernel({ () throws(KernelError) in try Kernel.write(number, bytes, at: offset, vm.modules.kernel) }))
            }
        },
        Builtin("readv", "(fd, buffers, /)", "Fills the buffers one after the other with one call and tells how many bytes came.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0])
            return try vm.readScattered(a[1], "readv") { (vectors, context) throws(KernelError) in try Kernel.read(number, into: vectors, context) }
        },
        Builtin("preadv", "(fd, buffers, offset, flags=0, /)", "readv() at offset, with the position left alone.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0]), offset = Int64(try vm.cLong(a[2])), flags = try vm.cInt(a[3])
            return try vm.readScattered(a[1], "preadv") { (vectors, context) throws(KernelError) in try Kernel.read(number, into: vectors, at: offset, flags: flags, context) }
        },
        Builtin("writev", "(fd, buffers, /)", "Writes the buffers one after the other with one call and tells how many bytes went.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0])
            return try vm.writeGathered(a[1], "writev") { (vectors, context) throws(KernelError) in try Kernel.write(number, from: vectors, context) }
        },
        Builtin("pwritev", "(fd, buffers, offset, flags=0, /)", "writev() at offset, with the position left alone.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0]), offset = Int64(try vm.cLong(a[2])), flags = try vm.cInt(a[3])
            return try vm.writeGathered(a[1], "pwritev") { (vectors, context) throws(KernelError) in try Kernel.write(number, from: vectors, at: offset, flags: flags, context) }
        },
        Builtin("lseek", "(fd, position, whence, /)", "Moves the position of the open file and gives the new one.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0]), position = Int64(try vm.cLong(a[1])), whence = try vm.cInt(a[2])
            return vm.makeInt(Int(try vm.kernel({ () throws(KernelError) in try Kernel.seek(number, position, whence, vm.modules.kernel) })))
        },
        Builtin("dup", "(fd, /)", "Gives a second descriptor of the same open file, private to this process.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0])
            let modules = vm.modules
            return Value(try vm.kernel({ () throws(KernelError) in try modules.table.duplicate(number, at: modules.origin(vm)) }))
        },
        Builtin("dup2", "(fd, fd2, inheritable=True)", "Makes fd2 a descriptor of what fd is; a new program inherits it unless inheritable is false.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0]), target = try vm.cInt(a[1]), inheritable = try vm.isTrue(a[2])
            let modules = vm.modules
            guard number >= 0, target >= 0 else { throw vm.osError(errno: EBADF) }
            return Value(try vm.kernel({ () throws(KernelError) in try modules.table.duplicate(number, onto: target, inheritable: inheritable, at: modules.origin(vm)) }))
        },
        Builtin("pipe", "()", "Gives the two ends of a new pipe, first the one to read; both private to this process.") { (vm, _) throws(ScriptException) in
            let modules = vm.modules
            let pair = try vm.kernel({ () throws(KernelError) in try modules.table.pipe(at: modules.origin(vm)) })
            return vm.makeTuple(Value(pair.read), Value(pair.write))
        },
        Builtin("pipe2", "(flags, /)", "pipe() with flags of its own, such as O_NONBLOCK.") { (vm, a) throws(ScriptException) in
            let flags = try vm.cInt(a[0])
            let modules = vm.modules
            let pair = try vm.kernel({ () throws(KernelError) in try modules.table.pipe(flags: flags, at: modules.origin(vm)) })
            return vm.makeTuple(Value(pair.read), Value(pair.write))
        },
        Builtin("get_inheritable", "(fd, /)", "Tells whether a new program would inherit the descriptor.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0])
            return Value(try vm.kernel({ () throws(KernelError) in try vm.modules.table.isInheritable(number) }))
        },
        Builtin("set_inheritable", "(fd, inheritable, /)", "Decides whether a new program inherits the descriptor.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0]), inheritable = try vm.cInt(a[1]) != 0
            try vm.kernel({ () throws(KernelError) in try vm.modules.table.setInheritable(number, inheritable) })
            return .none
        },
        Builtin("get_blocking", "(fd, /)", "Tells whether calls on the descriptor wait.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0])
            return Value(try vm.kernel({ () throws(KernelError) in try Kernel.isBlocking(number, vm.modules.kernel) }))
        },
        Builtin("set_blocking", "(fd, blocking, /)", "Decides whether calls on the descriptor wait.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0]), blocking = try vm.isTrue(a[1])
            try vm.kernel({ () throws(KernelError) in try Kernel.setBlocking(number, blocking, vm.modules.kernel) })
            return .none
        },
    ]
}

extension VM {
    /// Reads up to `length` bytes into a new `bytes`.
    @inline(__always)
    func readBytes(_ length: some BinaryInteger, _ read: (UnsafeMutableRawBufferPointer, KernelContext) throws(KernelError) -> Int) throws(ScriptException) -> Value {
        guard length >= 0 else { throw osError(errno: EINVAL) }
        let length = min(Int(clamping: length), PosixModule.longestTransfer)
        if length > 1 << 20 { return try readManyBytes(length, read) }
        let bytes = makeBytes(count: length)
        let buffer = UnsafeMutableRawBufferPointer(start: bytes.base, count: length)
        let count = try kernel({ () throws(KernelError) in try read(buffer, modules.kernel) })
        return count == length ? Value(bytes) : makeBytes(UnsafeRawBufferPointer(start: bytes.base, count: count))
    }

    /// The pages of a large buffer are the system's until something arrives in them.
    private func readManyBytes(_ length: Int, _ read: (UnsafeMutableRawBufferPointer, KernelContext) throws(KernelError) -> Int) throws(ScriptException) -> Value {
        guard let base = malloc(length) else { throw raise(.memoryError) }
        defer { free(base) }
        let count = try kernel({ () throws(KernelError) in try read(UnsafeMutableRawBufferPointer(start: base, count: length), modules.kernel) })
        return makeBytes(UnsafeRawBufferPointer(start: base, count: count))
    }

    private func bufferList(_ buffers: Value, _ function: StaticString) throws(ScriptException) -> TuplePointer {
        guard !special(of: buffers, .getitem).isUnset, !special(of: buffers, .len).isUnset else {
            throw typeError("\(function)() arg 2 must be a sequence")
        }
        return try makeTuple(from: buffers).tuple
    }

    /// Reads into writable buffers one after the other, through one piece of memory that no other thread can move.
    func readScattered(_ buffers: Value, _ function: StaticString, _ read: (UnsafeBufferPointer<iovec>, KernelContext) throws(KernelError) -> Int) throws(ScriptException) -> Value {
        let list = try bufferList(buffers, function)
        var sizes: [Int] = []
        var total = 0
        for index in 0..<list.count {
            let size = try withMutableBytes(list.items[index]) { (bytes) throws(ScriptException) in bytes.count }
            sizes.append(size)
            total += size
        }
        guard total < 1 << 40, let base = malloc(max(total, 1)) else { throw raise(.memoryError) }
        defer { free(base) }
        var vectors: [iovec] = []
        var place = base
        for size in sizes {
            vectors.append(iovec(iov_base: place, iov_len: size))
            place += size
        }
        let context = modules.kernel
        let count = try vectors.withUnsafeBufferPointer { (vectors) throws(ScriptException) in
            try kernel({ () throws(KernelError) in try read(vectors, context) })
        }
        var offset = 0
        for index in 0..<list.count where offset < count {
            let wanted = min(sizes[index], count - offset)
            try withMutableBytes(list.items[index]) { (bytes) throws(ScriptException) in
                if let target = bytes.baseAddress { memcpy(target, base + offset, min(wanted, bytes.count)) }
            }
            offset += wanted
        }
        return Value(smallInt: count)
    }

    /// Writes the bytes of several objects with one call.
    func writeGathered(_ buffers: Value, _ function: StaticString, _ write: (UnsafeBufferPointer<iovec>, KernelContext) throws(KernelError) -> Int) throws(ScriptException) -> Value {
        let list = try bufferList(buffers, function)
        var vectors: [iovec] = []
        for index in 0..<list.count {
            // `bytes` stay where they are; what another thread could change is copied.
            let stable = list.items[index].isObject(of: .bytes) ? list.items[index]
                : try withBytes(list.items[index]) { (bytes) throws(ScriptException) in makeBytes(bytes) }
            vectors.append(iovec(iov_base: stable.bytes.base, iov_len: stable.bytes.pointee.count))
        }
        let context = modules.kernel
        return Value(smallInt: try vectors.withUnsafeBufferPointer { (vectors) throws(ScriptException) in
            try kernel({ () throws(KernelError) in try write(vectors, context) })
        })
    }
}
