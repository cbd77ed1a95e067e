// Generators and coroutines: a frame whose registers live in an object while it is suspended.

extension VM {
    /// A generator (coroutine, asynchronous generator) of a call whose parameters are bound in `registers`, which it takes over.
    func createGenerator(_ function: FunctionPointer, _ registers: UnsafeMutablePointer<Value>) -> Value {
        let code = function.pointee.code
        let count = Int(code.pointee.registerCount)
        let flags = code.pointee.flags
        let type = flags.contains(.coroutine) ? types.pointee.coroutine : flags.contains(.asyncGenerator) ? types.pointee.asyncGenerator : types.pointee.generator
        let generator = allocate(GeneratorObject.self, kind: .generator, type: type, tail: count * 8)
        generator.pointee.state = .created
        generator.pointee.registerCount = Int32(truncatingIfNeeded: count)
        generator.pointee.resumeAt = code.pointee.instructions
        generator.pointee.function = Value(function)
        Value(function).retain()
        generator.pointee.name = function.pointee.name
        function.pointee.name.retain()
        generator.pointee.qualifiedName = function.pointee.qualifiedName
        function.pointee.qualifiedName.retain()
        generator.pointee.delegate = .unset
        generator.pointee.frameObject = .unset
        generator.pointee.handled = .unset
        generator.pointee.handledBelow = nil
        let locals = Int(code.pointee.localCount)
        copyRegisters(from: registers, to: generator.registers, locals, clearing: true)
        (generator.registers + locals).update(repeating: .unset, count: count - locals)
        if _slowPath(state.pointee.originDepth > 0), flags.contains(.coroutine) { setExtra(of: generator, coroutineOrigin()) }
        return Value(generator)
    }

    /// Pushes the generator's frame with its window at `base`, which gets a count of the generator. False: it cannot be resumed; then
    /// either it has finished, or `state.raised` is set.
    @inline(never)
    func enterGenerator(_ generator: GeneratorPointer, _ base: UnsafeMutablePointer<Value>, sending value: Value) -> Bool {
        let isResumed = generator.pointee.state == .suspended
        guard isResumed || generator.pointee.state == .created && value.isNone else {
            refuseEntry(generator)
            return false
        }
        let function = generator.pointee.function.function
        let code = function.pointee.code
        let registers = base + 1
        let count = Int(generator.pointee.registerCount)
        let top = registers + count
        if state.pointee.frame + 1 >= state.pointee.frameLimit || top + 8 >= state.pointee.stackLimit {
            guard makeRoom(state.pointee.frame, top + 8) else { return false }
        }
        base.pointee = Value(generator)
        Value(generator).retain()
        copyRegisters(from: generator.registers, to: registers, count)
        generator.pointee.state = .running
        let frame = state.pointee.frame + 1
        frame.pointee = Frame(pc: generator.pointee.resumeAt, registers: registers, code: code, function: function,
                              frameObject: generator.pointee.frameObject, constructed: .unset)
        if _slowPath(generator.pointee.frameObject.isObject) { reviveFrameObject(generator, frame) }
        state.pointee.frame = frame
        state.pointee.top = top
        if isResumed {
            value.retain()
            store(value, in: registers + Int(frame.pointee.pc[-1].a))
        }
        generator.pointee.handledBelow = state.pointee.handled
        state.pointee.handled = handledItem(generator)
        if _slowPath(state.pointee.breaker.load(ordering: .relaxed) != 0) { traceEntry(frame) }
        return true
    }

    /// Raises what is wrong with resuming the generator, unless it has just finished.
    @inline(never)
    private func refuseEntry(_ generator: GeneratorPointer) {
        switch generator.pointee.state {
        case .finished, .suspended: break
        case .running: _ = valueError("\(generatorKind(generator)) already executing")
        case .created: _ = typeError("can't send non-None value to a just-started \(generatorKind(generator))")
        }
    }

