/// `unicode_escape`, `raw_unicode_escape` and `escape`: text and bytes as literals spell them.
enum EscapeCodecs {
    static let functions: [Builtin] = [
        Builtin("unicode_escape_encode", "(str, errors=None, /)", "The text with everything but printable ASCII as escapes, as in a literal.") { (vm, a) throws(ScriptException) in
            let string = try text(vm, a[0], "unicode_escape_encode")
            try vm.checkTextSize(try vm.checkedTextSize(string.count, times: 10))
            var builder = TextBuilder(vm, capacity: string.count)
            for index in 0..<string.count { appendEscaped(string[codePoint: index], to: &builder) }
            return vm.makePair(builder.makeBytes(vm), vm.makeInt(string.count))
        },
        Builtin("raw_unicode_escape_encode", "(str, errors=None, /)", "The text in Latin-1 with everything else as escapes.") { (vm, a) throws(ScriptException) in
            let string = try text(vm, a[0], "raw_unicode_escape_encode")
            try vm.checkTextSize(try vm.checkedTextSize(string.count, times: 10))
            var builder = TextBuilder(vm, capacity: string.count)
            for index in 0..<string.count {
                let codePoint = string[codePoint: index]
                if codePoint < 0x100 { builder.append(codePoint) } else { builder.appendBackslashEscape(codePoint) }
            }
            return vm.makePair(builder.makeBytes(vm), vm.makeInt(string.count))
        },
        Builtin("unicode_escape_decode", "(data, errors=None, final=True, /)", "The text that a literal with these bytes has, and how many bytes it took.") { (vm, a) throws(ScriptException) in
            try decode(vm, a, "unicode_escape_decode", "unicodeescape", decodeEscape)
        },
        Builtin("raw_unicode_escape_decode", "(data, errors=None, final=True, /)", "The text that Latin-1 with escapes means, and how many bytes it took.") { (vm, a) throws(ScriptException) in
            try decode(vm, a, "raw_unicode_escape_decode", "rawunicodeescape", decodeRawEscape)
        },
        Builtin("escape_encode", "(data, errors=None, /)", "The bytes with everything but printable ASCII as escapes, as in a literal.") { (vm, a) throws(ScriptException) in
            guard a[0].kind == .bytes else { throw vm.typeError("escape_encode() argument 1 must be bytes, not \(vm.argumentTypeName(a[0]))") }
            let bytes = a[0].bytes.buffer
            try vm.checkTextSize(try vm.checkedTextSize(bytes.count, times: 4))
            var builder = TextBuilder(vm, capacity: bytes.count)
            for byte in bytes {
                if byte == 39 { builder.append(92) }
                if byte == 39 { builder.append(39) } else { appendEscaped(UInt32(byte), to: &builder) }
            }
            return vm.makePair(builder.makeBytes(vm), vm.makeInt(bytes.count))
        },
        Builtin("escape_decode", "(data, errors=None, /)", "The bytes that a literal with these bytes has, and how many it took.") { (vm, a) throws(ScriptException) in
            try decodeBytes(vm, try source(vm, a[0]), errors: a[1])
        },
    ]

    private static func text(_ vm: VM, _ value: Value, _ function: StaticString) throws(ScriptException) -> StringPointer {
        guard value.isString else { throw vm.typeError("\(function)() argument 1 must be str, not \(vm.argumentTypeName(value))") }
        return value.string
    }

    /// A `bytes` with the content of the argument, which may be text too.
    private static func source(_ vm: VM, _ value: Value) throws(ScriptException) -> BytesPointer {
        if value.kind == .bytes { return value.bytes }
        if value.isString { return try vm.encode(value.string, .utf8).bytes }
        return try vm.withBytes(value) { (bytes) throws(ScriptException) in vm.makeBytes(bytes) }.bytes
    }

