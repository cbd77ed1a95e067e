/// What the three views of a dict share, and the set operations of keys and items. A view is a record of its dict.
enum DictViews {
    @inline(__always)
    static func dict(_ vm: VM, _ a: Arguments, _ type: TypePointer, _ method: StaticString) throws(ScriptException) -> DictPointer {
        guard a[0].isObject(of: .dictView), a[0].header.pointee.type == type else {
            throw vm.typeError("descriptor '\(method)' requires a '\(vm.typeName(type))' object but received a '\(vm.typeName(a[0]))'")
        }
        return a[0].record.values[0].dict
    }

    static func dict(of view: Value) -> DictPointer { view.record.values[0].dict }

    static let mapping = Attribute("mapping", "The dictionary seen, read-only.") { (vm, view) throws(ScriptException) in
        guard view.isObject(of: .dictView) else { throw vm.wrongReceiver("mapping", of: "dict_keys", view) }
        return vm.makeMappingProxy(view.record.values[0])
    }

    static let common: [Builtin] = [
        Builtin("__len__", "(self, /)", "Gives the number of items.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .dictView) else { throw vm.wrongReceiver("__len__", of: "dict_keys", a[0]) }
            return Value(smallInt: dict(of: a[0]).pointee.count)
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .dictView) else { throw vm.wrongReceiver("__repr__", of: "dict_keys", a[0]) }
            return try vm.containerRepr(a[0], recursive: "...") { (builder: inout ReprBuilder) throws(ScriptException) in
                builder.append(vm.type(of: a[0]).pointee.name)
                builder.append("(")
                try vm.appendRepr(Value(try vm.makeList(from: a[0])), to: &builder)
                builder.append(")")
            }
        },
    ]

    static let setMethods: [Builtin] = [
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in try compare(vm, a, .eq) },
        Builtin("__ne__", "(self, value, /)", "Tells whether the two differ.") { (vm, a) throws(ScriptException) in try compare(vm, a, .ne) },
        Builtin("__lt__", "(self, value, /)", "Tells whether self is less than value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .lt) },
        Builtin("__le__", "(self, value, /)", "Tells whether self is less than or equal to value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .le) },
        Builtin("__gt__", "(self, value, /)", "Tells whether self is greater than value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .gt) },
        Builtin("__ge__", "(self, value, /)", "Tells whether self is greater than or equal to value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .ge) },
        Builtin("__and__", "(self, value, /)", "Gives self & value.") { (vm, a) throws(ScriptException) in try combine(vm, a[0], a[1], .intersection) },
        Builtin("__or__", "(self, value, /)", "Gives self | value.") { (vm, a) throws(ScriptException) in try combine(vm, a[0], a[1], .union) },
        Builtin("__sub__", "(self, value, /)", "Gives self - value.") { (vm, a) throws(ScriptException) in try combine(vm, a[0], a[1], .difference) },
        Builtin("__xor__", "(self, value, /)", "Gives self ^ value.") { (vm, a) throws(ScriptException) in try combine(vm, a[0], a[1], .symmetricDifference) },
        Builtin("__rand__", "(self, value, /)", "Gives value & self.") { (vm, a) throws(ScriptException) in try combine(vm, a[1], a[0], .intersection) },
        Builtin("__ror__", "(self, value, /)", "Gives value | self.") { (vm, a) throws(ScriptException) in try combine(vm, a[1], a[0], .union) },
        Builtin("__rsub__", "(self, value, /)", "Gives value - self.") { (vm, a) throws(ScriptException) in try combine(vm, a[1], a[0], .difference) },
        Builtin("__rxor__", "(self, value, /)", "Gives value ^ self.") { (vm, a) throws(ScriptException) in try combine(vm, a[1], a[0], .symmetricDifference) },
        Builtin("isdisjoint", "(self, other, /)", "Tells whether the two share nothing.") { (vm, a) throws(ScriptException) in
            var disjoint = true
            try vm.forEach(a[1]) { (item) throws(ScriptException) in
                disjoint = !(try vm.contains(a[0], vm.keep(item)))
                return disjoint
            }
            return Value(disjoint)
        },
    ]

    private static func combine(_ vm: VM, _ left: Value, _ right: Value, _ operation: SetOperation) throws(ScriptException) -> Value {
        let result = try vm.makeSet(from: left)
        try vm.combine(result, with: right, operation)
        return Value(result)
    }

    private static func isSetLike(_ vm: VM, _ value: Value) -> Bool {
        guard value.isObject else { return false }
        let kind = value.kind
        return kind == .set || (kind == .dictView && value.header.pointee.type != vm.types.pointee.dictValues)
    }

    private static func compare(_ vm: VM, _ a: Arguments, _ comparison: Comparison) throws(ScriptException) -> Value {
        guard isSetLike(vm, a[1]) else { return .notImplemented }
        let left = try vm.length(a[0]), right = try vm.length(a[1])
        func allIn(_ items: Value, _ container: Value) throws(ScriptException) -> Bool {
            var all = true
            try vm.forEach(items) { (item) throws(ScriptException) in
                all = try vm.contains(container, vm.keep(item))
                return all
            }
            return all
        }
        switch comparison {
        case .eq: return left == right ? Value(try allIn(a[0], a[1])) : .false
        case .ne: return left == right ? Value(!(try allIn(a[0], a[1]))) : .true
        case .lt: return left < right ? Value(try allIn(a[0], a[1])) : .false
        case .le: return left <= right ? Value(try allIn(a[0], a[1])) : .false
        case .gt: return left > right ? Value(try allIn(a[1], a[0])) : .false
        case .ge: return left >= right ? Value(try allIn(a[1], a[0])) : .false
        }
    }
}

/// `dict_keys`.
enum DictKeysType {
    static let declaration = TypeDeclaration(
        "dict_keys", "", kind: .dictView, flags: [], methods: methods + DictViews.common + DictViews.setMethods, attributes: [DictViews.mapping])

    private static let methods: [Builtin] = [
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
            vm.makeTableIterator(vm.types.pointee.dictKeyIterator, try DictViews.dict(vm, a, vm.types.pointee.dictKeys, "__iter__"), stepDictKeys)
        },
        Builtin("__reversed__", "(self, /)", "Gives an iterator from the last item to the first.") { (vm, a) throws(ScriptException) in
            let dict = try DictViews.dict(vm, a, vm.types.pointee.dictKeys, "__reversed__")
            return vm.makeReverseTableIterator(vm.types.pointee.dictReverseKeyIterator, dict, stepDictKeysReversed)
        },
        Builtin("__contains__", "(self, key, /)", "Tells whether the key or item is in self.") { (vm, a) throws(ScriptException) in
            Value(!(try vm.lookup(try DictViews.dict(vm, a, vm.types.pointee.dictKeys, "__contains__"), a[1])).isUnset)
        },
    ]
}

/// `dict_values`.
enum DictValuesType {
    static let declaration = TypeDeclaration(
        "dict_values", "", kind: .dictView, flags: [], methods: methods + DictViews.common, attributes: [DictViews.mapping])

    private static let methods: [Builtin] = [
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
            vm.makeTableIterator(vm.types.pointee.dictValueIterator, try DictViews.dict(vm, a, vm.types.pointee.dictValues, "__iter__"), stepDictValues)
        },
        Builtin("__reversed__", "(self, /)", "Gives an iterator from the last item to the first.") { (vm, a) throws(ScriptException) in
            let dict = try DictViews.dict(vm, a, vm.types.pointee.dictValues, "__reversed__")
            return vm.makeReverseTableIterator(vm.types.pointee.dictReverseValueIterator, dict, stepDictValuesReversed)
        },
    ]
}

