extension Parser {
    /// Native stack a parse may use, in bytes, if the caller says nothing: safe on a thread of 512 KB.
    public static var defaultStackBudget: Int { 256 * 1024 }

    /// Parses a whole file (`exec`).
    /// - Parameters:
    ///   - source: the bytes of the file, in UTF-8 or in the encoding it declares (PEP 263).
    ///   - name: what diagnostics and tracebacks call it, usually its path.
    ///   - stackBudget: bytes of native stack to use at most; text nested deeper is refused.
    /// - Throws: ``SyntaxDiagnostic``, with CPython's wording.
    // The forms for a buffer are not generic, and never inlined: a copy of them in another module, whose closures give a `Tree` of so many
    // words, crashes the compiler's LoadableByAddress pass there (Swift 6.3.1, optimised).
    @inline(never)
    public static func parse(
        module source: UnsafeBufferPointer<UInt8>, name: String, stackBudget: Int = defaultStackBudget
    ) throws(SyntaxDiagnostic) -> Tree {
        try parse(source, name: name, stackBudget: stackBudget, isFile: true) { (parser) throws(ParseFailure) in
            .module(try parser.file())
        }
    }

    /// Parses one expression (`evaluation: expressions NEWLINE* ENDMARKER`). Spaces and tabs before it do not count as indentation.
    @inline(never)
    public static func parse(
        expression source: UnsafeBufferPointer<UInt8>, name: String, stackBudget: Int = defaultStackBudget
    ) throws(SyntaxDiagnostic) -> Tree {
        let text = UnsafeBufferPointer(rebasing: source.drop { $0 == 0x20 || $0 == 0x09 })
        return try parse(text, name: name, stackBudget: stackBudget) { (parser) throws(ParseFailure) in
            let value = try parser.expressions()
            while parser.accept(.newline) {}
            try parser.expect(.endMarker)
            return .expression(value)
        }
    }

    static func parse(
        _ raw: UnsafeBufferPointer<UInt8>, name: String, stackBudget: Int, isFile: Bool = false,
        _ rule: (inout Parser) throws(ParseFailure) -> Tree.Root
    ) throws(SyntaxDiagnostic) -> Tree {
        let source = try SourceText(raw, name: name)
        var parser = Parser(source: source, lexer: lex(source), name: name, stackBudget: stackBudget)
        parser.endsInNewline = isFile || raw.last == 0x0A || raw.last == 0x0D
        return try parser.run(rule)
    }

    /// The text that the bytes of a file stand for, in UTF-8: the encoding that they declare is applied, every newline is a line feed.
    public static func text(of source: UnsafeBufferPointer<UInt8>, name: String) throws(SyntaxDiagnostic) -> ContiguousArray<UInt8> {
        var bytes = try SourceText(source, name: name).bytes
        bytes.removeLast()
        // The lexer needs a newline at the end; the file may have none.
        if let last = source.last, last != 0x0A, last != 0x0D, bytes.last == 0x0A { bytes.removeLast() }
        if source.isEmpty { bytes.removeAll() }
        return bytes
    }

    static func lex(_ source: SourceText) -> Lexer {
        source.bytes.withUnsafeBufferPointer { buffer in
            // The text ends in a zero byte: there is a base address.
            var lexer = Lexer(
                base: buffer.baseAddress.unsafelyUnwrapped, count: source.count, lineStarts: source.lineStarts,
                isValidUTF8: source.isValidUTF8)
            lexer.run()
            return lexer
        }
    }

    /// Both passes.
    mutating func run(
        _ rule: (inout Parser) throws(ParseFailure) -> Tree.Root
    ) throws(SyntaxDiagnostic) -> Tree {
        do throws(ParseFailure) {
            tree.root = try rule(&self)
            tree.warnings = finishedWarnings()
            return finish()
        } catch {
            if finding == nil { diagnose(rule) }
            var refusal = diagnostic()
            refusal.warnings = finishedWarnings()
            throw refusal
        }
    }

    /// Hands the names over to the tree.
    private mutating func finish() -> Tree {
        swap(&tree.textBytes, &names.bytes)
        swap(&tree.names, &names.spans)
        return tree
    }

    /// The second pass.
    private mutating func diagnose(_ rule: (inout Parser) throws(ParseFailure) -> Tree.Root) {
        guard tokens[furthest].kind != .error else { return }
        position = 0
        kind = tokens[0].kind
        scratch = Scratch()
        text = TextBuilder()
        allowsDiamond = false
        backtracking = true
        diagnosing = true
        _ = try? rule(&self)
    }

    /// Weighs what parser and lexer found, as CPython does.
    private func diagnostic() -> SyntaxDiagnostic {
        let last = tokens[min(furthest, tokens.count - 1)]
        if let failure, last.kind == .error || tokens[reached].kind == .error { return diagnostic(failure) }
        if finding == nil, last.kind == .indent || last.kind == .dedent {
            return diagnostic(
                Finding(
                    kind: .indentationError, message: last.kind == .indent ? "unexpected indent" : "unexpected unindent",
                    start: last.start, end: last.end, columnRule: extent(of: last).rule))
        }
        if let failure, finding?.kind != .memoryError {
            // A bracket left open on an earlier line explains more than what came after it.
            let line = tree.position(of: tokens[max(furthest, reached)].start).line
            let explains = failure.isIncomplete && line > tree.position(of: UInt32(failure.start)).line
            // What the parser finds stands against what the lexer finds later in an f-string.
            let yields = failure.inFormatted && finding?.isFromFirstPass != true
            if !yields, explains || failure.overridesParser { return diagnostic(failure) }
        }
        return diagnostic(finding ?? Finding(kind: .syntaxError, message: "invalid syntax", start: last.start, end: extent(of: last).end))
    }

    private func diagnostic(_ failure: LexerFailure) -> SyntaxDiagnostic {
        diagnostic(
            Finding(
                kind: failure.kind, message: failure.message, start: UInt32(failure.start), end: UInt32(failure.end),
                columnRule: failure.columnRule), isFromLexer: failure.columnRule == .point || failure.columnRule == .characters)
    }

    /// - Parameter isFromLexer: CPython's tokenizer raises it, and shows the line without its newline.
    func diagnostic(_ finding: Finding, isFromLexer: Bool = false) -> SyntaxDiagnostic {
        // The end of the text counts as the end of its last line.
        let last = UInt32(max(0, tree.source.count - 1))
        let start = min(finding.start, last)
        var range = tree.range(of: ByteSpan(start: start, end: min(finding.end, last + 1)))
        // Behind a newline is still on its line.
        if range.endColumn == 0, finding.end > start {
            range = tree.range(of: ByteSpan(start: start, end: min(finding.end, last + 1) - 1))
            range.endColumn += 1
        }
        var diagnostic = SyntaxDiagnostic(
            kind: finding.kind, message: finding.message, range: range, lineText: tree.sourceLine(Int(range.line)),
            sourceName: tree.sourceName)
        diagnostic.columnRule = finding.columnRule
        let isCut = !endsInNewline && Int(range.line) == tree.lineStarts.count - 1
        diagnostic.lineEndsInNewline = !isFromLexer && !isCut
        if isCut, finding.columnRule == .characters, finding.start == last { diagnostic.columnRule = .nowhere }
        return diagnostic
    }
}
