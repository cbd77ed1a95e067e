// Doubles to text and back: shortest round-trip digits, or correctly rounded ones for a precision.

/// Significant decimal digits of a finite double: 0.d1d2d3... times ten to the power of `point`.
struct DecimalDigits {
    /// ASCII, without leading zeros (zero itself is one "0").
    var digits: [UInt8]
    var point: Int

    /// The fewest digits that read back as the same double (David Gay's mode 0, as `repr` shows).
    init(shortest value: Double) {
        digits = []
        point = 0
        var afterPoint = false
        var leadingZeros = 0
        var text = value.magnitude.description
        text.withUTF8 { text in
            digits.reserveCapacity(20)
            var index = 0
            while index < text.count {
                let byte = text[index]
                if byte == 46 {
                    afterPoint = true
                } else if byte | 32 == 101 {
                    var exponent = 0, negative = false
                    for digit in text[(index + 1)...] {
                        if digit == 45 { negative = true } else if digit != 43 { exponent = exponent * 10 + Int(digit) - 48 }
                    }
                    point += negative ? -exponent : exponent
                    break
                } else if digits.isEmpty && byte == 48 {
                    if afterPoint { leadingZeros += 1 }
                } else {
                    digits.append(byte)
                    if !afterPoint { point += 1 }
                }
                index += 1
            }
        }
        point -= leadingZeros
        while digits.last == 48 { digits.removeLast() }
        if digits.isEmpty {
            digits = [48]
            point = 1
        }
    }

    /// Exactly `count` significant digits (1 or more), rounded half to even on the exact binary value.
    init(_ value: Double, significant count: Int) {
        // A double has at most 767 significant digits.
        let exact = min(count, 800)
        let text = DecimalDigits.print(value.magnitude, "%.*e", exact - 1)
        self.init(exponential: text)
        if count > exact { digits.append(contentsOf: repeatElement(48, count: count - exact)) }
    }

    /// Digits up to `places` behind the point, for the fixed notation. Zero before the point is not among them.
    init(_ value: Double, places: Int) {
        // A double ends at most 1,074 places behind the point.
        let exact = min(places, 1100)
        let text = DecimalDigits.print(value.magnitude, "%.*f", exact)
        let all = text.filter { (48...57).contains($0) }
        let integerCount = all.count - exact
        point = integerCount
        digits = all
        if places > exact { digits.append(contentsOf: repeatElement(48, count: places - exact)) }
    }

    private init(exponential text: [UInt8]) {
        digits = []
        point = 1
        var index = 0
        while index < text.count, text[index] != 101 {
            // Whatever the locale's decimal point is, it is no digit.
            if (48...57).contains(text[index]) { digits.append(text[index]) }
            index += 1
        }
        var exponent = 0, negative = false
        while index + 1 < text.count {
            index += 1
            if text[index] == 45 { negative = true } else if (48...57).contains(text[index]) { exponent = exponent * 10 + Int(text[index]) - 48 }
        }
        point += negative ? -exponent : exponent
    }

    private static func print(_ value: Double, _ format: StaticString, _ precision: Int) -> [UInt8] {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1600) { buffer in
            let length = withVaList([Int32(precision), value]) { arguments in
                format.withUTF8Buffer { text in
                    vsnprintf(buffer.baseAddress, buffer.count, UnsafeRawPointer(text.baseAddress.unsafelyUnwrapped).assumingMemoryBound(to: CChar.self), arguments)
                }
            }
            return buffer.prefix(max(0, min(Int(length), buffer.count - 1))).map { UInt8(bitPattern: $0) }
        }
    }
}

/// How a double is written, the letters being those of format specifications; `r` is `repr`.
struct FloatNotation {
    var code: UInt8
    var precision: Int
    /// `#`: keep the point and trailing zeros.
    var alternate = false
    /// `.0` behind a number that would look like an int.
    var addDotZero = false
    var uppercase = false
}

