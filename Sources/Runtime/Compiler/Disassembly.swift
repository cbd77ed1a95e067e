import TaipanSyntax

/// Code objects in readable form, for developers and golden tests.
extension VM {
    /// The code object and those among its constants, one instruction a line: number, line of the source, operation, operands.
    public func disassemble(_ code: Value) -> String {
        var pending = [code]
        var sections: [String] = []
        while let next = pending.popLast() {
            guard next.isObject(of: .code) else { continue }
            sections.append(disassembleOne(next.codeObject))
            let code = next.codeObject
            let constants = (0..<code.pointee.storage.takeUnretainedValue().constantCount).map { code.pointee.constants[$0] }
            pending.append(contentsOf: constants.filter { $0.isObject(of: .code) }.reversed())
        }
        return sections.joined(separator: "\n")
    }

    private func disassembleOne(_ code: CodePointer) -> String {
        let storage = code.pointee.storage.takeUnretainedValue()
        let locals = (0..<code.pointee.localNames.tuple.count).map { swiftString(code.pointee.localNames.tuple.items[$0]) }
        var text = "code \(swiftString(code.pointee.qualifiedName)): locals \(locals.joined(separator: " ")), registers \(code.pointee.registerCount)\n"
        for index in 0..<storage.instructionCount {
            text += "\(index)\t\(storage.positions[index].line)\t\(describe(code.pointee.instructions[index], at: index, code))\n"
        }
        for entry in storage.exceptionTable {
            text += "\(entry.start)..<\(entry.end) -> \(entry.handler), depth \(entry.depth), register \(entry.register)\n"
        }
        return text
    }

    private func describe(_ instruction: Instruction, at index: Int, _ code: CodePointer) -> String {
        let i = instruction
        let flags = i.flags == 0 ? "" : " flags \(i.flags)"
        switch i.op {
        case .loadConstant: return "loadConstant r\(i.a) \(constantText(code.pointee.constants[i.wide]))"
        case .jump: return "jump \(index + 1 + i.distance)"
        case .jumpIfTrue, .jumpIfFalse, .jumpIfNone, .jumpIfNotNone, .send: return "\(i.op) r\(i.a) -> \(index + 1 + i.distance)\(flags)"
        case .jumpLess, .jumpLessOrEqual, .jumpEqual, .jumpNotEqual, .jumpGreater, .jumpGreaterOrEqual, .jumpIdentical, .jumpContains, .forIterate:
            return "\(i.op) r\(i.b) r\(i.c) -> \(index + 1 + Int(Int16(bitPattern: i.a)))\(flags)"
        case .jumpLessConstant, .jumpLessOrEqualConstant, .jumpEqualConstant, .jumpNotEqualConstant, .jumpGreaterConstant, .jumpGreaterOrEqualConstant:
            return "\(i.op) r\(i.b) \(constantText(code.pointee.constants[Int(i.c)])) -> \(index + 1 + Int(Int16(bitPattern: i.a)))\(flags)"
        case .loadGlobal, .storeGlobal, .deleteGlobal, .loadName, .storeName, .deleteName, .loadNameOrCell, .loadNameOrGlobal, .getAttribute, .setAttribute,
             .deleteAttribute, .loadMethod, .importName, .importFrom:
            return "\(i.op) r\(i.a) r\(i.b) \(swiftString(code.pointee.caches[Int(i.c)].name))\(flags)"
        case .addConstant, .subtractConstant, .multiplyConstant, .divideConstant, .floorDivideConstant, .moduloConstant, .bitAndConstant, .leftShiftConstant,
             .rightShiftConstant, .powerConstant, .getItemConstant, .makeFunction, .callKeywords, .callMethodKeywords:
            return "\(i.op) r\(i.a) r\(i.b) \(constantText(code.pointee.constants[Int(i.c)]))\(flags)"
        default: return "\(i.op) \(i.a) \(i.b) \(i.c)\(flags)"
        }
    }

    /// Constants run no script code, but some have no short form.
    private func constantText(_ value: Value) -> String {
        switch value.kind {
        case .code: return "<code \(swiftString(value.codeObject.pointee.name))>"
        case .string: return "'\(swiftString(value))'"
        case .tuple: return "(" + (0..<value.tuple.count).map { constantText(value.tuple.items[$0]) }.joined(separator: ", ") + ")"
        case .none:
            if value.isInt { return String(value.smallInt) }
            if value.isFlonum { return String(value.flonum) }
            return value.isNone ? "None" : value.isTrue ? "True" : value.isFalse ? "False" : "..."
        default: return "<\(typeName(value))>"
        }
    }
}
