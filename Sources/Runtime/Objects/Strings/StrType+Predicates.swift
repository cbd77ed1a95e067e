extension StrType {
    static let predicateMethods: [Builtin] = [
        Builtin("isalpha", "(self, /)", "Return True if the string is an alphabetic string, False otherwise.") { (vm, a) throws(ScriptException) in
            all(try vm.strSelf(a, "isalpha"), isAlphabetic)
        },
        Builtin("isalnum", "(self, /)", "Return True if the string is an alpha-numeric string, False otherwise.") { (vm, a) throws(ScriptException) in
            all(try vm.strSelf(a, "isalnum"), isAlphanumeric)
        },
        Builtin("isdecimal", "(self, /)", "Return True if the string is a decimal string, False otherwise.") { (vm, a) throws(ScriptException) in
            all(try vm.strSelf(a, "isdecimal"), isDecimal)
        },
        Builtin("isdigit", "(self, /)", "Return True if the string is a digit string, False otherwise.") { (vm, a) throws(ScriptException) in
            all(try vm.strSelf(a, "isdigit"), isDigit)
        },
        Builtin("isnumeric", "(self, /)", "Return True if the string is a numeric string, False otherwise.") { (vm, a) throws(ScriptException) in
            all(try vm.strSelf(a, "isnumeric"), isNumeric)
        },
        Builtin("isspace", "(self, /)", "Return True if the string is a whitespace string, False otherwise.") { (vm, a) throws(ScriptException) in
            all(try vm.strSelf(a, "isspace"), isWhitespace)
        },
        Builtin("isprintable", "(self, /)", "Return True if all characters in the string are printable, False otherwise.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "isprintable")
            return Value(string.count == 0 || all(string, isPrintable).isTrue)
        },
        Builtin("isascii", "(self, /)", "Return True if all characters in the string are ASCII, False otherwise.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "isascii")
            return Value(string.isASCII || string.count == 0)
        },
        Builtin("islower", "(self, /)", "Return True if the string is a lowercase string, False otherwise.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "islower")
            var found = false
            for index in 0..<string.count {
                let codePoint = string[codePoint: index]
                if isUppercase(codePoint) || isTitlecase(codePoint) { return .false }
                found = found || isLowercase(codePoint)
            }
            return Value(found)
        },
        Builtin("isupper", "(self, /)", "Return True if the string is an uppercase string, False otherwise.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "isupper")
            var found = false
            for index in 0..<string.count {
                let codePoint = string[codePoint: index]
                if isLowercase(codePoint) || isTitlecase(codePoint) { return .false }
                found = found || isUppercase(codePoint)
            }
            return Value(found)
        },
        Builtin("istitle", "(self, /)", "Return True if the string is a title-cased string, False otherwise.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "istitle")
            var found = false, afterCased = false
            for index in 0..<string.count {
                let codePoint = string[codePoint: index]
                if isUppercase(codePoint) || isTitlecase(codePoint) {
                    if afterCased { return .false }
                    afterCased = true
                    found = true
                } else if isLowercase(codePoint) {
                    if !afterCased { return .false }
                    found = true
                } else {
                    afterCased = false
                }
            }
            return Value(found)
        },
        Builtin("isidentifier", "(self, /)", "Return True if the string is a valid Python identifier, False otherwise.") { (vm, a) throws(ScriptException) in
            Value(isIdentifier(try vm.strSelf(a, "isidentifier")))
        },
    ]

    private static func all(_ string: StringPointer, _ property: (UInt32) -> Bool) -> Value {
        for index in 0..<string.count where !property(string[codePoint: index]) { return .false }
        return Value(string.count > 0)
    }
}

/// Whether a string has the form of an identifier (PEP 3131); keywords do.
func isIdentifier(_ string: StringPointer) -> Bool {
    guard string.count > 0, isIdentifierStart(string[codePoint: 0]) else { return false }
    for index in 1..<string.count where !isIdentifierContinue(string[codePoint: index]) { return false }
    return true
}
