import TaipanSyntax

/// Calls: the callee and its arguments stand in neighbouring registers at the top, where the callee's own registers begin.
extension Compiler {
    /// Arguments that are passed in registers; more go through a tuple.
    private static var argumentsInRegisters: UInt32 { 200 }

    func compileCall(_ function: ExpressionID, _ arguments: ExpressionList, _ keywords: KeywordList, _ span: ByteSpan, into destination: Int) throws(ScriptException) {
        let base = unit.isTemporary(destination) && destination == unit.top - 1 ? destination : unit.allocate()
        try compileCall(function, arguments, keywords, span, at: base)
        if base != destination { unit.emit(.moveTemporary, a: destination, b: base) }
    }

    /// The result is in `base`, which is the last register allocated.
    private func compileCall(_ function: ExpressionID, _ arguments: ExpressionList, _ keywords: KeywordList, _ span: ByteSpan, at base: Int) throws(ScriptException) {
        defer { unit.top = base + 1 }
        if needsExtendedCall(arguments, keywords) {
            try compile(function, into: base)
            return try compileExtendedCall(arguments, keywords, span, at: base)
        }
        if arguments.isEmpty, keywords.isEmpty, case .name(let name, _) = tree[function], try compileSuper(name, function, span, at: base) { return }
        if case .attribute(let object, let name, _) = tree[function] {
            let source = try operand(object, scratch: base)
            unit.span = tree.span(of: function)
            let nameEnd = unit.span.end
            emitAttribute(.loadMethod, name, flags: source.takeB, a: base, b: source.register)
            unit.top = base + 1
            _ = unit.allocate()
            try compileArguments(arguments, keywords)
            unit.span = span
            emitCall(.callMethod, .callMethodKeywords, arguments, keywords, at: base)
            unit.noteAttribute(end: nameEnd, length: tree.bytes(of: name).count)
            return
        }
        try compile(function, into: base)
        try compileArguments(arguments, keywords)
        unit.span = span
        emitCall(.call, .callKeywords, arguments, keywords, at: base)
    }

    private func compileArguments(_ arguments: ExpressionList, _ keywords: KeywordList) throws(ScriptException) {
        for argument in tree[arguments] {
            let register = unit.allocate()
            try compile(argument, into: register)
        }
        for keyword in tree[keywords] {
            let register = unit.allocate()
            try compile(keyword.value, into: register)
        }
    }

    private func emitCall(_ plain: Opcode, _ withKeywords: Opcode, _ arguments: ExpressionList, _ keywords: KeywordList, at base: Int) {
        let count = Int(arguments.count + keywords.count)
        if keywords.isEmpty { return unit.emit(plain, a: base, b: count) }
        let names = tree[keywords].compactMap { $0.name.map { value(of: mangled($0)) } }
        unit.emit(withKeywords, a: base, b: count, c: unit.requiredOperandConstant(vm.makeTuple(names)))
    }

    func needsExtendedCall(_ arguments: ExpressionList, _ keywords: KeywordList) -> Bool {
        if arguments.count + keywords.count > Compiler.argumentsInRegisters { return true }
        return tree[arguments].contains { if case .starred = tree[$0] { true } else { false } } || tree[keywords].contains { $0.name == nil }
    }

    /// `f(*a, **k)`: the callee is in `base`. `leading` registers after it, already filled, begin the positional arguments; the register
    /// `trailing` ends them.
    func compileExtendedCall(_ arguments: ExpressionList, _ keywords: KeywordList, leading: Int = 0, trailing: Int? = nil, _ span: ByteSpan, at base: Int) throws(ScriptException) {
        let tuple = base + 1
        if leading > 0 {
            unit.emit(.buildList, a: tuple, b: base + 1, c: leading)
            unit.top = base + 2
            try extend(arguments, span, at: tuple)
            unit.span = span
            if let trailing { unit.emit(.listAppend, flags: 1, a: tuple, b: trailing) }
            unit.emit(.listToTuple, flags: 1, a: tuple, b: tuple)
        } else if arguments.count == 1, case .starred(let inner, _) = tree[tree[arguments, 0]] {
            _ = unit.allocate()
            unit.span = span
            unit.emit(.buildList, a: tuple, b: tuple, c: 0)
            let source = try operand(inner)
            unit.span = span
            unit.emit(.listExtend, flags: source.takeB | 8, a: tuple, b: source.register, c: base)
            unit.emit(.listToTuple, flags: 1, a: tuple, b: tuple)
        } else {
            _ = unit.allocate()
            try compileTuple(arguments, span, into: tuple)
        }
        unit.top = base + 2
        _ = unit.allocate()
        if !keywords.isEmpty { try compileKeywordDictionary(keywords, span, at: base + 2, function: base) }
        unit.span = span
        unit.emit(.callExtended, a: base)
    }

    private func extend(_ arguments: ExpressionList, _ span: ByteSpan, at list: Int) throws(ScriptException) {
        for argument in tree[arguments] {
            let mark = unit.top
            if case .starred(let inner, _) = tree[argument] {
                let source = try operand(inner)
                unit.span = span
                unit.emit(.listExtend, flags: source.takeB, a: list, b: source.register)
            } else {
                let source = try operand(argument)
                unit.span = span
                unit.emit(.listAppend, flags: source.takeB, a: list, b: source.register)
            }
            unit.top = mark
        }
    }

    private func compileKeywordDictionary(_ keywords: KeywordList, _ span: ByteSpan, at dict: Int, function: Int) throws(ScriptException) {
        unit.span = span
        unit.emit(.buildDict, a: dict, b: dict, c: 0)
        for keyword in tree[keywords] {
            let mark = unit.top
            guard let name = keyword.name else {
                let source = try operand(keyword.value)
                unit.span = span
                unit.emit(.dictMerge, flags: source.takeB, a: dict, b: source.register, c: function)
                unit.top = mark
                continue
            }
            // One pair at a time through `dictMerge`, which finds a name that is given twice.
            let pair = unit.allocate(2)
            unit.loadConstant(value(of: mangled(name)), into: pair)
            try compile(keyword.value, into: pair + 1)
            unit.span = span
            unit.emit(.buildDict, a: pair, b: pair, c: 1)
            unit.emit(.dictMerge, flags: 1, a: dict, b: pair, c: function)
            unit.top = mark
        }
    }

    /// `super()` in a method: the class and the first argument are handed over. False when it is an ordinary call.
    private func compileSuper(_ name: NameID, _ function: ExpressionID, _ span: ByteSpan, at base: Int) throws(ScriptException) -> Bool {
        guard value(of: name) == superName, unit.kind == .function || unit.kind == .lambda || unit.kind == .comprehension, unit.argumentCount > 0,
              let cell = unit.freeNames.first(where: { value(of: $0) == classCellName }).flatMap({ unit.cellRegisters[$0] }) else { return false }
        try compile(function, into: base)
        _ = unit.allocate(2)
        unit.span = span
        unit.emit(.move, a: base + 1, b: cell)
        let first = unit.cellNames.contains { unit.cellRegisters[$0] == 0 }
        if first { unit.emit(.loadCell, a: base + 2, b: 0) } else {
            check(0)
            unit.emit(.move, a: base + 2, b: 0)
        }
        unit.emit(.callSuper, a: base)
        return true
    }
}
