/// `generator`.
enum GeneratorType {
    static let declaration = TypeDeclaration(
        "generator", "", kind: .generator, flags: [.weakReferencable],
        methods: iteration + GeneratorMembers.methods, classMethods: [ContainerMethods.classGetItem], attributes: GeneratorMembers.names + attributes)

    private static let iteration: [Builtin] = [
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in Value(try vm.generatorSelf(a[0], "__iter__")) },
        Builtin("__next__", "(self, /)", "Gives the next item; StopIteration ends the walk.") { (vm, a) throws(ScriptException) in
            try vm.send(try vm.generatorSelf(a[0], "__next__"), .none)
        },
    ]

    private static let attributes: [Attribute] = [
        Attribute("gi_running", "", { (_, g) throws(ScriptException) in Value(g.generator.pointee.state == .running) }),
        Attribute("gi_suspended", "", { (_, g) throws(ScriptException) in Value(g.generator.pointee.state == .suspended) }),
        Attribute("gi_yieldfrom", "What `yield from` hands on from, or None.", { (_, g) throws(ScriptException) in waitsFor(g) }),
        Attribute("gi_frame", "", { (vm, g) throws(ScriptException) in vm.generatorFrame(g) }),
        Attribute("gi_code", "", { (_, g) throws(ScriptException) in g.generator.pointee.function.function.pointee.codeValue }),
    ]
}

/// `coroutine`.
enum CoroutineType {
    static let declaration = TypeDeclaration(
        "coroutine", "", kind: .generator, flags: [.weakReferencable],
        methods: GeneratorMembers.methods + [awaitMethod], classMethods: [ContainerMethods.classGetItem], attributes: GeneratorMembers.names + attributes)

    private static let awaitMethod = Builtin("__await__", "(self, /)", "Gives the iterator that `await` drives.") { (vm, a) throws(ScriptException) in
        vm.makeRecord(kind: .record, type: vm.types.pointee.coroutineWrapper, Value(try vm.generatorSelf(a[0], "__await__")))
    }

    private static let attributes: [Attribute] = [
        Attribute("cr_running", "", { (_, g) throws(ScriptException) in Value(g.generator.pointee.state == .running) }),
        Attribute("cr_suspended", "", { (_, g) throws(ScriptException) in Value(g.generator.pointee.state == .suspended) }),
        Attribute("cr_await", "What it is waiting for, or None.", { (_, g) throws(ScriptException) in waitsFor(g) }),
        Attribute("cr_frame", "", { (vm, g) throws(ScriptException) in vm.generatorFrame(g) }),
        Attribute("cr_code", "", { (_, g) throws(ScriptException) in g.generator.pointee.function.function.pointee.codeValue }),
        Attribute("cr_origin", "Where the coroutine was made, as far as sys.set_coroutine_origin_tracking_depth() asks for it.", { (vm, g) throws(ScriptException) in vm.extra(of: g) }),
    ]
}

/// `coroutine_wrapper`, what `coroutine.__await__()` gives: record (coroutine).
enum CoroutineWrapperType {
    static let declaration = TypeDeclaration(
        "coroutine_wrapper", "Drives a coroutine by send(), throw() and close().", kind: .record, flags: [],
        methods: methods)

    private static let methods: [Builtin] = [
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (_, a) throws(ScriptException) in a[0] },
        Builtin("__next__", "(self, /)", "Gives the next item; StopIteration ends the walk.") { (vm, a) throws(ScriptException) in try vm.send(try vm.wrappedCoroutine(a[0], "__next__"), .none) },
        Builtin("send", "(self, arg, /)", "Resumes the coroutine with arg and gives what it waits for; StopIteration carries its result.") { (vm, a) throws(ScriptException) in
            try vm.send(try vm.wrappedCoroutine(a[0], "send"), a[1])
        },
        Builtin("throw", "(self, type, value=<unrepresentable>, traceback=<unrepresentable>, /)", "Raises the exception where the coroutine waits and gives what it waits for next.") { (vm, a) throws(ScriptException) in
            try vm.throwException(try vm.wrappedCoroutine(a[0], "throw"), try vm.announcedThrow(a, "throw"))
        },
        Builtin("close", "(self, /)", "Ends the coroutine by a GeneratorExit.") { (vm, a) throws(ScriptException) in
            try vm.close(try vm.wrappedCoroutine(a[0], "close"))
        },
    ]
}

/// What generators and coroutines share.
enum GeneratorMembers {
    static let methods: [Builtin] = [
        Builtin("send", "(self, arg, /)", "Resumes the generator with arg and gives what it yields next; StopIteration carries its result.") { (vm, a) throws(ScriptException) in
            try vm.send(try vm.generatorSelf(a[0], "send"), a[1])
        },
        Builtin("throw", "(self, type, value=<unrepresentable>, traceback=<unrepresentable>, /)", "Raises the exception where the generator waits and gives what it yields next.") { (vm, a) throws(ScriptException) in
            try vm.throwException(try vm.generatorSelf(a[0], "throw"), try vm.announcedThrow(a, "throw"))
        },
        Builtin("close", "(self, /)", "Ends the generator by a GeneratorExit.") { (vm, a) throws(ScriptException) in
            try vm.close(try vm.generatorSelf(a[0], "close"))
        },
        representation,
    ]

