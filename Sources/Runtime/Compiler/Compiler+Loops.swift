import TaipanSyntax

/// Loops, and the ways out of them. The test or the step to the next item stands at the bottom.
extension Compiler {
    /// A test up to this length (in bytes) is written out twice, at the top and at the bottom.
    private static var repeatedTestLength: UInt32 { 100 }

    func compileWhile(_ test: ExpressionID, _ body: StatementList, _ orElse: StatementList) throws(ScriptException) {
        let constant = value(of: test)
        if !constant.isUnset, !truth(constant) {
            unit.mark(tree.span(of: test).start)
            return try compile(orElse)
        }
        let head = unit.makeLabel(), next = unit.makeLabel(), otherwise = unit.makeLabel(), end = unit.makeLabel()
        let span = tree.span(of: test)
        let isEndless = !constant.isUnset
        if !isEndless {
            if span.end - span.start <= Compiler.repeatedTestLength {
                try jump(if: test, is: false, to: otherwise)
            } else {
                unit.jump(to: next)
                unit.isReachable = true
            }
        }
        unit.placeLoopHead(head, bound: unit.bound, isReachable: unit.isReachable)
        if isEndless { unit.mark(span.start, .backward) } else if let first = tree[body].first { unit.mark(tree.span(of: first).start, .backwardByJump) }
        var block = Block(.whileLoop)
        block.breakLabel = end
        block.continueLabel = next
        try enter(block, covering: false)
        try compile(body)
        unit.blocks.removeLast()
        unit.place(next)
        if isEndless {
            unit.span = .inherited
            unit.jump(to: head)
        } else {
            unit.span = span
            try jump(if: test, is: true, to: head)
        }
        unit.place(otherwise)
        try compile(orElse)
        unit.place(end)
    }

    func compileFor(_ target: ExpressionID, _ iterable: ExpressionID, _ body: StatementList, _ orElse: StatementList) throws(ScriptException) {
        let end = unit.makeLabel()
        var block = Block(.forLoop)
        block.breakLabel = end
        try compileForLoop(target, try operand(iterable), tree.span(of: iterable), block: block) { () throws(ScriptException) in
            try compile(body)
        }
        try compile(orElse)
        unit.place(end)
    }

    /// The loop itself, for statements and comprehensions. `block` gets its registers and its label for `continue`.
    func compileForLoop(_ target: ExpressionID, _ source: Operand, _ span: ByteSpan, block: Block?,
                        _ body: () throws(ScriptException) -> Void) throws(ScriptException) {
        let mark = unit.top
        if source.isTemporary, source.register == mark - 1 { unit.top = source.register }
        let state = unit.allocate(2)
        let head = unit.makeLabel(), next = unit.makeLabel(), first = unit.makeLabel()
        unit.span = span
        unit.emit(.forPrepare, flags: source.takeB, a: state, b: source.register)
        let bound = unit.bound, isReachable = unit.isReachable
        unit.jump(to: first)
        unit.placeLoopHead(head, bound: bound, isReachable: isReachable)
        var item = Operand.temporary(unit.top)
        if case .name(let name, _) = tree[target], let register = targetRegister(name) {
            item = .local(register)
            noteBound(name, register)
            unit.markPart(tree.span(of: target))
        } else {
            item = .temporary(unit.allocate())
            try store(in: target, item)
        }
        if var block {
            block.register = state
            block.continueLabel = next
            try enter(block, covering: false)
        }
        try body()
        if block != nil { unit.blocks.removeLast() }
        unit.place(next)
        unit.mark(span.start, .backward)
        unit.place(first)
        unit.span = span
        if unit.isLong {
            unit.emit(.forIterate, flags: 16, a: 0, b: state, c: item.register)
            let wasReachable = unit.isReachable, before = unit.bound
            unit.jump(to: head)
            unit.isReachable = wasReachable
            unit.bound = before
        } else {
            unit.jumpShort(.forIterate, flags: 0, b: state, c: item.register, to: head)
        }
        unit.top = mark
    }

    func compileAsyncFor(_ target: ExpressionID, _ iterable: ExpressionID, _ body: StatementList, _ orElse: StatementList, _ span: ByteSpan) throws(ScriptException) {
        let end = unit.makeLabel()
        var block = Block(.asyncForLoop)
        block.breakLabel = end
        let iterator = unit.allocate()
        let source = try operand(iterable, scratch: iterator)
        unit.span = tree.span(of: iterable)
        unit.emit(.getAsyncIterator, flags: source.takeB, a: iterator, b: source.register)
        try compileAsyncForLoop(target, iterator, tree.span(of: iterable), block: block) { () throws(ScriptException) in try compile(body) }
        try compile(orElse)
        unit.place(end)
    }

