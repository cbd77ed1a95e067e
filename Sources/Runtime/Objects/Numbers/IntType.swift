import TaipanIntegers

/// `int`.
enum IntType {
    static let declaration = TypeDeclaration(
        "int", """
            An integer of any size, from a number, whose fraction is dropped, or from text.

            Text is in the given base, 2 to 36; base 0 goes by the prefix. Without arguments it is 0.

                >>> int('ff', 16)
                255
            """,
        kind: .bigInteger, flags: [.subclassable],
        methods: arithmeticMethods + reflectedMethods + comparisonMethods + unaryMethods + conversionMethods + bitMethods,
        classMethods: [fromBytes],
        staticMethods: [
            Builtin("__new__", "(cls, x=<unrepresentable>, /, base=<unrepresentable>)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                let type = try vm.subclassArgument(a[0], of: vm.types.pointee.int)
                guard type != vm.types.pointee.bool else { throw vm.typeError("int.__new__(bool) is not safe, use bool.__new__()") }
                let value: Value
                if a[1].isUnset {
                    guard a[2].isUnset else { throw vm.typeError("int() missing string argument") }
                    value = Value(smallInt: 0)
                } else {
                    value = a[2].isUnset ? try vm.makeInteger(from: a[1]) : try vm.makeInteger(from: a[1], base: a[2])
                }
                return type == vm.types.pointee.int ? vm.plainInt(value) : vm.makeIntInstance(of: type, vm.bigValue(value) ?? 0)
            },
        ],
        attributes: [
            Attribute("real", "The real part.") { (vm, i) throws(ScriptException) in vm.plainInt(try integer(vm, i, "real")) },
            Attribute("imag", "The imaginary part.") { (vm, i) throws(ScriptException) in
                _ = try integer(vm, i, "imag")
                return Value(smallInt: 0)
            },
            Attribute("numerator", "The number itself.") { (vm, i) throws(ScriptException) in
                vm.plainInt(try integer(vm, i, "numerator"))
            },
            Attribute("denominator", "1.") { (vm, i) throws(ScriptException) in
                _ = try integer(vm, i, "denominator")
                return Value(smallInt: 1)
            },
        ])

    @inline(__always)
    static func integer(_ vm: VM, _ value: Value, _ method: StaticString) throws(ScriptException) -> Value {
        if vm.isInteger(value) { return value }
        throw vm.wrongReceiver(method, of: "int", value)
    }

    @inline(__always)
    private static func operate(_ vm: VM, _ a: Arguments, _ operation: BinaryOperation, _ method: StaticString) throws(ScriptException) -> Value {
        let left = try integer(vm, a[0], method)
        return vm.isInteger(a[1]) ? try vm.integerArithmetic(operation, left, a[1]) : .notImplemented
    }

    @inline(__always)
    private static func operateReflected(_ vm: VM, _ a: Arguments, _ operation: BinaryOperation, _ method: StaticString) throws(ScriptException) -> Value {
        let right = try integer(vm, a[0], method)
        return vm.isInteger(a[1]) ? try vm.integerArithmetic(operation, a[1], right) : .notImplemented
    }

