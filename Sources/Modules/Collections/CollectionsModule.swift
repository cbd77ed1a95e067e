import TaipanRuntime

/// `_collections`.
enum CollectionsModule {
    static let declaration = NativeModule(
        "_collections", "The containers behind the module collections: deque, defaultdict and OrderedDict.",
        functions: [countElements]) { (vm, module) throws(ScriptException) in
        module.add(DequeType.declaration)
        module.add(DequeType.iterator)
        module.add(DequeType.reverseIterator)
        vm.addHiddenValues(1, to: module.add(DefaultDictType.declaration, base: vm.types.pointee.dict))
        vm.addHiddenValues(0, to: module.add(OrderedDictType.declaration, base: vm.types.pointee.dict), hasDict: true)
        module.add(TupleGetterType.declaration)
    }

    private static let countElements = Builtin("_count_elements", "(mapping, iterable, /)", "Raises the count of each item of the iterable in the mapping by one.") { (vm, a) throws(ScriptException) in
        let mapping = a[0]
        let one = Value(smallInt: 1)
        if mapping.isObject(of: .dict), vm.special(of: mapping, .getitem) == vm.special(vm.types.pointee.dict, .getitem),
            vm.special(of: mapping, .setitem) == vm.special(vm.types.pointee.dict, .setitem) {
            let dict = mapping.dict
            try vm.forEach(a[1]) { (item) throws(ScriptException) in
                let hash = try vm.hash(item)
                let old = try vm.lookup(dict, item, hash: hash)
                try vm.insert(dict, item, hash: hash, old.isUnset ? one : try vm.binary(.add, vm.keep(old), one))
                return true
            }
            return .none
        }
        let get = try vm.getAttribute(mapping, vm.intern("get"))
        try vm.forEach(a[1]) { (item) throws(ScriptException) in
            try vm.setItem(mapping, item, try vm.binary(.add, try vm.call(get, item, Value(smallInt: 0)), one))
            return true
        }
        return .none
    }
}

/// `_tuplegetter`: the descriptor of a named tuple's field; a record of the field's index and documentation.
enum TupleGetterType {
    static let declaration = TypeDeclaration(
        "collections._tuplegetter", "", kind: .record, methods: methods,
        staticMethods: [
            Builtin("__new__", "(cls, index, doc, /)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                guard a[0].isObject(of: .type), a[0].type_.pointee.instanceKind == .record else { throw vm.typeError("_tuplegetter.__new__(X): X is not a type object") }
                return vm.makeRecord(of: a[0].type_, vm.makeInt(try vm.index(a[1])), a[2])
            },
        ],
        attributes: [
            Attribute(member: "__doc__", "", { (_, getter) throws(ScriptException) in getter.record.values[1] }, set: { (vm, getter, value) throws(ScriptException) in
                vm.setField(ofRecord: getter, 1, value.isUnset ? .none : value)
            }),
        ])

    private static let methods: [Builtin] = [
        Builtin("__get__", "(self, instance, owner=None, /)", "Gives what reading the attribute through instance, or through its type, yields.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .record), a[1].isObject(of: .tuple) else {
                if a[1].isNone { return a[0] }
                throw vm.typeError("descriptor for index '\(a[0].isObject(of: .record) ? a[0].record.values[0].smallInt : 0)' for tuple subclasses doesn't apply to '\(vm.typeName(a[1]))' object")
            }
            let index = a[0].record.values[0].smallInt
            guard index >= 0 && index < a[1].tuple.count else { throw vm.raise(.indexError, "tuple index out of range") }
            return a[1].tuple.items[index]
        },
        Builtin("__set__", "(self, instance, value, /)", "Writes the attribute of the instance.") { (vm, a) throws(ScriptException) in
            throw vm.raise(.attributeError, "can't set attribute")
        },
        Builtin("__delete__", "(self, instance, /)", "Takes the attribute away from the instance.") { (vm, a) throws(ScriptException) in
            throw vm.raise(.attributeError, "can't delete attribute")
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .record) else { throw vm.wrongReceiver("__repr__", of: "_tuplegetter", a[0]) }
            var text = ReprBuilder(vm)
            text.append("_tuplegetter(")
            try vm.appendRepr(a[0].record.values[0], to: &text)
            text.append(", ")
            try vm.appendRepr(a[0].record.values[1], to: &text)
            text.append(")")
            return try text.finish(vm)
        },
    ]
}
