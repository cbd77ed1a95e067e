import TaipanSyntax

/// Arithmetic, comparisons, and conditions as jumps.
extension Compiler {
    private func opcode(_ op: BinaryOperator) -> Opcode {
        switch op {
        case .add: return .add
        case .subtract: return .subtract
        case .multiply: return .multiply
        case .matrixMultiply: return .matrixMultiply
        case .divide: return .divide
        case .modulo: return .modulo
        case .power: return .power
        case .leftShift: return .leftShift
        case .rightShift: return .rightShift
        case .bitOr: return .bitOr
        case .bitXor: return .bitXor
        case .bitAnd: return .bitAnd
        case .floorDivide: return .floorDivide
        }
    }

    private func constantForm(_ op: BinaryOperator) -> Opcode? {
        switch op {
        case .add: return .addConstant
        case .subtract: return .subtractConstant
        case .multiply: return .multiplyConstant
        case .divide: return .divideConstant
        case .floorDivide: return .floorDivideConstant
        case .modulo: return .moduloConstant
        case .bitAnd: return .bitAndConstant
        case .leftShift: return .leftShiftConstant
        case .rightShift: return .rightShiftConstant
        case .power: return .powerConstant
        case .matrixMultiply, .bitOr, .bitXor: return nil
        }
    }

    /// `left op right` with the left side evaluated already.
    func emitBinary(_ op: BinaryOperator, _ left: Operand, _ right: ExpressionID, flags: UInt8 = 0, span: ByteSpan, into destination: Int) throws(ScriptException) {
        let mark = unit.top
        defer { unit.top = mark }
        let constant = value(of: right)
        if !constant.isUnset, let form = constantForm(op), let number = unit.operandConstant(constant) {
            unit.markPart(tree.span(of: right))
            unit.span = span
            unit.emit(form, flags: flags | left.takeB, a: destination, b: left.register, c: number)
            return
        }
        let second = try operand(right)
        unit.span = span
        unit.emit(opcode(op), flags: flags | left.takeB | second.takeC, a: destination, b: left.register, c: second.register)
    }

    /// Chains lean to the left and may be long: the left spine is a loop.
    func compileBinary(_ id: ExpressionID, into destination: Int) throws(ScriptException) {
        var spine: [ExpressionID] = []
        var current = id
        while value(of: current).isUnset, case .binary(let left, _, _) = tree[current] {
            spine.append(current)
            current = left
        }
        let scratch = unit.scratch(destination)
        var accumulated: Operand?
        for node in spine.reversed() {
            guard case .binary(let left, let op, let right) = tree[node] else { continue }
            let first: Operand
            if let accumulated { first = accumulated } else { first = try operand(left, scratch: scratch, before: right) }
            try emitBinary(op, first, right, span: tree.span(of: node), into: node == id ? destination : scratch)
            accumulated = .temporary(scratch)
        }
    }

    // MARK: Comparisons

    private func opcode(_ op: ComparisonOperator) -> (op: Opcode, flags: UInt8) {
        switch op {
        case .equal: return (.equal, 0)
        case .notEqual: return (.notEqual, 0)
        case .less: return (.less, 0)
        case .lessOrEqual: return (.lessOrEqual, 0)
        case .greater: return (.greater, 0)
        case .greaterOrEqual: return (.greaterOrEqual, 0)
        case .is: return (.identical, 0)
        case .isNot: return (.identical, 8)
        case .in: return (.contains, 0)
        case .notIn: return (.contains, 8)
        }
    }