    /// Two registers are copied at a time: there are few, so that a call of `memcpy` would cost more. With `clearing` the sources become unset.
    @inline(__always)
    func copyRegisters(from source: UnsafeMutablePointer<Value>, to target: UnsafeMutablePointer<Value>, _ count: Int, clearing: Bool = false) {
        let from = UnsafeMutableRawPointer(source), to = UnsafeMutableRawPointer(target)
        let unset = SIMD2(repeating: Value.unset.bits)
        var offset = count &* 8
        while offset > 8 {
            offset &-= 16
            to.storeBytes(of: from.loadUnaligned(fromByteOffset: offset, as: SIMD2<UInt64>.self), toByteOffset: offset, as: SIMD2<UInt64>.self)
            if clearing { from.storeBytes(of: unset, toByteOffset: offset, as: SIMD2<UInt64>.self) }
        }
        if offset != 0 {
            target.pointee = source.pointee
            if clearing { source.pointee = .unset }
        }
    }

    /// `handled` and `handledBelow` of the generator, as the item they form.
    @inline(__always)
    private func handledItem(_ generator: GeneratorPointer) -> UnsafeMutablePointer<HandledItem> {
        let offset = MemoryLayout<GeneratorObject>.offset(of: \.handled) ?? 0
        return (UnsafeMutableRawPointer(generator) + offset).assumingMemoryBound(to: HandledItem.self)
    }

    func generatorKind(_ generator: GeneratorPointer) -> String {
        let type = generator.pointee.header.type
        return type == types.pointee.coroutine ? "coroutine" : type == types.pointee.asyncGenerator ? "async generator" : "generator"
    }

    /// The body yields: its registers go back into the object.
    @inline(never)
    func suspendGenerator(_ frame: UnsafeMutablePointer<Frame>) {
        let registers = frame.pointee.registers
        let generator = registers[-1].generator
        if frame.pointee.frameObject.isObject { suspendFrameObject(generator, frame) }
        let count = Int(generator.pointee.registerCount)
        copyRegisters(from: registers, to: generator.registers, count, clearing: true)
        generator.pointee.resumeAt = frame.pointee.pc
        generator.pointee.state = .suspended
        leaveHandled(generator)
    }

    private func leaveHandled(_ generator: GeneratorPointer) {
        if let below = generator.pointee.handledBelow { state.pointee.handled = below }
        generator.pointee.handledBelow = nil
    }

    /// The body returned or raised: `count` registers are given up. Beyond the locals none holds a value when a body returns.
    @inline(never)
    func finishGeneratorFrame(_ frame: UnsafeMutablePointer<Frame>, _ count: Int) {
        let registers = frame.pointee.registers
        let generator = registers[-1].generator
        generator.pointee.state = .finished
        leaveHandled(generator)
        if frame.pointee.frameObject.isObject { retireFrame(frame) }
        for index in 0..<count { store(.unset, in: registers + index) }
        store(.unset, in: &generator.pointee.handled)
        store(.unset, in: &generator.pointee.delegate)
        // A finaliser of a local, or the delegate that was closed, looked at the frame.
        if frame.pointee.frameObject.isObject { retireFrame(frame) }
    }

    /// The generator of a running frame no longer delegates.
    func endDelegation(_ frame: UnsafeMutablePointer<Frame>) {
        if !frame.pointee.code.pointee.flags.isDisjoint(with: .anyGenerator) { store(.unset, in: &frame.pointee.registers[-1].generator.pointee.delegate) }
    }

    /// One step of `yield from` or `await`.
    @inline(never)
    func sendStep(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, _ frame: UnsafeMutablePointer<Frame>) -> CallOutcome {
        let base = R + Int(i.a)
        let receiver = base[0], value = base[1]
        let outer = R[-1].generator
        if outer.pointee.delegate != receiver {
            receiver.retain()
            store(receiver, in: &outer.pointee.delegate)
        }
        if receiver.isObject(of: .generator), receiver.header.pointee.type != types.pointee.asyncGenerator, receiver.generator.pointee.state != .finished {
            base[1] = .none
            guard enterGenerator(receiver.generator, R + Int(frame.pointee.code.pointee.registerCount), sending: value) else {
                value.release()
                return .failed
            }
            value.release()
            return .entered
        }
        let mark = self.mark
        do throws(ScriptException) {
            var step: Value
            if value.isNone { step = try nextOrResult(receiver) } else {
                do throws(ScriptException) { step = try callMethod(receiver, intern("send"), value) } catch {
                    guard raisedMatches(.stopIteration) else { throw error }
                    state.pointee.delegateResult = takeStopValue()
                    step = .unset
                }
            }
            if step.isUnset {
                step = state.pointee.delegateResult
                state.pointee.delegateResult = .none
                own(step, drainingTo: mark)
                store(step, in: base + 1)
                store(.unset, in: base)
                store(.unset, in: &outer.pointee.delegate)
            } else {
                own(step, drainingTo: mark)
                store(step, in: base + 1)
            }
            return .done
        } catch {
            drain(to: mark)
            return .failed
        }
    }

