/// Turns a source text into tokens, all at once.
///
/// Works on bytes. The text ends in a newline and a zero byte, and holds no other zero byte (``SourceText``), so that every scan
/// stops without comparing positions. The last token is always `.endMarker` or `.error`.
struct Lexer {
    let base: UnsafePointer<UInt8>
    let count: Int
    let lineStarts: ContiguousArray<UInt32>
    let isValidUTF8: Bool
    var position = 0
    var tokens: ContiguousArray<Token> = []
    var names: NameTable
    var failure: LexerFailure?
    var warnings: [LexerWarning] = []
    var brackets: ContiguousArray<OpenBracket> = []
    var modes: ContiguousArray<FormattedMode> = []
    private var indents: ContiguousArray<Indent> = [Indent(column: 0, alternate: 0)]
    private var isFinished = false
    private var atLineStart = true

    /// CPython's MAXLEVEL: open brackets.
    static let maximumBracketDepth = 200
    /// CPython's MAXINDENT: indentation levels.
    static let maximumIndents = 100
    /// CPython's MAXFSTRINGLEVEL: f-strings inside f-strings.
    static let maximumFormattedDepth = 150

    private struct Indent {
        /// With tabs to multiples of eight.
        var column: Int
        /// With tabs as one column: where the two disagree, tabs and spaces are mixed in a way that has no one meaning.
        var alternate: Int
    }

    init(base: UnsafePointer<UInt8>, count: Int, lineStarts: ContiguousArray<UInt32>, isValidUTF8: Bool) {
        self.base = base
        self.count = count
        self.lineStarts = lineStarts
        self.isValidUTF8 = isValidUTF8
        names = NameTable(expectedBytes: count)
        tokens.reserveCapacity(count / 3 + 16)
    }

    /// Reads the whole text.
    mutating func run() {
        while !isFinished {
            if let mode = modes.last, mode.isText {
                readFormattedText()
            } else {
                if atLineStart {
                    beginLine()
                    if isFinished { return }
                }
                readToken()
            }
        }
    }

