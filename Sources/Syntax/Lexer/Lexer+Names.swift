@_spi(_Unicode) import Swift

extension Lexer {
    /// Reads an identifier or keyword, or the string it turns out to be the prefix of.
    /// Returns true if the mode changed: an f-string began.
    mutating func readName() -> Bool {
        let start = position
        var byte = base[position]
        var high: UInt8 = 0
        while Lexer.isNameByte(byte) {
            high |= byte
            position += 1
            byte = base[position]
        }
        let length = position - start
        if length <= 2, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), let flags = prefix(at: start, length: length) {
            if flags.contains(.formatted) {
                beginFormatted(from: start, flags: flags)
                return true
            }
            readString(from: start, flags: flags)
            return false
        }
        if high >= 0x80 {
            guard let name = foreignName(start) else { return false }
            emit(.name, from: start, value: name.rawValue)
            return false
        }
        let name = names.intern(base + start, count: length)
        if name.rawValue < UInt32(TokenKind.name.rawValue), let keyword = TokenKind(rawValue: UInt8(name.rawValue)) {
            emit(keyword, from: start)
        } else {
            emit(.name, from: start, value: name.rawValue)
        }
        return false
    }

    private func prefix(at start: Int, length: Int) -> StringTokenFlags? {
        func letter(_ byte: UInt8) -> StringTokenFlags? {
            switch byte | 0x20 {
            case UInt8(ascii: "r"): .raw
            case UInt8(ascii: "b"): .bytes
            case UInt8(ascii: "u"): .unicodePrefix
            case UInt8(ascii: "f"): .formatted
            default: nil
            }
        }
        guard let first = letter(base[start]) else { return nil }
        if length == 1 { return first.union(.prefixOfOne) }
        guard let second = letter(base[start + 1]), first != second else { return nil }
        let both = first.union(second)
        guard both == [.raw, .bytes] || both == [.raw, .formatted] else { return nil }
        return both.union(.prefixOfTwo)
    }

    /// An identifier with characters beyond ASCII: checked (PEP 3131), then interned in normal form KC.
    private mutating func foreignName(_ start: Int) -> NameID? {
        let bytes = UnsafeBufferPointer(start: base + start, count: position - start)
        if !isValidUTF8, let invalid = UTF8Scan.firstInvalid(bytes) {
            fail(UTF8Scan.message(invalid, in: bytes), from: start, to: position)
            return nil
        }
        var offset = 0
        let text = String(decoding: bytes, as: UTF8.self)
        for scalar in text.unicodeScalars {
            let isAllowed =
                offset == 0
                ? scalar == "_" || scalar.properties.isXIDStart
                : scalar.properties.isXIDContinue
            if !isAllowed {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
                let width = Unicode.UTF8.width(scalar)
                let message =
                    Printability.isPrintable(scalar)
                    ? "invalid character '\(Character(scalar))' (\(code))"
                    : "invalid non-printable character \(code)"
                fail(message, from: start + offset, to: start + offset + width)
                return nil
            }
            offset += Unicode.UTF8.width(scalar)
        }
        let normalised = CompatibilityForm.normalised(text)
        var utf8 = Array(normalised.utf8)
        return utf8.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return nil }
            return names.intern(start, count: buffer.count)
        }
    }
}
