extension StrType {
    static let predicateMethods: [Builtin] = [
        Builtin("isalpha", "(self, /)", "Tells whether there are letters only, and at least one.") { (vm, a) throws(ScriptException) in
            all(try vm.strSelf(a, "isalpha"), isAlphabetic)
        },
        Builtin("isalnum", "(self, /)", "Tells whether there are letters and digits only, and at least one.") { (vm, a) throws(ScriptException) in
            all(try vm.strSelf(a, "isalnum"), isAlphanumeric)
        },
        Builtin("isdecimal", "(self, /)", "Tells whether there are decimal digits only, and at least one.") { (vm, a) throws(ScriptException) in
            all(try vm.strSelf(a, "isdecimal"), isDecimal)
        },
        Builtin("isdigit", "(self, /)", "Tells whether there are digits only, raised ones included, and at least one.") { (vm, a) throws(ScriptException) in
            all(try vm.strSelf(a, "isdigit"), isDigit)
        },
        Builtin("isnumeric", "(self, /)", "Tells whether there are numbers only, fractions included, and at least one.") { (vm, a) throws(ScriptException) in
            all(try vm.strSelf(a, "isnumeric"), isNumeric)
        },
        Builtin("isspace", "(self, /)", "Tells whether there is whitespace only, and some.") { (vm, a) throws(ScriptException) in
            all(try vm.strSelf(a, "isspace"), isWhitespace)
        },
        Builtin("isprintable", "(self, /)", "Tells whether repr() would escape none of the characters.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "isprintable")
            return Value(string.count == 0 || all(string, isPrintable).isTrue)
        },
        Builtin("isascii", "(self, /)", "Tells whether no character lies beyond ASCII.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "isascii")
            return Value(string.isASCII || string.count == 0)
        },
        Builtin("islower", "(self, /)", "Tells whether all letters with a case are small, and there is one.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "islower")
            var found = false
            for index in 0..<string.count {
                let codePoint = string[codePoint: index]
                if isUppercase(codePoint) || isTitlecase(codePoint) { return .false }
                found = found || isLowercase(codePoint)
            }
            return Value(found)
        },
        Builtin("isupper", "(self, /)", "Tells whether all letters with a case are capital, and there is one.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "isupper")
            var found = false
            for index in 0..<string.count {
                let codePoint = string[codePoint: index]
                if isLowercase(codePoint) || isTitlecase(codePoint) { return .false }
                found = found || isUppercase(codePoint)
            }
            return Value(found)
        },
        Builtin("istitle", "(self, /)", "Tells whether capital letters stand at the start of words and nowhere else.") { (vm, a) throws(ScriptException) in
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
        Builtin("isidentifier", "(self, /)", "Tells whether it could be a name in a program; keywords could.") { (vm, a) throws(ScriptException) in
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
