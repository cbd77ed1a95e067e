extension VM {
    /// `super(type, object)`: a record (type, object, the type whose MRO is searched).
    func makeSuper(_ type: Value, _ object: Value) throws(ScriptException) -> Value {
        guard type.isObject(of: .type) else { throw typeError("super() argument 1 must be a type, not \(typeName(type))") }
        let objectType: Value
        if object.isObject(of: .type), isSubtype(object.type_, type.type_) { objectType = object } else {
            let actual = self.type(of: object)
            if isSubtype(actual, type.type_) { objectType = Value(actual) } else {
                let claimed = try getAttributeOrUnset(object, name(.classAttribute))
                guard claimed.isObject(of: .type), isSubtype(claimed.type_, type.type_) else {
                    throw typeError("super(type, obj): obj (\(object.isObject(of: .type) ? "type \(typeName(object.type_))" : "instance of \(typeName(object))")) is not an instance or subtype of type (\(typeName(type.type_))).")
                }
                objectType = claimed
            }
        }
        return makeRecord(kind: .superProxy, type: types.pointee.superProxy, type, object, objectType)
    }

    /// Attribute of a super proxy, a record (type, object, type of object): the search begins behind `type` in the MRO.
    func getSuperAttribute(_ proxy: Value, _ name: Value) throws(ScriptException) -> Value {
        let values = proxy.record.values
        let start = values[0], object = values[1], objectType = values[2]
        if objectType.isObject(of: .type), name != self.name(.classAttribute) {
            let found = lookupBehind(start.type_, objectType.type_, name)
            if !found.isUnset {
                keep(found)
                return object == objectType ? try bindOnType(found, objectType.type_) : try bind(found, to: object, type: objectType.type_)
            }
        }
        return try getGenericAttribute(proxy, name)
    }

    /// The attribute of the first type behind `start` in the MRO of `type` that has it, or unset.
    func lookupBehind(_ start: TypePointer, _ type: TypePointer, _ name: Value) -> Value {
        guard type.pointee.mro.isObject(of: .tuple) else { return .unset }
        let mro = type.pointee.mro.tuple
        var index = 0
        while index < mro.count, mro.items[index] != Value(start) { index += 1 }
        index += 1
        while index < mro.count {
            let found = lookup(mro.items[index].type_.pointee.dict.dict, string: name)
            if !found.isUnset { return found }
            index += 1
        }
        return .unset
    }

    /// Attribute of a generic alias: its own, then its origin's. The record is (origin, arguments, starred, parameters).
    func getGenericAliasAttribute(_ alias: Value, _ name: Value) throws(ScriptException) -> Value {
        let text = swiftString(name)
        if !text.hasPrefix("__") || ["__init_subclass__", "__class_getitem__"].contains(text) { return try getAttributeOrUnset(alias.record.values[0], name) }
        let own = try getGenericAttribute(alias, name)
        return own.isUnset ? try getAttributeOrUnset(alias.record.values[0], name) : own
    }
}
