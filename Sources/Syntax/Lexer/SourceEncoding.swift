/// The encodings a source text may declare (PEP 263), and their translation to UTF-8.
enum SourceEncoding: Equatable {
    case utf8
    case ascii
    case latin1
    case latin9
    case windows1252

    /// The encoding of that name, as Python's codec registry folds names (case, `-`, `_`, and what CPython's tokenizer strips after
    /// `utf-8-` and `latin-1-`); nil if there is none.
    init?(name: String) {
        switch SourceEncoding.normalised(name) {
        case "utf-8", "utf8", "u8", "utf", "utf8-ucs2", "utf8-ucs4", "cp65001", "utf-8-sig": self = .utf8
        case "ascii", "646", "us-ascii", "ansi-x3.4-1968", "ansi-x3.4-1986", "ansi-x3-4-1968", "cp367", "ibm367", "iso646-us",
            "iso-646.irv-1991", "iso-ir-6", "us":
            self = .ascii
        case "iso-8859-1", "latin-1", "latin1", "latin", "l1", "iso8859-1", "iso8859", "8859", "cp819", "ibm819",
            "iso-8859-1-1987", "iso-ir-100", "csisolatin1":
            self = .latin1
        case "iso-8859-15", "iso8859-15", "latin-9", "latin9", "l9": self = .latin9
        case "cp1252", "windows-1252", "1252": self = .windows1252
        default: return nil
        }
    }

    private static func normalised(_ name: String) -> String {
        var text = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "_": text.unicodeScalars.append("-")
            case "A"..."Z": text.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 32))
            default: text.unicodeScalars.append(scalar)
            }
        }
        for stem in ["utf-8", "latin-1", "iso-8859-1", "iso-latin-1"] where text == stem || text.hasPrefix(stem + "-") {
            return stem == "utf-8" ? stem : "iso-8859-1"
        }
        return text
    }

    /// The code point of a byte from 0x80; nil if the encoding has none there.
    func scalar(_ byte: UInt8) -> UInt32? {
        switch self {
        case .utf8, .ascii: return nil
        case .latin1: return UInt32(byte)
        case .latin9:
            switch byte {
            case 0xA4: return 0x20AC
            case 0xA6: return 0x0160
            case 0xA8: return 0x0161
            case 0xB4: return 0x017D
            case 0xB8: return 0x017E
            case 0xBC: return 0x0152
            case 0xBD: return 0x0153
            case 0xBE: return 0x0178
            default: return UInt32(byte)
            }
        case .windows1252:
            guard byte < 0xA0 else { return UInt32(byte) }
            let high: [UInt32] = [
                0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
                0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
            ]
            let value = high[Int(byte) - 0x80]
            return value == 0 ? nil : value
        }
    }

    /// The coding cookie of PEP 263 in a line: `coding[=:]\s*([-\w.]+)` within a comment that stands alone on its line.
    static func cookie(in line: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
        var index = line.startIndex
        while index < line.endIndex, [0x20, 0x09, 0x0C].contains(line[index]) { index += 1 }
        guard index < line.endIndex, line[index] == UInt8(ascii: "#") else { return nil }
        let word = Array("coding".utf8)
        while index + word.count < line.endIndex {
            guard line[index..<index + word.count].elementsEqual(word) else {
                index += 1
                continue
            }
            var next = index + word.count
            guard line[next] == UInt8(ascii: ":") || line[next] == UInt8(ascii: "=") else {
                index += 1
                continue
            }
            next += 1
            while next < line.endIndex, line[next] == 0x20 || line[next] == 0x09 { next += 1 }
            let start = next
            while next < line.endIndex, isCookieByte(line[next]) { next += 1 }
            if next > start { return String(decoding: line[start..<next], as: UTF8.self) }
            index += 1
        }
        return nil
    }

    private static func isCookieByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
