extension ByteMethods {
    static let splitMethods: [Builtin] = [
        Builtin("split", "(self, /, sep=None, maxsplit=-1)", "The parts between separators, or between whitespace without one; the last holds the rest after maxsplit.") { (vm, a) throws(ScriptException) in
            try split(vm, a, "split", .forward)
        },
        Builtin("rsplit", "(self, /, sep=None, maxsplit=-1)", "split() that counts maxsplit from the end.") { (vm, a) throws(ScriptException) in
            try split(vm, a, "rsplit", .backward)
        },
        Builtin("splitlines", "(self, /, keepends=False)", "The lines, with their ends if keepends.") { (vm, a) throws(ScriptException) in
            _ = try vm.byteSelf(a, "splitlines")
            let keepEnds = try vm.isTrue(a[1])
            let view = a[0].byteView
            let list = vm.makeList()
            var start = 0
            while start < view.count {
                var end = start
                while end < view.count, view[end] != 10, view[end] != 13 { end &+= 1 }
                let next = end == view.count ? end : end + (view[end] == 13 && end + 1 < view.count && view[end + 1] == 10 ? 2 : 1)
                try append(vm, a[0], start..<(keepEnds ? next : end), to: list)
                start = next
            }
            return Value(list)
        },
        Builtin("partition", "(self, sep, /)", "What precedes the first separator, the separator, and what follows; two of them empty without one.") { (vm, a) throws(ScriptException) in
            try partition(vm, a, "partition", .forward)
        },
        Builtin("rpartition", "(self, sep, /)", "What precedes the last separator, the separator, and what follows; two of them empty without one.") { (vm, a) throws(ScriptException) in
            try partition(vm, a, "rpartition", .backward)
        },
        Builtin("strip", "(self, bytes=None, /)", "A copy without whitespace, or the given bytes, at both ends.") { (vm, a) throws(ScriptException) in
            try strip(vm, a, "strip", left: true, right: true)
        },
        Builtin("lstrip", "(self, bytes=None, /)", "Strip leading bytes contained in the argument (default: ASCII whitespace).") { (vm, a) throws(ScriptException) in
            try strip(vm, a, "lstrip", left: true, right: false)
        },
        Builtin("rstrip", "(self, bytes=None, /)", "Strip trailing bytes contained in the argument (default: ASCII whitespace).") { (vm, a) throws(ScriptException) in
            try strip(vm, a, "rstrip", left: false, right: true)
        },
        Builtin("join", "(self, iterable_of_bytes, /)", "Concatenate any number of bytes objects, these bytes between them.") { (vm, a) throws(ScriptException) in
            try join(vm, a)
        },
    ]

    private static func append(_ vm: VM, _ receiver: Value, _ range: Range<Int>, to list: ListPointer) throws(ScriptException) {
        let mark = vm.mark
        list.append(try vm.makeByteSlice(receiver, range))
        vm.drain(to: mark)
    }

    private static func split(_ vm: VM, _ a: Arguments, _ method: StaticString, _ direction: SearchDirection) throws(ScriptException) -> Value {
        _ = try vm.byteSelf(a, method)
        var limit = try vm.index(a[2])
        if limit < 0 { limit = Int.max }
        if a[1].isNoneOrUnset { return try splitWhitespace(vm, a[0], limit, direction) }
        let separator = try vm.bytesArgument(a[1]).byteView
        guard separator.count > 0 else { throw vm.valueError("empty separator") }
        let view = a[0].byteView
        let list = vm.makeList()
        if direction == .forward {
            var start = 0
            while list.count < limit {
                let found = view.find(separator, in: start..<view.count, .forward)
                if found < 0 { break }
                try append(vm, a[0], start..<found, to: list)
                start = found + separator.count
            }
            try append(vm, a[0], start..<view.count, to: list)
        } else {
            var end = view.count
            while list.count < limit {
                let found = view.find(separator, in: 0..<end, .backward)
                if found < 0 { break }
                try append(vm, a[0], (found + separator.count)..<end, to: list)
                end = found
            }
            try append(vm, a[0], 0..<end, to: list)
            list.reverseItems()
        }
        return Value(list)
    }

