/// Decodes texts of Korean and Japanese code pages, whose characters have one byte or two.
struct DoubleByteDecoder {
    private let encoding: SourceEncoding
    /// 94 places a row.
    private let table: ContiguousArray<UInt32>
    /// The syllables of code page 949 that KS X 1001 lacks, in Unicode order: their code points.
    private let extraSyllables: ContiguousArray<UInt32>

    private static let hole: UInt32 = 0xFFFD

    /// Nil for encodings of one byte a character.
    init?(_ encoding: SourceEncoding) {
        let text: String
        switch encoding {
        case .korean949, .koreanUnix: text = DoubleByteTable.korean
        case .japanese932: text = DoubleByteTable.japanese
        default: return nil
        }
        self.encoding = encoding
        var table: ContiguousArray<UInt32> = []
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            table.append(contentsOf: line.map(\.value))
            table.append(contentsOf: repeatElement(DoubleByteDecoder.hole, count: (94 - line.count % 94) % 94))
            if line.isEmpty { table.append(contentsOf: repeatElement(DoubleByteDecoder.hole, count: 94)) }
        }
        self.table = table
        if encoding == .korean949 {
            let known = Set(table)
            extraSyllables = ContiguousArray((0xAC00...0xD7A3).filter { !known.contains($0) })
        } else {
            extraSyllables = []
        }
    }

    /// Appends the text as UTF-8; the offset of the first bytes that stand for nothing, or nil.
    func decode(_ text: Slice<UnsafeBufferPointer<UInt8>>, to bytes: inout ContiguousArray<UInt8>) -> Int? {
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if byte < 0x80 {
                bytes.append(byte)
            } else if let scalar = single(byte) {
                SourceText.append(scalar, to: &bytes)
            } else {
                guard index + 1 < text.endIndex, let scalar = pair(Int(byte), Int(text[index + 1])) else { return index - text.startIndex }
                SourceText.append(scalar, to: &bytes)
                index += 1
            }
            index += 1
        }
        return nil
    }

    private func single(_ byte: UInt8) -> UInt32? {
        guard encoding == .japanese932 else { return nil }
        switch byte {
        case 0x80: return 0x80
        case 0xA0: return 0xF8F0
        case 0xA1...0xDF: return 0xFF61 + UInt32(byte) - 0xA1
        case 0xFD...0xFF: return 0xF8F1 + UInt32(byte) - 0xFD
        default: return nil
        }
    }

    private func pair(_ lead: Int, _ trail: Int) -> UInt32? {
        if encoding == .japanese932 {
            guard (0x40...0x7E).contains(trail) || (0x80...0xFC).contains(trail) else { return nil }
            let place = trail - (trail < 0x7F ? 0x40 : 0x41)
            if (0xF0...0xF9).contains(lead) { return UInt32(0xE000 + (lead - 0xF0) * 188 + place) }
            return entry((lead - (lead < 0xA0 ? 0x81 : 0xC1)) * 188 + place)
        }
        // In EUC-KR the filler begins a syllable spelt out in four pairs, which is not read here.
        if encoding == .koreanUnix, lead == 0xA4, trail == 0xD4 { return nil }
        if lead >= 0xA1, trail >= 0xA1 { return trail == 0xFF ? nil : entry((lead - 0xA1) * 94 + trail - 0xA1) }
        guard encoding == .korean949, lead >= 0x81 else { return nil }
        let place: Int
        switch trail {
        case 0x41...0x5A: place = trail - 0x41
        case 0x61...0x7A: place = trail - 0x61 + 26
        case 0x81...0xFE: place = trail - 0x81 + 52
        default: return nil
        }
        // From lead byte 0xA1 on, the places of KS X 1001 are taken.
        let number = lead < 0xA1 ? (lead - 0x81) * 178 + place : 32 * 178 + (lead - 0xA1) * 84 + place
        return extraSyllables.indices.contains(number) ? extraSyllables[number] : nil
    }

    private func entry(_ index: Int) -> UInt32? {
        guard table.indices.contains(index), table[index] != DoubleByteDecoder.hole else { return nil }
        return table[index]
    }
}
