import TaipanIntegers

// What native functions make of arguments, with CPython's wording of refusals.

extension VM {
    /// An `int` (or subclass, or bool) as Swift integer; nil for another type or beyond 64 bits.
    @inline(__always)
    public func intValue(_ value: Value) -> Int? {
        if value.isInt { return value.smallInt }
        if value.isBool { return value.isTrue ? 1 : 0 }
        guard value.isObject(of: .bigInteger) else { return nil }
        return wideValue(value).flatMap { Int(exactly: $0) }
    }

    /// An `int` of any size; nil for another type.
    public func bigValue(_ value: Value) -> BigInteger? {
        if value.isInt { return BigInteger(value.smallInt) }
        if value.isBool { return BigInteger(value.isTrue ? 1 : 0) }
        guard value.isObject(of: .bigInteger) else { return nil }
        return value.pointer(as: BigIntegerObject.self).pointee.value
    }

    /// `operator.index(value)`: an `int` of any size.
    public func indexValue(_ value: Value) throws(ScriptException) -> Value {
        if value.isInt || value.isBool || value.isObject(of: .bigInteger) { return value }
        let method = special(of: value, .index)
        guard !method.isUnset else { throw typeError("'\(messageTypeName(value))' object cannot be interpreted as an integer") }
        let result = try callSpecial(method, value)
        return try integer(result, from: "__index__")
    }

    /// What `__int__` or `__index__` gave, as a plain `int`.
    func integer(_ result: Value, from method: String) throws(ScriptException) -> Value {
        if result.isInt { return result }
        guard isInteger(result) else { throw typeError("\(method) returned non-int (type \(typeName(result)))") }
        if result.isObject, result.header.pointee.type == types.pointee.int { return result }
        try warnOfSubclass(result, from: method, type: "int")
        return plainInt(result)
    }

    /// What `__float__` gave.
    func double(_ result: Value, fromMethodOf value: Value) throws(ScriptException) -> Double {
        guard let number = floatValue(result) else { throw typeError("\(typeName(value)).__float__ returned non-float (type \(typeName(result)))") }
        if result.isObject, result.header.pointee.type != types.pointee.float { try warnOfSubclass(result, from: "\(typeName(value)).__float__", type: "float") }
        return number
    }

    /// An integer argument; `OverflowError` beyond 64 bits.
    public func index(_ value: Value) throws(ScriptException) -> Int {
        if value.isInt { return value.smallInt }
        guard let result = intValue(try indexValue(value)) else { throw raise(.overflowError, "Python int too large to convert to C ssize_t") }
        return result
    }

    /// A position or bound: like `index`, but values beyond 64 bits become the nearest end.
    public func clampedIndex(_ value: Value) throws(ScriptException) -> Int {
        let whole = try indexValue(value)
        if let result = intValue(whole) { return result }
        return (bigValue(whole) ?? 0) < 0 ? Int.min : Int.max
    }

    /// A C `int` argument.
    public func int32(_ value: Value) throws(ScriptException) -> Int32 {
        let whole = try indexValue(value)
        guard let result = intValue(whole).flatMap({ Int32(exactly: $0) }) else {
            let negative = (bigValue(whole) ?? 0) < 0
            throw raise(.overflowError, "signed integer is \(negative ? "less than minimum" : "greater than maximum")")
        }
        return result
    }

    /// A float argument: float, int, or what has `__float__` or `__index__`.
    public func double(_ value: Value) throws(ScriptException) -> Double {
        if value.isFlonum { return value.flonum }
        if value.isInt { return Double(value.smallInt) }
        if value.isObject(of: .float) { return value.pointer(as: FloatObject.self).pointee.value }
        if isInteger(value) { return try double(fromInteger: value) }
        let method = special(of: value, .float)
        if !method.isUnset {
            return try double(try callSpecial(method, value), fromMethodOf: value)
        }
        guard !special(of: value, .index).isUnset else { throw typeError("must be real number, not \(typeName(value))") }
        return try double(try indexValue(value))
    }

