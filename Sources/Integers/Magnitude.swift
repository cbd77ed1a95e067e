/// A number that is not negative: 64-bit words, the least significant first, the last one never 0. No words: zero.
struct Magnitude: Equatable, Sendable {
    private(set) var words: [UInt]

    init() { words = [] }

    init(_ word: UInt) { words = word == 0 ? [] : [word] }

    /// Leading zeros are dropped.
    init(words: [UInt]) {
        self.words = words
        while self.words.last == 0 { self.words.removeLast() }
    }

    /// `count` words written by `body`, leading zeros dropped.
    init(count: Int, _ body: (UnsafeMutablePointer<UInt>) -> Void) {
        self.init(words: [UInt](unsafeUninitializedCapacity: max(count, 1)) { buffer, initialized in
            guard let base = buffer.baseAddress else { return }
            body(base)
            initialized = count
        })
    }

    @inline(__always)
    func withWords<Result>(_ body: (UnsafeBufferPointer<UInt>) -> Result) -> Result { words.withUnsafeBufferPointer(body) }

    var count: Int { words.count }
    var isZero: Bool { words.isEmpty }
    var isOdd: Bool { words.first.map { $0 & 1 == 1 } ?? false }
    /// The lowest 64 bits.
    var lowestWord: UInt { words.first ?? 0 }
    /// Significant bits; 0 for zero.
    var bitWidth: Int { words.last.map { words.count * UInt.bitWidth - $0.leadingZeroBitCount } ?? 0 }

    /// Zeros below the lowest one; 0 for zero.
    var trailingZeroBitCount: Int {
        guard let index = words.firstIndex(where: { $0 != 0 }) else { return 0 }
        return index * UInt.bitWidth + words[index].trailingZeroBitCount
    }

    func isBitSet(_ index: Int) -> Bool {
        let word = index / UInt.bitWidth
        return word < words.count && words[word] >> UInt(index % UInt.bitWidth) & 1 == 1
    }
}

extension Magnitude: Comparable {
    static func < (left: Magnitude, right: Magnitude) -> Bool {
        if left.count != right.count { return left.count < right.count }
        var index = left.count
        while index > 0 {
            index -= 1
            if left.words[index] != right.words[index] { return left.words[index] < right.words[index] }
        }
        return false
    }
}

// MARK: - Sums and shifts

extension Magnitude {
    static func + (left: Magnitude, right: Magnitude) -> Magnitude {
        left.count >= right.count ? sum(left, right) : sum(right, left)
    }

    private static func sum(_ long: Magnitude, _ short: Magnitude) -> Magnitude {
        long.withWords { a in
            short.withWords { b in
                guard let first = a.baseAddress, let second = b.baseAddress else { return long }
                return Magnitude(count: a.count + 1) { result in
                    let carry = Sum.run(first, second, count: b.count, into: result)
                    result[a.count] = Sum.finish(first, b.count..<a.count, carry, into: result) ? 1 : 0
                }
            }
        }
    }

    /// `right` is not greater than `left`.
    static func - (left: Magnitude, right: Magnitude) -> Magnitude {
        left.withWords { a in
            right.withWords { b in
                guard let first = a.baseAddress, let second = b.baseAddress else { return left }
                return Magnitude(count: a.count) { result in
                    let borrow = Difference.run(first, second, count: b.count, into: result)
                    _ = Difference.finish(first, b.count..<a.count, borrow, into: result)
                }
            }
        }
    }

    static func << (left: Magnitude, shift: Int) -> Magnitude {
        if left.isZero || shift == 0 { return left }
        let whole = shift / UInt.bitWidth, bits = UInt(shift % UInt.bitWidth)
        return left.withWords { words in
            Magnitude(count: words.count + whole + 1) { result in
                guard let source = words.baseAddress else { return }
                result.update(repeating: 0, count: whole)
                let target = result + whole, last = words.count &- 1
                if bits == 0 {
                    target.update(from: source, count: words.count)
                    target[words.count] = 0
                } else {
                    target[0] = source[0] &<< bits
                    joinPairs(source, last, to: target + 1, from: 64 &- bits)
                    target[words.count] = source[last] &>> (64 &- bits)
                }
            }
        }
    }

    /// Words of 64 bits taken from the pairs (source[i], source[i + 1]), `bit` above the lower one's start; `bit` is 1 to 63. No word
    /// depends on the one before, so that several are made at once.
    @inline(__always)
    private static func joinPairs(_ source: UnsafePointer<UInt>, _ count: Int, to target: UnsafeMutablePointer<UInt>, from bit: UInt) {
        var index = 0
        while index < count {
            target[index] = source[index] &>> bit | source[index &+ 1] &<< (64 &- bit)
            index &+= 1
        }
    }

    static func >> (left: Magnitude, shift: Int) -> Magnitude {
        let whole = shift / UInt.bitWidth, bits = UInt(shift % UInt.bitWidth)
        if whole >= left.count { return Magnitude() }
        if shift == 0 { return left }
        let count = left.count - whole
        return left.withWords { words in
            Magnitude(count: count) { result in
                guard let base = words.baseAddress else { return }
                let source = base + whole, last = count &- 1
                if bits == 0 {
                    result.update(from: source, count: count)
                } else {
                    joinPairs(source, last, to: result, from: bits)
                    result[last] = source[last] &>> bits
                }
            }
        }
    }
}