    static let representation = Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
        let generator = try vm.generatorSelf(a[0], "__repr__")
        return vm.makeString("<\(vm.typeName(a[0])) object \(vm.swiftString(generator.pointee.qualifiedName)) at \(vm.addressText(a[0]))>")
    }

    static let names: [Attribute] = [
        Attribute("__name__", "Name of its function.", { (_, g) throws(ScriptException) in g.generator.pointee.name }, set: { (vm, g, value) throws(ScriptException) in
            guard value.isString else { throw vm.typeError("__name__ must be set to a string object") }
            vm.replace(&g.generator.pointee.name, value)
        }),
        Attribute("__qualname__", "Name of its function within the module.", { (_, g) throws(ScriptException) in g.generator.pointee.qualifiedName }, set: { (vm, g, value) throws(ScriptException) in
            guard value.isString else { throw vm.typeError("__qualname__ must be set to a string object") }
            vm.replace(&g.generator.pointee.qualifiedName, value)
        }),
    ]
}

/// What a suspended generator delegates to, or None.
private func waitsFor(_ generator: Value) -> Value {
    generator.generator.pointee.state == .suspended ? noneForUnset(generator.generator.pointee.delegate) : .none
}

extension VM {
    func generatorSelf(_ value: Value, _ method: StaticString) throws(ScriptException) -> GeneratorPointer {
        guard value.isObject(of: .generator) else { throw foreignReceiver(value, types.pointee.generator, method) }
        return value.generator
    }

    fileprivate func wrappedCoroutine(_ value: Value, _ method: StaticString) throws(ScriptException) -> GeneratorPointer {
        guard value.isObject(of: .record), value.header.pointee.type == types.pointee.coroutineWrapper else {
            throw foreignReceiver(value, types.pointee.coroutineWrapper, method)
        }
        return value.record.values[0].generator
    }

    /// The frame of a generator that has not ended.
    func generatorFrame(_ value: Value) -> Value {
        switch value.generator.pointee.state {
        case .finished: return .none
        case .created, .suspended: return frameObject(ofWaiting: value.generator)
        case .running: break
        }
        var frame = state.pointee.frame
        while frame > state.pointee.frames {
            if frame.pointee.code != state.pointee.haltCode, frame.pointee.registers[-1] == value { return keep(frameObject(frame)) }
            frame -= 1
        }
        return .none
    }

    /// `generator.send(value)`: StopIteration carries what the body returned.
    func send(_ generator: GeneratorPointer, _ value: Value) throws(ScriptException) -> Value {
        let item = try resume(generator, sending: value)
        if item.isUnset { throw stopIteration(takeGeneratorResult()) }
        return item
    }

    func throwException(_ generator: GeneratorPointer, _ exception: Value) throws(ScriptException) -> Value {
        let item = try throwInto(generator, exception)
        if item.isUnset { throw stopIteration(takeGeneratorResult()) }
        return item
    }

    /// Raises StopIteration with a value.
    public func stopIteration(_ value: Value) -> ScriptException {
        let exception = makeException(exceptionType(.stopIteration), arguments: value.isNone ? runtime.pointee.emptyTuple : makeTuple(value))
        setField(exception, 0, value)
        return raise(exception)
    }

    /// The exception that `throw(type, value, traceback)` stands for.
    func thrownException(_ type: Value, _ value: Value, _ traceback: Value) throws(ScriptException) -> Value {
        guard traceback.isNone || traceback.isObject(of: .traceback) else { throw typeError("throw() third argument must be a traceback object") }
        var exception: Value
        if type.isObject(of: .exception) {
            guard value.isNone else { throw typeError("instance exception may not have a separate value") }
            exception = type
        } else if type.isObject(of: .type), type.type_.pointee.flags.contains(.isExceptionType) {
            if value.isNone {
                // What making the exception raises is thrown in its place.
                do throws(ScriptException) { exception = try makeRaisable(type) } catch { exception = takeRaised() }
            } else if value.isObject(of: .exception), isInstance(value, type.type_) {
                exception = value
            } else {
                exception = try value.isObject(of: .tuple) ? call(type, tuple: value) : call(type, value)
            }
        } else {
            throw typeError("exceptions must be classes or instances deriving from BaseException, not \(typeName(type))")
        }
        if exception.isObject(of: .exception), traceback.isObject { replace(&exception.exception.pointee.traceback, traceback) }
        return exception
    }
}

extension VM {
    /// What `throw(type, value, traceback)` raises. That form is deprecated.
    func announcedThrow(_ a: Arguments, _ method: StaticString) throws(ScriptException) -> Value {
        if !a[2].isUnset || !a[3].isUnset {
            try warn(.deprecationWarning, "the (type, exc, tb) signature of \(method)() is deprecated, use the single-arg signature instead.")
        }
        return try thrownException(a[1], noneForUnset(a[2]), noneForUnset(a[3]))
    }
}
