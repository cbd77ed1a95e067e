// The `%` operator of `str` and `bytes`.

/// One conversion: `%(key)#0- +10.5d`.
private struct PercentSpecification {
    var left = false
    var plus = false
    var space = false
    var alternate = false
    var zero = false
    var width = 0
    /// -1: not given.
    var precision = -1
    var code: UInt32 = 0
}

/// The right operand: a tuple of values, a mapping, or a single value.
private struct PercentArguments {
    let operand: Value
    let isTuple: Bool
    let mapping: Value
    var next = 0
    /// The value that the last key has picked; unset once it is taken. After the first key there are no other values.
    var keyed: Value = .unset
    var isKeyed = false

    init(_ vm: VM, _ operand: Value, isBytes: Bool) {
        self.operand = operand
        isTuple = operand.isObject(of: .tuple)
        let isText = isBytes ? operand.kind == .bytes || operand.kind == .bytearray || operand.isString : operand.isString
        mapping = !isTuple && !isText && !vm.special(of: operand, .getitem).isUnset ? operand : .unset
    }

    mutating func take(_ vm: VM) throws(ScriptException) -> Value {
        if isKeyed {
            guard !keyed.isUnset else { throw vm.typeError("not enough arguments for format string") }
            let value = keyed
            keyed = .unset
            return value
        }
        let index = next
        next += 1
        if isTuple, index < operand.tuple.count { return operand.tuple.items[index] }
        if !isTuple, index == 0 { return operand }
        throw vm.typeError("not enough arguments for format string")
    }

    var isExhausted: Bool { isTuple ? next >= operand.tuple.count : next > 0 || !mapping.isUnset }
}

extension VM {
    /// `format % operand` for `str`.
    func formatPercent(_ format: StringPointer, _ operand: Value) throws(ScriptException) -> Value {
        var builder = TextBuilder(self, capacity: format.byteCount + 32)
        try appendPercent(format, operand, isBytes: false, to: &builder)
        return builder.make(self)
    }

    /// `format % operand` for `bytes`; the result is a `bytes`.
    func formatPercent(bytes format: UnsafeRawBufferPointer, _ operand: Value) throws(ScriptException) -> Value {
        let text = makeString(latin1: format, ascii: isASCIIOnly(format))
        var builder = TextBuilder(self, capacity: format.count + 32)
        try appendPercent(text.string, operand, isBytes: true, to: &builder)
        return builder.makeBytes(self)
    }

    private func appendPercent(_ format: StringPointer, _ operand: Value, isBytes: Bool, to builder: inout TextBuilder) throws(ScriptException) {
        var arguments = PercentArguments(self, operand, isBytes: isBytes)
        let count = format.count
        var cursor = FormatCursor(format)
        while !cursor.isAtEnd {
            let start = cursor.position
            while cursor.position < count, format[codePoint: cursor.position] != 37 { cursor.position += 1 }
            builder.append(format, start..<cursor.position)
            guard cursor.take(37) else { break }
            if cursor.take(37) {
                builder.append(37)
                continue
            }
            let mark = self.mark
            var specification = PercentSpecification()
            try scanConversion(&cursor, &arguments, isBytes: isBytes, into: &specification)
            let value = try arguments.take(self)
            try appendConversion(specification, value, at: cursor.position - 1, isBytes: isBytes, to: &builder)
            drain(to: mark)
        }
        if !arguments.isExhausted {
            throw typeError("not all arguments converted during \(isBytes ? "bytes" : "string") formatting")
        }
    }

    /// Reads a conversion from behind its `%`.
    private func scanConversion(_ cursor: inout FormatCursor, _ arguments: inout PercentArguments, isBytes: Bool,
                                into result: inout PercentSpecification) throws(ScriptException) {
        if cursor.peek() == 40 {
            guard !arguments.mapping.isUnset else { throw typeError("format requires a mapping") }
            cursor.position += 1
            let start = cursor.position
            var depth = 1
            while !cursor.isAtEnd {
                if cursor.peek() == 41 { depth -= 1 } else if cursor.peek() == 40 { depth += 1 }
                if depth == 0 { break }
                cursor.position += 1
            }
            guard !cursor.isAtEnd else { throw valueError("incomplete format key") }
            var key = makeSubstring(cursor.text, start..<cursor.position)
            if isBytes { key = makeBytes(UnsafeRawBufferPointer(start: key.string.raw, count: key.string.count)) }
            cursor.position += 1
            arguments.isKeyed = true
            arguments.keyed = try getItem(arguments.mapping, key)
        }
        flags: while true {
            switch cursor.peek() {
            case 45: result.left = true
            case 43: result.plus = true
            case 32: result.space = true
            case 35: result.alternate = true
            case 48: result.zero = true
            default: break flags
            }
            cursor.position += 1
        }
        if cursor.peek() == 42 {
            cursor.position += 1
            let width = try star(arguments.take(self), "width")
            if width < 0 {
                guard width > Int.min else { throw raise(.overflowError, "Python int too large to convert to C ssize_t") }
                result.left = true
            }
            result.width = Int(width.magnitude)
        } else {
            result.width = try scanNumber(&cursor, "width too big")
        }
        if cursor.peek() == 46 {
            cursor.position += 1
            if cursor.peek() == 42 {
                cursor.position += 1
                result.precision = max(try star(arguments.take(self), "precision"), 0)
            } else {
                result.precision = try scanNumber(&cursor, isBytes ? "prec too big" : "precision too big")
            }
        }
        if cursor.peek() == 104 || cursor.peek() == 108 || cursor.peek() == 76 { cursor.position += 1 }
        guard !cursor.isAtEnd else { throw valueError("incomplete format") }
        result.code = cursor.peek()
        cursor.position += 1
    }