    /// The jumps of a comparison; with `negated` they take the opposite sense.
    private func jumpForm(_ op: ComparisonOperator) -> (registers: Opcode, constant: Opcode?, negated: Bool) {
        switch op {
        case .equal: return (.jumpEqual, .jumpEqualConstant, false)
        case .notEqual: return (.jumpNotEqual, .jumpNotEqualConstant, false)
        case .less: return (.jumpLess, .jumpLessConstant, false)
        case .lessOrEqual: return (.jumpLessOrEqual, .jumpLessOrEqualConstant, false)
        case .greater: return (.jumpGreater, .jumpGreaterConstant, false)
        case .greaterOrEqual: return (.jumpGreaterOrEqual, .jumpGreaterOrEqualConstant, false)
        case .is: return (.jumpIdentical, nil, false)
        case .isNot: return (.jumpIdentical, nil, true)
        case .in: return (.jumpContains, nil, false)
        case .notIn: return (.jumpContains, nil, true)
        }
    }

    func compileCompare(_ left: ExpressionID, _ comparisons: ComparisonList, _ span: ByteSpan, into destination: Int) throws(ScriptException) {
        var first = try operand(left, scratch: unit.isTemporary(destination) && comparisons.count == 1 ? destination : nil, before: tree[comparisons, 0].right)
        let end = unit.makeLabel()
        var failures: [(label: Label, held: Int)] = []
        let result = comparisons.count == 1 ? destination : unit.scratch(destination)
        for index in 0..<Int(comparisons.count) {
            let comparison = tree[comparisons, index]
            let isLast = index == Int(comparisons.count) - 1
            let second = isLast ? try operand(comparison.right) : try operand(comparison.right, before: tree[comparisons, index + 1].right)
            let (op, flags) = opcode(comparison.operator)
            unit.span = span
            unit.emit(op, flags: flags | first.takeB | (isLast ? second.takeC : 0), a: result, b: first.register, c: second.register)
            if !isLast {
                let failure = second.isTemporary ? unit.makeLabel() : end
                unit.jump(.jumpIfFalse, .local(result), to: failure)
                unit.clear(result)
                if second.isTemporary { failures.append((failure, second.register)) }
            }
            first = second
        }
        if !failures.isEmpty {
            unit.jump(to: end)
            for (number, failure) in failures.enumerated() {
                unit.place(failure.label)
                unit.clear(failure.held)
                if number < failures.count - 1 { unit.jump(to: end) }
            }
        }
        unit.place(end)
        if result != destination { unit.emit(.moveTemporary, a: destination, b: result) }
    }

    // MARK: and, or

    func compileBoolean(_ op: BooleanOperator, _ values: ExpressionList, into destination: Int) throws(ScriptException) {
        let end = unit.makeLabel()
        let result = unit.scratch(destination)
        let list = tree[values]
        for (number, id) in list.enumerated() {
            let constant = value(of: id)
            let isLast = number == list.count - 1
            if !constant.isUnset, !isLast, truth(constant) == (op == .and) { continue }
            try compile(id, into: result)
            if isLast { break }
            if !constant.isUnset {
                unit.jump(to: end)
                break
            }
            unit.jump(op == .and ? .jumpIfFalse : .jumpIfTrue, .local(result), to: end)
            unit.clear(result)
        }
        unit.place(end)
        unit.span = .inherited
        if result != destination { unit.emit(.moveTemporary, a: destination, b: result) }
    }

    // MARK: Conditions

    /// Jumps when the truth of the expression is `sense`; goes on otherwise. No boolean is made where none is needed.
    func jump(if id: ExpressionID, is sense: Bool, to label: Label) throws(ScriptException) {
        try checkDepth()
        let mark = unit.top
        defer { unit.top = mark }
        let constant = value(of: id)
        if !constant.isUnset {
            unit.span = tree.span(of: id)
            unit.mark(unit.span.start)
            if truth(constant) == sense { unit.jump(to: label) }
            return
        }
        switch tree[id] {
        case .unary(.not, let operand): try jump(if: operand, is: !sense, to: label)
        case .boolean(let op, let values):
            // `a and b` jumps on false as soon as one is false; on true only at the end.
            let list = tree[values]
            if (op == .and) != sense {
                for value in list { try jump(if: value, is: sense, to: label) }
            } else {
                let past = unit.makeLabel()
                for value in list.dropLast() { try jump(if: value, is: !sense, to: past) }
                if let last = list.last { try jump(if: last, is: sense, to: label) }
                unit.place(past)
            }
        case .conditional(let test, let body, let orElse):
            let otherwise = unit.makeLabel(), end = unit.makeLabel()
            try jump(if: test, is: false, to: otherwise)
            try jump(if: body, is: sense, to: label)
            unit.jump(to: end)
            unit.place(otherwise)
            try jump(if: orElse, is: sense, to: label)
            unit.place(end)
        case .compare(let left, let comparisons): try jumpCompare(left, comparisons, tree.span(of: id), is: sense, to: label)
        default:
            let condition = try operand(id)
            unit.span = tree.span(of: id)
            unit.jump(sense ? .jumpIfTrue : .jumpIfFalse, condition, to: label)
        }
    }

