/// The variables of a frame, be it live, the body of a generator that waits, or ended.
extension VM {
    /// `frame.f_locals`: the namespace of a module or class body, else a proxy for the variables.
    func frameLocals(_ frame: Value) throws(ScriptException) -> Value {
        let code = frame.record.values[FrameField.code].codeObject
        if code.pointee.flags.contains(.usesNamespace) {
            if let registers = frameRegisters(frame), !registers[0].isUnset { return registers[0] }
            return Value(makeDict())
        }
        if !code.pointee.flags.contains(.newLocals), !code.pointee.flags.contains(.optimized) { return frame.record.values[FrameField.globals] }
        return makeFrameLocalsProxy(frame)
    }

    /// Where the values of a frame's variables lie; nil when they are gone.
    private func frameRegisters(_ frame: Value) -> UnsafeMutablePointer<Value>? {
        if let live = liveFrame(frame) { return live.pointee.registers }
        if let generator = waitingGenerator(frame) { return generator.registers }
        let kept = frame.record.values[FrameField.locals]
        return kept.isObject(of: .tuple) ? kept.tuple.items : nil
    }

    /// Calls `body` with the registers of the variables of this name, the innermost first: an inlined comprehension has its own.
    private func firstRegister(_ frame: Value, _ name: Value, where accepts: (UnsafeMutablePointer<Value>) -> Bool) throws(ScriptException) -> UnsafeMutablePointer<Value>? {
        let hash = try self.hash(name)
        guard let registers = frameRegisters(frame) else { return nil }
        let names = frame.record.values[FrameField.code].codeObject.pointee.localNames.tuple
        for index in stride(from: names.count - 1, through: 0, by: -1) where accepts(registers + index) {
            let known = names.items[index]
            if name.isExactString {
                if sameString(known.string, name.string) { return registers + index }
            } else if try self.hash(known) == hash, try isEqual(known, name) {
                return registers + index
            }
        }
        return nil
    }

    /// One variable of a frame, a temporary; unset where there is none.
    func variable(_ name: Value, of frame: Value) throws(ScriptException) -> Value {
        if let register = try firstRegister(frame, name, where: { !contents($0.pointee).isUnset }) { return keep(contents(register.pointee)) }
        let extra = frame.record.values[FrameField.extra]
        return extra.isObject(of: .dict) ? try lookup(extra.dict, name) : .unset
    }

    func setVariable(_ name: Value, of frame: Value, to value: Value) throws(ScriptException) {
        var found = try firstRegister(frame, name, where: { !contents($0.pointee).isUnset })
        if found == nil { found = try firstRegister(frame, name, where: { _ in true }) }
        guard let register = found else {
            if !frame.record.values[FrameField.extra].isObject { setField(ofRecord: frame, FrameField.extra, Value(makeDict())) }
            return try insert(frame.record.values[FrameField.extra].dict, name, value)
        }
        let place = register.pointee.isObject(of: .cell) ? register.pointee.record.values : register
        keep(place.pointee)
        replace(place, value)
    }

    /// All variables that are set, in a new dict.
    func variables(of frame: Value) throws(ScriptException) -> DictPointer {
        let dict = makeDict()
        if let registers = frameRegisters(frame) {
            let names = frame.record.values[FrameField.code].codeObject.pointee.localNames.tuple
            for index in 0..<names.count where names.items[index].isExactString {
                let name = names.items[index].string, value = contents(registers[index])
                if !value.isUnset, name.count > 0, name[codePoint: 0] != 46 { insert(dict, string: names.items[index], value) }
            }
        }
        let extra = frame.record.values[FrameField.extra]
        if extra.isObject(of: .dict) { try dictUpdate(dict, from: extra) }
        return dict
    }

    /// The value of a variable's register, which may be a cell.
    private func contents(_ value: Value) -> Value { value.isObject(of: .cell) ? value.record.values[0] : value }
}