/// The magnitude of a double in ASCII, no sign: digits, `inf` or `nan`.
func floatText(_ value: Double, _ notation: FloatNotation) -> [UInt8] {
    guard value.isFinite else {
        let text: StaticString = value.isNaN ? (notation.uppercase ? "NAN" : "nan") : (notation.uppercase ? "INF" : "inf")
        return Array(UnsafeBufferPointer(start: text.utf8Start, count: 3))
    }
    var result: [UInt8] = []
    result.reserveCapacity(24)
    switch notation.code {
    case 102: // f
        let appended: Void? = withFixedText(value.magnitude, places: notation.precision, point: notation.alternate) { result.append(contentsOf: $0) }
        if appended != nil { break }
        let decimal = DecimalDigits(value, places: notation.precision)
        result.append(contentsOf: decimal.digits.prefix(max(decimal.point, 0)))
        if result.isEmpty { result.append(48) }
        if notation.precision > 0 || notation.alternate { result.append(46) }
        result.append(contentsOf: decimal.digits.dropFirst(max(decimal.point, 0)))
    case 101: // e
        var decimal = DecimalDigits(value, significant: notation.precision + 1)
        if value == 0 { decimal.point = 1 }
        appendExponential(decimal, notation, to: &result)
    default:
        var decimal: DecimalDigits
        let limit: Int
        if notation.code == 114 {
            decimal = DecimalDigits(shortest: value)
            limit = 16
        } else {
            let precision = max(notation.precision, 1)
            decimal = DecimalDigits(value, significant: precision)
            if value == 0 { decimal.point = 1 }
            limit = precision - (notation.addDotZero ? 1 : 0)
            if !notation.alternate {
                while decimal.digits.count > 1, decimal.digits.last == 48 { decimal.digits.removeLast() }
            }
        }
        if decimal.point <= -4 || decimal.point > limit {
            appendExponential(decimal, notation, to: &result)
        } else if decimal.point <= 0 {
            result.append(48)
            result.append(46)
            result.append(contentsOf: repeatElement(48, count: -decimal.point))
            result.append(contentsOf: decimal.digits)
        } else {
            let whole = min(decimal.point, decimal.digits.count)
            result.append(contentsOf: decimal.digits.prefix(whole))
            result.append(contentsOf: repeatElement(48, count: decimal.point - whole))
            if decimal.digits.count > whole {
                result.append(46)
                result.append(contentsOf: decimal.digits.dropFirst(whole))
            } else if notation.addDotZero {
                result.append(46)
                result.append(48)
            } else if notation.alternate {
                result.append(46)
            }
        }
    }
    return result
}

/// `value` times ten to the power of `places`, rounded half to even on its exact value: in 128-bit arithmetic, for usual magnitudes and precisions.
/// Nil for others.
func scaledToInteger(_ value: Double, places: Int) -> UInt? {
    guard places <= 15, value < 1e15 else { return nil }
    // value = significand * 2^-shift, so value * scale is a quotient of two integers.
    let shift = 1075 - Int(max(value.exponentBitPattern, 1))
    let significand = UInt128(value.significandBitPattern | (value.exponentBitPattern == 0 ? 0 : 1 << 52))
    let product = significand * UInt128(UInt64(exactPowersOfTen[places]))
    var scaled: UInt128
    if shift <= 0 {
        scaled = product << UInt128(-shift)
    } else if shift > 120 {
        scaled = 0
    } else {
        scaled = product >> UInt128(shift)
        let rest = product - scaled << UInt128(shift), half = UInt128(1) << UInt128(shift - 1)
        if rest > half || (rest == half && scaled & 1 == 1) { scaled += 1 }
    }
    return scaled <= UInt128(Int.max) ? UInt(scaled) : nil
}

/// Calls `body` with a magnitude in fixed notation, ASCII; `point`: one even without decimals. Nil, and no call, for what is unusual
/// (`scaledToInteger`).
@inline(__always)
func withFixedText<Result>(_ value: Double, places: Int, point: Bool, _ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
    guard let scaled = scaledToInteger(value, places: places) else { return nil }
    // At most 19 digits, or 15 decimals behind a zero, and the point.
    var storage: (UInt64, UInt64, UInt64) = (0, 0, 0)
    return withUnsafeMutableBytes(of: &storage) { buffer in
        var rest = scaled, index = 24
        func put() {
            let quotient = rest / 10
            index &-= 1
            buffer[index] = UInt8(truncatingIfNeeded: 48 &+ (rest &- quotient &* 10))
            rest = quotient
        }
        for _ in 0..<places { put() }
        if places > 0 || point {
            index &-= 1
            buffer[index] = 46
        }
        repeat { put() } while rest != 0
        return body(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[index..<24]))
    }
}

