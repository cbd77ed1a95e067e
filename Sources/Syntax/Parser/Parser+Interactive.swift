extension Parser {
    /// What the lines typed into a dialogue so far amount to.
    public enum Completeness: Sendable {
        /// A whole statement, or nothing but blank lines and comments.
        case complete
        /// The beginning of one: more lines could complete it.
        case incomplete
        /// Nothing that more lines could make right.
        case wrong
    }

    /// What may follow a whole statement of a dialogue.
    public enum Following: Sendable {
        /// Nothing, as in `compile(..., 'single')`.
        case nothing
        /// Nothing: the lines were typed, and an empty one was due.
        case emptyLine
        /// More statements: the lines came at one stroke.
        case statements
    }

    /// Parses what was typed at a prompt (`single`): simple statements on one line, or one compound statement.
    /// - Throws: ``SyntaxDiagnostic``, also when a second statement follows that may not.
    @inline(never)
    public static func parse(
        interactive source: UnsafeBufferPointer<UInt8>, name: String, following: Following = .nothing, stackBudget: Int = defaultStackBudget
    ) throws(SyntaxDiagnostic) -> Tree {
        try parse(source, name: name, stackBudget: stackBudget) { (parser) throws(ParseFailure) in
            try parser.single(following)
        }
    }

    /// Whether lines typed at a prompt, each with its newline, are a whole statement. A compound statement is whole when an empty
    /// line follows it.
    @inline(never)
    public static func completeness(
        ofInteractive source: [UInt8], following: Following = .nothing, stackBudget: Int = defaultStackBudget
    ) -> Completeness {
        let lines = (source.last == UInt8(ascii: "\n") ? source.dropLast() : source[...])
            .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let endsBlank = lines.count > 1 && lines[lines.count - 1].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C || $0 == 0x0D }
        let text = source.withUnsafeBufferPointer { bytes in
            Swift.Result { () throws(SyntaxDiagnostic) in try SourceText(bytes, name: "<stdin>") }
        }
        guard case .success(let text) = text else { return .wrong }
        var parser = Parser(source: text, lexer: lex(text), name: "<stdin>", stackBudget: stackBudget)
        do throws(SyntaxDiagnostic) {
            let tree = try parser.run { (parser) throws(ParseFailure) in try parser.single(following) }
            return tree.endsInBlock && !endsBlank ? .incomplete : .complete
        } catch {
            if parser.failure?.isIncomplete == true, parser.stoppedAtLexer { return .incomplete }
            return !endsBlank && parser.stoppedAtEnd ? .incomplete : .wrong
        }
    }

    /// `interactive: [compound_statement | simple_statements] ENDMARKER`
    private mutating func single(_ following: Following) throws(ParseFailure) -> Tree.Root {
        let mark = scratch.statements.count
        if kind != .endMarker {
            try statement()
            switch following {
            case .nothing where kind != .endMarker: throw refuse("multiple statements found while compiling a single statement", at: token)
            case .emptyLine where kind != .endMarker: throw refuse("invalid syntax", at: token)
            case .statements: while kind != .endMarker { try statement() }
            default: break
            }
        }
        return .interactive(takeStatements(from: mark))
    }

    /// Nothing is wrong but that the lexer came to an end it could not go beyond.
    private var stoppedAtLexer: Bool { tokens[furthest].kind == .error || tokens[reached].kind == .error }

    /// The first pass stopped at the end of the text, not at something in it.
    private var stoppedAtEnd: Bool {
        var index = furthest
        while index < tokens.count, tokens[index].kind == .dedent { index += 1 }
        return index < tokens.count && tokens[index].kind == .endMarker
    }
}

extension Tree {
    /// The last statement is a compound one.
    fileprivate var endsInBlock: Bool {
        guard case .interactive(let body) = root, let last = self[body].last else { return false }
        switch self[last] {
        case .function, .class, .if, .for, .while, .with, .try, .match: return true
        default: return false
        }
    }
}
