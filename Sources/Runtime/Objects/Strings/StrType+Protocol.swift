extension StrType {
    static let protocolMethods: [Builtin] = [
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            try vm.makeRepr(of: vm.strSelf(a, "__repr__"))
        },
        Builtin("__str__", "(self, /)", "Gives the text that str() makes.") { (vm, a) throws(ScriptException) in
            _ = try vm.strSelf(a, "__str__")
            return vm.exactString(a[0])
        },
        Builtin("__format__", "(self, format_spec, /)", "Gives the text of self as the format specification asks.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "__format__")
            guard a[1].isString else { throw vm.typeError("__format__() argument must be str, not \(vm.argumentTypeName(a[1]))") }
            if a[1].string.count == 0 { return a[0].isExactString ? a[0] : try vm.str(a[0]) }
            return try vm.formatString(string, specification: a[1].string)
        },
        Builtin("__hash__", "(self, /)", "Gives the hash, the same for equal objects.") { (vm, a) throws(ScriptException) in
            Value(smallInt: try vm.strSelf(a, "__hash__").hashValue)
        },
        Builtin("__len__", "(self, /)", "Gives the number of items.") { (vm, a) throws(ScriptException) in
            Value(smallInt: try vm.strSelf(a, "__len__").count)
        },
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
            _ = try vm.strSelf(a, "__iter__")
            return vm.makeIterator(vm.types.pointee.stringIterator, source: a[0], step: stepString)
        },
        Builtin("__contains__", "(self, key, /)", "Tells whether the key or item is in self.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "__contains__")
            guard a[1].isString else { throw vm.typeError("'in <string>' requires string as left operand, not \(vm.typeName(a[1]))") }
            return Value(string.contains(a[1].string))
        },
        Builtin("__getitem__", "(self, key, /)", "Gives the item or the slice at key.") { (vm, a) throws(ScriptException) in
            try vm.stringItem(try vm.strSelf(a, "__getitem__"), a[1])
        },
        Builtin("__add__", "(self, value, /)", "Gives self + value.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "__add__")
            guard a[1].isString else { throw vm.typeError("can only concatenate str (not \"\(vm.typeName(a[1]))\") to str") }
            return try vm.concatenate(string, a[1].string)
        },
        Builtin("__mul__", "(self, value, /)", "Gives self * value.") { (vm, a) throws(ScriptException) in
            try repeated(vm, try vm.strSelf(a, "__mul__"), a[1])
        },
        Builtin("__rmul__", "(self, value, /)", "Gives value * self.") { (vm, a) throws(ScriptException) in
            try repeated(vm, try vm.strSelf(a, "__rmul__"), a[1])
        },
        Builtin("__mod__", "(self, value, /)", "Gives self % value.") { (vm, a) throws(ScriptException) in
            try vm.formatPercent(try vm.strSelf(a, "__mod__"), a[1])
        },
        Builtin("__rmod__", "(self, value, /)", "Gives value % self.") { (vm, a) throws(ScriptException) in
            _ = try vm.strSelf(a, "__rmod__")
            return a[1].isString ? try vm.formatPercent(a[1].string, a[0]) : .notImplemented
        },
        Builtin("__getnewargs__", "(self, /)", "") { (vm, a) throws(ScriptException) in
            _ = try vm.strSelf(a, "__getnewargs__")
            return vm.makeTuple(vm.exactString(a[0]))
        },
        Builtin("__sizeof__", "(self, /)", "Bytes that it takes in memory.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "__sizeof__")
            return vm.makeInt(MemoryLayout<StringObject>.size + string.pointee.capacity)
        },
    ]

    private static func repeated(_ vm: VM, _ string: StringPointer, _ count: Value) throws(ScriptException) -> Value {
        guard let times = try vm.repetitionCount(count) else { return .notImplemented }
        return vm.temporary(try vm.createRepetition(string, times))
    }

    static let comparisonMethods: [Builtin] = [
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "__eq__")
            return a[1].isString ? Value(sameString(string, a[1].string)) : .notImplemented
        },
        Builtin("__ne__", "(self, value, /)", "Tells whether the two differ.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "__ne__")
            return a[1].isString ? Value(!sameString(string, a[1].string)) : .notImplemented
        },
        Builtin("__lt__", "(self, value, /)", "Tells whether self is less than value.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "__lt__")
            return a[1].isString ? Value(vm.compareStrings(string, a[1].string) < 0) : .notImplemented
        },
        Builtin("__le__", "(self, value, /)", "Tells whether self is less than or equal to value.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "__le__")
            return a[1].isString ? Value(vm.compareStrings(string, a[1].string) <= 0) : .notImplemented
        },
        Builtin("__gt__", "(self, value, /)", "Tells whether self is greater than value.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "__gt__")
            return a[1].isString ? Value(vm.compareStrings(string, a[1].string) > 0) : .notImplemented
        },
        Builtin("__ge__", "(self, value, /)", "Tells whether self is greater than or equal to value.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "__ge__")
            return a[1].isString ? Value(vm.compareStrings(string, a[1].string) >= 0) : .notImplemented
        },
    ]
}

/// One step of a `str` iterator.
func stepString(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let source = iterator.pointee.source
    guard source.isString else { return .unset }
    let index = iterator.pointee.index
    guard index < source.string.count else {
        store(.unset, in: &iterator.pointee.source)
        return .unset
    }
    iterator.pointee.index = index &+ 1
    return vm.makeString(codePoint: source.string[codePoint: index])
}

