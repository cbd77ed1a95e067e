import TaipanSyntax

/// `try` and `with`. A handler finds the exception in a register; while it runs, what was being handled before is kept in the
/// register below, and another handler around it puts that back when an exception leaves.
extension Compiler {
    /// CPython's limit for statements inside each other that leaving has to tidy up.
    private static var deepestBlock: Int { 20 }

    func enter(_ block: Block, covering: Bool = true) throws(ScriptException) {
        guard unit.blocks.count < Compiler.deepestBlock else { throw syntaxError("too many statically nested blocks", at: unit.span) }
        var block = block
        if covering {
            block.cover(from: unit.here)
            unit.markBarrier()
        }
        unit.blocks.append(block)
    }

    /// The innermost block, complete.
    func leave() -> Block {
        var block = unit.blocks.removeLast()
        block.endCovering(at: unit.here)
        unit.markBarrier()
        return block
    }

    /// Exceptions in the part that `block` covered arrive here, possibly beside normal flow.
    func beginHandler(_ block: Block, bound: LocalSet, depth: Int, register: Int) {
        for range in block.ranges {
            unit.exceptionTable.append(ExceptionTableEntry(start: Int32(range.lowerBound), end: Int32(range.upperBound), handler: Int32(unit.here),
                                                           depth: Int32(depth), register: Int32(register)))
        }
        unit.markBarrier()
        guard !block.ranges.isEmpty else { return }
        if unit.isReachable { unit.bound.formIntersection(bound) } else { unit.bound = bound }
        unit.isReachable = true
        for register in Set(block.comprehensionRegisters).sorted() { unit.clear(register) }
    }

    /// The end of every handler for exceptions: what came in goes on, and what was handled before is so again.
    private func emitReraise(_ handling: Block, bound: LocalSet, at base: Int) {
        unit.span = .inherited
        beginHandler(handling, bound: bound, depth: base + 1, register: base + 1)
        unit.emit(.popHandled, a: base)
        unit.emit(.reraise, a: base + 1)
        unit.endFlow()
    }

    /// The normal way out of a handler, which its own table entry must not cover: what was handled before is so again already.
    private func leaveHandler(_ base: Int, to end: Label) {
        let innermost = unit.blocks.count - 1
        unit.blocks[innermost].endCovering(at: unit.here)
        unit.markBarrier()
        unit.span = .inherited
        unit.emit(.popHandled, a: base)
        unit.jump(to: end)
        unit.markBarrier()
        unit.blocks[innermost].cover(from: unit.here)
    }

    // MARK: try

    func compileTry(_ statement: TryStatement, _ span: ByteSpan) throws(ScriptException) {
        unit.mark(span.start)
        if statement.finalBody.isEmpty { return try compileHandlers(statement, span) }
        let bound = unit.bound
        let end = unit.makeLabel()
        try enter(Block(.finalBody(statement.finalBody)))
        let mark = unit.top
        if statement.handlers.isEmpty { try compile(statement.body) } else { try compileHandlers(statement, span) }
        unit.top = mark
        let block = leave()
        if unit.isReachable {
            try compile(statement.finalBody)
            unit.span = .inherited
            unit.jump(to: end)
        }
        let base = unit.allocate(2)
        unit.span = .inherited
        beginHandler(block, bound: bound, depth: base, register: base + 1)
        unit.emit(.pushHandled, a: base, b: base + 1)
        let handlerBound = unit.bound
        try enter(Block(.handler, register: base))
        try compile(statement.finalBody)
        emitReraise(leave(), bound: handlerBound, at: base)
        unit.place(end)
    }

    private func compileHandlers(_ statement: TryStatement, _ span: ByteSpan) throws(ScriptException) {
        let bound = unit.bound
        let end = unit.makeLabel()
        try enter(Block(.protected))
        try compile(statement.body)
        let block = leave()
        if unit.isReachable { try compile(statement.orElse) }
        unit.span = .inherited
        unit.jump(to: end)
        let base = unit.allocate(2)
        beginHandler(block, bound: bound, depth: base, register: base + 1)
        unit.emit(.pushHandled, a: base, b: base + 1)
        let handlerBound = unit.bound
        try enter(Block(.handler, register: base))
        let again = unit.makeLabel()
        if statement.isStar {
            try compileGroupHandlers(statement, at: base, end: end)
        } else {
            for handler in tree[statement.handlers] { try compile(handler, at: base, again: again, end: end) }
        }
        let handling = leave()
        unit.place(again)
        emitReraise(handling, bound: handlerBound, at: base)
        unit.place(end)
    }

    private func compile(_ handler: ExceptHandler, at base: Int, again: Label, end: Label) throws(ScriptException) {
        let next = unit.makeLabel()
        unit.span = handler.span
        if let type = handler.type {
            let mark = unit.top
            let pattern = try operand(type)
            let matches = pattern.isTemporary ? pattern.register : unit.allocate()
            unit.span = handler.span
            unit.emit(.matchException, flags: pattern.takeC, a: matches, b: base + 1, c: pattern.register)
            unit.jump(.jumpIfFalse, .temporary(matches), to: next)
            unit.top = mark
        }
        unit.span = handler.span
        if let name = handler.name {
            try compileNamedHandler(handler, name, at: base, again: again, end: end)
        } else {
            unit.clear(base + 1)
            try compile(handler.body)
            leaveHandler(base, to: end)
        }
        unit.place(next)
    }

