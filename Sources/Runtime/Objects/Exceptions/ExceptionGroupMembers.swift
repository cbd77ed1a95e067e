/// Positions of an exception group's own attributes in `ExceptionObject.fields`.
enum ExceptionGroupField { static let message = 0, exceptions = 1 }

/// `BaseExceptionGroup` (PEP 654); `ExceptionGroup` adds nothing of its own.
enum ExceptionGroupMembers {
    static let members = ExceptionTypes.Members(fieldCount: 2, methods: methods, classMethods: [classGetItem], staticMethods: [new], attributes: [
        Attribute(member: "message", "The text of the group.", { (_, e) throws(ScriptException) in exceptionField(e, ExceptionGroupField.message) }),
        Attribute(member: "exceptions", "The exceptions in the group, as a tuple.", { (_, e) throws(ScriptException) in exceptionField(e, ExceptionGroupField.exceptions) }),
    ])

    private static let new = Builtin("__new__", "(cls, /, *args, **kwargs)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        var type = try vm.subclassArgument(a[0], of: vm.exceptionType(.baseExceptionGroup))
        let count = a[1].tuple.count
        guard count == 2 else { throw vm.typeError("BaseExceptionGroup.__new__() takes exactly 2 arguments (\(count) given)") }
        let message = a[1].tuple.items[0], given = a[1].tuple.items[1]
        guard message.isString else { throw vm.typeError("BaseExceptionGroup.__new__() argument 1 must be str, not \(vm.typeName(message))") }
        guard given.kind != .dict, given.kind != .set, !vm.special(of: given, .getitem).isUnset else {
            throw vm.typeError("second argument (exceptions) must be a sequence")
        }
        let exceptions = try vm.makeTuple(from: given)
        guard exceptions.tuple.count > 0 else { throw vm.valueError("second argument (exceptions) must be a non-empty sequence") }
        var areAllExceptions = true
        for index in 0..<exceptions.tuple.count {
            let exception = exceptions.tuple.items[index]
            guard exception.isObject(of: .exception) else { throw vm.valueError("Item \(index) of second argument (exceptions) is not an exception") }
            if !vm.isInstance(exception, .exception) { areAllExceptions = false }
        }
        if type == vm.exceptionType(.baseExceptionGroup) {
            if areAllExceptions { type = vm.exceptionType(.exceptionGroup) }
        } else if !areAllExceptions, vm.isSubtype(type, vm.exceptionType(.exception)) {
            throw vm.typeError(type == vm.exceptionType(.exceptionGroup) ? "Cannot nest BaseExceptions in an ExceptionGroup" : "Cannot nest BaseExceptions in '\(vm.typeName(type))'")
        }
        let group = vm.makeException(type, arguments: a[1])
        vm.setField(group, ExceptionGroupField.message, message)
        vm.setField(group, ExceptionGroupField.exceptions, exceptions)
        return group
    }

    private static let methods: [Builtin] = [
        Builtin("__init__", "(self, /, *args, **kwargs)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            let exception = try vm.exceptionSelf(a[0], .baseExceptionGroup, "__init__")
            try vm.refuseKeywords(a[0], a[2])
            vm.replace(&exception.pointee.arguments, a[1])
            return .none
        },
        Builtin("__str__", "(self, /)", "Gives the text that str() makes.") { (vm, a) throws(ScriptException) in
            _ = try vm.exceptionSelf(a[0], .baseExceptionGroup, "__str__")
            let count = vm.groupMembers(a[0]).tuple.count
            return vm.makeString("\(vm.swiftString(exceptionField(a[0], ExceptionGroupField.message))) (\(count) sub-exception\(count == 1 ? "" : "s"))")
        },
        Builtin("derive", "(self, excs, /)", "") { (vm, a) throws(ScriptException) in
            _ = try vm.exceptionSelf(a[0], .baseExceptionGroup, "derive")
            return try vm.call(Value(vm.exceptionType(.baseExceptionGroup)), exceptionField(a[0], ExceptionGroupField.message), a[1])
        },
        Builtin("split", "(self, matcher_value, /)", "") { (vm, a) throws(ScriptException) in
            _ = try vm.exceptionSelf(a[0], .baseExceptionGroup, "split")
            let parts = try vm.split(a[0], by: try vm.groupMatcher(a[1]), wantsRest: true)
            return vm.makeTuple(parts.match, parts.rest)
        },
        Builtin("subgroup", "(self, matcher_value, /)", "") { (vm, a) throws(ScriptException) in
            _ = try vm.exceptionSelf(a[0], .baseExceptionGroup, "subgroup")
            return try vm.split(a[0], by: try vm.groupMatcher(a[1]), wantsRest: false).match
        },
    ]

