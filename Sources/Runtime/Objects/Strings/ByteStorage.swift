/// The bytes of a `bytes` or `bytearray`, looked at in place: only valid until script code runs.
struct ByteView {
    let base: UnsafeMutablePointer<UInt8>
    let count: Int

    @inline(__always) subscript(index: Int) -> UInt8 { base[index] }

    @inline(__always) var buffer: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

    func find(_ needle: ByteView, in range: Range<Int>, _ direction: SearchDirection) -> Int {
        let found = findBytes(base + range.lowerBound, range.count, needle.base, needle.count, direction)
        return found < 0 ? -1 : found + range.lowerBound
    }

    func matches(_ other: ByteView, at start: Int) -> Bool {
        start >= 0 && other.count <= count - start && memcmp(base + start, other.base, other.count) == 0
    }

    func contains(_ byte: UInt8) -> Bool { memchr(base, Int32(byte), count) != nil }
}

extension Value {
    /// Whether the value has its bytes in place: `bytes`, `bytearray` or a subclass.
    @inline(__always) var isByteSequence: Bool { kind == .bytes || kind == .bytearray }

    /// Only valid when `isByteSequence`.
    @inline(__always) var byteView: ByteView {
        kind == .bytes ? ByteView(base: bytes.base, count: bytes.pointee.count) : ByteView(base: byteArray.pointee.base, count: byteArray.pointee.count)
    }
}

extension VM {
    /// A `bytes` of a subclass, contents to be filled at once, a temporary.
    func makeBytes(count: Int, type: TypePointer) -> BytesPointer {
        if type == types.pointee.bytes { return makeBytes(count: count) }
        let size = (MemoryLayout<BytesObject>.size + count + 1 + 7) & ~7
        let result = runtime.pointee.heap.allocateLeaf(size + suffixSize(of: type)).assumingMemoryBound(to: BytesObject.self)
        result.pointee = BytesObject(header: ObjectHeader(count: 1, kind: .bytes, flags: [], tailCount: 0, type: type), hash: 0, count: count)
        result.base[count] = 0
        if type.pointee.flags.contains(.heapType) { Value(type).retainObject() }
        clearSuffix(Value(result))
        temporary(Value(result))
        return result
    }

    /// A `bytearray` of `count` bytes, contents undefined, a temporary.
    public func makeByteArray(count: Int, type: TypePointer? = nil) -> ByteArrayPointer {
        let type = type ?? types.pointee.bytearray
        let result = allocate(ByteArrayObject.self, kind: .bytearray, type: type, tail: suffixSize(of: type))
        result.pointee.base = Heap.mustAllocate(count).assumingMemoryBound(to: UInt8.self)
        result.pointee.count = count
        result.pointee.capacity = max(count, 1)
        result.pointee.exports = 0
        clearSuffix(Value(result))
        temporary(Value(result))
        return result
    }

    /// New bytes of the kind of `receiver` (a method of bytearray gives a bytearray), to be filled at once.
    @inline(__always)
    func makeBytes(like receiver: Value, count: Int) throws(ScriptException) -> (value: Value, base: UnsafeMutablePointer<UInt8>) {
        try checkTextSize(count)
        if receiver.kind == .bytearray {
            let array = makeByteArray(count: count)
            return (Value(array), array.pointee.base)
        }
        if count == 0 { return (runtime.pointee.emptyBytes, runtime.pointee.emptyBytes.bytes.base) }
        let bytes = makeBytes(count: count)
        return (Value(bytes), bytes.base)
    }

    /// A part of a byte sequence; all of an exact `bytes` is that object itself.
    func makeByteSlice(_ receiver: Value, _ range: Range<Int>) throws(ScriptException) -> Value {
        if range.count == receiver.byteView.count, receiver.kind == .bytes, receiver.header.pointee.type == types.pointee.bytes { return receiver }
        let (value, base) = try makeBytes(like: receiver, count: range.count)
        memcpy(base, receiver.byteView.base + range.lowerBound, range.count)
        return value
    }

