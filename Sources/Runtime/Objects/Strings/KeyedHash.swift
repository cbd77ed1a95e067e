/// SipHash-1-3 (Aumasson and Bernstein, 2012) with a key of this process: who does not know the key cannot make strings that collide.
/// CPython hashes strings with the same function. Swift's `Hasher` is one too, but made for values of many parts: for a short
/// string it takes twice as many instructions.
private struct KeyedHash {
    private var v0, v1, v2, v3: UInt64

    /// Drawn from `Hasher`, which the process seeds at random.
    private static let key: (UInt64, UInt64) = (UInt64(bitPattern: Int64(1.hashValue)), UInt64(bitPattern: Int64(2.hashValue)))

    @inline(__always) init() {
        let (k0, k1) = KeyedHash.key
        v0 = k0 ^ 0x736f_6d65_7073_6575
        v1 = k1 ^ 0x646f_7261_6e64_6f6d
        v2 = k0 ^ 0x6c79_6765_6e65_7261
        v3 = k1 ^ 0x7465_6462_7974_6573
    }

    @inline(__always) private mutating func round() {
        v0 &+= v1
        v1 = (v1 &<< 13 | v1 &>> 51) ^ v0
        v0 = v0 &<< 32 | v0 &>> 32
        v2 &+= v3
        v3 = (v3 &<< 16 | v3 &>> 48) ^ v2
        v0 &+= v3
        v3 = (v3 &<< 21 | v3 &>> 43) ^ v0
        v2 &+= v1
        v1 = (v1 &<< 17 | v1 &>> 47) ^ v2
        v2 = v2 &<< 32 | v2 &>> 32
    }

    @inline(__always) mutating func combine(_ word: UInt64) {
        v3 ^= word
        round()
        v0 ^= word
    }

    @inline(__always) mutating func finalize() -> UInt64 {
        v2 ^= 0xff
        round()
        round()
        round()
        return v0 ^ v1 ^ v2 ^ v3
    }
}

/// Less than eight bytes as a little-endian number, from loads that overlap. With `isPreceded` eight bytes before them may be read.
@inline(__always)
private func remainder(_ bytes: UnsafeRawPointer, _ count: Int, isPreceded: Bool) -> UInt64 {
    func load(_ offset: Int) -> UInt64 { UInt64(bytes.load(fromByteOffset: offset, as: UInt8.self)) &<< UInt64(truncatingIfNeeded: offset &* 8) }
    if count == 0 { return 0 }
    if isPreceded {
        let word = UInt64(littleEndian: (bytes + count - 8).loadUnaligned(as: UInt64.self))
        return word &>> UInt64(truncatingIfNeeded: (8 &- count) &* 8)
    }
    if count < 4 { return load(0) | load(count &>> 1) | load(count &- 1) }
    let low = UInt64(UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self)))
    let high = UInt64(UInt32(littleEndian: (bytes + count - 4).loadUnaligned(as: UInt32.self)))
    return low | high &<< UInt64(truncatingIfNeeded: (count &- 4) &* 8)
}

/// Keyed hash of bytes, never 0: 60 bits, so that as a script's int it is small and hashes to itself.
@inline(never)
func hashBytes(_ bytes: UnsafeRawBufferPointer) -> Int {
    var hash = KeyedHash()
    let count = bytes.count
    // The last word: what is left of the bytes, and their number.
    var last = UInt64(truncatingIfNeeded: count) &<< 56
    if let base = bytes.baseAddress {
        var offset = 0
        while offset &+ 8 <= count {
            hash.combine(UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            offset &+= 8
        }
        last |= remainder(base + offset, count &- offset, isPreceded: offset > 0)
    }
    hash.combine(last)
    let result = Int(truncatingIfNeeded: hash.finalize() & ((1 << 60) - 1))
    return result == 0 ? 0x5bd1_e995 : result
}
