/// `mappingproxy`: a record of the mapping.
enum MappingProxyType {
    static let declaration = TypeDeclaration(
        "mappingproxy", "A mapping seen without the right to change it.", kind: .mappingProxy, flags: [.mappingPattern],
        methods: itemMethods + forwardedMethods,
        classMethods: [ContainerMethods.classGetItem],
        staticMethods: [
            Builtin("__new__", "(cls, mapping, /)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                _ = try vm.subclassArgument(a[0], of: vm.types.pointee.mappingProxy)
                guard a[1].isObject, !vm.special(of: a[1], .getitem).isUnset, a[1].kind != .list, a[1].kind != .tuple else {
                    throw vm.typeError("mappingproxy() argument must be a mapping, not \(vm.argumentTypeName(a[1]))")
                }
                return vm.makeMappingProxy(a[1])
            },
        ])

    @inline(__always)
    private static func mapping(_ vm: VM, _ a: Arguments, _ method: StaticString) throws(ScriptException) -> Value {
        guard a[0].isObject(of: .mappingProxy) else { throw vm.wrongReceiver(method, of: "mappingproxy", a[0]) }
        return a[0].record.values[0]
    }

    /// The operators look through proxies on both sides.
    private static func unwrapped(_ value: Value) -> Value { value.isObject(of: .mappingProxy) ? value.record.values[0] : value }

    private static let itemMethods: [Builtin] = [
        Builtin("__getitem__", "(self, key, /)", "Gives the item or the slice at key.") { (vm, a) throws(ScriptException) in
            try vm.getItem(try mapping(vm, a, "__getitem__"), a[1])
        },
        Builtin("__contains__", "(self, key, /)", "Tells whether the key or item is in self.") { (vm, a) throws(ScriptException) in
            Value(try vm.contains(try mapping(vm, a, "__contains__"), a[1]))
        },
        Builtin("__len__", "(self, /)", "Gives the number of items.") { (vm, a) throws(ScriptException) in
            Value(smallInt: try vm.length(try mapping(vm, a, "__len__")))
        },
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
            try vm.iterate(try mapping(vm, a, "__iter__"))
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            var builder = ReprBuilder(vm)
            builder.append("mappingproxy(")
            try vm.appendRepr(try mapping(vm, a, "__repr__"), to: &builder)
            builder.append(")")
            return try builder.finish(vm)
        },
        Builtin("__str__", "(self, /)", "Gives the text that str() makes.") { (vm, a) throws(ScriptException) in try vm.str(try mapping(vm, a, "__str__")) },
        Builtin("__hash__", "(self, /)", "Gives the hash, the same for equal objects.") { (vm, a) throws(ScriptException) in
            vm.makeInt(try vm.hash(try mapping(vm, a, "__hash__")))
        },
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in
            try vm.compare(try mapping(vm, a, "__eq__"), a[1].isObject(of: .mappingProxy) ? a[1].record.values[0] : a[1], .eq)
        },
        Builtin("__ne__", "(self, value, /)", "Tells whether the two differ.") { (vm, a) throws(ScriptException) in
            try vm.compare(try mapping(vm, a, "__ne__"), a[1].isObject(of: .mappingProxy) ? a[1].record.values[0] : a[1], .ne)
        },
        Builtin("__reversed__", "(self, /)", "Gives an iterator from the last item to the first.") { (vm, a) throws(ScriptException) in
            try vm.callMethod(try mapping(vm, a, "__reversed__"), vm.name(.reversed))
        },
    ]

    private static let forwardedMethods: [Builtin] = [
        Builtin("get", "(self, key, default=None, /)", "The value of the key, or default.") { (vm, a) throws(ScriptException) in
            try vm.callMethod(try mapping(vm, a, "get"), vm.intern("get"), a[1], a[2])
        },
        Builtin("keys", "(self, /)", "A view of the keys that behaves like a set.") { (vm, a) throws(ScriptException) in
            try vm.callMethod(try mapping(vm, a, "keys"), vm.intern("keys"))
        },
        Builtin("values", "(self, /)", "A view of the values.") { (vm, a) throws(ScriptException) in
            try vm.callMethod(try mapping(vm, a, "values"), vm.intern("values"))
        },
        Builtin("items", "(self, /)", "A view of the pairs that behaves like a set.") { (vm, a) throws(ScriptException) in
            try vm.callMethod(try mapping(vm, a, "items"), vm.intern("items"))
        },
        Builtin("copy", "(self, /)", "a shallow copy of the mapping") { (vm, a) throws(ScriptException) in
            try vm.callMethod(try mapping(vm, a, "copy"), vm.intern("copy"))
        },
        Builtin("__or__", "(self, value, /)", "Gives self | value.") { (vm, a) throws(ScriptException) in
            try vm.binary(.bitOr, try mapping(vm, a, "__or__"), unwrapped(a[1]))
        },
        Builtin("__ror__", "(self, value, /)", "Gives value | self.") { (vm, a) throws(ScriptException) in
            try vm.binary(.bitOr, unwrapped(a[1]), try mapping(vm, a, "__ror__"))
        },
        Builtin("__ior__", "(self, value, /)", "Is refused: the mapping is read only.") { (vm, a) throws(ScriptException) in
            throw vm.typeError("'|=' is not supported by mappingproxy; use '|' instead")
        },
    ]
}

extension VM {
    public func makeMappingProxy(_ mapping: Value) -> Value { makeRecord(kind: .mappingProxy, type: types.pointee.mappingProxy, mapping) }
}
