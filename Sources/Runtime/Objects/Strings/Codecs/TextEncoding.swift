/// The encodings built into the runtime.
public enum TextEncoding: UInt8, Sendable {
    case utf8, utf8WithSignature, utf16, utf16LittleEndian, utf16BigEndian, utf32, utf32LittleEndian, utf32BigEndian, latin1, ascii

    /// The name in error messages.
    public var name: StaticString {
        switch self {
        case .utf8: "utf-8"
        case .utf8WithSignature: "utf-8-sig"
        case .utf16: "utf-16"
        case .utf16LittleEndian: "utf-16-le"
        case .utf16BigEndian: "utf-16-be"
        case .utf32: "utf-32"
        case .utf32LittleEndian: "utf-32-le"
        case .utf32BigEndian: "utf-32-be"
        case .latin1: "latin-1"
        case .ascii: "ascii"
        }
    }

    /// Bytes a code unit.
    public var unitSize: Int {
        switch self {
        case .utf8, .utf8WithSignature, .latin1, .ascii: 1
        case .utf16, .utf16LittleEndian, .utf16BigEndian: 2
        case .utf32, .utf32LittleEndian, .utf32BigEndian: 4
        }
    }

    /// Whether text begins with a mark that tells the encoding.
    public var hasSignature: Bool { self == .utf8WithSignature || self == .utf16 || self == .utf32 }

    public var isBigEndian: Bool { self == .utf16BigEndian || self == .utf32BigEndian }

    /// How names of encodings are compared: letters in lower case, everything else than letters, digits and points as one underscore.
    static func normalized(_ name: String) -> String {
        var normalized: [UInt8] = []
        var gap = false
        for byte in name.utf8 {
            let lower = byte >= 65 && byte <= 90 ? byte + 32 : byte
            if (97...122).contains(lower) || (48...57).contains(lower) || lower == 46 {
                if gap && !normalized.isEmpty { normalized.append(95) }
                normalized.append(lower)
                gap = false
            } else {
                gap = true
            }
        }
        return String(decoding: normalized, as: UTF8.self)
    }

    /// The encoding that a name (in any spelling that CPython takes) means; nil for an unknown one.
    public init?(named name: String) {
        switch TextEncoding.normalized(name) {
        case "utf_8", "utf8", "u8", "utf", "utf8_ucs2", "utf8_ucs4", "cp65001": self = .utf8
        case "utf_8_sig": self = .utf8WithSignature
        case "utf_16", "utf16", "u16": self = .utf16
        case "utf_16_le", "utf_16le", "utf16_le", "unicodelittleunmarked": self = .utf16LittleEndian
        case "utf_16_be", "utf_16be", "utf16_be", "unicodebigunmarked": self = .utf16BigEndian
        case "utf_32", "utf32", "u32": self = .utf32
        case "utf_32_le", "utf_32le", "utf32_le": self = .utf32LittleEndian
        case "utf_32_be", "utf_32be", "utf32_be": self = .utf32BigEndian
        case "latin_1", "latin1", "latin", "l1", "8859", "cp819", "iso8859", "iso8859_1", "iso_8859_1", "iso_8859_1_1987", "iso_ir_100", "ibm819", "csisolatin1":
            self = .latin1
        case "ascii", "us_ascii", "us", "646", "ansi_x3.4_1968", "ansi_x3_4_1968", "ansi_x3.4_1986", "cp367", "csascii", "ibm367", "iso646_us", "iso_646.irv_1991",
            "iso_ir_6": self = .ascii
        default: return nil
        }
    }
}

extension VM {
    /// The encoding that a `str` names; unset or None: UTF-8. LookupError for one that the runtime has not built in, ValueError for a name with a NUL.
    public func textEncoding(_ name: Value) throws(ScriptException) -> TextEncoding {
        guard let encoding = try builtInEncoding(name) else { throw raise(.lookupError, "unknown encoding: \(swiftString(name))") }
        return encoding
    }

    /// The same, but nil where only a codec that a script or a library has registered can know the name.
    func builtInEncoding(_ name: Value) throws(ScriptException) -> TextEncoding? {
        if name.isNoneOrUnset { return .utf8 }
        // The usual spellings take no Swift string.
        if name.isString, name.string.isASCII {
            if name.string.equals("utf-8") { return .utf8 }
            if name.string.equals("latin-1") { return .latin1 }
            if name.string.equals("ascii") { return .ascii }
        }
        let text = swiftString(name)
        if text.utf8.contains(0) { throw valueError("embedded null character") }
        return TextEncoding(named: text)
    }
}
