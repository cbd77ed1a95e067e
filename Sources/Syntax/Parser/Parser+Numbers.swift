extension Parser {
    /// Digits of a decimal literal that may become an integer (CPython's default for `sys.set_int_max_str_digits`).
    private static var maximumDecimalDigits: Int { 4300 }

    /// The value of a number token, whose shape the lexer checked.
    mutating func number(_ token: Token) throws(ParseFailure) -> Constant {
        let start = Int(token.start)
        let end = Int(token.end)
        let lead = tree.source[start]
        if lead == UInt8(ascii: "0"), end > start + 1 {
            switch tree.source[start + 1] | 0x20 {
            case UInt8(ascii: "x"): return integer(start + 2, end, radix: 16)
            case UInt8(ascii: "o"): return integer(start + 2, end, radix: 8)
            case UInt8(ascii: "b"): return integer(start + 2, end, radix: 2)
            default: break
            }
        }
        var value: Int64 = 0
        var isInteger = true
        for index in start..<end {
            let byte = tree.source[index]
            if Lexer.isDigit(byte) {
                // Too long a number wraps here, but then is read again below.
                value = value &* 10 &+ Int64(byte - UInt8(ascii: "0"))
            } else if byte != UInt8(ascii: "_") {
                isInteger = false
                break
            }
        }
        if isInteger {
            if end - start <= 18 { return .integer(value) }
            if end - start > Parser.maximumDecimalDigits { try checkLength(token) }
            return integer(start, end, radix: 10)
        }
        let isImaginary = tree.source[end - 1] | 0x20 == UInt8(ascii: "j")
        var digits = ""
        for byte in tree.source[start..<(isImaginary ? end - 1 : end)] where byte != UInt8(ascii: "_") {
            digits.unicodeScalars.append(Unicode.Scalar(byte))
        }
        let float = Double(digits) ?? 0
        return isImaginary ? .imaginary(float) : .float(float)
    }

    private mutating func checkLength(_ token: Token) throws(ParseFailure) {
        var count = 0
        for byte in tree.source[Int(token.start)..<Int(token.end)] where byte != UInt8(ascii: "_") { count += 1 }
        guard count > Parser.maximumDecimalDigits else { return }
        throw refuse(
            "Exceeds the limit (\(Parser.maximumDecimalDigits) digits) for integer string conversion: value has \(count) digits; "
                + "use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to "
                + "avoid decimal conversion limits.",
            at: token)
    }

    private mutating func integer(_ start: Int, _ end: Int, radix: Int64) -> Constant {
        var value: Int64 = 0
        var fits = true
        for index in start..<end {
            let byte = tree.source[index]
            if byte == UInt8(ascii: "_") { continue }
            let digit = byte <= UInt8(ascii: "9") ? byte - UInt8(ascii: "0") : (byte | 0x20) - UInt8(ascii: "a") + 10
            let (product, tooLong) = value.multipliedReportingOverflow(by: radix)
            let (sum, tooLarge) = product.addingReportingOverflow(Int64(digit))
            if tooLong || tooLarge {
                fits = false
                break
            }
            value = sum
        }
        if fits { return .integer(value) }
        let from = UInt32(names.bytes.count)
        var sawDigit = false
        for index in start..<end where tree.source[index] != UInt8(ascii: "_") {
            let byte = tree.source[index]
            if byte == UInt8(ascii: "0"), !sawDigit { continue }
            sawDigit = true
            names.bytes.append(byte)
        }
        let id = BigIntegerID(rawValue: UInt32(tree.bigIntegers.count))
        tree.bigIntegers.append(
            BigIntegerLiteral(digits: ByteSpan(start: from, end: UInt32(names.bytes.count)), radix: UInt8(radix)))
        return .bigInteger(id)
    }
}
