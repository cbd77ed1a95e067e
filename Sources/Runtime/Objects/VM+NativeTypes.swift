// What native modules need to define types of their own.

extension VM {
    /// A record (`Kind.record`) of `type` or a subclass with the given values.
    public func makeRecord(of type: TypePointer, _ values: Value...) -> Value {
        let record = allocate(RecordObject.self, kind: .record, type: type, tail: values.count * 8 + suffixSize(of: type), tailCount: values.count)
        for (index, value) in values.enumerated() {
            value.retain()
            record.values[index] = value
        }
        clearSuffix(Value(record))
        return temporary(Value(record))
    }

    /// A method bound to an object.
    public func makeBoundMethod(_ function: Value, _ object: Value) -> Value {
        makeRecord(kind: .boundMethod, type: types.pointee.method, function, object)
    }

    /// Gives a native subclass of a built-in type `count` hidden values for each instance (see `hiddenValues`) and, when asked for, a
    /// `__dict__`. To be called right after the type was made, before it has instances or subclasses.
    public func addHiddenValues(_ count: Int, to type: TypePointer, hasDict: Bool = false) {
        type.pointee.flags.formUnion(hasDict ? [.heapType, .hasSuffix, .hasDict] : [.heapType, .hasSuffix])
        type.pointee.slotCount = UInt16(truncatingIfNeeded: count)
    }

    /// The hidden values of an instance of such a type.
    public func hiddenValues(_ object: Value) -> UnsafeMutablePointer<Value> { object.suffix + 1 }
}

extension Value {
    /// The Swift object behind a payload object when its class is exactly the one asked for: cheaper than a cast.
    @inline(__always)
    public func exactPayload<Object: Payload>(_ type: Object.Type) -> Object? {
        guard isObject(of: .payload) else { return nil }
        let object = payload.pointee.payload._withUnsafeGuaranteedRef { $0 }
        return Swift.type(of: object) == type ? unsafeDowncast(object, to: type) : nil
    }
}
