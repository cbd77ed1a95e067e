import Descriptors
import TaipanRuntime

/// `_io.FileIO`.
enum FileType {
    static let declaration = TypeDeclaration(
        "_io.FileIO", "Open a file.", kind: .payload, flags: [.subclassable], methods: dataMethods + positionMethods, staticMethods: [
            Builtin("__new__", "(cls, /, *args, **kwargs)", "Create a new file object.") { (vm, a) throws(ScriptException) in
                try vm.newStream(a, try vm.ioState().file) { (vm, io) in FileObject(vm, io) }
            },
        ], attributes: [
            Attribute("closed", "True if the file is closed.") { (vm, object) throws(ScriptException) in
                Value(try vm.file(object, "closed").descriptor < 0)
            },
            Attribute("closefd", "True if the file descriptor will be closed by close().") { (vm, object) throws(ScriptException) in
                Value(try vm.file(object, "closefd").closesDescriptor)
            },
            Attribute("mode", "String giving the file mode.") { (vm, object) throws(ScriptException) in
                vm.intern(try vm.file(object, "mode").mode.text)
            },
            Attribute("name", "The path or descriptor that was opened.", { (vm, object) throws(ScriptException) in
                let name = try vm.file(object, "name").name.value
                if name.isUnset { throw vm.attributeError(object, vm.intern("name")) }
                return vm.keep(name)
            }, set: { (vm, object, value) throws(ScriptException) in
                try vm.file(object, "name").name.replace(with: value)
            }),
            Attribute("_blksize", "Stat st_blksize if available.") { (vm, object) throws(ScriptException) in
                vm.makeInt(try vm.file(object, "_blksize").blockSize)
            },
        ])

    private static let dataMethods: [Builtin] = [
        Builtin("__init__", "(self, file, mode='r', closefd=True, opener=None)", "Open a file.") { (vm, a) throws(ScriptException) in
            let file = try vm.file(a[0], "__init__")
            let mode = try FileMode.parse(vm, a[2])
            try file.open(vm, a[1], mode, closesDescriptor: try vm.isTrue(a[3]), opener: a[4])
            return .none
        },
        Builtin("read", "(self, size=-1, /)", "Read at most size bytes, returned as bytes.") { (vm, a) throws(ScriptException) in
            let file = try vm.file(a[0], "read")
            let size = a[1].isNone ? -1 : try vm.index(a[1])
            try file.checkReadable(vm)
            return size < 0 ? try vm.callMethod(a[0], file.io.names.readall) : try file.readBytes(vm, size)
        },
        Builtin("readall", "(self, /)", "Read all data from the file, returned as bytes.") { (vm, a) throws(ScriptException) in
            try vm.file(a[0], "readall").readAll(vm)
        },
        Builtin("readinto", "(self, buffer, /)", "Same as RawIOBase.readinto().") { (vm, a) throws(ScriptException) in
            let file = try vm.file(a[0], "readinto")
            try file.checkReadable(vm)
            let count = try vm.withStableMutableBytes(a[1], function: "readinto") { (bytes) throws(ScriptException) -> Int? in
                guard let base = bytes.baseAddress else { return 0 }
                return try file.read(vm, into: base, bytes.count)
            }
            return count.map { Value(smallInt: $0) } ?? .none
        },
        Builtin("write", "(self, b, /)", "Write buffer b to file, return number of bytes written.") { (vm, a) throws(ScriptException) in
            let file = try vm.file(a[0], "write")
            try file.checkWritable(vm)
            let count = try vm.withStableBytes(a[1]) { (bytes) throws(ScriptException) in try file.write(vm, bytes) }
            return count.map { Value(smallInt: $0) } ?? .none
        },
        Builtin("close", "(self, /)", "Close the file.") { (vm, a) throws(ScriptException) in
            let file = try vm.file(a[0], "close")
            try vm.ensuring({ () throws(ScriptException) in
                // Subclasses may flush something of their own.
                if !file.io.isExact(a[0], file.io.file) { _ = try vm.callMethod(a[0], file.io.names.flush) }
            }, last: { () throws(ScriptException) in
                if file.isFinalizing { file.warnUnclosed(vm, a[0]) }
                file.isClosedFlag = true
                try file.close(vm)
            })
            return .none
        },
        Builtin("_dealloc_warn", "(self, source, /)", "Warn about a file that was not closed.") { (vm, a) throws(ScriptException) in
            try vm.file(a[0], "_dealloc_warn").warnUnclosed(vm, a[1])
            return .none
        },
        Builtin("__repr__", "(self, /)", "Return repr(self).") { (vm, a) throws(ScriptException) in
            let file = try vm.file(a[0], "__repr__")
            let type = vm.streamTypeName(a[0])
            guard file.descriptor >= 0 else { return vm.makeString("<\(type) [closed]>") }
            let rest = "mode='\(file.mode.text)' closefd=\(file.closesDescriptor ? "True" : "False")>"
            let name = try vm.getAttributeOrUnset(a[0], file.io.names.name)
            if name.isUnset { return vm.makeString("<\(type) fd=\(file.descriptor) \(rest)") }
            return vm.makeString("<\(type) name=\(vm.swiftString(try vm.repr(name))) \(rest)")
        },
    ]

