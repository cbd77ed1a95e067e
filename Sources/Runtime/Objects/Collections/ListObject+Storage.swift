extension UnsafeMutablePointer where Pointee == ListObject {
    /// Makes room for `count` items in all; the caller has checked the size.
    public func reserve(_ count: Int) { if count > pointee.capacity { grow(to: count) } }

    /// Inserts and retains; `index` is in 0...count.
    public func insert(_ value: Value, at index: Int) {
        value.retain()
        if pointee.count == pointee.capacity { grow(to: pointee.count + 1) }
        let place = pointee.items + index
        memmove(place + 1, place, (pointee.count - index) * 8)
        place.pointee = value
        pointee.count += 1
    }

    /// Takes an item out; its count goes to the caller.
    public func take(at index: Int) -> Value {
        let place = pointee.items + index
        let value = place.pointee
        pointee.count -= 1
        memmove(place, place + 1, (pointee.count - index) * 8)
        shrinkIfSparse()
        return value
    }

    /// Takes the last item out of a list that is not empty; its count goes to the caller.
    @inline(__always)
    public func takeLast() -> Value {
        let count = pointee.count &- 1
        pointee.count = count
        let value = pointee.items[count]
        if _slowPath(count < pointee.capacity / 2 && pointee.capacity > 32) { shrinkIfSparse() }
        return value
    }

    func shrinkIfSparse() {
        guard pointee.capacity > 32, pointee.count < pointee.capacity / 2 else { return }
        let capacity = Swift.max(pointee.count + pointee.count / 8 + 6, 8) & ~3
        pointee.items = Heap.reallocate(pointee.items, capacity * 8).assumingMemoryBound(to: Value.self)
        pointee.capacity = capacity
    }

    /// Replaces the items of `range` by `items`, which do not lie in this list. What was there ends when the list is in order again.
    public func replace(_ range: Range<Int>, with items: UnsafeBufferPointer<Value>) {
        let removed = ContiguousArray(UnsafeBufferPointer(start: pointee.items + range.lowerBound, count: range.count))
        let newCount = pointee.count - range.count + items.count
        reserve(newCount)
        let place = pointee.items + range.lowerBound
        memmove(place + items.count, pointee.items + range.upperBound, (pointee.count - range.upperBound) * 8)
        for (index, item) in items.enumerated() {
            item.retain()
            place[index] = item
        }
        pointee.count = newCount
        shrinkIfSparse()
        for item in removed { item.release() }
    }

    /// Ends all items; the list is empty before the first one dies.
    public func removeAll() {
        let items = pointee.items, count = pointee.count, capacity = pointee.capacity
        initializeItems(capacity: 0)
        releaseBackwards(items, count)
        if capacity != 0 { Heap.systemFree(items) }
    }

    public var buffer: UnsafeBufferPointer<Value> { UnsafeBufferPointer(start: pointee.items, count: pointee.count) }
}

extension VM {
    /// An empty list of a class that is `list` or inherits from it; the caller owns the count.
    func createList(type: TypePointer) -> ListPointer {
        let list = allocate(ListObject.self, kind: .list, type: type, tail: suffixSize(of: type))
        list.initializeItems(capacity: 0)
        clearSuffix(Value(list))
        return list
    }

    /// `list += iterable`.
    public func listExtend(_ list: ListPointer, _ iterable: Value) throws(ScriptException) { try extend(list, from: iterable) }

    /// `count` copies of the items of a sequence, for `*`, appended to a list that the items do not lie in.
    public func repeatItems(_ items: UnsafeBufferPointer<Value>, _ times: Int, into list: ListPointer) throws(ScriptException) {
        guard times > 0, items.count > 0 else { return }
        let (total, overflow) = items.count.multipliedReportingOverflow(by: times)
        guard !overflow else { throw raise(.memoryError) }
        try checkAllocation(list.count + total, stride: 8)
        list.reserve(list.count + total)
        // Counts of owners are 32 bits wide.
        for item in items where item.isObject {
            guard Int(item.header.pointee.count) + total < Int(Int32.max) else { throw raise(.memoryError) }
        }
        let mutable = list.pointee.items
        var count = list.count
        for _ in 0..<times {
            for item in items {
                item.retain()
                mutable[count] = item
                count += 1
            }
        }
        list.pointee.count = count
    }
}
