@_spi(_Unicode) import Swift

/// Normal form KC, which Python gives every identifier (PEP 3131).
enum CompatibilityForm {
    /// The text in normal form KC: compatibility characters replaced, then composed. Meant for identifiers, which are short and
    /// seldom leave ASCII: the table is read anew for each.
    static func normalised(_ text: String) -> String {
        var replaced = ""
        for scalar in text.unicodeScalars {
            if scalar.value < 0x80 {
                replaced.unicodeScalars.append(scalar)
            } else if let target = target(of: scalar.value) {
                replaced.unicodeScalars.append(contentsOf: target)
            } else {
                replaced.unicodeScalars.append(scalar)
            }
        }
        var result = ""
        for scalar in replaced._nfc { result.unicodeScalars.append(scalar) }
        return result
    }

    private static func target(of value: UInt32) -> [Unicode.Scalar]? {
        // Below U+0370 only a few letters have one; letters of most scripts need not be looked up at all.
        var reader = HexadecimalReader(CompatibilityTable.runs)
        while let first = reader.number(), let count = reader.number(), let target = reader.number(), let step = reader.number() {
            if value < first { break }
            if value - first < count {
                return Unicode.Scalar(target + (value - first) * step).map { [$0] }
            }
        }
        reader = HexadecimalReader(CompatibilityTable.sequences)
        while let first = reader.number() {
            if value < first { return nil }
            var scalars: [Unicode.Scalar] = []
            while !reader.endsEntry, let next = reader.number() {
                if first == value, let scalar = Unicode.Scalar(next) { scalars.append(scalar) }
            }
            if first == value { return scalars }
        }
        return nil
    }

    /// Reads the numbers of a ``CompatibilityTable``.
    private struct HexadecimalReader {
        private let text: StaticString
        private var position = 0
        /// The last number was followed by a semicolon.
        private(set) var endsEntry = false

        init(_ text: StaticString) { self.text = text }

        mutating func number() -> UInt32? {
            guard position < text.utf8CodeUnitCount else { return nil }
            var value: UInt32 = 0
            while position < text.utf8CodeUnitCount {
                let byte = text.utf8Start[position]
                position += 1
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - UInt8(ascii: "0"))
                case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
                default:
                    endsEntry = byte == UInt8(ascii: ";")
                    return value
                }
            }
            return value
        }
    }
}
