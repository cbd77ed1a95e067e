extension StrType {
    static let stripMethods: [Builtin] = [
        Builtin("strip", "(self, chars=None, /)", "A copy without whitespace, or the given characters, at both ends.") { (vm, a) throws(ScriptException) in
            try strip(vm, a, "strip", left: true, right: true)
        },
        Builtin("lstrip", "(self, chars=None, /)", "A copy without whitespace, or the given characters, at the beginning.") { (vm, a) throws(ScriptException) in
            try strip(vm, a, "lstrip", left: true, right: false)
        },
        Builtin("rstrip", "(self, chars=None, /)", "A copy without whitespace, or the given characters, at the end.") { (vm, a) throws(ScriptException) in
            try strip(vm, a, "rstrip", left: false, right: true)
        },
    ]

    private static func strip(_ vm: VM, _ a: Arguments, _ method: StaticString, left: Bool, right: Bool) throws(ScriptException) -> Value {
        let string = try vm.strSelf(a, method)
        var start = 0, end = string.count
        if a[1].isNoneOrUnset {
            if left { while start < end, isWhitespace(string[codePoint: start]) { start &+= 1 } }
            if right { while end > start, isWhitespace(string[codePoint: end &- 1]) { end &-= 1 } }
        } else {
            guard a[1].isString else { throw vm.typeError("\(method) arg must be None or str") }
            let set = a[1].string
            if left { while start < end, set.contains(codePoint: string[codePoint: start]) { start &+= 1 } }
            if right { while end > start, set.contains(codePoint: string[codePoint: end &- 1]) { end &-= 1 } }
        }
        return vm.makeSubstring(string, start..<end)
    }
}
