/// Exceptions that say which name was looked for: `NameError`, `AttributeError`, `ImportError`.
enum NamedErrorMembers {
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
