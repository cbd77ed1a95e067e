/// `NoneType`.
enum NoneType {
    static let declaration = TypeDeclaration(
        "NoneType", "The type of the None singleton.", kind: .object, flags: [],
        methods: methods, staticMethods: [new])

    private static let new = Builtin("__new__", "(cls, /)", "Create and return a new object.  See help(type) for accurate signature.") { (_, _) throws(ScriptException) in .none }

    private static let methods: [Builtin] = [
        Builtin("__repr__", "(self, /)", "Return repr(self).") { (vm, _) throws(ScriptException) in vm.intern("None") },
        Builtin("__bool__", "(self, /)", "True if self else False") { (_, _) throws(ScriptException) in .false },
        Builtin("__hash__", "(self, /)", "Return hash(self).") { (_, _) throws(ScriptException) in Value(smallInt: 0xfca8_6420) },
        Builtin("__or__", "(self, value, /)", "Return self|value.") { (vm, a) throws(ScriptException) in try vm.makeUnion(a[0], a[1]) },
        Builtin("__ror__", "(self, value, /)", "Return value|self.") { (vm, a) throws(ScriptException) in try vm.makeUnion(a[1], a[0]) },
    ]
}

/// `ellipsis`.
enum EllipsisType {
    static let declaration = TypeDeclaration(
        "ellipsis", "The type of the Ellipsis singleton.", kind: .object, flags: [],
        methods: methods, staticMethods: [new])

    private static let new = Builtin("__new__", "(cls, /)", "Create and return a new object.  See help(type) for accurate signature.") { (_, _) throws(ScriptException) in .ellipsis }

    private static let methods: [Builtin] = [
        Builtin("__repr__", "(self, /)", "Return repr(self).") { (vm, _) throws(ScriptException) in vm.intern("Ellipsis") },
        Builtin("__reduce__", "(self, /)", "Helper for pickle.") { (vm, _) throws(ScriptException) in vm.intern("Ellipsis") },
    ]
}

/// `NotImplementedType`.
enum NotImplementedType {
    static let declaration = TypeDeclaration(
        "NotImplementedType", "The type of the NotImplemented singleton.", kind: .object, flags: [],
        methods: methods, staticMethods: [new])

    private static let new = Builtin("__new__", "(cls, /)", "Create and return a new object.  See help(type) for accurate signature.") { (_, _) throws(ScriptException) in .notImplemented }

    private static let methods: [Builtin] = [
        Builtin("__repr__", "(self, /)", "Return repr(self).") { (vm, _) throws(ScriptException) in vm.intern("NotImplemented") },
        Builtin("__reduce__", "(self, /)", "Helper for pickle.") { (vm, _) throws(ScriptException) in vm.intern("NotImplemented") },
        Builtin("__bool__", "(self, /)", "True if self else False") { (vm, _) throws(ScriptException) in
            throw vm.typeError("NotImplemented should not be used in a boolean context")
        },
    ]
}
