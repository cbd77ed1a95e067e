import TaipanRuntime

/// The functions of doubles.
enum FloatFunctions {
    static let elementary: [Builtin] = [
        Builtin("sqrt", "(x, /)", "Square root; ValueError below zero.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, x.squareRoot())
        },
        Builtin("cbrt", "(x, /)", "Cube root.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, cbrt(x))
        },
        Builtin("exp", "(x, /)", "e to the power x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, exp(x), canOverflow: true)
        },
        Builtin("exp2", "(x, /)", "2 to the power x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, exp2(x), canOverflow: true)
        },
        Builtin("expm1", "(x, /)", "e**x - 1, exact for small x too.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, expm1(x), canOverflow: true)
        },
        Builtin("log1p", "(x, /)", "Natural logarithm of 1 + x, exact for small x too.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, log1p(x))
        },
        Builtin("fabs", "(x, /)", "Magnitude of x, as a float.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, x.magnitude)
        },
        Builtin("erf", "(x, /)", "The error function.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, erf(x))
        },
        Builtin("erfc", "(x, /)", "1 - erf(x), exact for large x too.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, erfc(x))
        },
        Builtin("gamma", "(x, /)", "The gamma function; ValueError at 0 and the negative integers.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            if x == -.infinity || (x <= 0 && x == x.rounded(.down)) { throw vm.mathDomainError() }
            return try vm.mathResult(x, tgamma(x), canOverflow: true)
        },
        Builtin("lgamma", "(x, /)", "Logarithm of abs(gamma(x)).") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            if x.isInfinite { return vm.makeFloat(.infinity) }
            if x <= 0 && x == x.rounded(.down) { throw vm.mathDomainError() }
            return try vm.mathResult(x, logGamma(x), canOverflow: true)
        },
        Builtin("log", "(x, base=<unrepresentable>, /)", "Logarithm of x to the base, e without one; ValueError unless x is above zero.") { (vm, a) throws(ScriptException) in
            let numerator = try logarithm(vm, a[0], log)
            if a[1].isUnset { return vm.makeFloat(numerator) }
            let denominator = try logarithm(vm, a[1], log)
            guard denominator != 0 else { throw vm.raise(.zeroDivisionError, "division by zero") }
            return vm.makeFloat(numerator / denominator)
        },
        Builtin("log2", "(x, /)", "Logarithm to base 2.") { (vm, a) throws(ScriptException) in vm.makeFloat(try logarithm(vm, a[0], log2)) },
        Builtin("log10", "(x, /)", "Logarithm to base 10.") { (vm, a) throws(ScriptException) in vm.makeFloat(try logarithm(vm, a[0], log10)) },
        Builtin("pow", "(x, y, /)", "x ** y in floats, with the special cases of C.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0]), y = try vm.double(a[1])
            let result = pow(x, y)
            if result.isNaN && !x.isNaN && !y.isNaN { throw vm.mathDomainError() }
            if result.isInfinite && x.isFinite && y.isFinite { throw x == 0 ? vm.mathDomainError() : vm.mathRangeError() }
            return vm.makeFloat(result)
        },
    ]

    /// Logarithm of a number above 0; integers may be of any size.
    private static func logarithm(_ vm: VM, _ value: Value, _ function: (Double) -> Double) throws(ScriptException) -> Double {
        if vm.isInteger(value) {
            guard !vm.isNegative(value), value != Value(smallInt: 0), !value.isFalse else { throw vm.mathDomainError() }
            if let small = vm.smallValue(value) { return function(Double(small)) }
            return vm.integerLogarithm(value, function)
        }
        let x = try vm.double(value)
        guard x > 0 || x.isNaN else { throw vm.mathDomainError() }
        return function(x)
    }

    /// The C library's, without its global sign.
    private static func logGamma(_ x: Double) -> Double {
        var sign: Int32 = 0
        return lgamma_r(x, &sign)
    }

    static let trigonometric: [Builtin] = [
        Builtin("sin", "(x, /)", "Sine of an angle in radians.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, sin(x))
        },
        Builtin("cos", "(x, /)", "Cosine of an angle in radians.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, cos(x))
        },
        Builtin("tan", "(x, /)", "Tangent of an angle in radians.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, tan(x))
        },
        Builtin("asin", "(x, /)", "The angle from -pi/2 to pi/2 whose sine is x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, asin(x))
        },
        Builtin("acos", "(x, /)", "The angle from 0 to pi whose cosine is x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, acos(x))
        },
        Builtin("atan", "(x, /)", "The angle between -pi/2 and pi/2 whose tangent is x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, atan(x))
        },
        Builtin("sinh", "(x, /)", "Hyperbolic sine.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, sinh(x), canOverflow: true)
        },
        Builtin("cosh", "(x, /)", "Hyperbolic cosine.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, cosh(x), canOverflow: true)
        },
        Builtin("tanh", "(x, /)", "Hyperbolic tangent.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, tanh(x))
        },
        Builtin("asinh", "(x, /)", "Inverse of sinh.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, asinh(x))
        },
        Builtin("acosh", "(x, /)", "Inverse of cosh; ValueError below 1.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, acosh(x))
        },
        Builtin("atanh", "(x, /)", "Inverse of tanh; ValueError unless -1 < x < 1.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, atanh(x))
        },
        Builtin("degrees", "(x, /)", "Turns radians into degrees.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, x * (180 / Double.pi))
        },
        Builtin("radians", "(x, /)", "Turns degrees into radians.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, x * (Double.pi / 180))
        },
        Builtin("atan2", "(y, x, /)", "The angle, from -pi to pi, of the direction to the point (x, y).") { (vm, a) throws(ScriptException) in
            vm.makeFloat(atan2(try vm.double(a[0]), try vm.double(a[1])))
        },
    ]

    private static func rounded(_ vm: VM, _ value: Value, _ special: Special, _ rule: FloatingPointRoundingRule) throws(ScriptException) -> Value {
        if let x = vm.floatValue(value), vm.type(of: value) == vm.types.pointee.float { return try vm.integer(fromFloat: x.rounded(rule)) }
        let method = vm.special(of: value, special)
        if !method.isUnset { return try vm.callSpecial(method, value) }
        if special == .trunc { throw vm.typeError("type \(vm.typeName(value)) doesn't define __trunc__ method") }
        return try vm.integer(fromFloat: try vm.double(value).rounded(rule))
    }

    static let parts: [Builtin] = [
        Builtin("ceil", "(x, /)", "The least integer that is not below x.") { (vm, a) throws(ScriptException) in try rounded(vm, a[0], .ceil, .up) },
        Builtin("floor", "(x, /)", "The greatest integer that is not above x.") { (vm, a) throws(ScriptException) in try rounded(vm, a[0], .floor, .down) },
        Builtin("trunc", "(x, /)", "x without its fraction.") { (vm, a) throws(ScriptException) in try rounded(vm, a[0], .trunc, .towardZero) },
        Builtin("fmod", "(x, y, /)", "Remainder of x / y with the sign of x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0]), y = try vm.double(a[1])
            let result = fmod(x, y)
            if result.isNaN && !x.isNaN && !y.isNaN { throw vm.mathDomainError() }
            return vm.makeFloat(result)
        },
        Builtin("remainder", "(x, y, /)", "x less the nearest multiple of y; of two equally near, the even one.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0]), y = try vm.double(a[1])
            let result = remainder(x, y)
            if result.isNaN && !x.isNaN && !y.isNaN { throw vm.mathDomainError() }
            return vm.makeFloat(result)
        },
        Builtin("modf", "(x, /)", "The pair (fraction, whole part), both floats with the sign of x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            let whole = x.rounded(.towardZero)
            return vm.makePair(vm.makeFloat(x.isInfinite ? copysign(0, x) : copysign(x - whole, x)), vm.makeFloat(whole))
        },
        Builtin("frexp", "(x, /)", "The pair (m, e) with x == m * 2**e and m from 0.5 up to 1, or (0.0, 0).") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            guard x.isFinite, x != 0 else { return vm.makePair(vm.makeFloat(x), Value(smallInt: 0)) }
            let exponent = Int(x.exponent) + 1
            return vm.makePair(vm.makeFloat(copysign(x.significand / 2, x)), Value(smallInt: exponent))
        },
        Builtin("ldexp", "(x, i, /)", "x * 2**i, the inverse of frexp().") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            guard vm.isInteger(a[1]) else { throw vm.typeError("Expected an int as second argument to ldexp.") }
            let exponent = try vm.clampedIndex(a[1])
            guard x.isFinite, x != 0 else { return vm.makeFloat(x) }
            let result = ldexp(x, Int32(clamping: exponent))
            if result.isInfinite { throw vm.mathRangeError() }
            return vm.makeFloat(result)
        },
        Builtin("copysign", "(x, y, /)", "Magnitude of x with the sign of y.") { (vm, a) throws(ScriptException) in
            vm.makeFloat(copysign(try vm.double(a[0]), try vm.double(a[1])))
        },
        Builtin("nextafter", "(x, y, /, *, steps=None)", "The float that lies the given number of steps, one by default, from x towards y.") { (vm, a) throws(ScriptException) in
            var x = try vm.double(a[0])
            let y = try vm.double(a[1])
            let given = a[2].isNone ? Value(smallInt: 1) : try vm.indexValue(a[2])
            guard !vm.isNegative(given) else { throw vm.valueError("steps must be a non-negative integer") }
            // As many as 64 bits say reach any float.
            let steps = vm.bigValue(given).flatMap { UInt64(exactly: $0) } ?? UInt64.max
            if x.isNaN || y.isNaN { return vm.makeFloat(.nan) }
            if steps == 0 { return vm.makeFloat(x) }
            // On the number line of bit patterns one step is one unit.
            func place(_ value: Double) -> Int64 { value.sign == .minus ? -Int64(value.magnitude.bitPattern) : Int64(value.bitPattern) }
            let from = place(x), to = place(y)
            let distance = UInt64(bitPattern: from < to ? to &- from : from &- to)
            guard steps < distance else { return vm.makeFloat(y) }
            let step = Int64(truncatingIfNeeded: steps)
            let reached = from < to ? from &+ step : from &- step
            x = reached < 0 || (reached == 0 && from < 0) ? -Double(bitPattern: UInt64(-reached)) : Double(bitPattern: UInt64(reached))
            return vm.makeFloat(x)
        },
        Builtin("ulp", "(x, /)", "The gap between x and the next float.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0]).magnitude
            return vm.makeFloat(x.isNaN || x.isInfinite ? x : x.ulp)
        },
        Builtin("fma", "(x, y, z, /)", "x * y + z, rounded once.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0]), y = try vm.double(a[1]), z = try vm.double(a[2])
            let result = fma(x, y, z)
            if result.isFinite { return vm.makeFloat(result) }
            if result.isNaN && !x.isNaN && !y.isNaN && !z.isNaN { throw vm.valueError("invalid operation in fma") }
            if result.isInfinite && x.isFinite && y.isFinite && z.isFinite { throw vm.raise(.overflowError, "overflow in fma") }
            return vm.makeFloat(result)
        },
    ]

    static let tests: [Builtin] = [
        Builtin("isfinite", "(x, /)", "False for infinities and NaN, else True.") { (vm, a) throws(ScriptException) in Value(try vm.double(a[0]).isFinite) },
        Builtin("isinf", "(x, /)", "Tells whether x is one of the infinities.") { (vm, a) throws(ScriptException) in Value(try vm.double(a[0]).isInfinite) },
        Builtin("isnan", "(x, /)", "Tells whether x is NaN.") { (vm, a) throws(ScriptException) in Value(try vm.double(a[0]).isNaN) },
        Builtin("isclose", "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", "Tells whether a and b differ by no more than rel_tol of the larger magnitude, or abs_tol.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0]), y = try vm.double(a[1])
            let relative = a[2].isUnset ? 1e-9 : try vm.double(a[2]), absolute = a[3].isUnset ? 0 : try vm.double(a[3])
            guard relative >= 0 && absolute >= 0 else { throw vm.valueError("tolerances must be non-negative") }
            if x == y { return .true }
            guard x.isFinite && y.isFinite else { return .false }
            let distance = (x - y).magnitude
            return Value(distance <= relative * y.magnitude || distance <= relative * x.magnitude || distance <= absolute)
        },
    ]
}
