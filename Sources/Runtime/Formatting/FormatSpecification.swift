/// A parsed format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]` (PEP 3101).
struct FormatSpecification {
    var fill: UInt32 = 32
    /// `<`, `>`, `=` or `^`.
    var align: UInt32
    var hasAlign = false
    /// `+`, `-`, a space, or 0 when not given.
    var sign: UInt32 = 0
    var coercesNegativeZero = false
    var alternate = false
    /// -1: not given.
    var width = -1
    /// `,`, `_`, or 0.
    var grouping: UInt32 = 0
    /// -1: not given.
    var precision = -1
    /// A presentation type, 0 when not given.
    var type: UInt32

    /// The fill of a field whose width was written with a leading zero: padding goes behind the sign and is grouped.
    var isZeroPadded: Bool { fill == 48 && align == 61 }
}

extension VM {
    /// Fills `result`, which comes with the default type and alignment, from a part of `text`. `typeName` is the type of the value, for messages.
    ///
    /// Not a result: the optimizer of Swift 6.3.1 crashes (LoadableByAddress) on large structures returned by functions with typed errors.
    func parseFormatSpecification(_ text: StringPointer, _ range: Range<Int>, typeName: () -> String, into result: inout FormatSpecification) throws(ScriptException) {
        let defaultAlign = result.align
        var cursor = FormatCursor(text, range)
        func isAlign(_ codePoint: UInt32) -> Bool { codePoint == 60 || codePoint == 62 || codePoint == 61 || codePoint == 94 }
        var hasFill = false
        if isAlign(cursor.peek(1)) {
            result.fill = cursor.peek()
            result.align = cursor.peek(1)
            result.hasAlign = true
            hasFill = true
            cursor.position += 2
        } else if isAlign(cursor.peek()) {
            result.align = cursor.peek()
            result.hasAlign = true
            cursor.position += 1
        }
        let sign = cursor.peek()
        if sign == 43 || sign == 45 || sign == 32 {
            result.sign = sign
            cursor.position += 1
        }
        result.coercesNegativeZero = cursor.take(122)
        result.alternate = cursor.take(35)
        if !hasFill, cursor.take(48) {
            result.fill = 48
            if !result.hasAlign && defaultAlign == 62 { result.align = 61 }
        }
        result.width = try scanDecimal(&cursor)
        if cursor.take(44) { result.grouping = 44 }
        if cursor.take(95) {
            if result.grouping != 0 { throw valueError("Cannot specify both ',' and '_'.") }
            result.grouping = 95
        }
        if cursor.peek() == 44, result.grouping == 95 { throw valueError("Cannot specify both ',' and '_'.") }
        if cursor.take(46) {
            result.precision = try scanDecimal(&cursor)
            if result.precision < 0 { throw valueError("Format specifier missing precision") }
        }
        let left = range.upperBound - cursor.position
        if left > 1 {
            throw valueError("Invalid format specifier '\(swiftString(makeSubstring(text, range)))' for object of type '\(typeName())'")
        }
        if left == 1 { result.type = cursor.peek() }
        if result.grouping != 0 {
            switch result.type {
            case 100, 101, 102, 103, 69, 71, 37, 70, 0: break
            case 98, 111, 120, 88:
                if result.grouping == 44 { throw groupingError(result) }
            default: throw groupingError(result)
            }
        }
    }

    private func groupingError(_ specification: FormatSpecification) -> ScriptException {
        let mark = specification.grouping == 44 ? "," : "_"
        if specification.type > 32 && specification.type < 128 { return valueError("Cannot specify '\(mark)' with '\(character(specification.type))'.") }
        return valueError("Cannot specify '\(mark)' with '\\x\(String(specification.type, radix: 16))'.")
    }

    private func character(_ codePoint: UInt32) -> String { Unicode.Scalar(codePoint).map { String(Character($0)) } ?? "?" }

