import CPosix
import Descriptors
import TaipanRuntime

/// What files are: stat and its relatives.
extension PosixModule {
    static let status: [Builtin] = [
        Builtin("stat", "(path, *, dir_fd=None, follow_symlinks=True)", "Size, times, owner and kind of a file; follows symbolic links unless told not to.") { (vm, a) throws(ScriptException) in
            try vm.status(a[0], "stat", directory: try vm.directory(a[1]), follows: try vm.isTrue(a[2]))
        },
        Builtin("lstat", "(path, *, dir_fd=None)", "stat() of a symbolic link itself.") { (vm, a) throws(ScriptException) in
            let directory = try vm.directory(a[1])
            let path = try PathArgument(vm, a[0], function: "lstat")
            return vm.makeStatus(try vm.kernel({ () throws(KernelError) in
                try Kernel.status(of: path.pointer, in: directory, flags: AT_SYMLINK_NOFOLLOW, vm.modules.kernel)
            }, filename: a[0]))
        },
        Builtin("fstat", "(fd)", "stat() of an open file.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0])
            return vm.makeStatus(try vm.kernel({ () throws(KernelError) in try Kernel.status(of: number, vm.modules.kernel) }))
        },
        Builtin("access", "(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)", "Tells whether the user who runs this process may read, write or execute the file.") { (vm, a) throws(ScriptException) in
            let path = try PathArgument(vm, a[0], function: "access")
            let mode = try vm.cInt(a[1]), directory = try vm.directory(a[2])
            var flags: Int32 = 0
            if try vm.isTrue(a[3]) { flags |= AT_EACCESS }
            if try !vm.isTrue(a[4]) { flags |= AT_SYMLINK_NOFOLLOW }
            do throws(KernelError) {
                try Kernel.checkAccess(path.pointer, mode, in: directory, flags: flags, vm.modules.kernel)
                return .true
            } catch {
                if error.isInterruption { throw vm.raise(error) }
                return .false
            }
        },
        Builtin("statvfs", "(path)", "Size and free space of the file system that path lies on.") { (vm, a) throws(ScriptException) in
            var result = cposix_filesystem()
            if let number = try vm.descriptorInsteadOfPath(a[0]) {
                try vm.system(a[0], blocking: true) { Int(cposix_statvfs(number, nil, &result)) }
            } else {
                let path = try PathArgument(vm, a[0], function: "statvfs", alternatives: "string, bytes, os.PathLike or integer")
                try vm.system(a[0], blocking: true) { Int(cposix_statvfs(-1, path.pointer, &result)) }
            }
            return vm.makeFileSystemStatus(result)
        },
        Builtin("fstatvfs", "(fd, /)", "Size and free space of the file system that the open file lies on.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0])
            var result = cposix_filesystem()
            try vm.system(blocking: true) { Int(cposix_statvfs(number, nil, &result)) }
            return vm.makeFileSystemStatus(result)
        },
        Builtin("utime", "(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True)", "Sets the times of last access and last change, to now without any.") { (vm, a) throws(ScriptException) in
            try vm.setTimes(a)
            return .none
        },
    ]
}

extension VM {
    /// `os.stat`.
    func status(_ target: Value, _ function: StaticString, directory: Int32, follows: Bool) throws(ScriptException) -> Value {
        let context = modules.kernel
        if let number = try descriptorInsteadOfPath(target) {
            if directory != Kernel.currentDirectory { throw valueError("\(function): can't specify dir_fd without matching path") }
            if !follows { throw valueError("\(function): cannot use fd and follow_symlinks together") }
            return makeStatus(try kernel({ () throws(KernelError) in try Kernel.status(of: number, context) }, filename: target))
        }
        let path = try PathArgument(self, target, function: function, alternatives: "string, bytes, os.PathLike or integer")
        return makeStatus(try kernel({ () throws(KernelError) in
            try Kernel.status(of: path.pointer, in: directory, flags: follows ? 0 : AT_SYMLINK_NOFOLLOW, context)
        }, filename: target))
    }