    private func star(_ value: Value, _ what: String) throws(ScriptException) -> Int {
        guard value.isInt || value.isBool || value.isObject(of: .bigInteger) else { throw typeError("* wants int") }
        guard let number = intValue(value), number.magnitude <= UInt(Int32.max) || what == "width" else {
            throw raise(.overflowError, "Python int too large to convert to C \(what == "width" ? "ssize_t" : "int")")
        }
        return number
    }

    private func scanNumber(_ cursor: inout FormatCursor, _ message: StaticString) throws(ScriptException) -> Int {
        var value = 0
        while true {
            let codePoint = cursor.peek()
            guard codePoint >= 48, codePoint <= 57 else { break }
            value = value * 10 + Int(codePoint) - 48
            if value > Int(Int32.max) { throw valueError("\(message)") }
            cursor.position += 1
        }
        return value
    }

    private func appendConversion(_ specification: PercentSpecification, _ value: Value, at position: Int, isBytes: Bool, to builder: inout TextBuilder) throws(ScriptException) {
        if specification.width > 0 { try checkTextSize(try checkedTextSize(specification.width, times: 4)) }
        switch specification.code {
        case 115 where !isBytes && value.isInt && specification.precision < 0:
            var plain = specification
            plain.zero = false
            plain.plus = false
            plain.space = false
            appendPercentDecimal(plain, value.smallInt, to: &builder)
        case 115, 114, 97,
            98 where isBytes:
            let text = isBytes ? try percentBytesText(specification, value) : try percentText(specification, value)
            let count = specification.precision >= 0 ? min(specification.precision, text.string.count) : text.string.count
            let padding = max(specification.width - count, 0)
            if !specification.left { builder.append(32, count: padding) }
            builder.append(text.string, 0..<count)
            if specification.left { builder.append(32, count: padding) }
        case 99:
            let codePoint = isBytes ? try percentByte(value) : try percentCharacter(value)
            let padding = max(specification.width - 1, 0)
            if !specification.left { builder.append(32, count: padding) }
            builder.append(codePoint)
            if specification.left { builder.append(32, count: padding) }
        case 100, 105, 117, 111, 120, 88: try appendPercentInteger(specification, value, isBytes: isBytes, to: &builder)
        case 101, 69, 102, 70, 103, 71:
            let number = try percentDouble(value, isBytes: isBytes)
            try checkTextSize(max(specification.precision, 0))
            var notation = FloatNotation(code: UInt8(truncatingIfNeeded: specification.code | 32), precision: specification.precision < 0 ? 6 : specification.precision,
                                         alternate: specification.alternate)
            notation.uppercase = specification.code < 97
            if notation.code == 102 {
                let appended: Void? = withFixedText(number.magnitude, places: notation.precision, point: notation.alternate) { text in
                    appendPercentNumber(specification, negative: number.sign == .minus, prefix: "", text, to: &builder)
                }
                if appended != nil { return }
            }
            appendPercentNumber(specification, negative: number.sign == .minus && !number.isNaN, prefix: "", floatText(number, notation), to: &builder)
        default:
            let code = specification.code
            let shown = code >= 32 && code < 127 || !isBytes ? Unicode.Scalar(code).map { String(Character($0)) } ?? "?" : "?"
            throw valueError("unsupported format character '\(shown)' (0x\(String(code, radix: 16))) at index \(position)")
        }
    }

    private func percentText(_ specification: PercentSpecification, _ value: Value) throws(ScriptException) -> Value {
        switch specification.code {
        case 115: return try str(value)
        case 114: return try repr(value)
        default: return try ascii(value)
        }
    }

    /// What `%s`, `%b`, `%r` and `%a` of a bytes format insert, as Latin-1 text.
    private func percentBytesText(_ specification: PercentSpecification, _ value: Value) throws(ScriptException) -> Value {
        if specification.code == 114 || specification.code == 97 { return try ascii(value) }
        var source = value
        if !isBytesLike(value) {
            let method = special(of: value, .bytes)
            guard !method.isUnset else {
                throw typeError("%b requires a bytes-like object, or an object that implements __bytes__, not '\(typeName(value))'")
            }
            source = try callSpecial(method, value)
            guard source.kind == .bytes else { throw typeError("__bytes__ returned non-bytes (type \(typeName(source)))") }
        }
        return try withBytes(source) { (bytes) throws(ScriptException) in makeString(latin1: bytes, ascii: isASCIIOnly(bytes)) }
    }

