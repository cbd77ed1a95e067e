/// What lines typed into a dialogue amount to.
public enum InteractiveInput: Sendable {
    /// A whole statement, or nothing but blank lines and comments (then the tree has no statements).
    case complete(Tree)
    /// The beginning of one: more lines could complete it.
    case incomplete
}

extension Parser {
    /// Parses the lines typed so far into a dialogue (`single`): one compound statement, or simple statements on one line.
    ///
    /// As at CPython's prompt, a compound statement is complete only when an empty line follows, that is, when the text ends
    /// with a newline: pass the lines joined by newlines, with none after the last.
    /// - Throws: ``SyntaxDiagnostic`` if no further line could make the text right.
    public static func parse(
        interactive source: some Sequence<UInt8>, name: String, stackBudget: Int = defaultStackBudget
    ) throws(SyntaxDiagnostic) -> InteractiveInput {
        try withBytes(source) { (bytes) throws(SyntaxDiagnostic) in
            let endsWithBlankLine = bytes.last == UInt8(ascii: "\n")
            let text = try SourceText(bytes, name: name)
            var parser = Parser(source: text, lexer: lex(text), name: name, stackBudget: stackBudget)
            var isCompound = false
            do {
                let tree = try parser.run { (parser) throws(ParseFailure) in
                    isCompound = false
                    if parser.kind == .endMarker { return .interactive(parser.takeStatements(from: 0)) }
                    let mark = parser.scratch.statements.count
                    let first = parser.kind
                    try parser.statement()
                    isCompound = parser.tokens[parser.position - 1].kind == .dedent || first.beginsCompound
                    guard parser.kind == .endMarker else {
                        throw parser.refuse(
                            "multiple statements found while compiling a single statement", at: parser.token)
                    }
                    return .interactive(parser.takeStatements(from: mark))
                }
                return isCompound && !endsWithBlankLine ? .incomplete : .complete(tree)
            } catch {
                if parser.failure?.isIncomplete == true, parser.findingComesLate { return .incomplete }
                if !endsWithBlankLine, parser.endsEarly { return .incomplete }
                throw error
            }
        }
    }

    /// Nothing is wrong but that the lexer came to the end of the text.
    private var findingComesLate: Bool {
        tokens[furthest].kind == .error || tokens[reached].kind == .error
    }

    /// The first pass stopped at the end of the text, not at something in it.
    private var endsEarly: Bool {
        var index = furthest
        while index < tokens.count, tokens[index].kind == .dedent { index += 1 }
        return index < tokens.count && tokens[index].kind == .endMarker
    }
}

extension TokenKind {
    /// Whether a compound statement begins with it, and so ends with an empty line in a dialogue.
    var beginsCompound: Bool {
        switch self {
        case .ifKeyword, .forKeyword, .whileKeyword, .tryKeyword, .withKeyword, .defKeyword, .classKeyword, .at, .asyncKeyword: true
        default: false
        }
    }
}
