/// Parses Python 3.13.
///
/// Recursive descent with precedence climbing over the lexer's tokens; the productions stand in grammar.md and above the method
/// that parses them. Parsing goes in two passes, as in CPython: the first only finds out whether the text is right. If it is not, the
/// second (``diagnosing``) walks the same way with CPython's special cases switched on, to say what is wrong with it.
public struct Parser {
    /// The tree under construction.
    var tree: Tree
    var names: NameTable
    let tokens: ContiguousArray<Token>
    let failure: LexerFailure?
    var position = 0
    /// `tokens[position].kind`.
    var kind: TokenKind
    /// The last token the first pass looked at.
    var furthest = 0
    /// The last token either pass looked at.
    var reached = 0
    /// In the second pass: what does not fit makes an expression end earlier, as in CPython's grammar, instead of failing outright.
    var backtracking = false
    /// In the second pass, and looking for special cases.
    var diagnosing = false
    /// What is wrong, once known; the first finding counts.
    var finding: Finding?
    /// What the first pass warns of.
    var warnings: [PendingWarning] = []
    let lexerWarnings: [LexerWarning]
    /// Of files the last line counts as ended in any case.
    var endsInNewline = true
    /// How many more attempts the second pass may make; it backtracks, and must not do so without end.
    var remainingAttempts: Int
    private let stack: StackGuard
    /// `from __future__ import barry_as_FLUFL` was seen.
    var allowsDiamond = false
    var scratch = Scratch()
    var characterNames = CharacterNames()
    /// The value of the string literal being put together.
    var text = TextBuilder()

    /// What the second pass found.
    struct Finding {
        var kind: SyntaxDiagnostic.Kind
        var message: String
        var start: UInt32
        var end: UInt32
        var isFromFirstPass = false
        var columnRule = SyntaxDiagnostic.ColumnRule.characters
    }

    init(source: SourceText, lexer: consuming Lexer, name: String, stackBudget: Int) {
        tree = Tree(sourceName: name)
        tree.source = source.bytes
        tree.source.removeLast()
        tree.lineStarts = source.lineStarts
        names = lexer.names
        tokens = lexer.tokens
        failure = lexer.failure
        lexerWarnings = lexer.warnings
        kind = lexer.tokens.first?.kind ?? .endMarker
        remainingAttempts = 5_000 + 20 * lexer.tokens.count
        stack = StackGuard(budget: stackBudget)
        tree.expressions.reserveCapacity(lexer.tokens.count * 3 / 5)
        tree.expressionSpans.reserveCapacity(lexer.tokens.count * 3 / 5)
    }

    // MARK: Tokens

    @inline(__always)
    var token: Token { tokens[position] }

    /// Offset where the current token begins.
    @inline(__always)
    var start: UInt32 { tokens[position].start }

    /// Offset where the token before the current one ends.
    @inline(__always)
    var end: UInt32 { position > 0 ? tokens[position - 1].end : 0 }

    /// Offset where the last token that is more than layout ends.
    var endOfStatement: UInt32 {
        var index = position - 1
        while index >= 0 {
            switch tokens[index].kind {
            case .newline, .indent, .dedent, .endMarker: index -= 1
            default: return tokens[index].end
            }
        }
        return 0
    }

    @inline(__always)
    var nextKind: TokenKind { position + 1 < tokens.count ? tokens[position + 1].kind : .endMarker }

    @inline(__always)
    mutating func advance() {
        if position + 1 < tokens.count { position += 1 }
        kind = tokens[position].kind
    }

    @inline(__always)
    mutating func reset(to position: Int) {
        if self.position > reached { reached = self.position }
        self.position = position
        kind = tokens[position].kind
    }

    /// Steps over a token of that kind.
    @inline(__always)
    mutating func expect(_ expected: TokenKind) throws(ParseFailure) {
        guard kind == expected else { throw fail() }
        advance()
    }

    /// Steps over a token of that kind, if it is next.
    @inline(__always)
    mutating func accept(_ expected: TokenKind) -> Bool {
        guard kind == expected else { return false }
        advance()
        return true
    }

    /// An identifier that is not a keyword.
    @inline(__always)
    mutating func name() throws(ParseFailure) -> NameID {
        guard kind == .name else { throw fail() }
        let name = NameID(rawValue: token.value)
        advance()
        return name
    }

    @inline(__always)
    func isSoftKeyword(_ name: NameID) -> Bool { kind == .name && token.value == name.rawValue }

    // MARK: Failing

    /// Nothing in the grammar fits the current token.
    @inline(never)
    mutating func fail() -> ParseFailure {
        if position > reached { reached = position }
        if !backtracking, position > furthest { furthest = position }
        return ParseFailure()
    }

    /// Something particular is wrong.
    @inline(never)
    mutating func refuse(
        _ message: String, from start: UInt32, to end: UInt32, kind: SyntaxDiagnostic.Kind = .syntaxError,
        columnRule: SyntaxDiagnostic.ColumnRule = .characters
    ) -> ParseFailure {
        if position > reached { reached = position }
        if finding == nil {
            finding = Finding(
                kind: kind, message: message, start: start, end: max(start, end), isFromFirstPass: !backtracking, columnRule: columnRule)
        }
        return ParseFailure()
    }

