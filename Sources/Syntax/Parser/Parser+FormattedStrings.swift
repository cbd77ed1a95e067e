/// F-strings (PEP 498, PEP 701).
extension Parser {
    /// A constant between replacement fields, while it grows.
    private struct PendingText {
        var start: UInt32 = 0
        var end: UInt32 = 0
        var isU = false
        var isPresent = false

        mutating func extend(_ span: ByteSpan, isU: Bool) {
            if !isPresent {
                start = span.start
                self.isU = isU
                isPresent = true
            }
            end = span.end
        }
    }

    /// Adjacent literals at least one of which is an f-string: `formatted_string: FORMATTED_START formatted_parts FORMATTED_END`
    mutating func joined(_ first: Token) throws(ParseFailure) -> ExpressionID {
        try checkStack()
        let outer = text
        text = TextBuilder()
        let mark = scratch.expressions.count
        var pending = PendingText()
        while kind == .string || kind == .formattedStart {
            if kind == .string {
                let token = token
                advance()
                try decode(token, isBytes: false)
                pending.extend(token.span, isU: hasUnicodePrefix(token))
                continue
            }
            advance()
            try formattedParts(&pending, inSpecification: false)
            try expect(.formattedEnd)
        }
        flush(&pending)
        let values = takeExpressions(from: mark)
        text = outer
        return add(.joinedString(values: values), from: first.start)
    }

    /// `formatted_parts: (FORMATTED_MIDDLE | replacement_field)*`
    private mutating func formattedParts(_ pending: inout PendingText, inSpecification: Bool) throws(ParseFailure) {
        while true {
            if kind == .formattedMiddle {
                let token = token
                advance()
                let body = Int(token.start)..<Int(token.end)
                if StringTokenFlags(rawValue: token.value).contains(.raw) {
                    text.append(contentsOf: tree.source[body])
                } else {
                    // CPython has read a whole f-string before it looks at the text in it.
                    let place = inSpecification ? token : lastToken(ofFormatted: position) ?? token
                    do throws(ParseFailure) { try decodeText(body, of: token, warningAt: place) } catch {
                        if !inSpecification { moveFindingToEnd() }
                        throw error
                    }
                }
                // Of a doubled brace the token holds one; the constant covers both.
                let isDoubled = start == token.end + 1 && isBrace(token.end)
                if token.end > token.start {
                    pending.extend(ByteSpan(start: token.start, end: isDoubled ? token.end + 1 : token.end), isU: false)
                }
            } else if kind == .leftBrace {
                try replacementField(&pending)
            } else {
                return
            }
        }
    }

    /// CPython finds a wrong escape when it has read the whole f-string.
    private mutating func moveFindingToEnd() {
        guard let last = lastToken(ofFormatted: position) else { return }
        finding?.start = last.start
        finding?.end = last.end
    }

    /// The token that ends the f-string inside of which the token at `first` stands.
    func lastToken(ofFormatted first: Int) -> Token? {
        var depth = 0
        for token in tokens[first...] {
            if token.kind == .formattedStart { depth += 1 }
            guard token.kind == .formattedEnd else { continue }
            if depth == 0 { return token }
            depth -= 1
        }
        return nil
    }

    private func isBrace(_ offset: UInt32) -> Bool {
        tree.source[Int(offset)] == UInt8(ascii: "{") || tree.source[Int(offset)] == UInt8(ascii: "}")
    }

    private mutating func flush(_ pending: inout PendingText) {
        if pending.isPresent, !text.bytes.isEmpty {
            let constant = commit(isBytes: false, isU: pending.isU)
            let id = add(.constant(constant), from: pending.start, to: pending.end)
            scratch.expressions.append(id)
        }
        text.removeAll()
        pending = PendingText()
    }

    /// `replacement_field: '{' annotated_value ['='] ['!' NAME] [':' formatted_parts] '}'`
    private mutating func replacementField(_ pending: inout PendingText) throws(ParseFailure) {
        let opening = position
        let start = start
        advance()
        let outer = text
        text = TextBuilder()
        let value = diagnosing ? try diagnosedFieldValue() : try yieldOrStarExpressions()
        text = outer
        var isDebug = false
        if kind == .equal {
            advance()
            isDebug = true
            if diagnosing { try diagnoseField("'!', or ':', or '}'", [.exclamation, .colon, .rightBrace]) }
            appendSource(from: tokens[opening].end, to: self.start)
            pending.extend(ByteSpan(start: tokens[opening].end, end: self.start), isU: false)
        }
        var conversion = FormatConversion.none
        let hasConversion = kind == .exclamation
        if hasConversion { conversion = try formatConversion() }
        if diagnosing { try diagnoseField("':' or '}'", [.colon, .rightBrace]) }
        var specification: ExpressionID?
        if kind == .colon {
            let colon = token
            advance()
            flush(&pending)
            let mark = scratch.expressions.count
            let saved = text
            text = TextBuilder()
            var part = PendingText()
            try formattedParts(&part, inSpecification: true)
            flush(&part)
            text = saved
            let values = takeExpressions(from: mark)
            if diagnosing { try diagnoseField("'}', or format specs", [.rightBrace]) }
            specification = add(.joinedString(values: values), from: colon.start, to: end)
        }
        try expect(.rightBrace)
        if isDebug, !hasConversion, specification == nil { conversion = .representation }
        flush(&pending)
        let id = add(
            .formattedValue(value: value, conversion: conversion, formatSpecification: specification), from: start)
        scratch.expressions.append(id)
    }

    private mutating func formatConversion() throws(ParseFailure) -> FormatConversion {
        let mark = token
        advance()
        guard kind == .name else {
            guard diagnosing else { throw fail() }
            let isMissing = kind == .colon || kind == .rightBrace
            throw refuse("f-string: \(isMissing ? "missing" : "invalid") conversion character", at: token)
        }
        let letter = token
        guard letter.start == mark.end else {
            throw refuse("f-string: conversion type must come right after the exclamanation mark", at: letter)
        }
        advance()
        if letter.end == letter.start + 1 {
            switch tree.source[Int(letter.start)] {
            case UInt8(ascii: "s"): return .string
            case UInt8(ascii: "r"): return .representation
            case UInt8(ascii: "a"): return .ascii
            default: break
            }
        }
        let text = String(decoding: tree.source[Int(letter.start)..<Int(letter.end)], as: UTF8.self)
        throw refuse("f-string: invalid conversion character '\(text)': expected 's', 'r', or 'a'", at: letter)
    }

    /// The text of a `{expression=}` field as it is written, without comments.
    private mutating func appendSource(from start: UInt32, to end: UInt32) {
        var quote: UInt8 = 0
        var index = Int(start)
        while index < Int(end) {
            let byte = tree.source[index]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
            } else if byte == UInt8(ascii: "#") {
                while index < Int(end), tree.source[index] != UInt8(ascii: "\n") { index += 1 }
                continue
            }
            text.bytes.append(byte)
            if byte & 0xC0 != 0x80 { text.codePointCount += 1 }
            index += 1
        }
    }
}
