/// A complex number outside of objects.
struct ComplexNumber {
    var real: Double
    var imaginary: Double

    @inline(__always) init(_ real: Double, _ imaginary: Double) {
        self.real = real
        self.imaginary = imaginary
    }

    static func + (left: ComplexNumber, right: ComplexNumber) -> ComplexNumber { ComplexNumber(left.real + right.real, left.imaginary + right.imaginary) }
    static func - (left: ComplexNumber, right: ComplexNumber) -> ComplexNumber { ComplexNumber(left.real - right.real, left.imaginary - right.imaginary) }
    static func * (left: ComplexNumber, right: ComplexNumber) -> ComplexNumber {
        ComplexNumber(left.real * right.real - left.imaginary * right.imaginary, left.real * right.imaginary + left.imaginary * right.real)
    }

    var isZero: Bool { real == 0 && imaginary == 0 }
    var isFinite: Bool { real.isFinite && imaginary.isFinite }

    /// Smith's method: the larger part of the divisor scales, so that squares do not overflow. The divisor is not 0.
    func divided(by divisor: ComplexNumber) -> ComplexNumber {
        if divisor.real.magnitude >= divisor.imaginary.magnitude {
            let ratio = divisor.imaginary / divisor.real, scale = divisor.real + divisor.imaginary * ratio
            return ComplexNumber((real + imaginary * ratio) / scale, (imaginary - real * ratio) / scale)
        }
        if divisor.imaginary.magnitude >= divisor.real.magnitude {
            let ratio = divisor.real / divisor.imaginary, scale = divisor.real * ratio + divisor.imaginary
            return ComplexNumber((real * ratio + imaginary) / scale, (imaginary * ratio - real) / scale)
        }
        return ComplexNumber(.nan, .nan)
    }

    /// By repeated squaring; the exponent is not negative.
    func power(_ exponent: Int) -> ComplexNumber {
        var result = ComplexNumber(1, 0), factor = self, rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result = result * factor }
            factor = factor * factor
            rest >>= 1
        }
        return result
    }
}

extension VM {
    func makeComplex(_ number: ComplexNumber) -> Value { makeComplex(number.real, number.imaginary) }

    /// Any number (int, float, complex or a subclass) as a complex one; nil for other types. OverflowError for huge integers.
    func complexNumber(_ value: Value) throws(ScriptException) -> ComplexNumber? {
        if value.isObject(of: .complex) {
            let object = value.pointer(as: ComplexObject.self)
            return ComplexNumber(object.pointee.real, object.pointee.imaginary)
        }
        if let real = floatValue(value) { return ComplexNumber(real, 0) }
        if isInteger(value) { return ComplexNumber(try double(fromInteger: value), 0) }
        return nil
    }

    func complexArithmetic(_ operation: BinaryOperation, _ left: ComplexNumber, _ right: ComplexNumber) throws(ScriptException) -> Value {
        switch operation {
        case .add: return makeComplex(left + right)
        case .subtract: return makeComplex(left - right)
        case .multiply: return makeComplex(left * right)
        case .divide:
            guard !right.isZero else { throw raise(.zeroDivisionError, "complex division by zero") }
            return makeComplex(left.divided(by: right))
        case .power: return try complexPower(left, right)
        default: return .notImplemented
        }
    }

    func complexPower(_ base: ComplexNumber, _ exponent: ComplexNumber) throws(ScriptException) -> Value {
        if exponent.isZero { return makeComplex(1, 0) }
        if base.isZero {
            guard exponent.imaginary == 0 && exponent.real >= 0 else { throw raise(.zeroDivisionError, "0.0 to a negative or complex power") }
            return makeComplex(0, 0)
        }
        let result: ComplexNumber
        if exponent.imaginary == 0, exponent.real == exponent.real.rounded(.down), exponent.real.magnitude <= 100 {
            let power = base.power(Int(exponent.real.magnitude))
            if exponent.real < 0 && power.isZero { throw raise(.zeroDivisionError, "0.0 to a negative or complex power") }
            result = exponent.real < 0 ? ComplexNumber(1, 0).divided(by: power) : power
        } else {
            let radius = hypot(base.real, base.imaginary), angle = atan2(base.imaginary, base.real)
            var length = pow(radius, exponent.real), turn = angle * exponent.real
            if exponent.imaginary != 0 {
                length *= exp(-angle * exponent.imaginary)
                turn += exponent.imaginary * log(radius)
            }
            result = ComplexNumber(length * cos(turn), length * sin(turn))
        }
        if result.real.isInfinite || result.imaginary.isInfinite { throw raise(.overflowError, "complex exponentiation") }
        return makeComplex(result)
    }
}
