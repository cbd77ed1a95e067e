/// `super`: record (type to search behind, object or None, type of the object or None).
enum SuperType {
    static let declaration = TypeDeclaration(
        "super", "Looks attributes up in the classes that follow a class in the order of the object's class.",
        kind: .superProxy, flags: [.subclassable],
        methods: methods, staticMethods: [new], attributes: attributes)

    private static let new = Builtin("__new__", "(cls, /, *args, **kwargs)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        try vm.makeFields(of: try vm.subclassArgument(a[0], of: vm.types.pointee.superProxy), kind: .superProxy, count: 3)
    }

    private static let methods: [Builtin] = [
        Builtin("__init__", "(self, type=None, object=None, /)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .superProxy) else { throw vm.foreignReceiver(a[0], vm.types.pointee.superProxy, "__init__") }
            if a[1].isNone { throw vm.raise(.runtimeError, "super(): no arguments") }
            try vm.fillSuper(a[0], a[1], a[2])
            return .none
        },
        Builtin("__get__", "(self, instance, owner=None, /)", "Gives what reading the attribute through instance, or through its type, yields.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .superProxy) else { throw vm.foreignReceiver(a[0], vm.types.pointee.superProxy, "__get__") }
            guard !a[1].isNone, a[0].record.values[1].isNoneOrUnset, a[0].record.values[0].isObject(of: .type) else { return a[0] }
            if a[0].header.pointee.type != vm.types.pointee.superProxy {
                return try vm.call(Value(a[0].header.pointee.type), a[0].record.values[0], a[1])
            }
            return try vm.makeSuper(a[0].record.values[0], a[1])
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .superProxy) else { throw vm.foreignReceiver(a[0], vm.types.pointee.superProxy, "__repr__") }
            let values = a[0].record.values
            let start = values[0].isObject(of: .type) ? vm.typeName(values[0].type_) : "NULL"
            guard values[2].isObject(of: .type) else { return vm.makeString("<super: <class '\(start)'>, NULL>") }
            return vm.makeString("<super: <class '\(start)'>, <\(vm.typeName(values[2].type_)) object>>")
        },
    ]

    private static let attributes: [Attribute] = [
        Attribute(member: "__thisclass__", "The class after which the search begins.", { (_, proxy) throws(ScriptException) in noneForUnset(proxy.record.values[0]) }),
        Attribute(member: "__self__", "The object whose attributes are looked up.", { (_, proxy) throws(ScriptException) in noneForUnset(proxy.record.values[1]) }),
        Attribute(member: "__self_class__", "The class whose order is searched.", { (_, proxy) throws(ScriptException) in noneForUnset(proxy.record.values[2]) }),
    ]
}

/// What a script sees of a field that nothing was put into.
@inline(__always) func noneForUnset(_ value: Value) -> Value { value.isUnset ? .none : value }

extension VM {
    /// `super(type, object)`, a temporary.
    func makeSuper(_ type: Value, _ object: Value) throws(ScriptException) -> Value {
        let proxy = makeRecord(kind: .superProxy, type: types.pointee.superProxy, .unset, .unset, .unset)
        try fillSuper(proxy, type, object)
        return proxy
    }

    fileprivate func fillSuper(_ proxy: Value, _ start: Value, _ object: Value) throws(ScriptException) {
        guard start.isObject(of: .type) else { throw typeError("super() argument 1 must be a type, not \(argumentTypeName(start))") }
        let type = start.type_
        var objectType = Value.none
        if !object.isNone {
            if object.isObject(of: .type), isSubtype(object.type_, type) {
                objectType = object
            } else if isInstance(object, type) {
                objectType = Value(self.type(of: object))
            } else {
                let claimed = try getAttributeOrUnset(object, name(.classAttribute))
                guard claimed.isObject(of: .type), isSubtype(claimed.type_, type) else {
                    let what = object.isObject(of: .type) ? "type \(typeName(object.type_))" : "instance of \(typeName(object))"
                    throw typeError("super(type, obj): obj (\(what)) is not an instance or subtype of type (\(typeName(type))).")
                }
                objectType = claimed
            }
        }
        setField(ofRecord: proxy, 0, Value(type))
        setField(ofRecord: proxy, 1, object)
        setField(ofRecord: proxy, 2, objectType)
    }

    /// Sets a value of a record, retaining it.
    @inline(__always)
    public func setField(ofRecord record: Value, _ index: Int, _ value: Value) {
        value.retain()
        store(value, in: record.record.values + index)
    }

    /// A record of `type`, which may be a script's subclass, with `count` unset values; a temporary.
    func makeFields(of type: TypePointer, kind: Kind, count: Int) throws(ScriptException) -> Value {
        let record = allocate(RecordObject.self, kind: kind, type: type, tail: count * 8 + suffixSize(of: type), tailCount: count)
        record.values.update(repeating: .unset, count: count)
        clearSuffix(Value(record))
        return temporary(Value(record))
    }

    /// The class that a built-in `__new__` was called for: `base` or a subclass.
    public func subclassArgument(_ value: Value, of base: TypePointer) throws(ScriptException) -> TypePointer {
        guard value.isObject(of: .type) else { throw typeError("\(typeName(base)).__new__(X): X is not a type object (\(typeName(value)))") }
        guard isSubtype(value.type_, base) else {
            throw typeError("\(typeName(base)).__new__(\(typeName(value.type_))): \(typeName(value.type_)) is not a subtype of \(typeName(base))")
        }
        guard !value.type_.pointee.flags.contains(.notInstantiable) else { throw typeError("cannot create '\(fullTypeName(value.type_))' instances") }
        return value.type_
    }
}
