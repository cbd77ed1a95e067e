extension Lexer {
    /// Reads an operator or delimiter other than brackets and dots: always the longest that fits.
    mutating func readOperator(_ byte: UInt8) {
        let start = position
        let second = base[position + 1]
        let equal = UInt8(ascii: "=")
        var length = 1
        let kind: TokenKind
        switch byte {
        case UInt8(ascii: ","): kind = .comma
        case UInt8(ascii: "="): (kind, length) = second == equal ? (.equalEqual, 2) : (.equal, 1)
        case UInt8(ascii: ":"): (kind, length) = second == equal ? (.colonEqual, 2) : (.colon, 1)
        case UInt8(ascii: "+"): (kind, length) = second == equal ? (.plusEqual, 2) : (.plus, 1)
        case UInt8(ascii: "-"):
            (kind, length) =
                second == equal ? (.minusEqual, 2) : second == UInt8(ascii: ">") ? (.arrow, 2) : (.minus, 1)
        case UInt8(ascii: "*"):
            if second == byte {
                (kind, length) = base[position + 2] == equal ? (.doubleStarEqual, 3) : (.doubleStar, 2)
            } else {
                (kind, length) = second == equal ? (.starEqual, 2) : (.star, 1)
            }
        case UInt8(ascii: "/"):
            if second == byte {
                (kind, length) = base[position + 2] == equal ? (.doubleSlashEqual, 3) : (.doubleSlash, 2)
            } else {
                (kind, length) = second == equal ? (.slashEqual, 2) : (.slash, 1)
            }
        case UInt8(ascii: "<"):
            if second == byte {
                (kind, length) = base[position + 2] == equal ? (.leftShiftEqual, 3) : (.leftShift, 2)
            } else if second == UInt8(ascii: ">") {
                (kind, length) = (.notEqual, 2)
            } else {
                (kind, length) = second == equal ? (.lessEqual, 2) : (.less, 1)
            }
        case UInt8(ascii: ">"):
            if second == byte {
                (kind, length) = base[position + 2] == equal ? (.rightShiftEqual, 3) : (.rightShift, 2)
            } else {
                (kind, length) = second == equal ? (.greaterEqual, 2) : (.greater, 1)
            }
        case UInt8(ascii: "!"): (kind, length) = second == equal ? (.notEqual, 2) : (.exclamation, 1)
        case UInt8(ascii: "%"): (kind, length) = second == equal ? (.percentEqual, 2) : (.percent, 1)
        case UInt8(ascii: "@"): (kind, length) = second == equal ? (.atEqual, 2) : (.at, 1)
        case UInt8(ascii: "&"): (kind, length) = second == equal ? (.ampersandEqual, 2) : (.ampersand, 1)
        case UInt8(ascii: "|"): (kind, length) = second == equal ? (.verticalBarEqual, 2) : (.verticalBar, 1)
        case UInt8(ascii: "^"): (kind, length) = second == equal ? (.circumflexEqual, 2) : (.circumflex, 1)
        case UInt8(ascii: "~"): kind = .tilde
        case UInt8(ascii: ";"): kind = .semicolon
        default:
            if byte < 0x20 || byte == 0x7F {
                let digits = String(byte, radix: 16, uppercase: true)
                let code = String(repeating: "0", count: 4 - digits.count) + digits
                return fail("invalid non-printable character U+\(code)", from: position, to: position + 1)
            }
            // `$`, `?` and the backquote: tokens of no grammar rule.
            kind = .unknown
        }
        position += length
        emit(kind, from: start)
    }
}
