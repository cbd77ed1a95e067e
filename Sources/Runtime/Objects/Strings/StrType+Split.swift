extension StrType {
    static let splitMethods: [Builtin] = [
        Builtin("split", "(self, /, sep=None, maxsplit=-1)", "The parts between separators, or between whitespace without one; the last holds the rest after maxsplit.") { (vm, a) throws(ScriptException) in
            try split(vm, a, "split", .forward)
        },
        Builtin("rsplit", "(self, /, sep=None, maxsplit=-1)", "split() that counts maxsplit from the end.") { (vm, a) throws(ScriptException) in
            try split(vm, a, "rsplit", .backward)
        },
        Builtin("splitlines", "(self, /, keepends=False)", "The lines, with their ends if keepends.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "splitlines")
            return vm.splitLines(string, keepEnds: try vm.isTrue(a[1]))
        },
        Builtin("partition", "(self, sep, /)", "What precedes the first separator, the separator, and what follows; two of them empty without one.") { (vm, a) throws(ScriptException) in
            try partition(vm, a, "partition", .forward)
        },
        Builtin("rpartition", "(self, sep, /)", "What precedes the last separator, the separator, and what follows; two of them empty without one.") { (vm, a) throws(ScriptException) in
            try partition(vm, a, "rpartition", .backward)
        },
        Builtin("join", "(self, iterable, /)", "Concatenate any number of strings, this string between them.") { (vm, a) throws(ScriptException) in
            try vm.join(try vm.strSelf(a, "join"), a[1])
        },
    ]

    private static func split(_ vm: VM, _ a: Arguments, _ method: StaticString, _ direction: SearchDirection) throws(ScriptException) -> Value {
        let string = try vm.strSelf(a, method)
        let limit = try vm.index(a[2])
        if a[1].isNoneOrUnset { return vm.splitWhitespace(string, limit: limit < 0 ? Int.max : limit, direction) }
        guard a[1].isString else { throw vm.typeError("must be str or None, not \(vm.typeName(a[1]))") }
        guard a[1].string.count > 0 else { throw vm.valueError("empty separator") }
        return vm.split(string, a[1].string, limit: limit < 0 ? Int.max : limit, direction)
    }

    private static func partition(_ vm: VM, _ a: Arguments, _ method: StaticString, _ direction: SearchDirection) throws(ScriptException) -> Value {
        let string = try vm.strSelf(a, method)
        guard a[1].isString else { throw vm.typeError("must be str, not \(vm.typeName(a[1]))") }
        let separator = a[1].string
        guard separator.count > 0 else { throw vm.valueError("empty separator") }
        let found = string.find(separator, in: 0..<string.count, direction)
        let empty = vm.runtime.pointee.emptyString
        if found < 0 {
            let whole = vm.exactString(a[0])
            return direction == .forward ? vm.makeTuple(whole, empty, empty) : vm.makeTuple(empty, empty, whole)
        }
        return vm.makeTuple(vm.makeSubstring(string, 0..<found), vm.exactString(a[1]), vm.makeSubstring(string, (found + separator.count)..<string.count))
    }
}

extension VM {
    /// `string.split()`: runs of white space separate.
    func splitWhitespace(_ string: StringPointer, limit: Int, _ direction: SearchDirection) -> Value {
        let list = makeList()
        let count = string.count
        var pieces = 0
        if direction == .forward, string.isASCII, limit == Int.max {
            // Words of ASCII text, the usual case: bytes, and pieces that are ASCII as well.
            let bytes = string.bytes
            var index = 0
            while true {
                while index < count, bytes[index] <= 32, isWhitespace(UInt32(bytes[index])) { index &+= 1 }
                if index == count { break }
                let start = index
                repeat { index &+= 1 } while index < count && (bytes[index] > 32 || !isWhitespace(UInt32(bytes[index])))
                list.appendOwned(createSubstring(string, start..<index))
            }
            return Value(list)
        }
        if direction == .forward {
            var index = 0
            while true {
                while index < count, isWhitespace(string[codePoint: index]) { index &+= 1 }
                if index == count { break }
                let start = index
                if pieces == limit {
                    // The rest keeps its trailing white space, as in CPython.
                    list.appendOwned(createSubstring(string, start..<count))
                    break
                }
                while index < count, !isWhitespace(string[codePoint: index]) { index &+= 1 }
                list.appendOwned(createSubstring(string, start..<index))
                pieces += 1
            }
            return Value(list)
        }
        var index = count
        while true {
            while index > 0, isWhitespace(string[codePoint: index - 1]) { index -= 1 }
            if index == 0 { break }
            let end = index
            if pieces == limit {
                list.appendOwned(createSubstring(string, 0..<end))
                break
            }
            while index > 0, !isWhitespace(string[codePoint: index - 1]) { index -= 1 }
            list.appendOwned(createSubstring(string, index..<end))
            pieces += 1
        }
        list.reverseItems()
        return Value(list)
    }