private func appendExponential(_ decimal: DecimalDigits, _ notation: FloatNotation, to result: inout [UInt8]) {
    result.append(decimal.digits[0])
    if decimal.digits.count > 1 || notation.alternate { result.append(46) }
    result.append(contentsOf: decimal.digits.dropFirst())
    result.append(notation.uppercase ? 69 : 101)
    let exponent = decimal.point - 1
    result.append(exponent < 0 ? 45 : 43)
    if exponent.magnitude < 10 { result.append(48) }
    withDecimalDigits(Int(exponent.magnitude)) { result.append(contentsOf: $0) }
}

extension VM {
    /// `repr(float)`: the shortest text that reads back as the same number.
    public func formatFloatRepr(_ value: Double) -> Value {
        floatReprText(value).withUnsafeBytes { makeString(latin1: $0, ascii: true) }
    }

    func floatReprText(_ value: Double) -> [UInt8] {
        let magnitude = floatText(value, FloatNotation(code: 114, precision: 0, addDotZero: true))
        return value.sign == .minus && !value.isNaN ? [45] + magnitude : magnitude
    }

    /// `repr(complex)`: `(1+2j)`, or `2j` when the real part is a positive zero.
    public func formatComplexRepr(_ real: Double, _ imaginary: Double) -> Value {
        func part(_ value: Double, signed: Bool) -> [UInt8] {
            let magnitude = floatText(value, FloatNotation(code: 114, precision: 0))
            let negative = value.sign == .minus && !value.isNaN
            return negative ? [45] + magnitude : signed ? [43] + magnitude : magnitude
        }
        var text: [UInt8]
        if real == 0 && real.sign == .plus {
            text = part(imaginary, signed: false) + [106]
        } else {
            text = [40] + part(real, signed: false) + part(imaginary, signed: true) + [106, 41]
        }
        return text.withUnsafeBytes { makeString(latin1: $0, ascii: true) }
    }

    // MARK: Text to floats

    /// `float(text)`. ValueError "could not convert string to float: ...".
    public func parseFloat(_ text: StringPointer) throws(ScriptException) -> Double {
        let parsed = text.isASCII ? parseFloatLiteral(UnsafeRawBufferPointer(start: text.raw, count: text.count))
            : asciiNumber(text).withUnsafeBytes { parseFloatLiteral($0) }
        guard let parsed else { throw valueError("could not convert string to float: \(swiftString(try repr(Value(text))))") }
        return parsed
    }

    /// `float(bytes)`; `original` is what an error message shows.
    public func parseFloat(bytes: UnsafeRawBufferPointer, original: Value) throws(ScriptException) -> Double {
        guard let parsed = parseFloatLiteral(bytes) else { throw valueError("could not convert string to float: \(swiftString(try repr(original)))") }
        return parsed
    }

    /// `complex(text)`: `1+2j`, `(1j)`, `nan-infj`; nil for malformed text.
    public func parseComplex(_ text: StringPointer) -> (real: Double, imaginary: Double)? {
        let bytes = asciiNumber(text)
        return bytes.withUnsafeBytes { parseComplexLiteral($0) }
    }
}

/// What `float()` accepts, without regard to the locale: white space around, sign, digits with underscores between, point, exponent, `inf`,
/// `infinity`, `nan`. nil for anything else.
public func parseFloatLiteral(_ bytes: UnsafeRawBufferPointer) -> Double? {
    var start = 0, end = bytes.count
    while start < end, isASCIISpace(bytes[start]) { start += 1 }
    while end > start, isASCIISpace(bytes[end - 1]) { end -= 1 }
    let literal = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    guard let (value, length) = scanFloat(literal), length == literal.count else { return nil }
    return value
}

