import Descriptors
import TaipanRuntime

/// `_io.FileIO`.
enum FileType {
    static let declaration = TypeDeclaration(
        "_io.FileIO", "A file without a buffer: each call is one system call.", kind: .payload, flags: [.subclassable], methods: dataMethods + positionMethods, staticMethods: [
            Builtin("__new__", "(cls, /, *args, **kwargs)", "Create a new file object.") { (vm, a) throws(ScriptException) in
                try vm.newStream(a, try vm.ioState().file) { (vm, io) in FileObject(vm, io) }
            },
        ], attributes: [
            Attribute("closed", "Tells whether the stream has been closed.") { (vm, object) throws(ScriptException) in
                Value(try vm.file(object, "closed").descriptor < 0)
            },
            Attribute("closefd", "Whether close() closes the descriptor too.") { (vm, object) throws(ScriptException) in
                Value(try vm.file(object, "closefd").closesDescriptor)
            },
            Attribute("mode", "What the file was opened for: 'rb', 'wb', 'ab', 'xb' or with a '+'.") { (vm, object) throws(ScriptException) in
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
        Builtin("__init__", "(self, file, mode='r', closefd=True, opener=None)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            let file = try vm.file(a[0], "__init__")
            let mode = try FileMode.parse(vm, a[2])
            try file.open(vm, a[1], mode, closesDescriptor: try vm.isTrue(a[3]), opener: a[4])
            return .none
        },
        Builtin("read", "(self, size=-1, /)", "Reads up to size bytes with one system call; None when nothing is there and the descriptor does not block.") { (vm, a) throws(ScriptException) in
            let file = try vm.file(a[0], "read")
            let size = a[1].isNone ? -1 : try vm.index(a[1])
            try file.checkReadable(vm)
            return size < 0 ? try vm.callMethod(a[0], file.io.names.readall) : try file.readBytes(vm, size)
        },
        Builtin("readall", "(self, /)", "Reads until the end of the file.") { (vm, a) throws(ScriptException) in
            try vm.file(a[0], "readall").readAll(vm)
        },
        Builtin("readinto", "(self, buffer, /)", "Fills the buffer with one system call and tells how many bytes came.") { (vm, a) throws(ScriptException) in
            let file = try vm.file(a[0], "readinto")
            try file.checkReadable(vm)
            let count = try vm.withStableMutableBytes(a[1], function: "readinto") { (bytes) throws(ScriptException) -> Int? in
                guard let base = bytes.baseAddress else { return 0 }
                return try file.read(vm, into: base, bytes.count)
            }
            return count.map { Value(smallInt: $0) } ?? .none
        },
        Builtin("write", "(self, b, /)", "Writes what one system call takes and tells how many bytes that were.") { (vm, a) throws(ScriptException) in
            let file = try vm.file(a[0], "write")
            try file.checkWritable(vm)
            let count = try vm.withStableBytes(a[1]) { (bytes) throws(ScriptException) in try file.write(vm, bytes) }
            return count.map { Value(smallInt: $0) } ?? .none
        },
        Builtin("close", "(self, /)", "Closes the file, and the descriptor unless closefd is false.") { (vm, a) throws(ScriptException) in
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
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
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
        Builtin("seek", "(self, pos, whence=0, /)", "Moves the file's position and gives the new one.") { (vm, a) throws(ScriptException) in
            let file = try vm.file(a[0], "seek")
            try file.checkOpen(vm)
            if a[1].isFlonum { throw vm.typeError("an integer is required") }
            return vm.makeInt(try file.seek(vm, try vm.index(a[1]), try vm.int32(a[2])))
        },
        Builtin("tell", "(self, /)", "The file's position.") { (vm, a) throws(ScriptException) in
            vm.makeInt(try vm.file(a[0], "tell").seek(vm, 0, SEEK_CUR))
        },
        Builtin("truncate", "(self, size=None, /)", "Cuts or extends the file to size bytes, the position if None; gives the size.") { (vm, a) throws(ScriptException) in
            let file = try vm.file(a[0], "truncate")
            try file.checkWritable(vm)
            let size = a[1].isNone ? try file.seek(vm, 0, SEEK_CUR) : try vm.index(a[1])
            try vm.kernel { () throws(KernelError) in try Kernel.truncate(file.descriptor, Int64(size), file.context.kernel) }
            return vm.makeInt(size)
        },
        Builtin("seekable", "(self, /)", "Tells whether the file has a position that can be moved.") { (vm, a) throws(ScriptException) in
            Value(try vm.file(a[0], "seekable").isSeekable(vm))
        },
        Builtin("readable", "(self, /)", "Tells whether the mode allows reading.") { (vm, a) throws(ScriptException) in
            let file = try vm.file(a[0], "readable")
            try file.checkOpen(vm)
            return Value(file.mode.contains(.reading))
        },
        Builtin("writable", "(self, /)", "Tells whether the mode allows writing.") { (vm, a) throws(ScriptException) in
            let file = try vm.file(a[0], "writable")
            try file.checkOpen(vm)
            return Value(file.mode.contains(.writing))
        },
        Builtin("fileno", "(self, /)", "The number of the descriptor.") { (vm, a) throws(ScriptException) in
            let file = try vm.file(a[0], "fileno")
            try file.checkOpen(vm)
            return Value(file.descriptor)
        },
        Builtin("isatty", "(self, /)", "Tells whether the descriptor is a terminal.") { (vm, a) throws(ScriptException) in
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
