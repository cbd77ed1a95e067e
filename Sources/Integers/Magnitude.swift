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
        let (long, short) = left.count >= right.count ? (left.words, right.words) : (right.words, left.words)
        return Magnitude(count: long.count + 1) { result in
            var carry: UInt = 0
            for index in 0..<short.count {
                let (sum, first) = long[index].addingReportingOverflow(short[index])
                let (total, second) = sum.addingReportingOverflow(carry)
                result[index] = total
                carry = first || second ? 1 : 0
            }
            for index in short.count..<long.count {
                let (sum, overflow) = long[index].addingReportingOverflow(carry)
                result[index] = sum
                carry = overflow ? 1 : 0
            }
            result[long.count] = carry
        }
    }

    /// `right` is not greater than `left`.
    static func - (left: Magnitude, right: Magnitude) -> Magnitude {
        Magnitude(count: left.count) { result in
            var borrow: UInt = 0
            for index in 0..<right.count {
                let (difference, first) = left.words[index].subtractingReportingOverflow(right.words[index])
                let (total, second) = difference.subtractingReportingOverflow(borrow)
                result[index] = total
                borrow = first || second ? 1 : 0
            }
            for index in right.count..<left.count {
                let (difference, overflow) = left.words[index].subtractingReportingOverflow(borrow)
                result[index] = difference
                borrow = overflow ? 1 : 0
            }
        }
    }

    static func << (left: Magnitude, shift: Int) -> Magnitude {
        if left.isZero || shift == 0 { return left }
        let whole = shift / UInt.bitWidth, bits = UInt(shift % UInt.bitWidth)
        return Magnitude(count: left.count + whole + 1) { result in
            for index in 0..<whole { result[index] = 0 }
            var carry: UInt = 0
            for index in 0..<left.count {
                let word = left.words[index]
                result[whole + index] = word << bits | carry
                carry = bits == 0 ? 0 : word >> (64 - bits)
            }
            result[whole + left.count] = carry
        }
    }

    static func >> (left: Magnitude, shift: Int) -> Magnitude {
        let whole = shift / UInt.bitWidth, bits = UInt(shift % UInt.bitWidth)
        if whole >= left.count { return Magnitude() }
        if shift == 0 { return left }
        let count = left.count - whole
        return Magnitude(count: count) { result in
            for index in 0..<count {
                let high = index + 1 < count && bits != 0 ? left.words[whole + index + 1] << (64 - bits) : 0
                result[index] = left.words[whole + index] >> bits | high
            }
        }
    }
}
