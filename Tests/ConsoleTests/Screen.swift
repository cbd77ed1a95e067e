/// What a terminal would show of a stream of bytes.
enum Screen {
    /// The text without control sequences and carriage returns, and how many bytes it stands for: a sequence or character that has come in part
    /// stays for later.
    static func plainText(of bytes: [UInt8]) -> (text: String, length: Int) {
        var plain: [UInt8] = []
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            let length: Int
            switch byte {
            case 0x1B:
                guard let sequence = sequenceLength(bytes[place...]) else { return (String(decoding: plain, as: UTF8.self), place) }
                place += sequence
                continue
            case 0xF0...: length = 4
            case 0xE0...: length = 3
            case 0xC0...: length = 2
            default: length = 1
            }
            guard place + length <= bytes.count else { return (String(decoding: plain, as: UTF8.self), place) }
            if byte != 0x0D && byte != 0x07 { plain += bytes[place..<(place + length)] }
            place += length
        }
        return (String(decoding: plain, as: UTF8.self), place)
    }

    /// ESC [ parameters letter, or ESC and one byte.
    private static func sequenceLength(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= 2 else { return nil }
        guard bytes[bytes.startIndex + 1] == UInt8(ascii: "[") else { return 2 }
        guard let final = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
        return final - bytes.startIndex + 1
    }
}
