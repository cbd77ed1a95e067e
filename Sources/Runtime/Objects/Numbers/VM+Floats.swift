import TaipanIntegers

// Arithmetic on doubles with Python's errors, and on any two numbers.

extension VM {
    func floatArithmetic(_ operation: BinaryOperation, _ left: Double, _ right: Double) throws(ScriptException) -> Value {
        switch operation {
        case .add: return makeFloat(left + right)
        case .subtract: return makeFloat(left - right)
        case .multiply: return makeFloat(left * right)
        case .divide:
            guard right != 0 else { throw raise(.zeroDivisionError, "float division by zero") }
            return makeFloat(left / right)
        case .floorDivide:
            guard right != 0 else { throw raise(.zeroDivisionError, "float floor division by zero") }
            return makeFloat(floatDivmod(left, right).quotient)
        case .modulo:
            guard right != 0 else { throw raise(.zeroDivisionError, "float modulo by zero") }
            return makeFloat(floatModulo(left, right))
        case .power: return try floatPower(left, right)
        default: return .notImplemented
        }
    }

    /// Remainder with the divisor's sign.
    public func floatModulo(_ left: Double, _ right: Double) -> Double {
        let remainder = fmod(left, right)
        if remainder == 0 { return copysign(0, right) }
        return (remainder < 0) != (right < 0) ? remainder + right : remainder
    }

    func floatDivmod(_ left: Double, _ right: Double) -> (quotient: Double, remainder: Double) {
        var remainder = fmod(left, right)
        var quotient = (left - remainder) / right
        if remainder == 0 {
            remainder = copysign(0, right)
        } else if (remainder < 0) != (right < 0) {
            remainder += right
            quotient -= 1
        }
        guard quotient != 0 else { return (copysign(0, left / right), remainder) }
        // The quotient is a whole number but for rounding of the division.
        var whole = quotient.rounded(.down)
        if quotient - whole > 0.5 { whole += 1 }
        return (whole, remainder)
    }

    /// Complex for a fractional power of a negative number.
    func floatPower(_ base: Double, _ exponent: Double) throws(ScriptException) -> Value {
        if base == 0 && exponent < 0 && exponent.isFinite { throw raise(.zeroDivisionError, "0.0 cannot be raised to a negative power") }
        if base < 0 && base.isFinite && exponent.isFinite && exponent != exponent.rounded(.down) {
            return try complexPower(ComplexNumber(base, 0), ComplexNumber(exponent, 0))
        }
        let result = pow(base, exponent)
        if result.isInfinite && base.isFinite && exponent.isFinite { throw rangeError() }
        return makeFloat(result)
    }

    /// OverflowError as the C library's ERANGE.
    public func rangeError() -> ScriptException {
        raise(makeException(exceptionType(.overflowError), arguments: makePair(Value(smallInt: 34), makeString("Numerical result out of range"))))
    }

    /// Whether an exact `float`, not a subclass.
    @inline(__always)
    private func exactFloat(_ value: Value) -> Double? {
        if value.isFlonum { return value.flonum }
        guard value.isObject(of: .float), value.header.pointee.type == types.pointee.float else { return nil }
        return value.pointer(as: FloatObject.self).pointee.value
    }

    @inline(__always)
    private func isExactInteger(_ value: Value) -> Bool {
        value.isInt || value.isBool || (value.isObject(of: .bigInteger) && value.header.pointee.type == types.pointee.int)
    }

    /// `left op right` when both are exact numbers, without looking for methods; nil when one is not, or the operator is not theirs.
    public func binaryNumeric(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws(ScriptException) -> Value? {
        let result: Value
        if isExactInteger(left) {
            if isExactInteger(right) {
                if left.isBool && right.isBool {
                    switch operation {
                    case .bitAnd: return Value(left.isTrue && right.isTrue)
                    case .bitOr: return Value(left.isTrue || right.isTrue)
                    case .bitXor: return Value(left.isTrue != right.isTrue)
                    default: break
                    }
                }
                result = try integerArithmetic(operation, left, right)
            } else if let second = exactFloat(right) {
                guard operation.rawValue <= BinaryOperation.power.rawValue else { return nil }
                result = try floatArithmetic(operation, try double(fromInteger: left), second)
            } else {
                return try binaryComplex(operation, left, right)
            }
        } else if let first = exactFloat(left) {
            guard operation.rawValue <= BinaryOperation.power.rawValue else { return nil }
            if let second = exactFloat(right) {
                result = try floatArithmetic(operation, first, second)
            } else if isExactInteger(right) {
                result = try floatArithmetic(operation, first, try double(fromInteger: right))
            } else {
                return try binaryComplex(operation, left, right)
            }
        } else {
            return try binaryComplex(operation, left, right)
        }
        return result.isNotImplemented ? nil : result
    }

    /// The case that one operand is an exact complex number and the other any exact number.
    private func binaryComplex(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws(ScriptException) -> Value? {
        func exact(_ value: Value) -> Bool {
            isExactInteger(value) || exactFloat(value) != nil || (value.isObject(of: .complex) && value.header.pointee.type == types.pointee.complex)
        }
        guard left.isObject(of: .complex) || right.isObject(of: .complex), exact(left), exact(right),
            let first = try complexNumber(left), let second = try complexNumber(right) else { return nil }
        let result = try complexArithmetic(operation, first, second)
        return result.isNotImplemented ? nil : result
    }

    /// Compares a float with an int or a float, exactly; nil for other types.
    func compareFloat(_ left: Double, _ right: Value, _ comparison: Comparison) -> Value? {
        if let second = floatValue(right) {
            switch comparison {
            case .lt: return Value(left < second)
            case .le: return Value(left <= second)
            case .eq: return Value(left == second)
            case .ne: return Value(left != second)
            case .gt: return Value(left > second)
            case .ge: return Value(left >= second)
            }
        }
        guard isInteger(right), let integer = bigValue(right) else { return nil }
        guard let order = integer.compare(left) else { return Value(comparison == .ne) }
        return holds(-order, comparison)
    }

    /// Equal to the hash of an equal integer or fraction.
    func hashDouble(_ value: Double) -> Int {
        if value.isInfinite { return value > 0 ? 314_159 : -314_159 }
        if value.isNaN { return 0 }
        if value == value.rounded(.towardZero), value.magnitude < 0x1p60 { return hashSmallInt(Int(value)) }
        let modulus = BigInteger.hashModulus
        var mantissa = value.magnitude.significand / 2
        var exponent = Int(value.exponent) + 1
        var hash: UInt = 0
        while mantissa != 0 {
            hash = (hash << 28) & modulus | hash >> 33
            mantissa *= 0x1p28
            exponent -= 28
            let part = UInt(mantissa)
            mantissa -= Double(part)
            hash += part
            if hash >= modulus { hash -= modulus }
        }
        let turn = UInt(exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61)
        hash = (hash << turn) & modulus | hash >> (61 - turn)
        let result = value < 0 ? -Int(hash) : Int(hash)
        return result == -1 ? -2 : result
    }
}
