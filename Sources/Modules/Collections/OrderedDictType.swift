import TaipanRuntime

/// `collections.OrderedDict`: dicts keep their order anyway; this type compares by it and can change it.
enum OrderedDictType {
    static let declaration = TypeDeclaration(
        "collections.OrderedDict", "A dict whose order is part of it: it compares in order and can move its keys.", kind: .dict, flags: [.subclassable, .mappingPattern, .weakReferencable],
        methods: orderMethods + copyMethods, attributes: [CommonAttributes.dict])

    @inline(__always)
    private static func dict(_ vm: VM, _ a: Arguments, _ method: StaticString) throws(ScriptException) -> DictPointer {
        guard a[0].isObject(of: .dict) else { throw vm.wrongReceiver(method, of: "collections.OrderedDict", a[0]) }
        return a[0].dict
    }

    private static let orderMethods: [Builtin] = [
        Builtin("move_to_end", "(self, /, key, last=True)", "Makes the key the last one, or the first one; KeyError when it is missing.") { (vm, a) throws(ScriptException) in
            guard try vm.move(try dict(vm, a, "move_to_end"), a[1], toEnd: try vm.isTrue(a[2])) else { throw vm.raise(.keyError, argument: a[1]) }
            return .none
        },
        Builtin("popitem", "(self, /, last=True)", "Takes the last pair away, or the first one, and gives it; KeyError when empty.") { (vm, a) throws(ScriptException) in
            let dict = try dict(vm, a, "popitem")
            let last = try vm.isTrue(a[1])
            guard dict.pointee.count > 0 else { throw vm.raise(.keyError, "dictionary is empty") }
            return vm.popEntry(dict, last: last)
        },
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in try equals(vm, a, "__eq__") },
        Builtin("__ne__", "(self, value, /)", "Tells whether the two differ.") { (vm, a) throws(ScriptException) in
            let result = try equals(vm, a, "__ne__")
            return result.isNotImplemented ? result : Value(!result.isTrue)
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let dict = try dict(vm, a, "__repr__")
            return try vm.containerRepr(a[0], recursive: "...") { (text: inout ReprBuilder) throws(ScriptException) in
                text.append(a[0].header.pointee.type.pointee.name)
                text.append("(")
                if dict.pointee.count > 0 {
                    let plain = vm.makeDict()
                    try vm.dictUpdate(plain, from: try vm.callMethod(a[0], vm.intern("items")))
                    try vm.appendRepr(Value(plain), to: &text)
                }
                text.append(")")
            }
        },
        Builtin("__reversed__", "(self, /)", "Gives an iterator from the last item to the first.") { (vm, a) throws(ScriptException) in
            _ = try dict(vm, a, "__reversed__")
            return try vm.call(try vm.getAttribute(Value(vm.types.pointee.dict), vm.name(.reversed)), a[0])
        },
    ]

    /// Two ordered dicts are equal when the order is as well; with other dicts it does not count.
    private static func equals(_ vm: VM, _ a: Arguments, _ method: StaticString) throws(ScriptException) -> Value {
        let left = try dict(vm, a, method)
        guard a[1].isObject(of: .dict) else { return .notImplemented }
        let right = a[1].dict
        guard try vm.dictsEqual(left, right) else { return .false }
        guard vm.isInstance(a[1], try vm.moduleType("_collections", "OrderedDict")) else { return .true }
        let first = try vm.makeList(from: a[0]), second = try vm.makeList(from: a[1])
        return try vm.compareSequences(.eq, leftCount: { first.count }, rightCount: { second.count }, { first[$0] }, { second[$0] })
    }

    private static let copyMethods: [Builtin] = [
        Builtin("copy", "(self, /)", "Gives a new ordered dictionary with the same pairs.") { (vm, a) throws(ScriptException) in
            _ = try dict(vm, a, "copy")
            return try vm.call(Value(a[0].header.pointee.type), a[0])
        },
        Builtin("__copy__", "(self, /)", "Gives the copy that copy.copy() asks for.") { (vm, a) throws(ScriptException) in
            _ = try dict(vm, a, "__copy__")
            return try vm.call(Value(a[0].header.pointee.type), a[0])
        },
        Builtin("__or__", "(self, value, /)", "Gives self | value.") { (vm, a) throws(ScriptException) in
            _ = try dict(vm, a, "__or__")
            return try join(vm, a[0], a[0], a[1])
        },
        Builtin("__ror__", "(self, value, /)", "Gives value | self.") { (vm, a) throws(ScriptException) in
            _ = try dict(vm, a, "__ror__")
            return try join(vm, a[0], a[1], a[0])
        },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
            _ = try dict(vm, a, "__reduce__")
            let items = try vm.iterate(try vm.callMethod(a[0], vm.intern("items")))
            return vm.makeTuple(Value(a[0].header.pointee.type), vm.makeTuple(), .none, .none, items)
        },
    ]

    private static func join(_ vm: VM, _ model: Value, _ left: Value, _ right: Value) throws(ScriptException) -> Value {
        guard left.isObject(of: .dict), right.isObject(of: .dict) else { return .notImplemented }
        let result = try vm.call(Value(model.header.pointee.type), left)
        guard result.isObject(of: .dict) else { return .notImplemented }
        try vm.dictUpdate(result.dict, from: right)
        return result
    }
}
