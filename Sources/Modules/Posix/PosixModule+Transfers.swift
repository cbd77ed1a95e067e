import Descriptors
import TaipanRuntime

/// Data from descriptor to descriptor, and what happens to a file as a whole.
extension PosixModule {
    static let transfers: [Builtin] = [
        Builtin("sendfile", "(out_fd, in_fd, offset, count)", "Copies up to count bytes from in_fd to out_fd inside the kernel and tells how many.") { (vm, a) throws(ScriptException) in
            let target = try vm.cInt(a[0]), source = try vm.cInt(a[1]), count = try vm.index(a[3])
            var offset = try vm.offset(a[2])
            guard count >= 0 else { throw vm.osError(errno: EINVAL) }
            return Value(smallInt: try vm.kernel({ () throws(KernelError) in
                try Kernel.sendFile(to: target, from: source, offset: &offset, count: count, vm.modules.kernel)
            }))
        },
        Builtin("copy_file_range", "(src, dst, count, offset_src=None, offset_dst=None)", "Copies up to count bytes from file to file inside the kernel and tells how many.") { (vm, a) throws(ScriptException) in
            let source = try vm.cInt(a[0]), target = try vm.cInt(a[1]), count = try vm.index(a[2])
            var from = try vm.offset(a[3]), to = try vm.offset(a[4])
            guard count >= 0 else { throw vm.valueError("negative value for 'count' not allowed") }
            return Value(smallInt: try vm.kernel({ () throws(KernelError) in
                try Kernel.copyRange(from: source, &from, to: target, &to, count: count, vm.modules.kernel)
            }))
        },
        Builtin("splice", "(src, dst, count, offset_src=None, offset_dst=None, flags=0)", "Moves up to count bytes between a pipe and a descriptor inside the kernel and tells how many.") { (vm, a) throws(ScriptException) in
            let source = try vm.cInt(a[0]), target = try vm.cInt(a[1]), count = try vm.index(a[2])
            var from = try vm.offset(a[3]), to = try vm.offset(a[4])
            let flags = try vm.cUnsignedInt(a[5])
            guard count >= 0 else { throw vm.valueError("negative value for 'count' not allowed") }
            return Value(smallInt: try vm.kernel({ () throws(KernelError) in
                try Kernel.splice(from: source, &from, to: target, &to, count: count, flags: flags, vm.modules.kernel)
            }))
        },
        Builtin("ftruncate", "(fd, length, /)", "Cuts or extends the open file to length bytes.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0]), length = Int64(try vm.cLong(a[1]))
            try vm.kernel({ () throws(KernelError) in try Kernel.truncate(number, length, vm.modules.kernel) })
            return .none
        },
        Builtin("fsync", "(fd)", "Waits until the file's content and attributes are on the disk.") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0])
            try vm.kernel({ () throws(KernelError) in try Kernel.synchronize(number, vm.modules.kernel) })
            return .none
        },
        Builtin("fdatasync", "(fd)", "Waits until the file's content is on the disk.") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0])
            try vm.kernel({ () throws(KernelError) in try Kernel.synchronizeData(number, vm.modules.kernel) })
            return .none
        },
        Builtin("sync", "()", "Writes everything still in memory to the disks.") { (vm, _) throws(ScriptException) in
            try vm.system(blocking: true) {
                sync()
                return 0
            }
            return .none
        },
        Builtin("posix_fallocate", "(fd, offset, length, /)", "Makes sure that the disk has room for length bytes from offset on.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0]), offset = Int64(try vm.cLong(a[1])), length = Int64(try vm.cLong(a[2]))
            try vm.kernel({ () throws(KernelError) in try Kernel.allocate(number, offset, length, vm.modules.kernel) })
            return .none
        },
        Builtin("posix_fadvise", "(fd, offset, length, advice, /)", "Tells the kernel how the file will be read.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0]), offset = Int64(try vm.cLong(a[1])), length = Int64(try vm.cLong(a[2])), advice = try vm.cInt(a[3])
            try vm.kernel({ () throws(KernelError) in try Kernel.advise(number, offset, length, advice, vm.modules.kernel) })
            return .none
        },
        Builtin("lockf", "(fd, command, length, /)", "Locks, tests or unlocks length bytes from the position on.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0]), command = try vm.cInt(a[1]), length = try vm.cLong(a[2])
            try vm.system(blocking: true) { orErrno(lockf(number, command, off_t(length))) }
            return .none
        },
    ]
}

extension VM {
    /// An offset in bytes; None leaves the descriptor's own position to the kernel.
    fileprivate func offset(_ value: Value) throws(ScriptException) -> Int64? {
        value.isNoneOrUnset ? nil : Int64(try cLong(value))
    }
}
