extension ByteMethods {
    static let sequenceMethods: [Builtin] = [
        Builtin("__len__", "(self, /)", "Gives the number of items.") { (vm, a) throws(ScriptException) in Value(smallInt: try vm.byteSelf(a, "__len__").count) },
        Builtin("__getitem__", "(self, key, /)", "Gives the item or the slice at key.") { (vm, a) throws(ScriptException) in try item(vm, a) },
        Builtin("__add__", "(self, value, /)", "Gives self + value.") { (vm, a) throws(ScriptException) in
            _ = try vm.byteSelf(a, "__add__")
            let value = try vm.exportedBytes(of: a[1])
            guard vm.isBytesLike(value) else { throw vm.typeError("can't concat \(vm.typeName(a[1])) to \(vm.typeName(a[0]))") }
            let other = try vm.bytesArgument(value).byteView, view = a[0].byteView
            if other.count == 0, a[0].kind == .bytes { return try vm.makeByteSlice(a[0], 0..<view.count) }
            let (result, base) = try vm.makeBytes(like: a[0], count: view.count + other.count)
            memcpy(base, view.base, view.count)
            memcpy(base + view.count, other.base, other.count)
            return result
        },
        Builtin("__mul__", "(self, value, /)", "Gives self * value.") { (vm, a) throws(ScriptException) in try repeated(vm, a, "__mul__") },
        Builtin("__rmul__", "(self, value, /)", "Gives value * self.") { (vm, a) throws(ScriptException) in try repeated(vm, a, "__rmul__") },
        Builtin("__mod__", "(self, value, /)", "Gives self % value.") { (vm, a) throws(ScriptException) in
            _ = try vm.byteSelf(a, "__mod__")
            return try percent(vm, a[0], a[1])
        },
        Builtin("__rmod__", "(self, value, /)", "Gives value % self.") { (vm, a) throws(ScriptException) in
            _ = try vm.byteSelf(a, "__rmod__")
            return a[1].isByteSequence ? try percent(vm, a[1], a[0]) : .notImplemented
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            _ = try vm.byteSelf(a, "__repr__")
            return try repr(vm, a[0])
        },
        Builtin("__str__", "(self, /)", "Gives the text that str() makes.") { (vm, a) throws(ScriptException) in
            _ = try vm.byteSelf(a, "__str__")
            return try repr(vm, a[0])
        },
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in try compare(vm, a, "__eq__") { $0 == 0 } },
        Builtin("__ne__", "(self, value, /)", "Tells whether the two differ.") { (vm, a) throws(ScriptException) in try compare(vm, a, "__ne__") { $0 != 0 } },
        Builtin("__lt__", "(self, value, /)", "Tells whether self is less than value.") { (vm, a) throws(ScriptException) in try compare(vm, a, "__lt__") { $0 < 0 } },
        Builtin("__le__", "(self, value, /)", "Tells whether self is less than or equal to value.") { (vm, a) throws(ScriptException) in try compare(vm, a, "__le__") { $0 <= 0 } },
        Builtin("__gt__", "(self, value, /)", "Tells whether self is greater than value.") { (vm, a) throws(ScriptException) in try compare(vm, a, "__gt__") { $0 > 0 } },
        Builtin("__ge__", "(self, value, /)", "Tells whether self is greater than or equal to value.") { (vm, a) throws(ScriptException) in try compare(vm, a, "__ge__") { $0 >= 0 } },
    ]

    private static func item(_ vm: VM, _ a: Arguments) throws(ScriptException) -> Value {
        let view = try vm.byteSelf(a, "__getitem__")
        let key = a[1]
        if _fastPath(key.isInt) {
            let index = key.smallInt < 0 ? key.smallInt + view.count : key.smallInt
            guard index >= 0, index < view.count else { throw vm.raise(.indexError, a[0].kind == .bytes ? "index out of range" : "bytearray index out of range") }
            return Value(view[index])
        }
        if key.isObject(of: .slice) {
            let numbers = try vm.sliceNumbers(key)
            let view = a[0].byteView
            let bounds = numbers.bounds(view.count)
            if bounds.step == 1 { return try vm.makeByteSlice(a[0], bounds.start..<(bounds.start + bounds.count)) }
            let (result, base) = try vm.makeBytes(like: a[0], count: bounds.count)
            for index in 0..<bounds.count { base[index] = view[bounds.start &+ index &* bounds.step] }
            return result
        }
        guard key.isBool || key.isObject(of: .bigInteger) || !vm.special(of: key, .index).isUnset else {
            throw vm.typeError("\(a[0].kind == .bytes ? "byte" : "bytearray") indices must be integers or slices, not \(vm.typeName(key))")
        }
        let position = try vm.itemIndex(key)
        let current = a[0].byteView
        let index = position < 0 ? position + current.count : position
        guard index >= 0, index < current.count else { throw vm.raise(.indexError, a[0].kind == .bytes ? "index out of range" : "bytearray index out of range") }
        return Value(current[index])
    }

    private static func repeated(_ vm: VM, _ a: Arguments, _ method: StaticString) throws(ScriptException) -> Value {
        _ = try vm.byteSelf(a, method)
        guard let times = try vm.repetitionCount(a[1]) else { return .notImplemented }
        let view = a[0].byteView
        if times == 1, a[0].kind == .bytes { return try vm.makeByteSlice(a[0], 0..<view.count) }
        let total = times <= 0 ? 0 : try vm.checkedTextSize(view.count, times: times)
        let (result, base) = try vm.makeBytes(like: a[0], count: total)
        if total > 0 { fillRepeating(base, total, pattern: view.base, view.count) }
        return result
    }

    /// Formats; a bytearray's result is a bytearray.
    private static func percent(_ vm: VM, _ format: Value, _ operand: Value) throws(ScriptException) -> Value {
        let result = try vm.formatPercent(bytes: format.byteView.buffer, operand)
        if format.kind == .bytes { return result }
        let array = vm.makeByteArray(count: result.bytes.pointee.count)
        memcpy(array.pointee.base, result.bytes.base, result.bytes.pointee.count)
        return Value(array)
    }

    private static func compare(_ vm: VM, _ a: Arguments, _ method: StaticString, _ test: (Int) -> Bool) throws(ScriptException) -> Value {
        let view = try vm.byteSelf(a, method)
        // Bytes compare with bytes; other buffers compare themselves with bytes.
        guard a[0].kind == .bytes ? a[1].kind == .bytes : vm.isBytesLike(a[1]) else { return .notImplemented }
        return try vm.withBytes(a[1]) { (other) throws(ScriptException) in
            let common = min(view.count, other.count)
            var order = 0
            if common > 0, let base = other.baseAddress { order = Int(memcmp(view.base, base, common)) }
            return Value(test(order != 0 ? order : view.count - other.count))
        }
    }

    /// `b'...'` or `bytearray(b'...')`, a subclass under its own name.
    static func repr(_ vm: VM, _ value: Value) throws(ScriptException) -> Value {
        let view = value.byteView
        var builder = TextBuilder(vm, capacity: view.count + 24)
        if value.kind == .bytearray {
            builder.append(value.header.pointee.type.pointee.name.string)
            builder.append(40)
        }
        let quote: UInt32 = view.contains(39) && !view.contains(34) ? 34 : 39
        builder.append(98)
        builder.append(quote)
        for byte in view.buffer {
            switch byte {
            case 92: builder.append("\\\\")
            case 9: builder.append("\\t")
            case 10: builder.append("\\n")
            case 13: builder.append("\\r")
            case 32..<127:
                if UInt32(byte) == quote { builder.append(92) }
                builder.append(UInt32(byte))
            default: builder.appendBackslashEscape(UInt32(byte))
            }
        }
        builder.append(quote)
        if value.kind == .bytearray { builder.append(41) }
        return try builder.make(vm)
    }
}
