import Descriptors
import TaipanRuntime

/// Directories: making, listing, and where the process stands.
extension PosixModule {
    static let directories: [Builtin] = [
        Builtin("mkdir", "(path, mode=511, *, dir_fd=None)", "Makes a directory.") { (vm, a) throws(ScriptException) in
            let path = try PathArgument(vm, a[0], function: "mkdir")
            let mode = UInt32(bitPattern: try vm.cInt(a[1])), directory = try vm.directory(a[2])
            try vm.kernel({ () throws(KernelError) in try Kernel.makeDirectory(path.pointer, mode: mode, in: directory, vm.modules.kernel) }, filename: a[0])
            return .none
        },
        Builtin("listdir", "(path=None)", "Lists the names in a directory, without '.' and '..'.") { (vm, a) throws(ScriptException) in
            let (stream, isBytes) = try vm.openDirectory(a[0], "listdir")
            defer { stream.close() }
            let names = vm.makeList()
            while true {
                let mark = vm.mark
                let name = try vm.kernel({ () throws(KernelError) in try vm.nextEntry(stream, isBytes: isBytes) }, filename: a[0].isUnset ? .none : a[0])
                guard let name else { return Value(names) }
                names.append(name.name)
                vm.drain(to: mark)
            }
        },
        Builtin("scandir", "(path=None)", "Walks a directory as DirEntry objects.") { (vm, a) throws(ScriptException) in
            let (stream, isBytes) = try vm.openDirectory(a[0], "scandir")
            guard let type = vm.modules.system.directoryIteratorType else { return .none }
            let path = a[0].isNoneOrUnset ? vm.intern(".") : a[0]
            let descriptor = try vm.descriptorInsteadOfPath(path)
            return vm.makeObject(type, payload: DirectoryIterator(vm, stream, path: descriptor == nil ? try vm.plainPath(path) : path, descriptor: descriptor, isBytes: isBytes))
        },
        Builtin("chdir", "(path)", "Makes the path the working directory.") { (vm, a) throws(ScriptException) in
            if let number = try vm.descriptorInsteadOfPath(a[0]) {
                try vm.kernel({ () throws(KernelError) in try Kernel.changeDirectory(to: number, vm.modules.kernel) }, filename: a[0])
            } else {
                let path = try PathArgument(vm, a[0], function: "chdir", alternatives: "string, bytes, os.PathLike or integer")
                try vm.kernel({ () throws(KernelError) in try Kernel.changeDirectory(path.pointer, vm.modules.kernel) }, filename: a[0])
            }
            return .none
        },
        Builtin("fchdir", "(fd)", "Makes the open directory the working directory.") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0])
            try vm.kernel({ () throws(KernelError) in try Kernel.changeDirectory(to: number, vm.modules.kernel) })
            return .none
        },
        Builtin("getcwd", "()", "Path of the working directory.") { (vm, _) throws(ScriptException) in
            try vm.workingDirectory { vm.fileSystemDecoded($0) }
        },
        Builtin("getcwdb", "()", "Path of the working directory, as bytes.") { (vm, _) throws(ScriptException) in
            try vm.workingDirectory { vm.makeBytes($0) }
        },
        Builtin("chroot", "(path)", "Makes the path the root of this process.") { (vm, a) throws(ScriptException) in
            let path = try PathArgument(vm, a[0], function: "chroot")
            try vm.system(a[0]) { orErrno(chroot(path.pointer)) }
            return .none
        },
    ]
}

extension VM {
    fileprivate func workingDirectory(_ make: (UnsafeRawBufferPointer) -> Value) throws(ScriptException) -> Value {
        var size = 1024
        while true {
            let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: size)
            defer { buffer.deallocate() }
            do throws(KernelError) {
                let count = try Kernel.workingDirectory(into: buffer, modules.kernel)
                return make(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer).prefix(count)))
            } catch {
                guard error.code == ERANGE, size < 1 << 20 else { throw raise(error) }
                size *= 4
            }
        }
    }

    /// The stream for a path, a descriptor or None, and whether names are to be bytes.
    fileprivate func openDirectory(_ target: Value, _ function: StaticString) throws(ScriptException) -> (DirectoryStream, Bool) {
        let context = modules.kernel
        if target.isNoneOrUnset {
            var here: (CChar, CChar) = (46, 0)
            return try withUnsafeMutablePointer(to: &here) { (pointer) throws(ScriptException) in
                try pointer.withMemoryRebound(to: CChar.self, capacity: 2) { (path) throws(ScriptException) in
                    (try kernel({ () throws(KernelError) in try DirectoryStream(path: path, context) }, filename: intern(".")), false)
                }
            }
        }
        if let number = try descriptorInsteadOfPath(target) {
            return (try kernel({ () throws(KernelError) in try DirectoryStream(descriptor: number, context) }, filename: target), false)
        }
        let path = try PathArgument(self, target, function: function, alternatives: "string, bytes, os.PathLike, integer or None")
        return (try kernel({ () throws(KernelError) in try DirectoryStream(path: path.pointer, context) }, filename: target), path.isBytes)
    }

    /// The str or bytes behind a path argument.
    fileprivate func plainPath(_ value: Value) throws(ScriptException) -> Value { keep(try PathArgument(self, value).value) }

    /// The next entry but `.` and `..`: its name (a temporary), inode and DT_ type.
    func nextEntry(_ stream: DirectoryStream, isBytes: Bool) throws(KernelError) -> (name: Value, inode: UInt64, type: UInt8)? {
        while true {
            let found = try stream.next(modules.kernel) { name, entry -> (name: Value, inode: UInt64, type: UInt8)? in
                if name.count <= 2, name.allSatisfy({ $0 == 46 }), !name.isEmpty { return nil }
                let bytes = UnsafeRawBufferPointer(name)
                return (isBytes ? makeBytes(bytes) : fileSystemDecoded(bytes), entry.inode, entry.type)
            }
            guard let found else { return nil }
            if let found { return found }
        }
    }
}
