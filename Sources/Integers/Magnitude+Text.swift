extension Magnitude {
    /// The largest power of a base that fits a word, and how many digits that is.
    private static func chunk(_ radix: Int) -> (power: UInt, digits: Int) {
        var power = UInt(radix), digits = 1
        while true {
            let (next, overflow) = power.multipliedReportingOverflow(by: UInt(radix))
            if overflow { return (power, digits) }
            (power, digits) = (next, digits + 1)
        }
    }

    /// Digits in ASCII, lower case, of a base from 2 to 36.
    func digits(radix: Int) -> [UInt8] {
        if isZero { return [48] }
        func digit(_ value: UInt) -> UInt8 { UInt8(truncatingIfNeeded: value < 10 ? 48 + value : 87 + value) }
        var reversed: [UInt8] = []
        if radix & (radix - 1) == 0 {
            let bits = radix.trailingZeroBitCount, total = (bitWidth + bits - 1) / bits
            reversed.reserveCapacity(total)
            for position in 0..<total {
                let bit = position * bits, word = bit / 64, offset = UInt(bit % 64)
                var value = words[word] >> offset
                if Int(offset) + bits > 64, word + 1 < count { value |= words[word + 1] << (64 - offset) }
                reversed.append(digit(value & UInt(radix - 1)))
            }
        } else {
            let (power, chunkDigits) = Magnitude.chunk(radix)
            var rest = words
            while !rest.isEmpty {
                var remainder: UInt = 0
                var index = rest.count
                while index > 0 {
                    index -= 1
                    (rest[index], remainder) = power.dividingFullWidth((remainder, rest[index]))
                }
                while rest.last == 0 { rest.removeLast() }
                for _ in 0..<chunkDigits {
                    if rest.isEmpty && remainder == 0 { break }
                    reversed.append(digit(remainder % UInt(radix)))
                    remainder /= UInt(radix)
                }
            }
        }
        return reversed.reversed()
    }

    /// Longer texts are read in halves, whose parts the fast multiplication joins.
    private static let halvingThreshold = 2_000

    /// Values of digits (0 ..< radix), the most significant first.
    init(digits: ArraySlice<UInt8>, radix: Int) {
        if digits.count > Magnitude.halvingThreshold {
            let split = digits.count / 2
            let high = Magnitude(digits: digits.dropLast(split), radix: radix), low = Magnitude(digits: digits.suffix(split), radix: radix)
            self = high * Magnitude(UInt(radix)).power(split) + low
            return
        }
        let chunkDigits = Magnitude.chunk(radix).digits
        self.init()
        var position = digits.startIndex
        while position < digits.endIndex {
            let end = min(position + chunkDigits, digits.endIndex)
            var value: UInt = 0, factor: UInt = 1
            for digit in digits[position..<end] {
                value = value &* UInt(radix) &+ UInt(digit)
                factor = factor &* UInt(radix)
            }
            self = multiplied(by: factor, adding: value)
            position = end
        }
    }
}
