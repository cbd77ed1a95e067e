/// `bool`.
enum BoolType {
    static let declaration = TypeDeclaration(
        "bool", "True or False: whether the argument counts as true.",
        kind: .bigInteger, flags: [],
        methods: methods,
        staticMethods: [
            Builtin("__new__", "(cls, object=False, /)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                _ = try vm.subclassArgument(a[0], of: vm.types.pointee.bool)
                return Value(try vm.isTrue(a[1]))
            },
        ])

    private static func combine(_ vm: VM, _ a: Arguments, _ operation: BinaryOperation, _ method: StaticString) throws(ScriptException) -> Value {
        let left = try IntType.integer(vm, a[0], method)
        guard vm.isInteger(a[1]) else { return .notImplemented }
        let result = try vm.integerArithmetic(operation, left, a[1])
        return left.isBool && a[1].isBool ? Value(result != Value(smallInt: 0)) : result
    }

    private static let methods: [Builtin] = [
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            guard a[0].isBool else { throw vm.wrongReceiver("__repr__", of: "bool", a[0]) }
            return vm.intern(a[0].isTrue ? "True" as StaticString : "False")
        },
        Builtin("__invert__", "(self, /)", "Gives ~int(self), which is -1 or -2.") { (vm, a) throws(ScriptException) in
            guard a[0].isBool else { throw vm.wrongReceiver("__invert__", of: "bool", a[0]) }
            return try vm.inverted(a[0])
        },
        Builtin("__and__", "(self, value, /)", "Gives self & value.") { (vm, a) throws(ScriptException) in try combine(vm, a, .bitAnd, "__and__") },
        Builtin("__rand__", "(self, value, /)", "Gives value & self.") { (vm, a) throws(ScriptException) in try combine(vm, a, .bitAnd, "__rand__") },
        Builtin("__or__", "(self, value, /)", "Gives self | value.") { (vm, a) throws(ScriptException) in try combine(vm, a, .bitOr, "__or__") },
        Builtin("__ror__", "(self, value, /)", "Gives value | self.") { (vm, a) throws(ScriptException) in try combine(vm, a, .bitOr, "__ror__") },
        Builtin("__xor__", "(self, value, /)", "Gives self ^ value.") { (vm, a) throws(ScriptException) in try combine(vm, a, .bitXor, "__xor__") },
        Builtin("__rxor__", "(self, value, /)", "Gives value ^ self.") { (vm, a) throws(ScriptException) in try combine(vm, a, .bitXor, "__rxor__") },
    ]
}