    private static func appendEscaped(_ codePoint: UInt32, to builder: inout TextBuilder) {
        switch codePoint {
        case 9: builder.append("\\t")
        case 10: builder.append("\\n")
        case 13: builder.append("\\r")
        case 92: builder.append("\\\\")
        case 32..<127: builder.append(codePoint)
        default: builder.appendBackslashEscape(codePoint)
        }
    }

    // MARK: Decoding

    /// What an escape at `index` (that of the backslash) means.
    private enum Escape {
        case text(codePoint: UInt32, end: Int)
        /// The line goes on.
        case nothing(end: Int)
        /// No escape: the backslash stands for itself.
        case literal
        case malformed(end: Int, reason: StaticString)
        /// More bytes have to come to tell.
        case incomplete(reason: StaticString)
    }

    private typealias Reader = (VM, UnsafeRawBufferPointer, Int) -> Escape

    private static func decode(_ vm: VM, _ a: Arguments, _ function: StaticString, _ encoding: StaticString, _ read: Reader) throws(ScriptException) -> Value {
        let context = CodecErrorContext(vm: vm, policy: try CodecsModule.policy(vm, a[1], function), encoding: encoding)
        var bytes = try source(vm, a[0])
        let isFinal = try vm.isTrue(a[2])
        var builder = TextBuilder(vm, capacity: bytes.pointee.count)
        var index = 0
        loop: while index < bytes.pointee.count {
            let buffer = bytes.buffer
            guard buffer[index] == 92 else {
                builder.append(UInt32(buffer[index]))
                index += 1
                continue
            }
            switch read(vm, buffer, index) {
            case .text(let codePoint, let end):
                builder.append(codePoint)
                index = end
            case .nothing(let end): index = end
            case .literal:
                builder.append(92)
                index += 1
            case .malformed(let end, let reason): index = try context.handle(&bytes, index..<end, reason, to: &builder)
            case .incomplete(let reason):
                if !isFinal { break loop }
                index = try context.handle(&bytes, index..<buffer.count, reason, to: &builder)
            }
        }
        return vm.makePair(builder.make(vm), vm.makeInt(index))
    }

    private static func decodeEscape(_ vm: VM, _ bytes: UnsafeRawBufferPointer, _ start: Int) -> Escape {
        guard start + 1 < bytes.count else { return .incomplete(reason: "\\ at end of string") }
        let letter = bytes[start + 1], end = start + 2
        if let simple = simpleEscape(letter) { return .text(codePoint: UInt32(simple), end: end) }
        switch letter {
        case 10: return .nothing(end: end)
        case 48...55:
            var value: UInt32 = 0, index = start + 1
            while index < min(start + 4, bytes.count), (48...55).contains(bytes[index]) {
                value = value * 8 + UInt32(bytes[index] - 48)
                index += 1
            }
            // More digits may come.
            return .text(codePoint: value, end: index)
        case UInt8(ascii: "x"): return hexadecimal(bytes, start, digits: 2, "truncated \\xXX escape")
        case UInt8(ascii: "u"): return hexadecimal(bytes, start, digits: 4, "truncated \\uXXXX escape")
        case UInt8(ascii: "U"): return hexadecimal(bytes, start, digits: 8, "truncated \\UXXXXXXXX escape")
        case UInt8(ascii: "N"): return named(vm, bytes, start)
        default: return .literal
        }
    }

    /// Only an odd number of backslashes before `u` or `U` makes an escape; pairs are skipped as they stand.
    private static func decodeRawEscape(_ vm: VM, _ bytes: UnsafeRawBufferPointer, _ start: Int) -> Escape {
        var before = start
        while before > 0, bytes[before - 1] == 92 { before -= 1 }
        guard (start - before) % 2 == 0 else { return .literal }
        guard start + 1 < bytes.count else { return .incomplete(reason: "\\ at end of string") }
        switch bytes[start + 1] {
        case UInt8(ascii: "u"): return hexadecimal(bytes, start, digits: 4, "truncated \\uXXXX escape")
        case UInt8(ascii: "U"): return hexadecimal(bytes, start, digits: 8, "truncated \\UXXXXXXXX escape", "\\Uxxxxxxxx out of range")
        default: return .literal
        }
    }

