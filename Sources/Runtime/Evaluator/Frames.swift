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
    static let count = 9
}

/// Fields of a traceback object.
enum TracebackField {
    static let next = 0, frame = 1, instruction = 2, line = 3, count = 4
}

extension VM {
    /// The object for a live frame. Borrowed from the frame.
    func frameObject(_ frame: UnsafeMutablePointer<Frame>) -> Value {
        if frame.pointee.frameObject.isObject { return frame.pointee.frameObject }
        let record = allocate(RecordObject.self, kind: .frame, type: types.pointee.frame, tail: FrameField.count * 8, tailCount: FrameField.count)
        let values = record.values
        let function = frame.pointee.function
        values[FrameField.code] = Value(frame.pointee.code)
        values[FrameField.globals] = function.pointee.globals
        values[FrameField.builtins] = function.pointee.builtins
        values[FrameField.function] = Value(function)
        values[FrameField.code].retain()
        values[FrameField.globals].retain()
        values[FrameField.builtins].retain()
        values[FrameField.function].retain()
        values[FrameField.back] = .unset
        values[FrameField.locals] = .unset
        values[FrameField.live] = Value(smallInt: Int(UInt(bitPattern: frame) >> 1))
        values[FrameField.instruction] = Value(smallInt: 0)
        values[FrameField.extra] = .unset
        frame.pointee.frameObject = Value(record)
        return Value(record)
    }

    /// The live frame that a frame object stands for, or nil.
    func liveFrame(_ object: Value) -> UnsafeMutablePointer<Frame>? {
        let word = object.record.values[FrameField.live]
        guard word.isInt else { return nil }
        return UnsafeMutablePointer(bitPattern: UInt(word.smallInt) << 1)
    }

    /// Index of the instruction at which a live frame stands.
    @inline(__always)
    func instructionIndex(_ frame: UnsafeMutablePointer<Frame>) -> Int {
        max(0, frame.pointee.pc - frame.pointee.code.pointee.instructions - 1)
    }

    /// The frame ends while somebody holds its object: the object keeps the locals.
    @inline(never)
    func retireFrame(_ frame: UnsafeMutablePointer<Frame>) {
        let object = frame.pointee.frameObject
        frame.pointee.frameObject = .unset
        let values = object.record.values
        if object.header.pointee.count > 1 {
            let count = Int(frame.pointee.code.pointee.localCount)
            let locals = createTuple(count: count)
            for index in 0..<count {
                let value = frame.pointee.registers[index]
                value.retain()
                locals.items[index] = value
            }
            store(Value(locals), in: values + FrameField.locals)
            values[FrameField.instruction] = Value(smallInt: instructionIndex(frame))
        }
        values[FrameField.live] = .none
        object.release()
    }

    // MARK: Unwinding

    /// The exception in `state.raised` has reached `frame`: its traceback grows, and when a handler covers the place, the frame is made
    /// ready for it. Returns where to go on, or nil.
    @inline(never)
    func unwind(_ frame: UnsafeMutablePointer<Frame>) -> UnsafeMutablePointer<Instruction>? {
        let code = frame.pointee.code
        let index = instructionIndex(frame)
        let raised = state.pointee.raised
        if state.pointee.isReraising {
            state.pointee.isReraising = false
        } else if raised.isObject(of: .exception) {
            addTraceback(raised, frame, index)
        }
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
        return code.pointee.instructions + Int(handler.handler)
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
        if code.pointee.flags.isDisjoint(with: .anyGenerator) {
            if frame.pointee.frameObject.isObject { retireFrame(frame) }
            for register in 0..<Int(code.pointee.registerCount) { store(.unset, in: registers + register) }
        } else {
            finishGeneratorFrame(frame)
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
        guard !reasons.isEmpty else { return true }
        return succeeds { () throws(ScriptException) in
            if reasons.contains(.steps) {
                setBreaker(.steps)
                try takeSteps(1)
                if reasons == .steps { return }
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