    /// Digits of a width or precision; -1 when there are none.
    private func scanDecimal(_ cursor: inout FormatCursor) throws(ScriptException) -> Int {
        var value = -1
        while let digit = decimalDigit(cursor.peek()) {
            let (product, first) = max(value, 0).multipliedReportingOverflow(by: 10)
            let (sum, second) = product.addingReportingOverflow(digit)
            if first || second { throw valueError("Too many decimal digits in format string") }
            value = sum
            cursor.position += 1
        }
        return value
    }

    func unknownFormatCode(_ code: UInt32, _ typeName: String) -> ScriptException {
        if code > 32 && code < 128 { return valueError("Unknown format code '\(character(code))' for object of type '\(typeName)'") }
        return valueError("Unknown format code '\\x\(String(code, radix: 16))' for object of type '\(typeName)'")
    }

    // MARK: str

    /// `str.__format__` with a specification that is not empty.
    func formatString(_ string: StringPointer, specification text: StringPointer) throws(ScriptException) -> Value {
        var builder = TextBuilder(self)
        try appendString(string, text, 0..<text.count, to: &builder)
        return builder.make(self)
    }

    private func appendString(_ string: StringPointer, _ text: StringPointer, _ range: Range<Int>, to builder: inout TextBuilder) throws(ScriptException) {
        let name = { typeName(Value(string)) }
        var specification = FormatSpecification(align: 60, type: 115)
        try parseFormatSpecification(text, range, typeName: name, into: &specification)
        guard specification.type == 115 else { throw unknownFormatCode(specification.type, name()) }
        if specification.sign != 0 {
            throw valueError(specification.sign == 32 ? "Space not allowed in string format specifier" : "Sign not allowed in string format specifier")
        }
        if specification.coercesNegativeZero { throw valueError("Negative zero coercion (z) not allowed in string format specifier") }
        if specification.alternate { throw valueError("Alternate form (#) not allowed in string format specifier") }
        if specification.grouping != 0 { throw valueError("Cannot specify '\(character(specification.grouping))' with 's'.") }
        if specification.align == 61 { throw valueError("'=' alignment not allowed in string format specifier") }
        let count = specification.precision >= 0 ? min(specification.precision, string.count) : string.count
        if specification.width <= count { return builder.append(string, 0..<count) }
        let padding = specification.width - count
        try checkTextSize(try checkedTextSize(specification.width, times: 4))
        let left = specification.align == 62 ? padding : specification.align == 94 ? padding / 2 : 0
        builder.append(specification.fill, count: left)
        builder.append(string, 0..<count)
        builder.append(specification.fill, count: padding - left)
    }

    // MARK: Numbers

    /// Lays out a number: padding, sign, prefix, digits with grouping, and what follows the digits (point, decimals, exponent, `%`).
    /// The caller has checked the width (`checkWidth`).
    func appendNumber(negative: Bool, prefix: StaticString = "", digits: UnsafeRawBufferPointer, rest: UnsafeRawBufferPointer, suffix: StaticString = "",
                      _ specification: borrowing FormatSpecification, groupSize: Int, to builder: inout TextBuilder) {
        let sign: UInt32 = negative ? 45 : specification.sign == 43 ? 43 : specification.sign == 32 ? 32 : 0
        let fixed = (sign != 0 ? 1 : 0) + prefix.utf8CodeUnitCount + rest.count + suffix.utf8CodeUnitCount
        let width = specification.width
        // Zeros before `inf` and `nan` are fill, not digits.
        let minimum = specification.isZeroPadded && !digits.isEmpty ? max(width - fixed, 0) : 0
        let separator = specification.grouping
        let layout = groupedCount(digits.count, minimum: minimum, separator != 0 ? groupSize : Int.max)
        let padding = max(width - fixed - layout.total, 0)
        let left: Int
        switch specification.align {
        case 62: left = padding
        case 94: left = padding / 2
        default: left = 0
        }
        builder.append(specification.fill, count: left)
        if sign != 0 { builder.append(sign) }
        builder.append(prefix)
        if specification.align == 61 { builder.append(specification.fill, count: padding) }
        let all = layout.zeros + digits.count
        if separator == 0 {
            builder.append(48, count: layout.zeros)
            builder.append(ascii: digits)
        } else {
            for index in 0..<all {
                if index > 0, (all - index) % groupSize == 0 { builder.append(separator) }
                builder.append(index < layout.zeros ? 48 : UInt32(digits[index - layout.zeros]))
            }
        }
        builder.append(ascii: rest)
        builder.append(suffix)
        if specification.align != 61 { builder.append(specification.fill, count: padding - left) }
    }

