/// `set`.
enum SetType {
    static let declaration = TypeDeclaration(
        "set", "Elements without order, each of them once.", kind: .set, flags: [.subclassable, .weakReferencable],
        methods: SetMethods.common + changeMethods + updateMethods,
        classMethods: [ContainerMethods.classGetItem],
        staticMethods: [
            Builtin("__new__", "(cls, /, *args, **kwargs)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                vm.temporary(Value(vm.createSetInstance(of: try vm.subclassArgument(a[0], of: vm.types.pointee.set), frozen: false)))
            },
        ])

    private static let changeMethods: [Builtin] = [
        Builtin("__init__", "(self, iterable=(), /)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            let set = try vm.mutableSetSelf(a, "__init__")
            set.removeAll()
            try vm.setUpdate(set, from: a[1])
            return .none
        },
        Builtin("add", "(self, object, /)", "Puts the element in, if it is not there yet.") { (vm, a) throws(ScriptException) in
            try vm.setAdd(try vm.mutableSetSelf(a, "add"), a[1])
            return .none
        },
        Builtin("clear", "(self, /)", "Takes every element away.") { (vm, a) throws(ScriptException) in
            try vm.mutableSetSelf(a, "clear").removeAll()
            return .none
        },
        Builtin("discard", "(self, object, /)", "Takes the element away, if it is there.") { (vm, a) throws(ScriptException) in
            _ = try vm.setDiscard(try vm.mutableSetSelf(a, "discard"), a[1])
            return .none
        },
        Builtin("remove", "(self, object, /)", "Takes the element away; KeyError where it is missing.") { (vm, a) throws(ScriptException) in
            guard try vm.setDiscard(try vm.mutableSetSelf(a, "remove"), a[1]) else { throw vm.raise(.keyError, argument: a[1]) }
            return .none
        },
        Builtin("pop", "(self, /)", "Takes some element away and gives it; KeyError when empty.") { (vm, a) throws(ScriptException) in
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
        Builtin("update", "(self, /, *others)", "Puts in what any of the others holds.") { (vm, a) throws(ScriptException) in
            try updateAll(vm, a, .union, "update")
        },
        Builtin("intersection_update", "(self, /, *others)", "Takes away what one of the others lacks.") { (vm, a) throws(ScriptException) in
            try updateAll(vm, a, .intersection, "intersection_update")
        },
        Builtin("difference_update", "(self, /, *others)", "Takes away what any of the others holds.") { (vm, a) throws(ScriptException) in
            try updateAll(vm, a, .difference, "difference_update")
        },
        Builtin("symmetric_difference_update", "(self, other, /)", "Takes away what both hold and puts in what only the other does.") { (vm, a) throws(ScriptException) in
            try vm.combine(try vm.mutableSetSelf(a, "symmetric_difference_update"), with: a[1], .symmetricDifference)
            return .none
        },
        Builtin("__ior__", "(self, value, /)", "Adds what value holds and gives self.") { (vm, a) throws(ScriptException) in try updateInPlace(vm, a, .union, "__ior__") },
        Builtin("__iand__", "(self, value, /)", "Keeps what value holds too and gives self.") { (vm, a) throws(ScriptException) in try updateInPlace(vm, a, .intersection, "__iand__") },
        Builtin("__isub__", "(self, value, /)", "Takes away what value holds and gives self.") { (vm, a) throws(ScriptException) in try updateInPlace(vm, a, .difference, "__isub__") },
        Builtin("__ixor__", "(self, value, /)", "Keeps what exactly one of the two holds and gives self.") { (vm, a) throws(ScriptException) in try updateInPlace(vm, a, .symmetricDifference, "__ixor__") },
    ]
}
