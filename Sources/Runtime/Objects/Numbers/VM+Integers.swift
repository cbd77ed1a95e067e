import TaipanIntegers

// Integer arithmetic on values: words where they fit, big integers beyond.

extension VM {
    @inline(__always)
    public func isInteger(_ value: Value) -> Bool { value.isInt || value.isBool || value.isObject(of: .bigInteger) }

    /// The word of a small integer or bool; nil for a big integer.
    @inline(__always)
    public func smallValue(_ value: Value) -> Int? { value.isInt ? value.smallInt : value.isBool ? (value.isTrue ? 1 : 0) : nil }

    /// The number of an integer of at most 127 bits; nil for a larger one.
    @inline(__always)
    func wideValue(_ value: Value) -> Int128? {
        if let small = smallValue(value) { return Int128(small) }
        let object = value.pointer(as: BigIntegerObject.self)
        return object.pointee.long == nil ? object.pointee.wide : nil
    }

    /// `left op right` of two integers.
    public func integerArithmetic(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws(ScriptException) -> Value {
        if let first = smallValue(left), let second = smallValue(right) { return try smallArithmetic(operation, first, second) }
        if let first = wideValue(left), let second = wideValue(right), let result = wideArithmetic(operation, first, second) { return makeInt(result) }
        return try bigArithmetic(operation, bigValue(left) ?? 0, bigValue(right) ?? 0)
    }

    /// Operands have at most 63 bits.
    private func smallArithmetic(_ operation: BinaryOperation, _ left: Int, _ right: Int) throws(ScriptException) -> Value {
        switch operation {
        case .add: return makeInt(left &+ right)
        case .subtract: return makeInt(left &- right)
        case .multiply:
            let (product, overflow) = left.multipliedReportingOverflow(by: right)
            return overflow ? makeInt(Int128(left) * Int128(right)) : makeInt(product)
        case .divide:
            guard right != 0 else { throw raise(.zeroDivisionError, "division by zero") }
            if left.magnitude <= 1 << 53 && right.magnitude <= 1 << 53 { return makeFloat(Double(left) / Double(right)) }
        case .floorDivide:
            guard right != 0 else { throw raise(.zeroDivisionError, "integer division or modulo by zero") }
            let (quotient, remainder) = left.quotientAndRemainder(dividingBy: right)
            return makeInt(remainder != 0 && (remainder ^ right) < 0 ? quotient - 1 : quotient)
        case .modulo:
            guard right != 0 else { throw raise(.zeroDivisionError, "integer modulo by zero") }
            let remainder = left % right
            return makeInt(remainder != 0 && (remainder ^ right) < 0 ? remainder + right : remainder)
        case .leftShift:
            guard right >= 0 else { throw valueError("negative shift count") }
            if left == 0 { return Value(smallInt: 0) }
            if right < 62, left.magnitude.leadingZeroBitCount > right + 2 { return Value(smallInt: left << right) }
        case .rightShift:
            guard right >= 0 else { throw valueError("negative shift count") }
            return Value(smallInt: left >> min(right, 63))
        case .bitAnd: return Value(smallInt: left & right)
        case .bitOr: return Value(smallInt: left | right)
        case .bitXor: return Value(smallInt: left ^ right)
        case .power:
            if right >= 0, let result = smallPower(left, right) { return makeInt(result) }
        case .matrixMultiply: return .notImplemented
        }
        return try bigArithmetic(operation, BigInteger(left), BigInteger(right))
    }

    /// nil on overflow.
    private func smallPower(_ base: Int, _ exponent: Int) -> Int? {
        if base == 0 { return exponent == 0 ? 1 : 0 }
        if base == 1 { return 1 }
        if base == -1 { return exponent & 1 == 0 ? 1 : -1 }
        guard exponent < 64 else { return nil }
        var result = 1, factor = base, rest = exponent
        while true {
            if rest & 1 == 1 {
                let (product, overflow) = result.multipliedReportingOverflow(by: factor)
                if overflow { return nil }
                result = product
            }
            rest >>= 1
            if rest == 0 { return result }
            let (square, overflow) = factor.multipliedReportingOverflow(by: factor)
            if overflow { return nil }
            factor = square
        }
    }

    /// Nil where the result may need more than 127 bits, where it is no integer, or an error.
    private func wideArithmetic(_ operation: BinaryOperation, _ left: Int128, _ right: Int128) -> Int128? {
        switch operation {
        case .add:
            let (sum, overflow) = left.addingReportingOverflow(right)
            return overflow || sum == .min ? nil : sum
        case .subtract:
            let (difference, overflow) = left.subtractingReportingOverflow(right)
            return overflow || difference == .min ? nil : difference
        case .multiply:
            let room = left.magnitude.leadingZeroBitCount + right.magnitude.leadingZeroBitCount
            return room > 128 ? left &* right : nil
        case .floorDivide:
            guard right != 0 else { return nil }
            let quotient = left / right
            return quotient &* right != left && (left < 0) != (right < 0) ? quotient - 1 : quotient
        case .modulo:
            guard right != 0 else { return nil }
            let remainder = left % right
            return remainder != 0 && (remainder < 0) != (right < 0) ? remainder + right : remainder
        case .leftShift:
            guard right >= 0, right < Int128(left.magnitude.leadingZeroBitCount) - 1 else { return nil }
            return left &<< right
        case .rightShift: return right >= 0 ? left >> right : nil
        case .bitAnd: return left & right
        case .bitOr: return left | right
        case .bitXor: return left ^ right
        case .divide, .power, .matrixMultiply: return nil
        }
    }

    private func bigArithmetic(_ operation: BinaryOperation, _ left: BigInteger, _ right: BigInteger) throws(ScriptException) -> Value {
        try chargeArithmetic(operation, left.bitLength, right.bitLength)
        switch operation {
        case .add: return makeInt(left + right)
        case .subtract: return makeInt(left - right)
        case .multiply:
            try checkBits(left.bitLength + right.bitLength)
            return makeInt(left * right)
        case .divide:
            guard !right.isZero else { throw raise(.zeroDivisionError, "division by zero") }
            guard let result = left.divided(by: right) else { throw raise(.overflowError, "integer division result too large for a float") }
            return makeFloat(result)
        case .floorDivide:
            guard !right.isZero else { throw raise(.zeroDivisionError, "integer division or modulo by zero") }
            return makeInt(left.floorQuotient(by: right))
        case .modulo:
            guard !right.isZero else { throw raise(.zeroDivisionError, "integer modulo by zero") }
            return makeInt(left.floorDivided(by: right).remainder)
        case .leftShift:
            guard right >= 0 else { throw valueError("negative shift count") }
            if left.isZero { return Value(smallInt: 0) }
            guard let count = Int(exactly: right), count < Int.max / 2 else { throw raise(.overflowError, "too many digits in integer") }
            try checkBits(left.bitLength + count)
            try charge(count >> 10)
            return makeInt(left << count)
        case .rightShift:
            guard right >= 0 else { throw valueError("negative shift count") }
            guard let count = Int(exactly: right), count < left.bitLength else { return Value(smallInt: left < 0 ? -1 : 0) }
            return makeInt(left >> count)
        case .bitAnd: return makeInt(left.combiningBits(with: right, &))
        case .bitOr: return makeInt(left.combiningBits(with: right, |))
        case .bitXor: return makeInt(left.combiningBits(with: right, ^))
        case .power:
            if right < 0 {
                guard !left.isZero else { throw raise(.zeroDivisionError, "0.0 cannot be raised to a negative power") }
                guard let base = left.double, let exponent = right.double else {
                    throw raise(.overflowError, "int too large to convert to float")
                }
                return try floatPower(base, exponent)
            }
            if left.bitLength <= 1 { return makeInt(right.isZero ? 1 : left.isNegative && !right.isOdd ? -left : left) }
            guard let exponent = Int(exactly: right) else { throw raise(.memoryError) }
            let (bits, overflow) = left.bitLength.multipliedReportingOverflow(by: exponent)
            try checkBits(overflow ? Int.max : bits)
            try charge((bits >> 8) * (bits >> 8))
            return makeInt(left.power(exponent))
        case .matrixMultiply: return .notImplemented
        }
    }

    /// Long multiplication and division take the product of the lengths, the rest takes their sum.
    private func chargeArithmetic(_ operation: BinaryOperation, _ left: Int, _ right: Int) throws(ScriptException) {
        switch operation {
        case .multiply, .divide, .floorDivide, .modulo: try charge((left >> 8) * (right >> 8))
        default: try charge((left + right) >> 10)
        }
    }

    /// MemoryError for results that no machine should be asked for.
    func checkBits(_ bits: Int) throws(ScriptException) {
        guard bits <= BigInteger.largestBitCount else { throw raise(.memoryError) }
    }

    /// `pow(base, exponent, modulus)` of integers.
    func integerPower(_ base: Value, _ exponent: Value, modulus: Value) throws(ScriptException) -> Value {
        guard let modulus = bigValue(modulus), var base = bigValue(base), var exponent = bigValue(exponent) else { return .notImplemented }
        guard !modulus.isZero else { throw valueError("pow() 3rd argument cannot be 0") }
        if exponent < 0 {
            guard let inverse = base.inverse(modulus: modulus) else { throw valueError("base is not invertible for the given modulus") }
            base = inverse
            exponent = -exponent
        }
        if let small = Int(exactly: modulus), small > 0, small <= Int(Int32.max), let count = Int(exactly: exponent) {
            var result = 1 % small, factor = Int(exactly: base.floorDivided(by: modulus).remainder) ?? 0, rest = count
            while rest > 0 {
                if rest & 1 == 1 { result = result * factor % small }
                factor = factor * factor % small
                rest >>= 1
            }
            return Value(smallInt: result)
        }
        let (squares, overflow) = exponent.bitLength.multipliedReportingOverflow(by: (modulus.bitLength >> 8) * (modulus.bitLength >> 8))
        try charge(overflow ? .max : squares)
        return makeInt(base.power(exponent, modulus: modulus))
    }

    /// Negative, 0 or positive.
    public func compareIntegers(_ left: Value, _ right: Value) -> Int {
        if let first = smallValue(left), let second = smallValue(right) { return first < second ? -1 : first > second ? 1 : 0 }
        if let first = wideValue(left), let second = wideValue(right) { return first < second ? -1 : first > second ? 1 : 0 }
        guard let first = bigValue(left), let second = bigValue(right) else { return 0 }
        return first < second ? -1 : first > second ? 1 : 0
    }

    public func holds(_ order: Int, _ comparison: Comparison) -> Value {
        switch comparison {
        case .lt: Value(order < 0)
        case .le: Value(order <= 0)
        case .eq: Value(order == 0)
        case .ne: Value(order != 0)
        case .gt: Value(order > 0)
        case .ge: Value(order >= 0)
        }
    }

    /// Quotient and remainder as a pair.
    func integerDivmod(_ left: Value, _ right: Value) throws(ScriptException) -> Value {
        if let first = smallValue(left), let second = smallValue(right), second != 0 {
            return makePair(try smallArithmetic(.floorDivide, first, second), try smallArithmetic(.modulo, first, second))
        }
        guard let first = bigValue(left), let second = bigValue(right) else { return .notImplemented }
        guard !second.isZero else { throw raise(.zeroDivisionError, "integer division or modulo by zero") }
        let (quotient, remainder) = first.floorDivided(by: second)
        return makePair(makeInt(quotient), makeInt(remainder))
    }

    /// An instance of a subclass of `int`, whatever its size.
    func makeIntInstance(of type: TypePointer, _ value: BigInteger) -> Value {
        if type == types.pointee.int { return makeInt(value) }
        let pointer = allocate(BigIntegerObject.self, kind: .bigInteger, type: type, tail: suffixSize(of: type))
        initialize(pointer, value)
        clearSuffix(Value(pointer))
        return temporary(Value(pointer))
    }

    /// A finite float's integer part; the errors of `int(float)`.
    public func integer(fromFloat value: Double) throws(ScriptException) -> Value {
        if value.isNaN { throw valueError("cannot convert float NaN to integer") }
        if value.isInfinite { throw raise(.overflowError, "cannot convert float infinity to integer") }
        if value.magnitude < 0x1p62 { return makeInt(Int(value)) }
        return makeInt(BigInteger(integerPart: value))
    }

    /// An integer as double; OverflowError beyond the range.
    public func double(fromInteger value: Value) throws(ScriptException) -> Double {
        if let small = smallValue(value) { return Double(small) }
        guard let big = bigValue(value), let result = big.double else { throw raise(.overflowError, "int too large to convert to float") }
        return result
    }

    // MARK: For `math`

    /// The greatest common divisor, not negative.
    public func integerGCD(_ left: Value, _ right: Value) -> Value {
        if var a = smallValue(left)?.magnitude, var b = smallValue(right)?.magnitude {
            while b != 0 { (a, b) = (b, a % b) }
            return makeInt(a)
        }
        return makeInt(BigInteger.greatestCommonDivisor(bigValue(left) ?? 0, bigValue(right) ?? 0))
    }

    /// The integer part of the square root of an integer that is not negative.
    public func integerSquareRoot(_ value: Value) -> Value {
        if let small = smallValue(value) {
            var root = Int(Double(small).squareRoot())
            while root * root > small { root -= 1 }
            while (root + 1) * (root + 1) <= small { root += 1 }
            return Value(smallInt: root)
        }
        return makeInt((bigValue(value) ?? 0).squareRoot)
    }

    /// The product of the integers from `first` to `last`: pairs of halves, so that the factors grow evenly.
    public func integerRangeProduct(_ first: Int, _ last: Int) throws(ScriptException) -> Value {
        guard first <= last else { return Value(smallInt: 1) }
        let (bits, overflow) = (last - first + 1).multipliedReportingOverflow(by: Int.bitWidth - last.magnitude.leadingZeroBitCount)
        try checkBits(overflow ? Int.max : bits)
        return makeInt(BigInteger.rangeProduct(first, last))
    }

    /// A logarithm (to the base that `function` has) of a positive integer of any size.
    public func integerLogarithm(_ value: Value, _ function: (Double) -> Double) -> Double {
        guard let number = bigValue(value) else { return .nan }
        if let result = number.double { return function(result) }
        let shift = number.bitLength - 64
        return function((number >> shift).double ?? 1) + Double(shift) * function(2)
    }

    /// Whether an integer is less than 0.
    public func isNegative(_ value: Value) -> Bool { smallValue(value).map { $0 < 0 } ?? ((bigValue(value) ?? 0) < 0) }

    /// The two's complement of an integer in `bytes`; false when it does not fit.
    public func write(integer value: Value, to bytes: UnsafeMutableRawBufferPointer, littleEndian: Bool, signed: Bool) -> Bool {
        let number = bigValue(value) ?? 0
        guard signed || number >= 0 else { return false }
        return number.write(to: bytes, littleEndian: littleEndian, signed: signed)
    }

    /// The integer whose two's complement the bytes are.
    public func makeInteger(bytes: UnsafeRawBufferPointer, littleEndian: Bool, signed: Bool) -> Value {
        makeInt(BigInteger(bytes: bytes, littleEndian: littleEndian, signed: signed))
    }
}
