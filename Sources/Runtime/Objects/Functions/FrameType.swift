/// `frame`: record, see `FrameField`.
enum FrameType {
    static let declaration = TypeDeclaration(
        "frame", "", kind: .frame, flags: [],
        methods: methods, attributes: attributes)

    private static let methods: [Builtin] = [
        Builtin("clear", "(self, /)", "Lets go of all that the frame's variables hold.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .frame) else { throw vm.foreignReceiver(a[0], vm.types.pointee.frame, "clear") }
            if vm.liveFrame(a[0]) != nil { throw vm.raise(.runtimeError, "cannot clear an executing frame") }
            vm.setField(ofRecord: a[0], FrameField.locals, .unset)
            vm.setField(ofRecord: a[0], FrameField.extra, .unset)
            return .none
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .frame) else { throw vm.foreignReceiver(a[0], vm.types.pointee.frame, "__repr__") }
            let code = a[0].record.values[FrameField.code].codeObject
            return vm.makeString("<frame at \(vm.addressText(a[0])), file \(vm.swiftString(try vm.repr(code.pointee.filename))), line \(vm.line(of: code, at: vm.instruction(of: a[0]))), code \(vm.swiftString(code.pointee.name))>")
        },
    ]

    private static let attributes: [Attribute] = [
        Attribute("f_code", "", { (_, frame) throws(ScriptException) in frame.record.values[FrameField.code] }),
        Attribute("f_globals", "", { (_, frame) throws(ScriptException) in frame.record.values[FrameField.globals] }),
        Attribute("f_builtins", "", { (_, frame) throws(ScriptException) in frame.record.values[FrameField.builtins] }),
        Attribute("f_locals", "", { (vm, frame) throws(ScriptException) in try vm.frameLocals(frame) }),
        Attribute("f_lineno", "", { (vm, frame) throws(ScriptException) in
            Value(smallInt: vm.line(of: frame.record.values[FrameField.code].codeObject, at: vm.instruction(of: frame)))
        }),
        Attribute("f_lasti", "", { (vm, frame) throws(ScriptException) in Value(smallInt: vm.instruction(of: frame)) }),
        Attribute("f_back", "", { (vm, frame) throws(ScriptException) in
            guard let live = vm.liveFrame(frame) else { return noneForUnset(frame.record.values[FrameField.back]) }
            var below = live - 1
            while below > vm.state.pointee.frames {
                if below.pointee.code != vm.state.pointee.haltCode { return vm.keep(vm.frameObject(below)) }
                below -= 1
            }
            return .none
        }),
    ]
}

extension VM {
    /// Index of the instruction at which the frame of a frame object stands or stood.
    func instruction(of frame: Value) -> Int {
        if let live = liveFrame(frame) { return instructionIndex(live) }
        return intValue(frame.record.values[FrameField.instruction]) ?? 0
    }

    /// `frame.f_locals`: the namespace of a module or class body, else a dict of the locals as they are now.
    func frameLocals(_ frame: Value) throws(ScriptException) -> Value {
        if let live = liveFrame(frame) { return try locals(of: live) }
        let code = frame.record.values[FrameField.code].codeObject
        let values = frame.record.values[FrameField.locals]
        if !code.pointee.flags.contains(.newLocals), !code.pointee.flags.contains(.optimized), !code.pointee.flags.contains(.usesNamespace) {
            return frame.record.values[FrameField.globals]
        }
        guard values.isObject(of: .tuple) else { return Value(makeDict()) }
        if code.pointee.flags.contains(.usesNamespace), values.tuple.count > 0, !values.tuple.items[0].isUnset { return values.tuple.items[0] }
        let dict = makeDict()
        let names = code.pointee.localNames.tuple
        for index in 0..<min(names.count, values.tuple.count) where names.items[index].isExactString {
            let value = contents(values.tuple.items[index])
            if !value.isUnset, names.items[index].string.count > 0, names.items[index].string[codePoint: 0] != 46 { insert(dict, string: names.items[index], value) }
        }
        return Value(dict)
    }

    /// One local variable of a frame, or unset.
    func frameLocal(_ frame: Value, _ name: Value) -> Value {
        let code = frame.record.values[FrameField.code].codeObject
        let names = code.pointee.localNames.tuple
        for index in 0..<names.count where names.items[index] == name {
            if let live = liveFrame(frame) { return contents(live.pointee.registers[index]) }
            let values = frame.record.values[FrameField.locals]
            return values.isObject(of: .tuple) && index < values.tuple.count ? contents(values.tuple.items[index]) : .unset
        }
        return .unset
    }

    /// The value of a variable's register, which may be a cell.
    private func contents(_ value: Value) -> Value { value.isObject(of: .cell) ? value.record.values[0] : value }
}
