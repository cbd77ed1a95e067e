/// `function`.
enum FunctionType {
    static let declaration = TypeDeclaration(
        "function", "A function made of a code object and a namespace.", kind: .function, flags: [.weakReferencable, .hasDict],
        methods: methods, staticMethods: [new], attributes: names + parts + [CommonAttributes.dict])

    private static let new = Builtin("__new__", "(cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
                                     "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        guard a[1].isObject(of: .code) else { throw vm.typeError("function() argument 'code' must be code, not \(vm.argumentTypeName(a[1]))") }
        guard a[2].isObject(of: .dict) else { throw vm.typeError("function() argument 'globals' must be dict, not \(vm.argumentTypeName(a[2]))") }
        guard a[3].isNone || a[3].isString else { throw vm.typeError("arg 3 (name) must be None or string") }
        guard a[4].isNone || a[4].isObject(of: .tuple) else { throw vm.typeError("arg 4 (defaults) must be None or tuple") }
        guard a[6].isNone || a[6].isObject(of: .dict) else { throw vm.typeError("arg 6 (kwdefaults) must be None or dict") }
        try vm.checkClosure(a[5], for: a[1].codeObject)
        let function = vm.makeFunction(a[1], globals: a[2]).function
        if a[3].isString { vm.replace(&function.pointee.name, a[3]) }
        if a[4].isObject { vm.replace(&function.pointee.defaults, a[4]) }
        if a[5].isObject { vm.replace(&function.pointee.closure, a[5]) }
        if a[6].isObject { vm.replace(&function.pointee.keywordDefaults, a[6]) }
        return Value(function)
    }

    private static let methods: [Builtin] = [
        Builtin("__get__", "(self, instance, owner=None, /)", "Gives what reading the attribute through instance, or through its type, yields.") { (vm, a) throws(ScriptException) in
            try vm.checkFunction(a[0], "__get__")
            if a[1].isNone {
                guard !a[2].isNone else { throw vm.typeError("__get__(None, None) is invalid") }
                return a[0]
            }
            return try vm.bind(a[0], to: a[1])
        },
        Builtin("__call__", "(self, /, *args, **kwargs)", "Calls the object with the arguments given.") { (vm, a) throws(ScriptException) in
            try vm.checkFunction(a[0], "__call__")
            return try vm.call(a[0], tuple: a[1], dict: a[2])
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            try vm.checkFunction(a[0], "__repr__")
            return vm.makeString("<function \(vm.swiftString(a[0].function.pointee.qualifiedName)) at \(vm.addressText(a[0]))>")
        },
    ]

    private static let names: [Attribute] = [
        Attribute("__name__", "", { (_, f) throws(ScriptException) in f.function.pointee.name }, set: { (vm, f, value) throws(ScriptException) in
            guard value.isString else { throw vm.typeError("__name__ must be set to a string object") }
            vm.replace(&f.function.pointee.name, value)
        }),
        Attribute("__qualname__", "", { (_, f) throws(ScriptException) in f.function.pointee.qualifiedName }, set: { (vm, f, value) throws(ScriptException) in
            guard value.isString else { throw vm.typeError("__qualname__ must be set to a string object") }
            vm.replace(&f.function.pointee.qualifiedName, value)
        }),
        Attribute(member: "__module__", "", { (_, f) throws(ScriptException) in noneForUnset(f.function.pointee.module) }, set: { (vm, f, value) throws(ScriptException) in
            vm.replace(&f.function.pointee.module, noneForUnset(value))
        }),
        Attribute(member: "__doc__", "", { (_, f) throws(ScriptException) in noneForUnset(f.function.pointee.documentation) }, set: { (vm, f, value) throws(ScriptException) in
            vm.replace(&f.function.pointee.documentation, noneForUnset(value))
        }),
        Attribute("__type_params__", "", { (vm, f) throws(ScriptException) in
            let value = f.function.pointee.typeParameters
            return value.isNoneOrUnset ? vm.runtime.pointee.emptyTuple : value
        }, set: { (vm, f, value) throws(ScriptException) in
            guard value.isObject(of: .tuple) else { throw vm.typeError("__type_params__ must be set to a tuple") }
            vm.replace(&f.function.pointee.typeParameters, value)
        }),
    ]

