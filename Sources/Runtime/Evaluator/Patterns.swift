// The operations of `match` statements (PEP 634).

extension VM {
    /// The values of a mapping for the keys of a tuple, or None when one is missing. Missing keys are not created: `get` is asked.
    func matchKeys(_ subject: Value, _ keys: Value) throws(ScriptException) -> Value {
        let count = keys.tuple.count
        var values: [Value] = []
        let seen = makeSet()
        let get = subject.isObject(of: .dict) && subject.header.pointee.type == types.pointee.dict ? Value.unset : try getAttribute(subject, intern("get"))
        let missing = Value(makeList())
        for index in 0..<count {
            let key = keys.tuple.items[index]
            guard try seen.find(key, hash: try hash(key), self) < 0 else { throw valueError("mapping pattern checks duplicate key (\(swiftString(try repr(key))))") }
            try insert(seen, key, .unset)
            let value = get.isUnset ? try lookup(subject.dict, key) : try call(get, key, missing)
            if value.isUnset || value == missing { return .none }
            values.append(keep(value))
        }
        return makeTuple(values)
    }

    /// The attributes that a class pattern looks at, or None when `subject` is no instance.
    func matchClass(_ subject: Value, _ type: Value, positional: Int, names: Value) throws(ScriptException) -> Value {
        guard type.isObject(of: .type) else { throw typeError("called match pattern must be a class") }
        guard try isInstance(subject, of: type) else { return .none }
        var values: [Value] = []
        var seen: [Value] = []
        func attribute(_ name: Value) throws(ScriptException) -> Value {
            guard !seen.contains(name) else {
                throw typeError("\(typeName(type.type_))() got multiple sub-patterns for attribute '\(swiftString(name))'")
            }
            seen.append(name)
            return try getAttributeOrUnset(subject, name)
        }
        if positional > 0 {
            let matchArguments = try getAttributeOrUnset(type, name(.matchArgs))
            if matchArguments.isUnset {
                let selfMatching = [types.pointee.bool, types.pointee.bytearray, types.pointee.bytes, types.pointee.dict, types.pointee.float, types.pointee.frozenset,
                                    types.pointee.int, types.pointee.list, types.pointee.set, types.pointee.str, types.pointee.tuple]
                guard selfMatching.contains(where: { isSubtype(type.type_, $0) }) else {
                    throw typeError("\(typeName(type.type_))() accepts 0 positional sub-patterns (\(positional) given)")
                }
                guard positional == 1 else { throw typeError("\(typeName(type.type_))() accepts 1 positional sub-pattern (\(positional) given)") }
                values.append(subject)
            } else {
                guard matchArguments.isObject(of: .tuple) else { throw typeError("\(typeName(type.type_)).__match_args__ must be a tuple (got \(typeName(matchArguments)))") }
                guard positional <= matchArguments.tuple.count else {
                    let accepted = matchArguments.tuple.count
                    throw typeError("\(typeName(type.type_))() accepts \(accepted) positional sub-pattern\(accepted == 1 ? "" : "s") (\(positional) given)")
                }
                for index in 0..<positional {
                    let name = matchArguments.tuple.items[index]
                    guard name.isString else { throw typeError("__match_args__ elements must be strings (got \(typeName(name)))") }
                    let value = try attribute(intern(name))
                    if value.isUnset { return .none }
                    values.append(value)
                }
            }
        }
        for index in 0..<names.tuple.count {
            let value = try attribute(names.tuple.items[index])
            if value.isUnset { return .none }
            values.append(value)
        }
        return makeTuple(values)
    }
}
