// Division by halves (Brent and Zimmermann, Modern Computer Arithmetic, 1.4.3): the fast multiplication does most of the work.

extension Magnitude {
    /// Shorter divisors and quotients are divided word by word.
    static let recursiveDivisionThreshold = 80

    /// The number with `count` words of 0 below it.
    private func raised(_ count: Int) -> Magnitude { self << (count * UInt.bitWidth) }

    /// What is left of the number without its lowest `count` words, and those.
    private func split(_ count: Int) -> (high: Magnitude, low: Magnitude) {
        (self >> (count * UInt.bitWidth), Magnitude(words: Array(words.prefix(count))))
    }

    /// For a divisor and a quotient of many words.
    func dividedByHalves(_ divisor: Magnitude) -> (quotient: Magnitude, remainder: Magnitude) {
        let shift = (UInt.bitWidth - divisor.bitWidth % UInt.bitWidth) % UInt.bitWidth
        let (quotient, remainder) = (self << shift).dividedInBlocks(divisor << shift)
        return (quotient, remainder >> shift)
    }

    /// As many words of the quotient at a time as the divisor has, whose top bit is set.
    private func dividedInBlocks(_ divisor: Magnitude) -> (quotient: Magnitude, remainder: Magnitude) {
        let length = divisor.count
        var position = max(count - 2 * length, 0)
        let (top, firstRemainder) = (self >> (position * UInt.bitWidth)).dividedInTwo(divisor)
        var remainder = firstRemainder
        // The most significant first, each of as many words as the dividend's.
        var blocks: [(part: Magnitude, count: Int)] = []
        while position > 0 {
            let blockCount = min(length, position)
            position -= blockCount
            let block = Magnitude(words: Array(words[position..<position + blockCount]))
            let (part, rest) = (remainder.raised(blockCount) + block).dividedInTwo(divisor)
            blocks.append((part, blockCount))
            remainder = rest
        }
        var quotient: [UInt] = []
        quotient.reserveCapacity(count - length + 1)
        for block in blocks.reversed() {
            quotient += block.part.words
            quotient += repeatElement(0, count: block.count - block.part.count)
        }
        quotient += top.words
        return (Magnitude(words: quotient), remainder)
    }

    /// For a quotient of about as many words as the divisor at most; the divisor's top bit is set.
    private func dividedInTwo(_ divisor: Magnitude) -> (quotient: Magnitude, remainder: Magnitude) {
        let excess = count - divisor.count
        guard excess >= Magnitude.recursiveDivisionThreshold, divisor.count >= Magnitude.recursiveDivisionThreshold else { return divided(by: divisor) }
        // As many words of the divisor as the quotient has tell nearly all.
        if excess < divisor.count { return dividedByTop(of: divisor, without: divisor.count - excess, above: 0) }
        let half = excess / 2
        let (high, rest) = dividedByTop(of: divisor, without: half, above: half)
        let (low, remainder) = rest.dividedByTop(of: divisor, without: half, above: 0)
        return (high.raised(half) + low, remainder)
    }

    /// The quotient without its lowest `position` words, estimated from the divisor without its lowest `count` words, and then a little too large;
    /// and what is left.
    private func dividedByTop(of divisor: Magnitude, without count: Int, above position: Int) -> (quotient: Magnitude, remainder: Magnitude) {
        let (highDivisor, lowDivisor) = divisor.split(count), (high, low) = split(count + position)
        var (quotient, remainder) = high.dividedInTwo(highDivisor)
        remainder = remainder.raised(count + position) + low
        let product = (quotient * lowDivisor).raised(position)
        while remainder < product {
            quotient = quotient - Magnitude(1)
            remainder = remainder + divisor.raised(position)
        }
        return (quotient, remainder - product)
    }
}
