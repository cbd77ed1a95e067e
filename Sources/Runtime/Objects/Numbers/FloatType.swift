import TaipanIntegers

/// `float`.
enum FloatType {
    static let declaration = TypeDeclaration(
        "float", "A number of double precision, from a number or from text.",
        kind: .float, flags: [.subclassable],
        methods: arithmeticMethods + reflectedMethods + comparisonMethods + unaryMethods + conversionMethods,
        classMethods: [fromHex],
        staticMethods: [
            Builtin("__new__", "(cls, x=0, /)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                let type = try vm.subclassArgument(a[0], of: vm.types.pointee.float)
                return vm.makeFloatInstance(of: type, try vm.makeDouble(from: a[1]))
            },
        ],
        attributes: [
            Attribute("real", "The real part.") { (vm, f) throws(ScriptException) in vm.makeFloat(try double(vm, f, "real")) },
            Attribute("imag", "The imaginary part.") { (vm, f) throws(ScriptException) in
                _ = try double(vm, f, "imag")
                return vm.makeFloat(0)
            },
        ])

    @inline(__always)
    private static func double(_ vm: VM, _ value: Value, _ method: StaticString) throws(ScriptException) -> Double {
        if let result = vm.floatValue(value) { return result }
        throw vm.wrongReceiver(method, of: "float", value)
    }

    /// The other operand, nil unless it is a float or int.
    private static func operand(_ vm: VM, _ value: Value) throws(ScriptException) -> Double? {
        if let result = vm.floatValue(value) { return result }
        return vm.isInteger(value) ? try vm.double(fromInteger: value) : nil
    }

    private static func operate(_ vm: VM, _ a: Arguments, _ operation: BinaryOperation, _ method: StaticString) throws(ScriptException) -> Value {
        let left = try double(vm, a[0], method)
        guard let right = try operand(vm, a[1]) else { return .notImplemented }
        return try vm.floatArithmetic(operation, left, right)
    }

    private static func operateReflected(_ vm: VM, _ a: Arguments, _ operation: BinaryOperation, _ method: StaticString) throws(ScriptException) -> Value {
        let right = try double(vm, a[0], method)
        guard let left = try operand(vm, a[1]) else { return .notImplemented }
        return try vm.floatArithmetic(operation, left, right)
    }

    private static let arithmeticMethods: [Builtin] = [
        Builtin("__add__", "(self, value, /)", "Gives self + value.") { (vm, a) throws(ScriptException) in try operate(vm, a, .add, "__add__") },
        Builtin("__sub__", "(self, value, /)", "Gives self - value.") { (vm, a) throws(ScriptException) in try operate(vm, a, .subtract, "__sub__") },
        Builtin("__mul__", "(self, value, /)", "Gives self * value.") { (vm, a) throws(ScriptException) in try operate(vm, a, .multiply, "__mul__") },
        Builtin("__truediv__", "(self, value, /)", "Gives self / value.") { (vm, a) throws(ScriptException) in try operate(vm, a, .divide, "__truediv__") },
        Builtin("__floordiv__", "(self, value, /)", "Gives self // value.") { (vm, a) throws(ScriptException) in try operate(vm, a, .floorDivide, "__floordiv__") },
        Builtin("__mod__", "(self, value, /)", "Gives self % value.") { (vm, a) throws(ScriptException) in try operate(vm, a, .modulo, "__mod__") },
        Builtin("__divmod__", "(self, value, /)", "Gives the pair (self // value, self % value).") { (vm, a) throws(ScriptException) in
            let left = try double(vm, a[0], "__divmod__")
            guard let right = try operand(vm, a[1]) else { return .notImplemented }
            return try divmod(vm, left, right)
        },
        Builtin("__pow__", "(self, value, mod=None, /)", "Gives self ** value, reduced modulo mod where that is given.") { (vm, a) throws(ScriptException) in
            guard a[2].isNone else { throw vm.typeError("pow() 3rd argument not allowed unless all arguments are integers") }
            return try operate(vm, a, .power, "__pow__")
        },
    ]

    private static func divmod(_ vm: VM, _ left: Double, _ right: Double) throws(ScriptException) -> Value {
        guard right != 0 else { throw vm.raise(.zeroDivisionError, "float divmod()") }
        let (quotient, remainder) = vm.floatDivmod(left, right)
        return vm.makePair(vm.makeFloat(quotient), vm.makeFloat(remainder))
    }