    private static let arithmeticMethods: [Builtin] = [
        Builtin("__add__", "(self, value, /)", "Gives self + value.") { (vm, a) throws(ScriptException) in try operate(vm, a, .add, "__add__") },
        Builtin("__sub__", "(self, value, /)", "Gives self - value.") { (vm, a) throws(ScriptException) in try operate(vm, a, .subtract, "__sub__") },
        Builtin("__mul__", "(self, value, /)", "Gives self * value.") { (vm, a) throws(ScriptException) in try operate(vm, a, .multiply, "__mul__") },
        Builtin("__truediv__", "(self, value, /)", "Gives self / value.") { (vm, a) throws(ScriptException) in try operate(vm, a, .divide, "__truediv__") },
        Builtin("__floordiv__", "(self, value, /)", "Gives self // value.") { (vm, a) throws(ScriptException) in try operate(vm, a, .floorDivide, "__floordiv__") },
        Builtin("__mod__", "(self, value, /)", "Gives self % value.") { (vm, a) throws(ScriptException) in try operate(vm, a, .modulo, "__mod__") },
        Builtin("__divmod__", "(self, value, /)", "Gives the pair (self // value, self % value).") { (vm, a) throws(ScriptException) in
            let left = try integer(vm, a[0], "__divmod__")
            return vm.isInteger(a[1]) ? try vm.integerDivmod(left, a[1]) : .notImplemented
        },
        Builtin("__pow__", "(self, value, mod=None, /)", "Gives self ** value, reduced modulo mod where that is given.") { (vm, a) throws(ScriptException) in
            let base = try integer(vm, a[0], "__pow__")
            guard vm.isInteger(a[1]) else { return .notImplemented }
            if a[2].isNone { return try vm.integerArithmetic(.power, base, a[1]) }
            if vm.floatValue(a[2]) != nil { throw vm.typeError("pow() 3rd argument not allowed unless all arguments are integers") }
            return vm.isInteger(a[2]) ? try vm.integerPower(base, a[1], modulus: a[2]) : .notImplemented
        },
        Builtin("__lshift__", "(self, value, /)", "Gives self << value.") { (vm, a) throws(ScriptException) in try operate(vm, a, .leftShift, "__lshift__") },
        Builtin("__rshift__", "(self, value, /)", "Gives self >> value.") { (vm, a) throws(ScriptException) in try operate(vm, a, .rightShift, "__rshift__") },
        Builtin("__and__", "(self, value, /)", "Gives self & value.") { (vm, a) throws(ScriptException) in try operate(vm, a, .bitAnd, "__and__") },
        Builtin("__or__", "(self, value, /)", "Gives self | value.") { (vm, a) throws(ScriptException) in try operate(vm, a, .bitOr, "__or__") },
        Builtin("__xor__", "(self, value, /)", "Gives self ^ value.") { (vm, a) throws(ScriptException) in try operate(vm, a, .bitXor, "__xor__") },
    ]

    private static let reflectedMethods: [Builtin] = [
        Builtin("__radd__", "(self, value, /)", "Gives value + self.") { (vm, a) throws(ScriptException) in try operateReflected(vm, a, .add, "__radd__") },
        Builtin("__rsub__", "(self, value, /)", "Gives value - self.") { (vm, a) throws(ScriptException) in try operateReflected(vm, a, .subtract, "__rsub__") },
        Builtin("__rmul__", "(self, value, /)", "Gives value * self.") { (vm, a) throws(ScriptException) in try operateReflected(vm, a, .multiply, "__rmul__") },
        Builtin("__rtruediv__", "(self, value, /)", "Gives value / self.") { (vm, a) throws(ScriptException) in try operateReflected(vm, a, .divide, "__rtruediv__") },
        Builtin("__rfloordiv__", "(self, value, /)", "Gives value // self.") { (vm, a) throws(ScriptException) in try operateReflected(vm, a, .floorDivide, "__rfloordiv__") },
        Builtin("__rmod__", "(self, value, /)", "Gives value % self.") { (vm, a) throws(ScriptException) in try operateReflected(vm, a, .modulo, "__rmod__") },
        Builtin("__rdivmod__", "(self, value, /)", "Gives the pair (value // self, value % self).") { (vm, a) throws(ScriptException) in
            let right = try integer(vm, a[0], "__rdivmod__")
            return vm.isInteger(a[1]) ? try vm.integerDivmod(a[1], right) : .notImplemented
        },
        Builtin("__rpow__", "(self, value, mod=None, /)", "Gives value ** self, reduced modulo mod where that is given.") { (vm, a) throws(ScriptException) in
            let exponent = try integer(vm, a[0], "__rpow__")
            guard vm.isInteger(a[1]) else { return .notImplemented }
            if a[2].isNone { return try vm.integerArithmetic(.power, a[1], exponent) }
            return vm.isInteger(a[2]) ? try vm.integerPower(a[1], exponent, modulus: a[2]) : .notImplemented
        },
        Builtin("__rlshift__", "(self, value, /)", "Gives value << self.") { (vm, a) throws(ScriptException) in try operateReflected(vm, a, .leftShift, "__rlshift__") },
        Builtin("__rrshift__", "(self, value, /)", "Gives value >> self.") { (vm, a) throws(ScriptException) in try operateReflected(vm, a, .rightShift, "__rrshift__") },
        Builtin("__rand__", "(self, value, /)", "Gives value & self.") { (vm, a) throws(ScriptException) in try operateReflected(vm, a, .bitAnd, "__rand__") },
        Builtin("__ror__", "(self, value, /)", "Gives value | self.") { (vm, a) throws(ScriptException) in try operateReflected(vm, a, .bitOr, "__ror__") },
        Builtin("__rxor__", "(self, value, /)", "Gives value ^ self.") { (vm, a) throws(ScriptException) in try operateReflected(vm, a, .bitXor, "__rxor__") },
    ]

