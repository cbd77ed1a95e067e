/// `classmethod` and `staticmethod`: records (function, `__dict__` or unset). They take over what the function says of itself.
enum ClassMethodType {
    static let declaration = TypeDeclaration(
        "classmethod", "A function of the class: its first argument is the class, also when called on an instance.", kind: .classMethod,
        flags: [.subclassable, .hasDict],
        methods: methods, staticMethods: [new], attributes: WrapperMembers.attributes)

    private static let new = Builtin("__new__", "(cls, /, *args, **kwargs)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        try vm.makeFields(of: try vm.subclassArgument(a[0], of: vm.types.pointee.classMethod), kind: .classMethod, count: 2)
    }

    private static let methods: [Builtin] = [
        Builtin("__init__", "(self, function, /)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .classMethod) else { throw vm.foreignReceiver(a[0], vm.types.pointee.classMethod, "__init__") }
            try vm.wrap(a[0], a[1])
            return .none
        },
        Builtin("__get__", "(self, instance, owner=None, /)", "Gives what reading the attribute through instance, or through its type, yields.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .classMethod) else { throw vm.foreignReceiver(a[0], vm.types.pointee.classMethod, "__get__") }
            return try vm.bindOnType(a[0], a[2].isObject(of: .type) ? a[2].type_ : vm.type(of: a[1]))
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .classMethod) else { throw vm.foreignReceiver(a[0], vm.types.pointee.classMethod, "__repr__") }
            return vm.makeString("<classmethod(\(vm.swiftString(try vm.repr(noneForUnset(a[0].record.values[0])))))>")
        },
    ]
}

/// `staticmethod`.
enum StaticMethodType {
    static let declaration = TypeDeclaration(
        "staticmethod", "A function in a class that gets neither the class nor the instance.", kind: .staticMethod, flags: [.subclassable, .hasDict],
        methods: methods, staticMethods: [new], attributes: WrapperMembers.attributes)

    private static let new = Builtin("__new__", "(cls, /, *args, **kwargs)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        try vm.makeFields(of: try vm.subclassArgument(a[0], of: vm.types.pointee.staticMethod), kind: .staticMethod, count: 2)
    }

    private static let methods: [Builtin] = [
        Builtin("__init__", "(self, function, /)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .staticMethod) else { throw vm.foreignReceiver(a[0], vm.types.pointee.staticMethod, "__init__") }
            try vm.wrap(a[0], a[1])
            return .none
        },
        Builtin("__get__", "(self, instance, owner=None, /)", "Gives what reading the attribute through instance, or through its type, yields.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .staticMethod) else { throw vm.foreignReceiver(a[0], vm.types.pointee.staticMethod, "__get__") }
            return noneForUnset(a[0].record.values[0])
        },
        Builtin("__call__", "(self, /, *args, **kwargs)", "Calls the object with the arguments given.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .staticMethod) else { throw vm.foreignReceiver(a[0], vm.types.pointee.staticMethod, "__call__") }
            return try vm.call(noneForUnset(a[0].record.values[0]), tuple: a[1], dict: a[2])
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .staticMethod) else { throw vm.foreignReceiver(a[0], vm.types.pointee.staticMethod, "__repr__") }
            return vm.makeString("<staticmethod(\(vm.swiftString(try vm.repr(noneForUnset(a[0].record.values[0])))))>")
        },
    ]
}

/// Attributes of both.
enum WrapperMembers {
    static let attributes: [Attribute] = [
        Attribute(member: "__func__", "", { (_, wrapper) throws(ScriptException) in noneForUnset(wrapper.record.values[0]) }),
        Attribute(member: "__wrapped__", "", { (_, wrapper) throws(ScriptException) in noneForUnset(wrapper.record.values[0]) }),
        Attribute("__isabstractmethod__", "", { (vm, wrapper) throws(ScriptException) in Value(try vm.isAbstractMethod(wrapper.record.values[0])) }),
        CommonAttributes.dict,
    ]
}

extension VM {
    /// `__init__` of both.
    fileprivate func wrap(_ wrapper: Value, _ function: Value) throws(ScriptException) {
        setField(ofRecord: wrapper, 0, function)
        for name in [Special.module, .name, .qualname, .doc, .annotations] {
            let value = try getAttributeOrUnset(function, self.name(name))
            if !value.isUnset { try setAttribute(wrapper, self.name(name), value) }
        }
    }
}
