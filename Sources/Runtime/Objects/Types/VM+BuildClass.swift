extension VM {
    /// `__build_class__(function, name, *bases, metaclass=..., **keywords)`: the class statement (PEP 3115, PEP 560).
    func buildClass(_ function: Value, _ name: Value, bases original: Value, keywords: Value) throws(ScriptException) -> Value {
        guard function.isObject(of: .function) else { throw typeError("__build_class__: func must be a function") }
        guard name.isString else { throw typeError("__build_class__: name is not a string") }
        let bases = try resolveBases(original)
        var metaclass = Value.unset
        if keywords.isObject(of: .dict) {
            metaclass = try remove(keywords.dict, intern("metaclass"))
        }
        if metaclass.isUnset { metaclass = Value(bases.tuple.count == 0 ? types.pointee.type : type(of: bases.tuple.items[0])) }
        if metaclass.isObject(of: .type) { metaclass = Value(try calculateMetaclass(metaclass.type_, bases: bases.tuple)) }
        let namespace = try prepareNamespace(metaclass, name, bases, keywords)
        _ = try call(function, namespace)
        if bases != original { try setItem(namespace, intern("__orig_bases__"), original) }
        let cell = namespace.isObject(of: .dict) ? keep(lookup(namespace.dict, string: self.name(.classCell))) : Value.unset
        let result: Value
        if metaclass == Value(types.pointee.type), namespace.isObject(of: .dict) {
            result = try makeClass(metatype: types.pointee.type, name: name, bases: bases, namespace: namespace, keywords: keywords)
        } else {
            result = try call(metaclass, tuple: makeTuple(name, bases, namespace), dict: keywords)
        }
        if result.isObject(of: .type), cell.isObject(of: .cell) { try checkClassCell(cell, result, name) }
        return result
    }

    private func checkClassCell(_ cell: Value, _ result: Value, _ name: Value) throws(ScriptException) {
        let found = cell.record.values[0]
        if found.isUnset {
            throw raise(.runtimeError, "__class__ not set defining \(swiftString(try repr(name))) as \(swiftString(try repr(result))). Was __classcell__ propagated to type.__new__?")
        }
        if found != result {
            throw typeError("__class__ set to \(swiftString(try repr(found))) defining \(swiftString(try repr(name))) as \(swiftString(try repr(result)))")
        }
    }

    private func prepareNamespace(_ metaclass: Value, _ name: Value, _ bases: Value, _ keywords: Value) throws(ScriptException) -> Value {
        if metaclass == Value(types.pointee.type) { return Value(makeDict()) }
        let prepare = try getAttributeOrUnset(metaclass, self.name(.prepare))
        if prepare.isUnset { return Value(makeDict()) }
        let namespace = try call(prepare, tuple: makeTuple(name, bases), dict: keywords)
        guard namespace.isObject(of: .dict) || !special(of: namespace, .getitem).isUnset else {
            let owner = metaclass.isObject(of: .type) ? typeName(metaclass.type_) : "<metaclass>"
            throw typeError("\(owner).__prepare__() must return a mapping, not \(typeName(namespace))")
        }
        return namespace
    }

    /// PEP 560: bases that are no classes may stand for others.
    func resolveBases(_ bases: Value) throws(ScriptException) -> Value {
        var result: [Value] = []
        var changed = false
        for index in 0..<bases.tuple.count {
            let base = bases.tuple.items[index]
            let method = base.isObject(of: .type) ? Value.unset : try getAttributeOrUnset(base, name(.mroEntries))
            if method.isUnset {
                result.append(base)
                continue
            }
            let entries = try call(method, bases)
            guard entries.isObject(of: .tuple) else { throw typeError("__mro_entries__ must return a tuple") }
            for position in 0..<entries.tuple.count { result.append(entries.tuple.items[position]) }
            changed = true
        }
        return changed ? makeTuple(result) : bases
    }
}
