import TaipanIntegers

// `create...` gives the caller a count of its own; `make...` returns a temporary.

extension VM {
    @inline(__always)
    func allocate<Object>(_ layout: Object.Type, kind: Kind, type: TypePointer, tail: Int = 0, tailCount: Int = 0) -> UnsafeMutablePointer<Object> {
        let pointer = runtime.pointee.heap.allocate(MemoryLayout<Object>.stride &+ tail)
        pointer.storeBytes(of: ObjectHeader(count: 1, kind: kind, flags: [], tailCount: UInt16(truncatingIfNeeded: tailCount), type: type), as: ObjectHeader.self)
        if type.pointee.flags.contains(.heapType) { Value(type).retainObject() }
        return pointer.assumingMemoryBound(to: Object.self)
    }

    // MARK: Numbers

    @inline(__always)
    public func makeInt(_ value: Int) -> Value {
        _fastPath(Value.fitsSmallInt(value)) ? Value(smallInt: value) : makeWideInt(Int128(value))
    }

    public func makeInt<Number: FixedWidthInteger>(_ value: Number) -> Value {
        if let small = Int(exactly: value), Value.fitsSmallInt(small) { return Value(smallInt: small) }
        return makeWideInt(Int128(value))
    }

    /// An int of any size: a small one where it fits.
    public func makeInt(_ value: BigInteger) -> Value {
        if let wide = Int128(exactly: value) { return makeInt(wide) }
        let pointer = allocate(BigIntegerObject.self, kind: .bigInteger, type: types.pointee.int)
        initialize(pointer, value)
        return temporary(Value(pointer))
    }

    public func makeInt(_ value: Int128) -> Value {
        let small = Int(truncatingIfNeeded: value)
        if Int128(small) == value, Value.fitsSmallInt(small) { return Value(smallInt: small) }
        return makeWideInt(value)
    }

    /// An int object of more than 63 bits.
    private func makeWideInt(_ value: Int128) -> Value {
        let pointer = allocate(BigIntegerObject.self, kind: .bigInteger, type: types.pointee.int)
        pointer.pointee.wide = value
        withUnsafeMutablePointer(to: &pointer.pointee.long) { $0.initialize(to: nil) }
        return temporary(Value(pointer))
    }

    /// Fills a fresh object with a number of any size.
    func initialize(_ pointer: UnsafeMutablePointer<BigIntegerObject>, _ value: BigInteger) {
        let wide = Int128(exactly: value)
        pointer.pointee.wide = wide ?? 0
        withUnsafeMutablePointer(to: &pointer.pointee.long) { $0.initialize(to: wide == nil ? value : nil) }
    }

    @inline(__always)
    public func makeFloat(_ value: Double) -> Value {
        if let word = Value(flonum: value) { return word }
        return temporary(createFloat(value))
    }

    /// Like `makeFloat`, the caller owning the count of a boxed one.
    @inline(__always)
    func createFloatValue(_ value: Double) -> Value {
        if let word = Value(flonum: value) { return word }
        return createFloat(value)
    }

    @inline(never)
    func createFloat(_ value: Double, type: TypePointer? = nil) -> Value {
        let pointer = allocate(FloatObject.self, kind: .float, type: type ?? types.pointee.float)
        pointer.pointee.value = value
        return Value(pointer)
    }

    public func makeComplex(_ real: Double, _ imaginary: Double) -> Value {
        let pointer = allocate(ComplexObject.self, kind: .complex, type: types.pointee.complex)
        pointer.pointee.real = real
        pointer.pointee.imaginary = imaginary
        return temporary(Value(pointer))
    }

    // MARK: Sequences

    /// A tuple whose items are unset until the caller puts counted values there.
    func createTuple(count: Int) -> TuplePointer {
        let tuple = createTupleWithoutItems(count)
        tuple.items.update(repeating: .unset, count: count)
        return tuple
    }

    /// A tuple of the values in a run of registers, which become unset.
    @inline(never)
    func createTuple(taking base: UnsafeMutablePointer<Value>, _ count: Int) -> TuplePointer {
        let tuple = createTupleWithoutItems(count)
        copyRegisters(from: base, to: tuple.items, count, clearing: true)
        return tuple
    }

