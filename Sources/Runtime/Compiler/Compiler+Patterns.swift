import TaipanSyntax

/// `match` statements (PEP 634). A pattern looks at a subject in a register. What it captures stays in registers until the whole
/// pattern has matched; on failure the registers filled so far are cleared on the way to the next case.
extension Compiler {
    /// A pattern under way.
    final class Match {
        /// The first register that the pattern may use.
        let base: Int
        /// By number of registers in use: where to go when the pattern fails.
        var failures: [Int: Label] = [:]
        /// Names and the registers with their values.
        var captures: [(name: NameID, register: Int)] = []

        init(base: Int) { self.base = base }
    }

    func compileMatch(_ subject: ExpressionID, _ cases: MatchCaseList) throws(ScriptException) {
        let register = unit.allocate()
        try compile(subject, into: register)
        let end = unit.makeLabel()
        for item in tree[cases] where unit.isReachable {
            unit.span = tree.span(of: item.pattern)
            let match = Match(base: unit.top)
            try compile(item.pattern, register, owned: false, match)
            for (name, source) in match.captures {
                unit.span = tree.span(of: item.pattern)
                storeName(name, .temporary(source))
            }
            unit.top = match.base
            let next = unit.makeLabel()
            if let condition = item.guardExpression { try jump(if: condition, is: false, to: next) }
            unit.span = tree.span(of: item.pattern)
            unit.clear(register)
            try compile(item.body)
            unit.span = .inherited
            unit.jump(to: end)
            placeFailures(match)
            unit.place(next)
        }
        unit.clear(register)
        unit.place(end)
    }

    /// Where to go when the pattern fails now.
    private func failure(_ match: Match) -> Label {
        let count = unit.top - match.base
        if let known = match.failures[count] { return known }
        let label = unit.makeLabel()
        match.failures[count] = label
        return label
    }

    /// Failing arrives here: registers are cleared from the last one down.
    private func placeFailures(_ match: Match) {
        guard let most = match.failures.keys.max() else { return }
        for count in stride(from: most, through: 0, by: -1) {
            if let label = match.failures[count] { unit.place(label) }
            if count > 0 { unit.clear(match.base + count - 1) }
        }
    }

    // MARK: Patterns

    /// Goes on if the subject matches. An owned subject is a temporary of the pattern's, which it takes or keeps as a capture.
    private func compile(_ id: PatternID, _ subject: Int, owned: Bool, _ match: Match) throws(ScriptException) {
        try checkDepth()
        let span = tree.span(of: id)
        unit.span = span
        switch tree[id] {
        case .value(let value):
            let mark = unit.top
            let label = failure(match)
            let constant = self.value(of: value)
            let right: Operand
            if constant.isUnset { right = try operand(value) } else {
                right = .temporary(unit.allocate())
                unit.loadConstant(constant, into: right.register)
            }
            jumpOne(Operand(register: subject, isTemporary: owned), .equal, right, span, is: false, to: label)
            unit.top = mark
        case .singleton(let constant): compileSingleton(constant, subject, owned: owned, match)
        case .capture(let pattern, let name):
            if let pattern { try compile(pattern, subject, owned: false, match) }
            unit.span = span
            capture(name, subject, owned: owned, match)
        case .star(let name): capture(name, subject, owned: owned, match)
        case .sequence(let patterns): try compileSequence(patterns, subject, owned: owned, match, span)
        case .mapping(let keys, let patterns, let rest): try compileMapping(keys, patterns, rest, subject, owned: owned, match, span)
        case .class(let type, let patterns, let names, let keywordPatterns):
            try compileClassPattern(type, patterns, names, keywordPatterns, subject, owned: owned, match, span)
        case .or(let patterns): try compileAlternatives(patterns, subject, owned: owned, match, span)
        }
    }

    private func compileSingleton(_ constant: Constant, _ subject: Int, owned: Bool, _ match: Match) {
        let label = failure(match)
        let source = Operand(register: subject, isTemporary: owned)
        let value: Value
        switch constant {
        case .true: value = .true
        case .false: value = .false
        default: return unit.jump(.jumpIfNotNone, source, to: label)
        }
        let mark = unit.top
        let other = unit.allocate()
        unit.loadConstant(value, into: other)
        jumpOne(source, .is, .temporary(other), unit.span, is: false, to: label)
        unit.top = mark
    }

