import TaipanSyntax

/// Comprehensions and generator expressions.
extension Compiler {
    enum ComprehensionForm {
        case list(ExpressionID), set(ExpressionID), dictionary(ExpressionID, ExpressionID), generator(ExpressionID)
    }

    func compileComprehension(_ id: ExpressionID, _ form: ComprehensionForm, _ generators: ComprehensionList, into destination: Int) throws(ScriptException) {
        guard let scope = symbols.scope(of: id) else { return }
        let span = tree.span(of: id)
        guard let variables = unit.comprehensions[scope] else {
            return try compileSeparately(scope, form, generators, span, into: destination)
        }
        let result = unit.scratch(destination)
        let first = tree[generators, 0]
        let source = try beginIteration(first, span)
        emitContainer(form, span, in: result)
        unit.layers.append(variables)
        for (_, register, isCell) in variables.registers where isCell { unit.emit(.makeCell, a: register) }
        try compileClauses(generators, 0, source, form, result, span)
        unit.layers.removeLast()
        unit.markPart(span)
        unit.span = .inherited
        for (_, register, _) in variables.registers {
            unit.clear(register)
            unit.bound.remove(register)
            for index in unit.blocks.indices where unit.blocks[index].isCovering { unit.blocks[index].comprehensionRegisters.append(register) }
        }
        if result != destination { unit.emit(.moveTemporary, a: destination, b: result) }
    }

    /// Evaluates the iterable of a clause; of an asynchronous one, also the iterator.
    private func beginIteration(_ clause: Comprehension, _ span: ByteSpan) throws(ScriptException) -> Operand {
        guard clause.isAsync else { return try operand(clause.iterable) }
        let iterator = unit.allocate()
        let source = try operand(clause.iterable, scratch: iterator)
        unit.span = tree.span(of: clause.iterable)
        unit.emit(.getAsyncIterator, flags: source.takeB, a: iterator, b: source.register)
        return .temporary(iterator)
    }

    private func emitContainer(_ form: ComprehensionForm, _ span: ByteSpan, in register: Int) {
        unit.span = span
        switch form {
        case .list: unit.emit(.buildList, a: register, b: register, c: 0)
        case .set: unit.emit(.buildSet, a: register, b: register, c: 0)
        case .dictionary: unit.emit(.buildDict, a: register, b: register, c: 0)
        case .generator: break
        }
    }

    private func compileClauses(_ generators: ComprehensionList, _ index: Int, _ source: Operand, _ form: ComprehensionForm, _ result: Int, _ span: ByteSpan) throws(ScriptException) {
        try checkDepth()
        let clause = tree[generators, index]
        let body = { [self] () throws(ScriptException) in
            let next = unit.makeLabel()
            for condition in tree[clause.conditions] { try jump(if: condition, is: false, to: next) }
            if index + 1 < Int(generators.count) {
                let mark = unit.top
                let inner = try beginIteration(tree[generators, index + 1], span)
                try compileClauses(generators, index + 1, inner, form, result, span)
                unit.top = mark
            } else {
                try compileElement(form, result, span)
            }
            unit.place(next)
            if !clause.conditions.isEmpty { unit.markPart(elementSpan(form)) }
        }
        let place = tree.span(of: clause.iterable)
        if clause.isAsync {
            try compileAsyncForLoop(clause.target, source.register, place, block: nil, body)
        } else {
            try compileForLoop(clause.target, source, place, block: nil, body)
        }
    }

    private func elementSpan(_ form: ComprehensionForm) -> ByteSpan {
        switch form {
        case .list(let element), .set(let element), .dictionary(let element, _), .generator(let element): tree.span(of: element)
        }
    }

    private func compileElement(_ form: ComprehensionForm, _ result: Int, _ span: ByteSpan) throws(ScriptException) {
        let mark = unit.top
        defer { unit.top = mark }
        switch form {
        case .list(let element), .set(let element):
            let item = try operand(element)
            unit.span = tree.span(of: element)
            if case .list = form { unit.emit(.listAppend, flags: item.takeB, a: result, b: item.register) } else {
                unit.emit(.setAdd, flags: item.takeB, a: result, b: item.register)
            }
        case .dictionary(let key, let value):
            let first = try operand(key, before: value)
            let second = try operand(value)
            unit.span = ByteSpan(start: tree.span(of: key).start, end: tree.span(of: value).end)
            unit.emit(.dictSet, flags: first.takeB | second.takeC, a: result, b: first.register, c: second.register)
        case .generator(let element):
            let item = try operand(element)
            unit.span = tree.span(of: element)
            let sent = item.isTemporary ? item.register : unit.allocate()
            unit.emit(.yield, flags: item.takeB, a: sent, b: item.register)
            unit.clear(sent)
        }
    }

    /// As a function of its own, called at once with the iterator of the first clause.
    private func compileSeparately(_ scope: ScopeID, _ form: ComprehensionForm, _ generators: ComprehensionList, _ span: ByteSpan, into destination: Int) throws(ScriptException) {
        let first = tree[generators, 0]
        let code = try compileScope(scope, span: span, parameters: 1) { () throws(ScriptException) in
            describeSuspension(symbols[scope], isAsync: symbols[scope].flags.contains(.coroutine))
            let result = unit.allocate()
            emitContainer(form, span, in: result)
            var source = Operand.temporary(0)
            if first.isAsync {
                source = .temporary(unit.allocate())
                unit.emit(.moveTemporary, a: source.register, b: 0)
            }
            try compileClauses(generators, 0, source, form, result, span)
            unit.span = span
            if case .generator = form { return emitReturnNone() }
            unit.emit(.returnValue, flags: 4, a: result)
            unit.endFlow()
        }
        let base = destination == unit.top - 1 && unit.isTemporary(destination) ? destination : unit.allocate()
        let parts = allocateFunctionParts()
        emitFunction(code, scope, parts, span: span, into: base)
        unit.top = base + 1
        let argument = unit.allocate()
        let source = try operand(first.iterable, scratch: argument)
        unit.span = tree.span(of: first.iterable)
        unit.emit(first.isAsync ? .getAsyncIterator : .getIterator, flags: source.takeB, a: argument, b: source.register)
        unit.span = span
        unit.emit(.call, a: base, b: 1)
        if base != destination { unit.emit(.moveTemporary, a: destination, b: base) }
    }
}
