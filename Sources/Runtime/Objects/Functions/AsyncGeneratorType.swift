/// `async_generator` (PEP 525).
enum AsyncGeneratorType {
    static let declaration = TypeDeclaration(
        "async_generator", "", kind: .generator, flags: [.weakReferencable],
        methods: methods, attributes: GeneratorMembers.names + attributes)

    private static let methods: [Builtin] = [
        Builtin("__aiter__", "(self, /)", "Gives the asynchronous iterator that `async for` walks.") { (vm, a) throws(ScriptException) in
            Value(try vm.generatorSelf(a[0], "__aiter__"))
        },
        Builtin("__anext__", "(self, /)", "Gives an awaitable of the next item; StopAsyncIteration ends the walk.") { (vm, a) throws(ScriptException) in
            vm.makeStep(vm.types.pointee.asyncGeneratorSend, try vm.announced(a[0], "__anext__"), .none)
        },
        Builtin("asend", "(self, value, /)", "An awaitable that resumes the generator with value and gives what it yields next.") { (vm, a) throws(ScriptException) in
            vm.makeStep(vm.types.pointee.asyncGeneratorSend, try vm.announced(a[0], "asend"), a[1])
        },
        Builtin("athrow", "(self, type, value=<unrepresentable>, traceback=<unrepresentable>, /)", "An awaitable that raises the exception in the generator and gives what it yields next.") { (vm, a) throws(ScriptException) in
            if !a[2].isUnset || !a[3].isUnset {
                try vm.warn(.deprecationWarning, "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.")
            }
            return vm.makeStep(vm.types.pointee.asyncGeneratorThrow, try vm.announced(a[0], "athrow"), vm.makeTuple(a[1], noneForUnset(a[2]), noneForUnset(a[3])))
        },
        Builtin("aclose", "(self, /)", "An awaitable that ends the generator by a GeneratorExit.") { (vm, a) throws(ScriptException) in
            vm.makeStep(vm.types.pointee.asyncGeneratorThrow, try vm.announced(a[0], "aclose"), .none)
        },
        Builtin("__class_getitem__", "(cls, object, /)", "Gives the generic alias of the class for the types in brackets.") { (vm, a) throws(ScriptException) in vm.makeGenericAlias(a[0], a[1]) },
        GeneratorMembers.representation,
    ]

    private static let attributes: [Attribute] = [
        Attribute("ag_running", "", { (_, g) throws(ScriptException) in Value(g.header.pointee.flags.contains(.asyncStepRunning)) }),
        Attribute("ag_suspended", "", { (_, g) throws(ScriptException) in Value(g.generator.pointee.state == .suspended) }),
        Attribute("ag_await", "What it is waiting for, or None.", { (_, g) throws(ScriptException) in g.generator.pointee.state == .suspended ? noneForUnset(g.generator.pointee.delegate) : .none }),
        Attribute("ag_frame", "", { (vm, g) throws(ScriptException) in vm.generatorFrame(g) }),
        Attribute("ag_code", "", { (_, g) throws(ScriptException) in g.generator.pointee.function.function.pointee.codeValue }),
    ]
}

extension ObjectFlags {
    /// Asynchronous generator: an `asend` or `athrow` of it is under way.
    static let asyncStepRunning = ObjectFlags(rawValue: 4)
}

/// Fields of the awaitables that `asend`, `athrow` and `aclose` give.
private enum StepField {
    /// `operand`: what to send, the arguments of `throw`, or None for `aclose`.
    static let generator = 0, operand = 1, progress = 2
    /// Values of `progress`.
    static let fresh = Value(smallInt: 0), begun = Value(smallInt: 1), over = Value(smallInt: 2)
}

/// `async_generator_asend`: record, see `StepField`.
enum AsyncGeneratorSendType {
    static let declaration = TypeDeclaration(
        "async_generator_asend", "", kind: .record, flags: [],
        methods: AsyncGeneratorStepMembers.methods)
}

/// `async_generator_athrow`: record, see `StepField`.
enum AsyncGeneratorThrowType {
    static let declaration = TypeDeclaration(
        "async_generator_athrow", "", kind: .record, flags: [],
        methods: AsyncGeneratorStepMembers.methods)
}

