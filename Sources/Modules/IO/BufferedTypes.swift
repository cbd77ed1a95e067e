import TaipanRuntime

/// `_io.BufferedReader`.
enum BufferedReaderType {
    static let declaration = TypeDeclaration(
        "_io.BufferedReader", "Reads ahead from a raw stream.", kind: .payload, flags: [.subclassable],
        methods: [
            Builtin("__init__", "(self, raw, buffer_size=8192)", "Wrap a raw stream.") { (vm, a) throws(ScriptException) in
                let stream = try vm.buffered(a[0], "__init__")
                try vm.requireCapability(a[1], stream.io.names.readable, "File or stream is not readable.")
                try stream.initialize(vm, a[1], bufferSize: try vm.index(a[2]), readable: true, writable: false)
                return .none
            },
            Builtin("flush", "(self, /)", "Flush the raw stream.") { (vm, a) throws(ScriptException) in
                try vm.buffered(a[0], "flush").flush(vm)
                return .none
            },
            Builtin("writable", "(self, /)", "Tells whether the stream can be written.") { (vm, a) throws(ScriptException) in
                let stream = try vm.buffered(a[0], "writable")
                try stream.checkInitialized(vm)
                return try stream.askRaw(vm, stream.io.names.writable)
            },
        ] + BufferedMethods.common + BufferedMethods.reading, staticMethods: [
            Builtin("__new__", "(cls, /, *args, **kwargs)", "Create a new reader.") { (vm, a) throws(ScriptException) in
                try vm.newStream(a, try vm.ioState().bufferedReader) { (vm, io) in BufferedObject(vm, io) }
            },
        ], attributes: BufferedMethods.attributes)
}

/// `_io.BufferedWriter`.
enum BufferedWriterType {
    static let declaration = TypeDeclaration(
        "_io.BufferedWriter", "Gathers writes for a raw stream.", kind: .payload, flags: [.subclassable], methods: [
            Builtin("__init__", "(self, raw, buffer_size=8192)", "Wrap a raw stream.") { (vm, a) throws(ScriptException) in
                let stream = try vm.buffered(a[0], "__init__")
                try vm.requireCapability(a[1], stream.io.names.writable, "File or stream is not writable.")
                try stream.initialize(vm, a[1], bufferSize: try vm.index(a[2]), readable: false, writable: true)
                return .none
            },
        ] + BufferedMethods.common + BufferedMethods.writing, staticMethods: [
            Builtin("__new__", "(cls, /, *args, **kwargs)", "Create a new writer.") { (vm, a) throws(ScriptException) in
                try vm.newStream(a, try vm.ioState().bufferedWriter) { (vm, io) in BufferedObject(vm, io) }
            },
        ], attributes: BufferedMethods.attributes)
}

/// `_io.BufferedRandom`.
enum BufferedRandomType {
    static let declaration = TypeDeclaration(
        "_io.BufferedRandom", "Reads ahead and gathers writes on one raw stream that can seek.", kind: .payload, flags: [.subclassable], methods: [
            Builtin("__init__", "(self, raw, buffer_size=8192)", "Wrap a raw stream.") { (vm, a) throws(ScriptException) in
                let stream = try vm.buffered(a[0], "__init__")
                try vm.requireCapability(a[1], stream.io.names.seekable, "File or stream is not seekable.")
                try vm.requireCapability(a[1], stream.io.names.readable, "File or stream is not readable.")
                try vm.requireCapability(a[1], stream.io.names.writable, "File or stream is not writable.")
                try stream.initialize(vm, a[1], bufferSize: try vm.index(a[2]), readable: true, writable: true)
                return .none
            },
        ] + BufferedMethods.common + BufferedMethods.reading + BufferedMethods.writing, staticMethods: [
            Builtin("__new__", "(cls, /, *args, **kwargs)", "Create a new random access buffer.") { (vm, a) throws(ScriptException) in
                try vm.newStream(a, try vm.ioState().bufferedRandom) { (vm, io) in BufferedObject(vm, io) }
            },
        ], attributes: BufferedMethods.attributes)
}

extension VM {
    /// UnsupportedOperation unless `stream.readable()` (or its like) is true.
    func requireCapability(_ stream: Value, _ capability: Value, _ message: String) throws(ScriptException) {
        guard try callMethod(stream, capability).isTrue else { throw unsupported(message) }
    }
}