    private static func simpleEscape(_ letter: UInt8) -> UInt8? {
        switch letter {
        case 92, 39, 34: letter
        case UInt8(ascii: "a"): 7
        case UInt8(ascii: "b"): 8
        case UInt8(ascii: "t"): 9
        case UInt8(ascii: "n"): 10
        case UInt8(ascii: "v"): 11
        case UInt8(ascii: "f"): 12
        case UInt8(ascii: "r"): 13
        default: nil
        }
    }

    private static func hexadecimal(_ bytes: UnsafeRawBufferPointer, _ start: Int, digits: Int, _ truncated: StaticString,
                                    _ outOfRange: StaticString = "illegal Unicode character") -> Escape {
        var value: UInt32 = 0, index = start + 2
        while index < start + 2 + digits {
            guard index < bytes.count else { return .incomplete(reason: truncated) }
            guard let digit = hexadecimalDigit(bytes[index]) else { return .malformed(end: index, reason: truncated) }
            value = value << 4 | digit
            index += 1
        }
        return value <= 0x10FFFF ? .text(codePoint: value, end: index) : .malformed(end: index, reason: outOfRange)
    }

    private static func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 48...57: UInt32(byte) - 48
        case 65...70, 97...102: UInt32(byte | 32) - 87
        default: nil
        }
    }

    private static func named(_ vm: VM, _ bytes: UnsafeRawBufferPointer, _ start: Int) -> Escape {
        var index = start + 2
        guard index < bytes.count else { return .incomplete(reason: "malformed \\N character escape") }
        guard bytes[index] == UInt8(ascii: "{") else { return .malformed(end: index, reason: "malformed \\N character escape") }
        index += 1
        let first = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "}") { index += 1 }
        guard index < bytes.count else { return .incomplete(reason: "malformed \\N character escape") }
        guard index > first else { return .malformed(end: index, reason: "malformed \\N character escape") }
        let name = String(decoding: UnsafeRawBufferPointer(rebasing: bytes[first..<index]), as: UTF8.self)
        guard let scalar = vm.runtime.pointee.characterNames.scalar(named: name) else { return .malformed(end: index + 1, reason: "unknown Unicode character name") }
        return .text(codePoint: scalar.value, end: index + 1)
    }

    private static func decodeBytes(_ vm: VM, _ source: BytesPointer, errors: Value) throws(ScriptException) -> Value {
        let bytes = source.buffer
        let policy = errors.isNoneOrUnset ? "strict" : vm.swiftString(errors)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard bytes[index] == 92 else {
                result.append(bytes[index])
                index += 1
                continue
            }
            guard index + 1 < bytes.count else { throw vm.valueError("Trailing \\ in string") }
            let letter = bytes[index + 1]
            if let simple = simpleEscape(letter) {
                result.append(simple)
                index += 2
            } else if letter == 10 {
                index += 2
            } else if (48...55).contains(letter), case .text(let value, let end) = decodeEscape(vm, bytes, index) {
                result.append(UInt8(truncatingIfNeeded: value))
                index = end
            } else if letter == UInt8(ascii: "x") {
                if index + 3 < bytes.count, let high = hexadecimalDigit(bytes[index + 2]), let low = hexadecimalDigit(bytes[index + 3]) {
                    result.append(UInt8(truncatingIfNeeded: high << 4 | low))
                    index += 4
                    continue
                }
                switch policy {
                case "strict": throw vm.valueError("invalid \\x escape at position \(index)")
                case "replace": result.append(63)
                case "ignore": break
                default: throw vm.valueError("decoding error; unknown error handling code: \(policy)")
                }
                // A single digit goes with the escape.
                index += 2
                if index < bytes.count, hexadecimalDigit(bytes[index]) != nil { index += 1 }
            } else {
                result.append(92)
                index += 1
            }
        }
        return vm.makePair(vm.makeBytes(result), vm.makeInt(bytes.count))
    }
}