    /// One step of any iterator; at its end unset, and the value of its StopIteration in `delegateResult` (a temporary).
    func nextOrResult(_ iterator: Value) throws(ScriptException) -> Value {
        state.pointee.delegateResult = .none
        if iterator.isObject(of: .generator) {
            let step = try resume(iterator.generator, sending: .none)
            if step.isUnset { state.pointee.delegateResult = takeGeneratorResult() }
            return step
        }
        if iterator.isObject(of: .iterator) { return try iterator.iterator.pointee.step(self, iterator.iterator) }
        let method = special(of: iterator, .next)
        guard !method.isUnset else { throw typeError("'\(messageTypeName(iterator))' object is not an iterator") }
        do throws(ScriptException) { return try callSpecial(method, iterator) } catch {
            guard raisedMatches(.stopIteration) else { throw error }
            state.pointee.delegateResult = takeStopValue()
            return .unset
        }
    }

    /// Ends the StopIteration on its way up and gives its value, a temporary.
    func takeStopValue() -> Value {
        let exception = takeRaised()
        guard exception.isObject(of: .exception), exception.header.pointee.tailCount > 0 else { return .none }
        let value = exception.exception.fields[0]
        return value.isUnset ? .none : keep(value)
    }

    // MARK: From native code

    /// Resumes the generator: the value it yields, or unset when it returns; the returned value is then in `takeGeneratorResult()`.
    public func resume(_ generator: GeneratorPointer, sending value: Value) throws(ScriptException) -> Value {
        try step(generator) { base in enterGenerator(generator, base, sending: value) }
    }

    /// What the generator that just returned gave, a temporary.
    public func takeGeneratorResult() -> Value {
        let result = state.pointee.generatorResult
        state.pointee.generatorResult = .none
        return temporary(result)
    }

    @inline(__always)
    private func step(_ generator: GeneratorPointer, throwing: Bool = false, _ enter: (UnsafeMutablePointer<Value>) -> Bool) throws(ScriptException) -> Value {
        if generator.pointee.state == .finished {
            try refuseReuse(generator)
            try checkNativeStack()
            store(.none, in: &state.pointee.generatorResult)
            return .unset
        }
        let base = try openStep()
        defer { state.pointee.top = base }
        guard enter(base) else {
            closeStep()
            base.pointee = .unset
            throw ScriptException()
        }
        return try runStep(generator, base, throwing: throwing)
    }

    /// A finished coroutine, unlike a generator, takes no further step.
    private func refuseReuse(_ generator: GeneratorPointer) throws(ScriptException) {
        if generator.pointee.header.type == types.pointee.coroutine { throw raise(.runtimeError, "cannot reuse already awaited coroutine") }
    }

    /// A halt frame and a window above it for a generator's frame.
    @inline(__always)
    private func openStep() throws(ScriptException) -> UnsafeMutablePointer<Value> {
        try checkNativeStack()
        let base = state.pointee.top
        try ensureRegisters(upTo: base + 32)
        guard pushHaltFrame(base) else { throw ScriptException() }
        state.pointee.top = base + 1
        return base
    }

    /// Takes the halt frame away where the evaluator has not come to it.
    private func closeStep() {
        while state.pointee.frame.pointee.code != state.pointee.haltCode { state.pointee.frame -= 1 }
        state.pointee.frame -= 1
    }

