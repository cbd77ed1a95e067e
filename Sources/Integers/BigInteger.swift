internal import BigInt

/// An integer of any size in one machine word, with the arithmetic that Python defines on it: floored division, two's complement bits,
/// correct rounding to doubles. The one place that knows the big number library.
///
/// The number stands behind a reference on purpose: the library's own type fills more registers than a call passes, and wherever
/// such a value is inlined into a function whose address is taken, Swift 6.3.1 crashes when it optimises the module as a whole.
public struct BigInteger: Sendable {
    private final class Storage: Sendable {
        let number: BigInt
        init(_ number: BigInt) { self.number = number }
    }

    private let storage: Storage
    private var number: BigInt { storage.number }

    private init(_ number: BigInt) { storage = Storage(number) }

    public init(_ value: Int) { self.init(BigInt(value)) }
    public init(_ value: UInt64) { self.init(BigInt(value)) }

    /// The digits of a number in a base from 2 to 36, nil when there is anything else.
    public init?(_ digits: String, radix: Int) {
        guard let number = BigInt(digits, radix: radix) else { return nil }
        self.init(number)
    }

    public var isZero: Bool { number.isZero }
    public var isNegative: Bool { number.sign == .minus }
    public var isOdd: Bool { number.magnitude.words.first.map { $0 & 1 == 1 } ?? false }
    public var magnitude: BigInteger { isNegative ? -self : self }

    /// Results of more bits are refused with MemoryError.
    public static let largestBitCount = 1 << 31
    public static let hashModulus: UInt = 1 << 61 - 1

    /// Digits in a base from 2 to 36, with a minus sign where needed.
    public func text(radix: Int) -> String { String(number, radix: radix) }

    fileprivate var exactInt: Int? { Int(exactly: number) }
    fileprivate var exactUInt64: UInt64? { UInt64(exactly: number) }
    fileprivate var lowestWord: UInt64 { UInt64(truncatingIfNeeded: number) }
}

extension BigInteger: Comparable, ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }

    public static func == (left: BigInteger, right: BigInteger) -> Bool { left.number == right.number }
    public static func < (left: BigInteger, right: BigInteger) -> Bool { left.number < right.number }

    public static prefix func - (operand: BigInteger) -> BigInteger { BigInteger(-operand.number) }
    public static func + (left: BigInteger, right: BigInteger) -> BigInteger { BigInteger(left.number + right.number) }
    public static func - (left: BigInteger, right: BigInteger) -> BigInteger { BigInteger(left.number - right.number) }
    public static func * (left: BigInteger, right: BigInteger) -> BigInteger { BigInteger(left.number * right.number) }
    public static func << (left: BigInteger, count: Int) -> BigInteger { BigInteger(left.number << count) }
    public static func += (left: inout BigInteger, right: BigInteger) { left = left + right }
}

extension FixedWidthInteger {
    /// Nil for a number that does not fit.
    public init?(exactly source: BigInteger) {
        if let number = source.exactInt { self.init(exactly: number) } else if let number = source.exactUInt64 { self.init(exactly: number) } else { return nil }
    }

    /// The lowest bits of the two's complement, of 64 at the most.
    public init(truncatingIfNeeded source: BigInteger) { self.init(truncatingIfNeeded: source.lowestWord) }
}

// MARK: - Arithmetic

extension BigInteger {
    /// Quotient rounded towards negative infinity and the remainder with the divisor's sign; the divisor is not 0.
    public func floorDivided(by divisor: BigInteger) -> (quotient: BigInteger, remainder: BigInteger) {
        let (quotient, remainder) = Arithmetic.floorDivide(number, divisor.number)
        return (BigInteger(quotient), BigInteger(remainder))
    }

    /// The nearest double to the quotient, the divisor not 0; nil beyond the range of doubles.
    public func divided(by divisor: BigInteger) -> Double? { Arithmetic.divide(number, divisor.number) }

    /// Shifts right, rounding towards negative infinity.
    public static func >> (left: BigInteger, count: Int) -> BigInteger { BigInteger(Arithmetic.shiftRight(left.number, count)) }

    /// The operation on each pair of words of the two's complements.
    public func combiningBits(with other: BigInteger, _ operation: (UInt, UInt) -> UInt) -> BigInteger {
        BigInteger(Arithmetic.combineBits(number, other.number, operation))
    }

    /// The ones in the binary digits of the magnitude.
    public var bitCount: Int { Arithmetic.bitCount(number) }
    /// The binary digits of the magnitude; 0 for 0.
    public var bitLength: Int { Arithmetic.bitLength(number) }

    public func power(_ exponent: Int) -> BigInteger { BigInteger(Arithmetic.power(number, exponent)) }

    /// `pow(self, exponent, modulus)` for an exponent that is not negative and a modulus other than 0.
    public func power(_ exponent: BigInteger, modulus: BigInteger) -> BigInteger {
        BigInteger(Arithmetic.power(number, exponent.number, modulus: modulus.number))
    }

    /// The inverse modulo `modulus`, or nil.
    public func inverse(modulus: BigInteger) -> BigInteger? { Arithmetic.inverse(number, modulus: modulus.number).map { BigInteger($0) } }

    /// The integer part of the square root of a number that is not negative.
    public var squareRoot: BigInteger { BigInteger(Arithmetic.squareRoot(number)) }

    public static func greatestCommonDivisor(_ left: BigInteger, _ right: BigInteger) -> BigInteger {
        BigInteger(Arithmetic.greatestCommonDivisor(left.number, right.number))
    }

    /// The product of the integers from `first` to `last`.
    public static func rangeProduct(_ first: Int, _ last: Int) -> BigInteger { BigInteger(Arithmetic.rangeProduct(first, last)) }

    /// The nearest double, ties to even; nil beyond the range of doubles.
    public var double: Double? { Arithmetic.double(number) }

    /// The integer part of a finite double.
    public init(integerPart value: Double) { self.init(Arithmetic.integer(value)) }

    /// Negative, 0 or positive for an exact comparison; nil with NaN.
    public func compare(_ other: Double) -> Int? { Arithmetic.compare(number, other) }

    /// The number modulo 2^61 - 1 with its sign, -2 in place of -1.
    public var hash: Int { Arithmetic.hash(number) }

    public init(bytes: UnsafeRawBufferPointer, littleEndian: Bool, signed: Bool) {
        self.init(Arithmetic.fromBytes(bytes, littleEndian: littleEndian, signed: signed))
    }

    /// Writes the two's complement into `bytes`; false when it does not fit.
    public func write(to bytes: UnsafeMutableRawBufferPointer, littleEndian: Bool, signed: Bool) -> Bool {
        Arithmetic.write(number, to: bytes, littleEndian: littleEndian, signed: signed)
    }
}
