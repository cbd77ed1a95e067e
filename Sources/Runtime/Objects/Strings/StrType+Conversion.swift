extension StrType {
    static let conversionMethods: [Builtin] = [
        Builtin("encode", "(self, /, encoding='utf-8', errors='strict')", "The bytes of the text in the encoding; errors says what happens to characters that have none.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "encode")
            for (index, name) in [(1, "encoding"), (2, "errors")] where !a[index].isString {
                throw vm.typeError("encode() argument '\(name)' must be str, not \(vm.argumentTypeName(a[index]))")
            }
            return try vm.encode(string, encoding: a[1], errors: a[2])
        },
        Builtin("format", "(self, /, *args, **kwargs)", """
            The text with its {fields} filled in from the arguments.

                >>> '{0}-{name:>3}'.format(1, name='a')
                '1-  a'
            """, direct: { (vm, a) throws(ScriptException) in
            guard a.count > 0 else { return .unset }
            return try vm.formatTemplate(try vm.strSelf(a, "format"), arguments: UnsafeBufferPointer(start: a.base + 1, count: a.count - 1), mapping: .unset)
        }) { (vm, a) throws(ScriptException) in
            let arguments = UnsafeBufferPointer(start: a[1].tuple.items, count: a[1].tuple.count)
            return try vm.formatTemplate(try vm.strSelf(a, "format"), arguments: arguments, mapping: a[2])
        },
        Builtin("format_map", "(self, mapping, /)", "The text with its {fields} filled in from the mapping.") { (vm, a) throws(ScriptException) in
            try vm.formatTemplate(try vm.strSelf(a, "format_map"), arguments: nil, mapping: a[1])
        },
        Builtin("translate", "(self, table, /)", "A copy with each character replaced by what the table has for its code point; None drops it.") { (vm, a) throws(ScriptException) in
            try vm.translate(try vm.strSelf(a, "translate"), a[1])
        },
    ]
}

extension VM {
    /// `str.maketrans(x, y, z)`: a dict from code points to code points, strings or None.
    func makeTranslation(_ x: Value, _ y: Value, _ z: Value) throws(ScriptException) -> Value {
        let table = makeDict()
        if y.isUnset {
            guard x.isObject(of: .dict) else { throw typeError("if you give only one argument to maketrans it must be a dict") }
            let source = x.dict
            var number = 0
            while number < source.pointee.used {
                let entry = source.pointee.entries[number]
                number += 1
                if entry.key.isUnset { continue }
                let key = keep(entry.key), value = keep(entry.value)
                if key.isString {
                    guard key.string.count == 1 else { throw valueError("string keys in translate table must be of length 1") }
                    try insert(table, Value(smallInt: Int(key.string[codePoint: 0])), value)
                } else if key.isInt || key.isBool || key.isObject(of: .bigInteger) {
                    try insert(table, key, value)
                } else {
                    throw typeError("keys in translate table must be strings or integers")
                }
            }
            return Value(table)
        }
        guard x.isString else { throw typeError("first maketrans argument must be a string if there is a second argument") }
        guard y.isString else { throw typeError("maketrans() argument 2 must be str, not \(argumentTypeName(y))") }
        guard z.isUnset || z.isString else { throw typeError("maketrans() argument 3 must be str, not \(argumentTypeName(z))") }
        guard x.string.count == y.string.count else { throw valueError("the first two maketrans arguments must have equal length") }
        for index in 0..<x.string.count {
            try insert(table, Value(smallInt: Int(x.string[codePoint: index])), Value(smallInt: Int(y.string[codePoint: index])))
        }
        if z.isString {
            for index in 0..<z.string.count { try insert(table, Value(smallInt: Int(z.string[codePoint: index])), .none) }
        }
        return Value(table)
    }

    /// `string.translate(table)`.
    func translate(_ string: StringPointer, _ table: Value) throws(ScriptException) -> Value {
        var builder = TextBuilder(self, capacity: string.byteCount + 16)
        let isDict = table.isObject(of: .dict) && table.header.pointee.type == types.pointee.dict
        // What became of each ASCII character when it first occurred, where that is one ASCII character again or nothing.
        let unknown: UInt8 = 0xFF, nothing: UInt8 = 0xFE
        var known = [UInt8](repeating: unknown, count: 128)
        /// Appends what becomes of the characters from `start` on up to the first that is not known, and gives its index.
        func appendKnown(from start: Int, to builder: inout TextBuilder) -> Int {
            withUnsafeTemporaryAllocation(byteCount: 256, alignment: 1) { chunk in
                var index = start, filled = 0
                known.withUnsafeBufferPointer { known in
                    while index < string.count {
                        let codePoint = string[codePoint: index]
                        guard codePoint < 128, known[Int(codePoint)] != unknown else { break }
                        chunk[filled] = known[Int(codePoint)]
                        if chunk[filled] != nothing { filled &+= 1 }
                        index &+= 1
                        if filled == chunk.count {
                            builder.append(ascii: UnsafeRawBufferPointer(chunk))
                            filled = 0
                        }
                    }
                }
                builder.append(ascii: UnsafeRawBufferPointer(rebasing: chunk[..<filled]))
                return index
            }
        }
        var index = 0
        while true {
            index = appendKnown(from: index, to: &builder)
            guard index < string.count else { break }
            let codePoint = string[codePoint: index]
            index += 1
            let mark = self.mark
            defer { drain(to: mark) }
            let before = builder.count
            let key = Value(smallInt: Int(codePoint))
            var replacement: Value
            if isDict {
                replacement = try lookup(table.dict, key)
            } else {
                replacement = .unset
                do throws(ScriptException) {
                    replacement = try getItem(table, key)
                } catch {
                    guard raisedMatches(.lookupError) else { throw error }
                    _ = takeRaised()
                }
            }
            if replacement.isUnset {
                builder.append(codePoint)
            } else if replacement.isNone {
                if codePoint < 128 { known[Int(codePoint)] = nothing }
                continue
            } else if replacement.isString {
                builder.append(replacement.string)
            } else if replacement.isInt || replacement.isBool || replacement.isObject(of: .bigInteger) {
                guard let value = intValue(replacement), value >= 0, value <= 0x10FFFF else { throw valueError("character mapping must be in range(0x110000)") }
                builder.append(UInt32(value))
            } else {
                throw typeError("character mapping must return integer, None or str")
            }
            if codePoint < 128, builder.count == before + 1, let last = builder.last, last < 128 { known[Int(codePoint)] = UInt8(last) }
        }
        return try builder.make(self)
    }
}
