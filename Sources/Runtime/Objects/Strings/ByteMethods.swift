/// The methods that `bytes` and `bytearray` share, over raw buffers. Each gives a new object of its receiver's kind.
enum ByteMethods {
    static let all: [Builtin] = searchMethods + splitMethods + caseMethods + layoutMethods + sequenceMethods + conversionMethods

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
                "Return the lowest index in B where subsection sub is found.\n\nRaises ValueError if the subsection is not found.") { (vm, a) throws(ScriptException) in
            let found = try find(vm, a, "index", .forward)
            if found < 0 { throw vm.valueError("subsection not found") }
            return Value(smallInt: found)
        },
        Builtin("rindex", "(self, sub, start=None, end=None, /)",
                "Return the highest index in B where subsection sub is found.\n\nRaises ValueError if the subsection is not found.") { (vm, a) throws(ScriptException) in
            let found = try find(vm, a, "rindex", .backward)
            if found < 0 { throw vm.valueError("subsection not found") }
            return Value(smallInt: found)
        },
        Builtin("count", "(self, sub, start=None, end=None, /)", "Counts sub within start and end; those counted do not overlap.") { (vm, a) throws(ScriptException) in
            _ = try vm.byteSelf(a, "count")
            let needle = try vm.needleArgument(a[1])
            let bounds = try vm.searchRange(a[2], a[3], a[0].byteView.count)
            guard let range = clamp(bounds, a[0].byteView.count) else { return Value(smallInt: 0) }
            if needle.byteView.count == 0 { return Value(smallInt: range.count + 1) }
            return Value(smallInt: occurrences(a[0].byteView, needle.byteView, range))
        },
        Builtin("startswith", "(self, prefix, start=None, end=None, /)", "Tells whether they begin with prefix, or one of a tuple of them, between start and end.") { (vm, a) throws(ScriptException) in
            try hasAffix(vm, a, "startswith", atEnd: false)
        },
        Builtin("endswith", "(self, suffix, start=None, end=None, /)", "Tells whether they end with suffix, or one of a tuple of them, between start and end.") { (vm, a) throws(ScriptException) in
            try hasAffix(vm, a, "endswith", atEnd: true)
        },
        Builtin("removeprefix", "(self, prefix, /)", "The bytes without prefix in front, if it is there.") { (vm, a) throws(ScriptException) in
            _ = try vm.byteSelf(a, "removeprefix")
            let prefix = try vm.bytesArgument(a[1]).byteView, view = a[0].byteView
            return try vm.makeByteSlice(a[0], (view.matches(prefix, at: 0) ? prefix.count : 0)..<view.count)
        },
        Builtin("removesuffix", "(self, suffix, /)", "The bytes without suffix behind, if it is there.") { (vm, a) throws(ScriptException) in
            _ = try vm.byteSelf(a, "removesuffix")
            let suffix = try vm.bytesArgument(a[1]).byteView, view = a[0].byteView
            return try vm.makeByteSlice(a[0], 0..<(view.count - (view.matches(suffix, at: view.count - suffix.count) ? suffix.count : 0)))
        },
        Builtin("replace", "(self, old, new, count=-1, /)",
                "Return a copy with all occurrences of subsection old replaced by new.\n\nIf count is given, only the first count occurrences are replaced.") { (vm, a) throws(ScriptException) in
            try replace(vm, a)
        },
        Builtin("__contains__", "(self, key, /)", "Tells whether the key or item is in self.") { (vm, a) throws(ScriptException) in
            _ = try vm.byteSelf(a, "__contains__")
            if a[1].isInt || a[1].isBool || a[1].isObject(of: .bigInteger) { return Value(a[0].byteView.contains(try vm.byteValue(a[1], "byte must be in range(0, 256)"))) }
            let needle: Value
            if vm.isBytesLike(a[1]) || vm.special(of: a[1], .index).isUnset { needle = try vm.bytesArgument(a[1]) } else { needle = try vm.needleArgument(a[1]) }
            let view = a[0].byteView
            return Value(view.find(needle.byteView, in: 0..<view.count, .forward) >= 0)
        },
    ]

    /// Bounds computed before script code ran, fitted to the length after it.
    private static func clamp(_ range: Range<Int>?, _ count: Int) -> Range<Int>? {
        guard let range, range.lowerBound <= count else { return nil }
        return range.lowerBound..<min(range.upperBound, count)
    }

    private static func find(_ vm: VM, _ a: Arguments, _ method: StaticString, _ direction: SearchDirection) throws(ScriptException) -> Int {
        _ = try vm.byteSelf(a, method)
        let needle = try vm.needleArgument(a[1])
        let bounds = try vm.searchRange(a[2], a[3], a[0].byteView.count)
        guard let range = clamp(bounds, a[0].byteView.count) else { return -1 }
        return a[0].byteView.find(needle.byteView, in: range, direction)
    }

    static func occurrences(_ view: ByteView, _ needle: ByteView, _ range: Range<Int>, limit: Int = Int.max) -> Int {
        var total = 0, start = range.lowerBound
        while total < limit {
            let found = view.find(needle, in: start..<range.upperBound, .forward)
            if found < 0 { break }
            total += 1
            start = found + needle.count
        }
        return total
    }

    private static func hasAffix(_ vm: VM, _ a: Arguments, _ method: StaticString, atEnd: Bool) throws(ScriptException) -> Value {
        _ = try vm.byteSelf(a, method)
        let bounds = try vm.searchRange(a[2], a[3], a[0].byteView.count)
        func matches(_ value: Value) throws(ScriptException) -> Bool {
            let affix = try vm.bytesArgument(value).byteView
            let view = a[0].byteView
            guard let range = clamp(bounds, view.count), affix.count <= range.count else { return false }
            return view.matches(affix, at: atEnd ? range.upperBound - affix.count : range.lowerBound)
        }
        if a[1].isObject(of: .tuple) {
            for index in 0..<a[1].tuple.count where try matches(a[1].tuple.items[index]) { return .true }
            return .false
        }
        guard vm.isBytesLike(a[1]) else { throw vm.typeError("\(method) first arg must be bytes or a tuple of bytes, not \(vm.typeName(a[1]))") }
        return Value(try matches(a[1]))
    }

    private static func replace(_ vm: VM, _ a: Arguments) throws(ScriptException) -> Value {
        _ = try vm.byteSelf(a, "replace")
        let limitArgument = try vm.index(a[3])
        let old = try vm.bytesArgument(a[1]).byteView, new = try vm.bytesArgument(a[2]).byteView
        let view = a[0].byteView, whole = 0..<view.count
        let limit = limitArgument < 0 ? Int.max : limitArgument
        let rounds = old.count == 0 ? min(limit, view.count + 1) : occurrences(view, old, whole, limit: limit)
        if rounds == 0 { return try vm.makeByteSlice(a[0], whole) }
        let (growth, overflow) = (new.count - old.count).multipliedReportingOverflow(by: rounds)
        let (count, second) = view.count.addingReportingOverflow(growth)
        guard !overflow, !second, count <= 1 << 40 else { throw vm.raise(.overflowError, "replace bytes is too long") }
        let (result, base) = try vm.makeBytes(like: a[0], count: count)
        var target = base
        var start = 0
        for round in 0..<rounds {
            let found = old.count == 0 ? round : view.find(old, in: start..<view.count, .forward)
            if found < 0 { break }
            memcpy(target, view.base + start, found - start)
            target += found - start
            memcpy(target, new.base, new.count)
            target += new.count
            start = found + old.count
        }
        memcpy(target, view.base + start, view.count - start)
        return result
    }
}