    private static let parts: [Attribute] = [
        Attribute("__defaults__", "", { (_, f) throws(ScriptException) in noneForUnset(f.function.pointee.defaults) }, set: { (vm, f, value) throws(ScriptException) in
            guard value.isNoneOrUnset || value.isObject(of: .tuple) else { throw vm.typeError("__defaults__ must be set to a tuple object") }
            vm.replace(&f.function.pointee.defaults, value.isObject ? value : .unset)
        }),
        Attribute("__kwdefaults__", "", { (_, f) throws(ScriptException) in noneForUnset(f.function.pointee.keywordDefaults) }, set: { (vm, f, value) throws(ScriptException) in
            guard value.isNoneOrUnset || value.isObject(of: .dict) else { throw vm.typeError("__kwdefaults__ must be set to a dict object") }
            vm.replace(&f.function.pointee.keywordDefaults, value.isObject ? value : .unset)
        }),
        Attribute("__code__", "", { (_, f) throws(ScriptException) in f.function.pointee.codeValue }, set: { (vm, f, value) throws(ScriptException) in
            guard value.isObject(of: .code) else { throw vm.typeError("__code__ must be set to a code object") }
            let have = f.function.pointee.closure.isObject(of: .tuple) ? f.function.pointee.closure.tuple.count : 0
            let need = value.codeObject.pointee.freeNames.tuple.count
            guard have == need else {
                throw vm.valueError("\(vm.swiftString(f.function.pointee.name))() requires a code object with \(have) free vars, not \(need)")
            }
            let kinds = CodeFlags.anyGenerator
            if f.function.pointee.code.pointee.flags.intersection(kinds) != value.codeObject.pointee.flags.intersection(kinds) {
                try vm.warn(.deprecationWarning, "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)")
            }
            f.function.pointee.code = value.codeObject
            vm.replace(&f.function.pointee.codeValue, value)
        }),
        Attribute(member: "__globals__", "", { (_, f) throws(ScriptException) in f.function.pointee.globals }),
        Attribute(member: "__builtins__", "", { (_, f) throws(ScriptException) in f.function.pointee.builtins }),
        Attribute(member: "__closure__", "", { (_, f) throws(ScriptException) in noneForUnset(f.function.pointee.closure) }),
        Attribute("__annotations__", "", { (vm, f) throws(ScriptException) in
            let value = f.function.pointee.annotations
            if value.isObject(of: .dict) { return value }
            let made = value.isObject ? try vm.call(value) : Value(vm.makeDict())
            vm.replace(&f.function.pointee.annotations, made)
            return made
        }, set: { (vm, f, value) throws(ScriptException) in
            guard value.isNoneOrUnset || value.isObject(of: .dict) else { throw vm.typeError("__annotations__ must be set to a dict object") }
            vm.replace(&f.function.pointee.annotations, value.isObject ? value : .unset)
        }),
    ]
}

extension VM {
    /// Puts a borrowed value into a counted field.
    @inline(__always)
    func replace(_ place: UnsafeMutablePointer<Value>, _ value: Value) {
        value.retain()
        store(value, in: place)
    }

    fileprivate func checkFunction(_ value: Value, _ method: StaticString) throws(ScriptException) {
        guard value.isObject(of: .function) else { throw foreignReceiver(value, types.pointee.function, method) }
    }

    private func closureError(_ closure: Value, _ code: CodePointer) -> ScriptException? {
        let need = code.pointee.freeNames.tuple.count
        if closure.isNone { return need == 0 ? nil : typeError("arg 5 (closure) must be tuple") }
        guard closure.isObject(of: .tuple) else { return typeError("arg 5 (closure) must be None or tuple") }
        guard closure.tuple.count == need else {
            return valueError("\(swiftString(code.pointee.name)) requires closure of length \(need), not \(closure.tuple.count)")
        }
        for index in 0..<need where !closure.tuple.items[index].isObject(of: .cell) {
            return typeError("arg 5 (closure) expected cell, found \(typeName(closure.tuple.items[index]))")
        }
        return nil
    }

    /// Cells for each free variable of the code, and nothing else.
    fileprivate func checkClosure(_ closure: Value, for code: CodePointer) throws(ScriptException) {
        if let error = closureError(closure, code) { throw error }
    }
}
