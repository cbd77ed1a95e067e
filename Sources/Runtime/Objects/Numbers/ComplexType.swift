/// `complex`.
enum ComplexType {
    static let declaration = TypeDeclaration(
        "complex", "A number with a real and an imaginary part, from numbers or from text.",
        kind: .complex, flags: [.subclassable],
        methods: arithmeticMethods + otherMethods,
        staticMethods: [
            Builtin("__new__", "(cls, real=<unrepresentable>, imag=<unrepresentable>)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                let type = try vm.subclassArgument(a[0], of: vm.types.pointee.complex)
                return vm.makeComplexInstance(of: type, try number(vm, a[1], a[2]))
            },
        ],
        attributes: [
            Attribute(member: "real", "The real part.") { (vm, c) throws(ScriptException) in vm.makeFloat(try own(vm, c, "real").real) },
            Attribute(member: "imag", "The imaginary part.") { (vm, c) throws(ScriptException) in vm.makeFloat(try own(vm, c, "imag").imaginary) },
        ])

    private static func number(_ vm: VM, _ real: Value, _ imaginary: Value) throws(ScriptException) -> ComplexNumber {
        if real.isString {
            guard imaginary.isUnset else { throw vm.typeError("complex() can't take second arg if first is a string") }
            guard let (first, second) = vm.parseComplex(real.string) else {
                throw vm.valueError(hasStrayUnderscore(real.string) ? "could not convert string to complex: \(vm.swiftString(try vm.repr(real)))" : "complex() arg is a malformed string")
            }
            return ComplexNumber(first, second)
        }
        if imaginary.isString { throw vm.typeError("complex() second arg can't be a string") }
        let first = real.isUnset ? ComplexNumber(0, 0) : try vm.makeComplexNumber(from: real)
        guard !imaginary.isUnset else { return first }
        let second: ComplexNumber
        if imaginary.isObject(of: .complex), let number = try vm.complexNumber(imaginary) {
            second = number
        } else {
            guard isReal(vm, imaginary) else {
                throw vm.typeError("complex() second argument must be a number, not '\(vm.typeName(imaginary))'")
            }
            second = ComplexNumber(try vm.double(imaginary), 0)
        }
        return ComplexNumber(first.real - second.imaginary, second.isZero && !imaginary.isObject(of: .complex) && !real.isObject(of: .complex) ? second.real : first.imaginary + second.real)
    }

    /// An underscore that is not between two digits: the one fault that the refusal shows the text for.
    private static func hasStrayUnderscore(_ text: StringPointer) -> Bool {
        (0..<text.count).contains { index in
            text[codePoint: index] == 95
                && (index == 0 || index == text.count - 1 || !isDecimal(text[codePoint: index - 1]) || !isDecimal(text[codePoint: index + 1]))
        }
    }

    fileprivate static func isReal(_ vm: VM, _ value: Value) -> Bool {
        vm.isInteger(value) || vm.floatValue(value) != nil || !vm.special(of: value, .float).isUnset || !vm.special(of: value, .index).isUnset
    }

    private static func own(_ vm: VM, _ value: Value, _ method: StaticString) throws(ScriptException) -> ComplexNumber {
        guard value.isObject(of: .complex), let number = try vm.complexNumber(value) else { throw vm.wrongReceiver(method, of: "complex", value) }
        return number
    }

    private static func operate(_ vm: VM, _ a: Arguments, _ operation: BinaryOperation, _ method: StaticString, reflected: Bool = false) throws(ScriptException) -> Value {
        let left = try own(vm, a[0], method)
        guard let right = try vm.complexNumber(a[1]) else { return .notImplemented }
        return try reflected ? vm.complexArithmetic(operation, right, left) : vm.complexArithmetic(operation, left, right)
    }

    private static let arithmeticMethods: [Builtin] = [
        Builtin("__add__", "(self, value, /)", "Gives self + value.") { (vm, a) throws(ScriptException) in try operate(vm, a, .add, "__add__") },
        Builtin("__radd__", "(self, value, /)", "Gives value + self.") { (vm, a) throws(ScriptException) in try operate(vm, a, .add, "__radd__", reflected: true) },
        Builtin("__sub__", "(self, value, /)", "Gives self - value.") { (vm, a) throws(ScriptException) in try operate(vm, a, .subtract, "__sub__") },
        Builtin("__rsub__", "(self, value, /)", "Gives value - self.") { (vm, a) throws(ScriptException) in try operate(vm, a, .subtract, "__rsub__", reflected: true) },
        Builtin("__mul__", "(self, value, /)", "Gives self * value.") { (vm, a) throws(ScriptException) in try operate(vm, a, .multiply, "__mul__") },
        Builtin("__rmul__", "(self, value, /)", "Gives value * self.") { (vm, a) throws(ScriptException) in try operate(vm, a, .multiply, "__rmul__", reflected: true) },
        Builtin("__truediv__", "(self, value, /)", "Gives self / value.") { (vm, a) throws(ScriptException) in try operate(vm, a, .divide, "__truediv__") },
        Builtin("__rtruediv__", "(self, value, /)", "Gives value / self.") { (vm, a) throws(ScriptException) in try operate(vm, a, .divide, "__rtruediv__", reflected: true) },
        Builtin("__pow__", "(self, value, mod=None, /)", "Gives self ** value, reduced modulo mod where that is given.") { (vm, a) throws(ScriptException) in
            guard a[2].isNone else { throw vm.valueError("complex modulo") }
            return try operate(vm, a, .power, "__pow__")
        },
        Builtin("__rpow__", "(self, value, mod=None, /)", "Gives value ** self, reduced modulo mod where that is given.") { (vm, a) throws(ScriptException) in
            guard a[2].isNone else { throw vm.valueError("complex modulo") }
            return try operate(vm, a, .power, "__rpow__", reflected: true)
        },
    ]

