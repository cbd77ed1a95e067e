// `sys.settrace` and `sys.setprofile`. While one is set, a bit of the breaker word stays up: a call, which looks at that word anyway, then begins
// in the traced form of its code.

/// Which tracing function of a thread.
enum TracerKind {
    /// `sys.settrace`, `sys.setprofile`.
    case trace, profile
}

/// What a tracing function is told.
enum TraceEvent: String {
    case call, line, `return`, exception, opcode
    case nativeCall = "c_call", nativeReturn = "c_return", nativeException = "c_exception"
}

/// `FrameField.traceState`: bits, and above them the line that control came to last.
enum TraceBits {
    static let hidesLines = 1, showsInstructions = 2
    /// The iterator of the step that runs ends by StopIteration.
    static let raisesAtEnd = 4
    static let lineShift = 8
}

extension VM {
    /// Whether this thread's tracing functions are to be told of events just now.
    private var isTracing: Bool {
        !state.pointee.isInTracer && (state.pointee.traceFunction.isObject || state.pointee.profileFunction.isObject)
    }

    /// The traced form of a code object.
    private func traced(_ code: CodePointer) -> TracedCode {
        let storage = code.pointee.storage.takeUnretainedValue()
        if let traced = storage.traced { return traced }
        let traced = TracedCode(code)
        storage.traced = traced
        return traced
    }

    // MARK: Setting

    /// Sets a tracing function of a thread, None for none. The frames that run already go over to their traced forms.
    func setTracer(_ kind: TracerKind, _ function: Value, of thread: UnsafeMutablePointer<ThreadState>) {
        let new = function.isNone ? Value.unset : function
        new.retain()
        let old: Value
        switch kind {
        case .trace: (old, thread.pointee.traceFunction) = (thread.pointee.traceFunction, new)
        case .profile: (old, thread.pointee.profileFunction) = (thread.pointee.profileFunction, new)
        }
        let vm = VM(thread)
        vm.announceTracing()
        if vm.isTracing { vm.traceRunningFrames() }
        old.release()
    }

    func announceTracing() {
        if isTracing { setBreaker(.trace) } else { state.pointee.breaker.bitwiseAnd(~Breaker.trace.rawValue, ordering: .relaxed) }
    }

    /// All frames but the innermost stand behind a call.
    private func traceRunningFrames() {
        var frame = state.pointee.frame - 1
        while frame > state.pointee.frames {
            if frame.pointee.code != state.pointee.haltCode { traceFrame(frame) }
            frame -= 1
        }
    }

    /// The frame, which stands behind an instruction, goes on in the traced form of its code.
    private func traceFrame(_ frame: UnsafeMutablePointer<Frame>) {
        guard isInOriginal(frame) else { return }
        let code = frame.pointee.code
        frame.pointee.pc = traced(code).place(behind: frame.pointee.pc - code.pointee.instructions)
    }

    func isInOriginal(_ frame: UnsafeMutablePointer<Frame>) -> Bool {
        let code = frame.pointee.code
        let count = code.pointee.storage._withUnsafeGuaranteedRef { $0.instructionCount }
        return frame.pointee.pc >= code.pointee.instructions && frame.pointee.pc <= code.pointee.instructions + count
    }

    /// A frame begins, or a generator's goes on, while the breaker is set.
    @inline(never)
    func traceEntry(_ frame: UnsafeMutablePointer<Frame>) {
        if isTracing, frame.pointee.code != state.pointee.haltCode { traceFrame(frame) }
    }

    /// `sys.settrace` was called by the innermost frame itself: that goes over too, as soon as the call returns. `callee` is the function.
    func switchCaller(of callee: StaticString) throws(ScriptException) {
        let frame = state.pointee.frame
        guard isTracing, frame.pointee.code != state.pointee.haltCode, isInOriginal(frame), frame.pointee.pc > frame.pointee.code.pointee.instructions else { return }
        let instruction = frame.pointee.pc[-1]
        guard instruction.op == .call || instruction.op == .callMethod, frame.pointee.registers[Int(instruction.a)].isObject(of: .nativeFunction) else { return }
        let function = frame.pointee.registers[Int(instruction.a)].nativeFunction
        guard swiftString(function.pointee.name) == "\(callee)" else { return }
        state.pointee.switchesCode = true
        throw ScriptException()
    }

