// Stable merge sort over natural runs. The elements lie in a buffer of their own, so script code that a comparison runs
// cannot reach them; counts move along with the words.

/// What is sorted: a bare key, or a key with the item that it stands for.
protocol SortElement { var sortKey: Value { get } }

extension Value: SortElement { @inline(__always) var sortKey: Value { self } }

struct KeyedElement: SortElement {
    let key: Value
    let item: Value
    @inline(__always) var sortKey: Value { key }
}

protocol SortOrder { func isLess(_ left: Value, _ right: Value) throws(ScriptException) -> Bool }

struct SmallIntOrder: SortOrder {
    @inline(__always) func isLess(_ left: Value, _ right: Value) -> Bool { Int64(bitPattern: left.bits) < Int64(bitPattern: right.bits) }
}

struct FlonumOrder: SortOrder {
    @inline(__always) func isLess(_ left: Value, _ right: Value) -> Bool { left.flonum < right.flonum }
}

/// Strings of one byte a code point.
struct NarrowStringOrder: SortOrder {
    @inline(__always) func isLess(_ left: Value, _ right: Value) -> Bool {
        let first = left.string, second = right.string
        let order = memcmp(first.raw, second.raw, min(first.count, second.count))
        return order != 0 ? order < 0 : first.count < second.count
    }
}

/// Tuples of one length whose items of one place are all small integers, all doubles without an object, or all strings of one byte a code point: no
/// comparison runs a script.
struct PlainTupleOrder: SortOrder {
    @inline(__always) func isLess(_ left: Value, _ right: Value) -> Bool {
        let first = left.tuple.items, second = right.tuple.items
        let count = left.tuple.count
        var index = 0
        while index < count {
            let a = first[index], b = second[index]
            index &+= 1
            if a == b { continue }
            if a.isInt { return SmallIntOrder().isLess(a, b) }
            if a.isFlonum {
                if a.flonum == b.flonum { continue }
                return a.flonum < b.flonum
            }
            if NarrowStringOrder().isLess(a, b) { return true }
            if NarrowStringOrder().isLess(b, a) { return false }
        }
        return false
    }

    /// Whether `elements`, of which there is at least one, are of that kind.
    static func fits<Element: SortElement>(_ elements: UnsafeMutableBufferPointer<Element>, _ tupleType: TypePointer) -> Bool {
        func isPlainTuple(_ value: Value) -> Bool { value.isObject && value.header.pointee.type == tupleType }
        guard isPlainTuple(elements[0].sortKey) else { return false }
        let model = elements[0].sortKey.tuple
        for element in elements {
            guard isPlainTuple(element.sortKey), element.sortKey.tuple.count == model.count else { return false }
            let items = element.sortKey.tuple.items
            for index in 0..<model.count {
                let item = items[index], like = model.items[index]
                guard item.isInt ? like.isInt : item.isFlonum ? like.isFlonum : isNarrowString(item) && isNarrowString(like) else { return false }
            }
        }
        return true
    }
}

@inline(__always) private func isNarrowString(_ value: Value) -> Bool { value.isExactString && value.string.widthShift == 0 }

struct GeneralOrder: SortOrder {
    let vm: VM
    @inline(__always) func isLess(_ left: Value, _ right: Value) throws(ScriptException) -> Bool { try vm.isLess(left, right) }
}

struct MergeSort<Element: SortElement, Order: SortOrder> {
    private let elements: UnsafeMutablePointer<Element>
    private let scratch: UnsafeMutablePointer<Element>
    private let order: Order
    private let count: Int
    /// Shorter natural runs are made this long by binary insertion.
    private let minimumRun: Int

    /// Sorts in place; when a comparison throws, the elements are all there in some order.
    static func sort(_ elements: UnsafeMutableBufferPointer<Element>, by order: Order) throws(ScriptException) {
        guard let base = elements.baseAddress, elements.count > 1 else { return }
        let scratch = UnsafeMutablePointer<Element>.allocate(capacity: elements.count / 2 + 1)
        defer { scratch.deallocate() }
        var run = elements.count, odd = 0
        while run >= 64 {
            odd |= run & 1
            run >>= 1
        }
        try MergeSort(elements: base, scratch: scratch, order: order, count: elements.count, minimumRun: run + odd).run()
    }