    /// A `float` (or subclass); nil for another type.
    @inline(__always)
    public func floatValue(_ value: Value) -> Double? {
        if value.isFlonum { return value.flonum }
        return value.isObject(of: .float) ? value.pointer(as: FloatObject.self).pointee.value : nil
    }

    /// A `str` argument. `name` and `position` word the refusal: "open() argument 'mode' must be str, not int".
    public func string(_ value: Value, function: String, argument: String) throws(ScriptException) -> StringPointer {
        guard value.isString else { throw typeError("\(function)() argument \(argument) must be str, not \(argumentTypeName(value))") }
        return value.string
    }

    /// Calls `body` with the bytes of a bytes-like object: bytes, bytearray, memoryview, or what has `__buffer__`. The bytes must not be
    /// used once script code runs.
    public func withBytes<Result>(_ value: Value, _ body: (UnsafeRawBufferPointer) throws(ScriptException) -> Result) throws(ScriptException) -> Result {
        switch value.kind {
        case .bytes: return try body(value.bytes.buffer)
        case .bytearray: return try body(UnsafeRawBufferPointer(start: value.byteArray.pointee.base, count: value.byteArray.pointee.count))
        default:
            guard let view = value.payload(as: BufferPayload.self) else { throw typeError("a bytes-like object is required, not '\(typeName(value))'") }
            return try view.withBytes(self, body)
        }
    }

    /// Whether `withBytes` takes the value.
    public func isBytesLike(_ value: Value) -> Bool {
        value.kind == .bytes || value.kind == .bytearray || value.payload(as: BufferPayload.self) != nil
    }

    /// A copy of what a script's `__buffer__` shows; any other value is given back. To be called before other buffers are looked at: script code runs, which
    /// `withBytes` never does.
    func exportedBytes(of value: Value) throws(ScriptException) -> Value {
        guard value.isObject, !value.isByteSequence, !scriptMethod(value, .buffer).isUnset else { return value }
        let view = try makeMemoryView(of: value)
        defer { view.payload(as: MemoryView.self)?.release(self) }
        return try withBytes(view) { (bytes) throws(ScriptException) in makeBytes(bytes) }
    }

    /// Calls `body` with the writable bytes of a bytearray, a memoryview over one, or another writable buffer.
    public func withMutableBytes<Result>(_ value: Value, _ body: (UnsafeMutableRawBufferPointer) throws(ScriptException) -> Result) throws(ScriptException) -> Result {
        if value.kind == .bytearray {
            return try body(UnsafeMutableRawBufferPointer(start: value.byteArray.pointee.base, count: value.byteArray.pointee.count))
        }
        guard let view = value.payload(as: BufferPayload.self) else {
            throw typeError("a read-write bytes-like object is required, not '\(typeName(value))'")
        }
        return try view.withMutableBytes(self, body)
    }
}

/// A Swift-carried object that gives access to bytes: memoryview, array, mmap.
open class BufferPayload: Payload {
    open func withBytes<Result>(_ vm: VM, _ body: (UnsafeRawBufferPointer) throws(ScriptException) -> Result) throws(ScriptException) -> Result {
        try body(UnsafeRawBufferPointer(start: nil, count: 0))
    }

    open func withMutableBytes<Result>(_ vm: VM, _ body: (UnsafeMutableRawBufferPointer) throws(ScriptException) -> Result) throws(ScriptException) -> Result {
        throw vm.typeError("cannot modify read-only memory")
    }

    /// Whether `withMutableBytes` refuses.
    open var isReadOnly: Bool { true }
    /// What the items are, as a native format character of `struct`.
    open var itemFormat: MemoryFormat { .unsignedByte }
    /// A memoryview has begun to look at the bytes: their number must not change until as many have ended.
    open func beginExport() {}
    open func endExport() {}
}
