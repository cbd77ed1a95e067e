extension Magnitude {
    /// Factors of fewer words are multiplied word by word.
    private static let karatsubaThreshold = 40

    static func * (left: Magnitude, right: Magnitude) -> Magnitude {
        if left.isZero || right.isZero { return Magnitude() }
        return Magnitude(count: left.count + right.count) { result in
            left.words.withUnsafeBufferPointer { a in
                right.words.withUnsafeBufferPointer { b in
                    if left.count >= right.count { multiply(a, b, result) } else { multiply(b, a, result) }
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
        result.update(repeating: 0, count: long.count + short.count)
        for (offset, factor) in short.enumerated() {
            let carry = addProduct(long, factor, to: result + offset)
            result[offset + long.count] = carry
        }
    }

    /// `target += words * factor`; gives the word that is carried out.
    @inline(__always)
    static func addProduct(_ words: UnsafeBufferPointer<UInt>, _ factor: UInt, to target: UnsafeMutablePointer<UInt>) -> UInt {
        var carry: UInt = 0
        for index in 0..<words.count {
            let (high, low) = words[index].multipliedFullWidth(by: factor)
            let (sum, first) = low.addingReportingOverflow(carry)
            let (total, second) = sum.addingReportingOverflow(target[index])
            target[index] = total
            carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
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
                add(product, count: part.count + short.count, to: result + offset)
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
            subtract(result, count: lowCount, from: middle)
            subtract(result + lowCount, count: shortHigh.isEmpty ? 0 : highCount, from: middle)
            initialized = 4 * sumCount
        }
        scratch.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            // What lies beyond the result is 0.
            add(base + 2 * sumCount, count: min(2 * sumCount, lowCount + highCount - half), to: result + half)
        }
    }

    /// `low + high` in one word more than `low` has; `high` is not longer.
    private static func sum(_ low: UnsafeBufferPointer<UInt>, _ high: UnsafeBufferPointer<UInt>, _ result: UnsafeMutablePointer<UInt>) {
        for index in 0..<low.count { result[index] = low[index] }
        result[low.count] = 0
        if let base = high.baseAddress { add(base, count: high.count, to: result) }
    }

    /// Adds in place; the carry runs on as far as it has to.
    private static func add(_ source: UnsafePointer<UInt>, count: Int, to target: UnsafeMutablePointer<UInt>) {
        var carry = false
        var index = 0
        while index < count {
            let (sum, first) = target[index].addingReportingOverflow(source[index])
            let (total, second) = sum.addingReportingOverflow(carry ? 1 : 0)
            target[index] = total
            carry = first || second
            index += 1
        }
        while carry {
            let (sum, overflow) = target[index].addingReportingOverflow(1)
            target[index] = sum
            carry = overflow
            index += 1
        }
    }

    private static func subtract(_ source: UnsafePointer<UInt>, count: Int, from target: UnsafeMutablePointer<UInt>) {
        var borrow = false
        var index = 0
        while index < count {
            let (difference, first) = target[index].subtractingReportingOverflow(source[index])
            let (total, second) = difference.subtractingReportingOverflow(borrow ? 1 : 0)
            target[index] = total
            borrow = first || second
            index += 1
        }
        while borrow {
            let (difference, overflow) = target[index].subtractingReportingOverflow(1)
            target[index] = difference
            borrow = overflow
            index += 1
        }
    }

    /// `self * factor + addend`.
    func multiplied(by factor: UInt, adding addend: UInt) -> Magnitude {
        Magnitude(count: count + 1) { result in
            var carry = addend
            for index in 0..<count {
                let (high, low) = words[index].multipliedFullWidth(by: factor)
                let (sum, overflow) = low.addingReportingOverflow(carry)
                result[index] = sum
                carry = high &+ (overflow ? 1 : 0)
            }
            result[count] = carry
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
