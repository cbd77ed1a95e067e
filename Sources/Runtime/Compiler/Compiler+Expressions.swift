import TaipanSyntax

/// Expressions: into a register, to wherever they are, or for their effect alone.
extension Compiler {
    /// The value where it is: a local's register, or a temporary. `scratch` may serve as the temporary.
    func operand(_ id: ExpressionID, scratch: Int? = nil) throws(ScriptException) -> Operand {
        if case .name(let name, _) = tree[id], value(of: id).isUnset {
            unit.span = tree.span(of: id)
            unit.markPart(unit.span)
            if let register = localRegister(name) { return .local(register) }
        }
        let register = scratch ?? unit.allocate()
        try compile(id, into: register)
        return .temporary(register)
    }

    /// The same, as a copy if evaluating `later` may rebind the local.
    func operand(_ id: ExpressionID, scratch: Int? = nil, before later: ExpressionID) throws(ScriptException) -> Operand {
        guard rebindsNames(later) else { return try operand(id, scratch: scratch) }
        let register = scratch ?? unit.allocate()
        try compile(id, into: register)
        return .temporary(register)
    }

    /// Evaluates for the effect alone.
    func discard(_ id: ExpressionID) throws(ScriptException) {
        if isConstant(id) { return unit.mark(tree.span(of: id).start) }
        if case .name = tree[id] { unit.mark(tree.span(of: id).start) }
        let mark = unit.top
        let result = try operand(id)
        if result.isTemporary { unit.clear(result.register) }
        unit.top = mark
    }

    /// Evaluates the expression. The register is written last, or only with intermediate results if it is a temporary.
    func compile(_ id: ExpressionID, into destination: Int) throws(ScriptException) {
        try checkDepth()
        let span = tree.span(of: id)
        let constant = value(of: id)
        if !constant.isUnset {
            unit.span = span
            unit.loadConstant(constant, into: destination)
            return
        }
        let mark = unit.top
        defer { unit.top = mark }
        switch tree[id] {
        case .constant: break
        case .name(let name, _):
            unit.span = span
            loadName(name, into: destination)
        case .attribute(let object, let name, _):
            let source = try operand(object, scratch: unit.isTemporary(destination) ? destination : nil)
            unit.span = span
            emitAttribute(.getAttribute, name, flags: source.takeB, a: destination, b: source.register)
        case .subscript(let object, let index, _):
            try compileSubscript(object, index, span, into: destination)
        case .call(let function, let arguments, let keywords):
            try compileCall(function, arguments, keywords, span, into: destination)
        case .binary: try compileBinary(id, into: destination)
        case .unary(let op, let inner):
            let source = try operand(inner, scratch: unit.isTemporary(destination) ? destination : nil)
            unit.span = span
            let opcode: Opcode
            switch op {
            case .invert: opcode = .invert
            case .not: opcode = .not
            case .plus: opcode = .positive
            case .minus: opcode = .negative
            }
            unit.emit(opcode, flags: source.takeB, a: destination, b: source.register)
        case .boolean(let op, let values): try compileBoolean(op, values, into: destination)
        case .compare(let left, let comparisons): try compileCompare(left, comparisons, span, into: destination)
        case .conditional(let test, let body, let orElse):
            let otherwise = unit.makeLabel(), end = unit.makeLabel()
            try jump(if: test, is: false, to: otherwise)
            try compile(body, into: destination)
            unit.jump(to: end)
            unit.place(otherwise)
            try compile(orElse, into: destination)
            unit.place(end)
        case .named(let target, let value): try compileNamed(target, value, into: destination)
        case .lambda(let parameters, let body): try compileLambda(id, parameters, body, into: destination)
        case .list(let elements, _): try compileList(elements, span, into: destination)
        case .tuple(let elements, _): try compileTuple(elements, span, into: destination)
        case .set(let elements): try compileSet(elements, span, into: destination)
        case .dictionary(let items): try compileDictionary(items, span, into: destination)
        case .listComprehension(let element, let generators):
            try compileComprehension(id, .list(element), generators, into: destination)
        case .setComprehension(let element, let generators):
            try compileComprehension(id, .set(element), generators, into: destination)
        case .dictionaryComprehension(let key, let value, let generators):
            try compileComprehension(id, .dictionary(key, value), generators, into: destination)
        case .generator(let element, let generators):
            try compileComprehension(id, .generator(element), generators, into: destination)
        case .joinedString(let values): try compileJoinedString(values, span, into: destination)
        case .formattedValue(let value, let conversion, let specification):
            try compileFormattedValue(value, conversion, specification, span, into: destination)
        case .slice(let lower, let upper, let step): try compileSlice(lower, upper, step, span, into: destination)
        case .await(let value): try compileAwait(value, span, into: destination)
        case .yield(let value): try compileYield(value, span, into: destination)
        case .yieldFrom(let value): try compileYieldFrom(value, span, into: destination)
        case .starred(let value, _): try compile(value, into: destination)
        }
    }

    /// Attribute access; its range begins at the name where the expression spans lines.
    func emitAttribute(_ op: Opcode, _ name: NameID, flags: UInt8, a: Int, b: Int) {
        let text = value(of: mangled(name))
        unit.emit(op, flags: flags, a: a, b: b, c: unit.cache(text, for: op))
        unit.noteAttribute(end: unit.span.end, length: tree.bytes(of: name).count)
    }