    private func run() throws(ScriptException) {
        var runs: [(start: Int, length: Int)] = []
        var start = 0
        while start < count {
            let length = try extendRun(start)
            runs.append((start, length))
            start += length
            // Lengths on the stack shrink fast enough that merges stay balanced.
            while runs.count > 1 {
                let top = runs.count - 1
                if top > 1 && runs[top - 2].length <= runs[top - 1].length + runs[top].length {
                    try merge(&runs, runs[top - 2].length < runs[top].length ? top - 2 : top - 1)
                } else if runs[top - 1].length <= runs[top].length {
                    try merge(&runs, top - 1)
                } else {
                    break
                }
            }
        }
        while runs.count > 1 {
            let top = runs.count - 1
            try merge(&runs, top > 1 && runs[top - 2].length < runs[top].length ? top - 2 : top - 1)
        }
    }

    /// Finds the run at `start`, turns a descending one round, and lengthens a short one. Returns its length.
    private func extendRun(_ start: Int) throws(ScriptException) -> Int {
        var end = start + 1
        if end == count { return 1 }
        if try order.isLess(elements[end].sortKey, elements[start].sortKey) {
            end += 1
            while end < count, try order.isLess(elements[end].sortKey, elements[end - 1].sortKey) { end += 1 }
            reverseItems(UnsafeMutableBufferPointer(start: elements + start, count: end - start))
        } else {
            end += 1
            while end < count, try !order.isLess(elements[end].sortKey, elements[end - 1].sortKey) { end += 1 }
        }
        let wanted = min(count, start + minimumRun)
        while end < wanted {
            let element = elements[end]
            var low = start, high = end
            while low < high {
                let middle = (low &+ high) >> 1
                if try order.isLess(element.sortKey, elements[middle].sortKey) { high = middle } else { low = middle + 1 }
            }
            var position = end
            while position > low {
                elements[position] = elements[position - 1]
                position -= 1
            }
            elements[low] = element
            end += 1
        }
        return end - start
    }

    private func merge(_ runs: inout [(start: Int, length: Int)], _ index: Int) throws(ScriptException) {
        let left = runs[index], right = runs[index + 1]
        runs[index].length += right.length
        runs.remove(at: index + 1)
        // What already stands right at either end needs no merging.
        let first = try upperBound(elements[right.start].sortKey, left.start, left.start + left.length)
        let leftLength = left.start + left.length - first
        if leftLength == 0 { return }
        let rightLength = try lowerBound(elements[right.start - 1].sortKey, right.start, right.start + right.length) - right.start
        if rightLength == 0 { return }
        if leftLength <= rightLength {
            try mergeForward(first, leftLength, right.start, rightLength)
        } else {
            try mergeBackward(first, leftLength, right.start, rightLength)
        }
    }

