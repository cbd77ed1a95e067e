/// `types.GenericAlias`, such as `list[int]`: record (origin, arguments, starred, parameters or unset).
enum GenericAliasType {
    static let declaration = TypeDeclaration(
        "types.GenericAlias", "A class with types in brackets, such as list[int].", kind: .genericAlias, flags: [.subclassable],
        methods: methods, staticMethods: [new], attributes: attributes)

    private static let new = Builtin("__new__", "(cls, origin, args, /)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        let type = try vm.subclassArgument(a[0], of: vm.types.pointee.genericAlias), plain = vm.makeGenericAlias(a[1], a[2])
        guard type != vm.types.pointee.genericAlias, plain.isObject(of: .genericAlias) else { return plain }
        let alias = try vm.makeFields(of: type, kind: .genericAlias, count: 4)
        for index in 0..<4 { vm.setField(ofRecord: alias, index, plain.record.values[index]) }
        return alias
    }

    private static let methods: [Builtin] = [
        Builtin("__call__", "(self, /, *args, **kwargs)", "Calls the object with the arguments given.") { (vm, a) throws(ScriptException) in
            let alias = try vm.aliasSelf(a[0], "__call__")
            let object = try vm.call(alias.values[0], tuple: a[1], dict: a[2])
            // Classes made by scripts remember what they were made through; others have no place for it.
            do throws(ScriptException) { try vm.setAttribute(object, vm.intern("__orig_class__"), a[0]) } catch {
                guard vm.raisedMatches(.attributeError) || vm.raisedMatches(.typeError) else { throw error }
                _ = vm.takeRaised()
            }
            return object
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let alias = try vm.aliasSelf(a[0], "__repr__")
            let arguments = alias.values[1].tuple
            var parts: [String] = []
            for index in 0..<arguments.count { parts.append(try vm.typeExpressionText(arguments.items[index])) }
            let text = arguments.count == 0 ? "()" : parts.joined(separator: ", ")
            return vm.makeString("\(alias.values[2].isTrue ? "*" : "")\(try vm.typeExpressionText(alias.values[0]))[\(text)]")
        },
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .genericAlias), a[1].isObject(of: .genericAlias) else { return .notImplemented }
            let left = a[0].record.values, right = a[1].record.values
            guard left[2] == right[2], try vm.isEqual(left[0], right[0]) else { return .false }
            return Value(try vm.isEqual(left[1], right[1]))
        },
        Builtin("__hash__", "(self, /)", "Gives the hash, the same for equal objects.") { (vm, a) throws(ScriptException) in
            let alias = try vm.aliasSelf(a[0], "__hash__")
            return Value(smallInt: ((try vm.hash(alias.values[0])) ^ (try vm.hash(alias.values[1]))) >> 2)
        },
        Builtin("__getitem__", "(self, key, /)", "Gives the item or the slice at key.") { (vm, a) throws(ScriptException) in
            let alias = try vm.aliasSelf(a[0], "__getitem__")
            let arguments = try vm.substituteTypeParameters(a[0], members: alias.values[1], parameters: try vm.typeParameters(in: alias.values[1]), key: a[1])
            return vm.makeRecord(kind: .genericAlias, type: vm.types.pointee.genericAlias, alias.values[0], arguments, alias.values[2], .unset)
        },
        Builtin("__mro_entries__", "(self, bases, /)", "") { (vm, a) throws(ScriptException) in vm.makeTuple(try vm.aliasSelf(a[0], "__mro_entries__").values[0]) },
        Builtin("__instancecheck__", "(self, instance, /)", "") { (vm, _) throws(ScriptException) in
            throw vm.typeError("isinstance() argument 2 cannot be a parameterized generic")
        },
        Builtin("__subclasscheck__", "(self, subclass, /)", "") { (vm, _) throws(ScriptException) in
            throw vm.typeError("issubclass() argument 2 cannot be a parameterized generic")
        },
        Builtin("__or__", "(self, value, /)", "Gives self | value.") { (vm, a) throws(ScriptException) in try vm.makeUnion(a[0], a[1]) },
        Builtin("__ror__", "(self, value, /)", "Gives value | self.") { (vm, a) throws(ScriptException) in try vm.makeUnion(a[1], a[0]) },
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
            let alias = try vm.aliasSelf(a[0], "__iter__")
            return try vm.iterate(vm.makeTuple(vm.makeRecord(kind: .genericAlias, type: vm.types.pointee.genericAlias, alias.values[0], alias.values[1], .true, .unset)))
        },
        Builtin("__dir__", "(self, /)", "") { (vm, a) throws(ScriptException) in
            let names = try vm.directory(try vm.aliasSelf(a[0], "__dir__").values[0])
            guard names.isObject(of: .list) else { return names }
            for own in ["__args__", "__bases__", "__class__", "__copy__", "__deepcopy__", "__mro_entries__", "__origin__", "__parameters__", "__reduce__", "__reduce_ex__",
                        "__typing_unpacked_tuple_args__", "__unpacked__"] as [StaticString] {
                let name = vm.intern(own)
                if !(try vm.contains(names, name)) { names.list.append(name) }
            }
            return names
        },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
            let alias = try vm.aliasSelf(a[0], "__reduce__"), type = Value(vm.types.pointee.genericAlias)
            let plain = vm.makeTuple(type, vm.makeTuple(alias.values[0], alias.values[1]))
            guard alias.values[2].isTrue else { return plain }
            let whole = vm.makeRecord(kind: .genericAlias, type: vm.types.pointee.genericAlias, alias.values[0], alias.values[1], .false, .unset)
            return vm.makeTuple(try vm.builtinFunction("next"), vm.makeTuple(try vm.iterate(whole)))
        },
    ]

    private static let attributes: [Attribute] = [
        Attribute(member: "__origin__", "", { (_, alias) throws(ScriptException) in alias.record.values[0] }),
        Attribute(member: "__args__", "", { (_, alias) throws(ScriptException) in alias.record.values[1] }),
        Attribute(member: "__unpacked__", "", { (_, alias) throws(ScriptException) in alias.record.values[2] }),
        Attribute("__typing_unpacked_tuple_args__", "The arguments of *tuple[...], else None.", { (vm, alias) throws(ScriptException) in
            alias.record.values[2].isTrue && alias.record.values[0] == Value(vm.types.pointee.tuple) ? alias.record.values[1] : .none
        }),
        Attribute("__parameters__", "The type variables in it.", { (vm, alias) throws(ScriptException) in
            if alias.record.values[3].isUnset { vm.setField(ofRecord: alias, 3, try vm.typeParameters(in: alias.record.values[1])) }
            return alias.record.values[3]
        }),
    ]
}

