import TaipanRuntime

// Bytes of script objects that the kernel reads or fills while the interpreter's lock is released: nothing that another thread
// does meanwhile may move or free them.

extension VM {
    /// Calls `body` with the bytes of a bytes-like object; they stay where they are until it returns.
    public func withStableBytes<Result>(_ value: Value, _ body: (UnsafeRawBufferPointer) throws(ScriptException) -> Result) throws(ScriptException) -> Result {
        if value.isObject(of: .bytes) { return try body(value.bytes.buffer) }
        if value.isObject(of: .bytearray) {
            value.byteArray.pointee.exports += 1
            defer { value.byteArray.pointee.exports -= 1 }
            return try body(UnsafeRawBufferPointer(start: value.byteArray.pointee.base, count: value.byteArray.pointee.count))
        }
        guard modules.hasThreads else { return try withBytes(value, body) }
        let copy = try withBytes(value) { (bytes) throws(ScriptException) in makeBytes(bytes) }
        return try body(copy.bytes.buffer)
    }

    /// Calls `body` with the writable bytes of a bytes-like object; `body` gives the number of bytes it filled from the start on, or nil.
    ///
    /// - Parameter function: for the wording of the TypeError.
    public func withStableMutableBytes(_ value: Value, function: StaticString, _ body: (UnsafeMutableRawBufferPointer) throws(ScriptException) -> Int?) throws(ScriptException) -> Int? {
        try checkWritableBytes(value, function: function)
        if value.isObject(of: .bytearray) {
            value.byteArray.pointee.exports += 1
            defer { value.byteArray.pointee.exports -= 1 }
            return try body(UnsafeMutableRawBufferPointer(start: value.byteArray.pointee.base, count: value.byteArray.pointee.count))
        }
        guard modules.hasThreads else { return try withMutableBytes(value, body) }
        let size = try withMutableBytes(value) { (bytes) throws(ScriptException) in bytes.count }
        let copy = makeBytes(count: size)
        guard let filled = try body(UnsafeMutableRawBufferPointer(start: copy.base, count: size)) else { return nil }
        return try withMutableBytes(value) { (bytes) throws(ScriptException) in
            if let base = bytes.baseAddress { memcpy(base, copy.base, min(filled, bytes.count)) }
            return filled
        }
    }

    /// TypeError for what has no writable bytes, worded as the arguments of CPython's methods are.
    func checkWritableBytes(_ value: Value, function: StaticString) throws(ScriptException) {
        if value.isObject(of: .bytearray) || value.payload(as: BufferPayload.self) != nil { return }
        throw typeError("\(function)() argument must be read-write bytes-like object, not \(typeName(value))")
    }
}
