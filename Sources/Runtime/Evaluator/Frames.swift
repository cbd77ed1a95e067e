/// Fields of a frame object, a record that stands for a frame of the evaluator's stack while scripts look at it.
enum FrameField {
    static let code = 0, globals = 1, builtins = 2, back = 3
    /// Tuple of the locals' values when the frame has ended (unset ones are `Value.unset`).
    static let locals = 4
    /// Half the address of the live `Frame`, or None when it has ended.
    static let live = 5
    /// Index of the instruction that runs or ran last.
    static let instruction = 6
    static let function = 7
    /// Dict of `f_locals` additions, or unset.
    static let extra = 8
    /// `f_trace`, or unset.
    static let trace = 9
    /// What tracing has to remember of the frame, an int.
    static let traceState = 10
    /// What `f_lineno` is while a tracing function looks at the frame, or unset.
    static let shownLine = 11
    /// Half the address of the generator that the frame is the body of, while it does not run; or unset.
    static let generator = 12
    static let count = 13
}

/// Fields of a traceback object.
enum TracebackField {
    static let next = 0, frame = 1, instruction = 2, line = 3, count = 4
}

extension VM {
    /// The object for a live frame. Borrowed from the frame.
    func frameObject(_ frame: UnsafeMutablePointer<Frame>) -> Value {
        if frame.pointee.frameObject.isObject { return frame.pointee.frameObject }
        let object = createFrameObject(frame.pointee.function)
        object.record.values[FrameField.live] = Value(smallInt: Int(UInt(bitPattern: frame) >> 1))
        frame.pointee.frameObject = object
        return object
    }

    /// A frame object for an activation of the function.
    private func createFrameObject(_ function: FunctionPointer) -> Value {
        let record = allocate(RecordObject.self, kind: .frame, type: types.pointee.frame, tail: FrameField.count * 8, tailCount: FrameField.count)
        let values = record.values
        values[FrameField.code] = Value(function.pointee.code)
        values[FrameField.globals] = function.pointee.globals
        values[FrameField.builtins] = function.pointee.builtins
        values[FrameField.function] = Value(function)
        values[FrameField.code].retain()
        values[FrameField.globals].retain()
        values[FrameField.builtins].retain()
        values[FrameField.function].retain()
        values[FrameField.back] = .unset
        values[FrameField.locals] = .unset
        values[FrameField.live] = .none
        values[FrameField.instruction] = Value(smallInt: 0)
        values[FrameField.extra] = .unset
        values[FrameField.trace] = .unset
        values[FrameField.traceState] = Value(smallInt: 0)
        values[FrameField.shownLine] = .unset
        values[FrameField.generator] = .unset
        return Value(record)
    }

    // MARK: Frames of generators

    /// The frame object of a generator that does not run just now and has not ended. Borrowed from the generator.
    func frameObject(ofWaiting generator: GeneratorPointer) -> Value {
        if !generator.pointee.frameObject.isObject {
            let object = createFrameObject(generator.pointee.function.function)
            object.record.values[FrameField.generator] = Value(smallInt: Int(UInt(bitPattern: generator) >> 1))
            generator.pointee.frameObject = object
        }
        return generator.pointee.frameObject
    }

    /// The generator whose body a frame object stands for, while it does not run.
    func waitingGenerator(_ frame: Value) -> GeneratorPointer? {
        let word = frame.record.values[FrameField.generator]
        return word.isInt ? GeneratorPointer(bitPattern: UInt(word.smallInt) << 1) : nil
    }

    /// The generator goes on: the frame has the frame object now.
    @inline(never)
    func reviveFrameObject(_ generator: GeneratorPointer, _ frame: UnsafeMutablePointer<Frame>) {
        generator.pointee.frameObject = .unset
        let values = frame.pointee.frameObject.record.values
        values[FrameField.live] = Value(smallInt: Int(UInt(bitPattern: frame) >> 1))
        values[FrameField.generator] = .unset
    }

    /// The generator's frame yields: the generator keeps the frame object if anybody knows it.
    @inline(never)
    func suspendFrameObject(_ generator: GeneratorPointer, _ frame: UnsafeMutablePointer<Frame>) {
        let object = frame.pointee.frameObject
        let values = object.record.values
        frame.pointee.frameObject = .unset
        values[FrameField.live] = .none
        guard object.header.pointee.count > 1 || values[FrameField.trace].isObject || values[FrameField.traceState].smallInt != 0 || values[FrameField.extra].isObject else {
            return object.release()
        }
        values[FrameField.generator] = Value(smallInt: Int(UInt(bitPattern: generator) >> 1))
        generator.pointee.frameObject = object
    }

