import TaipanIntegers

/// Reads the notation of `float.hex()`: `[sign] ['0x'] digits ['.' digits] ['p' exponent]`, or inf and nan.
enum HexFloat {
    case value(Double)
    case overflow
    case malformed

    static func parse(_ text: [UInt8]) -> HexFloat {
        var position = 0, end = text.count
        func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
        while position < end, isSpace(text[position]) { position += 1 }
        while end > position, isSpace(text[end - 1]) { end -= 1 }
        var negative = false
        if position < end, text[position] == 43 || text[position] == 45 {
            negative = text[position] == 45
            position += 1
        }
        switch String(decoding: text[position..<end], as: UTF8.self).lowercased() {
        case "inf", "infinity": return .value(negative ? -.infinity : .infinity)
        case "nan": return .value(.nan)
        default: break
        }
        if position + 1 < end, text[position] == 48, text[position + 1] | 32 == 120 { position += 2 }
        // More than 400 leading digits cannot matter but for being zero or not; a cap keeps the work bounded.
        var mantissa = BigInteger(0), digits = 0, scale = 0, isFraction = false, kept = 0, lostNonzero = false
        scan: while position < end {
            let byte = text[position]
            let digit: Int
            switch byte {
            case 48...57: digit = Int(byte) - 48
            case 65...70: digit = Int(byte) - 55
            case 97...102: digit = Int(byte) - 87
            case 46 where !isFraction:
                isFraction = true
                position += 1
                continue
            default: break scan
            }
            digits += 1
            if kept < 40 {
                mantissa = mantissa * 16 + BigInteger(digit)
                if !mantissa.isZero { kept += 1 }
                if isFraction { scale -= 4 }
            } else {
                lostNonzero = lostNonzero || digit != 0
                if !isFraction { scale += 4 }
            }
            position += 1
        }
        guard digits > 0 else { return .malformed }
        if position < end, text[position] | 32 == 112 {
            position += 1
            var exponentNegative = false
            if position < end, text[position] == 43 || text[position] == 45 {
                exponentNegative = text[position] == 45
                position += 1
            }
            var exponent = 0, exponentDigits = 0
            while position < end, (48...57).contains(text[position]) {
                if exponent < 1 << 40 { exponent = exponent * 10 + Int(text[position]) - 48 }
                exponentDigits += 1
                position += 1
            }
            guard exponentDigits > 0 else { return .malformed }
            scale += exponentNegative ? -exponent : exponent
        }
        guard position == end else { return .malformed }
        if mantissa.isZero { return .value(negative ? -0.0 : 0) }
        if lostNonzero {
            mantissa = mantissa * 2 + 1
            scale -= 1
        }
        if scale + mantissa.bitLength > 1024 { return .overflow }
        if scale + mantissa.bitLength < -1100 { return .value(negative ? -0.0 : 0) }
        let result = scale >= 0 ? (mantissa << scale).double : mantissa.divided(by: BigInteger(1) << -scale)
        guard let result else { return .overflow }
        return .value(negative ? -result : result)
    }
}