    func makeStatus(_ status: FileStatus) -> Value {
        func nanoseconds(_ seconds: Int64, _ rest: Int32) -> Value {
            let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
            return overflow ? makeInt(seconds) : makeInt(Int(product &+ Int64(rest)))
        }
        func seconds(_ seconds: Int64, _ rest: Int32) -> Value { makeFloat(Double(seconds) + Double(rest) * 1e-9) }
        return makeResult(modules.system.statType, [
            Value(smallInt: Int(status.mode)), makeInt(status.inode), makeInt(status.device), makeInt(status.link_count), Value(smallInt: Int(status.user)),
            Value(smallInt: Int(status.group)), makeInt(Int(status.size)),
            makeInt(Int(status.access_seconds)), makeInt(Int(status.modification_seconds)), makeInt(Int(status.change_seconds)),
            seconds(status.access_seconds, status.access_nanoseconds), seconds(status.modification_seconds, status.modification_nanoseconds),
            seconds(status.change_seconds, status.change_nanoseconds),
            nanoseconds(status.access_seconds, status.access_nanoseconds), nanoseconds(status.modification_seconds, status.modification_nanoseconds),
            nanoseconds(status.change_seconds, status.change_nanoseconds),
            makeInt(Int(status.block_size)), makeInt(Int(status.block_count)), makeInt(status.raw_device),
        ])
    }

    func makeFileSystemStatus(_ s: cposix_filesystem) -> Value {
        makeResult(modules.system.fileSystemType, [
            makeInt(s.block_size), makeInt(s.fragment_size), makeInt(s.blocks), makeInt(s.free_blocks), makeInt(s.available_blocks), makeInt(s.files),
            makeInt(s.free_files), makeInt(s.available_files), makeInt(s.flags), makeInt(s.name_length), makeInt(s.identifier),
        ])
    }

    /// `os.utime(path, times, *, ns, dir_fd, follow_symlinks)`.
    fileprivate func setTimes(_ a: Arguments) throws(ScriptException) {
        guard a[1].isNoneOrUnset || a[2].isNoneOrUnset else { throw valueError("utime: you may specify either 'times' or 'ns' but not both") }
        var times = FileTimes()
        if !a[1].isNoneOrUnset {
            guard a[1].isObject(of: .tuple), a[1].tuple.count == 2 else { throw typeError("utime: 'times' must be either a tuple of two ints or None") }
            (times.access_seconds, times.access_nanoseconds) = try fileTime(a[1].tuple.items[0])
            (times.modification_seconds, times.modification_nanoseconds) = try fileTime(a[1].tuple.items[1])
        } else if !a[2].isNoneOrUnset {
            guard a[2].isObject(of: .tuple), a[2].tuple.count == 2 else { throw typeError("utime: 'ns' must be a tuple of two ints") }
            (times.access_seconds, times.access_nanoseconds) = try nanosecondTime(a[2].tuple.items[0])
            (times.modification_seconds, times.modification_nanoseconds) = try nanosecondTime(a[2].tuple.items[1])
        } else {
            let now = cposix_utime_now()
            times.access_nanoseconds = now
            times.modification_nanoseconds = now
        }
        let wanted = times
        let directory = try self.directory(a[3]), follows = try isTrue(a[4])
        if let number = try descriptorInsteadOfPath(a[0]) {
            if directory != Kernel.currentDirectory { throw valueError("utime: can't specify dir_fd without matching path") }
            if !follows { throw valueError("utime: cannot use fd and follow_symlinks together") }
            return try kernel({ () throws(KernelError) in try Kernel.changeTimes(of: number, wanted, modules.kernel) }, filename: a[0])
        }
        let path = try PathArgument(self, a[0], function: "utime", alternatives: "string, bytes, os.PathLike or integer")
        try kernel({ () throws(KernelError) in
            try Kernel.changeTimes(ofPath: path.pointer, wanted, in: directory, flags: follows ? 0 : AT_SYMLINK_NOFOLLOW, modules.kernel)
        }, filename: a[0])
    }

    /// Seconds as an int or a float, rounded down to nanoseconds.
    private func fileTime(_ value: Value) throws(ScriptException) -> (Int64, Int) {
        guard let number = floatValue(value) else { return (Int64(try cLong(value)), 0) }
        guard !number.isNaN else { throw valueError("Invalid value NaN (not a number)") }
        let whole = number.rounded(.down)
        guard let seconds = Int64(exactly: whole) else { throw raise(.overflowError, "timestamp out of range for platform time_t") }
        let rest = ((number - whole) * 1e9).rounded(.down)
        return rest >= 1e9 ? (seconds, 999_999_999) : (seconds, Int(rest))
    }

    private func nanosecondTime(_ value: Value) throws(ScriptException) -> (Int64, Int) {
        let total = try cLong(value)
        let rest = ((total % 1_000_000_000) + 1_000_000_000) % 1_000_000_000
        return (Int64((total - rest) / 1_000_000_000), rest)
    }
}
