extension Parser {
    /// `strings: (STRING | formatted_string)+`: adjacent literals are joined.
    mutating func strings() throws(ParseFailure) -> ExpressionID {
        let first = token
        if kind == .string, nextKind != .string, nextKind != .formattedStart {
            advance()
            let constant = try plainConstant(first)
            return add(.constant(constant), from: first.start, to: first.end)
        }
        // Whether any part is an f-string, and that bytes and text do not mix.
        var scan = position
        var hasFormatted = false
        var isBytes: Bool?
        while scan < tokens.count {
            let token = tokens[scan]
            if token.kind == .formattedStart {
                hasFormatted = true
                scan = endOfFormatted(scan)
            } else if token.kind != .string {
                break
            }
            let bytes = token.kind == .string && StringTokenFlags(rawValue: token.value).contains(.bytes)
            if let isBytes, isBytes != bytes {
                // What is wrong inside an f-string is found first.
                if hasFormatted { _ = try? joined(first) }
                throw refuse("cannot mix bytes and nonbytes literals", at: tokens[min(scan + 1, tokens.count - 1)])
            }
            isBytes = bytes
            scan += 1
        }
        if hasFormatted { return try joined(first) }
        text.removeAll()
        while kind == .string {
            let token = token
            advance()
            try decode(token, isBytes: isBytes == true)
        }
        let isU = hasUnicodePrefix(first)
        let constant = commit(isBytes: isBytes == true, isU: isU)
        return add(.constant(constant), from: first.start)
    }

    /// The position of the last token of the f-string that begins at `start`.
    private func endOfFormatted(_ start: Int) -> Int {
        var depth = 0
        var index = start
        while index < tokens.count {
            switch tokens[index].kind {
            case .formattedStart: depth += 1
            case .formattedEnd:
                depth -= 1
                if depth == 0 { return index }
            default: break
            }
            index += 1
        }
        return tokens.count - 1
    }

    /// The constant of a literal that stands alone.
    private mutating func plainConstant(_ token: Token) throws(ParseFailure) -> Constant {
        let flags = StringTokenFlags(rawValue: token.value)
        let isBytes = flags.contains(.bytes)
        if flags.contains(.hasBackslash) && !flags.contains(.raw) || flags.contains(.nonASCII) {
            text.removeAll()
            try decode(token, isBytes: isBytes)
            return commit(isBytes: isBytes, isU: hasUnicodePrefix(token))
        }
        let body = body(of: token, flags)
        let from = UInt32(names.bytes.count)
        names.bytes.append(contentsOf: tree.source[body])
        return constant(
            ByteSpan(start: from, end: UInt32(names.bytes.count)), codePointCount: body.count, isBytes: isBytes,
            isU: hasUnicodePrefix(token))
    }

    /// Whether the literal begins with a small `u`; a capital one leaves no trace in the tree.
    func hasUnicodePrefix(_ token: Token) -> Bool {
        StringTokenFlags(rawValue: token.value).contains(.unicodePrefix) && tree.source[Int(token.start)] == UInt8(ascii: "u")
    }

    private func body(of token: Token, _ flags: StringTokenFlags) -> Range<Int> {
        let start = Int(token.start) + flags.prefixLength + flags.quoteLength
        return start..<max(start, Int(token.end) - flags.quoteLength)
    }

    /// Moves the text built so far into the tree.
    mutating func commit(isBytes: Bool, isU: Bool) -> Constant {
        let from = UInt32(names.bytes.count)
        names.bytes.append(contentsOf: text.bytes)
        return constant(
            ByteSpan(start: from, end: UInt32(names.bytes.count)), codePointCount: text.codePointCount, isBytes: isBytes, isU: isU)
    }

    private mutating func constant(_ span: ByteSpan, codePointCount: Int, isBytes: Bool, isU: Bool) -> Constant {
        if isBytes {
            tree.bytesValues.append(span)
            return .bytes(BytesID(rawValue: UInt32(tree.bytesValues.count - 1)))
        }
        tree.strings.append(StringValue(span: span, codePointCount: UInt32(codePointCount)))
        return .string(StringID(rawValue: UInt32(tree.strings.count - 1)), isU: isU)
    }

    /// Appends the value of a plain literal to ``text``.
    mutating func decode(_ token: Token, isBytes: Bool) throws(ParseFailure) {
        let flags = StringTokenFlags(rawValue: token.value)
        let body = body(of: token, flags)
        if isBytes, flags.contains(.nonASCII) {
            throw refuse("bytes can only contain ASCII literal characters", at: token)
        }
        if flags.contains(.raw) || !flags.contains(.hasBackslash) {
            text.append(contentsOf: tree.source[body])
        } else if isBytes {
            try decodeBytes(body, of: token)
        } else {
            try decodeText(body, of: token)
        }
    }

    // MARK: Escapes

