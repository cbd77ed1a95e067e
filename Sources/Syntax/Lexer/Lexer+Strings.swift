extension Lexer {
    /// Reads a plain string or bytes literal; `position` is at its opening quote.
    mutating func readString(from start: Int, flags initial: StringTokenFlags) {
        var flags = initial
        let quote = base[position]
        var escapedQuote = false
        var high: UInt8 = 0
        let isTriple = base[position + 1] == quote && base[position + 2] == quote
        if isTriple {
            flags.insert(.triple)
            position += 3
        } else {
            position += 1
        }
        while true {
            let byte = base[position]
            high |= byte
            if byte == quote {
                if !isTriple {
                    position += 1
                    break
                }
                if base[position + 1] == quote, base[position + 2] == quote {
                    position += 3
                    break
                }
                position += 1
            } else if byte == UInt8(ascii: "\\") {
                flags.insert(.hasBackslash)
                if base[position + 1] == quote { escapedQuote = true }
                position += base[position + 1] == 0 ? 1 : 2
                high |= base[position - 1]
            } else if byte == UInt8(ascii: "\n") && !isTriple || byte == 0 {
                return failUnterminated(start, quote: quote, isTriple: isTriple, escapedQuote: escapedQuote)
            } else {
                position += 1
            }
        }
        if high >= 0x80 {
            flags.insert(.nonASCII)
            if !isValidUTF8, !checkEncoding(from: start + flags.prefixLength + flags.quoteLength, to: position - flags.quoteLength) {
                return
            }
        }
        emit(.string, from: start, value: flags.rawValue)
    }

    /// Refuses literal text that is not UTF-8.
    mutating func checkEncoding(from start: Int, to end: Int) -> Bool {
        let bytes = UnsafeBufferPointer(start: base + start, count: max(0, end - start))
        guard let invalid = UTF8Scan.firstInvalid(bytes) else { return true }
        fail(UTF8Scan.message(invalid, in: bytes), from: start, to: end)
        return false
    }

    private mutating func failUnterminated(_ start: Int, quote: UInt8, isTriple: Bool, escapedQuote: Bool) {
        // Inside f'{...' a quote like the f-string's own more likely ends it than begins another string.
        if let mode = modes.last, mode.quote == quote, mode.quoteLength == (isTriple ? 3 : 1) {
            return fail("f-string: expecting '}'", from: start, to: start + 1)
        }
        let atEnd = position >= count
        let lastLine = atEnd ? max(1, lineStarts.count - 1) : line(of: position)
        if isTriple {
            fail(
                LexerFailure(
                    message: "unterminated triple-quoted string literal (detected at line \(lastLine))", start: start,
                    end: start + 1, isIncomplete: true))
        } else {
            fail(
                "unterminated string literal (detected at line \(lastLine))"
                    + (escapedQuote ? "; perhaps you escaped the end quote?" : ""),
                from: start, to: start + 1)
        }
    }
}