    private func jumpCompare(_ left: ExpressionID, _ comparisons: ComparisonList, _ span: ByteSpan, is sense: Bool, to label: Label) throws(ScriptException) {
        if comparisons.count == 1 {
            let comparison = tree[comparisons, 0]
            if value(of: comparison.right).isNone, comparison.operator == .is || comparison.operator == .isNot {
                let subject = try operand(left)
                unit.span = span
                return unit.jump((comparison.operator == .is) == sense ? .jumpIfNone : .jumpIfNotNone, subject, to: label)
            }
            let first = try operand(left, before: comparison.right)
            return try jumpOne(first, comparison.operator, comparison.right, span, is: sense, to: label)
        }
        var first = try operand(left, before: tree[comparisons, 0].right)
        let past = unit.makeLabel()
        let failed = sense ? past : label
        var failures: [(label: Label, held: Int)] = []
        for index in 0..<Int(comparisons.count) - 1 {
            let comparison = tree[comparisons, index]
            let second = try operand(comparison.right, before: tree[comparisons, index + 1].right)
            let failure = second.isTemporary ? unit.makeLabel() : failed
            jumpOne(first, comparison.operator, second.borrowed, span, is: false, to: failure)
            if second.isTemporary { failures.append((failure, second.register)) }
            first = second
        }
        let last = tree[comparisons, Int(comparisons.count) - 1]
        try jumpOne(first, last.operator, last.right, span, is: sense, to: label)
        if !failures.isEmpty {
            unit.jump(to: past)
            for failure in failures {
                unit.place(failure.label)
                unit.clear(failure.held)
                unit.jump(to: failed)
            }
        }
        unit.place(past)
    }

    private func jumpOne(_ left: Operand, _ op: ComparisonOperator, _ right: ExpressionID, _ span: ByteSpan, is sense: Bool, to label: Label) throws(ScriptException) {
        let constant = value(of: right)
        if !constant.isUnset, !unit.isLong, let form = jumpForm(op).constant, let number = unit.operandConstant(constant) {
            unit.markPart(tree.span(of: right))
            unit.span = span
            return unit.jumpShort(form, flags: left.takeB | (sense ? 8 : 0), b: left.register, c: number, to: label)
        }
        jumpOne(left, op, try operand(right), span, is: sense, to: label)
    }

    func jumpOne(_ left: Operand, _ op: ComparisonOperator, _ right: Operand, _ span: ByteSpan, is sense: Bool, to label: Label) {
        unit.span = span
        if !unit.isLong {
            let form = jumpForm(op)
            return unit.jumpShort(form.registers, flags: left.takeB | right.takeC | (sense != form.negated ? 8 : 0), b: left.register, c: right.register, to: label)
        }
        let (opcode, flags) = opcode(op)
        let result = unit.allocate()
        unit.emit(opcode, flags: flags | left.takeB | right.takeC, a: result, b: left.register, c: right.register)
        unit.jump(sense ? .jumpIfTrue : .jumpIfFalse, .temporary(result), to: label)
        unit.top = result
    }
}
