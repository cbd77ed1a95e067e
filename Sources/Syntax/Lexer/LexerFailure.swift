/// Why the lexer stopped before the end.
struct LexerFailure {
    var kind: SyntaxDiagnostic.Kind = .syntaxError
    var message: String
    var start: Int
    var end: Int
    /// Wins over whatever the parser finds wrong earlier in the text, as the errors CPython's tokenizer raises itself do.
    var overridesParser = true
    /// It happened inside an f-string.
    var inFormatted = false
    /// The text ended too early: more lines could make it right.
    var isIncomplete = false
    var columnRule = SyntaxDiagnostic.ColumnRule.point
}

/// Something that is dubious, though not wrong.
struct LexerWarning {
    let message: String
    let start: Int
    let end: Int
}

/// A bracket that awaits its partner.
struct OpenBracket {
    var byte: UInt8
    var offset: Int

    func matches(_ closing: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "("): closing == UInt8(ascii: ")")
        case UInt8(ascii: "["): closing == UInt8(ascii: "]")
        default: closing == UInt8(ascii: "}")
        }
    }
}

/// The state of one f-string the lexer is inside of.
struct FormattedMode {
    var quote: UInt8
    var quoteLength: Int
    var isRaw: Bool
    /// Offset of the prefix.
    var start: Int
    /// Reading literal text or a format specification, not an expression.
    var isText = true
    var inFormatSpecification = false
    /// Brackets open inside this f-string, the braces of its replacement fields included.
    var depth = 0
    /// Depths at which the replacement fields being read opened; nested ones stand in format specifications.
    var fieldDepths: ContiguousArray<Int> = []

    var inField: Bool { !fieldDepths.isEmpty }
}
