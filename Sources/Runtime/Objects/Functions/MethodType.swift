/// `method`: record (function, self).
enum MethodType {
    static let declaration = TypeDeclaration(
        "method", "A function tied to an instance, which becomes its first argument.", kind: .boundMethod, flags: [.weakReferencable],
        methods: methods, staticMethods: [new], attributes: attributes)

    private static let new = Builtin("__new__", "(cls, function, instance, /)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        guard vm.isCallable(a[1]) else { throw vm.typeError("first argument must be callable") }
        guard !a[2].isNone else { throw vm.typeError("instance must not be None") }
        return vm.makeRecord(kind: .boundMethod, type: vm.types.pointee.method, a[1], a[2])
    }

    private static let methods: [Builtin] = [
        Builtin("__call__", "(self, /, *args, **kwargs)", "Calls the object with the arguments given.") { (vm, a) throws(ScriptException) in
            try vm.checkMethod(a[0], "__call__")
            return try vm.call(a[0], tuple: a[1], dict: a[2])
        },
        Builtin("__get__", "(self, instance, owner=None, /)", "Gives what reading the attribute through instance, or through its type, yields.") { (vm, a) throws(ScriptException) in
            try vm.checkMethod(a[0], "__get__")
            return a[0]
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            try vm.checkMethod(a[0], "__repr__")
            let function = a[0].record.values[0]
            var name = try vm.getAttributeOrUnset(function, vm.name(.qualname))
            if !name.isString { name = try vm.getAttributeOrUnset(function, vm.name(.name)) }
            let text = name.isString ? vm.swiftString(name) : "?"
            return vm.makeString("<bound method \(text) of \(vm.swiftString(try vm.repr(a[0].record.values[1])))>")
        },
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in
            try vm.checkMethod(a[0], "__eq__")
            guard a[1].isObject, a[1].header.pointee.type == vm.types.pointee.method else { return .notImplemented }
            guard a[0].record.values[1] == a[1].record.values[1] else { return .false }
            return Value(try vm.isEqual(a[0].record.values[0], a[1].record.values[0]))
        },
        Builtin("__hash__", "(self, /)", "Gives the hash, the same for equal objects.") { (vm, a) throws(ScriptException) in
            try vm.checkMethod(a[0], "__hash__")
            let function = try vm.hash(a[0].record.values[0])
            return Value(smallInt: (function ^ Int(truncatingIfNeeded: a[0].record.values[1].bits >> 4)) >> 2)
        },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
            try vm.checkMethod(a[0], "__reduce__")
            return try vm.reduceToAttribute(a[0].record.values[1], try vm.getAttribute(a[0].record.values[0], vm.name(.name)))
        },
    ]

    private static let attributes: [Attribute] = [
        Attribute(member: "__func__", "The function.", { (_, method) throws(ScriptException) in method.record.values[0] }),
        Attribute(member: "__self__", "What the function is tied to.", { (_, method) throws(ScriptException) in method.record.values[1] }),
        Attribute("__doc__", "", { (vm, method) throws(ScriptException) in try vm.getAttribute(method.record.values[0], vm.name(.doc)) }),
    ]
}

extension VM {
    fileprivate func checkMethod(_ value: Value, _ method: StaticString) throws(ScriptException) {
        guard value.isObject(of: .boundMethod), value.header.pointee.type == types.pointee.method else {
            throw foreignReceiver(value, types.pointee.method, method)
        }
    }

    /// `callable(value)`.
    public func isCallable(_ value: Value) -> Bool {
        switch value.kind {
        case .function, .nativeFunction, .boundMethod, .type: return true
        default: return !special(of: value, .call).isUnset
        }
    }
}