    mutating func refuse(_ message: String, at token: Token, kind: SyntaxDiagnostic.Kind = .syntaxError) -> ParseFailure {
        let (end, rule) = extent(of: token)
        return refuse(message, from: token.start, to: end, kind: kind, columnRule: rule)
    }

    /// Something is wrong from `start` on. CPython ends the mark one column before the end of what its lexer has read.
    mutating func refuse(_ message: String, startingFrom start: UInt32, lastRead: Int) -> ParseFailure {
        let (end, _) = extent(of: tokens[max(min(max(reached, lastRead), tokens.count - 1), 0)])
        return refuse(message, from: start, to: end > 0 ? end - 1 : 0)
    }

    /// Where a mark under the token ends: a newline is a character, and layout has no width.
    func extent(of token: Token) -> (end: UInt32, rule: SyntaxDiagnostic.ColumnRule) {
        switch token.kind {
        case .newline: (token.start + 1, .characters)
        case .indent, .dedent, .endMarker: (token.end, Int(token.start) < tree.source.count ? .indent : .openEnd)
        default: (token.end, .characters)
        }
    }

    mutating func refuse(_ message: String, at id: ExpressionID) -> ParseFailure {
        refuse(message, from: tree.span(of: id).start, to: tree.span(of: id).end)
    }

    mutating func refuse(_ message: String, from first: ExpressionID, to last: ExpressionID) -> ParseFailure {
        refuse(message, from: tree.span(of: first).start, to: tree.span(of: last).end)
    }

    /// Called by every method that may recurse: stops well before the native stack ends.
    @inline(__always)
    mutating func checkStack() throws(ParseFailure) {
        if stack.isExhausted { throw tooDeep() }
    }

    private mutating func tooDeep() -> ParseFailure {
        refuse(
            "Parser stack overflowed - Python source too complex to parse", from: start, to: token.end, kind: .memoryError)
    }

    /// Tries something; nil, and everything as before, if it does not fit. A finding passes through.
    mutating func attempt<Result>(
        _ body: (inout Parser) throws(ParseFailure) -> Result
    ) throws(ParseFailure) -> Result? {
        let saved = position
        let marks = scratch.marks
        let expressionCount = tree.expressions.count, warningCount = warnings.count
        remainingAttempts -= 1
        if remainingAttempts < 0 { throw giveUp() }
        do throws(ParseFailure) {
            return try body(&self)
        } catch {
            if finding != nil || tokens[reached].kind == .error && backtracking { throw error }
            scratch.truncate(to: marks)
            // Who goes through all expressions must not meet those that belong to nothing.
            tree.expressions.removeSubrange(expressionCount...)
            tree.expressionSpans.removeSubrange(expressionCount...)
            warnings.removeSubrange(warningCount...)
            reset(to: saved)
            return nil
        }
    }

    /// Tries something without looking for special cases.
    mutating func attemptPlainly<Result>(
        _ body: (inout Parser) throws(ParseFailure) -> Result
    ) throws(ParseFailure) -> Result? {
        let wasDiagnosing = diagnosing
        diagnosing = false
        defer { diagnosing = wasDiagnosing }
        return try attempt(body)
    }

    private mutating func giveUp() -> ParseFailure {
        refuse("invalid syntax", at: tokens[min(furthest, tokens.count - 1)])
    }

    // MARK: Nodes

    @inline(__always)
    mutating func add(_ expression: Expression, from start: UInt32, to end: UInt32) -> ExpressionID {
        let id = ExpressionID(rawValue: UInt32(truncatingIfNeeded: tree.expressions.count))
        tree.expressions.append(expression)
        tree.expressionSpans.append(ByteSpan(start: start, end: end))
        return id
    }

    /// A node that ends with the token before the current one.
    @inline(__always)
    mutating func add(_ expression: Expression, from start: UInt32) -> ExpressionID {
        add(expression, from: start, to: end)
    }

    @inline(__always)
    mutating func add(_ statement: Statement, from start: UInt32, to end: UInt32) -> StatementID {
        let id = StatementID(rawValue: UInt32(truncatingIfNeeded: tree.statements.count))
        tree.statements.append(statement)
        tree.statementSpans.append(ByteSpan(start: start, end: end))
        return id
    }

    mutating func add(_ pattern: Pattern, from start: UInt32) -> PatternID {
        let id = PatternID(rawValue: UInt32(truncatingIfNeeded: tree.patterns.count))
        tree.patterns.append(pattern)
        tree.patternSpans.append(ByteSpan(start: start, end: end))
        return id
    }

    @inline(__always)
    func startOf(_ id: ExpressionID) -> UInt32 { tree.expressionSpans[Int(id.rawValue)].start }
}

/// The text does not fit; details, if any, are in the parser.
struct ParseFailure: Error {}
