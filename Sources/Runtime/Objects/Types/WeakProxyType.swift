/// `weakref.ProxyType` and `weakref.CallableProxyType`: what is asked of them is asked of their object.
enum WeakProxyType {
    static let declaration = TypeDeclaration(
        "weakref.ProxyType", "Stands for an object without keeping it alive.", kind: .weakReference, flags: [.customAttributes],
        methods: WeakProxyMethods.all + WeakProxyOperators.all)
}

enum WeakCallableProxyType {
    static let declaration = TypeDeclaration(
        "weakref.CallableProxyType", "Stands for a callable object without keeping it alive.", kind: .weakReference, flags: [.customAttributes],
        methods: WeakProxyMethods.all + WeakProxyOperators.all + [
            Builtin("__call__", "(self, /, *args, **kwargs)", "Call the object.") { (vm, a) throws(ScriptException) in
                try vm.call(try vm.proxied(a[0]), tuple: a[1], dict: a[2])
            },
        ])
}

private enum WeakProxyMethods {
    static let all: [Builtin] = [
        Builtin("__getattribute__", "(self, name, /)", "Looks up the attribute called name.") { (vm, a) throws(ScriptException) in
            try vm.getAttribute(try vm.proxied(a[0]), try vm.attributeName(a[1]))
        },
        Builtin("__setattr__", "(self, name, value, /)", "Binds the attribute called name to value.") { (vm, a) throws(ScriptException) in
            try vm.setAttribute(try vm.proxied(a[0]), try vm.attributeName(a[1]), a[2])
            return .none
        },
        Builtin("__delattr__", "(self, name, /)", "Deletes the attribute called name.") { (vm, a) throws(ScriptException) in
            try vm.setAttribute(try vm.proxied(a[0]), try vm.attributeName(a[1]), .unset)
            return .none
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let object = vm.referent(of: a[0])
            return vm.makeString("<weakproxy at 0x\(String(UInt(a[0].bits), radix: 16)) to \(object.isUnset ? "NoneType" : vm.typeName(object)) at 0x\(String(UInt(object.bits), radix: 16))>")
        },
        Builtin("__str__", "(self, /)", "Gives the text that str() makes.") { (vm, a) throws(ScriptException) in try vm.str(try vm.proxied(a[0])) },
        Builtin("__bool__", "(self, /)", "Whether the object is true.") { (vm, a) throws(ScriptException) in Value(try vm.isTrue(try vm.proxied(a[0]))) },
        Builtin("__len__", "(self, /)", "Gives the number of items.") { (vm, a) throws(ScriptException) in vm.makeInt(try vm.length(try vm.proxied(a[0]))) },
        Builtin("__getitem__", "(self, key, /)", "Gives the item or the slice at key.") { (vm, a) throws(ScriptException) in try vm.getItem(try vm.proxied(a[0]), a[1]) },
        Builtin("__setitem__", "(self, key, value, /)", "Puts value at key.") { (vm, a) throws(ScriptException) in
            try vm.setItem(try vm.proxied(a[0]), a[1], a[2])
            return .none
        },
        Builtin("__delitem__", "(self, key, /)", "Deletes the item or the slice at key.") { (vm, a) throws(ScriptException) in
            try vm.deleteItem(try vm.proxied(a[0]), a[1])
            return .none
        },
        Builtin("__contains__", "(self, key, /)", "Tells whether the key or item is in self.") { (vm, a) throws(ScriptException) in Value(try vm.contains(try vm.proxied(a[0]), a[1])) },
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in try vm.iterate(try vm.proxied(a[0])) },
        Builtin("__next__", "(self, /)", "Gives the next item; StopIteration ends the walk.") { (vm, a) throws(ScriptException) in
            let object = try vm.proxied(a[0]), method = vm.special(of: object, .next)
            guard !method.isUnset else { throw vm.typeError("Weakref proxy referenced a non-iterator '\(vm.typeName(object))' object") }
            return try vm.callSpecial(method, object)
        },
        Builtin("__reversed__", "(self, /)", "Gives an iterator over self, last item first.") { (vm, a) throws(ScriptException) in
            try vm.callMethod(try vm.proxied(a[0]), vm.name(.reversed))
        },
        Builtin("__bytes__", "(self, /)", "Gives the value as a plain bytes object.") { (vm, a) throws(ScriptException) in
            try vm.callMethod(try vm.proxied(a[0]), vm.name(.bytes))
        },
    ] + comparisons

    private static func compare(_ vm: VM, _ a: Arguments, _ comparison: Comparison) throws(ScriptException) -> Value {
        try vm.compare(try vm.proxied(a[0]), try vm.unwrapped(a[1]), comparison)
    }

    private static let comparisons: [Builtin] = [
        Builtin("__lt__", "(self, value, /)", "Tells whether self is less than value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .lt) },
        Builtin("__le__", "(self, value, /)", "Tells whether self is less than or equal to value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .le) },
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in try compare(vm, a, .eq) },
        Builtin("__ne__", "(self, value, /)", "Tells whether the two differ.") { (vm, a) throws(ScriptException) in try compare(vm, a, .ne) },
        Builtin("__gt__", "(self, value, /)", "Tells whether self is greater than value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .gt) },
        Builtin("__ge__", "(self, value, /)", "Tells whether self is greater than or equal to value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .ge) },
    ]
}

/// Operators on proxies: the objects behind both operands answer.
private enum WeakProxyOperators {
    static let all: [Builtin] = arithmetic + reflected + inPlace + conversions

    private static func operate(_ vm: VM, _ operation: BinaryOperation, _ left: Value, _ right: Value) throws(ScriptException) -> Value {
        try vm.binary(operation, try vm.unwrapped(left), try vm.unwrapped(right))
    }

    private static func operateInPlace(_ vm: VM, _ operation: BinaryOperation, _ a: Arguments) throws(ScriptException) -> Value {
        try vm.binaryInPlace(operation, try vm.proxied(a[0]), try vm.unwrapped(a[1]))
    }

    private static func convert(_ vm: VM, _ a: Arguments, _ special: Special) throws(ScriptException) -> Value {
        try vm.callMethod(try vm.proxied(a[0]), vm.name(special))
    }

    private static let arithmetic: [Builtin] = [
        Builtin("__add__", "(self, value, /)", "Gives self + value.") { (vm, a) throws(ScriptException) in try operate(vm, .add, a[0], a[1]) },
        Builtin("__sub__", "(self, value, /)", "Gives self - value.") { (vm, a) throws(ScriptException) in try operate(vm, .subtract, a[0], a[1]) },
        Builtin("__mul__", "(self, value, /)", "Gives self * value.") { (vm, a) throws(ScriptException) in try operate(vm, .multiply, a[0], a[1]) },
        Builtin("__matmul__", "(self, value, /)", "Gives self @ value.") { (vm, a) throws(ScriptException) in try operate(vm, .matrixMultiply, a[0], a[1]) },
        Builtin("__truediv__", "(self, value, /)", "Gives self / value.") { (vm, a) throws(ScriptException) in try operate(vm, .divide, a[0], a[1]) },
        Builtin("__floordiv__", "(self, value, /)", "Gives self // value.") { (vm, a) throws(ScriptException) in try operate(vm, .floorDivide, a[0], a[1]) },
        Builtin("__mod__", "(self, value, /)", "Gives self % value.") { (vm, a) throws(ScriptException) in try operate(vm, .modulo, a[0], a[1]) },
        Builtin("__lshift__", "(self, value, /)", "Gives self << value.") { (vm, a) throws(ScriptException) in try operate(vm, .leftShift, a[0], a[1]) },
        Builtin("__rshift__", "(self, value, /)", "Gives self >> value.") { (vm, a) throws(ScriptException) in try operate(vm, .rightShift, a[0], a[1]) },
        Builtin("__and__", "(self, value, /)", "Gives self & value.") { (vm, a) throws(ScriptException) in try operate(vm, .bitAnd, a[0], a[1]) },
        Builtin("__xor__", "(self, value, /)", "Gives self ^ value.") { (vm, a) throws(ScriptException) in try operate(vm, .bitXor, a[0], a[1]) },
        Builtin("__or__", "(self, value, /)", "Gives self | value.") { (vm, a) throws(ScriptException) in try operate(vm, .bitOr, a[0], a[1]) },
        Builtin("__pow__", "(self, value, mod=None, /)", "Gives self ** value, the remainder with mod.") { (vm, a) throws(ScriptException) in
            try vm.call(try vm.builtinFunction("pow"), try vm.proxied(a[0]), try vm.unwrapped(a[1]), try vm.unwrapped(a[2]))
        },
    ]

    private static let reflected: [Builtin] = [
        Builtin("__radd__", "(self, value, /)", "Gives value + self.") { (vm, a) throws(ScriptException) in try operate(vm, .add, a[1], a[0]) },
        Builtin("__rsub__", "(self, value, /)", "Gives value - self.") { (vm, a) throws(ScriptException) in try operate(vm, .subtract, a[1], a[0]) },
        Builtin("__rmul__", "(self, value, /)", "Gives value * self.") { (vm, a) throws(ScriptException) in try operate(vm, .multiply, a[1], a[0]) },
        Builtin("__rmatmul__", "(self, value, /)", "Gives value @ self.") { (vm, a) throws(ScriptException) in try operate(vm, .matrixMultiply, a[1], a[0]) },
        Builtin("__rtruediv__", "(self, value, /)", "Gives value / self.") { (vm, a) throws(ScriptException) in try operate(vm, .divide, a[1], a[0]) },
        Builtin("__rfloordiv__", "(self, value, /)", "Gives value // self.") { (vm, a) throws(ScriptException) in try operate(vm, .floorDivide, a[1], a[0]) },
        Builtin("__rmod__", "(self, value, /)", "Gives value % self.") { (vm, a) throws(ScriptException) in try operate(vm, .modulo, a[1], a[0]) },
        Builtin("__rlshift__", "(self, value, /)", "Gives value << self.") { (vm, a) throws(ScriptException) in try operate(vm, .leftShift, a[1], a[0]) },
        Builtin("__rrshift__", "(self, value, /)", "Gives value >> self.") { (vm, a) throws(ScriptException) in try operate(vm, .rightShift, a[1], a[0]) },
        Builtin("__rand__", "(self, value, /)", "Gives value & self.") { (vm, a) throws(ScriptException) in try operate(vm, .bitAnd, a[1], a[0]) },
        Builtin("__rxor__", "(self, value, /)", "Gives value ^ self.") { (vm, a) throws(ScriptException) in try operate(vm, .bitXor, a[1], a[0]) },
        Builtin("__ror__", "(self, value, /)", "Gives value | self.") { (vm, a) throws(ScriptException) in try operate(vm, .bitOr, a[1], a[0]) },
        Builtin("__rpow__", "(self, value, mod=None, /)", "Gives value ** self, the remainder with mod.") { (vm, a) throws(ScriptException) in
            try vm.call(try vm.builtinFunction("pow"), try vm.unwrapped(a[1]), try vm.proxied(a[0]), try vm.unwrapped(a[2]))
        },
    ]

    private static let inPlace: [Builtin] = [
        Builtin("__iadd__", "(self, value, /)", "Gives the result of self += value.") { (vm, a) throws(ScriptException) in try operateInPlace(vm, .add, a) },
        Builtin("__isub__", "(self, value, /)", "Gives the result of self -= value.") { (vm, a) throws(ScriptException) in try operateInPlace(vm, .subtract, a) },
        Builtin("__imul__", "(self, value, /)", "Gives the result of self *= value.") { (vm, a) throws(ScriptException) in try operateInPlace(vm, .multiply, a) },
        Builtin("__imatmul__", "(self, value, /)", "Gives the result of self @= value.") { (vm, a) throws(ScriptException) in try operateInPlace(vm, .matrixMultiply, a) },
        Builtin("__itruediv__", "(self, value, /)", "Gives the result of self /= value.") { (vm, a) throws(ScriptException) in try operateInPlace(vm, .divide, a) },
        Builtin("__ifloordiv__", "(self, value, /)", "Gives the result of self //= value.") { (vm, a) throws(ScriptException) in try operateInPlace(vm, .floorDivide, a) },
        Builtin("__imod__", "(self, value, /)", "Gives the result of self %= value.") { (vm, a) throws(ScriptException) in try operateInPlace(vm, .modulo, a) },
        Builtin("__ilshift__", "(self, value, /)", "Gives the result of self <<= value.") { (vm, a) throws(ScriptException) in try operateInPlace(vm, .leftShift, a) },
        Builtin("__irshift__", "(self, value, /)", "Gives the result of self >>= value.") { (vm, a) throws(ScriptException) in try operateInPlace(vm, .rightShift, a) },
        Builtin("__iand__", "(self, value, /)", "Gives the result of self &= value.") { (vm, a) throws(ScriptException) in try operateInPlace(vm, .bitAnd, a) },
        Builtin("__ixor__", "(self, value, /)", "Gives the result of self ^= value.") { (vm, a) throws(ScriptException) in try operateInPlace(vm, .bitXor, a) },
        Builtin("__ior__", "(self, value, /)", "Gives the result of self |= value.") { (vm, a) throws(ScriptException) in try operateInPlace(vm, .bitOr, a) },
        Builtin("__ipow__", "(self, value, mod=None, /)", "Gives the result of self **= value.") { (vm, a) throws(ScriptException) in try operateInPlace(vm, .power, a) },
    ]

    private static let conversions: [Builtin] = [
        Builtin("__divmod__", "(self, value, /)", "Gives divmod(self, value).") { (vm, a) throws(ScriptException) in
            try vm.call(try vm.builtinFunction("divmod"), try vm.proxied(a[0]), try vm.unwrapped(a[1]))
        },
        Builtin("__rdivmod__", "(self, value, /)", "Gives divmod(value, self).") { (vm, a) throws(ScriptException) in
            try vm.call(try vm.builtinFunction("divmod"), try vm.unwrapped(a[1]), try vm.proxied(a[0]))
        },
        Builtin("__neg__", "(self, /)", "Gives -self.") { (vm, a) throws(ScriptException) in try convert(vm, a, .neg) },
        Builtin("__pos__", "(self, /)", "Gives +self.") { (vm, a) throws(ScriptException) in try convert(vm, a, .pos) },
        Builtin("__abs__", "(self, /)", "Gives the magnitude.") { (vm, a) throws(ScriptException) in try convert(vm, a, .abs) },
        Builtin("__invert__", "(self, /)", "Gives ~self.") { (vm, a) throws(ScriptException) in try convert(vm, a, .invert) },
        Builtin("__int__", "(self, /)", "Gives the value as an int.") { (vm, a) throws(ScriptException) in try convert(vm, a, .int) },
        Builtin("__float__", "(self, /)", "Gives the value as a float.") { (vm, a) throws(ScriptException) in try convert(vm, a, .float) },
        Builtin("__index__", "(self, /)", "Gives the value as an int, for use as an index.") { (vm, a) throws(ScriptException) in try convert(vm, a, .index) },
    ]
}

extension VM {
    /// The object that a proxy stands for. ReferenceError when it is gone.
    fileprivate func proxied(_ proxy: Value) throws(ScriptException) -> Value {
        guard proxy.isObject(of: .weakReference) else { throw typeError("a weak proxy is required, not '\(typeName(proxy))'") }
        let object = referent(of: proxy)
        guard !object.isUnset else { throw raise(.referenceError, "weakly-referenced object no longer exists") }
        return object
    }

    /// The object behind a proxy, or what is no proxy itself.
    fileprivate func unwrapped(_ value: Value) throws(ScriptException) -> Value {
        guard value.isObject(of: .weakReference), value.header.pointee.type == types.pointee.weakProxy || value.header.pointee.type == types.pointee.weakCallableProxy else { return value }
        return try proxied(value)
    }
}
