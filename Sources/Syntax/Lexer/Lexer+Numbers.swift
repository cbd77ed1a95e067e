extension Lexer {
    /// Reads a number: only its shape is checked here, its value is made by the parser.
    mutating func readNumber() {
        let start = position
        if base[position] == UInt8(ascii: "0") {
            switch base[position + 1] | 0x20 {
            case UInt8(ascii: "x"): return readRadix(start, "hexadecimal") { Lexer.isDigit($0) || ($0 | 0x20) &- UInt8(ascii: "a") < 6 }
            case UInt8(ascii: "o"): return readRadix(start, "octal") { $0 &- UInt8(ascii: "0") < 8 }
            case UInt8(ascii: "b"): return readRadix(start, "binary") { $0 &- UInt8(ascii: "0") < 2 }
            default: break
            }
        }
        var isInteger = true
        if base[position] != UInt8(ascii: ".") {
            guard digits() else { return }
        }
        let integerEnd = position
        if base[position] == UInt8(ascii: ".") {
            isInteger = false
            position += 1
            if Lexer.isDigit(base[position]) {
                guard digits() else { return }
            }
        }
        if base[position] | 0x20 == UInt8(ascii: "e") {
            let sign = base[position + 1] == UInt8(ascii: "+") || base[position + 1] == UInt8(ascii: "-")
            if Lexer.isDigit(base[position + (sign ? 2 : 1)]) {
                isInteger = false
                position += sign ? 2 : 1
                guard digits() else { return }
            } else if sign {
                return fail("invalid decimal literal", from: position + 1, to: position + 2)
            }
        }
        if base[position] | 0x20 == UInt8(ascii: "j") {
            position += 1
            finishNumber(start, "imaginary")
            return
        }
        if isInteger, base[start] == UInt8(ascii: "0") {
            var zeros = start
            while base[zeros] == UInt8(ascii: "0") || base[zeros] == UInt8(ascii: "_") { zeros += 1 }
            if zeros < integerEnd {
                return fail(
                    LexerFailure(
                        message: "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
                        start: start, end: zeros, columnRule: .characters))
            }
        }
        finishNumber(start, "decimal")
    }

    /// Digits with single underscores between them.
    private mutating func digits() -> Bool {
        while true {
            while Lexer.isDigit(base[position]) { position += 1 }
            guard base[position] == UInt8(ascii: "_") else { return true }
            position += 1
            guard Lexer.isDigit(base[position]) else {
                fail("invalid decimal literal", from: position - 1, to: position)
                return false
            }
        }
    }

    private mutating func readRadix(_ start: Int, _ radix: StaticString, _ isDigit: (UInt8) -> Bool) {
        position += 2
        repeat {
            if base[position] == UInt8(ascii: "_") { position += 1 }
            guard isDigit(base[position]) else {
                return failDigit(radix)
            }
            while isDigit(base[position]) { position += 1 }
        } while base[position] == UInt8(ascii: "_")
        if Lexer.isDigit(base[position]) { return failDigit(radix) }
        finishNumber(start, radix)
    }

    private mutating func failDigit(_ radix: StaticString) {
        if Lexer.isDigit(base[position]) {
            let digit = Character(Unicode.Scalar(base[position]))
            fail("invalid digit '\(digit)' in \(radix) literal", from: position, to: position + 1)
        } else {
            fail("invalid \(radix) literal", from: position - 1, to: position)
        }
    }

    /// What stands right behind a number must not look like a part of it; a keyword may (`1if x else y`).
    private mutating func finishNumber(_ start: Int, _ kind: StaticString) {
        let next = base[position]
        if Lexer.isNameByte(next), next < 0x80 {
            guard keywordFollows() else { return fail("invalid \(kind) literal", from: position - 1, to: position) }
            warnings.append(LexerWarning(message: "invalid \(kind) literal", start: position - 1, end: position))
        }
        emit(.number, from: start)
    }

    private func keywordFollows() -> Bool {
        func follows(_ text: StaticString, whole: Bool = false) -> Bool {
            for offset in 0..<text.utf8CodeUnitCount where base[position + offset] != text.utf8Start[offset] { return false }
            return !whole || !Lexer.isNameByte(base[position + text.utf8CodeUnitCount])
        }
        switch base[position] {
        case UInt8(ascii: "a"): return follows("and", whole: true)
        case UInt8(ascii: "e"): return follows("else", whole: true)
        case UInt8(ascii: "f"): return follows("for", whole: true)
        case UInt8(ascii: "i"): return follows("if") || follows("in") || follows("is")
        case UInt8(ascii: "n"): return follows("not", whole: true)
        case UInt8(ascii: "o"): return follows("or", whole: true)
        default: return false
        }
    }
}