    /// A generator that does not run comes to its end.
    func retireFrameObject(_ generator: GeneratorPointer) {
        let object = generator.pointee.frameObject
        guard object.isObject else { return }
        generator.pointee.frameObject = .unset
        let values = object.record.values
        values[FrameField.generator] = .unset
        if object.header.pointee.count > 1 {
            let code = generator.pointee.function.function.pointee.code
            keepLocals(in: object, generator.registers, code)
            values[FrameField.instruction] = Value(smallInt: instructionIndex(generator.pointee.resumeAt, of: code))
        }
        object.release()
    }

    /// What the object of a frame that ends keeps of it.
    private func keepLocals(in object: Value, _ registers: UnsafeMutablePointer<Value>, _ code: CodePointer) {
        let count = Int(code.pointee.localCount)
        let locals = createTuple(count: count)
        for index in 0..<count {
            let value = registers[index]
            value.retain()
            locals.items[index] = value
        }
        store(Value(locals), in: object.record.values + FrameField.locals)
    }

    /// The live frame that a frame object stands for, or nil.
    func liveFrame(_ object: Value) -> UnsafeMutablePointer<Frame>? {
        let word = object.record.values[FrameField.live]
        guard word.isInt else { return nil }
        return UnsafeMutablePointer(bitPattern: UInt(word.smallInt) << 1)
    }

    /// Index of the instruction at which a live frame stands.
    func instructionIndex(_ frame: UnsafeMutablePointer<Frame>) -> Int { instructionIndex(frame.pointee.pc, of: frame.pointee.code) }

    /// The program counter stands behind the instruction that runs, in either form of the code.
    func instructionIndex(_ pc: UnsafeMutablePointer<Instruction>, of code: CodePointer) -> Int {
        let index = max(0, pc - code.pointee.instructions - 1)
        return code.pointee.storage._withUnsafeGuaranteedRef { storage in
            guard let traced = storage.traced, traced.contains(pc) else { return index }
            return Int(traced.origins[max(0, pc - traced.instructions - 1)])
        }
    }

    /// The frame ends while somebody holds its object: the object keeps the locals.
    @inline(never)
    func retireFrame(_ frame: UnsafeMutablePointer<Frame>) {
        let object = frame.pointee.frameObject
        frame.pointee.frameObject = .unset
        let values = object.record.values
        if object.header.pointee.count > 1 {
            keepLocals(in: object, frame.pointee.registers, frame.pointee.code)
            values[FrameField.instruction] = Value(smallInt: instructionIndex(frame))
            if let caller = callerFrame(frame) { replace(values + FrameField.back, frameObject(caller)) }
        }
        values[FrameField.live] = .none
        object.release()
    }

    /// The script function that called the frame's, or nil.
    func callerFrame(_ frame: UnsafeMutablePointer<Frame>) -> UnsafeMutablePointer<Frame>? {
        var below = frame - 1
        while below > state.pointee.frames {
            if below.pointee.code != state.pointee.haltCode { return below }
            below -= 1
        }
        return nil
    }

    // MARK: Unwinding

    /// The exception in `state.raised` has reached `frame`: its traceback grows, and when a handler covers the place, the frame is made
    /// ready for it. Returns where to go on, or nil.
    @inline(never)
    func unwind(_ frame: UnsafeMutablePointer<Frame>) -> UnsafeMutablePointer<Instruction>? {
        if state.pointee.switchesCode { return switchedPlace(frame) }
        let code = frame.pointee.code
        let index = instructionIndex(frame)
        if state.pointee.isReraising {
            state.pointee.isReraising = false
        } else if state.pointee.raised.isObject(of: .exception) {
            addTraceback(state.pointee.raised, frame, index)
            if state.pointee.traceFunction.isObject { traceException(frame) }
        }
        let raised = state.pointee.raised
        let handler = code.pointee.storage._withUnsafeGuaranteedRef { storage -> ExceptionTableEntry? in
            for entry in storage.exceptionTable where index >= Int(entry.start) && index < Int(entry.end) { return entry }
            return nil
        }
        guard let handler else { return nil }
        let registers = frame.pointee.registers
        state.pointee.top = registers + Int(code.pointee.registerCount)
        state.pointee.raised = .unset
        for register in Int(handler.depth)..<max(Int(handler.depth), Int(code.pointee.registerCount)) {
            store(.unset, in: registers + register)
        }
        store(raised, in: registers + Int(handler.register))
        endDelegation(frame)
        return isInOriginal(frame) ? code.pointee.instructions + Int(handler.handler) : tracedHandler(code, Int(handler.handler))
    }