    /// Gives a bytearray another length; new bytes are undefined. BufferError while a memoryview looks at it.
    func resize(_ array: ByteArrayPointer, to count: Int) throws(ScriptException) {
        if count == array.pointee.count { return }
        guard array.pointee.exports == 0 else { throw raise(.bufferError, "Existing exports of data: object cannot be re-sized") }
        if count > array.pointee.capacity || count < array.pointee.capacity / 4 {
            let capacity = count > array.pointee.capacity ? count + count / 8 + 8 : count
            try checkTextSize(capacity)
            array.pointee.base = Heap.reallocate(array.pointee.base, capacity).assumingMemoryBound(to: UInt8.self)
            array.pointee.capacity = max(capacity, 1)
        }
        array.pointee.count = count
    }

    /// Replaces the bytes `range` by `source`, which must not lie in the array itself.
    func replaceBytes(_ array: ByteArrayPointer, _ range: Range<Int>, with source: UnsafeRawBufferPointer) throws(ScriptException) {
        let oldCount = array.pointee.count
        let newCount = oldCount - range.count + source.count
        let tail = oldCount - range.upperBound
        if newCount < oldCount {
            guard array.pointee.exports == 0 else { throw raise(.bufferError, "Existing exports of data: object cannot be re-sized") }
            memmove(array.pointee.base + range.lowerBound + source.count, array.pointee.base + range.upperBound, tail)
            try resize(array, to: newCount)
        } else if newCount > oldCount {
            try resize(array, to: newCount)
            memmove(array.pointee.base + range.lowerBound + source.count, array.pointee.base + range.upperBound, tail)
        }
        if let base = source.baseAddress, source.count > 0 { memcpy(array.pointee.base + range.lowerBound, base, source.count) }
    }

    // MARK: Arguments

    /// The receiver of a method of bytes or bytearray.
    @inline(__always)
    func byteSelf(_ a: Arguments, _ method: StaticString) throws(ScriptException) -> ByteView {
        guard _fastPath(a[0].isByteSequence) else { throw wrongReceiver(method, of: "bytes", a[0]) }
        return a[0].byteView
    }

    func byteArraySelf(_ a: Arguments, _ method: StaticString) throws(ScriptException) -> ByteArrayPointer {
        guard a[0].kind == .bytearray else { throw wrongReceiver(method, of: "bytearray", a[0]) }
        return a[0].byteArray
    }

    /// A bytes-like argument as something with its bytes in place: itself, or a copy of what a memoryview shows. TypeError "a bytes-like object is required".
    func bytesArgument(_ value: Value) throws(ScriptException) -> Value {
        if value.isByteSequence { return value }
        return try withBytes(value) { (bytes) throws(ScriptException) in makeBytes(bytes) }
    }

    /// What `find` and its kin search: a bytes-like object, or an int that stands for one byte.
    func needleArgument(_ value: Value) throws(ScriptException) -> Value {
        if value.isByteSequence { return value }
        if value.isInt || value.isBool || value.isObject(of: .bigInteger) || (!isBytesLike(value) && !special(of: value, .index).isUnset) {
            let byte = try byteValue(value, "byte must be in range(0, 256)")
            let bytes = makeBytes(count: 1)
            bytes.base[0] = byte
            return Value(bytes)
        }
        guard isBytesLike(value) else { throw typeError("argument should be integer or bytes-like object, not '\(typeName(value))'") }
        return try bytesArgument(value)
    }

    /// An integer from 0 to 255; ValueError with `message` otherwise.
    @inline(__always)
    func byteValue(_ value: Value, _ message: String) throws(ScriptException) -> UInt8 {
        if value.isInt, let byte = UInt8(exactly: value.smallInt) { return byte }
        guard let number = intValue(try indexValue(value)), let byte = UInt8(exactly: number) else { throw valueError(message) }
        return byte
    }
}
