extension VM {
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
        // All but these few are the origin's.
        switch swiftString(name) {
        case "__class__", "__origin__", "__args__", "__unpacked__", "__parameters__", "__typing_unpacked_tuple_args__", "__mro_entries__", "__reduce_ex__", "__reduce__",
            "__copy__", "__deepcopy__", "__bases__":
            return try getGenericAttribute(alias, name)
        default: return try getAttribute(alias.record.values[0], name)
        }
    }
}