    private func checkWidth(_ specification: borrowing FormatSpecification) throws(ScriptException) {
        if specification.width > 0 { try checkTextSize(try checkedTextSize(specification.width, times: 8)) }
    }

    /// How many zeros lead `count` digits that together with their separators fill at least `minimum` places, and how many places all take.
    private func groupedCount(_ count: Int, minimum: Int, _ groupSize: Int) -> (zeros: Int, total: Int) {
        if groupSize == Int.max {
            let zeros = max(minimum - count, 0)
            return (zeros, zeros + count)
        }
        func total(_ digits: Int) -> Int { digits + max(digits - 1, 0) / groupSize }
        if total(count) >= minimum { return (0, total(count)) }
        // A separator never leads: at the border one more digit takes its place.
        var digits = max(minimum * groupSize / (groupSize + 1), count)
        while total(digits) < minimum { digits += 1 }
        while digits > count, total(digits - 1) >= minimum { digits -= 1 }
        return (digits - count, total(digits))
    }

    /// `int.__format__`: `value` is an int, bool or instance of a subclass.
    public func formatInteger(_ value: Value, specification text: StringPointer) throws(ScriptException) -> Value {
        if text.count == 0 { return try str(value) }
        var builder = TextBuilder(self)
        try appendInteger(value, text, 0..<text.count, to: &builder)
        return builder.make(self)
    }

    private func appendInteger(_ value: Value, _ text: StringPointer, _ range: Range<Int>, to builder: inout TextBuilder) throws(ScriptException) {
        let name = { typeName(value) }
        var specification = FormatSpecification(align: 62, type: 100)
        try parseFormatSpecification(text, range, typeName: name, into: &specification)
        switch specification.type {
        case 98, 99, 100, 111, 120, 88, 110: break
        case 101, 69, 102, 70, 103, 71, 37: return try appendFloat(try double(value), specification, to: &builder)
        default: throw unknownFormatCode(specification.type, name())
        }
        try checkWidth(specification)
        if specification.precision >= 0 { throw valueError("Precision not allowed in integer format specifier") }
        if specification.coercesNegativeZero { throw valueError("Negative zero coercion (z) not allowed in integer format specifier") }
        if specification.type == 99 {
            if specification.sign != 0 { throw valueError("Sign not allowed with integer format specifier 'c'") }
            if specification.alternate { throw valueError("Alternate form (#) not allowed with integer format specifier 'c'") }
            guard let codePoint = intValue(value) else { throw raise(.overflowError, "Python int too large to convert to C long") }
            guard codePoint >= 0, codePoint <= 0x10FFFF else { throw raise(.overflowError, "%c arg not in range(0x110000)") }
            let padding = max(specification.width - 1, 0)
            let left = specification.align == 62 || specification.align == 61 ? padding : specification.align == 94 ? padding / 2 : 0
            builder.append(specification.fill, count: left)
            builder.append(UInt32(codePoint))
            return builder.append(specification.fill, count: padding - left)
        }
        let base = specification.type == 98 ? 2 : specification.type == 111 ? 8 : specification.type | 32 == 120 ? 16 : 10
        let prefix: StaticString = !specification.alternate ? "" : base == 2 ? "0b" : base == 8 ? "0o" : base == 10 ? "" : specification.type == 88 ? "0X" : "0x"
        if let small = intValue(value), small != Int.min {
            withDigits(small.magnitude, base: base, uppercase: specification.type == 88) { digits in
                appendNumber(negative: small < 0, prefix: prefix, digits: digits, rest: UnsafeRawBufferPointer(start: nil, count: 0), specification,
                             groupSize: base == 10 ? 3 : 4, to: &builder)
            }
            return
        }
        var digits = try integerDigits(value, base: base)
        let negative = digits.first == 45
        if specification.type == 88 { for index in digits.indices where digits[index] >= 97 { digits[index] -= 32 } }
        digits.withUnsafeBytes { digits in
            appendNumber(negative: negative, prefix: prefix, digits: UnsafeRawBufferPointer(rebasing: digits[(negative ? 1 : 0)...]),
                         rest: UnsafeRawBufferPointer(start: nil, count: 0), specification, groupSize: base == 10 ? 3 : 4, to: &builder)
        }
    }

