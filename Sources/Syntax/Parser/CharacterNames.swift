/// Finds characters by their Unicode names, for `\N{...}`.
///
/// The table is built when first asked for (some ten milliseconds) and holds hashes of names; a hit is checked against the name.
public struct CharacterNames {
    private var table: [Int: Unicode.Scalar] = [:]

    public init() {}

    /// The character of that name or alias, in any case; nil if there is none.
    public mutating func scalar(named name: String) -> Unicode.Scalar? {
        let wanted = name.uppercased()
        if let scalar = CharacterNames.systematic(wanted) { return scalar }
        if table.isEmpty { build() }
        guard let scalar = table[wanted.hashValue] else { return nil }
        let properties = scalar.properties
        guard properties.name == wanted || properties.nameAlias == wanted else { return nil }
        return scalar
    }

    private mutating func build() {
        table.reserveCapacity(50_000)
        // Planes 0 to 2 and 14 hold all named characters but ideographs, whose names are systematic.
        for range in [0..<0x3400, 0xA000..<0xAC00, 0xF900..<0x1_8D10, 0x1_AFF0..<0x2_0000, 0x2_F800..<0x2_FA20, 0xE_0000..<0xE_0200] as [Range<UInt32>] {
            for value in range {
                guard let scalar = Unicode.Scalar(value) else { continue }
                let properties = scalar.properties
                if let name = properties.name { table[name.hashValue] = scalar }
                if let alias = properties.nameAlias { table[alias.hashValue] = scalar }
            }
        }
        for value in 0x4DC0..<0x4E00 as Range<UInt32> {
            if let scalar = Unicode.Scalar(value), let name = scalar.properties.name { table[name.hashValue] = scalar }
        }
    }

    /// Names made of a code point: `CJK UNIFIED IDEOGRAPH-4E00`, and Hangul syllables.
    private static func systematic(_ name: String) -> Unicode.Scalar? {
        for prefix in ["CJK UNIFIED IDEOGRAPH-", "TANGUT IDEOGRAPH-", "NUSHU CHARACTER-", "KHITAN SMALL SCRIPT CHARACTER-"]
        where name.hasPrefix(prefix) {
            guard let value = UInt32(name.dropFirst(prefix.count), radix: 16), let scalar = Unicode.Scalar(value),
                scalar.properties.name == name
            else { return nil }
            return scalar
        }
        guard name.hasPrefix("HANGUL SYLLABLE ") else { return nil }
        for value in 0xAC00...0xD7A3 as ClosedRange<UInt32> {
            if let scalar = Unicode.Scalar(value), scalar.properties.name == name { return scalar }
        }
        return nil
    }
}
