/// F-strings (PEP 701): `formattedStart`, then literal text (`formattedMiddle`) in turn with the tokens of replacement fields,
/// then `formattedEnd`. Format specifications are literal text too, after a `colon` token.
extension Lexer {
    /// `position` is at the opening quote, `start` at the prefix.
    mutating func beginFormatted(from start: Int, flags initial: StringTokenFlags) {
        guard modes.count + 1 < Lexer.maximumFormattedDepth else {
            return fail("too many nested f-strings", from: start, to: position + 1)
        }
        var flags = initial
        let quote = base[position]
        let isTriple = base[position + 1] == quote && base[position + 2] == quote
        if isTriple { flags.insert(.triple) }
        position += isTriple ? 3 : 1
        modes.append(
            FormattedMode(quote: quote, quoteLength: isTriple ? 3 : 1, isRaw: flags.contains(.raw), start: start))
        emit(.formattedStart, from: start, value: flags.rawValue)
    }

    /// A colon at the top of a replacement field begins its format specification. Returns false for any other colon.
    mutating func beginFormatSpecification() -> Bool {
        guard let mode = modes.last, let field = mode.fieldDepths.last, mode.depth == field + 1 else { return false }
        modes[modes.count - 1].isText = true
        modes[modes.count - 1].inFormatSpecification = true
        position += 1
        emit(.colon, from: position - 1)
        return true
    }

    /// Reads literal text up to a replacement field or the end of the f-string.
    mutating func readFormattedText() {
        guard let mode = modes.last else { return }
        let start = position
        var high: UInt8 = 0
        var inNamedEscape = false
        while true {
            let byte = base[position]
            high |= byte
            switch byte {
            case mode.quote where mode.quoteLength == 1 || (base[position + 1] == byte && base[position + 2] == byte):
                guard endText(from: start, to: position, high) else { return }
                let quotes = position
                position += mode.quoteLength
                emit(.formattedEnd, from: quotes)
                modes.removeLast()
                return
            case UInt8(ascii: "{"):
                if base[position + 1] == byte, !mode.inFormatSpecification {
                    position += 1
                    guard endText(from: start, to: position, high) else { return }
                    position += 1
                    return
                }
                guard endText(from: start, to: position, high) else { return }
                guard mode.fieldDepths.count < 3 else {
                    return fail("f-string: expressions nested too deeply", from: position - 1, to: position)
                }
                modes[modes.count - 1].fieldDepths.append(mode.depth)
                modes[modes.count - 1].isText = false
                modes[modes.count - 1].inFormatSpecification = false
                return
            case UInt8(ascii: "}"):
                if inNamedEscape {
                    inNamedEscape = false
                    position += 1
                    continue
                }
                if base[position + 1] == byte, !mode.inFormatSpecification {
                    position += 1
                    guard endText(from: start, to: position, high) else { return }
                    position += 1
                    return
                }
                guard endText(from: start, to: position, high) else { return }
                modes[modes.count - 1].isText = false
                modes[modes.count - 1].inFormatSpecification = false
                return
            case UInt8(ascii: "\\"):
                position += 1
                let next = base[position]
                // A brace keeps its meaning behind a backslash.
                if next == UInt8(ascii: "{") || next == UInt8(ascii: "}") {
                    if !mode.isRaw {
                        let brace = Character(Unicode.Scalar(next))
                        warnings.append(LexerWarning(message: "invalid escape sequence '\\\(brace)'", start: position, end: position + 1))
                    }
                    continue
                }
                if next == UInt8(ascii: "N"), !mode.isRaw, base[position + 1] == UInt8(ascii: "{") {
                    inNamedEscape = true
                    position += 2
                    continue
                }
                high |= next
                if next != 0 { position += 1 }
            case UInt8(ascii: "\n") where mode.quoteLength == 1:
                if mode.inFormatSpecification {
                    guard endText(from: start, to: position, high) else { return }
                    modes[modes.count - 1].isText = false
                    modes[modes.count - 1].inFormatSpecification = false
                    return
                }
                return failUnterminated(mode)
            case 0: return failUnterminated(mode)
            default: position += 1
            }
        }
    }

    private mutating func endText(from start: Int, to end: Int, _ high: UInt8) -> Bool {
        // An empty format specification is a token too: it tells `lambda x:` that its colon was taken for one.
        guard end > start || tokens.last?.kind == .colon, let mode = modes.last else { return true }
        var flags: StringTokenFlags = mode.isRaw ? [.raw] : []
        if high >= 0x80 {
            flags.insert(.nonASCII)
            if !isValidUTF8, !checkEncoding(from: start, to: end) { return false }
        }
        let resume = position
        position = end
        emit(.formattedMiddle, from: start, value: flags.rawValue)
        position = resume
        return true
    }

    private mutating func failUnterminated(_ mode: FormattedMode) {
        let atEnd = position >= count
        let lastLine = atEnd ? max(1, lineStarts.count - 1) : line(of: position)
        let triple = mode.quoteLength == 3
        fail(
            LexerFailure(
                message: "unterminated \(triple ? "triple-quoted " : "")f-string literal (detected at line \(lastLine))",
                start: mode.start, end: mode.start + 1, isIncomplete: triple))
    }
}
