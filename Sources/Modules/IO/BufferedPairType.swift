import TaipanRuntime

/// A reader and a writer that scripts see as one stream.
final class BufferedPairObject: IOObject {
    @exclusivity(unchecked) var reader = OwnedValue(.unset)
    @exclusivity(unchecked) var writer = OwnedValue(.unset)

    override func visit(_ visitor: (Value) -> Void) {
        visitor(reader.value)
        visitor(writer.value)
    }
    override func clear() {
        reader.replace(with: .unset)
        writer.replace(with: .unset)
    }
    override var needsNoClosing: Bool { writer.value.isUnset }

    func checkInitialized(_ vm: VM) throws(ScriptException) {
        if reader.value.isUnset || writer.value.isUnset { throw vm.valueError("I/O operation on uninitialized object") }
    }
}

/// `_io.BufferedRWPair`.
enum BufferedPairType {
    static let declaration = TypeDeclaration(
        "_io.BufferedRWPair", "Two one-way streams as one: reads come from the first, writes go to the second.", kind: .payload, flags: [.subclassable], methods: [
            Builtin("__init__", "(self, reader, writer, buffer_size=8192, /)", "Wrap two raw streams.") { (vm, a) throws(ScriptException) in
                let pair = try vm.pair(a[0], "__init__", initialized: false)
                try vm.requireCapability(a[1], pair.io.names.readable, "File or stream is not readable.")
                try vm.requireCapability(a[2], pair.io.names.writable, "File or stream is not writable.")
                let size = try vm.index(a[3])
                let reader = BufferedObject(vm, pair.io), writer = BufferedObject(vm, pair.io)
                let readerValue = vm.makeStream(pair.io.bufferedReader, reader)
                try reader.initialize(vm, a[1], bufferSize: size, readable: true, writable: false)
                let writerValue = vm.makeStream(pair.io.bufferedWriter, writer)
                try writer.initialize(vm, a[2], bufferSize: size, readable: false, writable: true)
                pair.reader.replace(with: readerValue)
                pair.writer.replace(with: writerValue)
                return .none
            },
            Builtin("read", "(self, size=-1, /)", "Read from the reader.") { (vm, a) throws(ScriptException) in
                let pair = try vm.pair(a[0], "read")
                return try vm.callMethod(pair.reader.value, pair.io.names.read, a[1])
            },
            Builtin("read1", "(self, size=-1, /)", "Read from the reader with at most one raw read.") { (vm, a) throws(ScriptException) in
                let pair = try vm.pair(a[0], "read1")
                return try vm.callMethod(pair.reader.value, pair.io.names.read1, a[1])
            },
            Builtin("peek", "(self, size=0, /)", "Look at what the reader has buffered.") { (vm, a) throws(ScriptException) in
                let pair = try vm.pair(a[0], "peek")
                return try vm.callMethod(pair.reader.value, pair.io.names.peek, a[1])
            },
            Builtin("readinto", "(self, buffer, /)", "Read into a writable buffer.") { (vm, a) throws(ScriptException) in
                let pair = try vm.pair(a[0], "readinto")
                return try vm.callMethod(pair.reader.value, pair.io.names.readinto, a[1])
            },
            Builtin("readinto1", "(self, buffer, /)", "Read into a writable buffer with at most one raw read.") { (vm, a) throws(ScriptException) in
                let pair = try vm.pair(a[0], "readinto1")
                return try vm.callMethod(pair.reader.value, pair.io.names.readinto1, a[1])
            },
            Builtin("write", "(self, buffer, /)", "Write to the writer.") { (vm, a) throws(ScriptException) in
                let pair = try vm.pair(a[0], "write")
                return try vm.callMethod(pair.writer.value, pair.io.names.write, a[1])
            },
            Builtin("flush", "(self, /)", "Flush the writer.") { (vm, a) throws(ScriptException) in
                let pair = try vm.pair(a[0], "flush")
                return try vm.callMethod(pair.writer.value, pair.io.names.flush)
            },
            Builtin("readable", "(self, /)", "Whether the reader can be read.") { (vm, a) throws(ScriptException) in
                let pair = try vm.pair(a[0], "readable")
                return try vm.callMethod(pair.reader.value, pair.io.names.readable)
            },
            Builtin("writable", "(self, /)", "Whether the writer can be written.") { (vm, a) throws(ScriptException) in
                let pair = try vm.pair(a[0], "writable")
                return try vm.callMethod(pair.writer.value, pair.io.names.writable)
            },
            Builtin("isatty", "(self, /)", "Whether either side is a terminal.") { (vm, a) throws(ScriptException) in
                let pair = try vm.pair(a[0], "isatty")
                if try vm.isTrue(try vm.callMethod(pair.writer.value, pair.io.names.isatty)) { return .true }
                return try vm.callMethod(pair.reader.value, pair.io.names.isatty)
            },
            Builtin("close", "(self, /)", "Close both sides.") { (vm, a) throws(ScriptException) in
                let pair = try vm.pair(a[0], "close")
                try vm.ensuring({ () throws(ScriptException) in
                    _ = try vm.callMethod(pair.writer.value, pair.io.names.close)
                }, last: { () throws(ScriptException) in
                    _ = try vm.callMethod(pair.reader.value, pair.io.names.close)
                })
                return .none
            },
        ], staticMethods: [
            Builtin("__new__", "(cls, /, *args, **kwargs)", "Create a new pair.") { (vm, a) throws(ScriptException) in
                try vm.newStream(a, try vm.ioState().bufferedPair) { (vm, io) in BufferedPairObject(vm, io) }
            },
        ], attributes: [
            Attribute("closed", "Tells whether the writer has been closed.") { (vm, object) throws(ScriptException) in
                let pair = try vm.pair(object, "closed", initialized: false)
                guard !pair.writer.value.isUnset else { throw vm.raise(.runtimeError, "the BufferedRWPair object is being garbage-collected") }
                return try vm.getAttribute(pair.writer.value, pair.io.names.closed)
            },
        ])
}

extension VM {
    fileprivate func pair(_ value: Value, _ method: StaticString, initialized: Bool = true) throws(ScriptException) -> BufferedPairObject {
        guard let pair = value.stream(BufferedPairObject.self) else { throw wrongStream(value, method, "BufferedRWPair") }
        if initialized { try pair.checkInitialized(self) }
        return pair
    }
}