    private static let positionMethods: [Builtin] = [
        Builtin("seek", "(self, pos, whence=0, /)", "Move to new file position and return the file position.") { (vm, a) throws(ScriptException) in
            let file = try vm.file(a[0], "seek")
            try file.checkOpen(vm)
            if a[1].isFlonum { throw vm.typeError("an integer is required") }
            return vm.makeInt(try file.seek(vm, try vm.index(a[1]), try vm.int32(a[2])))
        },
        Builtin("tell", "(self, /)", "Current file position.") { (vm, a) throws(ScriptException) in
            vm.makeInt(try vm.file(a[0], "tell").seek(vm, 0, SEEK_CUR))
        },
        Builtin("truncate", "(self, size=None, /)", "Truncate the file to at most size bytes and return the truncated size.") { (vm, a) throws(ScriptException) in
            let file = try vm.file(a[0], "truncate")
            try file.checkWritable(vm)
            let size = a[1].isNone ? try file.seek(vm, 0, SEEK_CUR) : try vm.index(a[1])
            try vm.kernel { () throws(KernelError) in try Kernel.truncate(file.descriptor, Int64(size), file.context.kernel) }
            return vm.makeInt(size)
        },
        Builtin("seekable", "(self, /)", "True if file supports random-access.") { (vm, a) throws(ScriptException) in
            Value(try vm.file(a[0], "seekable").isSeekable(vm))
        },
        Builtin("readable", "(self, /)", "True if file was opened in a read mode.") { (vm, a) throws(ScriptException) in
            let file = try vm.file(a[0], "readable")
            try file.checkOpen(vm)
            return Value(file.mode.contains(.reading))
        },
        Builtin("writable", "(self, /)", "True if file was opened in a write mode.") { (vm, a) throws(ScriptException) in
            let file = try vm.file(a[0], "writable")
            try file.checkOpen(vm)
            return Value(file.mode.contains(.writing))
        },
        Builtin("fileno", "(self, /)", "Return the underlying file descriptor (an integer).") { (vm, a) throws(ScriptException) in
            let file = try vm.file(a[0], "fileno")
            try file.checkOpen(vm)
            return Value(file.descriptor)
        },
        Builtin("isatty", "(self, /)", "True if the file is connected to a TTY device.") { (vm, a) throws(ScriptException) in
            let file = try vm.file(a[0], "isatty")
            try file.checkOpen(vm)
            return Value(file.isTerminal)
        },
        Builtin("__getstate__", "(self, /)", "Files cannot be pickled.") { (vm, a) throws(ScriptException) in
            throw vm.typeError("cannot pickle '\(vm.typeName(a[0]))' instances")
        },
    ]
}

extension IOState {
    /// Whether `value` is an instance of just this built-in type, so that no script can have overridden a method.
    @inline(__always)
    func isExact(_ value: Value, _ type: TypePointer) -> Bool { value.isObject && value.header.pointee.type == type }
}

extension VM {
    @inline(__always)
    func file(_ value: Value, _ method: StaticString) throws(ScriptException) -> FileObject {
        guard let file = value.stream(FileObject.self) else { throw wrongStream(value, method, "FileIO") }
        return file
    }

    /// A stream's type in a repr: `_io.FileIO`, or a subclass's own name.
    func streamTypeName(_ value: Value) -> String {
        let type = self.type(of: value)
        return type.pointee.flags.contains(.immutable) ? "_io.\(typeName(type))" : typeName(type)
    }
}