    /// `float.__format__`; `value` is the float object.
    public func formatFloat(_ value: Value, specification text: StringPointer) throws(ScriptException) -> Value {
        if text.count == 0 { return try str(value) }
        var builder = TextBuilder(self)
        try appendFloat(value, text, 0..<text.count, to: &builder)
        return builder.make(self)
    }

    private func appendFloat(_ value: Value, _ text: StringPointer, _ range: Range<Int>, to builder: inout TextBuilder) throws(ScriptException) {
        let name = { typeName(value) }
        var specification = FormatSpecification(align: 62, type: 0)
        try parseFormatSpecification(text, range, typeName: name, into: &specification)
        switch specification.type {
        case 0, 101, 69, 102, 70, 103, 71, 110, 37: try appendFloat(try double(value), specification, to: &builder)
        default: throw unknownFormatCode(specification.type, name())
        }
    }

    private func appendFloat(_ value: Double, _ specification: FormatSpecification, to builder: inout TextBuilder) throws(ScriptException) {
        try checkWidth(specification)
        if specification.type == 102 || specification.type == 37, !specification.coercesNegativeZero {
            let suffix: StaticString = specification.type == 37 ? "%" : ""
            let places = specification.precision < 0 ? 6 : specification.precision
            let appended: Void? = withFixedText((specification.type == 37 ? value * 100 : value).magnitude, places: places, point: specification.alternate) { text in
                let split = text.count - places - (places > 0 || specification.alternate ? 1 : 0)
                appendNumber(negative: value.sign == .minus, digits: UnsafeRawBufferPointer(rebasing: text[..<split]), rest: UnsafeRawBufferPointer(rebasing: text[split...]),
                             suffix: suffix, specification, groupSize: 3, to: &builder)
            }
            if appended != nil { return }
        }
        let text = try floatMagnitude(specification.type == 37 ? value * 100 : value, specification, plain: false)
        var negative = value.sign == .minus && !value.isNaN
        if negative, specification.coercesNegativeZero, isZero(text) { negative = false }
        let split = digitCount(text)
        text.withUnsafeBytes { text in
            appendNumber(negative: negative, digits: UnsafeRawBufferPointer(rebasing: text[..<split]), rest: UnsafeRawBufferPointer(rebasing: text[split...]),
                         suffix: specification.type == 37 ? "%" : "", specification, groupSize: 3, to: &builder)
        }
    }

    /// `plain`: a part of a complex number, which gets no `.0`.
    private func floatMagnitude(_ value: Double, _ specification: FormatSpecification, plain: Bool) throws(ScriptException) -> [UInt8] {
        guard specification.precision <= Int(Int32.max) else { throw valueError("precision too big") }
        var notation = FloatNotation(code: 103, precision: specification.precision < 0 ? 6 : specification.precision, alternate: specification.alternate)
        switch specification.type {
        case 0:
            notation.addDotZero = !plain
            if specification.precision < 0 { notation.code = 114 }
        case 37, 102, 70: notation.code = 102
        case 101, 69: notation.code = 101
        default: break
        }
        notation.uppercase = specification.type == 69 || specification.type == 70 || specification.type == 71
        try checkTextSize(notation.precision)
        return floatText(value, notation)
    }

    private func isZero(_ text: [UInt8]) -> Bool {
        for byte in text {
            if byte | 32 == 101 { break }
            if byte != 48 && byte != 46 { return false }
        }
        return true
    }