    private static let classGetItem = Builtin("__class_getitem__", "(cls, object, /)", "Gives the generic alias of the class for the types in brackets.") { (vm, a) throws(ScriptException) in vm.makeGenericAlias(a[0], a[1]) }
}

extension VM {
    /// The exceptions of a group, a tuple.
    func groupMembers(_ group: Value) -> Value {
        let members = group.exception.fields[ExceptionGroupField.exceptions]
        return members.isObject(of: .tuple) ? members : runtime.pointee.emptyTuple
    }

    /// A type, a tuple of types, or a function: what `split` and `subgroup` take.
    fileprivate func groupMatcher(_ value: Value) throws(ScriptException) -> Value {
        func isExceptionType(_ value: Value) -> Bool { value.isObject(of: .type) && value.type_.pointee.flags.contains(.isExceptionType) }
        var isValid = isExceptionType(value) || (isCallable(value) && !value.isObject(of: .type))
        if value.isObject(of: .tuple) {
            isValid = true
            for index in 0..<value.tuple.count where !isExceptionType(value.tuple.items[index]) { isValid = false }
        }
        guard isValid else { throw typeError("expected an exception type, a tuple of exception types, or a callable (other than a class)") }
        return value
    }

    private func isMatch(_ exception: Value, _ matcher: Value) throws(ScriptException) -> Bool {
        if matcher.isObject(of: .type) || matcher.isObject(of: .tuple) { return try matches(exception, matcher) }
        // One of certain exceptions.
        if matcher.isObject(of: .list) {
            for index in 0..<matcher.list.count where matcher.list[index] == exception { return true }
            return false
        }
        return try isTrue(try call(matcher, exception))
    }

    /// The part of a group (nested groups split likewise) that matches, and the rest; None where empty.
    fileprivate func split(_ exception: Value, by matcher: Value, wantsRest: Bool) throws(ScriptException) -> (match: Value, rest: Value) {
        try checkNativeStack()
        if try isMatch(exception, matcher) { return (exception, .none) }
        guard isInstance(exception, .baseExceptionGroup) else { return (.none, exception) }
        let members = keep(groupMembers(exception)).tuple
        var matching: [Value] = [], remaining: [Value] = []
        for index in 0..<members.count {
            let parts = try split(members.items[index], by: matcher, wantsRest: wantsRest)
            if !parts.match.isNone { matching.append(parts.match) }
            if wantsRest, !parts.rest.isNone { remaining.append(parts.rest) }
        }
        return (try derive(exception, matching), wantsRest ? try derive(exception, remaining) : .none)
    }

    /// The part of a group, in its own structure, that these groups and exceptions hold between them.
    func part(of group: Value, coveredBy parts: [Value]) throws(ScriptException) -> Value {
        let leaves = makeList()
        var pending = parts
        while let part = pending.popLast() {
            guard isInstance(part, .baseExceptionGroup) else {
                leaves.append(part)
                continue
            }
            let members = groupMembers(part).tuple
            for index in 0..<members.count { pending.append(members.items[index]) }
        }
        return try split(group, by: Value(leaves), wantsRest: false).match
    }

    /// A group like `group` of other exceptions: its traceback, chain and notes come along.
    private func derive(_ group: Value, _ exceptions: [Value]) throws(ScriptException) -> Value {
        if exceptions.isEmpty { return .none }
        let derived = try callMethod(group, intern("derive"), makeList(exceptions))
        guard derived.isObject(of: .exception), isInstance(derived, .baseExceptionGroup) else {
            throw typeError("derive must return an instance of BaseExceptionGroup")
        }
        replace(&derived.exception.pointee.traceback, group.exception.pointee.traceback)
        replace(&derived.exception.pointee.context, group.exception.pointee.context)
        replace(&derived.exception.pointee.cause, group.exception.pointee.cause)
        derived.exception.pointee.suppressContext = group.exception.pointee.suppressContext
        let notes = try getAttributeOrUnset(group, name(.notes))
        if notes.isObject(of: .list) || notes.isObject(of: .tuple) { try setAttribute(derived, name(.notes), Value(try makeList(from: notes))) }
        return derived
    }
}
