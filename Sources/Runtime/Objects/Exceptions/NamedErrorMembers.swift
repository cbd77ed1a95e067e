/// Exceptions that say which name was looked for: `NameError`, `AttributeError`, `ImportError`.
enum NamedErrorMembers {
    /// A copy of the `__dict__`, for what is to be kept besides.
    private static func state(_ vm: VM, _ exception: ExceptionPointer) throws(ScriptException) -> DictPointer {
        let state = vm.makeDict(), attributes = vm.keep(exception.pointee.attributes)
        if attributes.isObject(of: .dict) { try vm.copyEntries(of: attributes.dict, to: state) }
        return state
    }

    private static func reduced(_ vm: VM, _ object: Value, _ exception: ExceptionPointer, _ state: Value) -> Value {
        let type = Value(vm.type(of: object))
        return state.isNone ? vm.makeTuple(type, exception.pointee.arguments) : vm.makeTuple(type, exception.pointee.arguments, state)
    }

    static let nameError = ExceptionTypes.Members(fieldCount: 1, methods: [
        Builtin("__init__", "(self, /, *args, name=<unrepresentable>)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            let exception = try vm.exceptionSelf(a[0], .nameError, "__init__")
            vm.replace(&exception.pointee.arguments, a[1])
            vm.setField(a[0], 0, a[2])
            return .none
        },
    ], attributes: [ExceptionField.attribute("name", "The name that is not bound.", 0)])

    static let attributeError = ExceptionTypes.Members(fieldCount: 2, methods: [
        Builtin("__init__", "(self, /, *args, name=<unrepresentable>, obj=<unrepresentable>)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            let exception = try vm.exceptionSelf(a[0], .attributeError, "__init__")
            vm.replace(&exception.pointee.arguments, a[1])
            vm.setField(a[0], 0, a[2])
            vm.setField(a[0], 1, a[3])
            return .none
        },
        Builtin("__getstate__", "(self, /)", "Gives the state that copying and pickling keep.") { (vm, a) throws(ScriptException) in
            let exception = try vm.exceptionSelf(a[0], .attributeError, "__getstate__"), state = try state(vm, exception)
            // The object is left out: it may be anything.
            if !exception.fields[0].isNoneOrUnset { vm.insert(state, string: vm.intern("name"), exception.fields[0]) }
            if state.pointee.count > 0 { vm.insert(state, string: vm.intern("args"), exception.pointee.arguments) }
            return state.pointee.count > 0 ? Value(state) : .none
        },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
            let exception = try vm.exceptionSelf(a[0], .attributeError, "__reduce__")
            return reduced(vm, a[0], exception, try vm.callMethod(a[0], vm.intern("__getstate__")))
        },
    ], attributes: [ExceptionField.attribute("name", "The name that was wanted.", 0), ExceptionField.attribute("obj", "The object that lacks it.", 1)])

    static let importError = ExceptionTypes.Members(fieldCount: 4, methods: [
        Builtin("__init__", "(self, /, *args, name=<unrepresentable>, path=<unrepresentable>, name_from=<unrepresentable>)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            let exception = try vm.exceptionSelf(a[0], .importError, "__init__")
            vm.replace(&exception.pointee.arguments, a[1])
            vm.setField(a[0], ImportErrorField.name, a[2])
            vm.setField(a[0], ImportErrorField.path, a[3])
            vm.setField(a[0], ImportErrorField.nameFrom, a[4])
            vm.setField(a[0], ImportErrorField.message, a[1].tuple.count == 1 ? a[1].tuple.items[0] : .unset)
            return .none
        },
        Builtin("__str__", "(self, /)", "Gives the text that str() makes.") { (vm, a) throws(ScriptException) in
            let exception = try vm.exceptionSelf(a[0], .importError, "__str__")
            let message = exception.fields[ImportErrorField.message]
            return message.isExactString ? message : try vm.argumentText(exception)
        },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
            let exception = try vm.exceptionSelf(a[0], .importError, "__reduce__"), state = try state(vm, exception)
            for (name, index) in [("name", ImportErrorField.name), ("path", ImportErrorField.path), ("name_from", ImportErrorField.nameFrom)] as [(StaticString, Int)] {
                if !exception.fields[index].isNoneOrUnset { vm.insert(state, string: vm.intern(name), exception.fields[index]) }
            }
            return reduced(vm, a[0], exception, state.pointee.count > 0 ? Value(state) : .none)
        },
    ], attributes: [
        Attribute("msg", "The text of the group.", { (_, e) throws(ScriptException) in
            let message = e.exception.fields[ImportErrorField.message]
            let arguments = e.exception.pointee.arguments.tuple
            return message.isUnset && arguments.count == 1 ? arguments.items[0] : noneForUnset(message)
        }, set: { (vm, e, value) throws(ScriptException) in vm.setField(e, ImportErrorField.message, value) }),
        ExceptionField.attribute("name", "The module that was wanted.", ImportErrorField.name),
        ExceptionField.attribute("path", "Where the module was found.", ImportErrorField.path),
        ExceptionField.attribute("name_from", "The name that the module lacks.", ImportErrorField.nameFrom),
    ])
}

/// Exceptions that carry one value: `StopIteration`, `SystemExit`, and `KeyError`, whose text is the repr of the key.
enum ValueErrorMembers {
    static let stopIteration = ExceptionTypes.Members(fieldCount: 1, methods: [
        Builtin("__init__", "(self, /, *args, **kwargs)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            let exception = try vm.exceptionSelf(a[0], .stopIteration, "__init__")
            try vm.refuseKeywords(a[0], a[2])
            vm.replace(&exception.pointee.arguments, a[1])
            vm.setField(a[0], 0, a[1].tuple.count > 0 ? a[1].tuple.items[0] : .none)
            return .none
        },
    ], attributes: [ExceptionField.attribute("value", "What the generator returned.", 0)])

    static let systemExit = ExceptionTypes.Members(fieldCount: 1, methods: [
        Builtin("__init__", "(self, /, *args, **kwargs)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            let exception = try vm.exceptionSelf(a[0], .systemExit, "__init__")
            try vm.refuseKeywords(a[0], a[2])
            vm.replace(&exception.pointee.arguments, a[1])
            let count = a[1].tuple.count
            vm.setField(a[0], 0, count == 0 ? .none : count == 1 ? a[1].tuple.items[0] : a[1])
            return .none
        },
    ], attributes: [ExceptionField.attribute("code", "The status to end with, or a text to show.", 0)])

    static let keyError = ExceptionTypes.Members(methods: [
        Builtin("__str__", "(self, /)", "Gives the text that str() makes.") { (vm, a) throws(ScriptException) in
            let exception = try vm.exceptionSelf(a[0], .keyError, "__str__")
            let arguments = vm.keep(exception.pointee.arguments)
            return arguments.tuple.count == 1 ? try vm.repr(arguments.tuple.items[0]) : try vm.argumentText(exception)
        },
    ])
}
