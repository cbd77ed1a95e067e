extension StrType {
    static let searchMethods: [Builtin] = [
        Builtin("find", "(self, sub, start=None, end=None, /)",
                "Position of the first sub within start and end, -1 if there is none.") { (vm, a) throws(ScriptException) in
            Value(smallInt: try find(vm, a, "find", .forward))
        },
        Builtin("rfind", "(self, sub, start=None, end=None, /)",
                "Position of the last sub within start and end, -1 if there is none.") { (vm, a) throws(ScriptException) in
            Value(smallInt: try find(vm, a, "rfind", .backward))
        },
        Builtin("index", "(self, sub, start=None, end=None, /)",
                "Position of the first sub within start and end; ValueError if there is none.") { (vm, a) throws(ScriptException) in
            let found = try find(vm, a, "index", .forward)
            if found < 0 { throw vm.valueError("substring not found") }
            return Value(smallInt: found)
        },
        Builtin("rindex", "(self, sub, start=None, end=None, /)",
                "Position of the last sub within start and end; ValueError if there is none.") { (vm, a) throws(ScriptException) in
            let found = try find(vm, a, "rindex", .backward)
            if found < 0 { throw vm.valueError("substring not found") }
            return Value(smallInt: found)
        },
        Builtin("count", "(self, sub, start=None, end=None, /)",
                "Counts sub within start and end; those counted do not overlap.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "count"), needle = try vm.strArgument(a, 1, "count")
            guard let range = try vm.searchRange(a[2], a[3], string.count) else { return Value(smallInt: 0) }
            return Value(smallInt: needle.count == 0 ? range.count + 1 : string.occurrences(of: needle, in: range))
        },
        Builtin("startswith", "(self, prefix, start=None, end=None, /)", "Tells whether it begins with prefix, or one of a tuple of them, between start and end.") { (vm, a) throws(ScriptException) in
            try hasAffix(vm, a, "startswith", atEnd: false)
        },
        Builtin("endswith", "(self, suffix, start=None, end=None, /)", "Tells whether it ends with suffix, or one of a tuple of them, between start and end.") { (vm, a) throws(ScriptException) in
            try hasAffix(vm, a, "endswith", atEnd: true)
        },
        Builtin("removeprefix", "(self, prefix, /)", "The text without prefix in front, if it is there.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "removeprefix"), prefix = try onlyArgument(vm, a, "removeprefix")
            return vm.makeSubstring(string, (string.matches(prefix, at: 0) ? prefix.count : 0)..<string.count)
        },
        Builtin("removesuffix", "(self, suffix, /)", "The text without suffix behind, if it is there.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "removesuffix"), suffix = try onlyArgument(vm, a, "removesuffix")
            return vm.makeSubstring(string, 0..<(string.count - (string.matches(suffix, at: string.count - suffix.count) ? suffix.count : 0)))
        },
        Builtin("replace", "(self, old, new, /, count=-1)",
                "A copy with old replaced by new, everywhere or the first count times.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "replace"), old = try vm.strArgument(a, 1, "replace"), new = try vm.strArgument(a, 2, "replace")
            return try vm.replace(string, old, new, limit: try vm.index(a[3]))
        },
    ]

    /// The only argument of a method: CPython leaves its number out.
    static func onlyArgument(_ vm: VM, _ a: Arguments, _ method: StaticString) throws(ScriptException) -> StringPointer {
        guard a[1].isString else { throw vm.typeError("\(method)() argument must be str, not \(vm.argumentTypeName(a[1]))") }
        return a[1].string
    }

    @inline(__always)
    private static func find(_ vm: VM, _ a: Arguments, _ method: StaticString, _ direction: SearchDirection) throws(ScriptException) -> Int {
        let string = try vm.strSelf(a, method), needle = try vm.strArgument(a, 1, method)
        guard let range = try vm.searchRange(a[2], a[3], string.count) else { return -1 }
        return string.find(needle, in: range, direction)
    }

    private static func hasAffix(_ vm: VM, _ a: Arguments, _ method: StaticString, atEnd: Bool) throws(ScriptException) -> Value {
        let string = try vm.strSelf(a, method)
        let range = try vm.searchRange(a[2], a[3], string.count)
        func matches(_ affix: StringPointer) -> Bool {
            guard let range, affix.count <= range.count else { return false }
            return string.matches(affix, at: atEnd ? range.upperBound - affix.count : range.lowerBound)
        }
        if a[1].isString { return Value(matches(a[1].string)) }
        guard a[1].isObject(of: .tuple) else { throw vm.typeError("\(method) first arg must be str or a tuple of str, not \(vm.typeName(a[1]))") }
        for index in 0..<a[1].tuple.count {
            let item = a[1].tuple.items[index]
            guard item.isString else { throw vm.typeError("tuple for \(method) must only contain str, not \(vm.typeName(item))") }
            if matches(item.string) { return .true }
        }
        return .false
    }
}

extension VM {
    /// `string.replace(old, new, limit)`; a negative limit means all.
    func replace(_ string: StringPointer, _ old: StringPointer, _ new: StringPointer, limit: Int) throws(ScriptException) -> Value {
        let whole = 0..<string.count
        var limit = limit < 0 ? Int.max : limit
        if limit == 0 { return makeSubstring(string, whole) }
        let oldCount = old.count
        let occurrences: Int
        if oldCount == 0 {
            limit = min(limit, string.count + 1)
            occurrences = limit
        } else {
            occurrences = string.occurrences(of: old, in: whole, limit: limit)
            if occurrences == 0 { return makeSubstring(string, whole) }
        }
        let shift = max(string.widthShift, new.widthShift)
        let (growth, overflow) = (new.count - oldCount).multipliedReportingOverflow(by: occurrences)
        let (count, second) = string.count.addingReportingOverflow(growth)
        guard !overflow, !second, count <= 1 << 40 else { throw raise(.overflowError, "replace string is too long") }
        if count == 0 { return runtime.pointee.emptyString }
        try checkTextSize(count &<< shift)
        let ascii = string.isASCII && new.isASCII
        let result = createString(count: count, widthShift: shift, ascii: ascii)
        var target = result.raw
        var start = 0
        for round in 0..<occurrences {
            // An empty pattern lies before each code point and at the end.
            let found = oldCount == 0 ? round : string.find(old, in: start..<string.count, .forward)
            if found < 0 { break }
            string.copy(start, found - start, to: target, shift: shift)
            target += (found - start) &<< shift
            new.copy(0, new.count, to: target, shift: shift)
            target += new.count &<< shift
            start = found + oldCount
        }
        string.copy(start, string.count - start, to: target, shift: shift)
        temporary(Value(result))
        // What was replaced may have been all that needed the width.
        return shift > 0 || !ascii ? narrowed(result) : Value(result)
    }

    /// A fresh string stored as narrow as its code points allow.
    private func narrowed(_ string: StringPointer) -> Value {
        var union: UInt32 = 0
        for index in 0..<string.count { union |= string[codePoint: index] }
        let shift = union < 0x100 ? 0 : union < 0x10000 ? 1 : 2
        if shift == string.widthShift && (shift > 0 || union >= 0x80) && string.count > 1 { return Value(string) }
        return makeString(count: string.count, union: union) { string[codePoint: $0] }
    }
}
