import Descriptors
import TaipanRuntime

/// Names of files: making, removing, renaming and linking.
extension PosixModule {
    static let links: [Builtin] = [
        Builtin("unlink", "(path, *, dir_fd=None)", "Deletes a name of a file, as remove() does.") { (vm, a) throws(ScriptException) in try vm.remove(a, "unlink", flags: 0) },
        Builtin("remove", "(path, *, dir_fd=None)", "Deletes a name of a file, as unlink() does.") { (vm, a) throws(ScriptException) in try vm.remove(a, "remove", flags: 0) },
        Builtin("rmdir", "(path, *, dir_fd=None)", "Deletes an empty directory.") { (vm, a) throws(ScriptException) in try vm.remove(a, "rmdir", flags: AT_REMOVEDIR) },
        Builtin("rename", "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", "Moves src to dst; a file at dst is replaced.") { (vm, a) throws(ScriptException) in try vm.rename(a, "rename") },
        Builtin("replace", "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", "Moves src to dst and replaces what is there, at one stroke.") { (vm, a) throws(ScriptException) in
            try vm.rename(a, "replace")
        },
        Builtin("link", "(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)", "Gives the file a second name, dst.") { (vm, a) throws(ScriptException) in
            let source = try PathArgument(vm, a[0], function: "link", argumentName: "src")
            let target = try PathArgument(vm, a[1], function: "link", argumentName: "dst")
            let from = try vm.directory(a[2]), to = try vm.directory(a[3])
            // link(2) itself does not follow on Linux, whatever the argument's default says.
            let follows = try vm.isTrue(a[4]) && (from != Kernel.currentDirectory || to != Kernel.currentDirectory)
            do throws(KernelError) {
                try Kernel.link(source.pointer, in: from, to: target.pointer, in: to, flags: follows ? AT_SYMLINK_FOLLOW : 0, vm.modules.kernel)
                return .none
            } catch {
                throw vm.raise(error, filename: a[0], filename2: a[1])
            }
        },
        Builtin("symlink", "(src, dst, target_is_directory=False, *, dir_fd=None)", "Makes dst a symbolic link with the text src.") { (vm, a) throws(ScriptException) in
            let source = try PathArgument(vm, a[0], function: "symlink", argumentName: "src")
            let target = try PathArgument(vm, a[1], function: "symlink", argumentName: "dst")
            let directory = try vm.directory(a[3])
            do throws(KernelError) {
                try Kernel.makeSymbolicLink(to: source.pointer, at: target.pointer, in: directory, vm.modules.kernel)
                return .none
            } catch {
                throw vm.raise(error, filename: a[0], filename2: a[1])
            }
        },
        Builtin("readlink", "(path, *, dir_fd=None)", "The text of a symbolic link.") { (vm, a) throws(ScriptException) in
            let path = try PathArgument(vm, a[0], function: "readlink")
            let directory = try vm.directory(a[1])
            let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: Int(PATH_MAX) + 1)
            defer { buffer.deallocate() }
            let count = try vm.kernel({ () throws(KernelError) in
                try Kernel.readSymbolicLink(path.pointer, in: directory, into: buffer, vm.modules.kernel)
            }, filename: a[0])
            let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer).prefix(count))
            return path.isBytes ? vm.makeBytes(bytes) : vm.fileSystemDecoded(bytes)
        },
        Builtin("mkfifo", "(path, mode=438, *, dir_fd=None)", "Makes a named pipe.") { (vm, a) throws(ScriptException) in
            let path = try PathArgument(vm, a[0], function: "mkfifo")
            let mode = try vm.cInt(a[1]), directory = try vm.directory(a[2])
            try vm.kernel({ () throws(KernelError) in
                try Kernel.makeFIFO(path.pointer, mode: UInt32(bitPattern: mode), in: directory, vm.modules.kernel)
            }, filename: a[0])
            return .none
        },
        Builtin("mknod", "(path, mode=384, device=0, *, dir_fd=None)", "Makes a file, pipe or device as mode says.") { (vm, a) throws(ScriptException) in
            let path = try PathArgument(vm, a[0], function: "mknod")
            let mode = try vm.cInt(a[1]), device = try vm.device(a[2]), directory = try vm.directory(a[3])
            try vm.kernel({ () throws(KernelError) in
                try Kernel.makeNode(path.pointer, mode: UInt32(bitPattern: mode), device: device, in: directory, vm.modules.kernel)
            }, filename: a[0])
            return .none
        },
        Builtin("truncate", "(path, length)", "Cuts or extends the file at path to length bytes.") { (vm, a) throws(ScriptException) in
            let length = Int64(try vm.cLong(a[1]))
            if let number = try vm.descriptorInsteadOfPath(a[0]) {
                try vm.kernel({ () throws(KernelError) in try Kernel.truncate(number, length, vm.modules.kernel) }, filename: a[0])
            } else {
                let path = try PathArgument(vm, a[0], function: "truncate", alternatives: "string, bytes, os.PathLike or integer")
                try vm.kernel({ () throws(KernelError) in try Kernel.truncate(path: path.pointer, length, vm.modules.kernel) }, filename: a[0])
            }
            return .none
        },
    ]
}

extension VM {
    fileprivate func remove(_ a: Arguments, _ function: StaticString, flags: Int32) throws(ScriptException) -> Value {
        let path = try PathArgument(self, a[0], function: function)
        let directory = try self.directory(a[1])
        try kernel({ () throws(KernelError) in try Kernel.unlink(path.pointer, in: directory, flags: flags, modules.kernel) }, filename: a[0])
        return .none
    }

    fileprivate func rename(_ a: Arguments, _ function: StaticString) throws(ScriptException) -> Value {
        let source = try PathArgument(self, a[0], function: function, argumentName: "src")
        let target = try PathArgument(self, a[1], function: function, argumentName: "dst")
        let from = try directory(a[2]), to = try directory(a[3])
        do throws(KernelError) {
            try Kernel.rename(source.pointer, in: from, to: target.pointer, in: to, modules.kernel)
            return .none
        } catch {
            throw raise(error, filename: a[0], filename2: a[1])
        }
    }
}
