extension BigInteger {
    /// The two's complement in `count` words.
    private func twosComplement(count: Int) -> [UInt] {
        var result = words.words
        while result.count < count { result.append(0) }
        if isNegative { BigInteger.negate(&result) }
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

    /// The number whose two's complement the words are.
    private init(twosComplement words: [UInt], negative: Bool) {
        var words = words
        if negative { BigInteger.negate(&words) }
        self.init(Magnitude(words: words), negative: negative)
    }

    /// The operation on each pair of words of the two's complements.
    public func combiningBits(with other: BigInteger, _ operation: (UInt, UInt) -> UInt) -> BigInteger {
        // One word more than either magnitude needs, for the sign.
        let count = max(words.count, other.words.count) + 1
        let result = zip(twosComplement(count: count), other.twosComplement(count: count)).map(operation)
        return BigInteger(twosComplement: result, negative: result[count - 1] >> 63 == 1)
    }

    // MARK: Bytes

    public init(bytes: UnsafeRawBufferPointer, littleEndian: Bool, signed: Bool) {
        let count = bytes.count
        func byte(_ significance: Int) -> UInt8 { bytes[littleEndian ? significance : count - 1 - significance] }
        let negative = signed && count > 0 && byte(count - 1) & 0x80 != 0
        var result: [UInt] = []
        result.reserveCapacity(count / 8 + 1)
        for position in stride(from: 0, to: count, by: 8) {
            var word: UInt = 0
            for offset in 0..<8 {
                let value: UInt8 = position + offset < count ? byte(position + offset) : negative ? 0xFF : 0
                word |= UInt(value) << UInt(offset * 8)
            }
            result.append(word)
        }
        self.init(twosComplement: result, negative: negative)
    }

    /// Writes the two's complement into `bytes`; false when it does not fit.
    public func write(to bytes: UnsafeMutableRawBufferPointer, littleEndian: Bool, signed: Bool) -> Bool {
        let count = bytes.count
        let bits = isNegative ? (self + 1).bitLength : bitLength
        guard bits + (signed ? 1 : 0) <= count * 8 || (isZero && count == 0) else { return false }
        let source = twosComplement(count: count / 8 + 1)
        for position in 0..<count {
            let byte = UInt8(truncatingIfNeeded: source[position / 8] >> UInt(position % 8 * 8))
            bytes[littleEndian ? position : count - 1 - position] = byte
        }
        return true
    }

    // MARK: Hash

    public static let hashModulus: UInt = 1 << 61 - 1

    /// `hash` of a number of at most 127 bits.
    public static func hash(of value: Int128) -> Int {
        let hash = Int(truncatingIfNeeded: value.magnitude % UInt128(hashModulus))
        let result = value < 0 ? -hash : hash
        return result == -1 ? -2 : result
    }

    /// The number modulo 2^61 - 1 with its sign, -2 in place of -1.
    public var hash: Int {
        var hash: UInt = 0
        for word in words.words.reversed() {
            // 2^64 is 8 modulo 2^61 - 1.
            hash = (hash << 3) & BigInteger.hashModulus | hash >> 58
            hash += word & BigInteger.hashModulus
            if hash >= BigInteger.hashModulus { hash -= BigInteger.hashModulus }
            hash += word >> 61
            if hash >= BigInteger.hashModulus { hash -= BigInteger.hashModulus }
        }
        let result = isNegative ? -Int(hash) : Int(hash)
        return result == -1 ? -2 : result
    }
}