    private static func compare(_ vm: VM, _ a: Arguments, _ comparison: Comparison, _ method: StaticString) throws(ScriptException) -> Value {
        let left = try integer(vm, a[0], method)
        return vm.isInteger(a[1]) ? vm.holds(vm.compareIntegers(left, a[1]), comparison) : .notImplemented
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
        Builtin("__neg__", "(self, /)", "Gives -self.") { (vm, a) throws(ScriptException) in
            let value = try integer(vm, a[0], "__neg__")
            if let small = vm.smallValue(value) { return vm.makeInt(-small) }
            return vm.makeInt(-(vm.bigValue(value) ?? 0))
        },
        Builtin("__pos__", "(self, /)", "Gives +self.") { (vm, a) throws(ScriptException) in vm.plainInt(try integer(vm, a[0], "__pos__")) },
        Builtin("__abs__", "(self, /)", "Gives the magnitude of self.") { (vm, a) throws(ScriptException) in
            let value = try integer(vm, a[0], "__abs__")
            if let small = vm.smallValue(value) { return vm.makeInt(abs(small)) }
            return vm.makeInt((vm.bigValue(value) ?? 0).magnitude)
        },
        Builtin("__invert__", "(self, /)", "Gives ~self, which is -self - 1.") { (vm, a) throws(ScriptException) in
            let value = try integer(vm, a[0], "__invert__")
            if let small = vm.smallValue(value) { return vm.makeInt(~small) }
            return vm.makeInt(-(vm.bigValue(value) ?? 0) - 1)
        },
        Builtin("__bool__", "(self, /)", "Tells whether the object counts as true.") { (vm, a) throws(ScriptException) in
            let value = try integer(vm, a[0], "__bool__")
            return Value(vm.smallValue(value).map { $0 != 0 } ?? !(vm.bigValue(value) ?? 0).isZero)
        },
        Builtin("__hash__", "(self, /)", "Gives the hash, the same for equal objects.") { (vm, a) throws(ScriptException) in
            let value = try integer(vm, a[0], "__hash__")
            if let small = vm.smallValue(value) { return Value(smallInt: vm.hashSmallInt(small)) }
            return Value(smallInt: vm.wideValue(value).map(BigInteger.hash(of:)) ?? (vm.bigValue(value) ?? 0).hash)
        },
    ]

