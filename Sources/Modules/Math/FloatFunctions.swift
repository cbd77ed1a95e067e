import TaipanRuntime

/// The functions of doubles.
enum FloatFunctions {
    static let elementary: [Builtin] = [
        Builtin("sqrt", "(x, /)", "Return the square root of x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, x.squareRoot())
        },
        Builtin("cbrt", "(x, /)", "Return the cube root of x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, cbrt(x))
        },
        Builtin("exp", "(x, /)", "Return e raised to the power of x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, exp(x), canOverflow: true)
        },
        Builtin("exp2", "(x, /)", "Return 2 raised to the power of x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, exp2(x), canOverflow: true)
        },
        Builtin("expm1", "(x, /)", "Return exp(x)-1.\n\nThis function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, expm1(x), canOverflow: true)
        },
        Builtin("log1p", "(x, /)", "Return the natural logarithm of 1+x (base e).\n\nThe result is computed in a way which is accurate for x near zero.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, log1p(x))
        },
        Builtin("fabs", "(x, /)", "Return the absolute value of the float x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, x.magnitude)
        },
        Builtin("erf", "(x, /)", "Error function at x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, erf(x))
        },
        Builtin("erfc", "(x, /)", "Complementary error function at x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, erfc(x))
        },
        Builtin("gamma", "(x, /)", "Gamma function at x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            if x == -.infinity || (x <= 0 && x == x.rounded(.down)) { throw vm.mathDomainError() }
            return try vm.mathResult(x, tgamma(x), canOverflow: true)
        },
        Builtin("lgamma", "(x, /)", "Natural logarithm of absolute value of Gamma function at x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            if x.isInfinite { return vm.makeFloat(.infinity) }
            if x <= 0 && x == x.rounded(.down) { throw vm.mathDomainError() }
            return try vm.mathResult(x, logGamma(x), canOverflow: true)
        },
        Builtin("log", "(x, base=<unrepresentable>, /)", "log(x, [base=math.e])\nReturn the logarithm of x to the given base.\n\nIf the base is not specified, returns the natural logarithm (base e) of x.") { (vm, a) throws(ScriptException) in
            let numerator = try logarithm(vm, a[0], log)
            if a[1].isUnset { return vm.makeFloat(numerator) }
            let denominator = try logarithm(vm, a[1], log)
            guard denominator != 0 else { throw vm.raise(.zeroDivisionError, "division by zero") }
            return vm.makeFloat(numerator / denominator)
        },
        Builtin("log2", "(x, /)", "Return the base 2 logarithm of x.") { (vm, a) throws(ScriptException) in vm.makeFloat(try logarithm(vm, a[0], log2)) },
        Builtin("log10", "(x, /)", "Return the base 10 logarithm of x.") { (vm, a) throws(ScriptException) in vm.makeFloat(try logarithm(vm, a[0], log10)) },
        Builtin("pow", "(x, y, /)", "Return x**y (x to the power of y).") { (vm, a) throws(ScriptException) in
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
        Builtin("sin", "(x, /)", "Return the sine of x (measured in radians).") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, sin(x))
        },
        Builtin("cos", "(x, /)", "Return the cosine of x (measured in radians).") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, cos(x))
        },
        Builtin("tan", "(x, /)", "Return the tangent of x (measured in radians).") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, tan(x))
        },
        Builtin("asin", "(x, /)", "Return the arc sine (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, asin(x))
        },
        Builtin("acos", "(x, /)", "Return the arc cosine (measured in radians) of x.\n\nThe result is between 0 and pi.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, acos(x))
        },
        Builtin("atan", "(x, /)", "Return the arc tangent (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, atan(x))
        },
        Builtin("sinh", "(x, /)", "Return the hyperbolic sine of x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, sinh(x), canOverflow: true)
        },
        Builtin("cosh", "(x, /)", "Return the hyperbolic cosine of x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, cosh(x), canOverflow: true)
        },
        Builtin("tanh", "(x, /)", "Return the hyperbolic tangent of x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, tanh(x))
        },
        Builtin("asinh", "(x, /)", "Return the inverse hyperbolic sine of x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, asinh(x))
        },
        Builtin("acosh", "(x, /)", "Return the inverse hyperbolic cosine of x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, acosh(x))
        },
        Builtin("atanh", "(x, /)", "Return the inverse hyperbolic tangent of x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, atanh(x))
        },
        Builtin("degrees", "(x, /)", "Convert angle x from radians to degrees.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, x * (180 / Double.pi))
        },
        Builtin("radians", "(x, /)", "Convert angle x from degrees to radians.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            return try vm.mathResult(x, x * (Double.pi / 180))
        },
        Builtin("atan2", "(y, x, /)", "Return the arc tangent (measured in radians) of y/x.\n\nUnlike atan(y/x), the signs of both x and y are considered.") { (vm, a) throws(ScriptException) in
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
        Builtin("ceil", "(x, /)", "Return the ceiling of x as an Integral.\n\nThis is the smallest integer >= x.") { (vm, a) throws(ScriptException) in try rounded(vm, a[0], .ceil, .up) },
        Builtin("floor", "(x, /)", "Return the floor of x as an Integral.\n\nThis is the largest integer <= x.") { (vm, a) throws(ScriptException) in try rounded(vm, a[0], .floor, .down) },
        Builtin("trunc", "(x, /)", "Truncates the Real x to the nearest Integral toward 0.\n\nUses the __trunc__ magic method.") { (vm, a) throws(ScriptException) in try rounded(vm, a[0], .trunc, .towardZero) },
        Builtin("fmod", "(x, y, /)", "Return fmod(x, y), according to platform C.\n\nx % y may differ.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0]), y = try vm.double(a[1])
            let result = fmod(x, y)
            if result.isNaN && !x.isNaN && !y.isNaN { throw vm.mathDomainError() }
            return vm.makeFloat(result)
        },
        Builtin("remainder", "(x, y, /)", "Difference between x and the closest integer multiple of y.\n\nReturn x - n*y where n*y is the closest integer multiple of y.\nIn the case where x is exactly halfway between two multiples of\ny, the nearest even value of n is used. The result is always exact.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0]), y = try vm.double(a[1])
            let result = remainder(x, y)
            if result.isNaN && !x.isNaN && !y.isNaN { throw vm.mathDomainError() }
            return vm.makeFloat(result)
        },
        Builtin("modf", "(x, /)", "Return the fractional and integer parts of x.\n\nBoth results carry the sign of x and are floats.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            let whole = x.rounded(.towardZero)
            return vm.makePair(vm.makeFloat(x.isInfinite ? copysign(0, x) : copysign(x - whole, x)), vm.makeFloat(whole))
        },
        Builtin("frexp", "(x, /)", "Return the mantissa and exponent of x, as pair (m, e).\n\nm is a float and e is an int, such that x = m * 2.**e.\nIf x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            guard x.isFinite, x != 0 else { return vm.makePair(vm.makeFloat(x), Value(smallInt: 0)) }
            let exponent = Int(x.exponent) + 1
            return vm.makePair(vm.makeFloat(copysign(x.significand / 2, x)), Value(smallInt: exponent))
        },
        Builtin("ldexp", "(x, i, /)", "Return x * (2**i).\n\nThis is essentially the inverse of frexp().") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0])
            guard vm.isInteger(a[1]) else { throw vm.typeError("Expected an int as second argument to ldexp.") }
            let exponent = try vm.clampedIndex(a[1])
            guard x.isFinite, x != 0 else { return vm.makeFloat(x) }
            let result = ldexp(x, Int32(clamping: exponent))
            if result.isInfinite { throw vm.mathRangeError() }
            return vm.makeFloat(result)
        },
        Builtin("copysign", "(x, y, /)", "Return a float with the magnitude (absolute value) of x but the sign of y.\n\nOn platforms that support signed zeros, copysign(1.0, -0.0)\nreturns -1.0.") { (vm, a) throws(ScriptException) in
            vm.makeFloat(copysign(try vm.double(a[0]), try vm.double(a[1])))
        },
        Builtin("nextafter", "(x, y, /, *, steps=None)", "Return the floating-point value the given number of steps after x towards y.\n\nIf steps is not specified or is None, 1 is used.") { (vm, a) throws(ScriptException) in
            var x = try vm.double(a[0])
            let y = try vm.double(a[1])
            let steps = a[2].isNone ? 1 : try vm.clampedIndex(a[2])
            guard steps >= 0 else { throw vm.valueError("steps must be a non-negative integer") }
            if x.isNaN || y.isNaN { return vm.makeFloat(.nan) }
            // On the number line of bit patterns one step is one unit.
            func place(_ value: Double) -> Int64 { value.sign == .minus ? -Int64(value.magnitude.bitPattern) : Int64(value.bitPattern) }
            let from = place(x), to = place(y)
            let distance = UInt64(from < to ? to &- from : from &- to)
            if UInt64(steps) >= distance { return vm.makeFloat(y) }
            let reached = from < to ? from + Int64(steps) : from - Int64(steps)
            x = reached < 0 || (reached == 0 && from < 0) ? -Double(bitPattern: UInt64(-reached)) : Double(bitPattern: UInt64(reached))
            return vm.makeFloat(x)
        },
        Builtin("ulp", "(x, /)", "Return the value of the least significant bit of the float x.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0]).magnitude
            return vm.makeFloat(x.isNaN || x.isInfinite ? x : x.ulp)
        },
        Builtin("fma", "(x, y, z, /)", "Fused multiply-add operation.\n\nCompute (x * y) + z with a single round.") { (vm, a) throws(ScriptException) in
            let x = try vm.double(a[0]), y = try vm.double(a[1]), z = try vm.double(a[2])
            let result = fma(x, y, z)
            if result.isFinite { return vm.makeFloat(result) }
            if result.isNaN && !x.isNaN && !y.isNaN && !z.isNaN { throw vm.valueError("invalid operation in fma") }
            if result.isInfinite && x.isFinite && y.isFinite && z.isFinite { throw vm.raise(.overflowError, "overflow in fma") }
            return vm.makeFloat(result)
        },
    ]

    static let tests: [Builtin] = [
        Builtin("isfinite", "(x, /)", "Return True if x is neither an infinity nor a NaN, and False otherwise.") { (vm, a) throws(ScriptException) in Value(try vm.double(a[0]).isFinite) },
        Builtin("isinf", "(x, /)", "Return True if x is a positive or negative infinity, and False otherwise.") { (vm, a) throws(ScriptException) in Value(try vm.double(a[0]).isInfinite) },
        Builtin("isnan", "(x, /)", "Return True if x is a NaN (not a number), and False otherwise.") { (vm, a) throws(ScriptException) in Value(try vm.double(a[0]).isNaN) },
        Builtin("isclose", "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", "Determine whether two floating-point numbers are close in value.") { (vm, a) throws(ScriptException) in
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
