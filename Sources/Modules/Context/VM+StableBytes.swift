import TaipanRuntime

// Bytes of script objects that the kernel reads or fills while the interpreter's lock is released: nothing that another thread
// or a signal handler does meanwhile may move or free them. A memoryview of the script could be released by then: a view of our
// own, which no script knows, holds the memory.

extension VM {
    /// Calls `body` with the bytes of a bytes-like object; they stay where they are until it returns.
    public func withStableBytes<Result>(_ value: Value, _ body: (UnsafeRawBufferPointer) throws(ScriptException) -> Result) throws(ScriptException) -> Result {
        if value.isObject(of: .bytes) { return try body(value.bytes.buffer) }
        if value.isObject(of: .bytearray) {
            value.byteArray.pointee.exports += 1
            defer { value.byteArray.pointee.exports -= 1 }
            return try body(UnsafeRawBufferPointer(start: value.byteArray.pointee.base, count: value.byteArray.pointee.count))
        }
        return try withBytes(try makeOwnView(value), body)
    }

    private func makeOwnView(_ value: Value) throws(ScriptException) -> Value {
        if value.payload(as: BufferPayload.self) != nil { return try makeMemoryView(of: value) }
        guard !special(of: value, .buffer).isNoneOrUnset else { throw typeError("a bytes-like object is required, not '\(typeName(value))'") }
        // The script may keep the view that its `__buffer__` gives.
        return try makeMemoryView(of: try makeMemoryView(of: value))
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
        return try withMutableBytes(try makeOwnView(value), body)
    }

    /// TypeError for what has no writable bytes, worded as the arguments of CPython's methods are.
    func checkWritableBytes(_ value: Value, function: StaticString) throws(ScriptException) {
        if value.isObject(of: .bytearray) || value.payload(as: BufferPayload.self) != nil { return }
        throw typeError("\(function)() argument must be read-write bytes-like object, not \(argumentTypeName(value))")
    }
}
