internal import BigInt

/// The algorithms behind `BigInteger`, on the library's numbers.
enum Arithmetic {
    /// Quotient rounded towards negative infinity and the remainder with the divisor's sign; the divisor is not 0.
    static func floorDivide(_ left: BigInt, _ right: BigInt) -> (quotient: BigInt, remainder: BigInt) {
        let (quotient, remainder) = left.quotientAndRemainder(dividingBy: right)
        if !remainder.isZero && (remainder.sign != right.sign) { return (quotient - 1, remainder + right) }
        return (quotient, remainder)
    }

    // MARK: Bits

    /// The two's complement of `value` in `count` words.
    private static func words(_ value: BigInt, count: Int) -> [UInt] {
        var result = Array(value.magnitude.words)
        while result.count < count { result.append(0) }
        if value.sign == .minus { negate(&result) }
        return result
    }

    private static func negate(_ words: inout [UInt]) {
        var carry = true
        for index in words.indices {
            let (sum, overflow) = (~words[index]).addingReportingOverflow(carry ? 1 : 0)
            words[index] = sum
            carry = overflow
        }
    }

    static func combineBits(_ left: BigInt, _ right: BigInt, _ operation: (UInt, UInt) -> UInt) -> BigInt {
        // One word more than either magnitude needs, for the sign.
        let count = max(left.magnitude.words.count, right.magnitude.words.count) + 1
        var result = words(left, count: count)
        let other = words(right, count: count)
        for index in 0..<count { result[index] = operation(result[index], other[index]) }
        guard let top = result.last, top >> (UInt.bitWidth - 1) == 1 else { return BigInt(sign: .plus, magnitude: BigUInt(words: result)) }
        negate(&result)
        return BigInt(sign: .minus, magnitude: BigUInt(words: result))
    }

    /// `value >> count`, rounded towards negative infinity.
    static func shiftRight(_ value: BigInt, _ count: Int) -> BigInt {
        if value.sign == .plus { return BigInt(sign: .plus, magnitude: value.magnitude >> count) }
        return -(BigInt(sign: .plus, magnitude: (value.magnitude - 1) >> count) + 1)
    }

