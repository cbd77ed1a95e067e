extension BigInteger {
    /// The nearest double, ties to even; nil beyond the range of doubles.
    public var double: Double? {
        let bits = words.bitWidth
        guard bits <= 1024 else { return nil }
        let result: Double
        if bits <= 64 {
            result = Double(words.lowestWord)
        } else {
            let shift = bits - 64
            var top = (words >> shift).lowestWord
            // What is cut off only matters as "something is there".
            if words.trailingZeroBitCount < shift { top |= 1 }
            result = Double(sign: .plus, exponent: shift, significand: Double(top))
            if !result.isFinite { return nil }
        }
        return isNegative ? -result : result
    }

    /// The nearest double to the quotient, the divisor not 0; nil beyond the range of doubles.
    public func divided(by divisor: BigInteger) -> Double? {
        if isZero { return divisor.isNegative ? -0.0 : 0 }
        let negative = isNegative != divisor.isNegative
        // A quotient of 63 or 64 bits, exact but for "something is left".
        let scale = 63 - (words.bitWidth - divisor.words.bitWidth)
        let (quotient, remainder) = scale >= 0 ? (words << scale).divided(by: divisor.words) : words.divided(by: divisor.words << -scale)
        let word = quotient.lowestWord
        let bits = 64 - word.leadingZeroBitCount
        // The value lies in 2^(exponent - 1) ..< 2^exponent; subnormal results have fewer bits.
        let exponent = bits - scale
        if exponent > 1024 { return nil }
        let precision = min(53, exponent + 1074)
        if precision < 0 { return negative ? -0.0 : 0 }
        let drop = bits - precision
        var mantissa = drop >= 64 ? 0 : word >> UInt(drop)
        let rest = drop >= 64 ? word : word & (1 << UInt(drop) - 1), half: UInt = drop == 0 ? 0 : 1 << UInt(drop - 1)
        if drop > 0, rest > half || (rest == half && (!remainder.isZero || mantissa & 1 == 1)) { mantissa += 1 }
        let result = Double(sign: .plus, exponent: drop - scale, significand: Double(mantissa))
        guard result.isFinite else { return nil }
        return negative ? -result : result
    }

    /// The integer part of a finite double.
    public init(integerPart value: Double) {
        let whole = value.rounded(.towardZero)
        if whole.magnitude < 0x1p62 {
            self.init(Int(whole))
        } else {
            let mantissa = Magnitude(UInt(whole.significandBitPattern | 1 << 52))
            self.init(mantissa << (Int(whole.exponent) - 52), negative: whole < 0)
        }
    }

    /// Negative, 0 or positive for an exact comparison; nil with NaN.
    public func compare(_ other: Double) -> Int? {
        if other.isNaN { return nil }
        if other.isInfinite { return other > 0 ? -1 : 1 }
        let whole = BigInteger(integerPart: other)
        if self != whole { return self < whole ? -1 : 1 }
        let fraction = other - other.rounded(.towardZero)
        return fraction > 0 ? -1 : fraction < 0 ? 1 : 0
    }
}
