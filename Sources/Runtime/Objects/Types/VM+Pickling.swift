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
        guard type.pointee.slotCount > 0 else { return state }
        let slots = makeDict()
        let mro = keep(type.pointee.mro).tuple
        for index in 0..<mro.count {
            let namespace = mro.items[index].type_.pointee.dict.dict
            var number = 0
            while number < namespace.pointee.used {
                let entry = namespace.pointee.entries[number]
                number += 1
                guard entry.value.isObject(of: .memberDescriptor), entry.key.isExactString else { continue }
                let value = try getAttributeOrUnset(object, intern(entry.key))
                if !value.isUnset { insert(slots, string: intern(entry.key), value) }
            }
        }
        return slots.pointee.count == 0 ? state : makeTuple(state, Value(slots))
    }

    func copyEntries(of source: DictPointer, to target: DictPointer) throws(ScriptException) {
        var number = 0
        while number < source.pointee.used {
            let entry = source.pointee.entries[number]
            if !entry.key.isUnset { try insert(target, keep(entry.key), hash: entry.hash, keep(entry.value)) }
            number += 1
        }
    }

    /// `object.__reduce_ex__`: a tuple for `copyreg.__newobj__`. Classes whose layout has more than attributes must define their own.
    func reduce(_ object: Value, protocol: Int) throws(ScriptException) -> Value {
        let type = self.type(of: object)
        guard type.pointee.instanceKind == .instance || hasPicklableContents(type) else { throw typeError("cannot pickle '\(typeName(object))' object") }
        let registry = try importModule("copyreg")
        let extendedMethod = try getAttributeOrUnset(object, intern("__getnewargs_ex__"))
        if !extendedMethod.isUnset {
            let (arguments, keywords) = try extendedArguments(try call(extendedMethod))
            return makeTuple(try getAttribute(registry, intern("__newobj_ex__")), makeTuple(Value(type), arguments, keywords),
                             try callMethod(object, intern("__getstate__")), .none, .none)
        }
        let newObject = try getAttribute(registry, intern("__newobj__"))
        let argumentsMethod = try getAttributeOrUnset(object, intern("__getnewargs__"))
        let given = argumentsMethod.isUnset ? runtime.pointee.emptyTuple : try call(argumentsMethod)
        guard given.isObject(of: .tuple) else { throw typeError("__getnewargs__ should return a tuple, not '\(typeName(given))'") }
        var arguments = [Value(type)]
        for index in 0..<given.tuple.count { arguments.append(given.tuple.items[index]) }
        let state = try callMethod(object, intern("__getstate__"))
        let items = type.pointee.instanceKind == .list ? try iterate(object) : Value.none
        let pairs = type.pointee.instanceKind == .dict ? try iterate(try callMethod(object, intern("items"))) : Value.none
        return makeTuple(newObject, makeTuple(arguments), state, items, pairs)
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
