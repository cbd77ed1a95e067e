/// An integer of any size, with the arithmetic that Python defines on it: floored division, two's complement bits, correct rounding to doubles.
public struct BigInteger: Sendable, Equatable {
    /// Never true for 0.
    public let isNegative: Bool
    let words: Magnitude

    init(_ magnitude: Magnitude, negative: Bool = false) {
        words = magnitude
        isNegative = negative && !magnitude.isZero
    }

    public init(_ value: Int) { self.init(Magnitude(value.magnitude), negative: value < 0) }
    public init(_ value: UInt64) { self.init(Magnitude(UInt(value))) }

    public init(_ value: Int128) {
        let magnitude = value.magnitude
        self.init(Magnitude(words: [UInt(truncatingIfNeeded: magnitude), UInt(truncatingIfNeeded: magnitude >> 64)]), negative: value < 0)
    }

    /// Values of digits, each less than `radix` (2 to 36), the most significant first.
    public init(digits: [UInt8], radix: Int, negative: Bool = false) {
        self.init(Magnitude(digits: digits[...], radix: radix), negative: negative)
    }

    public var isZero: Bool { words.isZero }
    public var isOdd: Bool { words.isOdd }
    public var magnitude: BigInteger { BigInteger(words) }
    /// The binary digits of the magnitude; 0 for 0.
    public var bitLength: Int { words.bitWidth }
    /// The ones in the binary digits of the magnitude.
    public var bitCount: Int { words.words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Results of more bits are refused with MemoryError.
    public static let largestBitCount = 1 << 31

    /// Digits in ASCII in a base from 2 to 36, with a minus sign where needed.
    public func text(radix: Int) -> [UInt8] { (isNegative ? [45] : []) + words.digits(radix: radix) }
}

extension BigInteger: Comparable, ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }

    public static func < (left: BigInteger, right: BigInteger) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        return left.isNegative ? right.words < left.words : left.words < right.words
    }
}

extension FixedWidthInteger {
    /// Nil for a number that does not fit.
    public init?(exactly source: BigInteger) {
        guard source.words.count <= 1 else { return nil }
        let word = source.words.lowestWord
        if source.isNegative {
            guard word <= UInt(1) << 63 else { return nil }
            self.init(exactly: Int(bitPattern: 0 &- word))
        } else {
            self.init(exactly: word)
        }
    }

    /// The lowest bits of the two's complement, of 64 at the most.
    public init(truncatingIfNeeded source: BigInteger) {
        let word = source.words.lowestWord
        self.init(truncatingIfNeeded: source.isNegative ? 0 &- word : word)
    }
}

extension Int128 {
    /// Nil for a number of more than 127 bits.
    public init?(exactly source: BigInteger) {
        guard source.bitLength < 128 else { return nil }
        let words = source.words.words
        let magnitude = (words.count > 1 ? UInt128(words[1]) << 64 : 0) | UInt128(source.words.lowestWord)
        self = source.isNegative ? -Int128(magnitude) : Int128(magnitude)
    }
}

// MARK: - Arithmetic

extension BigInteger {
    public static prefix func - (operand: BigInteger) -> BigInteger { BigInteger(operand.words, negative: !operand.isNegative) }

    public static func + (left: BigInteger, right: BigInteger) -> BigInteger {
        if left.isNegative == right.isNegative { return BigInteger(left.words + right.words, negative: left.isNegative) }
        return left.words < right.words ? BigInteger(right.words - left.words, negative: right.isNegative)
            : BigInteger(left.words - right.words, negative: left.isNegative)
    }

    public static func - (left: BigInteger, right: BigInteger) -> BigInteger { left + -right }

    public static func += (left: inout BigInteger, right: BigInteger) { left = left + right }

    public static func * (left: BigInteger, right: BigInteger) -> BigInteger {
        BigInteger(left.words * right.words, negative: left.isNegative != right.isNegative)
    }

    public static func << (left: BigInteger, count: Int) -> BigInteger { BigInteger(left.words << count, negative: left.isNegative) }

    /// Shifts right, rounding towards negative infinity.
    public static func >> (left: BigInteger, count: Int) -> BigInteger {
        if !left.isNegative { return BigInteger(left.words >> count) }
        return BigInteger(((left.words - Magnitude(1)) >> count) + Magnitude(1), negative: true)
    }

    /// Quotient rounded towards negative infinity and the remainder with the divisor's sign; the divisor is not 0.
    public func floorDivided(by divisor: BigInteger) -> (quotient: BigInteger, remainder: BigInteger) {
        let (quotient, remainder) = words.divided(by: divisor.words)
        if isNegative == divisor.isNegative { return (BigInteger(quotient), BigInteger(remainder, negative: isNegative)) }
        if remainder.isZero { return (BigInteger(quotient, negative: true), 0) }
        return (BigInteger(quotient + Magnitude(1), negative: true), BigInteger(divisor.words - remainder, negative: divisor.isNegative))
    }

    /// `self // divisor`, which is not 0.
    public func floorQuotient(by divisor: BigInteger) -> BigInteger {
        isNegative == divisor.isNegative ? BigInteger(words.quotient(by: divisor.words)) : floorDivided(by: divisor).quotient
    }

    public func power(_ exponent: Int) -> BigInteger { BigInteger(words.power(exponent), negative: isNegative && exponent & 1 == 1) }

    /// `pow(self, exponent, modulus)` for an exponent that is not negative and a modulus other than 0.
    public func power(_ exponent: BigInteger, modulus: BigInteger) -> BigInteger {
        let base = floorDivided(by: modulus.magnitude).remainder
        let result = BigInteger(base.words.power(exponent.words, modulus: modulus.words))
        return modulus.isNegative && !result.isZero ? result + modulus : result
    }

    /// The inverse modulo `modulus`, or nil.
    public func inverse(modulus: BigInteger) -> BigInteger? {
        var (r0, r1) = (modulus.magnitude, floorDivided(by: modulus.magnitude).remainder)
        var (t0, t1): (BigInteger, BigInteger) = (0, 1)
        while !r1.isZero {
            let (quotient, remainder) = r0.floorDivided(by: r1)
            (r0, r1) = (r1, remainder)
            (t0, t1) = (t1, t0 - quotient * t1)
        }
        guard r0 == 1 else { return nil }
        return t0.floorDivided(by: modulus).remainder
    }

    /// The integer part of the square root of a number that is not negative.
    public var squareRoot: BigInteger {
        guard self > 0 else { return 0 }
        var estimate = BigInteger(1) << ((bitLength + 1) / 2)
        while true {
            let next = (estimate + floorQuotient(by: estimate)) >> 1
            if next >= estimate { return estimate }
            estimate = next
        }
    }

    public static func greatestCommonDivisor(_ left: BigInteger, _ right: BigInteger) -> BigInteger {
        var a = left.words, b = right.words
        while !b.isZero { (a, b) = (b, a.divided(by: b).remainder) }
        return BigInteger(a)
    }

    /// The product of the integers from `first` to `last`: pairs of halves, so that the factors grow evenly.
    public static func rangeProduct(_ first: Int, _ last: Int) -> BigInteger {
        if last - first < 8 { return (first...last).dropFirst().reduce(BigInteger(first)) { $0 * BigInteger($1) } }
        let middle = first + (last - first) / 2
        return rangeProduct(first, middle) * rangeProduct(middle + 1, last)
    }
}