extension VM {
    fileprivate func aliasSelf(_ value: Value, _ method: StaticString) throws(ScriptException) -> RecordPointer {
        guard value.isObject(of: .genericAlias) else { throw foreignReceiver(value, types.pointee.genericAlias, method) }
        return value.record
    }

    /// A type as an annotation shows it: `int`, `os.PathLike`, `...`, else its repr.
    func typeExpressionText(_ value: Value) throws(ScriptException) -> String {
        try checkNativeStack()
        if value == .ellipsis { return "..." }
        if value.isObject(of: .type) { return fullTypeName(value.type_) }
        if value.isObject(of: .list) {
            var parts: [String] = []
            var index = 0
            while index < value.list.count {
                parts.append(try typeExpressionText(keep(value.list[index])))
                index += 1
            }
            return "[\(parts.joined(separator: ", "))]"
        }
        return swiftString(try repr(value))
    }

    /// The type variables in a tuple of type arguments, each once: what has `__typing_subst__`, and `__parameters__` of the others.
    func typeParameters(in arguments: Value) throws(ScriptException) -> Value {
        var found: [Value] = []
        func add(_ value: Value) { if !found.contains(value) { found.append(value) } }
        for index in 0..<arguments.tuple.count {
            let item = arguments.tuple.items[index]
            if item.isObject(of: .type) { continue }
            if !special(of: item, substitution).isUnset {
                add(item)
                continue
            }
            let inner = try getAttributeOrUnset(item, intern("__parameters__"))
            guard inner.isObject(of: .tuple) else { continue }
            for position in 0..<inner.tuple.count { add(inner.tuple.items[position]) }
        }
        return makeTuple(found)
    }

    private var substitution: StaticString { "__typing_subst__" }

    private func special(of value: Value, _ name: StaticString) -> Value { lookup(type(of: value), intern(name)) }

    /// Puts the items of `key` in place of `parameters` in `members`.
    func substituteTypeParameters(_ owner: Value, members: Value, parameters: Value, key: Value) throws(ScriptException) -> Value {
        guard parameters.tuple.count > 0 else { throw typeError("\(swiftString(try repr(owner))) is not a generic class") }
        let given = key.isObject(of: .tuple) ? key : makeTuple(key)
        guard given.tuple.count == parameters.tuple.count else {
            let word = given.tuple.count > parameters.tuple.count ? "many" : "few"
            throw typeError("Too \(word) arguments for \(swiftString(try repr(owner))); actual \(given.tuple.count), expected \(parameters.tuple.count)")
        }
        func argument(for parameter: Value) -> Value? {
            for index in 0..<parameters.tuple.count where parameters.tuple.items[index] == parameter { return given.tuple.items[index] }
            return nil
        }
        var result: [Value] = []
        for index in 0..<members.tuple.count {
            let member = members.tuple.items[index]
            let method = member.isObject(of: .type) ? Value.unset : special(of: member, substitution)
            if !method.isUnset, let replacement = argument(for: member) {
                result.append(try callSpecial(method, member, replacement))
                continue
            }
            let inner = member.isObject(of: .type) ? Value.unset : try getAttributeOrUnset(member, intern("__parameters__"))
            if inner.isObject(of: .tuple), inner.tuple.count > 0 {
                let replacements = (0..<inner.tuple.count).compactMap { argument(for: inner.tuple.items[$0]) }
                result.append(try getItem(member, makeTuple(replacements)))
            } else {
                result.append(member)
            }
        }
        return makeTuple(result)
    }
}