/// `dict_items`.
enum DictItemsType {
    static let declaration = TypeDeclaration(
        "dict_items", "", kind: .dictView, flags: [], methods: methods + DictViews.common + DictViews.setMethods, attributes: [DictViews.mapping])

    private static let methods: [Builtin] = [
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
            vm.makeTableIterator(vm.types.pointee.dictItemIterator, try DictViews.dict(vm, a, vm.types.pointee.dictItems, "__iter__"), stepDictItems)
        },
        Builtin("__reversed__", "(self, /)", "Gives an iterator from the last item to the first.") { (vm, a) throws(ScriptException) in
            let dict = try DictViews.dict(vm, a, vm.types.pointee.dictItems, "__reversed__")
            return vm.makeReverseTableIterator(vm.types.pointee.dictReverseItemIterator, dict, stepDictItemsReversed)
        },
        Builtin("__contains__", "(self, key, /)", "Tells whether the key or item is in self.") { (vm, a) throws(ScriptException) in
            let dict = try DictViews.dict(vm, a, vm.types.pointee.dictItems, "__contains__")
            guard a[1].isObject(of: .tuple), a[1].tuple.count == 2 else { return .false }
            let found = try vm.lookup(dict, a[1].tuple.items[0])
            return found.isUnset ? .false : Value(try vm.isItemEqual(found, a[1].tuple.items[1]))
        },
    ]
}
