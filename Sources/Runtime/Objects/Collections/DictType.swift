/// `dict`.
enum DictType {
    static let declaration = TypeDeclaration(
        "dict", """
            Maps keys to values and keeps the order in which they came.

            It is filled from a mapping or from pairs, and then from the keyword arguments.
            """,
        kind: .dict, flags: [.subclassable, .mappingPattern],
        methods: lifeMethods + itemMethods + changeMethods + operatorMethods,
        classMethods: [ContainerMethods.classGetItem, fromKeys],
        staticMethods: [
            Builtin("__new__", "(cls, /, *args, **kwargs)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                vm.temporary(Value(vm.createDictInstance(of: try vm.subclassArgument(a[0], of: vm.types.pointee.dict))))
            },
        ])

    private static let fromKeys = Builtin("fromkeys", "(type, iterable, value=None, /)", "A new dictionary in which every key of the iterable has the same value.") { (vm, a) throws(ScriptException) in
        let result = try vm.call(a[0])
        let isPlain = result.isObject(of: .dict) && vm.special(of: result, .setitem) == vm.special(vm.types.pointee.dict, .setitem)
        if isPlain {
            try vm.forEachHashed(a[1]) { (key, hash) throws(ScriptException) in
                try vm.insert(result.dict, key, hash: hash, a[2])
                return true
            }
            return result
        }
        try vm.forEach(a[1]) { (key) throws(ScriptException) in
            try vm.setItem(result, vm.keep(key), a[2])
            return true
        }
        return result
    }