    private static func equals(_ vm: VM, _ a: Arguments, _ method: StaticString) throws(ScriptException) -> Value {
        let left = try own(vm, a[0], method)
        if a[1].isObject(of: .complex), let right = try vm.complexNumber(a[1]) {
            return Value(left.real == right.real && left.imaginary == right.imaginary)
        }
        guard let same = vm.compareFloat(left.real, a[1], .eq) else { return .notImplemented }
        return Value(left.imaginary == 0 && same.isTrue)
    }

    private static let otherMethods: [Builtin] = [
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in try equals(vm, a, "__eq__") },
        Builtin("__ne__", "(self, value, /)", "Tells whether the two differ.") { (vm, a) throws(ScriptException) in
            let result = try equals(vm, a, "__ne__")
            return result.isNotImplemented ? result : Value(!result.isTrue)
        },
        Builtin("__neg__", "(self, /)", "Gives -self.") { (vm, a) throws(ScriptException) in
            let value = try own(vm, a[0], "__neg__")
            return vm.makeComplex(-value.real, -value.imaginary)
        },
        Builtin("__pos__", "(self, /)", "Gives +self.") { (vm, a) throws(ScriptException) in vm.makeComplex(try own(vm, a[0], "__pos__")) },
        Builtin("__abs__", "(self, /)", "Gives the magnitude of self.") { (vm, a) throws(ScriptException) in
            let value = try own(vm, a[0], "__abs__")
            let result = hypot(value.real, value.imaginary)
            if result.isInfinite && value.isFinite { throw vm.raise(.overflowError, "absolute value too large") }
            return vm.makeFloat(result)
        },
        Builtin("__bool__", "(self, /)", "Tells whether the object counts as true.") { (vm, a) throws(ScriptException) in Value(!(try own(vm, a[0], "__bool__").isZero)) },
        Builtin("__hash__", "(self, /)", "Gives the hash, the same for equal objects.") { (vm, a) throws(ScriptException) in
            let value = try own(vm, a[0], "__hash__")
            let combined = vm.hashDouble(value.real) &+ 1_000_003 &* vm.hashDouble(value.imaginary)
            let result = (combined << 1) >> 1
            return Value(smallInt: result == -1 ? -2 : result)
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let value = try own(vm, a[0], "__repr__")
            return vm.formatComplexRepr(value.real, value.imaginary)
        },
        Builtin("__format__", "(self, format_spec, /)", "Gives the text of self as the format specification asks.") { (vm, a) throws(ScriptException) in
            let value = try own(vm, a[0], "__format__")
            guard a[1].isString else { throw vm.typeError("__format__() argument must be str, not \(vm.argumentTypeName(a[1]))") }
            return try vm.formatComplex(a[0], value.real, value.imaginary, specification: a[1].string)
        },
        Builtin("__complex__", "(self, /)", "Gives the value as a plain complex number.") { (vm, a) throws(ScriptException) in vm.makeComplex(try own(vm, a[0], "__complex__")) },
        Builtin("conjugate", "(self, /)", "The number with its imaginary part negated.") { (vm, a) throws(ScriptException) in
            let value = try own(vm, a[0], "conjugate")
            return vm.makeComplex(value.real, -value.imaginary)
        },
        Builtin("__getnewargs__", "(self, /)", "Return the arguments for __new__.") { (vm, a) throws(ScriptException) in
            let value = try own(vm, a[0], "__getnewargs__")
            return vm.makePair(vm.makeFloat(value.real), vm.makeFloat(value.imaginary))
        },
    ]
}

extension VM {
    /// The complex number that a single argument of `complex()` gives: `__complex__`, `__float__`, `__index__`.
    func makeComplexNumber(from value: Value) throws(ScriptException) -> ComplexNumber {
        if let number = try complexNumber(value) { return number }
        let method = special(of: value, .complex)
        if !method.isUnset {
            let result = try callSpecial(method, value)
            guard result.isObject(of: .complex), let number = try complexNumber(result) else {
                throw typeError("__complex__ returned non-complex (type \(typeName(result)))")
            }
            if result.header.pointee.type != types.pointee.complex { try warnOfSubclass(result, from: "__complex__", type: "complex") }
            return number
        }
        guard ComplexType.isReal(self, value) else { throw typeError("complex() first argument must be a string or a number, not '\(typeName(value))'") }
        return ComplexNumber(try double(value), 0)
    }

    func makeComplexInstance(of type: TypePointer, _ value: ComplexNumber) -> Value {
        if type == types.pointee.complex { return makeComplex(value) }
        let pointer = allocate(ComplexObject.self, kind: .complex, type: type, tail: suffixSize(of: type))
        pointer.pointee.real = value.real
        pointer.pointee.imaginary = value.imaginary
        clearSuffix(Value(pointer))
        return temporary(Value(pointer))
    }
}