    private static let conversionMethods: [Builtin] = [
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            try vm.formatInteger(try integer(vm, a[0], "__repr__"), base: 10, prefix: false)
        },
        Builtin("__format__", "(self, format_spec, /)", "Gives the text of self as the format specification asks.") { (vm, a) throws(ScriptException) in
            let value = try integer(vm, a[0], "__format__")
            guard a[1].isString else { throw vm.typeError("__format__() argument must be str, not \(vm.argumentTypeName(a[1]))") }
            return try vm.formatInteger(value, specification: a[1].string)
        },
        Builtin("__int__", "(self, /)", "Gives the value as an integer, without its fraction.") { (vm, a) throws(ScriptException) in vm.plainInt(try integer(vm, a[0], "__int__")) },
        Builtin("__index__", "(self, /)", "Gives the integer that stands for self where an index is wanted.") { (vm, a) throws(ScriptException) in
            vm.plainInt(try integer(vm, a[0], "__index__"))
        },
        Builtin("__float__", "(self, /)", "Gives the value as a float.") { (vm, a) throws(ScriptException) in
            vm.makeFloat(try vm.double(fromInteger: try integer(vm, a[0], "__float__")))
        },
        Builtin("__trunc__", "(self, /)", "Gives self without its fraction, as an integer.") { (vm, a) throws(ScriptException) in vm.plainInt(try integer(vm, a[0], "__trunc__")) },
        Builtin("__floor__", "(self, /)", "Gives the greatest integer that is not above self.") { (vm, a) throws(ScriptException) in vm.plainInt(try integer(vm, a[0], "__floor__")) },
        Builtin("__ceil__", "(self, /)", "Gives the least integer that is not below self.") { (vm, a) throws(ScriptException) in vm.plainInt(try integer(vm, a[0], "__ceil__")) },
        Builtin("__round__", "(self, ndigits=<unrepresentable>, /)", "Gives self rounded to ndigits decimal places, or to an integer without them; halves go to the even neighbour.") { (vm, a) throws(ScriptException) in
            let value = vm.plainInt(try integer(vm, a[0], "__round__"))
            if a[1].isUnset { return value }
            let digits = try vm.clampedIndex(a[1])
            return digits >= 0 ? value : try rounded(vm, value, digits)
        },
        Builtin("conjugate", "(self, /)", "The number itself: it has no imaginary part.") { (vm, a) throws(ScriptException) in vm.plainInt(try integer(vm, a[0], "conjugate")) },
        Builtin("is_integer", "(self, /)", "True.") { (vm, a) throws(ScriptException) in
            _ = try integer(vm, a[0], "is_integer")
            return .true
        },
        Builtin("as_integer_ratio", "(self, /)", "The pair of the number itself and 1.") { (vm, a) throws(ScriptException) in
            vm.makePair(vm.plainInt(try integer(vm, a[0], "as_integer_ratio")), Value(smallInt: 1))
        },
        Builtin("__getnewargs__", "(self, /)", "Return the arguments for __new__.") { (vm, a) throws(ScriptException) in
            vm.makeTuple(vm.plainInt(try integer(vm, a[0], "__getnewargs__")))
        },
        Builtin("__sizeof__", "(self, /)", "Bytes that it takes in memory.") { (vm, a) throws(ScriptException) in
            let value = try integer(vm, a[0], "__sizeof__")
            return Value(smallInt: value.isObject ? objectSize(value.header) + (vm.bigValue(value) ?? 0).bitLength / 8 : 8)
        },
    ]

    /// Rounds to a multiple of a power of ten, half to even.
    private static func rounded(_ vm: VM, _ value: Value, _ digits: Int) throws(ScriptException) -> Value {
        let number = vm.bigValue(value) ?? 0
        // Beyond its own digits nothing is left.
        if digits < -(number.bitLength / 3 + 2) { return Value(smallInt: 0) }
        let unit = BigInteger(10).power(-digits)
        var (quotient, remainder) = number.floorDivided(by: unit)
        let twice = remainder * 2
        if twice > unit || (twice == unit && quotient.isOdd) { quotient += 1 }
        remainder = quotient * unit
        return vm.makeInt(remainder)
    }

    private static let bitMethods: [Builtin] = [
        Builtin("bit_length", "(self, /)", """
            How many binary digits the magnitude has.

                >>> (255).bit_length()
                8
            """) { (vm, a) throws(ScriptException) in
            let value = try integer(vm, a[0], "bit_length")
            if let small = vm.smallValue(value) { return Value(smallInt: Int.bitWidth - small.magnitude.leadingZeroBitCount) }
            return Value(smallInt: (vm.bigValue(value) ?? 0).bitLength)
        },
        Builtin("bit_count", "(self, /)", """
            How many of the magnitude's binary digits are ones.

                >>> (10).bit_count()
                2
            """) { (vm, a) throws(ScriptException) in
            Value(smallInt: (vm.bigValue(try integer(vm, a[0], "bit_count")) ?? 0).bitCount)
        },
        Builtin("to_bytes", "(self, /, length=1, byteorder='big', *, signed=False)", "The integer in so many bytes; OverflowError if they are too few.") { (vm, a) throws(ScriptException) in
            let value = vm.bigValue(try integer(vm, a[0], "to_bytes")) ?? 0
            let length = try vm.index(a[1])
            let little = try isLittleEndian(vm, a[2], "to_bytes")
            let signed = try vm.isTrue(a[3])
            guard length >= 0 else { throw vm.valueError("length argument must be non-negative") }
            guard signed || value >= 0 else { throw vm.raise(.overflowError, "can't convert negative int to unsigned") }
            try vm.checkAllocation(length, stride: 2)
            let bytes = vm.makeBytes(count: length)
            guard value.write(to: UnsafeMutableRawBufferPointer(start: bytes.base, count: length), littleEndian: little, signed: signed) else {
                throw vm.raise(.overflowError, "int too big to convert")
            }
            return Value(bytes)
        },
    ]

    private static func isLittleEndian(_ vm: VM, _ order: Value, _ function: String) throws(ScriptException) -> Bool {
        guard order.isString else { throw vm.typeError("\(function)() argument 'byteorder' must be str, not \(vm.argumentTypeName(order))") }
        switch vm.swiftString(order) {
        case "little": return true
        case "big": return false
        default: throw vm.valueError("byteorder must be either 'little' or 'big'")
        }
    }

    private static let fromBytes = Builtin("from_bytes", "(type, /, bytes, byteorder='big', *, signed=False)", "The integer that the bytes stand for.") { (vm, a) throws(ScriptException) in
        let little = try isLittleEndian(vm, a[2], "from_bytes")
        let signed = try vm.isTrue(a[3])
        let result: BigInteger
        if vm.isBytesLike(a[1]) {
            result = try vm.withBytes(a[1]) { (bytes) throws(ScriptException) in BigInteger(bytes: bytes, littleEndian: little, signed: signed) }
        } else {
            guard !a[1].isString, !vm.isInteger(a[1]), !vm.special(of: a[1], .iter).isNoneOrUnset || !vm.special(of: a[1], .bytes).isUnset else {
                throw vm.typeError("cannot convert '\(vm.typeName(a[1]))' object to bytes")
            }
            let bytes = try vm.call(Value(vm.types.pointee.bytes), a[1])
            result = BigInteger(bytes: bytes.bytes.buffer, littleEndian: little, signed: signed)
        }
        let value = vm.makeInt(result)
        return a[0] == Value(vm.types.pointee.int) ? value : try vm.call(a[0], value)
    }
}

