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
    /// Where; columns are UTF-8 bytes from 0 (CPython's `offset` is this in code points plus one). Nil when the source
    /// as a whole is at fault (an unknown encoding).
    public var range: SourceRange?
    /// The source line the range begins on, without its newline.
    public var lineText: String?
    /// As given to the parser.
    public var sourceName: String

    public init(
        kind: Kind, message: String, range: SourceRange?, lineText: String? = nil, sourceName: String = ""
    ) {
        self.kind = kind
        self.message = message
        self.range = range
        self.lineText = lineText
        self.sourceName = sourceName
    }
}
