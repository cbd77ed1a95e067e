extension VM {
    /// `list[slice]`, a temporary.
    func listSlice(_ list: ListPointer, _ slice: Value) throws(ScriptException) -> Value {
        let numbers = try sliceNumbers(slice)
        let bounds = numbers.bounds(list.count)
        try checkAllocation(bounds.count, stride: 8)
        let result = makeList(capacity: bounds.count)
        var position = bounds.start
        for _ in 0..<bounds.count {
            result.append(list[position])
            position &+= bounds.step
        }
        return Value(result)
    }

    @inline(__always)
    func listSelf(_ a: Arguments, _ method: StaticString) throws(ScriptException) -> ListPointer {
        let value = a[0]
        if _fastPath(value.isObject(of: .list)) { return value.list }
        throw wrongReceiver(method, of: "list", value)
    }

    /// A subscript of a sequence as a position that exists. `count` is read after `__index__` has run.
    @inline(__always)
    public func listIndex(_ value: Value, count: () -> Int, _ message: StaticString) throws(ScriptException) -> Int {
        var index = value.isInt ? value.smallInt : try subscriptIndex(value, "list")
        let count = count()
        if index < 0 { index &+= count }
        guard index >= 0 && index < count else { throw raise(.indexError, "\(message)") }
        return index
    }

    @inline(never)
    public func subscriptIndex(_ value: Value, _ type: StaticString) throws(ScriptException) -> Int {
        guard value.isInt || value.isBool || value.isObject(of: .bigInteger) || !special(of: value, .index).isUnset else {
            throw typeError("\(type) indices must be integers or slices, not \(typeName(value))")
        }
        guard let index = intValue(try indexValue(value)) else {
            throw raise(.indexError, "cannot fit '\(typeName(value))' into an index-sized integer")
        }
        return index
    }

    /// The right operand of `sequence * n`; nil when it is no integer at all.
    public func repeatCount(_ value: Value) throws(ScriptException) -> Int? {
        if value.isInt { return value.smallInt }
        guard value.isBool || value.isObject(of: .bigInteger) || !special(of: value, .index).isUnset else { return nil }
        guard let count = intValue(try indexValue(value)) else {
            throw raise(.overflowError, "cannot fit '\(typeName(value))' into an index-sized integer")
        }
        return count
    }

    /// `start` and `stop` of `index(value, start, stop)`; unset: not given.
    public func searchRange(_ start: Value, _ stop: Value, count: () -> Int) throws(ScriptException) -> (Int, Int) {
        let first = start.isUnset ? 0 : try clampedIndex(start), last = stop.isUnset ? Int.max : try clampedIndex(stop)
        let count = count()
        return (first < 0 ? max(first &+ count, 0) : first, last < 0 ? max(last &+ count, 0) : last)
    }

    /// `list[slice] = iterable`.
    func assignSlice(_ list: ListPointer, _ slice: Value, _ iterable: Value) throws(ScriptException) {
        let numbers = try sliceNumbers(slice)
        guard !special(of: iterable, .iter).isNoneOrUnset || !special(of: iterable, .getitem).isUnset else {
            throw typeError(numbers.step == 1 ? "can only assign an iterable" : "must assign iterable to extended slice")
        }
        // The items are materialised before the list is looked at: iterating may change it.
        let source = try makeList(from: iterable)
        let bounds = numbers.bounds(list.count)
        if bounds.step == 1 {
            try checkAllocation(list.count + source.count, stride: 8)
            try chargeMove(list.count - bounds.start)
            list.replace(bounds.start..<max(bounds.start, bounds.start + bounds.count), with: source.buffer)
            return
        }
        guard source.count == bounds.count else {
            throw valueError("attempt to assign sequence of size \(source.count) to extended slice of size \(bounds.count)")
        }
        var position = bounds.start
        // The old items go over to the temporary list and end with it.
        for index in 0..<bounds.count {
            swap(&list.pointee.items[position], &source.pointee.items[index])
            position &+= bounds.step
        }
    }

    /// `del list[slice]`.
    func deleteSlice(_ list: ListPointer, _ slice: Value) throws(ScriptException) {
        let bounds = try sliceNumbers(slice).bounds(list.count)
        guard bounds.count > 0 else { return }
        try chargeMove(list.count)
        let (first, step) = bounds.ascending
        if step == 1 {
            list.replace(first..<(first + bounds.count), with: UnsafeBufferPointer(start: nil, count: 0))
            return
        }
        let removed = makeList(capacity: bounds.count)
        var write = first, next = first, left = bounds.count
        for read in first..<list.count {
            let item = list[read]
            if read == next && left > 0 {
                removed.appendOwned(item)
                left -= 1
                next &+= step
            } else {
                list.pointee.items[write] = item
                write += 1
            }
        }
        list.pointee.count = write
        list.shrinkIfSparse()
    }
}

extension UnsafeMutablePointer where Pointee == IteratorObject {
    /// The iterator has come to its end and lets go of what it looked at.
    public func finish() {
        pointee.index = -1
        store(.unset, in: &pointee.source)
    }
}