extension VM {
    /// `int(value)`.
    func makeInteger(from value: Value) throws(ScriptException) -> Value {
        if value.isInt || value.isBool { return value }
        if value.isFlonum { return try integer(fromFloat: value.flonum) }
        if value.isExactString { return try parseInt(value.string, base: 10) }
        for method in [special(of: value, .int), special(of: value, .index), special(of: value, .trunc)] where !method.isUnset {
            let isTruncation = method == special(of: value, .trunc) && special(of: value, .int).isUnset && special(of: value, .index).isUnset
            if isTruncation {
                try warn(.deprecationWarning, "The delegation of int() to __trunc__ is deprecated.")
                let result = try callSpecial(method, value)
                guard isInteger(result) || !special(of: result, .index).isUnset else { throw typeError("__trunc__ returned non-Integral (type \(typeName(result)))") }
                return plainInt(try indexValue(result))
            }
            return try integer(try callSpecial(method, value), from: special(of: value, .int).isUnset ? "__index__" : "__int__")
        }
        if value.isString { return try parseInt(value.string, base: 10) }
        if isBytesLike(value) { return try withBytes(value) { (bytes) throws(ScriptException) in try parseInt(bytes: bytes, base: 10, original: value) } }
        throw typeError("int() argument must be a string, a bytes-like object or a real number, not '\(typeName(value))'")
    }

    /// `int(value, base)`.
    func makeInteger(from value: Value, base: Value) throws(ScriptException) -> Value {
        let base = try clampedIndex(base)
        if value.isString { return try parseInt(value.string, base: base) }
        guard value.kind == .bytes || value.kind == .bytearray else { throw typeError("int() can't convert non-string with explicit base") }
        return try withBytes(value) { (bytes) throws(ScriptException) in try parseInt(bytes: bytes, base: base, original: value) }
    }
}
