/// What a token is. Keywords come first, in alphabetical order: a keyword's raw value is its ``NameID``.
enum TokenKind: UInt8, Sendable {
    case falseKeyword
    case noneKeyword
    case trueKeyword
    case andKeyword
    case asKeyword
    case assertKeyword
    case asyncKeyword
    case awaitKeyword
    case breakKeyword
    case classKeyword
    case continueKeyword
    case defKeyword
    case delKeyword
    case elifKeyword
    case elseKeyword
    case exceptKeyword
    case finallyKeyword
    case forKeyword
    case fromKeyword
    case globalKeyword
    case ifKeyword
    case importKeyword
    case inKeyword
    case isKeyword
    case lambdaKeyword
    case nonlocalKeyword
    case notKeyword
    case orKeyword
    case passKeyword
    case raiseKeyword
    case returnKeyword
    case tryKeyword
    case whileKeyword
    case withKeyword
    case yieldKeyword
    /// An identifier, soft keywords included. The token's value is its ``NameID``.
    case name
    case number
    /// A plain string or bytes literal. The token's value is its ``StringTokenFlags``.
    case string
    /// The prefix and opening quotes of an f-string.
    case formattedStart
    /// Literal text of an f-string, possibly empty.
    case formattedMiddle
    /// The closing quotes of an f-string.
    case formattedEnd
    case newline
    case indent
    case dedent
    case endMarker
    /// A character of no grammar rule, such as `$`.
    case unknown
    /// Where the lexer gave up; always the last token.
    case error
    /// `(`
    case leftParenthesis
    /// `)`
    case rightParenthesis
    /// `[`
    case leftBracket
    /// `]`
    case rightBracket
    /// `{`
    case leftBrace
    /// `}`
    case rightBrace
    /// `:`
    case colon
    /// `,`
    case comma
    /// `;`
    case semicolon
    /// `.`
    case dot
    /// `...`
    case ellipsis
    /// `->`
    case arrow
    /// `@`
    case at
    /// `!`
    case exclamation
    /// `=`
    case equal
    /// `:=`
    case colonEqual
    /// `+`
    case plus
    /// `-`
    case minus
    /// `*`
    case star
    /// `/`
    case slash
    /// `//`
    case doubleSlash
    /// `%`
    case percent
    /// `**`
    case doubleStar
    /// `<<`
    case leftShift
    /// `>>`
    case rightShift
    /// `&`
    case ampersand
    /// `|`
    case verticalBar
    /// `^`
    case circumflex
    /// `~`
    case tilde
    /// `<`
    case less
    /// `>`
    case greater
    /// `<=`
    case lessEqual
    /// `>=`
    case greaterEqual
    /// `==`
    case equalEqual
    /// `!=`
    case notEqual
    /// `+=`
    case plusEqual
    /// `-=`
    case minusEqual
    /// `*=`
    case starEqual
    /// `/=`
    case slashEqual
    /// `//=`
    case doubleSlashEqual
    /// `%=`
    case percentEqual
    /// `@=`
    case atEqual
    /// `&=`
    case ampersandEqual
    /// `|=`
    case verticalBarEqual
    /// `^=`
    case circumflexEqual
    /// `<<=`
    case leftShiftEqual
    /// `>>=`
    case rightShiftEqual
    /// `**=`
    case doubleStarEqual

    /// Keywords in the order of their raw values.
    static let keywordTexts: [StaticString] = [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
        "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
        "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ]

    @inline(__always)
    var isReservedWord: Bool { rawValue < TokenKind.name.rawValue }
}

/// A lexical element: what, where, and how deep in brackets.
struct Token: Sendable {
    var kind: TokenKind
    /// Open brackets, this token's own included if it opens one.
    var level: UInt8
    /// A ``NameID`` or ``StringTokenFlags``, by kind.
    var value: UInt32
    var start: UInt32
    var end: UInt32

    var span: ByteSpan { ByteSpan(start: start, end: end) }
}

/// What the lexer learned about a string literal on its way.
struct StringTokenFlags: OptionSet, Sendable {
    let rawValue: UInt32

    static let raw = StringTokenFlags(rawValue: 1)
    static let bytes = StringTokenFlags(rawValue: 2)
    static let unicodePrefix = StringTokenFlags(rawValue: 4)
    static let triple = StringTokenFlags(rawValue: 8)
    static let hasBackslash = StringTokenFlags(rawValue: 16)
    static let nonASCII = StringTokenFlags(rawValue: 32)
    static let formatted = StringTokenFlags(rawValue: 64)
    /// One letter before the quotes.
    static let prefixOfOne = StringTokenFlags(rawValue: 128)
    /// Two letters before the quotes.
    static let prefixOfTwo = StringTokenFlags(rawValue: 256)

    var prefixLength: Int { contains(.prefixOfTwo) ? 2 : contains(.prefixOfOne) ? 1 : 0 }
    var quoteLength: Int { contains(.triple) ? 3 : 1 }
}