    private func capture(_ name: NameID?, _ subject: Int, owned: Bool, _ match: Match) {
        guard let name else {
            if owned { unit.clear(subject) }
            return
        }
        if owned { return match.captures.append((name, subject)) }
        let register = unit.allocate()
        unit.emit(.move, a: register, b: subject)
        match.captures.append((name, register))
    }

    private func isWildcard(_ id: PatternID) -> Bool {
        switch tree[id] {
        case .capture(nil, nil), .star(nil): return true
        default: return false
        }
    }

    private func compileSequence(_ patterns: PatternList, _ subject: Int, owned: Bool, _ match: Match, _ span: ByteSpan) throws(ScriptException) {
        let list = tree[patterns]
        let star = list.firstIndex { if case .star = tree[$0] { true } else { false } }.map { $0 - list.startIndex }
        test(.matchSequence, subject, match)
        let least = list.count - (star == nil ? 0 : 1)
        if star == nil || least > 0 { testLength(subject, star == nil ? .equal : .greaterOrEqual, least, match, span) }
        if list.allSatisfy({ isWildcard($0) }) {
            if owned { unit.clear(subject) }
            return
        }
        if let star, isWildcard(list[list.startIndex + star]) {
            try compileItems(list, star: star, subject, match, span)
            if owned { unit.clear(subject) }
            return
        }
        let base = unit.allocate(list.count)
        let take: UInt8 = owned ? 1 : 0
        if let star {
            let after = list.count - star - 1
            guard star < 256, after < 256 else { throw syntaxError("too many expressions in star-unpacking sequence pattern", at: span) }
            unit.emit(.unpackStarred, flags: take, a: base, b: subject, c: star | after << 8)
        } else {
            unit.emit(.unpack, flags: take, a: base, b: subject, c: list.count)
        }
        for (number, pattern) in list.enumerated() { try compile(pattern, base + number, owned: true, match) }
    }

    /// With `*_` in it only the items that are looked at are fetched; those after the star count from the end.
    private func compileItems(_ list: ContiguousArray<PatternID>.SubSequence, star: Int, _ subject: Int, _ match: Match, _ span: ByteSpan) throws(ScriptException) {
        for (number, pattern) in list.enumerated() where number != star && !isWildcard(pattern) {
            unit.span = span
            let item = unit.allocate()
            let index = unit.allocate()
            if number < star {
                unit.loadConstant(Value(smallInt: number), into: index)
            } else {
                unit.emit(.length, a: index, b: subject)
                unit.emit(.subtractConstant, flags: 1, a: index, b: index, c: unit.requiredOperandConstant(Value(smallInt: list.count - number)))
            }
            unit.emit(.getItem, flags: 2, a: item, b: subject, c: index)
            unit.top = index
            try compile(pattern, item, owned: true, match)
        }
    }

    private func test(_ op: Opcode, _ subject: Int, _ match: Match) {
        let label = failure(match)
        let result = unit.allocate()
        unit.emit(op, a: result, b: subject)
        unit.jump(.jumpIfFalse, .temporary(result), to: label)
        unit.top = result
    }

    private func testLength(_ subject: Int, _ op: ComparisonOperator, _ count: Int, _ match: Match, _ span: ByteSpan) {
        let label = failure(match)
        let result = unit.allocate(2)
        unit.emit(.length, a: result, b: subject)
        unit.loadConstant(Value(smallInt: count), into: result + 1)
        jumpOne(.temporary(result), op, .temporary(result + 1), span, is: false, to: label)
        unit.top = result
    }

