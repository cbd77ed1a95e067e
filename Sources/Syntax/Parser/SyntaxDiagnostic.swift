/// Why a source text is refused: what CPython raises as `SyntaxError` or one of its kin, with the same wording.
public struct SyntaxDiagnostic: Error, Sendable {
    /// Which exception a script sees.
    public enum Kind: UInt8, Sendable {
        case syntaxError, indentationError, tabError
        /// Nested deeper than the native stack allows (CPython: `MemoryError` from the parser).
        case memoryError
        /// Nested deeper than the later passes allow (CPython: `RecursionError` from the compiler).
        case recursionError
    }

    public var kind: Kind
    public var message: String
    /// Where; columns are UTF-8 bytes from 0. Nil when the source as a whole is at fault (zero bytes in it). See ``place`` for what a
    /// script sees.
    public var range: SourceRange?
    /// The source line the range begins on, without its newline.
    public var lineText: String?
    /// As given to the parser.
    public var sourceName: String
    /// What the text before that place is warned of.
    public var warnings: [SyntaxWarning] = []
    var columnRule = ColumnRule.bytes

    /// How CPython fills in the columns.
    enum ColumnRule: UInt8, Sendable {
        /// Both ends, counted in characters.
        case characters
        /// Both ends, counted in UTF-8 bytes.
        case bytes
        /// The end repeats the beginning.
        case point
        /// The end is 0.
        case zeroEnd
        /// The end is -1.
        case openEnd
        /// There is no end.
        case noEnd
        /// Both are 0: the text ended without a newline.
        case nowhere
        /// As `openEnd`, and the beginning is the column before, where no mark is shown.
        case indent
    }

    /// Which pass of CPython's finds the same: the exceptions differ in what they tell of the place.
    public enum Origin: UInt8, Sendable { case parser, symbolTable, compiler }
    public internal(set) var origin = Origin.parser
    /// Whether the line as scripts see it ends with a newline.
    public internal(set) var lineEndsInNewline = true

    public init(
        kind: Kind, message: String, range: SourceRange?, lineText: String? = nil, sourceName: String = "", origin: Origin = .parser
    ) {
        self.kind = kind
        self.message = message
        self.range = range
        self.lineText = lineText
        self.sourceName = sourceName
        self.origin = origin
    }

    /// Where an expression is wanted there is nothing at all, and so no line either.
    public init(emptyExpression sourceName: String) {
        let nowhere = SourceRange(line: 0, column: -1, endLine: 0, endColumn: -1)
        self.init(kind: .syntaxError, message: "invalid syntax", range: nowhere, lineText: "", sourceName: sourceName)
        lineEndsInNewline = false
    }
}
