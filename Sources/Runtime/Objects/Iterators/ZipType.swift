/// `zip`: `source` is a tuple of iterators, `limit` 1 in strict mode, `third` the last pair.
enum ZipType {
    static let declaration = IteratorTypes.declaration(
        "zip", """
            Tuples of one item from each iterable until the shortest has ended, which is a ValueError when strict.

                >>> list(zip('ab', [1, 2]))
                [('a', 1), ('b', 2)]
            """,
        flags: [.subclassable],
        staticMethods: [
            Builtin("__new__", "(cls, /, *iterables, strict=False)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                let type = try vm.subclassArgument(a[0], of: vm.types.pointee.zip)
                let strict = try vm.isTrue(a[2])
                let iterators = try vm.makeIterators(a[1].tuple, from: 0)
                return vm.makeIterator(of: type, source: iterators, limit: strict ? 1 : 0, step: iterators.tuple.count == 2 && !strict ? stepZipPair : stepZip)
            },
        ],
        more: [
            Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
                guard a[0].isObject(of: .iterator) else { throw vm.wrongReceiver("__reduce__", of: "zip", a[0]) }
                let type = Value(a[0].header.pointee.type), iterators = a[0].iterator.pointee.source
                return a[0].iterator.pointee.limit != 0 ? vm.makeTuple(type, iterators, .true) : vm.makeTuple(type, iterators)
            },
            Builtin("__setstate__", "(self, object, /)", "Turns the strict mode on or off.") { (vm, a) throws(ScriptException) in
                guard a[0].isObject(of: .iterator) else { throw vm.wrongReceiver("__setstate__", of: "zip", a[0]) }
                let isStrict = try vm.isTrue(a[1])
                let iterator = a[0].iterator
                iterator.pointee.limit = isStrict ? 1 : 0
                if isStrict { iterator.pointee.step = stepZip }
                return .none
            },
        ])
}

private func stepZipPair(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    guard iterator.pointee.source.isObject else { return .unset }
    let iterators = iterator.pointee.source.tuple.items
    let first = try vm.next(iterators[0])
    if first.isUnset { return .unset }
    vm.keep(first)
    let second = try vm.next(iterators[1])
    if second.isUnset { return .unset }
    // The pair of the step before serves again where nobody else has kept it.
    let last = iterator.pointee.third
    if last.isObject, last.header.pointee.count == 1 {
        vm.keep(last)
        first.retain()
        second.retain()
        store(first, in: last.tuple.items)
        store(second, in: last.tuple.items + 1)
        return last
    }
    let pair = vm.makePair(first, second)
    pair.retain()
    store(pair, in: &iterator.pointee.third)
    return pair
}

private func stepZip(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    guard iterator.pointee.source.isObject else { return .unset }
    let iterators = iterator.pointee.source.tuple
    guard iterators.count > 0 else { return .unset }
    let result = vm.createTuple(count: iterators.count)
    vm.temporary(Value(result))
    for index in 0..<iterators.count {
        let item = try vm.next(iterators.items[index])
        if item.isUnset {
            if iterator.pointee.limit != 0 { try checkLengths(vm, iterators, index) }
            return .unset
        }
        item.retain()
        result.items[index] = item
    }
    return Value(result)
}

/// Strict mode: the iterator at `short` ended; all others must end as well.
private func checkLengths(_ vm: VM, _ iterators: TuplePointer, _ short: Int) throws(ScriptException) {
    func others(_ count: Int) -> String { count == 1 ? "argument 1" : "arguments 1-\(count)" }
    if short > 0 { throw vm.valueError("zip() argument \(short + 1) is shorter than \(others(short))") }
    for index in 1..<max(iterators.count, 1) {
        if try !vm.next(iterators.items[index]).isUnset { throw vm.valueError("zip() argument \(index + 1) is longer than \(others(index))") }
    }
}

extension VM {
    /// A tuple of iterators over the items of `iterables` from position `first` on.
    public func makeIterators(_ iterables: TuplePointer, from first: Int) throws(ScriptException) -> Value {
        let result = createTuple(count: max(iterables.count - first, 0))
        temporary(Value(result))
        for index in 0..<result.count {
            let iterator = try iterate(iterables.items[first + index])
            iterator.retain()
            result.items[index] = iterator
        }
        return Value(result)
    }

    /// An iterator of a type that scripts may inherit from.
    public func makeIterator(of type: TypePointer, source: Value, second: Value = .unset, third: Value = .unset, index: Int = 0, limit: Int = 0,
                             step: IteratorStep) -> Value {
        guard type.pointee.flags.contains(.heapType) else {
            return makeIterator(type, source: source, second: second, third: third, index: index, limit: limit, step: step)
        }
        let iterator = allocate(IteratorObject.self, kind: .iterator, type: type, tail: suffixSize(of: type))
        source.retain()
        second.retain()
        third.retain()
        iterator.pointee.step = step
        iterator.pointee.index = index
        iterator.pointee.limit = limit
        iterator.pointee.source = source
        iterator.pointee.second = second
        iterator.pointee.third = third
        clearSuffix(Value(iterator))
        return temporary(Value(iterator))
    }
}