    private static let reflectedMethods: [Builtin] = [
        Builtin("__radd__", "(self, value, /)", "Gives value + self.") { (vm, a) throws(ScriptException) in try operateReflected(vm, a, .add, "__radd__") },
        Builtin("__rsub__", "(self, value, /)", "Gives value - self.") { (vm, a) throws(ScriptException) in try operateReflected(vm, a, .subtract, "__rsub__") },
        Builtin("__rmul__", "(self, value, /)", "Gives value * self.") { (vm, a) throws(ScriptException) in try operateReflected(vm, a, .multiply, "__rmul__") },
        Builtin("__rtruediv__", "(self, value, /)", "Gives value / self.") { (vm, a) throws(ScriptException) in try operateReflected(vm, a, .divide, "__rtruediv__") },
        Builtin("__rfloordiv__", "(self, value, /)", "Gives value // self.") { (vm, a) throws(ScriptException) in try operateReflected(vm, a, .floorDivide, "__rfloordiv__") },
        Builtin("__rmod__", "(self, value, /)", "Gives value % self.") { (vm, a) throws(ScriptException) in try operateReflected(vm, a, .modulo, "__rmod__") },
        Builtin("__rdivmod__", "(self, value, /)", "Gives the pair (value // self, value % self).") { (vm, a) throws(ScriptException) in
            let right = try double(vm, a[0], "__rdivmod__")
            guard let left = try operand(vm, a[1]) else { return .notImplemented }
            return try divmod(vm, left, right)
        },
        Builtin("__rpow__", "(self, value, mod=None, /)", "Gives value ** self, reduced modulo mod where that is given.") { (vm, a) throws(ScriptException) in
            try operateReflected(vm, a, .power, "__rpow__")
        },
    ]

    private static func compare(_ vm: VM, _ a: Arguments, _ comparison: Comparison, _ method: StaticString) throws(ScriptException) -> Value {
        vm.compareFloat(try double(vm, a[0], method), a[1], comparison) ?? .notImplemented
    }

