/// `generator`.
enum GeneratorType {
    static let declaration = TypeDeclaration(
        "generator", "What a generator function gives: its body runs a step at a time.", kind: .generator, flags: [.weakReferencable],
        methods: iteration + GeneratorMethods.methods, attributes: GeneratorMethods.attributes("gi"))

    private static let iteration: [Builtin] = [
        Builtin("__iter__", "(self, /)", "Implement iter(self).") { (_, a) throws(ScriptException) in a[0] },
        Builtin("__next__", "(self, /)", "Implement next(self).") { (vm, a) throws(ScriptException) in
            try vm.finishStep(try vm.resume(try vm.generatorSelf(a, "__next__"), sending: .none))
        },
    ]
}

/// `coroutine`.
enum CoroutineType {
    static let declaration = TypeDeclaration(
        "coroutine", "What an async function gives: it runs when it is awaited.", kind: .generator, flags: [.weakReferencable],
        methods: awaiting + GeneratorMethods.methods, attributes: GeneratorMethods.attributes("cr"))

    private static let awaiting: [Builtin] = [
        Builtin("__await__", "(self, /)", "The iterator that runs the coroutine.") { (vm, a) throws(ScriptException) in
            _ = try vm.generatorSelf(a, "__await__")
            return vm.makeRecord(kind: .record, type: vm.types.pointee.coroutineWrapper, a[0])
        },
    ]
}

/// `coroutine_wrapper`: the iterator of a coroutine. A record (coroutine).
enum CoroutineWrapperType {
    static let declaration = TypeDeclaration("coroutine_wrapper", "Runs a coroutine as an iterator.", kind: .record, methods: methods)

    private static func generator(_ vm: VM, _ a: Arguments) throws(ScriptException) -> GeneratorPointer {
        guard a[0].isObject(of: .record), a[0].record.values[0].isObject(of: .generator) else { throw vm.typeError("a coroutine_wrapper is required") }
        return a[0].record.values[0].generator
    }

    private static let methods: [Builtin] = [
        Builtin("__iter__", "(self, /)", "Implement iter(self).") { (_, a) throws(ScriptException) in a[0] },
        Builtin("__next__", "(self, /)", "Implement next(self).") { (vm, a) throws(ScriptException) in
            try vm.finishStep(try vm.resume(try generator(vm, a), sending: .none))
        },
        Builtin("send", "(self, value, /)", "Resume the coroutine with a value.") { (vm, a) throws(ScriptException) in
            try vm.finishStep(try vm.resume(try generator(vm, a), sending: a[1]))
        },
        Builtin("throw", "(self, type, value=<none>, traceback=<none>, /)", "Raise an exception where the coroutine waits.") { (vm, a) throws(ScriptException) in
            try vm.finishStep(try vm.throwInto(try generator(vm, a), try vm.thrownException(a[1], a[2], a[3])))
        },
        Builtin("close", "(self, /)", "End the coroutine.") { (vm, a) throws(ScriptException) in
            try vm.close(try generator(vm, a))
            return .none
        },
    ]
}

/// What generators and coroutines have in common.
enum GeneratorMethods {
    static let methods: [Builtin] = [
        Builtin("send", "(self, value, /)", "Resume the body; `value` is what its yield gives there.") { (vm, a) throws(ScriptException) in
            try vm.finishStep(try vm.resume(try vm.generatorSelf(a, "send"), sending: a[1]))
        },
        Builtin("throw", "(self, type, value=<none>, traceback=<none>, /)", "Raise an exception where the body waits.") { (vm, a) throws(ScriptException) in
            try vm.finishStep(try vm.throwInto(try vm.generatorSelf(a, "throw"), try vm.thrownException(a[1], a[2], a[3])))
        },
        Builtin("close", "(self, /)", "End the body: GeneratorExit is raised where it waits.") { (vm, a) throws(ScriptException) in
            try vm.close(try vm.generatorSelf(a, "close"))
            return .none
        },
        Builtin("__repr__", "(self, /)", "Return repr(self).") { (vm, a) throws(ScriptException) in
            let generator = try vm.generatorSelf(a, "__repr__")
            return vm.makeString("<\(vm.generatorKind(generator)) object \(vm.swiftString(generator.pointee.qualifiedName)) at 0x\(String(UInt(a[0].bits), radix: 16))>")
        },
    ]

