import TaipanIntegers

// What `copy` and `pickle` rebuild the iterators of built-in types from.

extension IteratorTypes {
    /// A call of `iter` or `reversed` and the position as state; for iterators over tables a list of what is left.
    static let reduce = Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
        guard a[0].isObject(of: .iterator) else { throw vm.typeError("an iterator is required") }
        let type = a[0].header.pointee.type, types = vm.types
        // Looked up before the position is: a lookup may run script code that uses the iterator.
        let maker = try vm.builtinFunction(type == types.pointee.listReverseIterator ? "reversed" : "iter")
        let iterator = a[0].iterator, source = vm.keep(iterator.pointee.source)
        if type == types.pointee.rangeIterator || type == types.pointee.longRangeIterator {
            let (start, step, left) = rangeState(vm, iterator)
            return vm.makeTuple(maker, vm.makeTuple(try vm.makeRange(vm.makeInt(start), vm.makeInt(start + left * step), vm.makeInt(step))), .none)
        }
        guard source.isObject else { return vm.makeTuple(try vm.builtinFunction("iter"), vm.makeTuple(emptySource(vm, type))) }
        if type == types.pointee.callableIterator { return vm.makeTuple(maker, vm.makeTuple(source, iterator.pointee.second)) }
        if type == types.pointee.sequenceIterator, iterator.pointee.index < 0 { return vm.makeTuple(maker, vm.makeTuple(vm.runtime.pointee.emptyTuple)) }
        if source.kind == .dict || source.kind == .set { return vm.makeTuple(maker, vm.makeTuple(Value(try remainingEntries(vm, iterator)))) }
        return vm.makeTuple(maker, vm.makeTuple(source), Value(smallInt: iterator.pointee.index))
    }

    static let setState = Builtin("__setstate__", "(self, object, /)", "Goes to the position that was saved.") { (vm, a) throws(ScriptException) in
        guard a[0].isObject(of: .iterator) else { throw vm.typeError("an iterator is required") }
        let iterator = a[0].iterator, type = a[0].header.pointee.type
        if type == vm.types.pointee.rangeIterator || type == vm.types.pointee.longRangeIterator {
            let (start, step, left) = rangeState(vm, iterator)
            let skipped = min(max(vm.bigValue(try vm.indexValue(a[1])) ?? 0, 0), left)
            if type == vm.types.pointee.rangeIterator {
                // The place behind the last one may lie beyond a machine word, but then nothing is left.
                iterator.pointee.index = Int(truncatingIfNeeded: start + skipped * step)
                iterator.pointee.limit = Int(truncatingIfNeeded: left - skipped)
            } else {
                assign(vm.makeInt(start + skipped * step), to: &iterator.pointee.source)
                assign(vm.makeInt(left - skipped), to: &iterator.pointee.third)
            }
            return .none
        }
        let position = try vm.index(a[1])
        // An iterator over `__getitem__` that has ended keeps its sequence.
        guard iterator.pointee.source.isObject, iterator.pointee.index >= 0 || type != vm.types.pointee.sequenceIterator else { return .none }
        let count: Int
        switch iterator.pointee.source.kind {
        case .list: count = iterator.pointee.source.list.count
        case .tuple: count = iterator.pointee.source.tuple.count
        case .string: count = iterator.pointee.source.string.count
        case .bytes: count = iterator.pointee.source.bytes.pointee.count
        case .bytearray: count = iterator.pointee.source.byteArray.pointee.count
        default: count = Int.max
        }
        // Before the first item an iterator over a list has ended, whichever way it goes; others begin there.
        let first = iterator.pointee.source.kind == .list ? -1 : 0
        iterator.pointee.index = min(max(position, first), type == vm.types.pointee.listReverseIterator ? count - 1 : count)
        return .none
    }

    private static func emptySource(_ vm: VM, _ type: TypePointer) -> Value {
        let types = vm.types
        if type == types.pointee.stringIterator || type == types.pointee.bytesIterator || type == types.pointee.bytearrayIterator { return vm.runtime.pointee.emptyString }
        if type == types.pointee.tupleIterator || type == types.pointee.callableIterator { return vm.runtime.pointee.emptyTuple }
        return Value(vm.makeList())
    }

    /// The next integer, the distance and how many are left.
    private static func rangeState(_ vm: VM, _ iterator: IteratorPointer) -> (BigInteger, BigInteger, BigInteger) {
        if Value(iterator).header.pointee.type == vm.types.pointee.rangeIterator {
            return (BigInteger(iterator.pointee.index), vm.bigValue(iterator.pointee.third) ?? 1, BigInteger(max(iterator.pointee.limit, 0)))
        }
        return (vm.bigValue(iterator.pointee.source) ?? 0, vm.bigValue(iterator.pointee.second) ?? 1, vm.bigValue(iterator.pointee.third) ?? 0)
    }

    /// What an iterator over a table has not given yet; the iterator stays where it is.
    private static func remainingEntries(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> ListPointer {
        let copy = vm.makeIterator(Value(iterator).header.pointee.type, source: iterator.pointee.source, third: iterator.pointee.third,
                                   index: iterator.pointee.index, limit: iterator.pointee.limit, step: iterator.pointee.step)
        return try vm.makeList(from: copy)
    }
}

/// Puts a borrowed value into a counted place.
@inline(__always)
public func assign(_ value: Value, to place: inout Value) {
    value.retain()
    store(value, in: &place)
}

extension VM {
    /// A function of the module `builtins`, whatever a script has put in its place; AttributeError where it has taken it away.
    func builtinFunction(_ name: StaticString) throws(ScriptException) -> Value {
        let found = lookup(runtime.pointee.builtins.dict, string: intern(name))
        guard !found.isUnset else { throw raise(.attributeError, "\(name)") }
        return keep(found)
    }
}
