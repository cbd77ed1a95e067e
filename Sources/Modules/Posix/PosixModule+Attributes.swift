import CPosix
import Descriptors
import TaipanRuntime

/// Extended attributes of files.
extension PosixModule {
    static let attributes: [Builtin] = [
        Builtin("getxattr", "(path, attribute, *, follow_symlinks=True)", "Reads an extended attribute of the file.") { (vm, a) throws(ScriptException) in
            let name = try PathArgument(vm, a[1], function: "getxattr", argumentName: "attribute")
            return try vm.withAttributeTarget(a[0], "getxattr", follows: a[2]) { (number, path, follows) throws(ScriptException) in
                try vm.growingBuffer(a[0]) { cposix_getxattr(number, path, follows, name.pointer, $0, $1) }
            }
        },
        Builtin("setxattr", "(path, attribute, value, flags=0, *, follow_symlinks=True)", "Writes an extended attribute of the file.") { (vm, a) throws(ScriptException) in
            let name = try PathArgument(vm, a[1], function: "setxattr", argumentName: "attribute"), flags = try vm.cInt(a[3])
            return try vm.withAttributeTarget(a[0], "setxattr", follows: a[4]) { (number, path, follows) throws(ScriptException) in
                try vm.withStableBytes(a[2]) { (bytes) throws(ScriptException) in
                    try vm.system(a[0], blocking: true) { Int(cposix_setxattr(number, path, follows, name.pointer, bytes.baseAddress, bytes.count, flags)) }
                    return .none
                }
            }
        },
        Builtin("removexattr", "(path, attribute, *, follow_symlinks=True)", "Deletes an extended attribute of the file.") { (vm, a) throws(ScriptException) in
            let name = try PathArgument(vm, a[1], function: "removexattr", argumentName: "attribute")
            return try vm.withAttributeTarget(a[0], "removexattr", follows: a[2]) { (number, path, follows) throws(ScriptException) in
                try vm.system(a[0], blocking: true) { Int(cposix_removexattr(number, path, follows, name.pointer)) }
                return .none
            }
        },
        Builtin("listxattr", "(path=None, *, follow_symlinks=True)", "Names of the file's extended attributes.") { (vm, a) throws(ScriptException) in
            let target = a[0].isNoneOrUnset ? vm.intern(".") : a[0]
            return try vm.withAttributeTarget(target, "listxattr", follows: a[1]) { (number, path, follows) throws(ScriptException) in
                let names = try vm.growingBuffer(target) { cposix_listxattr(number, path, follows, $0?.assumingMemoryBound(to: CChar.self), $1) }
                let list = vm.makeList()
                for name in names.bytes.buffer.split(separator: 0) { list.append(vm.fileSystemDecoded(UnsafeRawBufferPointer(rebasing: name))) }
                return Value(list)
            }
        },
    ]
}

extension VM {
    /// Calls `body` with a descriptor, or with -1 and a path.
    fileprivate func withAttributeTarget(_ target: Value, _ function: StaticString, follows: Value,
                                         _ body: (Int32, UnsafeMutablePointer<CChar>?, Int32) throws(ScriptException) -> Value) throws(ScriptException) -> Value {
        let follows: Int32 = try isTrue(follows) ? 1 : 0
        if let number = try descriptorInsteadOfPath(target) {
            if follows == 0 { throw valueError("\(function): cannot use fd and follow_symlinks together") }
            return try body(number, nil, follows)
        }
        let path = try PathArgument(self, target, function: function, alternatives: "string, bytes, os.PathLike or integer")
        return try body(-1, path.pointer, follows)
    }

    /// `bytes` of the size that the call turns out to need (ERANGE: more).
    fileprivate func growingBuffer(_ filename: Value, _ call: (UnsafeMutableRawPointer?, Int) -> Int) throws(ScriptException) -> Value {
        var size = 256
        while true {
            let buffer = makeBytes(count: size)
            do throws(KernelError) {
                let count = try Kernel.call(modules.kernel, blocking: true) { call(buffer.base, size) }
                return makeBytes(UnsafeRawBufferPointer(start: buffer.base, count: count))
            } catch {
                guard error.code == ERANGE, size < 65536 else { throw raise(error, filename: filename) }
                size = size == 256 ? 4096 : 65536
            }
        }
    }
}
