import TaipanRuntime

/// `_io._RawIOBase`: reading by `readinto`.
enum RawBaseType {
    static let declaration = TypeDeclaration(
        "_io._RawIOBase", "What unbuffered streams of bytes have in common.", kind: .payload, flags: [.subclassable], methods: [
            Builtin("read", "(self, size=-1, /)", "Reads up to size bytes, all of them if size is negative or None.") { (vm, a) throws(ScriptException) in
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
            Builtin("readall", "(self, /)", "Reads until the end with as many system calls as that takes.") { (vm, a) throws(ScriptException) in
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
        "_io._BufferedIOBase", "What buffered streams of bytes have in common.", kind: .payload, flags: [.subclassable], methods: [
            Builtin("detach", "(self, /)", "Gives the stream beneath and leaves this object unusable.") { (vm, a) throws(ScriptException) in
                throw vm.unsupported("detach")
            },
            Builtin("read", "(self, size=-1, /)", "Reads up to size bytes, all of them if size is negative or None.") { (vm, a) throws(ScriptException) in throw vm.unsupported("read") },
            Builtin("read1", "(self, size=-1, /)", "Reads up to size bytes with one system call at most.") { (vm, a) throws(ScriptException) in
                throw vm.unsupported("read1")
            },
            Builtin("write", "(self, b, /)", "Writes the bytes and tells how many.") { (vm, a) throws(ScriptException) in throw vm.unsupported("write") },
            Builtin("readinto", "(self, buffer, /)", "Fills the buffer and tells how many bytes came.") { (vm, a) throws(ScriptException) in
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
        "_io._TextIOBase", "What streams of text have in common.", kind: .payload, flags: [.subclassable], methods: [
            Builtin("detach", "(self, /)", "Gives the byte stream beneath and leaves this object unusable.") { (vm, a) throws(ScriptException) in
                throw vm.unsupported("detach")
            },
            Builtin("read", "(self, size=-1, /)", "Reads up to size characters, all of them if size is negative or None.") { (vm, a) throws(ScriptException) in
                throw vm.unsupported("read")
            },
            Builtin("readline", "(self, size=-1, /)", "Reads up to the next line end, that included, or at most size characters.") { (vm, a) throws(ScriptException) in throw vm.unsupported("readline") },
            Builtin("write", "(self, s, /)", "Writes the text and tells how many characters that were.") { (vm, a) throws(ScriptException) in throw vm.unsupported("write") },
        ], attributes: [
            Attribute("encoding", "Name of the text's encoding.") { (_, _) throws(ScriptException) in .none },
            Attribute("newlines", "The kinds of line end met so far: None, a str, or a tuple of them.") { (_, _) throws(ScriptException) in .none },
            Attribute("errors", "What happens to text or bytes that do not fit the encoding.") { (_, _) throws(ScriptException) in .none },
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
