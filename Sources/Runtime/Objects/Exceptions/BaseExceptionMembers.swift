/// `BaseException`.
enum BaseExceptionMembers {
    static let members = ExceptionTypes.Members(methods: methods, staticMethods: [new], attributes: chain + [arguments, CommonAttributes.dict])

    private static let new = Builtin("__new__", "(cls, /, *args, **kwargs)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        vm.makeException(try vm.subclassArgument(a[0], of: vm.exceptionType(.baseException)), arguments: a[1])
    }

    private static let methods: [Builtin] = [
        Builtin("__init__", "(self, /, *args, **kwargs)", "Prepares the new object from the arguments of the call.", direct: { (vm, a) throws(ScriptException) in
            guard a.count > 0, vm.isInstance(a[0], .baseException) else { return .unset }
            vm.keepArguments(a)
            return .none
        }) { (vm, a) throws(ScriptException) in
            let exception = try vm.exceptionSelf(a[0], .baseException, "__init__")
            try vm.refuseKeywords(a[0], a[2])
            vm.replace(&exception.pointee.arguments, a[1])
            return .none
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let arguments = vm.keep(try vm.exceptionSelf(a[0], .baseException, "__repr__").pointee.arguments)
            if arguments.tuple.count == 1 {
                return vm.makeString("\(vm.typeName(a[0]))(\(vm.swiftString(try vm.repr(arguments.tuple.items[0]))))")
            }
            return vm.makeString("\(vm.typeName(a[0]))\(vm.swiftString(try vm.repr(arguments)))")
        },
        Builtin("__str__", "(self, /)", "Gives the text that str() makes.") { (vm, a) throws(ScriptException) in
            try vm.argumentText(try vm.exceptionSelf(a[0], .baseException, "__str__"))
        },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
            let exception = try vm.exceptionSelf(a[0], .baseException, "__reduce__")
            let attributes = exception.pointee.attributes
            if attributes.isObject(of: .dict), attributes.dict.pointee.count > 0 {
                return vm.makeTuple(Value(vm.type(of: a[0])), exception.pointee.arguments, attributes)
            }
            return vm.makeTuple(Value(vm.type(of: a[0])), exception.pointee.arguments)
        },
        Builtin("__setstate__", "(self, state, /)", "") { (vm, a) throws(ScriptException) in
            _ = try vm.exceptionSelf(a[0], .baseException, "__setstate__")
            if a[1].isNone { return .none }
            guard a[1].isObject(of: .dict) else { throw vm.typeError("state is not a dictionary") }
            let state = a[1].dict
            var number = 0
            while number < state.pointee.used {
                let entry = state.pointee.entries[number]
                if !entry.key.isUnset { try vm.setAttribute(a[0], try vm.attributeName(entry.key), vm.keep(entry.value)) }
                number += 1
            }
            return .none
        },
        Builtin("with_traceback", "(self, object, /)", "Sets the traceback and gives the exception.") { (vm, a) throws(ScriptException) in
            _ = try vm.exceptionSelf(a[0], .baseException, "with_traceback")
            try vm.setTraceback(a[0], a[1])
            return a[0]
        },
        Builtin("add_note", "(self, object, /)", "Adds a line that is shown beneath the exception.") { (vm, a) throws(ScriptException) in
            _ = try vm.exceptionSelf(a[0], .baseException, "add_note")
            try vm.addNote(a[0], a[1])
            return .none
        },
    ]

    private static let arguments = Attribute("args", "", { (_, e) throws(ScriptException) in e.exception.pointee.arguments }, set: { (vm, e, value) throws(ScriptException) in
        if value.isUnset { throw vm.typeError("args may not be deleted") }
        vm.replace(&e.exception.pointee.arguments, try vm.makeTuple(from: value))
    })

    private static let chain: [Attribute] = [
        Attribute("__traceback__", "", { (_, e) throws(ScriptException) in e.exception.pointee.traceback }, set: { (vm, e, value) throws(ScriptException) in
            try vm.setTraceback(e, value)
        }),
        Attribute("__cause__", "The exception after `raise ... from`.", { (_, e) throws(ScriptException) in e.exception.pointee.cause }, set: { (vm, e, value) throws(ScriptException) in
            try vm.checkChained(value, "cause")
            e.exception.pointee.suppressContext = true
            vm.replace(&e.exception.pointee.cause, value)
        }),
        Attribute("__context__", "The exception that was being handled when this one was raised.", { (_, e) throws(ScriptException) in e.exception.pointee.context }, set: { (vm, e, value) throws(ScriptException) in
            try vm.checkChained(value, "context")
            vm.replace(&e.exception.pointee.context, value)
        }),
        Attribute(member: "__suppress_context__", "", { (_, e) throws(ScriptException) in Value(e.exception.pointee.suppressContext) }, set: { (vm, e, value) throws(ScriptException) in
            if value.isUnset { throw vm.typeError("can't delete numeric/char attribute") }
            guard value.isBool else { throw vm.typeError("attribute value type must be bool") }
            e.exception.pointee.suppressContext = value.isTrue
        }),
    ]
}

extension VM {
    /// `BaseException.__str__`: nothing, the argument, or the tuple of arguments.
    func argumentText(_ exception: ExceptionPointer) throws(ScriptException) -> Value {
        let arguments = keep(exception.pointee.arguments)
        switch arguments.tuple.count {
        case 0: return runtime.pointee.emptyString
        case 1: return try str(arguments.tuple.items[0])
        default: return try str(arguments)
        }
    }

    fileprivate func setTraceback(_ exception: Value, _ value: Value) throws(ScriptException) {
        if value.isUnset { throw typeError("__traceback__ may not be deleted") }
        guard value.isNone || value.isObject(of: .traceback) else { throw typeError("__traceback__ must be a traceback or None") }
        replace(&exception.exception.pointee.traceback, value)
    }

    fileprivate func checkChained(_ value: Value, _ word: String) throws(ScriptException) {
        if value.isUnset { throw typeError("__\(word)__ may not be deleted") }
        guard value.isNone || value.isObject(of: .exception) else { throw typeError("exception \(word) must be None or derive from BaseException") }
    }
}