    private static let lifeMethods: [Builtin] = [
        Builtin("__init__", "(self, /, *args, **kwargs)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            try vm.updateFromArguments(try vm.dictSelf(a, "__init__"), a[1].tuple, a[2].dict, function: "dict")
            return .none
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let dict = try vm.dictSelf(a, "__repr__")
            if dict.pointee.count == 0 { return vm.makeString("{}") }
            return try vm.containerRepr(a[0], recursive: "{...}") { (builder: inout ReprBuilder) throws(ScriptException) in
                builder.append("{")
                var number = dict.nextEntry(from: 0), isFirst = true
                while number >= 0 {
                    if !isFirst { builder.append(", ") }
                    isFirst = false
                    let entry = dict.pointee.entries[number]
                    let mark = vm.mark
                    vm.keep(entry.value)
                    try vm.appendRepr(entry.key, to: &builder)
                    builder.append(": ")
                    try vm.appendRepr(entry.value, to: &builder)
                    vm.drain(to: mark)
                    number = dict.nextEntry(from: number + 1)
                }
                builder.append("}")
            }
        },
        Builtin("__len__", "(self, /)", "Gives the number of items.") { (vm, a) throws(ScriptException) in Value(smallInt: try vm.dictSelf(a, "__len__").pointee.count) },
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
            vm.makeTableIterator(vm.types.pointee.dictKeyIterator, try vm.dictSelf(a, "__iter__"), stepDictKeys)
        },
        Builtin("__reversed__", "(self, /)", "Gives an iterator from the last item to the first.") { (vm, a) throws(ScriptException) in
            vm.makeReverseTableIterator(vm.types.pointee.dictReverseKeyIterator, try vm.dictSelf(a, "__reversed__"), stepDictKeysReversed)
        },
        Builtin("__sizeof__", "(self, /)", "Bytes that it takes in memory.") { (vm, a) throws(ScriptException) in
            let dict = try vm.dictSelf(a, "__sizeof__")
            return Value(smallInt: objectSize(a[0].header) + dict.tableSize)
        },
    ]

    private static let itemMethods: [Builtin] = [
        Builtin("__getitem__", "(self, key, /)", "Gives the item or the slice at key.") { (vm, a) throws(ScriptException) in
            let dict = try vm.dictSelf(a, "__getitem__")
            let found = try vm.lookup(dict, a[1])
            if _fastPath(!found.isUnset) { return found }
            return try vm.missingItem(a[0], a[1])
        },
        Builtin("__setitem__", "(self, key, value, /)", "Puts value at key.") { (vm, a) throws(ScriptException) in
            try vm.insert(try vm.dictSelf(a, "__setitem__"), a[1], a[2])
            return .none
        },
        Builtin("__delitem__", "(self, key, /)", "Deletes the item or the slice at key.") { (vm, a) throws(ScriptException) in
            guard !(try vm.remove(try vm.dictSelf(a, "__delitem__"), a[1])).isUnset else { throw vm.raise(.keyError, argument: a[1]) }
            return .none
        },
        Builtin("__contains__", "(self, key, /)", "Tells whether the key or item is in self.") { (vm, a) throws(ScriptException) in
            Value(!(try vm.lookup(try vm.dictSelf(a, "__contains__"), a[1])).isUnset)
        },
        Builtin("get", "(self, key, default=None, /)", "The value of the key, or default.") { (vm, a) throws(ScriptException) in
            let found = try vm.lookup(try vm.dictSelf(a, "get"), a[1])
            return found.isUnset ? a[2] : found
        },
        Builtin("setdefault", "(self, key, default=None, /)", "The value of the key, which becomes default if it is missing.") { (vm, a) throws(ScriptException) in
            let dict = try vm.dictSelf(a, "setdefault")
            let hash = try vm.hash(a[1])
            let number = try dict.find(a[1], hash: hash, vm)
            if number >= 0 { return dict.pointee.entries[number].value }
            a[2].retain()
            dict.append(a[1], hash: hash, value: a[2])
            return a[2]
        },
        Builtin("keys", "(self, /)", "A view of the keys that behaves like a set.") { (vm, a) throws(ScriptException) in
            _ = try vm.dictSelf(a, "keys")
            return vm.makeRecord(kind: .dictView, type: vm.types.pointee.dictKeys, a[0])
        },
        Builtin("values", "(self, /)", "A view of the values.") { (vm, a) throws(ScriptException) in
            _ = try vm.dictSelf(a, "values")
            return vm.makeRecord(kind: .dictView, type: vm.types.pointee.dictValues, a[0])
        },
        Builtin("items", "(self, /)", "A view of the pairs that behaves like a set.") { (vm, a) throws(ScriptException) in
            _ = try vm.dictSelf(a, "items")
            return vm.makeRecord(kind: .dictView, type: vm.types.pointee.dictItems, a[0])
        },
    ]

    private static let changeMethods: [Builtin] = [
        Builtin("clear", "(self, /)", "Takes every key away.") { (vm, a) throws(ScriptException) in
            try vm.dictSelf(a, "clear").removeAll()
            return .none
        },
        Builtin("copy", "(self, /)", "Gives a new dictionary with the same keys and values.") { (vm, a) throws(ScriptException) in
            vm.copyDict(try vm.dictSelf(a, "copy"))
        },
        Builtin("pop", "(self, key, default=<unrepresentable>, /)", "Takes the key away and gives its value; where it is missing default, or a KeyError without one.") { (vm, a) throws(ScriptException) in
            let found = try vm.remove(try vm.dictSelf(a, "pop"), a[1])
            if !found.isUnset { return found }
            if !a[2].isUnset { return a[2] }
            throw vm.raise(.keyError, argument: a[1])
        },
        Builtin("popitem", "(self, /)", "Takes the last pair away and gives it; KeyError when empty.") { (vm, a) throws(ScriptException) in
            let dict = try vm.dictSelf(a, "popitem")
            guard dict.pointee.count > 0 else { throw vm.raise(.keyError, "popitem(): dictionary is empty") }
            return vm.popEntry(dict, last: true)
        },
        Builtin("update", "(self, /, *args, **kwargs)", "Sets keys from a mapping or from pairs, and then from the keyword arguments.") { (vm, a) throws(ScriptException) in
            try vm.updateFromArguments(try vm.dictSelf(a, "update"), a[1].tuple, a[2].dict, function: "update")
            return .none
        },
    ]

    private static let operatorMethods: [Builtin] = [
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in
            let dict = try vm.dictSelf(a, "__eq__")
            return a[1].isObject(of: .dict) ? Value(try vm.dictsEqual(dict, a[1].dict)) : .notImplemented
        },
        Builtin("__ne__", "(self, value, /)", "Tells whether the two differ.") { (vm, a) throws(ScriptException) in
            let dict = try vm.dictSelf(a, "__ne__")
            return a[1].isObject(of: .dict) ? Value(!(try vm.dictsEqual(dict, a[1].dict))) : .notImplemented
        },
        Builtin("__or__", "(self, value, /)", "Gives self | value.") { (vm, a) throws(ScriptException) in
            let dict = try vm.dictSelf(a, "__or__")
            guard a[1].isObject(of: .dict) else { return .notImplemented }
            let result = vm.copyDict(dict)
            try vm.dictUpdate(result.dict, from: a[1])
            return result
        },
        Builtin("__ror__", "(self, value, /)", "Gives value | self.") { (vm, a) throws(ScriptException) in
            _ = try vm.dictSelf(a, "__ror__")
            guard a[1].isObject(of: .dict) else { return .notImplemented }
            let result = vm.copyDict(a[1].dict)
            try vm.dictUpdate(result.dict, from: a[0])
            return result
        },
        Builtin("__ior__", "(self, value, /)", "Adds what value holds and gives self.") { (vm, a) throws(ScriptException) in
            try vm.dictUpdate(try vm.dictSelf(a, "__ior__"), from: a[1])
            return a[0]
        },
    ]
}