    /// Runs the generator whose frame is on top: what it yields, or unset when it returns.
    @inline(__always)
    private func runStep(_ generator: GeneratorPointer, _ base: UnsafeMutablePointer<Value>, throwing: Bool) throws(ScriptException) -> Value {
        guard evaluate(throwing: throwing) else {
            store(.unset, in: base)
            throw ScriptException()
        }
        let value = base.pointee
        base.pointee = .unset
        if generator.pointee.state == .finished {
            store(value, in: &state.pointee.generatorResult)
            return .unset
        }
        return temporary(value)
    }

    /// `generator.throw(exception)`: the next yielded value, or unset when it returns.
    public func throwInto(_ generator: GeneratorPointer, _ exception: Value) throws(ScriptException) -> Value {
        switch generator.pointee.state {
        case .running: throw valueError("\(generatorKind(generator)) already executing")
        case .finished:
            try refuseReuse(generator)
            throw reraise(exception)
        case .created:
            finishUnstarted(generator)
            throw reraise(exception)
        case .suspended: break
        }
        let delegate = generator.pointee.delegate
        if delegate.isObject {
            keep(delegate)
            return try throwIntoDelegate(generator, delegate, exception)
        }
        return try raiseInside(generator, exception)
    }

    /// Raises at the place where the generator is suspended. What the caller handles does not become the context, only what the generator itself does.
    private func raiseInside(_ generator: GeneratorPointer, _ exception: Value) throws(ScriptException) -> Value {
        try step(generator, throwing: true) { base in
            guard enterGenerator(generator, base, sending: .none), traceThrow(state.pointee.frame) else { return false }
            _ = generator.pointee.handled.isObject ? raise(exception) : reraise(exception)
            return true
        }
    }

    /// What became of an exception that a delegate was given.
    private enum Delegation {
        case yielded(Value), returned(Value)
        /// `state.raised` is to be raised in the generator.
        case raised
        /// `state.raised` leaves at once; the generator stays as it is.
        case failed
    }

    /// The generator's own frame lies below that of its delegate meanwhile, as it does when it is resumed.
    private func throwIntoDelegate(_ generator: GeneratorPointer, _ delegate: Value, _ exception: Value) throws(ScriptException) -> Value {
        let base = try openStep()
        defer { state.pointee.top = base }
        guard enterGenerator(generator, base, sending: .none) else {
            closeStep()
            base.pointee = .unset
            throw ScriptException()
        }
        let frame = state.pointee.frame
        switch give(exception, to: delegate) {
        case .yielded(let value):
            leaveUnresumed(frame)
            return value
        case .failed:
            leaveUnresumed(frame)
            throw ScriptException()
        case .returned(let value):
            goBehindDelegate(frame, value)
            return try runStep(generator, base, throwing: false)
        case .raised:
            store(.unset, in: &generator.pointee.delegate)
            let raised = state.pointee.raised
            state.pointee.raised = .unset
            if traceThrow(frame) { state.pointee.raised = raised } else { raised.release() }
            return try runStep(generator, base, throwing: true)
        }
    }

    private func give(_ exception: Value, to delegate: Value) -> Delegation {
        if isInstance(exception, .generatorExit) {
            if succeeds({ () throws(ScriptException) in try closeDelegate(delegate) }) { _ = raise(exception) }
            return .raised
        }
        do throws(ScriptException) {
            if delegate.isObject(of: .generator), delegate.header.pointee.type != types.pointee.asyncGenerator {
                let result = try throwInto(delegate.generator, exception)
                return result.isUnset ? .returned(takeGeneratorResult()) : .yielded(result)
            }
            let method: Value
            do throws(ScriptException) { method = try getAttributeOrUnset(delegate, intern("throw")) } catch { return .failed }
            if method.isUnset {
                _ = raise(exception)
                return .raised
            }
            return .yielded(try call(method, exception))
        } catch {
            return raisedMatches(.stopIteration) ? .returned(takeStopValue()) : .raised
        }
    }

    private func closeDelegate(_ delegate: Value) throws(ScriptException) {
        if delegate.isObject(of: .generator), delegate.header.pointee.type != types.pointee.asyncGenerator {
            _ = try close(delegate.generator)
            return
        }
        let method: Value
        do throws(ScriptException) { method = try getAttributeOrUnset(delegate, intern("close")) } catch {
            return reportUnraisable(takeRaised(), about: delegate)
        }
        if !method.isUnset { _ = try call(method) }
    }