/// Both are awaitables and their own iterators.
enum AsyncGeneratorStepMembers {
    static let methods: [Builtin] = [
        Builtin("__await__", "(self, /)", "Gives the iterator that `await` drives.") { (_, a) throws(ScriptException) in a[0] },
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (_, a) throws(ScriptException) in a[0] },
        Builtin("__next__", "(self, /)", "Gives the next item; StopIteration ends the walk.") { (vm, a) throws(ScriptException) in try vm.advance(a[0], sending: .none, "__next__") },
        Builtin("send", "(self, arg, /)", "") { (vm, a) throws(ScriptException) in try vm.advance(a[0], sending: a[1], "send") },
        Builtin("throw", "(self, type, value=None, traceback=None, /)", "") { (vm, a) throws(ScriptException) in
            try vm.advance(a[0], throwing: try vm.thrownException(a[1], a[2], a[3]), "throw")
        },
        Builtin("close", "(self, /)", "") { (vm, a) throws(ScriptException) in
            let step = try vm.stepSelf(a[0], "close")
            guard step[StepField.progress] != StepField.over else { return .none }
            do throws(ScriptException) {
                _ = try vm.advance(a[0], throwing: vm.makeException(vm.exceptionType(.generatorExit), arguments: vm.runtime.pointee.emptyTuple), "close")
            } catch {
                guard vm.raisedMatches(.generatorExit) || vm.raisedMatches(.stopAsyncIteration) || vm.raisedMatches(.stopIteration) else { throw error }
                _ = vm.takeRaised()
                return .none
            }
            throw vm.raise(.runtimeError, "coroutine ignored GeneratorExit")
        },
    ]
}

extension VM {
    fileprivate func announced(_ value: Value, _ method: StaticString) throws(ScriptException) -> GeneratorPointer {
        let generator = try generatorSelf(value, method)
        try announce(generator)
        return generator
    }

    fileprivate func makeStep(_ type: TypePointer, _ generator: GeneratorPointer, _ operand: Value) -> Value {
        makeRecord(kind: .record, type: type, Value(generator), operand, StepField.fresh)
    }

    fileprivate func stepSelf(_ value: Value, _ method: StaticString) throws(ScriptException) -> UnsafeMutablePointer<Value> {
        guard value.isObject(of: .record), value.header.pointee.type == types.pointee.asyncGeneratorSend || value.header.pointee.type == types.pointee.asyncGeneratorThrow else {
            throw foreignReceiver(value, types.pointee.asyncGeneratorSend, method)
        }
        return value.record.values
    }

    /// One step of an `asend`, `athrow` or `aclose`: what the generator awaits is passed on; what it yields ends the step as the value of a
    /// StopIteration; its end is StopAsyncIteration, for `aclose` StopIteration.
    fileprivate func advance(_ value: Value, sending: Value = .none, throwing: Value = .unset, _ method: StaticString) throws(ScriptException) -> Value {
        let step = try stepSelf(value, method)
        let isThrow = value.header.pointee.type == types.pointee.asyncGeneratorThrow
        let isClose = isThrow && step[StepField.operand].isNone
        let generator = step[StepField.generator].generator
        let name = isClose ? "aclose()" : isThrow ? "athrow()" : "anext()"
        if step[StepField.progress] == StepField.over {
            throw raise(.runtimeError, "cannot reuse already awaited \(isThrow ? "aclose()/athrow()" : "__anext__()/asend()")")
        }
        var exception = throwing
        var operand = sending
        if step[StepField.progress] == StepField.fresh {
            if isThrow, generator.pointee.state == .finished {
                step[StepField.progress] = StepField.over
                throw isClose ? stopIteration(.none) : raise(.stopAsyncIteration)
            }
            guard !generator.pointee.header.flags.contains(.asyncStepRunning) else {
                step[StepField.progress] = StepField.over
                throw raise(.runtimeError, "\(name): asynchronous generator is already running")
            }
            if exception.isUnset {
                if isClose {
                    exception = makeException(exceptionType(.generatorExit), arguments: runtime.pointee.emptyTuple)
                } else if isThrow {
                    guard operand.isNone else { throw raise(.runtimeError, "can't send non-None value to a just-started coroutine") }
                    let arguments = step[StepField.operand].tuple
                    exception = try thrownException(arguments.items[0], arguments.items[1], arguments.items[2])
                } else if operand.isNone {
                    operand = keep(step[StepField.operand])
                }
            }
            step[StepField.progress] = StepField.begun
        }
        generator.pointee.header.flags.insert(.asyncStepRunning)
        let item: Value
        do throws(ScriptException) {
            item = exception.isUnset ? try resume(generator, sending: operand) : try throwInto(generator, exception)
        } catch {
            finishStep(value)
            if isClose, raisedMatches(.stopAsyncIteration) || raisedMatches(.generatorExit) {
                _ = takeRaised()
                throw stopIteration(.none)
            }
            throw error
        }
        if item.isUnset {
            finishStep(value)
            throw isClose ? stopIteration(.none) : raise(.stopAsyncIteration)
        }
        // A value that a delegate yields belongs to what is awaited; the generator's own `yield` has no such mark.
        if generator.pointee.resumeAt[-1].flags & 16 != 0 { return item }
        finishStep(value)
        if isClose { throw raise(.runtimeError, "async generator ignored GeneratorExit") }
        throw stopIteration(item)
    }

    private func finishStep(_ value: Value) {
        let step = value.record.values
        step[StepField.progress] = StepField.over
        step[StepField.generator].header.pointee.flags.remove(.asyncStepRunning)
    }
}
