import Descriptors
import TaipanRuntime

/// Modes and owners of files.
extension PosixModule {
    static let permissions: [Builtin] = [
        Builtin("chmod", "(path, mode, *, dir_fd=None, follow_symlinks=True)", "Sets the permission bits of the file.") { (vm, a) throws(ScriptException) in
            let mode = UInt32(bitPattern: try vm.cInt(a[1])), directory = try vm.directory(a[2]), follows = try vm.isTrue(a[3])
            if let number = try vm.descriptorInsteadOfPath(a[0]) {
                if directory != Kernel.currentDirectory { throw vm.valueError("chmod: can't specify dir_fd without matching path") }
                if !follows { throw vm.valueError("chmod: cannot use fd and follow_symlinks together") }
                try vm.kernel({ () throws(KernelError) in try Kernel.changeMode(of: number, mode, vm.modules.kernel) }, filename: a[0])
                return .none
            }
            let path = try PathArgument(vm, a[0], function: "chmod", alternatives: "string, bytes, os.PathLike or integer")
            do throws(KernelError) {
                try Kernel.changeMode(ofPath: path.pointer, mode, in: directory, flags: follows ? 0 : AT_SYMLINK_NOFOLLOW, vm.modules.kernel)
                return .none
            } catch {
                if !follows, error.code == EOPNOTSUPP || error.code == ENOTSUP {
                    throw vm.raise(.notImplementedError, "chmod: follow_symlinks unavailable on this platform")
                }
                throw vm.raise(error, filename: a[0])
            }
        },
        Builtin("fchmod", "(fd, mode)", "Sets the permission bits of the open file.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0]), mode = UInt32(bitPattern: try vm.cInt(a[1]))
            try vm.kernel({ () throws(KernelError) in try Kernel.changeMode(of: number, mode, vm.modules.kernel) })
            return .none
        },
        Builtin("chown", "(path, uid, gid, *, dir_fd=None, follow_symlinks=True)", "Sets owner and group of the file; -1 keeps one.") { (vm, a) throws(ScriptException) in
            let user = try vm.userIdentifier(a[1], "uid"), group = try vm.userIdentifier(a[2], "gid")
            let directory = try vm.directory(a[3]), follows = try vm.isTrue(a[4])
            if let number = try vm.descriptorInsteadOfPath(a[0]) {
                if directory != Kernel.currentDirectory { throw vm.valueError("chown: can't specify dir_fd without matching path") }
                if !follows { throw vm.valueError("chown: cannot use fd and follow_symlinks together") }
                try vm.kernel({ () throws(KernelError) in try Kernel.changeOwner(of: number, user: user, group: group, vm.modules.kernel) }, filename: a[0])
                return .none
            }
            let path = try PathArgument(vm, a[0], function: "chown", alternatives: "string, bytes, os.PathLike or integer")
            try vm.kernel({ () throws(KernelError) in
                try Kernel.changeOwner(ofPath: path.pointer, user: user, group: group, in: directory, flags: follows ? 0 : AT_SYMLINK_NOFOLLOW, vm.modules.kernel)
            }, filename: a[0])
            return .none
        },
        Builtin("fchown", "(fd, uid, gid)", "Sets owner and group of the open file; -1 keeps one.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0]), user = try vm.userIdentifier(a[1], "uid"), group = try vm.userIdentifier(a[2], "gid")
            try vm.kernel({ () throws(KernelError) in try Kernel.changeOwner(of: number, user: user, group: group, vm.modules.kernel) })
            return .none
        },
        Builtin("lchown", "(path, uid, gid)", "Sets owner and group, of a symbolic link itself where path is one; -1 keeps one.") { (vm, a) throws(ScriptException) in
            let path = try PathArgument(vm, a[0], function: "lchown")
            let user = try vm.userIdentifier(a[1], "uid"), group = try vm.userIdentifier(a[2], "gid")
            try vm.kernel({ () throws(KernelError) in
                try Kernel.changeOwner(ofPath: path.pointer, user: user, group: group, flags: AT_SYMLINK_NOFOLLOW, vm.modules.kernel)
            }, filename: a[0])
            return .none
        },
        Builtin("umask", "(mask, /)", "Sets which permission bits new files do not get and gives the former mask.") { (vm, a) throws(ScriptException) in
            Value(smallInt: Int(umask(mode_t(UInt32(bitPattern: try vm.cInt(a[0])) & 0o777))))
        },
    ]
}
