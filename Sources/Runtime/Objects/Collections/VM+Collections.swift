// What the natives of all containers share: checks of the receiver, sizes, equality of items.

extension VM {
    /// The TypeError for a method that was called with a first argument of another type.
    @inline(never)
    public func wrongReceiver(_ method: StaticString, of type: StaticString, _ value: Value) -> ScriptException {
        let name = "\(method)"
        if name.hasPrefix("__") && name.hasSuffix("__") {
            return typeError("descriptor '\(name)' requires a '\(type)' object but received a '\(typeName(value))'")
        }
        return typeError("descriptor '\(name)' for '\(type)' objects doesn't apply to a '\(typeName(value))' object")
    }

    /// MemoryError unless `count` items of `stride` bytes can be had.
    public func checkAllocation(_ count: Int, stride: Int) throws(ScriptException) { _ = try checkedTextSize(count, times: stride) }

    /// Room for a copy of a dict or set.
    func checkCopy(of table: DictPointer) throws(ScriptException) { try checkAllocation(table.pointee.count, stride: 2 * MemoryLayout<TableEntry>.stride) }

    /// `left == right` for items of containers: both stay alive while script code compares them, and temporaries end.
    @inline(__always)
    public func isItemEqual(_ left: Value, _ right: Value) throws(ScriptException) -> Bool {
        if left == right { return true }
        if left.isInt && right.isInt { return false }
        return try isItemEqualSlow(left, right)
    }

    @inline(never)
    private func isItemEqualSlow(_ left: Value, _ right: Value) throws(ScriptException) -> Bool {
        if left.isExactString && right.isExactString { return sameString(left.string, right.string) }
        if left.isFlonum && right.isFlonum { return left.flonum == right.flonum }
        left.retain()
        right.retain()
        let mark = self.mark
        defer {
            drain(to: mark)
            left.release()
            right.release()
        }
        return try isEqual(left, right)
    }

    /// The result of comparing two sequences of items that `item` reads: the first pair that differs decides, else the counts.
    /// Counts are read anew in each round, since comparing may run script code.
    public func compareSequences(_ comparison: Comparison, leftCount: () -> Int, rightCount: () -> Int, _ left: (Int) -> Value,
                          _ right: (Int) -> Value) throws(ScriptException) -> Value {
        if leftCount() != rightCount() && (comparison == .eq || comparison == .ne) { return Value(comparison == .ne) }
        // Structures that share parts can be compared for ever without any loop or call of a script.
        try charge(min(leftCount(), rightCount()) >> 4 + 1)
        var index = 0
        while index < leftCount() && index < rightCount() {
            let first = left(index), second = right(index)
            if try !isItemEqual(first, second) {
                guard index < leftCount(), index < rightCount() else { break }
                if comparison == .eq { return .false }
                if comparison == .ne { return .true }
                return try compare(keep(left(index)), keep(right(index)), comparison)
            }
            index += 1
        }
        return compareCounts(comparison, leftCount(), rightCount())
    }

    func compareLists(_ comparison: Comparison, _ left: ListPointer, _ right: ListPointer) throws(ScriptException) -> Value {
        try compareSequences(comparison, leftCount: { left.count }, rightCount: { right.count }, { left[$0] }, { right[$0] })
    }

    func compareTuples(_ comparison: Comparison, _ left: TuplePointer, _ right: TuplePointer) throws(ScriptException) -> Value {
        if comparison == .eq || comparison == .ne {
            let isEqual = left.count == right.count ? try firstDifference(left, right) == nil : false
            return Value(isEqual == (comparison == .eq))
        }
        if let index = try firstDifference(left, right) { return try compare(left.items[index], right.items[index], comparison) }
        return compareCounts(comparison, left.count, right.count)
    }

    /// The index of the first pair of items that are not equal; nil when one tuple begins as the other.
    func firstDifference(_ left: TuplePointer, _ right: TuplePointer) throws(ScriptException) -> Int? {
        let count = min(left.count, right.count)
        // Structures that share parts can be compared for ever without any loop or call of a script.
        try charge(count >> 4 + 1)
        var index = 0
        while index < count {
            if try !isItemEqual(left.items[index], right.items[index]) { return index }
            index &+= 1
        }
        return nil
    }

    private func compareCounts(_ comparison: Comparison, _ left: Int, _ right: Int) -> Value {
        switch comparison {
        case .lt: return Value(left < right)
        case .le: return Value(left <= right)
        case .eq: return Value(left == right)
        case .ne: return Value(left != right)
        case .gt: return Value(left > right)
        case .ge: return Value(left >= right)
        }
    }

    /// A tuple of two, a temporary.
    @inline(__always)
    public func makePair(_ first: Value, _ second: Value) -> Value {
        let pair = allocate(TupleObject.self, kind: .tuple, type: types.pointee.tuple, tail: 16)
        pair.pointee.count = 2
        first.retain()
        second.retain()
        pair.items[0] = first
        pair.items[1] = second
        return temporary(Value(pair))
    }

    /// A temporary tuple whose items are unset until the caller puts counted values there.
    public func makeTuple(count: Int) -> TuplePointer {
        let tuple = createTuple(count: count)
        temporary(Value(tuple))
        return tuple
    }

    /// Whether `value` is an exact built-in type's instance or inherits `__iter__` from it, so that its items may be read directly.
    @inline(__always)
    func iteratesNatively(_ value: Value, as type: TypePointer) -> Bool {
        value.header.pointee.type == type || special(of: value, .iter) == special(type, .iter)
    }
}

/// Declarations that several containers use as they are.
public enum ContainerMethods {
    public static let classGetItem = Builtin("__class_getitem__", "(cls, object, /)", "Gives the generic alias of the class for the types in brackets.") { (vm, a) throws(ScriptException) in
        vm.makeGenericAlias(a[0], a[1])
    }
}