    /// Length of the run of digits at the beginning; letters of `inf` and `nan` follow the digits.
    private func digitCount(_ text: [UInt8]) -> Int { text.firstIndex { !(48...57).contains($0) } ?? text.count }

    /// `complex.__format__`.
    public func formatComplex(_ value: Value, _ real: Double, _ imaginary: Double, specification text: StringPointer) throws(ScriptException) -> Value {
        if text.count == 0 { return try str(value) }
        let name = { typeName(value) }
        var specification = FormatSpecification(align: 62, type: 0)
        try parseFormatSpecification(text, 0..<text.count, typeName: name, into: &specification)
        switch specification.type {
        case 0, 101, 69, 102, 70, 103, 71, 110: break
        default: throw unknownFormatCode(specification.type, name())
        }
        if specification.fill == 48 { throw valueError("Zero padding is not allowed in complex format specifier") }
        if specification.align == 61 { throw valueError("'=' alignment flag is not allowed in complex format specifier") }
        let outer = specification
        specification.width = -1
        specification.fill = 0
        specification.align = 60
        let bare = specification.type == 0
        let skipsReal = bare && real == 0 && real.sign == .plus
        var inner = TextBuilder(self)
        if bare && !skipsReal { inner.append(40) }
        for (part, isImaginary) in [(real, false), (imaginary, true)] where isImaginary || !skipsReal {
            let magnitude = try floatMagnitude(part, specification, plain: true)
            let split = digitCount(magnitude)
            if isImaginary && !skipsReal { specification.sign = 43 }
            let negative = part.sign == .minus && !part.isNaN && !(specification.coercesNegativeZero && isZero(magnitude))
            magnitude.withUnsafeBytes { text in
                appendNumber(negative: negative, digits: UnsafeRawBufferPointer(rebasing: text[..<split]),
                             rest: UnsafeRawBufferPointer(rebasing: text[split...]), specification, groupSize: 3, to: &inner)
            }
        }
        inner.append(106)
        if bare && !skipsReal { inner.append(41) }
        let result = inner.make(self)
        let padding = max(outer.width - result.string.count, 0)
        let left = outer.align == 62 ? padding : outer.align == 94 ? padding / 2 : 0
        return try pad(result.string, left: left, right: padding - left, outer.fill)
    }

    // MARK: format()

    /// Appends `format(value, specification)`; the specification is a part of `text`.
    func appendFormatted(_ value: Value, _ text: StringPointer, _ range: Range<Int>, to builder: inout TextBuilder) throws(ScriptException) {
        if range.isEmpty {
            if value.isExactString { return builder.append(value.string) }
            if value.isInt { return builder.append(decimal: value.smallInt) }
        } else {
            if value.isExactString { return try appendString(value.string, text, range, to: &builder) }
            if value.isInt { return try appendInteger(value, text, range, to: &builder) }
            if value.isFlonum { return try appendFloat(value, text, range, to: &builder) }
        }
        builder.append(try format(value, makeSubstring(text, range)).string)
    }

    /// `format(value, specification)`; `specification` is a `str` (unset: empty). Exact strings and ints with an empty one take no method call.
    public func format(_ value: Value, _ specification: Value = .unset) throws(ScriptException) -> Value {
        if specification.isUnset || specification.string.count == 0 {
            if value.isExactString { return value }
            if value.isInt { return makeDecimal(value.smallInt) }
        } else if value.isExactString {
            return try formatString(value.string, specification: specification.string)
        } else if value.isInt {
            return try formatInteger(value, specification: specification.string)
        } else if value.isFlonum {
            return try formatFloat(value, specification: specification.string)
        }
        let specification = specification.isUnset ? runtime.pointee.emptyString : specification
        let method = special(of: value, .format)
        guard !method.isNoneOrUnset else { throw typeError("Type \(typeName(value)) doesn't define __format__") }
        let result = try callSpecial(method, value, specification)
        guard result.isString else { throw typeError("__format__ must return a str, not \(typeName(result))") }
        return result
    }
}