    private func percentCharacter(_ value: Value) throws(ScriptException) -> UInt32 {
        if value.isString {
            guard value.string.count == 1 else { throw typeError("%c requires int or char") }
            return value.string[codePoint: 0]
        }
        guard value.isInt || value.isBool || value.isObject(of: .bigInteger) || !special(of: value, .index).isUnset else { throw typeError("%c requires int or char") }
        guard let number = intValue(try indexValue(value)), number >= 0, number <= 0x10FFFF else { throw raise(.overflowError, "%c arg not in range(0x110000)") }
        return UInt32(number)
    }

    private func percentByte(_ value: Value) throws(ScriptException) -> UInt32 {
        if value.kind == .bytes || value.kind == .bytearray {
            let byte = try withBytes(value) { (bytes) throws(ScriptException) in bytes.count == 1 ? Int(bytes[0]) : -1 }
            if byte >= 0 { return UInt32(byte) }
        } else if value.isInt || value.isBool || value.isObject(of: .bigInteger) || !special(of: value, .index).isUnset {
            guard let number = intValue(try indexValue(value)), number >= 0, number < 256 else { throw raise(.overflowError, "%c arg not in range(256)") }
            return UInt32(number)
        }
        throw typeError("%c requires an integer in range(256) or a single byte")
    }

    private func percentDouble(_ value: Value, isBytes: Bool) throws(ScriptException) -> Double {
        if isBytes, floatValue(value) == nil, bigValue(value) == nil, special(of: value, .float).isUnset, special(of: value, .index).isUnset {
            throw typeError("float argument required, not \(typeName(value))")
        }
        return try double(value)
    }

    private func appendPercentInteger(_ specification: PercentSpecification, _ value: Value, isBytes: Bool, to builder: inout TextBuilder) throws(ScriptException) {
        let code = isBytes && specification.code == 105 ? 100 : specification.code
        let isDecimal = code == 100 || code == 105 || code == 117
        if isDecimal, value.isInt, specification.precision < 0 { return appendPercentDecimal(specification, value.smallInt, to: &builder) }
        var whole = value
        if !(value.isInt || value.isBool || value.isObject(of: .bigInteger)) {
            let letter = Unicode.Scalar(code).map { String(Character($0)) } ?? "d"
            if !isDecimal {
                guard !special(of: value, .index).isUnset else { throw typeError("%\(letter) format: an integer is required, not \(typeName(value))") }
                whole = try indexValue(value)
            } else {
                let method = special(of: value, .int).isUnset ? special(of: value, .index) : special(of: value, .int)
                guard !method.isUnset else { throw typeError("%\(letter) format: a real number is required, not \(typeName(value))") }
                whole = try callSpecial(method, value)
                guard bigValue(whole) != nil else { throw typeError("__int__ returned non-int (type \(typeName(whole)))") }
            }
        }
        let base = isDecimal ? 10 : code == 111 ? 8 : 16
        var digits = try integerDigits(whole, base: base)
        let negative = digits.first == 45
        if negative { digits.removeFirst() }
        if code == 88 { for index in digits.indices where digits[index] >= 97 { digits[index] -= 32 } }
        if specification.precision > digits.count {
            try checkTextSize(specification.precision)
            digits.insert(contentsOf: repeatElement(48, count: specification.precision - digits.count), at: 0)
        }
        let prefix: StaticString = !specification.alternate || isDecimal ? "" : code == 111 ? "0o" : code == 88 ? "0X" : "0x"
        appendPercentNumber(specification, negative: negative, prefix: prefix, digits, to: &builder)
    }

    private func appendPercentDecimal(_ specification: PercentSpecification, _ value: Int, to builder: inout TextBuilder) {
        withDigits(value.magnitude, base: 10, uppercase: false) { digits in
            appendPercentNumber(specification, negative: value < 0, prefix: "", digits, to: &builder)
        }
    }

    private func appendPercentNumber(_ specification: PercentSpecification, negative: Bool, prefix: StaticString, _ text: [UInt8], to builder: inout TextBuilder) {
        text.withUnsafeBytes { appendPercentNumber(specification, negative: negative, prefix: prefix, $0, to: &builder) }
    }

    private func appendPercentNumber(_ specification: PercentSpecification, negative: Bool, prefix: StaticString, _ text: UnsafeRawBufferPointer,
                                     to builder: inout TextBuilder) {
        let sign: UInt32 = negative ? 45 : specification.plus ? 43 : specification.space ? 32 : 0
        let padding = max(specification.width - text.count - prefix.utf8CodeUnitCount - (sign != 0 ? 1 : 0), 0)
        let zeros = specification.zero && !specification.left
        if !specification.left && !zeros { builder.append(32, count: padding) }
        if sign != 0 { builder.append(sign) }
        builder.append(prefix)
        if zeros { builder.append(48, count: padding) }
        builder.append(ascii: text)
        if specification.left { builder.append(32, count: padding) }
    }
}
