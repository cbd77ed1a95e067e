import TaipanRuntime

/// `_io._RawIOBase`: reading by `readinto`.
enum RawBaseType {
    static let declaration = TypeDeclaration(
        "_io._RawIOBase", "Base class for raw binary I/O.", kind: .payload, flags: [.subclassable], methods: [
            Builtin("read", "(self, size=-1, /)", "Read and return up to size bytes.") { (vm, a) throws(ScriptException) in
                let size = a[1].isNone ? -1 : try vm.index(a[1])
                let names = try vm.ioState().names
                if size < 0 { return try vm.callMethod(a[0], names.readall) }
                guard size <= ByteBuffer.largest else { throw vm.raise(.memoryError) }
                let buffer = try vm.call(Value(vm.types.pointee.bytearray), vm.makeInt(size))
                let result = try vm.callMethod(a[0], names.readinto, buffer)
                if result.isNone { return .none }
                let count = try vm.index(result)
                return try vm.withBytes(buffer) { (bytes) throws(ScriptException) in
                    guard count >= 0, count <= bytes.count else {
                        throw vm.valueError("readinto returned \(count) outside buffer size \(bytes.count)")
                    }
                    return vm.makeBytes(UnsafeRawBufferPointer(rebasing: bytes[0..<count]))
                }
            },
            Builtin("readall", "(self, /)", "Read until EOF, using multiple read() call.") { (vm, a) throws(ScriptException) in
                let read = try vm.ioState().names.read
                var all = ByteBuffer()
                while true {
                    let mark = vm.mark
                    let piece = try vm.callMethod(a[0], read, Value(smallInt: IOModule.defaultBufferSize))
                    if piece.isNone {
                        if all.count == 0 { return .none }
                        break
                    }
                    guard piece.isObject(of: .bytes) else { throw vm.typeError("read() should return bytes") }
                    if piece.bytes.pointee.count == 0 { break }
                    try all.append(vm, piece.bytes.buffer)
                    vm.drain(to: mark)
                }
                return vm.makeBytes(all.bytes)
            },
        ])
}

/// `_io._BufferedIOBase`: `readinto` by `read`.
enum BufferedBaseType {
    static let declaration = TypeDeclaration(
        "_io._BufferedIOBase", "Base class for buffered IO objects.", kind: .payload, flags: [.subclassable], methods: [
            Builtin("detach", "(self, /)", "Disconnect this buffer from its underlying raw stream and return it.") { (vm, a) throws(ScriptException) in
                throw vm.unsupported("detach")
            },
            Builtin("read", "(self, size=-1, /)", "Read and return up to n bytes.") { (vm, a) throws(ScriptException) in throw vm.unsupported("read") },
            Builtin("read1", "(self, size=-1, /)", "Read and return up to size bytes, with at most one read() call.") { (vm, a) throws(ScriptException) in
                throw vm.unsupported("read1")
            },
            Builtin("write", "(self, b, /)", "Write buffer b to the IO stream.") { (vm, a) throws(ScriptException) in throw vm.unsupported("write") },
            Builtin("readinto", "(self, buffer, /)", "Read bytes into a writable buffer.") { (vm, a) throws(ScriptException) in
                try vm.readIntoByMethod(a[0], a[1], try vm.ioState().names.read)
            },
            Builtin("readinto1", "(self, buffer, /)", "Read bytes into a writable buffer with at most one read.") { (vm, a) throws(ScriptException) in
                try vm.readIntoByMethod(a[0], a[1], try vm.ioState().names.read1)
            },
        ])
}

/// `_io._TextIOBase`: only says what is not supported.
enum TextBaseType {
    static let declaration = TypeDeclaration(
        "_io._TextIOBase", "Base class for text I/O.", kind: .payload, flags: [.subclassable], methods: [
            Builtin("detach", "(self, /)", "Separate the underlying buffer from the TextIOBase and return it.") { (vm, a) throws(ScriptException) in
                throw vm.unsupported("detach")
            },
            Builtin("read", "(self, size=-1, /)", "Read at most size characters from stream.") { (vm, a) throws(ScriptException) in
                throw vm.unsupported("read")
            },
            Builtin("readline", "(self, size=-1, /)", "Read until newline or EOF.") { (vm, a) throws(ScriptException) in throw vm.unsupported("readline") },
            Builtin("write", "(self, s, /)", "Write string s to stream.") { (vm, a) throws(ScriptException) in throw vm.unsupported("write") },
        ], attributes: [
            Attribute("encoding", "Encoding of the text stream.") { (_, _) throws(ScriptException) in .none },
            Attribute("newlines", "Line endings translated so far.") { (_, _) throws(ScriptException) in .none },
            Attribute("errors", "The error setting of the decoder or encoder.") { (_, _) throws(ScriptException) in .none },
        ])
}

extension VM {
    /// `readinto` by way of a method that gives bytes.
    fileprivate func readIntoByMethod(_ stream: Value, _ buffer: Value, _ method: Value) throws(ScriptException) -> Value {
        let size = try withMutableBytes(buffer) { (bytes) throws(ScriptException) in bytes.count }
        let data = try callMethod(stream, method, makeInt(size))
        guard data.isObject(of: .bytes) else { throw typeError("read() should return bytes") }
        let source = data.bytes.buffer
        return try withMutableBytes(buffer) { (bytes) throws(ScriptException) in
            guard source.count <= bytes.count else {
                throw valueError("read() returned too much data: \(bytes.count) bytes requested, \(source.count) returned")
            }
            if let base = bytes.baseAddress, let start = source.baseAddress, source.count > 0 { memcpy(base, start, source.count) }
            return makeInt(source.count)
        }
    }
}