    private static let comparisonMethods: [Builtin] = [
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in try compare(vm, a, .eq, "__eq__") },
        Builtin("__ne__", "(self, value, /)", "Tells whether the two differ.") { (vm, a) throws(ScriptException) in try compare(vm, a, .ne, "__ne__") },
        Builtin("__lt__", "(self, value, /)", "Tells whether self is less than value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .lt, "__lt__") },
        Builtin("__le__", "(self, value, /)", "Tells whether self is less than or equal to value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .le, "__le__") },
        Builtin("__gt__", "(self, value, /)", "Tells whether self is greater than value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .gt, "__gt__") },
        Builtin("__ge__", "(self, value, /)", "Tells whether self is greater than or equal to value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .ge, "__ge__") },
    ]

    private static let unaryMethods: [Builtin] = [
        Builtin("__neg__", "(self, /)", "Gives -self.") { (vm, a) throws(ScriptException) in vm.makeFloat(-(try double(vm, a[0], "__neg__"))) },
        Builtin("__pos__", "(self, /)", "Gives +self.") { (vm, a) throws(ScriptException) in vm.makeFloat(try double(vm, a[0], "__pos__")) },
        Builtin("__abs__", "(self, /)", "Gives the magnitude of self.") { (vm, a) throws(ScriptException) in vm.makeFloat(try double(vm, a[0], "__abs__").magnitude) },
        Builtin("__bool__", "(self, /)", "Tells whether the object counts as true.") { (vm, a) throws(ScriptException) in Value(try double(vm, a[0], "__bool__") != 0) },
        Builtin("__hash__", "(self, /)", "Gives the hash, the same for equal objects.") { (vm, a) throws(ScriptException) in
            let value = try double(vm, a[0], "__hash__")
            // Each NaN differs from all others, so its hash is its identity's.
            if value.isNaN, a[0].isObject { return Value(smallInt: Int(truncatingIfNeeded: a[0].bits >> 4)) }
            return Value(smallInt: vm.hashDouble(value))
        },
        Builtin("__int__", "(self, /)", "Gives the value as an integer, without its fraction.") { (vm, a) throws(ScriptException) in try vm.integer(fromFloat: try double(vm, a[0], "__int__")) },
        Builtin("__float__", "(self, /)", "Gives the value as a float.") { (vm, a) throws(ScriptException) in vm.makeFloat(try double(vm, a[0], "__float__")) },
        Builtin("__trunc__", "(self, /)", "Gives self without its fraction, as an integer.") { (vm, a) throws(ScriptException) in
            try vm.integer(fromFloat: try double(vm, a[0], "__trunc__"))
        },
        Builtin("__floor__", "(self, /)", "Gives the greatest integer that is not above self.") { (vm, a) throws(ScriptException) in
            try vm.integer(fromFloat: try double(vm, a[0], "__floor__").rounded(.down))
        },
        Builtin("__ceil__", "(self, /)", "Gives the least integer that is not below self.") { (vm, a) throws(ScriptException) in
            try vm.integer(fromFloat: try double(vm, a[0], "__ceil__").rounded(.up))
        },
    ]

    private static let conversionMethods: [Builtin] = [
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in vm.formatFloatRepr(try double(vm, a[0], "__repr__")) },
        Builtin("__format__", "(self, format_spec, /)", "Gives the text of self as the format specification asks.") { (vm, a) throws(ScriptException) in
            _ = try double(vm, a[0], "__format__")
            guard a[1].isString else { throw vm.typeError("__format__() argument must be str, not \(vm.argumentTypeName(a[1]))") }
            return try vm.formatFloat(a[0], specification: a[1].string)
        },
        Builtin("__round__", "(self, ndigits=None, /)", "Gives self rounded to ndigits decimal places, or to an integer without them; halves go to the even neighbour.") { (vm, a) throws(ScriptException) in
            let value = try double(vm, a[0], "__round__")
            if a[1].isNone { return try vm.integer(fromFloat: value.rounded(.toNearestOrEven)) }
            return vm.makeFloat(try rounded(vm, value, try vm.clampedIndex(a[1])))
        },
        Builtin("is_integer", "(self, /)", "Tells whether nothing follows the point.") { (vm, a) throws(ScriptException) in
            let value = try double(vm, a[0], "is_integer")
            return Value(value.isFinite && value == value.rounded(.down))
        },
        Builtin("conjugate", "(self, /)", "The number itself: it has no imaginary part.") { (vm, a) throws(ScriptException) in vm.makeFloat(try double(vm, a[0], "conjugate")) },
        Builtin("as_integer_ratio", "(self, /)", """
            Two integers whose quotient it is, in lowest terms; an error for infinities and NaN.

                >>> (0.75).as_integer_ratio()
                (3, 4)
            """) { (vm, a) throws(ScriptException) in
            let value = try double(vm, a[0], "as_integer_ratio")
            if value.isNaN { throw vm.valueError("cannot convert NaN to integer ratio") }
            if value.isInfinite { throw vm.raise(.overflowError, "cannot convert Infinity to integer ratio") }
            var mantissa = value, exponent = 0
            while mantissa != mantissa.rounded(.down) {
                mantissa *= 2
                exponent += 1
            }
            return vm.makePair(vm.makeInt(BigInteger(integerPart: mantissa)), vm.makeInt(BigInteger(1) << exponent))
        },
        Builtin("hex", "(self, /)", """
            The exact value as base 16 text.

                >>> (0.5).hex()
                '0x1.0000000000000p-1'
            """) { (vm, a) throws(ScriptException) in
            vm.makeString(hexText(try double(vm, a[0], "hex")))
        },
        Builtin("__getnewargs__", "(self, /)", "Return the arguments for __new__.") { (vm, a) throws(ScriptException) in
            vm.makeTuple(vm.makeFloat(try double(vm, a[0], "__getnewargs__")))
        },
    ]

    /// Correctly rounded in decimal, half to even: by way of the exact decimal text.
    private static func rounded(_ vm: VM, _ value: Double, _ digits: Int) throws(ScriptException) -> Double {
        if !value.isFinite || value == 0 || digits > 323 { return value }
        if digits < -308 { return copysign(0, value) }
        if digits >= 0, let scaled = scaledToInteger(value.magnitude, places: digits), scaled <= 1 << 53 {
            // Both are exact, so the quotient is rounded once.
            return copysign(Double(scaled) / exactPowersOfTen[digits], value)
        }
        let (whole, scale) = exactFraction(value)
        // value = whole / 2^scale; the nearest multiple of 10^-digits.
        let numerator = digits >= 0 ? whole * BigInteger(10).power(digits) : whole
        let denominator = (BigInteger(1) << scale) * (digits >= 0 ? 1 : BigInteger(10).power(-digits))
        var (quotient, remainder) = numerator.floorDivided(by: denominator)
        remainder = remainder * 2
        if remainder > denominator || (remainder == denominator && quotient.isOdd) { quotient += 1 }
        let result = digits >= 0 ? quotient.divided(by: BigInteger(10).power(digits)) : (quotient * BigInteger(10).power(-digits)).double
        guard let result else { throw vm.raise(.overflowError, "rounded value too large to represent") }
        return copysign(result, value)
    }

    /// The magnitude as `whole / 2^scale`.
    private static func exactFraction(_ value: Double) -> (whole: BigInteger, scale: Int) {
        let magnitude = value.magnitude
        let mantissa = BigInteger(magnitude.isNormal ? magnitude.significandBitPattern | 1 << 52 : magnitude.significandBitPattern)
        let exponent = (magnitude.isNormal ? Int(magnitude.exponent) : -1022) - 52
        return exponent >= 0 ? (mantissa << exponent, 0) : (mantissa, -exponent)
    }

    private static func hexText(_ value: Double) -> String {
        if value.isNaN { return "nan" }
        let sign = value.sign == .minus ? "-" : ""
        if value.isInfinite { return sign + "inf" }
        if value == 0 { return sign + "0x0.0p+0" }
        let digits = String(value.significandBitPattern, radix: 16)
        let exponent = value.isNormal ? Int(value.exponent) : -1022
        let padding = String(repeating: "0", count: 13 - digits.count)
        return "\(sign)0x\(value.isNormal ? 1 : 0).\(padding)\(digits)p\(exponent < 0 ? "-" : "+")\(abs(exponent))"
    }

    private static let fromHex = Builtin("fromhex", "(type, string, /)", """
        The float that base 16 text says.

            >>> float.fromhex('0x1.8p1')
            3.0
        """) { (vm, a) throws(ScriptException) in
        guard a[1].isString else { throw vm.typeError("fromhex() argument must be str, not \(vm.argumentTypeName(a[1]))") }
        switch HexFloat.parse(vm.utf8(a[1].string)) {
        case .value(let value):
            let result = vm.makeFloat(value)
            return a[0] == Value(vm.types.pointee.float) ? result : try vm.call(a[0], result)
        case .overflow: throw vm.raise(.overflowError, "hexadecimal value too large to represent as a float")
        case .malformed: throw vm.valueError("invalid hexadecimal floating-point string")
        }
    }
}

extension VM {
    /// `float(value)`.
    func makeDouble(from value: Value) throws(ScriptException) -> Double {
        if value.isFlonum { return value.flonum }
        if value.isExactString { return try parseFloat(value.string) }
        if isInteger(value) && special(of: value, .float) == special(types.pointee.int, .float) { return try double(fromInteger: value) }
        let method = special(of: value, .float)
        if !method.isUnset {
            return try double(try callSpecial(method, value), fromMethodOf: value)
        }
        if !special(of: value, .index).isUnset { return try double(fromInteger: try indexValue(value)) }
        if value.isString { return try parseFloat(value.string) }
        if isBytesLike(value) { return try withBytes(value) { (bytes) throws(ScriptException) in try parseFloat(bytes: bytes, original: value) } }
        throw typeError("float() argument must be a string or a real number, not '\(typeName(value))'")
    }

    /// A float of a class that is `float` or inherits from it.
    func makeFloatInstance(of type: TypePointer, _ value: Double) -> Value {
        if type == types.pointee.float { return makeFloat(value) }
        let pointer = allocate(FloatObject.self, kind: .float, type: type, tail: suffixSize(of: type))
        pointer.pointee.value = value
        clearSuffix(Value(pointer))
        return temporary(Value(pointer))
    }
}