    /// The caller fills in the items before anything can look at the tuple.
    @inline(__always)
    private func createTupleWithoutItems(_ count: Int) -> TuplePointer {
        if count == 0 {
            let empty = runtime.pointee.emptyTuple
            if !empty.isUnset {
                empty.retain()
                return empty.tuple
            }
        }
        let tuple = allocate(TupleObject.self, kind: .tuple, type: types.pointee.tuple, tail: count * 8)
        tuple.pointee.count = count
        return tuple
    }

    public func makeTuple(_ values: Value...) -> Value { values.withUnsafeBufferPointer { makeTuple($0) } }
    public func makeTuple(_ values: [Value]) -> Value { values.withUnsafeBufferPointer { makeTuple($0) } }
    public func makeTuple(_ values: UnsafeBufferPointer<Value>) -> Value {
        let tuple = createTuple(count: values.count)
        for (index, value) in values.enumerated() {
            value.retain()
            tuple.items[index] = value
        }
        return temporary(Value(tuple))
    }

    /// A list of the values in a run of registers, which become unset.
    @inline(never)
    func createList(taking base: UnsafeMutablePointer<Value>, _ count: Int) -> ListPointer {
        let list = createList(capacity: count)
        copyRegisters(from: base, to: list.pointee.items, count, clearing: true)
        list.pointee.count = count
        return list
    }

    func createList(capacity: Int) -> ListPointer {
        let list = allocate(ListObject.self, kind: .list, type: types.pointee.list)
        list.initializeItems(capacity: capacity)
        return list
    }

    /// An empty list.
    public func makeList(capacity: Int = 0) -> ListPointer {
        let list = createList(capacity: capacity)
        temporary(Value(list))
        return list
    }

    public func makeList(_ values: [Value]) -> Value {
        let list = makeList(capacity: values.count)
        for value in values { list.append(value) }
        return Value(list)
    }

    func createBytes(count: Int) -> BytesPointer {
        let pointer = runtime.pointee.heap.allocateLeaf(MemoryLayout<BytesObject>.size + count + 1).assumingMemoryBound(to: BytesObject.self)
        pointer.pointee = BytesObject(header: ObjectHeader(count: 1, kind: .bytes, flags: [], tailCount: 0, type: types.pointee.bytes), hash: 0, count: count)
        pointer.base[count] = 0
        return pointer
    }

    /// `bytes` of `count` bytes, contents undefined, for the caller to fill at once.
    public func makeBytes(count: Int) -> BytesPointer {
        let bytes = createBytes(count: count)
        temporary(Value(bytes))
        return bytes
    }

    public func makeBytes(_ source: UnsafeRawBufferPointer) -> Value {
        if source.count == 0 { return runtime.pointee.emptyBytes }
        let bytes = makeBytes(count: source.count)
        if let base = source.baseAddress { memcpy(bytes.base, base, source.count) }
        return Value(bytes)
    }

    public func makeBytes(_ source: [UInt8]) -> Value { source.withUnsafeBytes { makeBytes($0) } }

    // MARK: Tables

    func createDict(type: TypePointer? = nil) -> DictPointer {
        let dict = allocate(DictObject.self, kind: .dict, type: type ?? types.pointee.dict)
        dict.initializeTable()
        return dict
    }

    public func makeDict() -> DictPointer {
        let dict = createDict()
        temporary(Value(dict))
        return dict
    }

    func createSet(frozen: Bool = false) -> SetPointer {
        let set = allocate(SetObject.self, kind: .set, type: frozen ? types.pointee.frozenset : types.pointee.set)
        if frozen { set.pointee.header.flags.insert(.frozen) }
        set.initializeTable()
        return set
    }

    public func makeSet(frozen: Bool = false) -> SetPointer {
        let set = createSet(frozen: frozen)
        temporary(Value(set))
        return set
    }

    // MARK: Records, iterators, payloads

    /// A record of `type` with the given values; the caller owns the count.
    @inline(__always)
    func createRecord(kind: Kind, type: TypePointer, _ values: Value...) -> Value {
        let record = allocate(RecordObject.self, kind: kind, type: type, tail: values.count * 8, tailCount: values.count)
        for (index, value) in values.enumerated() {
            value.retain()
            record.values[index] = value
        }
        return Value(record)
    }