    private func compileNamedHandler(_ handler: ExceptHandler, _ name: NameID, at base: Int, again: Label, end: Label) throws(ScriptException) {
        storeName(name, .temporary(base + 1))
        let bound = unit.bound
        try enter(Block(.handlerName(name)))
        try compile(handler.body)
        let block = leave()
        unit.span = .inherited
        if unit.isReachable {
            unbindHandlerName(name)
            leaveHandler(base, to: end)
        }
        beginHandler(block, bound: bound, depth: base + 1, register: base + 1)
        unbindHandlerName(name)
        unit.jump(to: again)
    }

    // MARK: except*

    /// Each handler gets its part of the group; what they raise and what nobody takes is raised together at the end.
    private func compileGroupHandlers(_ statement: TryStatement, at base: Int, end: Label) throws(ScriptException) {
        let results = unit.allocate(), rest = unit.allocate()
        unit.emit(.buildList, a: results, b: results, c: 0)
        unit.emit(.move, a: rest, b: base + 1)
        for handler in tree[statement.handlers] {
            guard let type = handler.type else { continue }
            try compileGroupHandler(handler, type, results: results, rest: rest)
        }
        unit.emit(.listAppend, flags: 1, a: results, b: rest)
        unit.emit(.combineGroup, flags: 2, a: rest, b: base + 1, c: results)
        let raises = unit.makeLabel()
        unit.jump(.jumpIfNotNone, .local(rest), to: raises)
        unit.clear(rest)
        unit.clear(base + 1)
        leaveHandler(base, to: end)
        unit.place(raises)
        unit.emit(.moveTemporary, a: base + 1, b: rest)
        unit.top = results
    }

    private func compileGroupHandler(_ handler: ExceptHandler, _ type: ExpressionID, results: Int, rest: Int) throws(ScriptException) {
        let mark = unit.top
        defer { unit.top = mark }
        let none = unit.makeLabel(), next = unit.makeLabel()
        let part = unit.allocate(2)
        let pattern = try operand(type)
        unit.span = handler.span
        unit.emit(.splitGroup, flags: pattern.takeC, a: part, b: rest, c: pattern.register)
        unit.emit(.moveTemporary, a: rest, b: part + 1)
        unit.jump(.jumpIfNone, .local(part), to: none)
        unit.top = part + 1
        let base = unit.allocate(2)
        unit.emit(.moveTemporary, a: base + 1, b: part)
        unit.emit(.pushHandled, a: base, b: base + 1)
        unit.span = handler.span
        if let name = handler.name { storeName(name, .temporary(base + 1)) } else { unit.clear(base + 1) }
        let bound = unit.bound
        try enter(Block(.protected))
        try compile(handler.body)
        let block = leave()
        unit.span = .inherited
        if unit.isReachable {
            if let name = handler.name { unbindHandlerName(name) }
            unit.emit(.popHandled, a: base)
            unit.jump(to: next)
        }
        beginHandler(block, bound: bound, depth: base + 1, register: base + 1)
        if let name = handler.name { unbindHandlerName(name) }
        unit.emit(.listAppend, flags: 1, a: results, b: base + 1)
        unit.emit(.popHandled, a: base)
        unit.jump(to: next)
        unit.place(none)
        unit.clear(part)
        unit.place(next)
    }

    // MARK: with

    func compileWith(_ items: ContiguousArray<WithItem>.SubSequence, _ body: StatementList, isAsync: Bool, _ span: ByteSpan) throws(ScriptException) {
        try checkDepth()
        guard let item = items.first else { return try compile(body) }
        let mark = unit.top
        defer { unit.top = mark }
        let base = unit.allocate(3)
        let place = tree.span(of: item.context)
        let manager = try operand(item.context, scratch: base)
        unit.span = place
        unit.emit(.beginWith, flags: manager.takeB | (isAsync ? 16 : 0), a: base, b: manager.register)
        if isAsync { emitAwaitInPlace(base + 2, form: 1) }
        let bound = unit.bound
        let end = unit.makeLabel(), suppressed = unit.makeLabel()
        var block = Block(.with(isAsync: isAsync), register: base)
        block.span = place
        try enter(block)
        if let target = item.target { try store(in: target, .temporary(base + 2)) } else { unit.clear(base + 2) }
        try compileWith(items.dropFirst(), body, isAsync: isAsync, span)
        block = leave()
        unit.span = place
        if unit.isReachable {
            emitExit(base, isAsync: isAsync)
            unit.span = .inherited
            unit.jump(to: end)
        }
        unit.span = .inherited
        let handled = unit.allocate(2)
        beginHandler(block, bound: bound, depth: base + 2, register: handled + 1)
        unit.emit(.pushHandled, a: handled, b: handled + 1)
        let handlerBound = unit.bound
        try enter(Block(.handler, register: handled))
        unit.span = place
        unit.emit(.exitWithException, a: base, b: handled + 1)
        if isAsync { emitAwaitInPlace(base + 2, form: 2) }
        unit.jump(.jumpIfTrue, .temporary(base + 2), to: suppressed)
        emitReraise(leave(), bound: handlerBound, at: handled)
        unit.place(suppressed)
        unit.emit(.popHandled, a: handled)
        unit.clear(handled + 1)
        unit.place(end)
    }

    /// Calls `__exit__` at the normal end; its result does not matter.
    func emitExit(_ base: Int, isAsync: Bool) {
        unit.emit(.exitWith, a: base)
        if isAsync { emitAwaitInPlace(base + 2, form: 2) }
        unit.clear(base + 2)
    }

    private func emitAwaitInPlace(_ register: Int, form: UInt8) {
        let iterator = unit.allocate(2)
        emitAwait(.temporary(register), at: iterator, form: form)
        unit.emit(.moveTemporary, a: register, b: iterator + 1)
        unit.top = iterator
    }
}