    private func compileSubscript(_ object: ExpressionID, _ index: ExpressionID, _ span: ByteSpan, into destination: Int) throws(ScriptException) {
        let source = try operand(object, scratch: unit.isTemporary(destination) ? destination : nil, before: index)
        let key = value(of: index)
        if !key.isUnset, let number = unit.operandConstant(key) {
            unit.markPart(tree.span(of: index))
            unit.span = span
            unit.emit(.getItemConstant, flags: source.takeB, a: destination, b: source.register, c: number)
            return
        }
        let position = try operand(index)
        unit.span = span
        unit.emit(.getItem, flags: source.takeB | position.takeC, a: destination, b: source.register, c: position.register)
    }

    private func compileSlice(_ lower: ExpressionID?, _ upper: ExpressionID?, _ step: ExpressionID?, _ span: ByteSpan, into destination: Int) throws(ScriptException) {
        let base = unit.allocate(3)
        var register = base
        for part in [lower, upper, step] {
            if let part { try compile(part, into: register) } else {
                unit.span = span
                unit.loadConstant(.none, into: register)
            }
            register += 1
        }
        unit.span = span
        unit.emit(.buildSlice, a: destination, b: base)
    }

    private func compileNamed(_ target: ExpressionID, _ value: ExpressionID, into destination: Int) throws(ScriptException) {
        guard case .name(let name, _) = tree[target] else { return }
        let span = tree.span(of: target)
        if let register = targetRegister(name) {
            try compile(value, into: register)
            noteBound(name, register)
            unit.markPart(span)
            unit.span = span
            if register != destination { unit.emit(.move, a: destination, b: register) }
            return
        }
        let temporary = unit.scratch(destination)
        try compile(value, into: temporary)
        unit.span = span
        storeName(name, .local(temporary))
        if temporary != destination { unit.emit(.moveTemporary, a: destination, b: temporary) }
    }
}

// MARK: - Formatted strings

extension Compiler {
    private static var piecesAtOnce: Int { 64 }

    private func compileJoinedString(_ values: ExpressionList, _ span: ByteSpan, into destination: Int) throws(ScriptException) {
        if values.count == 1, case .formattedValue = tree[tree[values, 0]] { return try compile(tree[values, 0], into: destination) }
        if values.isEmpty {
            unit.span = span
            return unit.loadConstant(vm.runtime.pointee.emptyString, into: destination)
        }
        let base = unit.allocate()
        var count = 0
        for part in tree[values] {
            if count == Compiler.piecesAtOnce {
                unit.span = span
                unit.emit(.buildString, a: base, b: base, c: count)
                unit.top = base + 1
                count = 1
            }
            let register = count == 0 ? base : unit.allocate()
            try compile(part, into: register)
            count += 1
        }
        unit.span = span
        unit.emit(.buildString, a: destination, b: base, c: count)
    }

    private func compileFormattedValue(_ value: ExpressionID, _ conversion: FormatConversion, _ specification: ExpressionID?, _ span: ByteSpan,
                                       into destination: Int) throws(ScriptException) {
        let scratch = unit.isTemporary(destination) ? destination : nil
        let subject = if let specification { try operand(value, scratch: scratch, before: specification) } else { try operand(value, scratch: scratch) }
        var flags = subject.takeB
        switch conversion {
        case .none: break
        case .string: flags |= 1 << 4
        case .representation: flags |= 2 << 4
        case .ascii: flags |= 3 << 4
        }
        var register = 0xFFFF
        if let specification {
            let format = try operand(specification)
            register = format.register
            flags |= format.takeC
        }
        unit.span = span
        unit.emit(.formatValue, flags: flags, a: destination, b: subject.register, c: register)
    }
}

// MARK: - Suspension

extension Compiler {
    /// Sends into the iterator in `register` until it returns; the result is in `register + 1`, which the caller has allocated.
    /// The loop is `send`, `yield`, `jump` back to the `send`.
    func emitDelegation(_ register: Int) {
        unit.loadConstant(.none, into: register + 1)
        let loop = unit.makeLabel(), end = unit.makeLabel()
        unit.placeLoopHead(loop, bound: unit.bound, isReachable: unit.isReachable)
        unit.jump(.send, .local(register), to: end)
        unit.emit(.yield, flags: 16 | 1, a: register + 1, b: register + 1)
        unit.jump(to: loop)
        unit.place(end)
    }

    private func compileAwait(_ value: ExpressionID, _ span: ByteSpan, into destination: Int) throws(ScriptException) {
        let base = unit.allocate(2)
        let source = try operand(value, scratch: base)
        unit.span = span
        emitAwait(source, at: base, form: 0)
        unit.emit(.moveTemporary, a: destination, b: base + 1)
    }

    /// Awaits a value; the result is in `base + 1`. `form` 1 and 2 word the errors of `async with`.
    func emitAwait(_ source: Operand, at base: Int, form: UInt8) {
        unit.emit(.getAwaitable, flags: source.takeB | form << 4, a: base, b: source.register)
        emitDelegation(base)
    }

    private func compileYieldFrom(_ value: ExpressionID, _ span: ByteSpan, into destination: Int) throws(ScriptException) {
        let base = unit.allocate(2)
        let source = try operand(value, scratch: base)
        unit.span = span
        unit.emit(.getYieldFromIterator, flags: source.takeB, a: base, b: source.register)
        emitDelegation(base)
        unit.emit(.moveTemporary, a: destination, b: base + 1)
    }

    private func compileYield(_ value: ExpressionID?, _ span: ByteSpan, into destination: Int) throws(ScriptException) {
        let source: Operand
        if let value { source = try operand(value) } else {
            source = .temporary(unit.allocate())
            unit.span = span
            unit.loadConstant(.none, into: source.register)
        }
        unit.span = span
        unit.emit(.yield, flags: source.takeB, a: destination, b: source.register)
    }
}
