/// `set`.
enum SetType {
    static let declaration = TypeDeclaration(
        "set", "Build an unordered collection of unique elements.", kind: .set, flags: [.subclassable, .weakReferencable],
        methods: SetMethods.common + changeMethods + updateMethods,
        classMethods: [ContainerMethods.classGetItem],
        staticMethods: [
            Builtin("__new__", "(cls, /, *args, **kwargs)", "Create and return a new object.") { (vm, a) throws(ScriptException) in
                vm.temporary(Value(vm.createSetInstance(of: try vm.subclassArgument(a[0], of: vm.types.pointee.set), frozen: false)))
            },
        ])

    private static let changeMethods: [Builtin] = [
        Builtin("__init__", "(self, iterable=(), /)", "Initialize self.") { (vm, a) throws(ScriptException) in
            let set = try vm.mutableSetSelf(a, "__init__")
            set.removeAll()
            try vm.setUpdate(set, from: a[1])
            return .none
        },
        Builtin("add", "(self, object, /)", "Add an element to a set.\n\nThis has no effect if the element is already present.") { (vm, a) throws(ScriptException) in
            try vm.setAdd(try vm.mutableSetSelf(a, "add"), a[1])
            return .none
        },
        Builtin("clear", "(self, /)", "Remove all elements from this set.") { (vm, a) throws(ScriptException) in
            try vm.mutableSetSelf(a, "clear").removeAll()
            return .none
        },
        Builtin("discard", "(self, object, /)", "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\nan exception when an element is missing from the set.") { (vm, a) throws(ScriptException) in
            _ = try vm.setDiscard(try vm.mutableSetSelf(a, "discard"), a[1])
            return .none
        },
        Builtin("remove", "(self, object, /)", "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError.") { (vm, a) throws(ScriptException) in
            guard try vm.setDiscard(try vm.mutableSetSelf(a, "remove"), a[1]) else { throw vm.raise(.keyError, argument: a[1]) }
            return .none
        },
        Builtin("pop", "(self, /)", "Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty.") { (vm, a) throws(ScriptException) in
            let set = try vm.mutableSetSelf(a, "pop")
            guard set.pointee.count > 0 else { throw vm.raise(.keyError, "pop from an empty set") }
            return vm.temporary(set.take(number: set.firstEntry()).key)
        },
    ]

    private static func updateAll(_ vm: VM, _ a: Arguments, _ operation: SetOperation, _ method: StaticString) throws(ScriptException) -> Value {
        let set = try vm.mutableSetSelf(a, method)
        let others = a[1].tuple
        for index in 0..<others.count { try vm.combine(set, with: others.items[index], operation) }
        return .none
    }

    private static func updateInPlace(_ vm: VM, _ a: Arguments, _ operation: SetOperation, _ method: StaticString) throws(ScriptException) -> Value {
        let set = try vm.mutableSetSelf(a, method)
        guard a[1].isObject(of: .set) else { return .notImplemented }
        try vm.combine(set, with: a[1], operation)
        return a[0]
    }

    private static let updateMethods: [Builtin] = [
        Builtin("update", "(self, /, *others)", "Update the set, adding elements from all others.") { (vm, a) throws(ScriptException) in
            try updateAll(vm, a, .union, "update")
        },
        Builtin("intersection_update", "(self, /, *others)", "Update the set, keeping only elements found in it and all others.") { (vm, a) throws(ScriptException) in
            try updateAll(vm, a, .intersection, "intersection_update")
        },
        Builtin("difference_update", "(self, /, *others)", "Update the set, removing elements found in others.") { (vm, a) throws(ScriptException) in
            try updateAll(vm, a, .difference, "difference_update")
        },
        Builtin("symmetric_difference_update", "(self, other, /)", "Update the set, keeping only elements found in either set, but not in both.") { (vm, a) throws(ScriptException) in
            try vm.combine(try vm.mutableSetSelf(a, "symmetric_difference_update"), with: a[1], .symmetricDifference)
            return .none
        },
        Builtin("__ior__", "(self, value, /)", "Return self|=value.") { (vm, a) throws(ScriptException) in try updateInPlace(vm, a, .union, "__ior__") },
        Builtin("__iand__", "(self, value, /)", "Return self&=value.") { (vm, a) throws(ScriptException) in try updateInPlace(vm, a, .intersection, "__iand__") },
        Builtin("__isub__", "(self, value, /)", "Return self-=value.") { (vm, a) throws(ScriptException) in try updateInPlace(vm, a, .difference, "__isub__") },
        Builtin("__ixor__", "(self, value, /)", "Return self^=value.") { (vm, a) throws(ScriptException) in try updateInPlace(vm, a, .symmetricDifference, "__ixor__") },
    ]
}
