extension Magnitude {
    /// Factors of fewer words are multiplied word by word.
    private static let karatsubaThreshold = 40

    static func * (left: Magnitude, right: Magnitude) -> Magnitude {
        if left.isZero || right.isZero { return Magnitude() }
        return left.withWords { a in
            right.withWords { b in
                Magnitude(count: a.count + b.count) { result in
                    if a.count >= b.count { multiply(a, b, result) } else { multiply(b, a, result) }
                }
            }
        }
    }

    /// `long` has at least as many words as `short`, which has some; `result` gets the words of both.
    private static func multiply(_ long: UnsafeBufferPointer<UInt>, _ short: UnsafeBufferPointer<UInt>, _ result: UnsafeMutablePointer<UInt>) {
        if short.count < karatsubaThreshold { return multiplyByWords(long, short, result) }
        if long.count >= 2 * short.count { return multiplyByBlocks(long, short, result) }
        multiplyByHalves(long, short, result)
    }

    private static func multiplyByWords(_ long: UnsafeBufferPointer<UInt>, _ short: UnsafeBufferPointer<UInt>, _ result: UnsafeMutablePointer<UInt>) {
        result[long.count] = storeProduct(long, short[0], in: result)
        for offset in 1..<short.count { result[offset + long.count] = addProduct(long, short[offset], to: result + offset) }
    }

    /// `target = words * factor`; gives the word that is carried out.
    @inline(__always)
    private static func storeProduct(_ words: UnsafeBufferPointer<UInt>, _ factor: UInt, in target: UnsafeMutablePointer<UInt>) -> UInt {
        var carry: UInt = 0
        for index in 0..<words.count {
            let total = UInt128(words[index]) &* UInt128(factor) &+ UInt128(carry)
            target[index] = UInt(truncatingIfNeeded: total)
            carry = UInt(truncatingIfNeeded: total &>> 64)
        }
        return carry
    }

    /// `target += words * factor`; gives the word that is carried out.
    @inline(__always)
    static func addProduct(_ words: UnsafeBufferPointer<UInt>, _ factor: UInt, to target: UnsafeMutablePointer<UInt>) -> UInt {
        var carry: UInt = 0
        for index in 0..<words.count {
            // At most (2^64 - 1)^2 + 2 (2^64 - 1), which fits.
            let total = UInt128(words[index]) &* UInt128(factor) &+ UInt128(carry) &+ UInt128(target[index])
            target[index] = UInt(truncatingIfNeeded: total)
            carry = UInt(truncatingIfNeeded: total &>> 64)
        }
        return carry
    }

    /// A long factor in blocks as long as the short one.
    private static func multiplyByBlocks(_ long: UnsafeBufferPointer<UInt>, _ short: UnsafeBufferPointer<UInt>, _ result: UnsafeMutablePointer<UInt>) {
        result.update(repeating: 0, count: long.count + short.count)
        withUnsafeTemporaryAllocation(of: UInt.self, capacity: 2 * short.count) { block in
            guard let product = block.baseAddress else { return }
            var offset = 0
            while offset < long.count {
                let part = UnsafeBufferPointer(rebasing: long[offset..<min(offset + short.count, long.count)])
                multiply(short, part, product)
                Sum.run(product, count: part.count + short.count, onto: result + offset)
                offset += short.count
            }
        }
    }

    /// Karatsuba: three products of half the length in place of four.
    private static func multiplyByHalves(_ long: UnsafeBufferPointer<UInt>, _ short: UnsafeBufferPointer<UInt>, _ result: UnsafeMutablePointer<UInt>) {
        let half = (long.count + 1) / 2
        let longLow = UnsafeBufferPointer(rebasing: long[..<half]), longHigh = UnsafeBufferPointer(rebasing: long[half...])
        let shortLow = UnsafeBufferPointer(rebasing: short[..<half]), shortHigh = UnsafeBufferPointer(rebasing: short[half...])
        let lowCount = 2 * half, highCount = longHigh.count + shortHigh.count
        multiply(longLow, shortLow, result)
        if shortHigh.isEmpty {
            (result + lowCount).update(repeating: 0, count: highCount)
        } else {
            multiply(longHigh, shortHigh, result + lowCount)
        }
        let sumCount = half + 1
        let scratch = [UInt](unsafeUninitializedCapacity: 4 * sumCount) { buffer, initialized in
            guard let base = buffer.baseAddress else { return }
            let longSum = base, shortSum = base + sumCount, middle = base + 2 * sumCount
            sum(longLow, longHigh, longSum)
            sum(shortLow, shortHigh, shortSum)
            multiply(UnsafeBufferPointer(start: longSum, count: sumCount), UnsafeBufferPointer(start: shortSum, count: sumCount), middle)
            Difference.run(result, count: lowCount, onto: middle)
            Difference.run(result + lowCount, count: shortHigh.isEmpty ? 0 : highCount, onto: middle)
            initialized = 4 * sumCount
        }
        scratch.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            // What lies beyond the result is 0.
            Sum.run(base + 2 * sumCount, count: min(2 * sumCount, lowCount + highCount - half), onto: result + half)
        }
    }

    /// `low + high` in one word more than `low` has; `high` is not longer.
    private static func sum(_ low: UnsafeBufferPointer<UInt>, _ high: UnsafeBufferPointer<UInt>, _ result: UnsafeMutablePointer<UInt>) {
        for index in 0..<low.count { result[index] = low[index] }
        result[low.count] = 0
        if let base = high.baseAddress { Sum.run(base, count: high.count, onto: result) }
    }

    /// `self * factor + addend`.
    func multiplied(by factor: UInt, adding addend: UInt) -> Magnitude {
        withWords { words in
            Magnitude(count: words.count + 1) { result in
                var carry = addend
                for index in 0..<words.count {
                    let total = UInt128(words[index]) &* UInt128(factor) &+ UInt128(carry)
                    result[index] = UInt(truncatingIfNeeded: total)
                    carry = UInt(truncatingIfNeeded: total &>> 64)
                }
                result[words.count] = carry
            }
        }
    }

    // MARK: Powers

    /// Left to right: no squaring beyond the result.
    func power(_ exponent: Int) -> Magnitude {
        if exponent == 0 { return Magnitude(1) }
        if isZero { return self }
        // A power of two in the base is only a shift of the result.
        let zeros = trailingZeroBitCount
        let odd = self >> zeros
        var result = odd
        var bit = Int.bitWidth - exponent.leadingZeroBitCount - 2
        while bit >= 0 {
            result = result * result
            if exponent >> bit & 1 == 1 { result = result * odd }
            bit -= 1
        }
        return result << (zeros * exponent)
    }

    func power(_ exponent: Magnitude, modulus: Magnitude) -> Magnitude {
        if modulus == Magnitude(1) { return Magnitude() }
        var result = Magnitude(1)
        let base = divided(by: modulus).remainder
        var bit = exponent.bitWidth
        while bit > 0 {
            bit -= 1
            result = (result * result).divided(by: modulus).remainder
            if exponent.isBitSet(bit) { result = (result * base).divided(by: modulus).remainder }
        }
        return result
    }
}
