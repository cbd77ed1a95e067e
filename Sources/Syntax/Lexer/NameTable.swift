/// Interns identifiers: equal names get equal ``NameID``s.
///
/// Open addressing over the names' bytes, which stand end to end in ``bytes``. The hash is seeded by process-random bits, so that
/// a source text cannot be made to collide.
struct NameTable {
    /// The names' bytes; later handed over to the tree.
    var bytes: ContiguousArray<UInt8> = []
    /// Where each name stands in ``bytes``.
    var spans: ContiguousArray<ByteSpan> = []
    private var hashes: ContiguousArray<UInt32> = []
    /// Name number plus one; zero is free. The count is a power of two.
    private var slots: ContiguousArray<UInt32>
    private let seed: UInt64

    /// A table that holds keywords and ``KnownName``s under their fixed ids.
    init(expectedBytes: Int) {
        seed = UInt64(truncatingIfNeeded: Hasher().finalize()) | 1
        slots = ContiguousArray(repeating: 0, count: expectedBytes > 4096 ? 2048 : 256)
        bytes.reserveCapacity(max(1024, expectedBytes / 4))
        spans.reserveCapacity(slots.count / 2)
        hashes.reserveCapacity(slots.count / 2)
        for text in TokenKind.keywordTexts { intern(text) }
        for text in KnownName.texts { intern(text) }
    }

    private mutating func intern(_ text: StaticString) {
        _ = intern(text.utf8Start, count: text.utf8CodeUnitCount)
    }

    /// The id of the `count` bytes at `start`.
    @inline(__always)
    mutating func intern(_ start: UnsafePointer<UInt8>, count: Int) -> NameID {
        var hash = seed
        for index in 0..<count {
            hash = (hash ^ UInt64(start[index])) &* 0x0000_0100_0000_01B3
        }
        hash = (hash ^ (hash >> 29)) &* 0xBF58_476D_1CE4_E5B9
        return find(start, count: count, hash: UInt32(truncatingIfNeeded: hash >> 32))
    }

    private mutating func find(_ start: UnsafePointer<UInt8>, count: Int, hash: UInt32) -> NameID {
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] != 0 {
            let number = Int(slots[slot] - 1)
            if hashes[number] == hash, equals(spans[number], start, count) {
                return NameID(rawValue: UInt32(number))
            }
            slot = (slot + 1) & mask
        }
        let number = spans.count
        slots[slot] = UInt32(number + 1)
        let offset = UInt32(bytes.count)
        bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
        spans.append(ByteSpan(start: offset, end: offset + UInt32(count)))
        hashes.append(hash)
        if spans.count * 2 > slots.count { grow() }
        return NameID(rawValue: UInt32(number))
    }

    private func equals(_ span: ByteSpan, _ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard Int(span.end - span.start) == count else { return false }
        return bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return count == 0 }
            let known = base + Int(span.start)
            for index in 0..<count where known[index] != start[index] { return false }
            return true
        }
    }

    private mutating func grow() {
        let mask = slots.count * 2 - 1
        slots = ContiguousArray(repeating: 0, count: mask + 1)
        for number in hashes.indices {
            var slot = Int(hashes[number]) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(number + 1)
        }
    }
}