/// Reads the longest float at the beginning; nil when there is none.
private func scanFloat(_ bytes: UnsafeRawBufferPointer) -> (value: Double, length: Int)? {
    var index = 0
    var negative = false
    if index < bytes.count, bytes[index] == 43 || bytes[index] == 45 {
        negative = bytes[index] == 45
        index += 1
    }
    for (name, value) in [("infinity", Double.infinity), ("inf", Double.infinity), ("nan", Double.nan)] as [(StaticString, Double)] {
        let count = name.utf8CodeUnitCount
        guard index + count <= bytes.count, (0..<count).allSatisfy({ bytes[index + $0] | 32 == name.utf8Start[$0] }) else { continue }
        return (negative ? -value : value, index + count)
    }
    var mantissa: UInt64 = 0
    var mantissaDigits = 0, anyDigit = false, scale = 0, sawPoint = false, hasUnderscore = false
    let first = index
    while index < bytes.count {
        let byte = bytes[index]
        if (48...57).contains(byte) {
            anyDigit = true
            if mantissaDigits > 0 || byte != 48 {
                mantissaDigits += 1
                if mantissaDigits <= 19 { mantissa = mantissa &* 10 &+ UInt64(byte - 48) }
            }
            if sawPoint { scale -= 1 }
        } else if byte == 46 && !sawPoint {
            sawPoint = true
        } else if byte == 95, index > first, (48...57).contains(bytes[index - 1]), index + 1 < bytes.count, (48...57).contains(bytes[index + 1]) {
            hasUnderscore = true
        } else {
            break
        }
        index += 1
    }
    guard anyDigit else { return nil }
    var exponent = 0
    if index < bytes.count, bytes[index] | 32 == 101 {
        var next = index + 1
        var negativeExponent = false
        if next < bytes.count, bytes[next] == 43 || bytes[next] == 45 {
            negativeExponent = bytes[next] == 45
            next += 1
        }
        if next < bytes.count, (48...57).contains(bytes[next]) {
            while next < bytes.count {
                if (48...57).contains(bytes[next]) {
                    exponent = min(exponent * 10 + Int(bytes[next] - 48), 1_000_000_000)
                } else if bytes[next] == 95, (48...57).contains(bytes[next - 1]), next + 1 < bytes.count, (48...57).contains(bytes[next + 1]) {
                    hasUnderscore = true
                } else {
                    break
                }
                next += 1
            }
            if negativeExponent { exponent = -exponent }
            index = next
        }
    }
    // Exact: both factors are representable, so there is one rounding (Clinger's fast path).
    let power = exponent + scale
    if mantissaDigits <= 15, power.magnitude <= 22 {
        let factor = exactPowersOfTen[Int(power.magnitude)]
        let value = power < 0 ? Double(mantissa) / factor : Double(mantissa) * factor
        return (negative ? -value : value, index)
    }
    let literal = bytes[first..<index]
    let text = hasUnderscore ? String(decoding: literal.filter { $0 != 95 }, as: UTF8.self) : String(decoding: literal, as: UTF8.self)
    guard let value = Double(text.hasSuffix(".") ? text + "0" : text.replacingBarePoint()) else { return nil }
    return (negative ? -value : value, index)
}

/// The powers of ten that a double holds exactly.
let exactPowersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
]

private extension String {
    /// `1.e5` and `.5` are floats for scripts; Swift wants a digit on both sides of the point.
    func replacingBarePoint() -> String {
        var result: [UInt8] = []
        var previous: UInt8 = 0
        for byte in utf8 {
            if byte == 46, !(48...57).contains(previous) { result.append(48) }
            if byte | 32 == 101, previous == 46 { result.append(48) }
            result.append(byte)
            previous = byte
        }
        return String(decoding: result, as: UTF8.self)
    }
}

private func parseComplexLiteral(_ bytes: UnsafeRawBufferPointer) -> (real: Double, imaginary: Double)? {
    var start = 0, end = bytes.count
    func trim() {
        while start < end, isASCIISpace(bytes[start]) { start += 1 }
        while end > start, isASCIISpace(bytes[end - 1]) { end -= 1 }
    }
    trim()
    if start < end, bytes[start] == 40 {
        guard bytes[end - 1] == 41, end - start >= 2 else { return nil }
        start += 1
        end -= 1
        trim()
    }
    guard start < end else { return nil }
    var rest = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    func isImaginaryUnit(_ byte: UInt8) -> Bool { byte | 32 == 106 }
    /// A bare sign (or nothing) before `j` means one.
    func unit(_ text: UnsafeRawBufferPointer) -> Double? {
        if text.count == 1, isImaginaryUnit(text[0]) { return 1 }
        if text.count == 2, isImaginaryUnit(text[1]) { return text[0] == 43 ? 1 : text[0] == 45 ? -1 : nil }
        return nil
    }
    if let imaginary = unit(rest) { return (0, imaginary) }
    guard let (first, length) = scanFloat(rest) else { return nil }
    rest = UnsafeRawBufferPointer(rebasing: rest[length...])
    if rest.isEmpty { return (first, 0) }
    if rest.count == 1, isImaginaryUnit(rest[0]) { return (0, first) }
    guard rest[0] == 43 || rest[0] == 45 else { return nil }
    if let imaginary = unit(rest) { return (first, imaginary) }
    guard let (second, secondLength) = scanFloat(rest), secondLength + 1 == rest.count, isImaginaryUnit(rest[secondLength]) else { return nil }
    return (first, second)
}
