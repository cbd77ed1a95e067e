extension Magnitude {
    /// The divisor is not 0.
    func divided(by divisor: Magnitude) -> (quotient: Magnitude, remainder: Magnitude) {
        if self < divisor { return (Magnitude(), self) }
        if divisor.count == 1 {
            let (quotient, remainder) = divided(by: divisor.lowestWord)
            return (quotient, Magnitude(remainder))
        }
        let (quotient, rest, shift) = dividedByWords(divisor)
        return (quotient, Magnitude(words: rest) >> shift)
    }

    /// The quotient alone, which takes less. The divisor is not 0.
    func quotient(by divisor: Magnitude) -> Magnitude {
        if self < divisor { return Magnitude() }
        return divisor.count == 1 ? divided(by: divisor.lowestWord).quotient : dividedByWords(divisor).quotient
    }

    /// The divisor is not 0.
    func divided(by divisor: UInt) -> (quotient: Magnitude, remainder: UInt) {
        var remainder: UInt = 0
        let quotient = withWords { words in
            Magnitude(count: words.count) { result in
                var index = words.count
                while index > 0 {
                    index -= 1
                    (result[index], remainder) = divisor.dividingFullWidth((remainder, words[index]))
                }
            }
        }
        return (quotient, remainder)
    }

    /// Long division in base 2^64 (Knuth, The Art of Computer Programming, 4.3.1, algorithm D): each word of the quotient is estimated from the
    /// two highest words of a divisor whose top bit is set, and is then at most 2 too large. `rest` is the remainder, `shift` bits to the left.
    private func dividedByWords(_ divisor: Magnitude) -> (quotient: Magnitude, rest: [UInt], shift: Int) {
        let shift = (UInt.bitWidth - divisor.bitWidth % UInt.bitWidth) % UInt.bitWidth
        let normalized = (divisor << shift).words
        var rest = (self << shift).words
        while rest.count < count + 1 { rest.append(0) }
        let length = normalized.count, quotientCount = rest.count - length
        let top = normalized[length - 1], second = normalized[length - 2]
        let quotient = Magnitude(count: quotientCount) { result in
            rest.withUnsafeMutableBufferPointer { restBuffer in
                normalized.withUnsafeBufferPointer { divisorWords in
                    guard let restBase = restBuffer.baseAddress else { return }
                    var position = quotientCount
                    while position > 0 {
                        position -= 1
                        let window = restBase + position
                        let estimate = Magnitude.estimate(window[length], window[length - 1], window[length - 2], top, second)
                        result[position] = Magnitude.subtractProduct(divisorWords, estimate, from: window)
                    }
                }
            }
        }
        return (quotient, rest, shift)
    }

    /// The quotient's word from three words of the dividend and two of the divisor.
    @inline(__always)
    private static func estimate(_ high: UInt, _ middle: UInt, _ low: UInt, _ top: UInt, _ second: UInt) -> UInt {
        var quotient: UInt, remainder: UInt
        if high >= top {
            quotient = .max
            let (sum, overflow) = middle.addingReportingOverflow(top)
            // The remainder has no room in a word: the estimate cannot be improved.
            if overflow { return quotient }
            remainder = sum
        } else {
            (quotient, remainder) = top.dividingFullWidth((high, middle))
        }
        while true {
            let product = quotient.multipliedFullWidth(by: second)
            guard product.high > remainder || (product.high == remainder && product.low > low) else { return quotient }
            quotient &-= 1
            let (sum, overflow) = remainder.addingReportingOverflow(top)
            if overflow { return quotient }
            remainder = sum
        }
    }

    /// `window -= divisor * estimate`; gives the estimate, less 1 where it was too large.
    @inline(__always)
    private static func subtractProduct(_ divisor: UnsafeBufferPointer<UInt>, _ estimate: UInt, from window: UnsafeMutablePointer<UInt>) -> UInt {
        var carry: UInt = 0
        for index in 0..<divisor.count {
            let product = UInt128(divisor[index]) &* UInt128(estimate) &+ UInt128(carry)
            let (difference, overflow) = window[index].subtractingReportingOverflow(UInt(truncatingIfNeeded: product))
            window[index] = difference
            carry = UInt(truncatingIfNeeded: product &>> 64) &+ (overflow ? 1 : 0)
        }
        let (difference, isNegative) = window[divisor.count].subtractingReportingOverflow(carry)
        window[divisor.count] = difference
        guard isNegative else { return estimate }
        if let base = divisor.baseAddress { window[divisor.count] &+= Sum.run(window, base, count: divisor.count, into: window) ? 1 : 0 }
        return estimate &- 1
    }
}
