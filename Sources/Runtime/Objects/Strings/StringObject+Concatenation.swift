// What the evaluator's instructions do with strings: no script code runs here.

extension VM {
    /// `left + right`, a temporary. MemoryError beyond what there is.
    @inline(__always)
    public func concatenate(_ left: StringPointer, _ right: StringPointer) throws(ScriptException) -> Value {
        temporary(try createConcatenation(left, right))
    }

    /// `left + right`; the caller owns the count.
    func createConcatenation(_ left: StringPointer, _ right: StringPointer) throws(ScriptException) -> Value {
        if right.count == 0, left.pointee.header.type == types.pointee.str { return counted(Value(left)) }
        if left.count == 0, right.pointee.header.type == types.pointee.str { return counted(Value(right)) }
        let shift = max(left.widthShift, right.widthShift)
        let count = left.count &+ right.count
        try checkTextSize(count &<< shift)
        let result = createString(count: count, widthShift: shift, ascii: left.isASCII && right.isASCII)
        left.copy(0, left.count, to: result.raw, shift: shift)
        right.copy(0, right.count, to: result.raw + left.count &<< shift, shift: shift)
        return Value(result)
    }

    /// `left += right` where nobody but the caller holds `left`: an exact `str` with a count of one, not interned, and not `right`. Grows in place when it
    /// can. The caller's count moves to the result; `left` must not be used any more. nil: no memory, nothing has changed.
    func appendInPlace(_ leftValue: Value, _ rightValue: Value) -> Value? {
        let left = leftValue.string, right = rightValue.string
        let shift = left.widthShift
        let count = left.count &+ right.count
        guard shift >= right.widthShift, left.pointee.header.flags.isDisjoint(with: [.hasWeakReferences, .hasSuffix]) else {
            guard memoryIsAvailable(count << max(shift, right.widthShift)), let result = try? createConcatenation(left, right) else { return nil }
            leftValue.release()
            return result
        }
        let needed = count &<< shift
        var string = left
        if needed > left.pointee.capacity {
            guard memoryIsAvailable(needed) else { return nil }
            string = grow(left, to: needed)
        }
        right.copy(0, right.count, to: string.raw + string.count &<< shift, shift: shift)
        string.pointee.count = count
        string.pointee.hash = 0
        if !right.isASCII { string.pointee.header.flags.remove(.ascii) }
        return Value(string)
    }

    /// The string with room for `needed` bytes and half as many again, so that repeated appending costs amortised constant time.
    @inline(never)
    private func grow(_ string: StringPointer, to needed: Int) -> StringPointer {
        let headerSize = MemoryLayout<StringObject>.size
        let oldSize = headerSize + string.pointee.capacity
        var newSize = headerSize + needed + (needed < 1 << 26 ? needed / 2 : needed / 8)
        newSize = (newSize + 15) & ~15
        let result = runtime.pointee.heap.growLeaf(string, from: oldSize, to: newSize, used: headerSize + string.byteCount).assumingMemoryBound(to: StringObject.self)
        result.pointee.capacity = newSize - headerSize
        return result
    }

    /// The strings `base[0..<count]` one after the other (f-strings), a temporary.
    @inline(__always)
    public func joinStrings(_ base: UnsafeMutablePointer<Value>, _ count: Int) throws(ScriptException) -> Value {
        temporary(try createJoinedStrings(base, count))
    }

    /// The strings `base[0..<count]` one after the other; the caller owns the count.
    func createJoinedStrings(_ base: UnsafeMutablePointer<Value>, _ count: Int) throws(ScriptException) -> Value {
        try createJoin(separator: nil, UnsafeBufferPointer(start: base, count: count))
    }

    /// The strings `items` with `separator` between; the caller owns the count and has checked that all are strings.
    func createJoin(separator: StringPointer?, _ items: UnsafeBufferPointer<Value>) throws(ScriptException) -> Value {
        if items.count == 1, items[0].header.pointee.type == types.pointee.str { return counted(items[0]) }
        var total = 0, shift = 0, ascii = true
        for item in items {
            let string = item.string
            total &+= string.count
            shift = max(shift, string.widthShift)
            ascii = ascii && string.isASCII
        }
        if let separator, items.count > 1 {
            let (product, overflow) = separator.count.multipliedReportingOverflow(by: items.count - 1)
            let (sum, second) = total.addingReportingOverflow(product)
            if overflow || second || sum > 1 << 40 { throw raise(.memoryError) }
            total = sum
            shift = max(shift, separator.widthShift)
            ascii = ascii && separator.isASCII
        }
        if total == 0 { return counted(runtime.pointee.emptyString) }
        try checkTextSize(total &<< shift)
        let result = createString(count: total, widthShift: shift, ascii: ascii)
        var target = result.raw
        let separatorCount = separator?.count ?? 0
        for (index, item) in items.enumerated() {
            if index > 0, separatorCount > 0, let separator {
                separator.copy(0, separatorCount, to: target, shift: shift)
                target += separatorCount &<< shift
            }
            let string = item.string
            string.copy(0, string.count, to: target, shift: shift)
            target += string.count &<< shift
        }
        return Value(result)
    }

    /// Negative, 0 or positive: order by code points.
    @inline(__always)
    func compareStrings(_ left: StringPointer, _ right: StringPointer) -> Int {
        // The first characters mostly decide.
        if left.widthShift == 0, right.widthShift == 0, left.count > 0, right.count > 0, left.bytes[0] != right.bytes[0] {
            return Int(left.bytes[0]) &- Int(right.bytes[0])
        }
        return compareFurther(left, right)
    }

    @inline(never)
    private func compareFurther(_ left: StringPointer, _ right: StringPointer) -> Int {
        let common = min(left.count, right.count)
        if left.widthShift == 0 && right.widthShift == 0 {
            let order = memcmp(left.raw, right.raw, common)
            if order != 0 { return order < 0 ? -1 : 1 }
        } else {
            for index in 0..<common {
                let a = left[codePoint: index], b = right[codePoint: index]
                if a != b { return a < b ? -1 : 1 }
            }
        }
        return left.count == right.count ? 0 : left.count < right.count ? -1 : 1
    }

    /// `string * count`; the caller owns the count.
    func createRepetition(_ string: StringPointer, _ count: Int) throws(ScriptException) -> Value {
        if count <= 0 || string.count == 0 { return counted(runtime.pointee.emptyString) }
        if count == 1, string.pointee.header.type == types.pointee.str { return counted(Value(string)) }
        let size = string.byteCount
        let total = try checkedTextSize(size, times: count)
        let result = createString(count: string.count * count, widthShift: string.widthShift, ascii: string.isASCII)
        fillRepeating(result.raw, total, pattern: string.raw, size)
        return Value(result)
    }

    /// Takes a count of a borrowed value.
    @inline(__always)
    func counted(_ value: Value) -> Value {
        value.retain()
        return value
    }
}

/// Fills `total` bytes with copies of a pattern of `size` bytes, of which `total` is a multiple. Each round doubles what is there.
func fillRepeating(_ target: UnsafeMutableRawPointer, _ total: Int, pattern: UnsafeRawPointer, _ size: Int) {
    if size == 1 {
        memset(target, Int32(pattern.load(as: UInt8.self)), total)
        return
    }
    memcpy(target, pattern, size)
    var filled = size
    while filled < total {
        let next = min(filled, total - filled)
        memcpy(target + filled, target, next)
        filled += next
    }
}
