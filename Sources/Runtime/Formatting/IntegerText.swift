import TaipanIntegers

/// What `int(text, base)` found.
enum ParsedInteger {
    case small(Int)
    case big(BigInteger)
    /// Not an integer literal of that base.
    case invalid
    /// More digits than the interpreter's limit; carries their number.
    case tooLong(Int)
}

extension VM {
    // MARK: Integers to text

    /// The digits of an int (or subclass) in a base from 2 to 36, with a minus sign where needed; `prefix` adds `0b`, `0o` or `0x` (as `bin`, `oct` and `hex`
    /// do). ValueError when a decimal text would exceed the digit limit.
    public func formatInteger(_ value: Value, base: Int = 10, prefix: Bool = false) throws(ScriptException) -> Value {
        if base == 10, value.isInt { return makeDecimal(value.smallInt) }
        var digits = try integerDigits(value, base: base)
        guard prefix else { return digits.withUnsafeBytes { makeString(latin1: $0, ascii: true) } }
        let negative = digits.first == 45
        digits.insert(contentsOf: [48, base == 2 ? 98 : base == 8 ? 111 : 120], at: negative ? 1 : 0)
        return digits.withUnsafeBytes { makeString(latin1: $0, ascii: true) }
    }

    /// The decimal text of a small integer.
    @inline(__always)
    func makeDecimal(_ value: Int) -> Value { withDecimalDigits(value) { makeString(latin1: $0, ascii: true) } }

    /// The digits of an int in ASCII, lower case, with a minus sign where needed.
    func integerDigits(_ value: Value, base: Int) throws(ScriptException) -> [UInt8] {
        if let small = intValue(value) {
            if base == 10 { return withDecimalDigits(small) { Array($0) } }
            return withDigits(small.magnitude, base: base, uppercase: false) { small < 0 ? [45] + Array($0) : Array($0) }
        }
        guard let big = bigValue(value) else { return [] }
        let limit = runtime.pointee.integerDigitLimit
        let isBinary = base & (base - 1) == 0
        if !isBinary, limit > 0, Double(big.bitLength) * 0.30102 > Double(limit) + 2 { throw tooManyDigits(limit) }
        let digits = big.text(radix: base)
        if !isBinary, limit > 0, digits.count - (digits.first == 45 ? 1 : 0) > limit { throw tooManyDigits(limit) }
        return digits
    }

    private func tooManyDigits(_ limit: Int) -> ScriptException {
        valueError("Exceeds the limit (\(limit) digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit")
    }

    // MARK: Text to integers

    /// `int(text, base)`: white space around, a sign, a prefix for bases 0, 2, 8 and 16, underscores between digits, any script's decimal digits.
    /// ValueError as CPython words it.
    public func parseInt(_ text: StringPointer, base: Int = 10) throws(ScriptException) -> Value {
        try checkBase(base)
        let parsed: ParsedInteger
        if text.isASCII {
            parsed = parseIntegerLiteral(UnsafeRawBufferPointer(start: text.raw, count: text.count), base: base)
        } else {
            parsed = asciiNumber(text).withUnsafeBytes { parseIntegerLiteral($0, base: base) }
        }
        return try integerResult(parsed, of: Value(text), base: base)
    }

    /// `int(bytes, base)`; `original` is what an error message shows.
    public func parseInt(bytes: UnsafeRawBufferPointer, base: Int = 10, original: Value) throws(ScriptException) -> Value {
        try checkBase(base)
        return try integerResult(parseIntegerLiteral(bytes, base: base), of: original, base: base)
    }

    private func checkBase(_ base: Int) throws(ScriptException) {
        guard base == 0 || (2...36).contains(base) else { throw valueError("int() base must be >= 2 and <= 36, or 0") }
    }

    private func integerResult(_ parsed: ParsedInteger, of original: Value, base: Int) throws(ScriptException) -> Value {
        switch parsed {
        case .small(let value): return makeInt(value)
        case .big(let value): return makeInt(value)
        case .invalid:
            throw valueError("invalid literal for int() with base \(base): \(swiftString(try repr(original)))")
        case .tooLong(let count):
            let limit = runtime.pointee.integerDigitLimit
            throw valueError("Exceeds the limit (\(limit) digits) for integer string conversion: value has \(count) digits; "
                + "use sys.set_int_max_str_digits() to increase the limit")
        }
    }

    /// An integer literal in ASCII bytes.
    func parseIntegerLiteral(_ bytes: UnsafeRawBufferPointer, base requested: Int) -> ParsedInteger {
        var start = 0, end = bytes.count
        while start < end, isASCIISpace(bytes[start]) { start += 1 }
        while end > start, isASCIISpace(bytes[end - 1]) { end -= 1 }
        var negative = false
        if start < end, bytes[start] == 43 || bytes[start] == 45 {
            negative = bytes[start] == 45
            start += 1
        }
        var base = requested
        var leadingZero = false
        if start + 1 < end, bytes[start] == 48 {
            let marked: Int
            switch bytes[start + 1] | 32 {
            case 120: marked = 16
            case 111: marked = 8
            case 98: marked = 2
            default: marked = 0
            }
            if marked != 0 && (base == 0 || base == marked) {
                base = marked
                start += 2
                if start < end, bytes[start] == 95 { start += 1 }
            } else if base == 0 {
                leadingZero = true
            }
        }
        if base == 0 { base = 10 }
        guard start < end, bytes[start] != 95, bytes[end - 1] != 95 else { return .invalid }
        var value = 0
        var digitCount = 0
        var overflowed = false
        var afterUnderscore = false
        for index in start..<end {
            let byte = bytes[index]
            if byte == 95 {
                if afterUnderscore { return .invalid }
                afterUnderscore = true
                continue
            }
            afterUnderscore = false
            let digit = digitValue(byte)
            guard digit < base else { return .invalid }
            digitCount += 1
            if !overflowed {
                let (product, first) = value.multipliedReportingOverflow(by: base)
                let (sum, second) = product.addingReportingOverflow(digit)
                if first || second { overflowed = true } else { value = sum }
            }
        }
        if leadingZero && (overflowed || value != 0) { return .invalid }
        let limit = runtime.pointee.integerDigitLimit
        if limit > 0, digitCount > limit, base & (base - 1) != 0 { return .tooLong(digitCount) }
        if !overflowed { return .small(negative ? -value : value) }
        let digits = bytes[start..<end].filter { $0 != 95 }.map { UInt8(truncatingIfNeeded: digitValue($0)) }
        return .big(BigInteger(digits: digits, radix: base, negative: negative))
    }

    /// The text of a number with decimal digits of any script turned to ASCII and white space to spaces; other characters beyond ASCII become
    /// `?`, which no number has.
    func asciiNumber(_ text: StringPointer) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        for index in 0..<text.count {
            let codePoint = text[codePoint: index]
            if codePoint < 0x80 {
                result.append(UInt8(truncatingIfNeeded: codePoint))
            } else if isWhitespace(codePoint) {
                result.append(32)
            } else if let digit = decimalDigit(codePoint) {
                result.append(UInt8(truncatingIfNeeded: 48 + digit))
            } else {
                result.append(63)
            }
        }
        return result
    }
}

/// 0...35 for a digit or letter, 99 for anything else.
@inline(__always)
func digitValue(_ byte: UInt8) -> Int {
    switch byte {
    case 48...57: return Int(byte) - 48
    case 97...122: return Int(byte) - 87
    case 65...90: return Int(byte) - 55
    default: return 99
    }
}

/// White space of the C locale.
@inline(__always)
func isASCIISpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