    /// The frame of a generator that was put on top without being run goes back into its object.
    private func leaveUnresumed(_ frame: UnsafeMutablePointer<Frame>) {
        let window = frame.pointee.registers - 1
        suspendGenerator(frame)
        closeStep()
        store(.unset, in: window)
    }

    /// The delegate has returned `value`: the frame goes on behind its `send` loop.
    private func goBehindDelegate(_ frame: UnsafeMutablePointer<Frame>, _ value: Value) {
        // Suspended behind `yield` of a loop `send, yield, jump back`: the `send` that exhausts it is the jump's target.
        var at = frame.pointee.pc
        while at.pointee.op == .jump || at.pointee.op == .trace { at += at.pointee.op == .jump ? 1 + at.pointee.distance : 1 }
        guard at.pointee.op == .send else { return }
        let send = at.pointee, registers = frame.pointee.registers
        value.retain()
        store(value, in: registers + Int(send.a) + 1)
        store(.unset, in: registers + Int(send.a))
        endDelegation(frame)
        frame.pointee.pc = at + 1 + send.distance
    }

    /// `generator.close()`: what the body returns.
    @discardableResult
    public func close(_ generator: GeneratorPointer) throws(ScriptException) -> Value {
        switch generator.pointee.state {
        case .finished: return .none
        case .running: throw valueError("\(generatorKind(generator)) already executing")
        case .created:
            finishUnstarted(generator)
            return .none
        case .suspended: break
        }
        let exit = makeException(exceptionType(.generatorExit), arguments: runtime.pointee.emptyTuple)
        do throws(ScriptException) {
            let value = try throwInto(generator, exit)
            guard value.isUnset else { throw raise(.runtimeError, "\(generatorKind(generator)) ignored GeneratorExit") }
            return takeGeneratorResult()
        } catch {
            guard raisedMatches(.generatorExit) || raisedMatches(.stopIteration) else { throw error }
            _ = takeRaised()
            return .none
        }
    }

    func finishUnstarted(_ generator: GeneratorPointer) {
        retireFrameObject(generator)
        let held = generator.heldCount
        generator.pointee.state = .finished
        for index in 0..<held { generator.registers[index].release() }
    }

    /// The last reference to a generator is gone: a suspended one is closed, so that its `finally` blocks run. True: it lives on.
    func finishGenerator(_ value: Value, isHeld: Bool = false) -> Bool {
        let generator = value.generator
        if generator.pointee.state == .created, value.header.pointee.type == types.pointee.coroutine, !value.header.pointee.flags.contains(.finalized) {
            value.header.pointee.flags.insert(.finalized)
            if warnUnawaited(value) { return true }
        }
        guard generator.pointee.state == .suspended else {
            retireFrameObject(generator)
            return false
        }
        if generator.pointee.header.flags.contains(.hasExtra), generator.pointee.header.type == types.pointee.asyncGenerator {
            return finishByHook(value, isHeld: isHeld)
        }
        if isHeld {
            runUnraisable(about: value) { (vm) throws(ScriptException) in try vm.close(generator) }
            return true
        }
        value.header.pointee.count = 1
        runUnraisable(about: value) { (vm) throws(ScriptException) in try vm.close(generator) }
        value.header.pointee.count &-= 1
        if value.header.pointee.count > 0 { return true }
        retireFrameObject(generator)
        return false
    }

    /// "coroutine 'f' was never awaited". True: the coroutine lives on.
    @inline(never)
    private func warnUnawaited(_ value: Value) -> Bool {
        value.header.pointee.count = 1
        runUnraisable(about: value) { (vm) throws(ScriptException) in
            guard let module = vm.warningsModule() else {
                return try vm.warn(.runtimeWarning, "coroutine '\(vm.swiftString(value.generator.pointee.qualifiedName))' was never awaited")
            }
            _ = try vm.callMethod(module, vm.intern("_warn_unawaited_coroutine"), value)
        }
        value.header.pointee.count &-= 1
        return value.header.pointee.count > 0
    }
}
