// Text to bytes.

extension VM {
    /// `string.encode(encoding, errors)`, both names `str` values or unset. A temporary `bytes`.
    public func encode(_ string: StringPointer, encoding: Value, errors: Value) throws(ScriptException) -> Value {
        if string.isASCII, encoding.isNoneOrUnset { return makeBytes(UnsafeRawBufferPointer(start: string.raw, count: string.count)) }
        guard let known = try builtInEncoding(encoding) else { return try encodeByCodec(Value(string), encoding, errors) }
        return try encode(string, known, try lazyErrorPolicy(errors))
    }

    /// UnicodeEncodeError under the strict policy.
    public func encode(_ string: StringPointer, _ encoding: TextEncoding, _ policy: CodecErrorPolicy = .strict) throws(ScriptException) -> Value {
        if string.widthShift == 0 {
            let narrow = UnsafeRawBufferPointer(start: string.raw, count: string.count)
            if encoding == .latin1 || (string.isASCII && (encoding == .utf8 || encoding == .ascii)) { return makeBytes(narrow) }
            if encoding == .utf8 { return encodeLatin1AsUTF8(narrow) }
        }
        var result: [UInt8] = []
        try encode(string, encoding, policy, into: &result)
        return makeBytes(result)
    }

    private func encodeLatin1AsUTF8(_ narrow: UnsafeRawBufferPointer) -> Value {
        var size = narrow.count
        for byte in narrow where byte >= 0x80 { size += 1 }
        let result = makeBytes(count: size)
        var target = result.base
        for byte in narrow {
            if byte < 0x80 {
                target.pointee = byte
                target += 1
            } else {
                target[0] = 0xC0 | byte >> 6
                target[1] = 0x80 | byte & 0x3F
                target += 2
            }
        }
        return Value(result)
    }

    /// Appends the encoded text, with a signature where the encoding has one.
    func encode(_ string: StringPointer, _ encoding: TextEncoding, _ policy: CodecErrorPolicy, into result: inout [UInt8]) throws(ScriptException) {
        var encoding = encoding
        result.reserveCapacity(result.count + (string.count + 1) * max(encoding.unitSize, string.widthShift == 0 ? 1 : 3))
        switch encoding {
        case .utf8WithSignature: result.append(contentsOf: [0xEF, 0xBB, 0xBF])
        case .utf16:
            encoding = .utf16LittleEndian
            result.append(contentsOf: [0xFF, 0xFE])
            try encodeUnits(string, encoding, name: TextEncoding.utf16.name, policy, into: &result)
            return
        case .utf32:
            encoding = .utf32LittleEndian
            result.append(contentsOf: [0xFF, 0xFE, 0, 0])
            try encodeUnits(string, encoding, name: TextEncoding.utf32.name, policy, into: &result)
            return
        default: break
        }
        try encodeUnits(string, encoding, name: encoding == .utf8WithSignature ? TextEncoding.utf8.name : encoding.name, policy, into: &result)
    }

    private func encodeUnits(_ string: StringPointer, _ encoding: TextEncoding, name: StaticString, _ policy: CodecErrorPolicy, into result: inout [UInt8]) throws(ScriptException) {
        let count = string.count
        var index = 0
        while index < count {
            let codePoint = string[codePoint: index]
            if encoding.append(codePoint, to: &result) {
                index += 1
                continue
            }
            // One error covers the whole run, except in UTF-16 and UTF-32.
            var end = index + 1
            if encoding.unitSize == 1 { while end < count, !encoding.canEncode(string[codePoint: end]) { end += 1 } }
            index = try encodeErrors(string, index..<end, encoding, name: name, policy, into: &result)
        }
    }

    /// Returns where to go on.
    private func encodeErrors(_ string: StringPointer, _ range: Range<Int>, _ encoding: TextEncoding, name: StaticString, _ policy: CodecErrorPolicy,
                              into result: inout [UInt8]) throws(ScriptException) -> Int {
        let reason: StaticString = encoding == .ascii ? "ordinal not in range(128)" : encoding == .latin1 ? "ordinal not in range(256)" : "surrogates not allowed"
        if case .registered(let handler) = policy {
            let exception = makeUnicodeEncodeError(name, string, range, reason)
            let (replacement, position) = try callEncodeHandler(handler, exception, string)
            guard encoding.append(replacement, to: &result) else { throw raise(exception) }
            return position
        }
        for index in range {
            let codePoint = string[codePoint: index]
            switch policy {
            case .ignore: break
            case .replace: _ = encoding.append(63, to: &result)
            case .surrogateescape where (0xDC80...0xDCFF).contains(codePoint) && encoding.unitSize == 1: result.append(UInt8(truncatingIfNeeded: codePoint))
            case .surrogatepass where (0xD800...0xDFFF).contains(codePoint) && encoding != .ascii && encoding != .latin1: encoding.appendUnchecked(codePoint, to: &result)
            case .backslashreplace, .xmlcharrefreplace, .namereplace:
                for byte in escapedForm(codePoint, policy) { _ = encoding.append(UInt32(byte), to: &result) }
            default: throw unicodeEncodeError(name, string, index..<range.upperBound, reason)
            }
        }
        return range.upperBound
    }
}

extension TextEncoding {
    @inline(__always)
    func canEncode(_ codePoint: UInt32) -> Bool {
        switch self {
        case .ascii: codePoint < 0x80
        case .latin1: codePoint < 0x100
        default: codePoint & 0xFFFF_F800 != 0xD800
        }
    }

    /// Appends one code point; false (and nothing appended) when the encoding cannot express it.
    @inline(__always)
    func append(_ codePoint: UInt32, to result: inout [UInt8]) -> Bool {
        guard canEncode(codePoint) else { return false }
        appendUnchecked(codePoint, to: &result)
        return true
    }

    /// Appends what an error handler has returned: bytes as they are, text where the encoding has it (of Unicode's encodings only ASCII, as in CPython).
    /// False when it does not fit.
    fileprivate func append(_ replacement: Value, to result: inout [UInt8]) -> Bool {
        if replacement.kind == .bytes {
            guard replacement.bytes.pointee.count % unitSize == 0 else { return false }
            result.append(contentsOf: replacement.bytes.buffer)
            return true
        }
        let text = replacement.string
        guard self == .latin1 || text.isASCII else { return false }
        for index in 0..<text.count where !append(text[codePoint: index], to: &result) { return false }
        return true
    }

    /// Lone surrogates included.
    @inline(__always)
    func appendUnchecked(_ codePoint: UInt32, to result: inout [UInt8]) {
        switch self {
        case .utf8, .utf8WithSignature: appendUTF8(codePoint, to: &result)
        case .ascii, .latin1: result.append(UInt8(truncatingIfNeeded: codePoint))
        case .utf16, .utf16LittleEndian, .utf16BigEndian:
            if codePoint >= 0x10000 {
                append(unit: 0xD800 + (codePoint - 0x10000) >> 10, size: 2, to: &result)
                append(unit: 0xDC00 + (codePoint - 0x10000) & 0x3FF, size: 2, to: &result)
            } else {
                append(unit: codePoint, size: 2, to: &result)
            }
        case .utf32, .utf32LittleEndian, .utf32BigEndian: append(unit: codePoint, size: 4, to: &result)
        }
    }

    private func append(unit: UInt32, size: Int, to result: inout [UInt8]) {
        for position in 0..<size {
            let shift = UInt32(isBigEndian ? size - 1 - position : position) * 8
            result.append(UInt8(truncatingIfNeeded: unit &>> shift))
        }
    }
}