    @inline(__always)
    mutating func emit(_ kind: TokenKind, from start: Int, value: UInt32 = 0) {
        tokens.append(
            Token(
                kind: kind, level: UInt8(truncatingIfNeeded: brackets.count), value: value,
                start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: position)))
    }

    /// Records the failure and ends the token list.
    mutating func fail(_ failure: LexerFailure) {
        guard !isFinished else { return }
        self.failure = failure
        self.failure?.inFormatted = !modes.isEmpty
        isFinished = true
        position = failure.end
        emit(.error, from: failure.start)
    }

    mutating func fail(_ message: String, from start: Int, to end: Int) {
        fail(LexerFailure(message: message, start: start, end: max(start, end)))
    }

    /// The line (from 1) of a byte offset.
    func line(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    // MARK: Lines

    /// Skips blank lines, then turns the indentation of the next one into `indent` and `dedent` tokens.
    private mutating func beginLine() {
        atLineStart = false
        while true {
            var column = 0
            var alternate = 0
            // Indentation before the first of several joined lines counts for all of them.
            var joinedColumn = 0
            scan: while true {
                switch base[position] {
                case UInt8(ascii: " "):
                    column += 1
                    alternate += 1
                case UInt8(ascii: "\t"):
                    column = (column / 8 + 1) * 8
                    alternate += 1
                case 0x0C:
                    column = 0
                    alternate = 0
                case UInt8(ascii: "\\"):
                    if joinedColumn == 0 { joinedColumn = column }
                    guard joinLine() else { return }
                    continue scan
                default: break scan
                }
                position += 1
            }
            let byte = base[position]
            if byte == UInt8(ascii: "#") { skipComment() }
            if base[position] == UInt8(ascii: "\n") {
                position += 1
                continue
            }
            if joinedColumn != 0 {
                column = joinedColumn
                alternate = joinedColumn
            }
            changeIndent(column: column, alternate: alternate)
            return
        }
    }

    private mutating func changeIndent(column: Int, alternate: Int) {
        guard let current = indents.last else { return }
        if column == current.column {
            if alternate != current.alternate { failTabs() }
        } else if column > current.column {
            if indents.count >= Lexer.maximumIndents {
                var start = position
                while start > 0, base[start - 1] != UInt8(ascii: "\n") { start -= 1 }
                fail(
                    LexerFailure(
                        kind: .indentationError, message: "too many levels of indentation", start: start, end: start,
                        overridesParser: false, columnRule: .zeroEnd))
                return
            }
            if alternate <= current.alternate { return failTabs() }
            indents.append(Indent(column: column, alternate: alternate))
            emit(.indent, from: position)
        } else {
            guard let top = indents.last(where: { $0.column <= column }), column == top.column else {
                let end = endOfLine(position)
                return fail(
                    LexerFailure(
                        kind: .indentationError, message: "unindent does not match any outer indentation level", start: end,
                        end: end, overridesParser: false, columnRule: .openEnd))
            }
            if alternate != top.alternate { return failTabs() }
            while let inner = indents.last, column < inner.column {
                indents.removeLast()
                emit(.dedent, from: position)
            }
        }
    }

    private mutating func failTabs() {
        var start = position
        while start > 0, base[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        fail(
            LexerFailure(
                kind: .tabError, message: "inconsistent use of tabs and spaces in indentation", start: start, end: start,
                overridesParser: false, columnRule: .zeroEnd))
    }

    private func endOfLine(_ start: Int) -> Int {
        var end = start
        while end < count, base[end] != UInt8(ascii: "\n") { end += 1 }
        return end
    }

    @inline(__always)
    private mutating func skipComment() {
        while base[position] != UInt8(ascii: "\n"), position < count { position += 1 }
    }

    /// Steps over a backslash and the newline after it; false if there is none, or nothing after it.
    private mutating func joinLine() -> Bool {
        let start = position
        position += 1
        guard base[position] == UInt8(ascii: "\n") else {
            fail(
                LexerFailure(
                    message: "unexpected character after line continuation character", start: position, end: position,
                    overridesParser: false, columnRule: .zeroEnd))
            return false
        }
        position += 1
        guard position < count else {
            failAtEnd(LexerFailure(
                message: "unexpected EOF while parsing", start: start + 1, end: start + 1, overridesParser: false, isIncomplete: true,
                columnRule: .openEnd))
            return false
        }
        return true
    }

    /// The text ends where it must not: an open bracket is a better explanation than any other.
    private mutating func failAtEnd(_ failure: LexerFailure) {
        guard let open = brackets.last else { return fail(failure) }
        fail(
            LexerFailure(
                message: "'\(Character(Unicode.Scalar(open.byte)))' was never closed", start: open.offset, end: open.offset + 1,
                overridesParser: false, isIncomplete: true, columnRule: .zeroEnd))
    }

    // MARK: Tokens

    /// Reads one token outside literal text; several while that changes neither line nor mode.
    private mutating func readToken() {
        while !isFinished {
            var byte = base[position]
            while byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == 0x0C {
                position += 1
                byte = base[position]
            }
            let start = position
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...0xFF:
                if readName() { return }
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                readNumber()
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                readString(from: start, flags: [])
            case UInt8(ascii: "\n"):
                position += 1
                if brackets.isEmpty {
                    position -= 1
                    emit(.newline, from: start)
                    position += 1
                    atLineStart = true
                    return
                }
            case UInt8(ascii: "#"):
                skipComment()
            case UInt8(ascii: "\\"):
                if !joinLine() { return }
            case 0:
                endOfText()
                return
            case UInt8(ascii: "."):
                if Lexer.isDigit(base[position + 1]) {
                    readNumber()
                } else if base[position + 1] == byte, base[position + 2] == byte {
                    position += 3
                    emit(.ellipsis, from: start)
                } else {
                    position += 1
                    emit(.dot, from: start)
                }
            case UInt8(ascii: "("): open(.leftParenthesis)
            case UInt8(ascii: "["): open(.leftBracket)
            case UInt8(ascii: "{"): open(.leftBrace)
            case UInt8(ascii: ")"): close(.rightParenthesis)
            case UInt8(ascii: "]"): close(.rightBracket)
            case UInt8(ascii: "}"):
                close(.rightBrace)
                if let mode = modes.last, mode.isText { return }
            case UInt8(ascii: ":"):
                if beginFormatSpecification() { return }
                readOperator(byte)
            default:
                readOperator(byte)
            }
        }
    }

    private mutating func endOfText() {
        guard position >= count else { return fail("invalid syntax", from: position, to: position + 1) }
        if !brackets.isEmpty {
            return failAtEnd(LexerFailure(message: "unexpected EOF while parsing", start: count, end: count, isIncomplete: true))
        }
        emit(.endMarker, from: position)
        isFinished = true
    }

    private mutating func open(_ kind: TokenKind) {
        guard brackets.count < Lexer.maximumBracketDepth else {
            return fail("too many nested parentheses", from: position, to: position + 1)
        }
        brackets.append(OpenBracket(byte: base[position], offset: position))
        if !modes.isEmpty { modes[modes.count - 1].depth += 1 }
        position += 1
        emit(kind, from: position - 1)
    }

    private mutating func close(_ kind: TokenKind) {
        let byte = base[position]
        let letter = Character(Unicode.Scalar(byte))
        let mode = modes.last
        if let mode, mode.depth == 0, kind == .rightBrace {
            return fail("f-string: single '}' is not allowed", from: position, to: position + 1)
        }
        guard let opening = brackets.popLast() else {
            return fail("unmatched '\(letter)'", from: position, to: position + 1)
        }
        guard opening.matches(byte) else {
            // In f"{)}" the brace belongs to the f-string, so the parenthesis has no partner at all.
            if let mode, opening.byte == UInt8(ascii: "{"), mode.fieldDepths.last == mode.depth - 1 {
                return fail("f-string: unmatched '\(letter)'", from: position, to: position + 1)
            }
            let openingLine = line(of: opening.offset)
            let place = openingLine == line(of: position) ? "" : " on line \(openingLine)"
            return fail(
                "closing parenthesis '\(letter)' does not match opening parenthesis "
                    + "'\(Character(Unicode.Scalar(opening.byte)))'\(place)",
                from: position, to: position + 1)
        }
        position += 1
        if !modes.isEmpty {
            let last = modes.count - 1
            modes[last].depth -= 1
            if modes[last].depth < 0 {
                return fail("f-string: unmatched '\(letter)'", from: position - 1, to: position)
            }
            if kind == .rightBrace, modes[last].fieldDepths.last == modes[last].depth {
                modes[last].fieldDepths.removeLast()
                modes[last].isText = true
                modes[last].inFormatSpecification = modes[last].inField
            }
        }
        emit(kind, from: position - 1)
    }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// A letter, digit, underscore or any byte beyond ASCII.
    @inline(__always)
    static func isNameByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
    }
}