    /// Ends such a call; the evaluator then asks where to go on (`switchedPlace`).
    func finishSwitch(_ base: UnsafeMutablePointer<Value>, _ count: Int) {
        for index in 1..<max(count + 1, 1) { store(.unset, in: base + index) }
        store(.none, in: base)
    }

    /// Where the frame goes on in the traced form of its code.
    func switchedPlace(_ frame: UnsafeMutablePointer<Frame>) -> UnsafeMutablePointer<Instruction> {
        state.pointee.switchesCode = false
        traceFrame(frame)
        return frame.pointee.pc
    }

    // MARK: Steps

    /// Executes a `trace` instruction. The frame's `pc` says where to go on. False: an exception was raised.
    @inline(never)
    func traceStep(_ i: InstructionPointer, _ frame: UnsafeMutablePointer<Frame>) -> Bool {
        guard isTracing else { return true }
        let step = TraceStep(rawValue: i.flags)
        let registers = frame.pointee.registers
        if step.contains(.call) { return traceCall(frame) }
        if step.contains(.exhausted) { return traceExhaustion(frame) }
        if step.contains(.line), !traceLine(frame, i.wide, isBackward: step.contains(.backward)) { return false }
        guard step.contains(.instruction) else { return true }
        if state.pointee.traceFunction.isObject, frame.pointee.frameObject.isObject, traceBits(frame) & TraceBits.showsInstructions != 0,
            !tell(frame, .opcode, .none, line: currentLine(frame)) { return false }
        if step.contains(.iterate), state.pointee.traceFunction.isObject {
            setTraceBits(frame, TraceBits.raisesAtEnd, to: endsByStopIteration(registers[Int(i.a)]))
        }
        if step.contains(.leave) { return traceLeaving(frame, registers[Int(i.a)]) }
        if step.contains(.native), state.pointee.profileFunction.isObject { return traceNativeCall(frame) }
        return true
    }

    private func traceBits(_ frame: UnsafeMutablePointer<Frame>) -> Int { frameObject(frame).record.values[FrameField.traceState].smallInt }

    private func setTraceBits(_ frame: UnsafeMutablePointer<Frame>, _ bits: Int, to isSet: Bool) {
        let place = frameObject(frame).record.values + FrameField.traceState
        place.pointee = Value(smallInt: isSet ? place.pointee.smallInt | bits : place.pointee.smallInt & ~bits)
    }

    private func traceCall(_ frame: UnsafeMutablePointer<Frame>) -> Bool {
        let line = currentLine(frame)
        let place = frameObject(frame).record.values + FrameField.traceState
        // Whatever line comes next counts, unless a generator goes on in the middle of one.
        let last = frame.pointee.pc == traced(frame.pointee.code).instructions + 1 ? 0 : line
        place.pointee = Value(smallInt: place.pointee.smallInt & (1 << TraceBits.lineShift - 1) | last << TraceBits.lineShift)
        if state.pointee.profileFunction.isObject, !tellProfiler(frame, .call, .none, line: line) { return false }
        return !state.pointee.traceFunction.isObject || tell(frame, .call, .none, line: line)
    }

    /// An exception is thrown into the generator whose frame this is. False: a tracing function raised another.
    func traceThrow(_ frame: UnsafeMutablePointer<Frame>) -> Bool { !isTracing || isInOriginal(frame) || traceCall(frame) }

    /// Where a handler begins in the traced form of the code.
    func tracedHandler(_ code: CodePointer, _ handler: Int) -> UnsafeMutablePointer<Instruction> {
        let traced = traced(code)
        return traced.instructions + Int(traced.entries[handler])
    }

    private func traceLine(_ frame: UnsafeMutablePointer<Frame>, _ line: Int, isBackward: Bool) -> Bool {
        let place = frameObject(frame).record.values + FrameField.traceState
        let state = place.pointee.smallInt
        guard isBackward || state >> TraceBits.lineShift != line else { return true }
        place.pointee = Value(smallInt: state & (1 << TraceBits.lineShift - 1) | line << TraceBits.lineShift)
        guard self.state.pointee.traceFunction.isObject, state & TraceBits.hidesLines == 0 else { return true }
        return tell(frame, .line, .none, line: line)
    }