extension VM {
    /// The number of repetitions that `sequence * value` asks for; nil when `value` is no integer. OverflowError beyond 64 bits.
    func repetitionCount(_ value: Value) throws(ScriptException) -> Int? {
        if value.isInt { return value.smallInt }
        guard value.isBool || value.isObject(of: .bigInteger) || !special(of: value, .index).isUnset else { return nil }
        let whole = try indexValue(value)
        guard let count = intValue(whole) else { throw raise(.overflowError, "cannot fit '\(typeName(value))' into an index-sized integer") }
        return count
    }

    /// `string[key]` for an integer or a slice.
    @inline(__always)
    func stringItem(_ string: StringPointer, _ key: Value) throws(ScriptException) -> Value {
        if _fastPath(key.isInt) {
            var index = key.smallInt
            if index < 0 { index += string.count }
            guard index >= 0, index < string.count else { throw raise(.indexError, "string index out of range") }
            return makeString(codePoint: string[codePoint: index])
        }
        return try stringItemSlow(string, key)
    }

    @inline(never)
    private func stringItemSlow(_ string: StringPointer, _ key: Value) throws(ScriptException) -> Value {
        if key.isObject(of: .slice) {
            let bounds = try sliceBounds(key, string.count)
            if bounds.step == 1 { return makeSubstring(string, bounds.start..<(bounds.start + bounds.count)) }
            var position = bounds.start
            if string.isASCII, bounds.count > 1 {
                let result = createString(count: bounds.count, widthShift: 0, ascii: true)
                let source = string.bytes, target = result.bytes
                for index in 0..<bounds.count {
                    target[index] = source[position]
                    position &+= bounds.step
                }
                return temporary(Value(result))
            }
            var union: UInt32 = 0
            for _ in 0..<bounds.count {
                union |= string[codePoint: position]
                position &+= bounds.step
            }
            return makeString(count: bounds.count, union: union) { string[codePoint: bounds.start &+ $0 &* bounds.step] }
        }
        guard key.isBool || key.isObject(of: .bigInteger) || !special(of: key, .index).isUnset else {
            throw typeError("string indices must be integers, not '\(typeName(key))'")
        }
        return try stringItem(string, Value(smallInt: try itemIndex(key)))
    }

    /// A subscript that is an integer: IndexError when it cannot be a position at all.
    func itemIndex(_ key: Value) throws(ScriptException) -> Int {
        guard let index = intValue(try indexValue(key)), Value.fitsSmallInt(index) else {
            throw raise(.indexError, "cannot fit '\(typeName(key))' into an index-sized integer")
        }
        return index
    }

    /// `repr` of a string: quoted, what is not printable escaped.
    func makeRepr(of string: StringPointer) throws(ScriptException) -> Value {
        let count = string.count
        let quote: UInt32 = string.contains(codePoint: 39) && !string.contains(codePoint: 34) ? 34 : 39
        var builder = TextBuilder(self, capacity: count + 16)
        builder.append(quote)
        if string.isASCII {
            let bytes = string.bytes
            var start = 0
            for index in 0..<count {
                let byte = bytes[index]
                if byte >= 32 && byte < 127 && byte != 92 && UInt32(byte) != quote { continue }
                builder.append(ascii: UnsafeRawBufferPointer(start: bytes + start, count: index - start))
                appendEscaped(UInt32(byte), quote, to: &builder)
                start = index + 1
            }
            builder.append(ascii: UnsafeRawBufferPointer(start: bytes + start, count: count - start))
        } else {
            for index in 0..<count { appendEscaped(string[codePoint: index], quote, to: &builder) }
        }
        builder.append(quote)
        return try builder.make(self)
    }

    private func appendEscaped(_ codePoint: UInt32, _ quote: UInt32, to builder: inout TextBuilder) {
        switch codePoint {
        case 92: builder.append("\\\\")
        case quote:
            builder.append(92)
            builder.append(quote)
        case 9: builder.append("\\t")
        case 10: builder.append("\\n")
        case 13: builder.append("\\r")
        default:
            if isPrintable(codePoint) { builder.append(codePoint) } else { builder.appendBackslashEscape(codePoint) }
        }
    }

    /// `ascii(value)`: its repr, everything beyond ASCII escaped.
    public func ascii(_ value: Value) throws(ScriptException) -> Value {
        let text = try repr(value)
        return text.string.isASCII ? text : try makeASCIIEscaped(text.string)
    }

    /// The text with everything beyond ASCII as backslash escapes (`ascii()`).
    public func makeASCIIEscaped(_ string: StringPointer) throws(ScriptException) -> Value {
        if string.isASCII { return exactString(Value(string)) }
        var builder = TextBuilder(self, capacity: string.count + 16)
        for index in 0..<string.count {
            let codePoint = string[codePoint: index]
            if codePoint < 0x80 { builder.append(codePoint) } else { builder.appendBackslashEscape(codePoint) }
        }
        return try builder.make(self)
    }
}

extension TextBuilder {
    /// `\xhh`, `\uhhhh` or `\Uhhhhhhhh`.
    mutating func appendBackslashEscape(_ codePoint: UInt32) {
        append(92)
        let digits: Int
        if codePoint < 0x100 {
            append(120)
            digits = 2
        } else if codePoint < 0x10000 {
            append(117)
            digits = 4
        } else {
            append(85)
            digits = 8
        }
        append(hexadecimal: codePoint, digits: digits)
    }

    mutating func append(hexadecimal value: UInt32, digits: Int) {
        for position in stride(from: (digits - 1) * 4, through: 0, by: -4) {
            let digit = (value >> UInt32(position)) & 15
            append(digit < 10 ? 48 + digit : 87 + digit)
        }
    }
}