    @inline(__always)
    func makeRecord(kind: Kind, type: TypePointer, _ values: Value...) -> Value {
        let record = allocate(RecordObject.self, kind: kind, type: type, tail: values.count * 8, tailCount: values.count)
        for (index, value) in values.enumerated() {
            value.retain()
            record.values[index] = value
        }
        return temporary(Value(record))
    }

    /// An iterator of a built-in type.
    public func makeIterator(_ type: TypePointer, source: Value, second: Value = .unset, third: Value = .unset, index: Int = 0, limit: Int = 0,
                             step: IteratorStep) -> Value {
        let iterator = allocate(IteratorObject.self, kind: .iterator, type: type)
        source.retain()
        second.retain()
        third.retain()
        iterator.pointee.step = step
        iterator.pointee.index = index
        iterator.pointee.limit = limit
        iterator.pointee.source = source
        iterator.pointee.second = second
        iterator.pointee.third = third
        return temporary(Value(iterator))
    }

    /// An object of `type` (declared with kind `.payload`) that carries `payload`.
    public func makeObject(_ type: TypePointer, payload: Payload) -> Value {
        let object = allocate(PayloadObject.self, kind: .payload, type: type, tail: suffixSize(of: type))
        object.pointee.payload = Unmanaged.passRetained(payload)
        object.pointee.attributes = .unset
        clearSuffix(Value(object))
        return temporary(Value(object))
    }

    func suffixSize(of type: TypePointer) -> Int {
        type.pointee.flags.contains(.hasSuffix) ? 8 * (1 + Int(type.pointee.slotCount)) : 0
    }

    /// Marks the suffix of a fresh instance of a subclass of a built-in type as empty.
    func clearSuffix(_ object: Value) {
        let type = object.header.pointee.type
        guard type.pointee.flags.contains(.hasSuffix) else { return }
        object.header.pointee.flags.insert(.hasSuffix)
        object.suffix.update(repeating: .unset, count: 1 + Int(type.pointee.slotCount))
    }
}

extension Value {
    /// The Swift object that a payload object carries, when it is of the class asked for.
    @inline(__always)
    public func payload<Object: Payload>(as type: Object.Type) -> Object? {
        guard isObject(of: .payload) else { return nil }
        return payload.pointee.payload.takeUnretainedValue() as? Object
    }

    /// The words behind an instance of a subclass of a built-in type: `__dict__`, then `__slots__`.
    var suffix: UnsafeMutablePointer<Value> {
        (UnsafeMutableRawPointer(header) + objectSize(header, withSuffix: false)).assumingMemoryBound(to: Value.self)
    }
}

extension UnsafeMutablePointer where Pointee == ListObject {
    func initializeItems(capacity: Int) {
        pointee.count = 0
        pointee.capacity = capacity
        pointee.items = capacity == 0 ? UnsafeMutablePointer<Value>(bitPattern: 16).unsafelyUnwrapped
            : Heap.mustAllocate(capacity * 8).assumingMemoryBound(to: Value.self)
    }

    @inline(__always) public var count: Int { pointee.count }
    /// Borrowed; the caller has checked the index.
    @inline(__always) public subscript(index: Int) -> Value { pointee.items[index] }

    /// Appends and retains.
    @inline(__always) public func append(_ value: Value) {
        value.retain()
        appendOwned(value)
    }

    /// Appends, taking over the caller's count.
    @inline(__always) func appendOwned(_ value: Value) {
        let count = pointee.count
        if _slowPath(count == pointee.capacity) { grow(to: count &+ 1) }
        pointee.items[count] = value
        pointee.count = count &+ 1
    }

    @inline(never) func grow(to minimum: Int) {
        let capacity = max(minimum + minimum / 8 + 6, 8) & ~3
        let old = pointee.capacity == 0 ? nil : UnsafeMutableRawPointer(pointee.items)
        pointee.items = Heap.reallocate(old, capacity * 8).assumingMemoryBound(to: Value.self)
        pointee.capacity = capacity
    }
}
