/// Literals in the form Python's `repr` gives them.
enum LiteralText {
    /// Shortest digits that round-trip; exponents from 1e16 and below 1e-4.
    /// - Parameter keepsPoint: whether a whole number ends in `.0`.
    static func float(_ value: Double, keepsPoint: Bool = true) -> String {
        if value.isNaN { return "nan" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        // Swift's description has the shortest digits, but its own idea of when to write an exponent.
        var digits = ""
        var exponent = 0
        var sawPoint = false
        var text = value.magnitude.description[...]
        if let mark = text.firstIndex(of: "e") {
            exponent = Int(text[text.index(after: mark)...].drop { $0 == "+" }) ?? 0
            text = text[..<mark]
        }
        for character in text {
            if character == "." {
                sawPoint = true
            } else {
                digits.append(character)
                if sawPoint { exponent -= 1 }
            }
        }
        while digits.hasPrefix("0"), digits.count > 1 { digits.removeFirst() }
        while digits.hasSuffix("0"), digits.count > 1 {
            digits.removeLast()
            exponent += 1
        }
        let sign = value.sign == .minus ? "-" : ""
        if digits == "0" { return sign + (keepsPoint ? "0.0" : "0") }
        // The value is 0.digits times ten to this power, minus one for the first digit.
        let point = digits.count + exponent
        if point > 16 || point <= -4 {
            let power = point - 1
            let rest = digits.dropFirst()
            let magnitude = String(power.magnitude)
            let padded = magnitude.count < 2 ? "0" + magnitude : magnitude
            return sign + digits.prefix(1) + (rest.isEmpty ? "" : "." + rest) + "e" + (power < 0 ? "-" : "+") + padded
        }
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        if digits.count <= point {
            return sign + digits + String(repeating: "0", count: point - digits.count) + (keepsPoint ? ".0" : "")
        }
        return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }

    /// An integer that does not fit 64 bits: in decimal, but in its own radix if it has so many digits that Python's `repr` would refuse it.
    static func integer(_ literal: (digits: ContiguousArray<UInt8>.SubSequence, radix: Int), to output: inout ContiguousArray<UInt8>) {
        guard literal.radix != 10, literal.digits.count > 4300 else {
            output.append(contentsOf: decimal(literal.digits, radix: literal.radix).utf8)
            return
        }
        output.append(contentsOf: (literal.radix == 16 ? "0x" : literal.radix == 8 ? "0o" : "0b").utf8)
        output.append(contentsOf: literal.digits)
    }

    /// Decimal digits of a number given in another radix. Quadratic in the number of digits.
    private static func decimal(_ digits: ContiguousArray<UInt8>.SubSequence, radix: Int) -> String {
        if radix == 10 { return String(decoding: digits, as: UTF8.self) }
        // Least significant first, nine decimal digits each.
        var parts: [UInt64] = [0]
        for byte in digits {
            let digit = byte <= UInt8(ascii: "9") ? byte - UInt8(ascii: "0") : (byte | 0x20) - UInt8(ascii: "a") + 10
            var carry = UInt64(digit)
            for index in parts.indices {
                let value = parts[index] * UInt64(radix) + carry
                parts[index] = value % 1_000_000_000
                carry = value / 1_000_000_000
            }
            if carry > 0 { parts.append(carry) }
        }
        var text = ""
        for (index, part) in parts.reversed().enumerated() {
            let digits = String(part)
            text += index == 0 ? digits : String(repeating: "0", count: 9 - digits.count) + digits
        }
        return text
    }

    /// A string given as generalised UTF-8.
    static func string(_ bytes: ContiguousArray<UInt8>.SubSequence, to output: inout ContiguousArray<UInt8>) {
        let quote = quote(bytes)
        output.append(quote)
        contents(bytes, quote: quote, to: &output)
        output.append(quote)
    }

    /// What stands between the quotes. Without a quote given, quotes are not escaped.
    /// - Parameter keepsWhitespace: whether tabs and line feeds stand for themselves.
    static func contents(
        _ bytes: ContiguousArray<UInt8>.SubSequence, quote: UInt8?, keepsWhitespace: Bool = false, to output: inout ContiguousArray<UInt8>
    ) {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            var index = 0
            while index < buffer.count {
                let (scalar, length) = UTF8Scan.decode(base, at: index, count: buffer.count)
                if keepsWhitespace, scalar == 0x0A || scalar == 0x09 {
                    output.append(UInt8(truncatingIfNeeded: scalar))
                } else if scalar < 0x80 {
                    escape(UInt8(truncatingIfNeeded: scalar), quote: quote, to: &output)
                } else if let character = Unicode.Scalar(scalar), Printability.isPrintable(character) {
                    SourceText.append(scalar, to: &output)
                } else {
                    let (letter, width) = scalar < 0x100 ? ("x", 2) : scalar < 0x10000 ? ("u", 4) : ("U", 8)
                    let digits = String(scalar, radix: 16)
                    output.append(contentsOf: "\\\(letter)".utf8)
                    output.append(contentsOf: String(repeating: "0", count: width - digits.count).utf8)
                    output.append(contentsOf: digits.utf8)
                }
                index += length
            }
        }
    }

    /// A bytes literal, with its prefix.
    static func bytes(_ bytes: ContiguousArray<UInt8>.SubSequence, to output: inout ContiguousArray<UInt8>) {
        let quote = quote(bytes)
        output.append(UInt8(ascii: "b"))
        output.append(quote)
        for byte in bytes {
            if byte < 0x80 {
                escape(byte, quote: quote, to: &output)
            } else {
                output.append(contentsOf: "\\x\(String(byte, radix: 16))".utf8)
            }
        }
        output.append(quote)
    }

    /// The quote `repr` chooses.
    static func quote(_ bytes: ContiguousArray<UInt8>.SubSequence) -> UInt8 {
        let single = UInt8(ascii: "'")
        let double = UInt8(ascii: "\"")
        return bytes.contains(single) && !bytes.contains(double) ? double : single
    }

    private static func escape(_ byte: UInt8, quote: UInt8?, to output: inout ContiguousArray<UInt8>) {
        if byte == quote || byte == UInt8(ascii: "\\") {
            output.append(UInt8(ascii: "\\"))
            output.append(byte)
            return
        }
        switch byte {
        case 0x0A: output.append(contentsOf: "\\n".utf8)
        case 0x0D: output.append(contentsOf: "\\r".utf8)
        case 0x09: output.append(contentsOf: "\\t".utf8)
        case 0x20...0x7E: output.append(byte)
        default:
            let digits = String(byte, radix: 16)
            output.append(contentsOf: (digits.count < 2 ? "\\x0" : "\\x").utf8)
            output.append(contentsOf: digits.utf8)
        }
    }
}