    private func addTraceback(_ exception: Value, _ frame: UnsafeMutablePointer<Frame>, _ index: Int) {
        let record = allocate(RecordObject.self, kind: .traceback, type: types.pointee.traceback, tail: TracebackField.count * 8, tailCount: TracebackField.count)
        let object = frameObject(frame)
        object.retain()
        // The new entry takes over the count of the old chain.
        record.values[TracebackField.next] = exception.exception.pointee.traceback
        record.values[TracebackField.frame] = object
        record.values[TracebackField.instruction] = Value(smallInt: index)
        record.values[TracebackField.line] = Value(smallInt: line(of: frame.pointee.code, at: index))
        exception.exception.pointee.traceback = Value(record)
    }

    /// Source line of an instruction, from 1.
    func line(of code: CodePointer, at index: Int) -> Int {
        code.pointee.storage._withUnsafeGuaranteedRef { storage in
            index < storage.positions.count ? Int(storage.positions[index].line) : Int(code.pointee.firstLine)
        }
    }

    /// The exception leaves the frame: its registers are given up.
    @inline(never)
    func leaveFrame(_ frame: UnsafeMutablePointer<Frame>) {
        let code = frame.pointee.code, registers = frame.pointee.registers
        if state.pointee.traceFunction.isObject || state.pointee.profileFunction.isObject { traceUnwinding(frame) }
        if code.pointee.flags.isDisjoint(with: .anyGenerator) {
            if frame.pointee.frameObject.isObject { retireFrame(frame) }
            for register in 0..<Int(code.pointee.registerCount) { store(.unset, in: registers + register) }
            // A finaliser of a local looked at the frame.
            if frame.pointee.frameObject.isObject { retireFrame(frame) }
        } else {
            finishGeneratorFrame(frame, Int(code.pointee.registerCount))
            replaceStopIteration(code)
            store(.unset, in: registers - 1)
        }
        let constructed = frame.pointee.constructed
        frame.pointee.constructed = .unset
        if constructed == Frame.givesAttribute { store(.unset, in: registers - 1) }
        state.pointee.frame = frame - 1
        let below = frame - 1
        if below.pointee.code != state.pointee.haltCode { state.pointee.top = below.pointee.registers + Int(below.pointee.code.pointee.registerCount) }
        constructed.release()
    }

    /// PEP 479: a StopIteration must not leave a generator's body.
    private func replaceStopIteration(_ code: CodePointer) {
        let isAsync = code.pointee.flags.contains(.asyncGenerator)
        let kind = code.pointee.flags.contains(.coroutine) ? "coroutine" : isAsync ? "async generator" : "generator"
        let name: String
        if raisedMatches(.stopIteration) { name = "StopIteration" } else if isAsync && raisedMatches(.stopAsyncIteration) { name = "StopAsyncIteration" } else { return }
        let mark = self.mark
        let cause = takeRaised()
        _ = raise(.runtimeError, "\(kind) raised \(name)")
        let error = state.pointee.raised
        if error.isObject(of: .exception) {
            cause.retain()
            store(cause, in: &error.exception.pointee.cause)
            cause.retain()
            store(cause, in: &error.exception.pointee.context)
            error.exception.pointee.suppressContext = true
        }
        drain(to: mark)
    }

    /// Serves what the eval breaker announces. False: an exception was raised.
    @inline(never)
    func serveBreaker() -> Bool {
        let reasons = Breaker(rawValue: state.pointee.breaker.exchange(0, ordering: .acquiring))
        if reasons.contains(.trace) {
            setBreaker(.trace)
            let frame = state.pointee.frame
            if frame.pointee.pc == frame.pointee.code.pointee.instructions { traceEntry(frame) }
        }
        guard !reasons.subtracting(.trace).isEmpty else { return true }
        return succeeds { () throws(ScriptException) in
            if reasons.contains(.steps) {
                setBreaker(.steps)
                try takeSteps(1)
                if reasons.subtracting(.trace) == .steps { return }
            }
            if reasons.contains(.collect) && runtime.pointee.collector.isEnabled { collectCycles() }
            try runtime.pointee.hooks.onBreaker(self, reasons)
        }
    }

    /// Asks a thread to look at `reason` at its next backward jump or call. May be called from any thread, also from a signal handler.
    public func setBreaker(_ reason: Breaker) {
        state.pointee.breaker.bitwiseOr(reason.rawValue, ordering: .releasing)
    }
}
