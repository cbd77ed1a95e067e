@inline(__always) private func isLower(_ byte: UInt8) -> Bool { byte >= 97 && byte <= 122 }
@inline(__always) private func isUpper(_ byte: UInt8) -> Bool { byte >= 65 && byte <= 90 }
@inline(__always) private func isLetter(_ byte: UInt8) -> Bool { isLower(byte | 32) }
@inline(__always) private func isNumber(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

extension ByteMethods {
    /// Only ASCII letters have case here; other bytes stay what they are.
    static let caseMethods: [Builtin] = [
        Builtin("upper", "(self, /)", "A copy with ASCII letters capital.") { (vm, a) throws(ScriptException) in
            try map(vm, a, "upper") { (byte, _) in isLower(byte) ? byte - 32 : byte }
        },
        Builtin("lower", "(self, /)", "A copy with ASCII letters small.") { (vm, a) throws(ScriptException) in
            try map(vm, a, "lower") { (byte, _) in isUpper(byte) ? byte + 32 : byte }
        },
        Builtin("swapcase", "(self, /)", "A copy with capital ASCII letters made small and small ones capital.") { (vm, a) throws(ScriptException) in
            try map(vm, a, "swapcase") { (byte, _) in isLetter(byte) ? byte ^ 32 : byte }
        },
        Builtin("capitalize", "(self, /)", "Return a copy with only its first character capitalized (ASCII).") { (vm, a) throws(ScriptException) in
            var isFirst = true
            return try map(vm, a, "capitalize") { (byte, _) in
                defer { isFirst = false }
                return isLetter(byte) ? (isFirst ? byte & ~32 : byte | 32) : byte
            }
        },
        Builtin("title", "(self, /)", "Return a titlecased version: ASCII words start with uppercase characters.") { (vm, a) throws(ScriptException) in
            var afterLetter = false
            return try map(vm, a, "title") { (byte, _) in
                let result = isLetter(byte) ? (afterLetter ? byte | 32 : byte & ~32) : byte
                afterLetter = isLetter(byte)
                return result
            }
        },
        Builtin("isalpha", "(self, /)", "Return True if all bytes are ASCII letters and there is at least one.") { (vm, a) throws(ScriptException) in
            try all(vm, a, "isalpha", isLetter)
        },
        Builtin("isalnum", "(self, /)", "Return True if all bytes are ASCII letters or digits and there is at least one.") { (vm, a) throws(ScriptException) in
            try all(vm, a, "isalnum") { isLetter($0) || isNumber($0) }
        },
        Builtin("isdigit", "(self, /)", "Return True if all bytes are ASCII digits and there is at least one.") { (vm, a) throws(ScriptException) in
            try all(vm, a, "isdigit", isNumber)
        },
        Builtin("isspace", "(self, /)", "Return True if all bytes are ASCII whitespace and there is at least one.") { (vm, a) throws(ScriptException) in
            try all(vm, a, "isspace", isASCIISpace)
        },
        Builtin("isascii", "(self, /)", "Return True if empty or all bytes are ASCII.") { (vm, a) throws(ScriptException) in
            Value(isASCIIOnly(try vm.byteSelf(a, "isascii").buffer))
        },
        Builtin("islower", "(self, /)", "Return True if all cased ASCII characters are lowercase and there is at least one.") { (vm, a) throws(ScriptException) in
            let view = try vm.byteSelf(a, "islower")
            return Value(!view.buffer.contains(where: isUpper) && view.buffer.contains(where: isLower))
        },
        Builtin("isupper", "(self, /)", "Return True if all cased ASCII characters are uppercase and there is at least one.") { (vm, a) throws(ScriptException) in
            let view = try vm.byteSelf(a, "isupper")
            return Value(!view.buffer.contains(where: isLower) && view.buffer.contains(where: isUpper))
        },
        Builtin("istitle", "(self, /)", "Return True if uppercase characters follow only uncased ones and lowercase ones only cased ones.") { (vm, a) throws(ScriptException) in
            var found = false, afterLetter = false
            for byte in try vm.byteSelf(a, "istitle").buffer {
                if (isUpper(byte) && afterLetter) || (isLower(byte) && !afterLetter) { return .false }
                afterLetter = isLetter(byte)
                found = found || afterLetter
            }
            return Value(found)
        },
    ]

    @inline(__always)
    private static func map(_ vm: VM, _ a: Arguments, _ method: StaticString, _ body: (UInt8, Int) -> UInt8) throws(ScriptException) -> Value {
        let view = try vm.byteSelf(a, method)
        let (result, base) = try vm.makeBytes(like: a[0], count: view.count)
        for index in 0..<view.count { base[index] = body(view[index], index) }
        return result
    }

    private static func all(_ vm: VM, _ a: Arguments, _ method: StaticString, _ property: (UInt8) -> Bool) throws(ScriptException) -> Value {
        let view = try vm.byteSelf(a, method)
        return Value(view.count > 0 && view.buffer.allSatisfy(property))
    }
}