    private func compileMapping(_ keys: ExpressionList, _ patterns: PatternList, _ rest: NameID?, _ subject: Int, owned: Bool, _ match: Match,
                                _ span: ByteSpan) throws(ScriptException) {
        test(.matchMapping, subject, match)
        if keys.isEmpty && rest == nil {
            if owned { unit.clear(subject) }
            return
        }
        if !keys.isEmpty { testLength(subject, .greaterOrEqual, Int(keys.count), match, span) }
        let restRegister = rest == nil ? nil : unit.allocate()
        let wanted = unit.allocate()
        let base = unit.top
        for key in tree[keys] { try compile(key, into: unit.allocate()) }
        unit.span = span
        unit.emit(.buildTuple, a: wanted, b: base, c: Int(keys.count))
        unit.top = base
        let values = unit.allocate()
        unit.emit(.matchKeys, a: values, b: subject, c: wanted)
        unit.jump(.jumpIfNone, .local(values), to: failure(match))
        if let rest, let restRegister {
            let pair = unit.allocate(2)
            unit.emit(.moveTemporary, a: pair, b: wanted)
            unit.emit(owned ? .moveTemporary : .move, a: pair + 1, b: subject)
            unit.emit(.buildTuple, a: pair, b: pair, c: 2)
            unit.emit(.intrinsic, flags: 1, a: restRegister, b: pair, c: Intrinsic.copyWithoutKeys.rawValue)
            unit.top = pair
            match.captures.append((rest, restRegister))
        } else {
            unit.clear(wanted)
            if owned { unit.clear(subject) }
        }
        let items = unit.allocate(max(Int(keys.count), 1))
        unit.emit(.unpack, flags: 1, a: items, b: values, c: Int(keys.count))
        for (number, pattern) in tree[patterns].enumerated() { try compile(pattern, items + number, owned: true, match) }
    }

    private func compileClassPattern(_ type: ExpressionID, _ patterns: PatternList, _ names: NameList, _ keywordPatterns: PatternList, _ subject: Int, owned: Bool,
                                     _ match: Match, _ span: ByteSpan) throws(ScriptException) {
        let values = unit.allocate()
        let pattern = try operand(type, scratch: values)
        unit.span = span
        let texts = vm.makeTuple(tree[names].map { value(of: mangled($0)) })
        unit.emit(.matchClass, flags: pattern.takeC, a: values, b: subject, c: pattern.register)
        unit.emitWide(.extra, a: Int(patterns.count), wide: unit.requiredOperandConstant(texts))
        unit.jump(.jumpIfNone, .local(values), to: failure(match))
        if owned { unit.clear(subject) }
        let all = Array(tree[patterns]) + Array(tree[keywordPatterns])
        if all.isEmpty { return unit.clear(values) }
        let items = unit.allocate(all.count)
        unit.emit(.unpack, flags: 1, a: items, b: values, c: all.count)
        for (number, inner) in all.enumerated() { try compile(inner, items + number, owned: true, match) }
    }

    /// Each alternative brings its captures to the same registers.
    private func compileAlternatives(_ patterns: PatternList, _ subject: Int, owned: Bool, _ match: Match, _ span: ByteSpan) throws(ScriptException) {
        let names = capturedNames(tree[patterns, 0])
        let registers = unit.allocate(names.count)
        let done = unit.makeLabel()
        let list = tree[patterns]
        for (number, pattern) in list.enumerated() {
            let attempt = Match(base: unit.top)
            try compile(pattern, subject, owned: false, attempt)
            unit.span = span
            for (index, name) in names.enumerated() {
                guard let found = attempt.captures.first(where: { $0.name == name }) else { continue }
                unit.emit(.moveTemporary, a: registers + index, b: found.register)
            }
            unit.jump(to: done)
            unit.top = attempt.base
            placeFailures(attempt)
            if number == list.count - 1 { unit.jump(to: failure(match)) }
        }
        unit.place(done)
        for (index, name) in names.enumerated() { match.captures.append((name, registers + index)) }
        if owned { unit.clear(subject) }
    }

    /// The names that a pattern binds, in order.
    private func capturedNames(_ id: PatternID) -> [NameID] {
        var names: [NameID] = []
        var pending = [id]
        while let next = pending.popLast() {
            switch tree[next] {
            case .value, .singleton: break
            case .sequence(let patterns): pending += tree[patterns]
            case .mapping(_, let patterns, let rest):
                pending += tree[patterns]
                if let rest { names.append(rest) }
            case .class(_, let patterns, _, let keywordPatterns): pending += Array(tree[patterns]) + Array(tree[keywordPatterns])
            case .star(let name): if let name { names.append(name) }
            case .capture(let pattern, let name):
                if let pattern { pending.append(pattern) }
                if let name { names.append(name) }
            case .or(let patterns): if let first = tree[patterns].first { pending.append(first) }
            }
        }
        return names
    }
}