    /// `iterator` is the last register allocated; it is unset after the loop.
    func compileAsyncForLoop(_ target: ExpressionID, _ iterator: Int, _ span: ByteSpan, block: Block?,
                             _ body: () throws(ScriptException) -> Void) throws(ScriptException) {
        let next = unit.makeLabel()
        let bound = unit.bound
        unit.placeLoopHead(next, bound: bound, isReachable: unit.isReachable)
        unit.mark(span.start, .backwardByJump)
        unit.span = span
        let step = unit.allocate(2)
        var region = Block(.protected)
        region.cover(from: unit.here)
        unit.markBarrier()
        unit.emit(.getAsyncNext, a: step, b: iterator)
        emitDelegation(step)
        region.endCovering(at: unit.here)
        unit.markBarrier()
        try store(in: target, .temporary(step + 1))
        unit.top = step
        if var block {
            block.register = iterator
            block.continueLabel = next
            try enter(block, covering: false)
        }
        try body()
        if block != nil { unit.blocks.removeLast() }
        unit.span = .inherited
        unit.jump(to: next)
        beginHandler(region, bound: bound, depth: step, register: step)
        unit.emit(.endAsyncFor, a: step)
        unit.clear(iterator)
        unit.top = iterator
    }

    // MARK: Leaving

    /// Leaves all blocks above `depth`, each tidied up as its kind demands, then runs `leave`; what follows in the source is inside
    /// the blocks again. Code on the way out of a block is covered by none of its handlers. `waiting` is a temporary that lives until then.
    func leaveBlocks(downTo depth: Int, waiting: Int? = nil, _ leave: () throws(ScriptException) -> Void) throws(ScriptException) {
        var left: [(block: Block, wasCovering: Bool)] = []
        while unit.blocks.count > depth {
            var block = unit.blocks.removeLast()
            let wasCovering = block.isCovering
            block.endCovering(at: unit.here)
            unit.markBarrier()
            left.append((block, wasCovering))
            if let waiting { unit.blocks.append(Block(.value, register: waiting)) }
            try tidyUp(block)
            if waiting != nil { unit.blocks.removeLast() }
        }
        try leave()
        unit.markBarrier()
        for (block, wasCovering) in left.reversed() {
            var block = block
            if wasCovering { block.cover(from: unit.here) }
            unit.blocks.append(block)
        }
    }

    private func tidyUp(_ block: Block) throws(ScriptException) {
        switch block.kind {
        case .whileLoop, .protected: break
        case .forLoop:
            unit.clear(block.register)
            unit.clear(block.register + 1)
        case .asyncForLoop, .value: unit.clear(block.register)
        case .finalBody(let body): try compile(body)
        case .handler:
            unit.span = .inherited
            unit.emit(.popHandled, a: block.register)
            unit.clear(block.register + 1)
        case .handlerName(let name):
            unit.span = .inherited
            unbindHandlerName(name)
        case .with(let isAsync):
            unit.span = block.span
            emitExit(block.register, isAsync: isAsync)
        }
    }

    private func innermostLoop() -> Int? {
        unit.blocks.lastIndex { $0.breakLabel != nil }
    }

    func compileBreak(_ span: ByteSpan) throws(ScriptException) {
        guard let loop = innermostLoop(), let label = unit.blocks[loop].breakLabel else { return }
        unit.mark(span.start)
        try leaveBlocks(downTo: loop) { () throws(ScriptException) in
            unit.span = .inherited
            unit.jump(to: label)
        }
    }

    func compileContinue(_ span: ByteSpan) throws(ScriptException) {
        guard let loop = innermostLoop(), let label = unit.blocks[loop].continueLabel else { return }
        unit.mark(span.start)
        try leaveBlocks(downTo: loop + 1) { () throws(ScriptException) in
            unit.span = .inherited
            unit.jump(to: label)
        }
    }

    func compileReturn(_ value: ExpressionID?, _ span: ByteSpan) throws(ScriptException) {
        let leavesBlocks = unit.blocks.contains(where: \.runsScriptOnExit)
        guard let value, !isConstant(value) else {
            let constant = value.map { self.value(of: $0) } ?? .none
            if let value { unit.markPart(tree.span(of: value)) }
            unit.mark(span.start)
            return try leaveBlocks(downTo: 0) { () throws(ScriptException) in
                unit.span = leavesBlocks ? .inherited : span
                let result = unit.allocate()
                unit.loadConstant(constant, into: result)
                unit.emit(.returnValue, flags: 4, a: result)
                unit.endFlow()
            }
        }
        var result = try operand(value)
        unit.markPart(span)
        if !result.isTemporary, leavesBlocks {
            let copy = unit.allocate()
            unit.emit(.move, a: copy, b: result.register)
            result = .temporary(copy)
        }
        try leaveBlocks(downTo: 0, waiting: result.isTemporary ? result.register : nil) { () throws(ScriptException) in
            unit.span = leavesBlocks ? .inherited : span
            unit.emit(.returnValue, flags: result.takeA, a: result.register)
            unit.endFlow()
        }
    }
}
