/// A parsed source text.
///
/// An arena: nodes stand in flat arrays and are addressed by typed indices (``ExpressionID`` ...), children by slices
/// (``ExpressionList`` ...) of side arrays. So a tree of any depth is freed without recursion, and is `Sendable`.
/// A child always has a smaller index than its parent.
public struct Tree: Sendable {
    /// What was parsed.
    public enum Root: Sendable {
        /// A whole file (`exec`).
        case module(StatementList)
        /// One expression (`eval`).
        case expression(ExpressionID)
        /// One statement of a dialogue (`single`).
        case interactive(StatementList)
    }

    /// Set by the parser when it is done.
    public internal(set) var root: Root = .module(StatementList(start: 0, count: 0))
    /// The name diagnostics and tracebacks show, usually the file's path.
    public internal(set) var sourceName: String
    /// The text as the parser saw it: UTF-8 without a byte order mark, every newline a line feed.
    public internal(set) var source: ContiguousArray<UInt8> = []
    /// Offset in ``source`` of the first byte of each line.
    public internal(set) var lineStarts: ContiguousArray<UInt32> = [0]

    /// What the parser warns of.
    public internal(set) var warnings: [SyntaxWarning] = []

    @usableFromInline var expressions: ContiguousArray<Expression> = []
    @usableFromInline var statements: ContiguousArray<Statement> = []
    @usableFromInline var patterns: ContiguousArray<Pattern> = []
    @usableFromInline var parameterGroups: ContiguousArray<Parameters> = []
    @usableFromInline var functions: ContiguousArray<FunctionDefinition> = []
    @usableFromInline var classes: ContiguousArray<ClassDefinition> = []
    @usableFromInline var tries: ContiguousArray<TryStatement> = []
    @usableFromInline var expressionSpans: ContiguousArray<ByteSpan> = []
    @usableFromInline var statementSpans: ContiguousArray<ByteSpan> = []
    @usableFromInline var patternSpans: ContiguousArray<ByteSpan> = []
    @usableFromInline var expressionLists: ContiguousArray<ExpressionID> = []
    @usableFromInline var statementLists: ContiguousArray<StatementID> = []
    @usableFromInline var patternLists: ContiguousArray<PatternID> = []
    @usableFromInline var nameLists: ContiguousArray<NameID> = []
    @usableFromInline var parameters: ContiguousArray<Parameter> = []
    @usableFromInline var keywords: ContiguousArray<Keyword> = []
    @usableFromInline var aliases: ContiguousArray<Alias> = []
    @usableFromInline var withItems: ContiguousArray<WithItem> = []
    @usableFromInline var comprehensions: ContiguousArray<Comprehension> = []
    @usableFromInline var exceptHandlers: ContiguousArray<ExceptHandler> = []
    @usableFromInline var matchCases: ContiguousArray<MatchCase> = []
    @usableFromInline var typeParameters: ContiguousArray<TypeParameter> = []
    @usableFromInline var dictionaryItems: ContiguousArray<DictionaryItem> = []
    @usableFromInline var comparisons: ContiguousArray<Comparison> = []
    /// Identifiers, string and bytes values, digits: their bytes end to end.
    @usableFromInline var textBytes: ContiguousArray<UInt8> = []
    @usableFromInline var names: ContiguousArray<ByteSpan> = []
    @usableFromInline var strings: ContiguousArray<StringValue> = []
    @usableFromInline var bytesValues: ContiguousArray<ByteSpan> = []
    @usableFromInline var bigIntegers: ContiguousArray<BigIntegerLiteral> = []

    init(sourceName: String) {
        self.sourceName = sourceName
    }
}

/// A string literal's value: its bytes in the tree's text and its length in code points.
public struct StringValue: Sendable {
    public let span: ByteSpan
    public let codePointCount: UInt32
}

/// An integer literal of more than 63 bits: its digits without underscores and prefix, most significant first.
public struct BigIntegerLiteral: Sendable {
    public let digits: ByteSpan
    /// 2, 8, 10 or 16.
    public let radix: UInt8
}