    /// `gi_frame` and its kin, with the prefix of the type.
    static func attributes(_ prefix: String) -> [Attribute] {
        let names: (running: StaticString, suspended: StaticString, code: StaticString, delegate: StaticString) =
            prefix == "gi" ? ("gi_running", "gi_suspended", "gi_code", "gi_yieldfrom") : ("cr_running", "cr_suspended", "cr_code", "cr_await")
        return [
            Attribute("__name__", "The name of the body's function.", { (_, object) throws(ScriptException) in object.generator.pointee.name },
                      set: { (vm, object, value) throws(ScriptException) in
                          guard value.isString else { throw vm.typeError("__name__ must be set to a string object") }
                          value.retain()
                          store(value, in: &object.generator.pointee.name)
                      }),
            Attribute("__qualname__", "The qualified name of the body's function.", { (_, object) throws(ScriptException) in object.generator.pointee.qualifiedName },
                      set: { (vm, object, value) throws(ScriptException) in
                          guard value.isString else { throw vm.typeError("__qualname__ must be set to a string object") }
                          value.retain()
                          store(value, in: &object.generator.pointee.qualifiedName)
                      }),
            Attribute(names.running, "Whether the body runs just now.") { (_, object) throws(ScriptException) in Value(object.generator.pointee.state == .running) },
            Attribute(names.suspended, "Whether the body waits at a yield.") { (_, object) throws(ScriptException) in Value(object.generator.pointee.state == .suspended) },
            Attribute(names.code, "The body's code object.") { (_, object) throws(ScriptException) in object.generator.pointee.function.function.pointee.codeValue },
            Attribute(names.delegate, "What the body delegates to, or None.") { (_, object) throws(ScriptException) in
                let delegate = object.generator.pointee.delegate
                return delegate.isUnset ? .none : delegate
            },
        ]
    }
}

extension VM {
    fileprivate func generatorSelf(_ a: Arguments, _ method: StaticString) throws(ScriptException) -> GeneratorPointer {
        guard a[0].isObject(of: .generator) else {
            throw typeError("descriptor '\(method)' requires a 'generator' object but received a '\(typeName(a[0]))'")
        }
        return a[0].generator
    }

    /// The outcome of one step for a script: the yielded value, or StopIteration with what the body returned.
    func finishStep(_ value: Value) throws(ScriptException) -> Value {
        guard value.isUnset else { return value }
        let result = takeGeneratorResult()
        let exception = makeException(exceptionType(.stopIteration), arguments: result.isNone ? runtime.pointee.emptyTuple : makeTuple(result))
        setField(exception, 0, result)
        throw raise(exception)
    }

    /// The exception that `throw(type[, value[, traceback]])` names.
    func thrownException(_ type: Value, _ value: Value, _ traceback: Value) throws(ScriptException) -> Value {
        guard traceback.isNoneOrUnset || traceback.isObject(of: .traceback) else { throw typeError("throw() third argument must be a traceback object") }
        let exception: Value
        if type.isObject(of: .exception) {
            guard value.isNoneOrUnset else { throw typeError("instance exception may not have a separate value") }
            exception = type
        } else if type.isObject(of: .type), type.type_.pointee.flags.contains(.isExceptionType) {
            if value.isObject(of: .exception), isInstance(value, type.type_) {
                exception = value
            } else if value.isNoneOrUnset {
                exception = try makeRaisable(type)
            } else {
                exception = try call(type, tuple: value.isObject(of: .tuple) ? value : makeTuple(value))
            }
        } else {
            throw typeError("exceptions must be classes or instances deriving from BaseException, not \(typeName(type))")
        }
        if traceback.isObject(of: .traceback) {
            traceback.retain()
            store(traceback, in: &exception.exception.pointee.traceback)
        }
        return exception
    }
}