    /// The line that control is on, as far as it was followed.
    private func currentLine(_ frame: UnsafeMutablePointer<Frame>) -> Int {
        if frame.pointee.frameObject.isObject {
            let line = traceBits(frame) >> TraceBits.lineShift
            if line > 0 { return line }
        }
        let code = frame.pointee.code
        if frame.pointee.pc == traced(code).instructions + 1 {
            // A module begins before its first line.
            return code.pointee.flags.contains(.newLocals) || swiftString(code.pointee.name) != "<module>" ? Int(code.pointee.firstLine) : 0
        }
        return line(of: code, at: instructionIndex(frame))
    }

    private func traceLeaving(_ frame: UnsafeMutablePointer<Frame>, _ value: Value) -> Bool {
        let line = currentLine(frame)
        if state.pointee.profileFunction.isObject, !tellProfiler(frame, .return, value, line: line) { return false }
        return !state.pointee.traceFunction.isObject || tell(frame, .return, value, line: line)
    }

    /// The frame gets a tracing function of its own in the middle of a line: that line is not news.
    func followLines(of frame: Value) {
        let place = frame.record.values + FrameField.traceState
        // A tracing function that looks at the frame knows the line already.
        guard !frame.record.values[FrameField.shownLine].isInt, frame.record.values[FrameField.trace].isObject, place.pointee.smallInt >> TraceBits.lineShift == 0, let live = liveFrame(frame) else { return }
        let line = line(of: live.pointee.code, at: instructionIndex(live))
        place.pointee = Value(smallInt: place.pointee.smallInt | line << TraceBits.lineShift)
    }

    /// `frame.f_lineno = line`
    func setLine(of frame: Value, to value: Value) throws(ScriptException) {
        if value.isUnset { throw raise(.attributeError, "cannot delete attribute") }
        guard intValue(value) != nil else { throw valueError("lineno must be an integer") }
        throw valueError("f_lineno can only be set in a trace function")
    }

    // MARK: Exceptions

    /// Whether the end of the iterator is a StopIteration that the loop's frame gets to see.
    private func endsByStopIteration(_ iterator: Value) -> Bool {
        guard iterator.isObject else { return false }
        let type = type(of: iterator)
        return iterator.isObject(of: .generator) || type == types.pointee.asyncGeneratorSend || type == types.pointee.asyncGeneratorThrow || special(of: iterator, .next).isObject(of: .function)
    }

    private func traceExhaustion(_ frame: UnsafeMutablePointer<Frame>) -> Bool {
        guard state.pointee.traceFunction.isObject, frame.pointee.frameObject.isObject, traceBits(frame) & TraceBits.raisesAtEnd != 0 else { return true }
        setTraceBits(frame, TraceBits.raisesAtEnd, to: false)
        let mark = self.mark
        defer { drain(to: mark) }
        let type = exceptionType(.stopIteration)
        return tell(frame, .exception, makeTuple(Value(type), makeException(type, arguments: runtime.pointee.emptyTuple), .none), line: currentLine(frame))
    }

    /// The exception in `state.raised` is on its way through the frame. A tracing function may put another in its place.
    @inline(never)
    func traceException(_ frame: UnsafeMutablePointer<Frame>) {
        let exception = state.pointee.raised
        guard isTracing, state.pointee.traceFunction.isObject, frame.pointee.frameObject.isObject, exception.isObject(of: .exception) else { return }
        let mark = self.mark
        defer { drain(to: mark) }
        let argument = makeTuple(Value(type(of: exception)), exception, noneForUnset(exception.exception.pointee.traceback))
        let line = line(of: frame.pointee.code, at: instructionIndex(frame))
        state.pointee.raised = .unset
        if tell(frame, .exception, argument, line: line) { state.pointee.raised = exception } else { exception.release() }
    }

    /// An exception leaves the frame.
    @inline(never)
    func traceUnwinding(_ frame: UnsafeMutablePointer<Frame>) {
        guard isTracing, !isInOriginal(frame) else { return }
        let exception = state.pointee.raised
        let line = currentLine(frame)
        state.pointee.raised = .unset
        var succeeds = !state.pointee.profileFunction.isObject || tellProfiler(frame, .return, .none, line: line)
        if succeeds, state.pointee.traceFunction.isObject { succeeds = tell(frame, .return, .none, line: line) }
        if succeeds { state.pointee.raised = exception } else { exception.release() }
    }

