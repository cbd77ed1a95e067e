// `__getstate__` and `__reduce_ex__`: what `copy` and `pickle` ask of objects.

extension VM {
    /// `object.__getstate__`: the `__dict__`, with the values of `__slots__` beside it when there are any; None when neither.
    func instanceState(_ object: Value) throws(ScriptException) -> Value {
        let type = self.type(of: object)
        var state = Value.none
        if let dict = attributesDictionary(of: object), dict.pointee.count > 0 {
            let copy = makeDict()
            try copyEntries(of: dict, to: copy)
            state = Value(copy)
        }
        let names = try slotNames(of: type)
        let slots = makeDict()
        var index = 0
        // An attribute's getter may change the list.
        while index < names.count {
            let name = try attributeName(keep(names[index]))
            index += 1
            let value = try getAttributeOrUnset(object, name)
            if !value.isUnset { insert(slots, string: name, value) }
        }
        return slots.pointee.count == 0 ? state : makeTuple(state, Value(slots))
    }

    /// The names of slots that `copyreg` keeps in a class, or finds now.
    private func slotNames(of type: TypePointer) throws(ScriptException) -> ListPointer {
        let known = keep(lookup(type.pointee.dict.dict, string: intern("__slotnames__")))
        if known.isObject(of: .list) { return known.list }
        guard known.isNoneOrUnset else { throw typeError("\(typeName(type)).__slotnames__ should be a list or None, not \(typeName(known))") }
        guard type.pointee.slotCount > 0 else { return makeList(capacity: 0) }
        let found = try call(try getAttribute(try importModule("copyreg"), intern("_slotnames")), Value(type))
        guard found.isObject(of: .list) else { throw typeError("copyreg._slotnames didn't return a list or None") }
        return found.list
    }

    func copyEntries(of source: DictPointer, to target: DictPointer) throws(ScriptException) {
        var number = 0
        while number < source.pointee.used {
            let entry = source.pointee.entries[number]
            if !entry.key.isUnset { try insert(target, keep(entry.key), hash: entry.hash, keep(entry.value)) }
            number += 1
        }
    }

    /// `object.__reduce_ex__`: a tuple for `copyreg.__newobj__`; the protocols below 2 are `copyreg`'s. Classes whose layout has more than attributes must
    /// define their own.
    func reduce(_ object: Value, protocol: Int) throws(ScriptException) -> Value {
        let type = self.type(of: object)
        if `protocol` < 2 { return try call(try getAttribute(try importModule("copyreg"), intern("_reduce_ex")), object, makeInt(`protocol`)) }
        guard type.pointee.instanceKind == .instance || hasPicklableContents(type) else { throw typeError("cannot pickle '\(typeName(object))' object") }
        let registry = try importModule("copyreg")
        let extendedMethod = try typeMethod(object, "__getnewargs_ex__")
        if !extendedMethod.isUnset {
            let (arguments, keywords) = try extendedArguments(try call(extendedMethod))
            if keywords.dict.pointee.count == 0 { return try reduce(object, type, arguments, registry) }
            return makeTuple(try getAttribute(registry, intern("__newobj_ex__")), makeTuple(Value(type), arguments, keywords),
                             try callMethod(object, intern("__getstate__")), .none, .none)
        }
        let argumentsMethod = try typeMethod(object, "__getnewargs__")
        let given = argumentsMethod.isUnset ? runtime.pointee.emptyTuple : try call(argumentsMethod)
        guard given.isObject(of: .tuple) else { throw typeError("__getnewargs__ should return a tuple, not '\(typeName(given))'") }
        return try reduce(object, type, given, registry)
    }

    /// For `copyreg.__newobj__`, with positional arguments only.
    private func reduce(_ object: Value, _ type: TypePointer, _ given: Value, _ registry: Value) throws(ScriptException) -> Value {
        let newObject = try getAttribute(registry, intern("__newobj__"))
        var arguments = [Value(type)]
        for index in 0..<given.tuple.count { arguments.append(given.tuple.items[index]) }
        let state = try callMethod(object, intern("__getstate__"))
        let items = type.pointee.instanceKind == .list ? try iterate(object) : Value.none
        let pairs = type.pointee.instanceKind == .dict ? try iterate(try callMethod(object, intern("items"))) : Value.none
        return makeTuple(newObject, makeTuple(arguments), state, items, pairs)
    }

    /// A method that only the type is asked for; unset when there is none.
    private func typeMethod(_ object: Value, _ name: StaticString) throws(ScriptException) -> Value {
        let found = lookup(type(of: object), intern(name))
        return found.isUnset ? found : try bind(keep(found), to: object)
    }

    private func extendedArguments(_ given: Value) throws(ScriptException) -> (Value, Value) {
        guard given.isObject(of: .tuple) else { throw typeError("__getnewargs_ex__ should return a tuple, not '\(typeName(given))'") }
        guard given.tuple.count == 2 else { throw valueError("__getnewargs_ex__ should return a tuple of length 2, not \(given.tuple.count)") }
        let arguments = given.tuple.items[0], keywords = given.tuple.items[1]
        guard arguments.isObject(of: .tuple) else {
            throw typeError("first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '\(typeName(arguments))'")
        }
        guard keywords.isObject(of: .dict) else {
            throw typeError("second item of the tuple returned by __getnewargs_ex__ must be a dict, not '\(typeName(keywords))'")
        }
        return (arguments, keywords)
    }

    private func hasPicklableContents(_ type: TypePointer) -> Bool {
        switch type.pointee.instanceKind {
        case .string, .bytes, .bigInteger, .float, .complex, .tuple, .list, .dict, .object: return true
        default: return false
        }
    }
}
