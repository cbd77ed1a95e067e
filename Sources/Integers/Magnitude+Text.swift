extension Magnitude {
    /// Digits in ASCII, lower case, of a base from 2 to 36.
    func digits(radix: Int) -> [UInt8] {
        if isZero { return [48] }
        if radix & (radix - 1) == 0 { return digits(bits: radix.trailingZeroBitCount) }
        let powers = RadixPowers(radix, for: self)
        var result: [UInt8] = []
        appendDigits(to: &result, powers, powers.count - 1, isLeading: true)
        return result
    }

    @inline(__always)
    private static func digit(_ value: UInt) -> UInt8 { UInt8(truncatingIfNeeded: value < 10 ? 48 + value : 87 + value) }

    /// Digits of `bits` bits each.
    private func digits(bits: Int) -> [UInt8] {
        let total = (bitWidth + bits - 1) / bits, mask = UInt(1) << UInt(bits) - 1
        return [UInt8](unsafeUninitializedCapacity: total) { buffer, initialized in
            for position in 0..<total {
                let bit = position * bits, word = bit / 64, offset = UInt(bit % 64)
                var value = words[word] >> offset
                if Int(offset) + bits > 64, word + 1 < count { value |= words[word + 1] << (64 - offset) }
                buffer[total - 1 - position] = Magnitude.digit(value & mask)
            }
            initialized = total
        }
    }

    /// The digits of a number below the square of `powers[level]`, with its leading zeros unless it is the leading part itself. A long number is
    /// divided in halves.
    private func appendDigits(to result: inout [UInt8], _ powers: RadixPowers, _ level: Int, isLeading: Bool) {
        guard level >= 0 else { return appendFewDigits(to: &result, powers, isLeading: isLeading) }
        let (high, low) = divided(by: powers[level])
        let isLowLeading = isLeading && high.isZero
        if !isLowLeading { high.appendDigits(to: &result, powers, level - 1, isLeading: isLeading) }
        low.appendDigits(to: &result, powers, level - 1, isLeading: isLowLeading)
    }

    private func appendFewDigits(to result: inout [UInt8], _ powers: RadixPowers, isLeading: Bool) {
        let radix = UInt(powers.radix)
        var reversed: [UInt8] = []
        reversed.reserveCapacity(powers.digitCount(0))
        var rest = words
        while !rest.isEmpty {
            var remainder: UInt = 0
            var index = rest.count
            while index > 0 {
                index -= 1
                (rest[index], remainder) = powers.chunk.dividingFullWidth((remainder, rest[index]))
            }
            while rest.last == 0 { rest.removeLast() }
            for _ in 0..<powers.chunkDigits {
                if rest.isEmpty && remainder == 0 { break }
                reversed.append(Magnitude.digit(remainder % radix))
                remainder /= radix
            }
        }
        if !isLeading { result += repeatElement(48, count: powers.digitCount(0) - reversed.count) }
        result += reversed.reversed()
    }

    /// Values of digits (0 ..< radix), the most significant first.
    init(digits: [UInt8], radix: Int) {
        if radix & (radix - 1) == 0 {
            self.init(digits: digits, bits: radix.trailingZeroBitCount)
        } else {
            let powers = RadixPowers(radix, digits: digits.count)
            self.init(digits: digits[...], powers, powers.count - 1)
        }
    }

    /// Digits of `bits` bits each.
    private init(digits: [UInt8], bits: Int) {
        var words: [UInt] = []
        words.reserveCapacity(digits.count * bits / 64 + 1)
        var word: UInt = 0, filled = 0
        for digit in digits.reversed() {
            word |= UInt(digit) << UInt(filled)
            filled += bits
            guard filled >= 64 else { continue }
            words.append(word)
            filled -= 64
            word = UInt(digit) >> UInt(bits - filled)
        }
        words.append(word)
        self.init(words: words)
    }

    /// A long text is read in halves, which the fast multiplication joins.
    private init(digits: ArraySlice<UInt8>, _ powers: RadixPowers, _ level: Int) {
        guard level >= 0 else {
            self.init(fewDigits: digits, powers)
            return
        }
        let lowCount = min(powers.digitCount(level), digits.count)
        let low = Magnitude(digits: digits.suffix(lowCount), powers, level - 1)
        if lowCount == digits.count {
            self = low
        } else {
            self = Magnitude(digits: digits.dropLast(lowCount), powers, level - 1) * powers[level] + low
        }
    }

    private init(fewDigits digits: ArraySlice<UInt8>, _ powers: RadixPowers) {
        let radix = UInt(powers.radix)
        self.init()
        var position = digits.startIndex
        while position < digits.endIndex {
            let end = min(position + powers.chunkDigits, digits.endIndex)
            var value: UInt = 0, factor: UInt = 1
            for digit in digits[position..<end] {
                value = value &* radix &+ UInt(digit)
                factor = factor &* radix
            }
            self = multiplied(by: factor, adding: value)
            position = end
        }
    }
}

/// The powers of a base at which long numbers and texts are halved: each is the square of the one before.
private struct RadixPowers {
    let radix: Int
    /// The largest power that fits a word, and how many digits that is.
    let chunk: UInt
    let chunkDigits: Int
    private var powers: [Magnitude] = []
    /// Numbers and texts of no more chunks than this are not halved.
    private static let firstPower = 24

    /// For numbers of up to `digits` digits, which are below the square of the last power; no powers where that is short.
    init(_ radix: Int, digits: Int) {
        self.init(radix)
        while digitCount(count) < digits {
            let next = powers.last.map { $0 * $0 } ?? Magnitude(chunk).power(RadixPowers.firstPower)
            powers.append(next)
        }
    }

    init(_ radix: Int, for number: Magnitude) {
        let chunks = RadixPowers(radix)
        self.init(radix, digits: (number.bitWidth / (chunks.chunk.bitWidth - 1 - chunks.chunk.leadingZeroBitCount) + 1) * chunks.chunkDigits)
    }

    private init(_ radix: Int) {
        self.radix = radix
        var power = UInt(radix), digits = 1
        while true {
            let (next, overflow) = power.multipliedReportingOverflow(by: UInt(radix))
            if overflow { break }
            (power, digits) = (next, digits + 1)
        }
        (chunk, chunkDigits) = (power, digits)
    }

    var count: Int { powers.count }
    subscript(level: Int) -> Magnitude { powers[level] }
    /// How many digits the numbers below `self[level]` have.
    func digitCount(_ level: Int) -> Int { (RadixPowers.firstPower * chunkDigits) << level }
}
