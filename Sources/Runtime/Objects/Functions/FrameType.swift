/// `frame`: record, see `FrameField`.
enum FrameType {
    static let declaration = TypeDeclaration(
        "frame", "", kind: .frame, flags: [],
        methods: methods, attributes: attributes)

    private static let methods: [Builtin] = [
        Builtin("clear", "(self, /)", "Lets go of all that the frame's variables hold.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .frame) else { throw vm.foreignReceiver(a[0], vm.types.pointee.frame, "clear") }
            try vm.clearFrame(a[0])
            return .none
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .frame) else { throw vm.foreignReceiver(a[0], vm.types.pointee.frame, "__repr__") }
            let code = a[0].record.values[FrameField.code].codeObject
            return vm.makeString("<frame at \(vm.addressText(a[0])), file \(vm.swiftString(try vm.repr(code.pointee.filename))), line \(vm.line(of: a[0])), code \(vm.swiftString(code.pointee.name))>")
        },
    ]

    private static let attributes: [Attribute] = [
        Attribute("f_code", "", { (_, frame) throws(ScriptException) in frame.record.values[FrameField.code] }),
        Attribute("f_globals", "", { (_, frame) throws(ScriptException) in frame.record.values[FrameField.globals] }),
        Attribute("f_builtins", "", { (_, frame) throws(ScriptException) in frame.record.values[FrameField.builtins] }),
        Attribute("f_locals", "", { (vm, frame) throws(ScriptException) in try vm.frameLocals(frame) }),
        Attribute("f_lineno", "", { (vm, frame) throws(ScriptException) in Value(smallInt: vm.line(of: frame)) }, set: { (vm, frame, value) throws(ScriptException) in
            try vm.setLine(of: frame, to: value)
        }),
        Attribute("f_trace", "The function that is told what happens in the frame.", { (_, frame) throws(ScriptException) in
            noneForUnset(frame.record.values[FrameField.trace])
        }, set: { (vm, frame, value) throws(ScriptException) in
            vm.setField(ofRecord: frame, FrameField.trace, value.isNoneOrUnset ? .unset : value)
            vm.followLines(of: frame)
        }),
        Attribute("f_trace_lines", "Whether it is told of each line.", { (_, frame) throws(ScriptException) in
            Value(frame.record.values[FrameField.traceState].smallInt & TraceBits.hidesLines == 0)
        }, set: { (vm, frame, value) throws(ScriptException) in try vm.setTraceFlag(frame, TraceBits.hidesLines, value, setWhen: false) }),
        Attribute("f_trace_opcodes", "Whether it is told of each instruction.", { (_, frame) throws(ScriptException) in
            Value(frame.record.values[FrameField.traceState].smallInt & TraceBits.showsInstructions != 0)
        }, set: { (vm, frame, value) throws(ScriptException) in try vm.setTraceFlag(frame, TraceBits.showsInstructions, value, setWhen: true) }),
        Attribute("f_lasti", "", { (vm, frame) throws(ScriptException) in Value(smallInt: vm.instruction(of: frame) * CodeType.instructionUnit) }),
        Attribute("f_back", "", { (vm, frame) throws(ScriptException) in
            guard let live = vm.liveFrame(frame) else { return noneForUnset(frame.record.values[FrameField.back]) }
            return vm.callerFrame(live).map { vm.keep(vm.frameObject($0)) } ?? .none
        }),
    ]
}

extension VM {
    /// Index of the instruction at which the frame of a frame object stands or stood.
    func instruction(of frame: Value) -> Int {
        if let live = liveFrame(frame) { return instructionIndex(live) }
        if let generator = waitingGenerator(frame) { return instructionIndex(generator.pointee.resumeAt, of: frame.record.values[FrameField.code].codeObject) }
        return intValue(frame.record.values[FrameField.instruction]) ?? 0
    }

    /// The line that a frame is on.
    func line(of frame: Value) -> Int {
        let shown = frame.record.values[FrameField.shownLine]
        if shown.isInt { return shown.smallInt }
        let code = frame.record.values[FrameField.code].codeObject
        if let generator = waitingGenerator(frame), generator.pointee.state == .created { return Int(code.pointee.firstLine) }
        return line(of: code, at: instruction(of: frame))
    }

    fileprivate func clearFrame(_ frame: Value) throws(ScriptException) {
        if liveFrame(frame) != nil { throw raise(.runtimeError, "cannot clear an executing frame") }
        if let generator = waitingGenerator(frame) {
            guard generator.pointee.state == .created else { throw raise(.runtimeError, "cannot clear a suspended frame") }
            finishUnstarted(generator)
        }
        setField(ofRecord: frame, FrameField.locals, .unset)
        setField(ofRecord: frame, FrameField.extra, .unset)
    }

    fileprivate func setTraceFlag(_ frame: Value, _ bit: Int, _ value: Value, setWhen truth: Bool) throws(ScriptException) {
        guard value.isBool else { throw typeError("attribute value type must be bool") }
        let place = frame.record.values + FrameField.traceState
        place.pointee = Value(smallInt: value.isTrue == truth ? place.pointee.smallInt | bit : place.pointee.smallInt & ~bit)
    }
}
