/// `NoneType`.
enum NoneType {
    static let declaration = TypeDeclaration(
        "NoneType", "The class of None.", kind: .object, flags: [],
        methods: methods, staticMethods: [new])

    private static let new = Builtin("__new__", "(cls, /)", "Makes an object of the class.") { (_, _) throws(ScriptException) in .none }

    private static let methods: [Builtin] = [
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, _) throws(ScriptException) in vm.intern("None") },
        Builtin("__bool__", "(self, /)", "Tells whether the object counts as true.") { (_, _) throws(ScriptException) in .false },
        Builtin("__hash__", "(self, /)", "Gives the hash, the same for equal objects.") { (_, _) throws(ScriptException) in Value(smallInt: 0xfca8_6420) },
    ]
}

/// `ellipsis`.
enum EllipsisType {
    static let declaration = TypeDeclaration(
        "ellipsis", "The class of `...`.", kind: .object, flags: [],
        methods: methods, staticMethods: [new])

    private static let new = Builtin("__new__", "(cls, /)", "Makes an object of the class.") { (_, _) throws(ScriptException) in .ellipsis }

    private static let methods: [Builtin] = [
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, _) throws(ScriptException) in vm.intern("Ellipsis") },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, _) throws(ScriptException) in vm.intern("Ellipsis") },
    ]
}

/// `NotImplementedType`.
enum NotImplementedType {
    static let declaration = TypeDeclaration(
        "NotImplementedType", "The class of NotImplemented.", kind: .object, flags: [],
        methods: methods, staticMethods: [new])

    private static let new = Builtin("__new__", "(cls, /)", "Makes an object of the class.") { (_, _) throws(ScriptException) in .notImplemented }

    private static let methods: [Builtin] = [
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, _) throws(ScriptException) in vm.intern("NotImplemented") },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, _) throws(ScriptException) in vm.intern("NotImplemented") },
        Builtin("__bool__", "(self, /)", "Tells whether the object counts as true.") { (vm, _) throws(ScriptException) in
            throw vm.typeError("NotImplemented should not be used in a boolean context")
        },
    ]
}