    /// The character of a simple escape such as `\n`.
    private static func simpleEscape(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): byte
        case UInt8(ascii: "a"): 0x07
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "v"): 0x0B
        default: nil
        }
    }

    private static func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    /// Up to three octal digits at `index`, which steps behind them.
    private mutating func octal(_ index: inout Int, _ end: Int, of token: Token, at place: Token, _ warns: inout Bool) -> UInt32 {
        var value: UInt32 = 0
        var count = 0
        while index < end, count < 3, tree.source[index] &- UInt8(ascii: "0") < 8 {
            value = value << 3 | UInt32(tree.source[index] - UInt8(ascii: "0"))
            index += 1
            count += 1
        }
        if value > 0xFF, warns {
            warns = false
            warnOfEscape((index - 4)..<index, isOctal: true, of: token, at: place)
        }
        return value
    }

    private mutating func decodeBytes(_ body: Range<Int>, of token: Token) throws(ParseFailure) {
        var index = body.lowerBound
        // Of each token only the first dubious escape is told.
        var warns = !backtracking
        while index < body.upperBound {
            let byte = tree.source[index]
            index += 1
            guard byte == UInt8(ascii: "\\"), index < body.upperBound else {
                text.bytes.append(byte)
                continue
            }
            let letter = tree.source[index]
            if letter == UInt8(ascii: "\n") {
                index += 1
            } else if let escape = Parser.simpleEscape(letter) {
                text.bytes.append(escape)
                index += 1
            } else if letter &- UInt8(ascii: "0") < 8 {
                let value = octal(&index, body.upperBound, of: token, at: token, &warns)
                text.bytes.append(UInt8(truncatingIfNeeded: value))
            } else if letter == UInt8(ascii: "x") {
                guard index + 2 < body.upperBound, let high = Parser.hexadecimalDigit(tree.source[index + 1]),
                    let low = Parser.hexadecimalDigit(tree.source[index + 2])
                else {
                    throw refuse(
                        "(value error) invalid \\x escape at position \(index - 1 - body.lowerBound)", at: token)
                }
                text.bytes.append(UInt8(truncatingIfNeeded: high << 4 | low))
                index += 3
            } else {
                if warns {
                    warns = false
                    warnOfEscape((index - 1)..<(index + 1), isOctal: false, of: token, at: token)
                }
                text.bytes.append(byte)
            }
        }
    }

    /// Appends text with its escapes resolved to ``text``. Used for the literal parts of f-strings too.
    mutating func decodeText(_ body: Range<Int>, of token: Token, warningAt place: Token? = nil) throws(ParseFailure) {
        var index = body.lowerBound
        var warns = !backtracking
        while index < body.upperBound {
            var run = index
            while run < body.upperBound, tree.source[run] != UInt8(ascii: "\\") { run += 1 }
            if run > index { text.append(contentsOf: tree.source[index..<run]) }
            index = run
            guard index < body.upperBound else { return }
            let escape = index
            index += 1
            guard index < body.upperBound else {
                text.append(UInt32(UInt8(ascii: "\\")))
                return
            }
            let letter = tree.source[index]
            if letter == UInt8(ascii: "\n") {
                index += 1
            } else if let simple = Parser.simpleEscape(letter) {
                text.append(UInt32(simple))
                index += 1
            } else if letter &- UInt8(ascii: "0") < 8 {
                text.append(octal(&index, body.upperBound, of: token, at: place ?? token, &warns))
            } else if letter == UInt8(ascii: "x") || letter == UInt8(ascii: "u") || letter == UInt8(ascii: "U") {
                let count = letter == UInt8(ascii: "x") ? 2 : letter == UInt8(ascii: "u") ? 4 : 8
                index += 1
                var value: UInt32 = 0
                var read = 0
                while read < count, index < body.upperBound, let digit = Parser.hexadecimalDigit(tree.source[index]) {
                    value = value << 4 | digit
                    index += 1
                    read += 1
                }
                guard read == count else {
                    let shape = letter == UInt8(ascii: "x") ? "\\xXX" : letter == UInt8(ascii: "u") ? "\\uXXXX" : "\\UXXXXXXXX"
                    throw refuseEscape("truncated \(shape) escape", escape, index, body, token)
                }
                guard value <= 0x10FFFF else { throw refuseEscape("illegal Unicode character", escape, index, body, token) }
                text.append(value)
            } else if letter == UInt8(ascii: "N") {
                index = try namedCharacter(escape, body, token)
            } else {
                if warns, letter < 0x80 {
                    warns = false
                    warnOfEscape(escape..<(index + 1), isOctal: false, of: token, at: place ?? token)
                }
                text.append(UInt32(UInt8(ascii: "\\")))
            }
        }
    }

    /// `\N{name}` at `escape`; returns the offset behind it.
    private mutating func namedCharacter(_ escape: Int, _ body: Range<Int>, _ token: Token) throws(ParseFailure) -> Int {
        var index = escape + 2
        guard index < body.upperBound, tree.source[index] == UInt8(ascii: "{") else {
            throw refuseEscape("malformed \\N character escape", escape, index, body, token)
        }
        index += 1
        let from = index
        while index < body.upperBound, tree.source[index] != UInt8(ascii: "}") { index += 1 }
        guard index < body.upperBound, index > from else {
            throw refuseEscape("malformed \\N character escape", escape, min(index + 1, body.upperBound), body, token)
        }
        let name = String(decoding: tree.source[from..<index], as: UTF8.self)
        guard let scalar = characterNames.scalar(named: name) else {
            throw refuseEscape("unknown Unicode character name", escape, index + 1, body, token)
        }
        text.append(scalar.value)
        return index + 1
    }

    /// CPython counts positions in a copy of the literal that holds characters beyond ASCII as ten-byte escapes.
    private mutating func refuseEscape(
        _ reason: String, _ start: Int, _ end: Int, _ body: Range<Int>, _ token: Token
    ) -> ParseFailure {
        var first = 0
        for byte in tree.source[body.lowerBound..<start] {
            if byte < 0x80 { first += 1 } else if byte & 0xC0 != 0x80 { first += 10 }
        }
        let last = first + end - start - 1
        let place = first == last ? "byte 0x5c in position \(first)" : "bytes in position \(first)-\(last)"
        return refuse("(unicode error) 'unicodeescape' codec can't decode \(place): \(reason)", at: token)
    }
}