    private static func splitWhitespace(_ vm: VM, _ receiver: Value, _ limit: Int, _ direction: SearchDirection) throws(ScriptException) -> Value {
        let view = receiver.byteView
        let list = vm.makeList()
        if direction == .forward {
            var index = 0
            while true {
                while index < view.count, isASCIISpace(view[index]) { index &+= 1 }
                if index == view.count { break }
                let start = index
                if list.count == limit {
                    try append(vm, receiver, start..<view.count, to: list)
                    break
                }
                while index < view.count, !isASCIISpace(view[index]) { index &+= 1 }
                try append(vm, receiver, start..<index, to: list)
            }
        } else {
            var index = view.count
            while true {
                while index > 0, isASCIISpace(view[index - 1]) { index &-= 1 }
                if index == 0 { break }
                let end = index
                if list.count == limit {
                    try append(vm, receiver, 0..<end, to: list)
                    break
                }
                while index > 0, !isASCIISpace(view[index - 1]) { index &-= 1 }
                try append(vm, receiver, index..<end, to: list)
            }
            list.reverseItems()
        }
        return Value(list)
    }

    private static func partition(_ vm: VM, _ a: Arguments, _ method: StaticString, _ direction: SearchDirection) throws(ScriptException) -> Value {
        _ = try vm.byteSelf(a, method)
        let argument = try vm.bytesArgument(a[1])
        let separator = argument.byteView, view = a[0].byteView
        guard separator.count > 0 else { throw vm.valueError("empty separator") }
        let found = view.find(separator, in: 0..<view.count, direction)
        let before = found < 0 ? (direction == .forward ? 0..<view.count : 0..<0) : 0..<found
        let after = found < 0 ? (direction == .forward ? 0..<0 : 0..<view.count) : (found + separator.count)..<view.count
        let middle: Value
        if found < 0 {
            middle = try vm.makeBytes(like: a[0], count: 0).value
        } else if a[0].kind == .bytearray {
            middle = try vm.makeByteSlice(a[0], found..<(found + separator.count))
        } else {
            middle = argument
        }
        return vm.makeTuple(try vm.makeByteSlice(a[0], before), middle, try vm.makeByteSlice(a[0], after))
    }

    private static func strip(_ vm: VM, _ a: Arguments, _ method: StaticString, left: Bool, right: Bool) throws(ScriptException) -> Value {
        _ = try vm.byteSelf(a, method)
        let set = a[1].isNoneOrUnset ? nil : try vm.bytesArgument(a[1]).byteView
        let view = a[0].byteView
        func isStripped(_ byte: UInt8) -> Bool { set?.contains(byte) ?? isASCIISpace(byte) }
        var start = 0, end = view.count
        if left { while start < end, isStripped(view[start]) { start &+= 1 } }
        if right { while end > start, isStripped(view[end - 1]) { end &-= 1 } }
        return try vm.makeByteSlice(a[0], start..<end)
    }

    private static func join(_ vm: VM, _ a: Arguments) throws(ScriptException) -> Value {
        _ = try vm.byteSelf(a, "join")
        if !a[1].isByteSequence, vm.special(of: a[1], .iter).isNoneOrUnset, vm.special(of: a[1], .getitem).isUnset { throw vm.typeError("can only join an iterable") }
        // While the items are made, the receiver keeps its size.
        let isArray = a[0].kind == .bytearray
        if isArray { a[0].byteArray.pointee.exports += 1 }
        defer { if isArray { a[0].byteArray.pointee.exports -= 1 } }
        let items = vm.makeList()
        try vm.forEach(a[1]) { (item) throws(ScriptException) in
            items.append(try vm.exportedBytes(of: item))
            return true
        }
        let separator = a[0].byteView
        var total = 0
        for index in 0..<items.count {
            guard vm.isBytesLike(items[index]) else { throw vm.typeError("sequence item \(index): expected a bytes-like object, \(vm.typeName(items[index])) found") }
            let size = try vm.withBytes(items[index]) { (bytes) throws(ScriptException) in bytes.count }
            let (sum, overflow) = total.addingReportingOverflow(size + (index > 0 ? separator.count : 0))
            if overflow { throw vm.raise(.memoryError) }
            total = sum
        }
        let (result, base) = try vm.makeBytes(like: a[0], count: total)
        var target = base
        for index in 0..<items.count {
            if index > 0 {
                memcpy(target, separator.base, separator.count)
                target += separator.count
            }
            try vm.withBytes(items[index]) { (bytes) throws(ScriptException) in
                if let source = bytes.baseAddress { memcpy(target, source, bytes.count) }
                target += bytes.count
            }
        }
        return result
    }
}
