/// The encodings a source text may declare (PEP 263), and their translation to UTF-8.
enum SourceEncoding: Equatable {
    case utf8
    case ascii
    case latin1
    case latin9
    case windows1252
    case windows1251
    case koi8r
    case greek
    case dos437
    case korean949
    case koreanUnix
    case japanese932

    /// The encoding of that name, as Python's codec registry folds names (case, `-`, `_`, and what CPython's tokenizer strips after
    /// `utf-8-` and `latin-1-`); nil if there is none.
    init?(name: String) {
        switch SourceEncoding.collapsed(SourceEncoding.normalised(name)) {
        case "utf-8", "utf8", "u8", "utf", "utf8-ucs2", "utf8-ucs4", "cp65001", "utf-8-sig": self = .utf8
        case "ascii", "646", "us-ascii", "ansi-x3.4-1968", "ansi-x3.4-1986", "ansi-x3-4-1968", "cp367", "ibm367", "iso646-us",
            "iso-646.irv-1991", "iso-ir-6", "us":
            self = .ascii
        case "iso-8859-1", "latin-1", "latin1", "latin", "l1", "iso8859-1", "iso8859", "8859", "cp819", "ibm819",
            "iso-8859-1-1987", "iso-ir-100", "csisolatin1":
            self = .latin1
        case "iso-8859-15", "iso8859-15", "latin-9", "latin9", "l9": self = .latin9
        case "cp1252", "windows-1252", "1252": self = .windows1252
        case "cp1251", "windows-1251", "1251": self = .windows1251
        case "koi8-r", "cskoi8r": self = .koi8r
        case "iso-8859-7", "iso8859-7", "greek", "greek8": self = .greek
        case "cp437", "437", "ibm437": self = .dos437
        case "cp949", "949", "ms949", "uhc": self = .korean949
        case "euc-kr", "euckr", "korean", "ksc5601", "ks-c-5601", "ks-c-5601-1987", "ksx1001", "ks-x-1001": self = .koreanUnix
        case "cp932", "932", "ms932", "mskanji", "ms-kanji", "windows-31j": self = .japanese932
        default: return nil
        }
    }

    /// The name as the codec registry looks it up: one hyphen for each run of them, none at the ends.
    private static func collapsed(_ name: String) -> String {
        name.split(separator: "-").joined(separator: "-")
    }

    /// The name in the form in which CPython compares it.
    static func normalised(_ name: String) -> String {
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

    /// What messages call the codec of an encoding of more than one byte a character.
    var codecName: String {
        switch self {
        case .korean949: "cp949"
        case .koreanUnix: "euc_kr"
        case .japanese932: "cp932"
        default: "charmap"
        }
    }

    /// What the bytes from 0x80 stand for, if every byte is a character; U+FFFD where there is nothing.
    var highCharacters: [UInt32]? {
        let text: String
        switch self {
        case .utf8, .ascii, .korean949, .koreanUnix, .japanese932: return nil
        case .latin1: return Array(0x80...0xFF)
        case .latin9: text = SingleByteTable.latin9
        case .windows1252: text = SingleByteTable.windows1252
        case .windows1251: text = SingleByteTable.windows1251
        case .koi8r: text = SingleByteTable.koi8r
        case .greek: text = SingleByteTable.greek
        case .dos437: text = SingleByteTable.dos437
        }
        return text.unicodeScalars.map(\.value)
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