    // MARK: Native calls

    /// The next instruction is a call; where it calls a native function, the step does its work between two events.
    private func traceNativeCall(_ frame: UnsafeMutablePointer<Frame>) -> Bool {
        let call = frame.pointee.pc
        let base = frame.pointee.registers + Int(call.a)
        let callable = base.pointee
        guard callable.isObject(of: .nativeFunction) else { return true }
        let functionType = callable.nativeFunction.pointee.header.type
        let mark = self.mark
        var shown = callable
        if functionType == types.pointee.methodDescriptor {
            let hasReceiver = (call.op == .callMethod || call.op == .callMethodKeywords) && !base[1].isUnset
            let receiver = hasReceiver ? base[1] : call.op == .callMethod || call.op == .callMethodKeywords ? base[2] : base[1]
            guard !receiver.isUnset, call.op != .callExtended else { return true }
            do throws(ScriptException) { shown = try bind(callable, to: receiver) } catch {
                // A receiver of another type: the call itself says so.
                _ = takeRaised()
                drain(to: mark)
                return true
            }
        } else if functionType != types.pointee.builtinFunction {
            return true
        }
        own(shown, drainingTo: mark)
        defer { shown.release() }
        let line = currentLine(frame)
        guard tellProfiler(frame, .nativeCall, shown, line: line) else { return false }
        frame.pointee.pc += 1
        let isDone: Bool
        switch call.op {
        case .call: isDone = callNativeInWindow(callable.nativeFunction, base, Int(call.b))
        case .callMethod:
            var count = Int(call.b)
            if base[1].isUnset { shiftArgumentsDown(base, count) } else { count += 1 }
            isDone = callNativeInWindow(callable.nativeFunction, base, count)
        default: isDone = prepareRareCall(call, frame.pointee.registers, frame.pointee.code.pointee.constants) == .done
        }
        guard isTracing, state.pointee.profileFunction.isObject else { return isDone }
        if isDone { return tellProfiler(frame, .nativeReturn, shown, line: line) }
        let exception = state.pointee.raised
        state.pointee.raised = .unset
        if tellProfiler(frame, .nativeException, shown, line: line) { state.pointee.raised = exception } else { exception.release() }
        return false
    }

    // MARK: Telling

    /// Calls the frame's tracing function, or for a call the thread's, and keeps what it gives for the frame.
    private func tell(_ frame: UnsafeMutablePointer<Frame>, _ event: TraceEvent, _ argument: Value, line: Int) -> Bool {
        let object = frameObject(frame)
        let local = object.record.values + FrameField.trace
        let function = event == .call ? state.pointee.traceFunction : local.pointee
        guard function.isObject else { return true }
        object.retain()
        defer { object.release() }
        let result = callTracer(function, object, event, argument, line)
        guard let result else {
            store(.unset, in: object.record.values + FrameField.trace)
            setTracer(.trace, .none, of: state)
            return false
        }
        if result.isNone { return true }
        store(result, in: object.record.values + FrameField.trace)
        return true
    }

    private func tellProfiler(_ frame: UnsafeMutablePointer<Frame>, _ event: TraceEvent, _ argument: Value, line: Int) -> Bool {
        guard let result = callTracer(state.pointee.profileFunction, frameObject(frame), event, argument, line) else {
            setTracer(.profile, .none, of: state)
            return false
        }
        result.release()
        return true
    }

    /// The result, counted; nil: an exception was raised. Nothing is traced meanwhile.
    private func callTracer(_ function: Value, _ frame: Value, _ event: TraceEvent, _ argument: Value, _ line: Int) -> Value? {
        let mark = self.mark
        let shownLine = frame.record.values + FrameField.shownLine
        shownLine.pointee = Value(smallInt: line)
        frame.retain()
        setInTracer(true)
        defer {
            setInTracer(false)
            shownLine.pointee = .unset
            frame.release()
            drain(to: mark)
        }
        do throws(ScriptException) {
            let result = try call(function, frame, intern(event.rawValue), argument)
            result.retain()
            return result
        } catch {
            return nil
        }
    }
}