    /// `string.split(separator)`; the separator is not empty.
    func split(_ string: StringPointer, _ separator: StringPointer, limit: Int, _ direction: SearchDirection) -> Value {
        let list = makeList()
        let length = separator.count
        var pieces = 0
        if direction == .forward {
            var start = 0
            if length == 1, string.widthShift == 0, separator.widthShift == 0 {
                let bytes = string.bytes, byte = separator.bytes[0], count = string.count
                var index = 0
                while index < count, pieces < limit {
                    if bytes[index] == byte {
                        list.appendOwned(createSubstring(string, start..<index))
                        start = index &+ 1
                        pieces &+= 1
                    }
                    index &+= 1
                }
                list.appendOwned(createSubstring(string, start..<count))
                return Value(list)
            }
            while pieces < limit {
                let found = string.find(separator, in: start..<string.count, .forward)
                if found < 0 { break }
                list.appendOwned(createSubstring(string, start..<found))
                start = found + length
                pieces += 1
            }
            list.appendOwned(createSubstring(string, start..<string.count))
            return Value(list)
        }
        var end = string.count
        while pieces < limit {
            let found = string.find(separator, in: 0..<end, .backward)
            if found < 0 { break }
            list.appendOwned(createSubstring(string, (found + length)..<end))
            end = found
            pieces += 1
        }
        list.appendOwned(createSubstring(string, 0..<end))
        list.reverseItems()
        return Value(list)
    }

    /// `string.splitlines(keepEnds)`.
    func splitLines(_ string: StringPointer, keepEnds: Bool) -> Value {
        let list = makeList()
        let count = string.count
        var start = 0
        while start < count {
            var end = start
            while end < count, !isLineBreak(string[codePoint: end]) { end &+= 1 }
            var next = end
            if end < count { next = end + (string[codePoint: end] == 13 && end + 1 < count && string[codePoint: end + 1] == 10 ? 2 : 1) }
            list.appendOwned(createSubstring(string, start..<(keepEnds ? next : end)))
            start = next
        }
        return Value(list)
    }

    /// `separator.join(iterable)`.
    func join(_ separator: StringPointer, _ iterable: Value) throws(ScriptException) -> Value {
        let list: ListPointer
        if iterable.isObject(of: .list), iterable.header.pointee.type == types.pointee.list {
            list = iterable.list
        } else if iterable.isObject(of: .tuple), iterable.header.pointee.type == types.pointee.tuple {
            return try join(separator, items: UnsafeBufferPointer(start: iterable.tuple.items, count: iterable.tuple.count))
        } else {
            if !iterable.isString, special(of: iterable, .iter).isNoneOrUnset, special(of: iterable, .getitem).isUnset || isType(iterable) {
                throw typeError("can only join an iterable")
            }
            list = try makeList(from: iterable)
        }
        return try join(separator, items: UnsafeBufferPointer(start: list.pointee.items, count: list.count))
    }

    private func join(_ separator: StringPointer, items: UnsafeBufferPointer<Value>) throws(ScriptException) -> Value {
        for (index, item) in items.enumerated() where !item.isString {
            throw typeError("sequence item \(index): expected str instance, \(typeName(item)) found")
        }
        return temporary(try createJoin(separator: separator, items))
    }
}

extension UnsafeMutablePointer where Pointee == ListObject {
    /// Turns a list that only native code has seen around.
    func reverseItems() {
        var low = 0, high = pointee.count - 1
        while low < high {
            let item = pointee.items[low]
            pointee.items[low] = pointee.items[high]
            pointee.items[high] = item
            low += 1
            high -= 1
        }
    }
}