    /// First position in `low..<high` whose key is greater than `key`.
    private func upperBound(_ key: Value, _ low: Int, _ high: Int) throws(ScriptException) -> Int {
        var low = low, high = high
        while low < high {
            let middle = (low &+ high) >> 1
            if try order.isLess(key, elements[middle].sortKey) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// First position in `low..<high` whose key is not less than `key`.
    private func lowerBound(_ key: Value, _ low: Int, _ high: Int) throws(ScriptException) -> Int {
        var low = low, high = high
        while low < high {
            let middle = (low &+ high) >> 1
            if try order.isLess(elements[middle].sortKey, key) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func mergeForward(_ left: Int, _ leftLength: Int, _ right: Int, _ rightLength: Int) throws(ScriptException) {
        scratch.update(from: elements + left, count: leftLength)
        var from = 0, next = right, write = left
        let end = right + rightLength
        // Also when a comparison throws, the scratch's rest goes back into the gap.
        defer { (elements + write).update(from: scratch + from, count: leftLength - from) }
        while from < leftLength && next < end {
            if try order.isLess(elements[next].sortKey, scratch[from].sortKey) {
                elements[write] = elements[next]
                next &+= 1
            } else {
                elements[write] = scratch[from]
                from &+= 1
            }
            write &+= 1
        }
    }

    private func mergeBackward(_ left: Int, _ leftLength: Int, _ right: Int, _ rightLength: Int) throws(ScriptException) {
        scratch.update(from: elements + right, count: rightLength)
        var remaining = rightLength, next = left + leftLength - 1, write = right + rightLength - 1
        defer { (elements + (write - remaining + 1)).update(from: scratch, count: remaining) }
        while remaining > 0 && next >= left {
            if try order.isLess(scratch[remaining - 1].sortKey, elements[next].sortKey) {
                elements[write] = elements[next]
                next &-= 1
            } else {
                elements[write] = scratch[remaining - 1]
                remaining &-= 1
            }
            write &-= 1
        }
    }
}

func reverseItems<Element>(_ items: UnsafeMutableBufferPointer<Element>) {
    var low = 0, high = items.count - 1
    while low < high {
        items.swapAt(low, high)
        low += 1
        high -= 1
    }
}

extension VM {
    /// `left < right` as a truth value. Both stay alive meanwhile.
    public func isLess(_ left: Value, _ right: Value) throws(ScriptException) -> Bool {
        if left.isInt && right.isInt { return left.smallInt < right.smallInt }
        if left.isFlonum && right.isFlonum { return left.flonum < right.flonum }
        if left.isExactString && right.isExactString { return compareStrings(left.string, right.string) < 0 }
        left.retain()
        right.retain()
        let mark = self.mark
        defer {
            drain(to: mark)
            left.release()
            right.release()
        }
        if left.isObject(of: .tuple), right.isObject(of: .tuple), left.header.pointee.type == types.pointee.tuple,
            right.header.pointee.type == types.pointee.tuple {
            try checkNativeStack()
            guard let index = try firstDifference(left.tuple, right.tuple) else { return left.tuple.count < right.tuple.count }
            return try isLess(left.tuple.items[index], right.tuple.items[index])
        }
        return try isTrue(try compare(left, right, .lt))
    }

    /// `list.sort(key=key, reverse=reverse)`: stable, keys computed once each. The list is empty while it is sorted; ValueError when script
    /// code changed it meanwhile.
    public func sort(_ list: ListPointer, key: Value, reverse: Bool) throws(ScriptException) {
        keep(Value(list))
        let items = list.pointee.items, count = list.pointee.count, capacity = list.pointee.capacity
        list.initializeItems(capacity: 0)
        // A list that is sorted has no buffer and this mark; any change gives it a buffer or takes the mark away.
        let detached = UnsafeMutablePointer<Value>(bitPattern: 32).unsafelyUnwrapped
        list.pointee.items = detached
        var failed = false
        do throws(ScriptException) {
            try sortDetached(UnsafeMutableBufferPointer(start: items, count: count), key: key, reverse: reverse)
        } catch {
            failed = true
        }
        let changed = list.pointee.capacity != 0
        let newItems = list.pointee.items, newCount = list.pointee.count, newCapacity = list.pointee.capacity
        list.pointee.items = items
        list.pointee.count = count
        list.pointee.capacity = capacity
        if newCapacity != 0 {
            for index in 0..<newCount { newItems[index].release() }
            Heap.systemFree(newItems)
        }
        if failed { throw ScriptException() }
        if changed { throw valueError("list modified during sort") }
    }

    private func sortDetached(_ items: UnsafeMutableBufferPointer<Value>, key: Value, reverse: Bool) throws(ScriptException) {
        if key.isNoneOrUnset {
            if reverse { reverseItems(items) }
            defer { if reverse { reverseItems(items) } }
            return try sort(items)
        }
        var elements = ContiguousArray<KeyedElement>()
        elements.reserveCapacity(items.count)
        defer { for element in elements { element.key.release() } }
        for item in items {
            let mark = self.mark
            let result = try call(key, item)
            own(result, drainingTo: mark)
            elements.append(KeyedElement(key: result, item: item))
        }
        if reverse { elements.reverse() }
        let sorted: Result<Void, ScriptException> = elements.withUnsafeMutableBufferPointer { buffer in
            do throws(ScriptException) {
                try sort(buffer)
                return .success(())
            } catch { return .failure(error) }
        }
        if reverse { elements.reverse() }
        for (index, element) in elements.enumerated() { items[index] = element.item }
        try sorted.get()
    }

    /// Chooses the comparison that fits all keys.
    private func sort<Element: SortElement>(_ elements: UnsafeMutableBufferPointer<Element>) throws(ScriptException) {
        var ints = true, floats = true, strings = true
        for element in elements {
            let key = element.sortKey
            ints = ints && key.isInt
            floats = floats && key.isFlonum
            strings = strings && isNarrowString(key)
            if !ints && !floats && !strings { break }
        }
        if ints {
            try MergeSort.sort(elements, by: SmallIntOrder())
        } else if floats {
            try MergeSort.sort(elements, by: FlonumOrder())
        } else if strings {
            try MergeSort.sort(elements, by: NarrowStringOrder())
        } else if PlainTupleOrder.fits(elements, types.pointee.tuple) {
            try MergeSort.sort(elements, by: PlainTupleOrder())
        } else {
            try MergeSort.sort(elements, by: GeneralOrder(vm: self))
        }
    }
}