    static func bitCount(_ value: BigInt) -> Int { value.magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount } }

    static func bitLength(_ value: BigInt) -> Int { value.isZero ? 0 : value.magnitude.bitWidth }

    // MARK: Powers and roots

    /// `base ** exponent`, left to right: no squaring beyond the result.
    static func power(_ base: BigInt, _ exponent: Int) -> BigInt {
        if exponent == 0 { return 1 }
        // A power of two in the base is only a shift of the result.
        let zeros = base.isZero ? 0 : base.magnitude.trailingZeroBitCount
        let odd = base.magnitude >> zeros
        var result = odd
        var bit = Int.bitWidth - exponent.leadingZeroBitCount - 2
        while bit >= 0 {
            result = result * result
            if exponent >> bit & 1 == 1 { result = result * odd }
            bit -= 1
        }
        if zeros > 0 { result = result << (zeros * exponent) }
        return BigInt(sign: base.sign == .minus && exponent & 1 == 1 ? .minus : .plus, magnitude: result)
    }

    /// `pow(base, exponent, modulus)` for an exponent that is not negative and a modulus other than 0.
    static func power(_ base: BigInt, _ exponent: BigInt, modulus: BigInt) -> BigInt {
        let magnitude = modulus.magnitude
        var result = BigInt(sign: .plus, magnitude: floorDivide(base, BigInt(magnitude)).remainder.magnitude.power(exponent.magnitude, modulus: magnitude))
        if modulus.sign == .minus && !result.isZero { result += modulus }
        return result
    }

    /// The inverse of `value` modulo `modulus`, or nil.
    static func inverse(_ value: BigInt, modulus: BigInt) -> BigInt? {
        let magnitude = BigInt(modulus.magnitude)
        var (r0, r1) = (magnitude, floorDivide(value, magnitude).remainder)
        var (t0, t1) = (BigInt(0), BigInt(1))
        while !r1.isZero {
            let (quotient, remainder) = r0.quotientAndRemainder(dividingBy: r1)
            (r0, r1) = (r1, remainder)
            (t0, t1) = (t1, t0 - quotient * t1)
        }
        guard r0 == 1 else { return nil }
        return floorDivide(t0, modulus).remainder
    }

    /// The integer square root of a number that is not negative.
    static func squareRoot(_ value: BigInt) -> BigInt {
        guard value > 0 else { return 0 }
        var estimate = BigInt(1) << ((bitLength(value) + 1) / 2)
        while true {
            let next = (estimate + value / estimate) >> 1
            if next >= estimate { return estimate }
            estimate = next
        }
    }

    static func greatestCommonDivisor(_ left: BigInt, _ right: BigInt) -> BigInt {
        var a = left.magnitude, b = right.magnitude
        while !b.isZero { (a, b) = (b, a % b) }
        return BigInt(a)
    }

    static func rangeProduct(_ first: Int, _ last: Int) -> BigInt {
        if last - first < 8 {
            var result = BigInt(first)
            var factor = first + 1
            while factor <= last {
                result = result * BigInt(factor)
                factor += 1
            }
            return result
        }
        let middle = first + (last - first) / 2
        return rangeProduct(first, middle) * rangeProduct(middle + 1, last)
    }

    // MARK: Doubles

    /// The nearest double, ties to even; nil beyond the range of doubles.
    static func double(_ value: BigInt) -> Double? {
        let magnitude = value.magnitude
        let bits = magnitude.bitWidth
        guard bits <= 1024 else { return nil }
        let result: Double
        if bits <= 64 {
            result = Double(UInt64(truncatingIfNeeded: magnitude))
        } else {
            let shift = bits - 64
            var top = UInt64(truncatingIfNeeded: magnitude >> shift)
            // What is cut off only matters as "something is there".
            if magnitude.trailingZeroBitCount < shift { top |= 1 }
            result = Double(sign: .plus, exponent: shift, significand: Double(top))
            if !result.isFinite { return nil }
        }
        return value.sign == .minus ? -result : result
    }

    /// The nearest double to `left / right`, the divisor not 0; nil beyond the range of doubles.
    static func divide(_ left: BigInt, _ right: BigInt) -> Double? {
        if left.isZero { return 0 }
        let negative = left.sign != right.sign
        let dividend = left.magnitude, divisor = right.magnitude
        // A quotient of 63 or 64 bits, exact but for "something is left".
        let scale = 63 - (dividend.bitWidth - divisor.bitWidth)
        let (quotient, remainder) = scale >= 0 ? (dividend << scale).quotientAndRemainder(dividingBy: divisor)
            : dividend.quotientAndRemainder(dividingBy: divisor << -scale)
        let word = UInt64(truncatingIfNeeded: quotient)
        let bits = 64 - word.leadingZeroBitCount
        // The value lies in 2^(exponent - 1) ..< 2^exponent; subnormal results have fewer bits.
        let exponent = bits - scale
        if exponent > 1024 { return nil }
        let precision = min(53, exponent + 1074)
        if precision < 0 { return negative ? -0.0 : 0 }
        let drop = bits - precision
        var mantissa = drop >= 64 ? 0 : word >> UInt64(drop)
        let rest = drop >= 64 ? word : word & (1 << UInt64(drop) - 1), half: UInt64 = drop == 0 ? 0 : 1 << UInt64(drop - 1)
        if drop > 0, rest > half || (rest == half && (!remainder.isZero || mantissa & 1 == 1)) { mantissa += 1 }
        let result = Double(sign: .plus, exponent: drop - scale, significand: Double(mantissa))
        guard result.isFinite else { return nil }
        return negative ? -result : result
    }

    /// The integer part of a finite double.
    static func integer(_ value: Double) -> BigInt {
        let whole = value.rounded(.towardZero)
        if whole.magnitude < 0x1p62 { return BigInt(Int(whole)) }
        let mantissa = BigUInt(whole.significandBitPattern | 1 << 52)
        return BigInt(sign: whole < 0 ? .minus : .plus, magnitude: mantissa << (Int(whole.exponent) - 52))
    }

    /// Negative, 0 or positive for an exact comparison; nil with NaN.
    static func compare(_ left: BigInt, _ right: Double) -> Int? {
        if right.isNaN { return nil }
        if right.isInfinite { return right > 0 ? -1 : 1 }
        let whole = integer(right)
        if left != whole { return left < whole ? -1 : 1 }
        let fraction = right - right.rounded(.towardZero)
        return fraction > 0 ? -1 : fraction < 0 ? 1 : 0
    }

    // MARK: Hash and bytes

    /// The number modulo 2^61 - 1 with its sign, -2 in place of -1.
    static func hash(_ value: BigInt) -> Int {
        var hash: UInt = 0
        for word in value.magnitude.words.reversed() {
            // 2^64 is 8 modulo 2^61 - 1.
            hash = (hash << 3) & BigInteger.hashModulus | hash >> 58
            hash += word & BigInteger.hashModulus
            if hash >= BigInteger.hashModulus { hash -= BigInteger.hashModulus }
            hash += word >> 61
            if hash >= BigInteger.hashModulus { hash -= BigInteger.hashModulus }
        }
        let result = value.sign == .minus ? -Int(hash) : Int(hash)
        return result == -1 ? -2 : result
    }

    static func fromBytes(_ bytes: UnsafeRawBufferPointer, littleEndian: Bool, signed: Bool) -> BigInt {
        let count = bytes.count
        func byte(_ significance: Int) -> UInt8 { bytes[littleEndian ? significance : count - 1 - significance] }
        let negative = signed && count > 0 && byte(count - 1) & 0x80 != 0
        var words: [UInt] = []
        words.reserveCapacity(count / 8 + 1)
        var position = 0
        while position < count {
            var word: UInt = 0
            for offset in 0..<8 {
                let value: UInt8 = position + offset < count ? byte(position + offset) : negative ? 0xFF : 0
                word |= UInt(value) << UInt(offset * 8)
            }
            words.append(word)
            position += 8
        }
        if negative {
            negate(&words)
            return BigInt(sign: .minus, magnitude: BigUInt(words: words))
        }
        return BigInt(sign: .plus, magnitude: BigUInt(words: words))
    }

    /// Writes the two's complement of `value` into `bytes`; false when it does not fit.
    static func write(_ value: BigInt, to bytes: UnsafeMutableRawBufferPointer, littleEndian: Bool, signed: Bool) -> Bool {
        let count = bytes.count
        let bits = value.sign == .minus ? bitLength(value + 1) : bitLength(value)
        guard bits + (signed ? 1 : 0) <= count * 8 || (value.isZero && count == 0) else { return false }
        let source = words(value, count: count / 8 + 1)
        for position in 0..<count {
            let byte = UInt8(truncatingIfNeeded: source[position / 8] >> UInt(position % 8 * 8))
            bytes[littleEndian ? position : count - 1 - position] = byte
        }
        return true
    }
}
