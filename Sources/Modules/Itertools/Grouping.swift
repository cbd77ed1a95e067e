import TaipanRuntime

/// `groupby`, `batched`, `tee`.
enum GroupingIterators {
    static let types = [groupby, grouper, batched, teeType]

    // MARK: groupby

    /// `source`: the iterator; `second`: the key function or None; `third`: list of target key, current key, current item; `index`: number of the
    /// present group, by which older groups know that they are over.
    private static let groupby = ItertoolsModule.type(
        "itertools.groupby", """
            Gathers neighbours with equal keys: pairs of a key and an iterator over its items.

            The key of an item is key(item), the item itself without a key. Sort first to get each key once.
            """,
        new: Builtin("__new__", "(cls, iterable, key=None)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            let type = try vm.iteratorClass(a)
            let state = vm.makeList([.unset, .unset, .unset])
            return vm.makeIterator(of: type, source: try vm.iterate(a[1]), second: a[2], third: state, step: stepGroupBy)
        })

    /// A group: `source` is the groupby object, `second` the group's key, `index` the group's number.
    private static let grouper = TypeDeclaration("itertools._grouper", "", kind: .iterator, methods: IteratorTypes.methods)

    /// Reads the next item and its key into the state; false at the end.
    fileprivate static func advance(_ vm: VM, _ groups: IteratorPointer) throws(ScriptException) -> Bool {
        let item = vm.keep(try vm.next(groups.pointee.source))
        if item.isUnset { return false }
        let key = groups.pointee.second.isNone ? item : try vm.call(groups.pointee.second, item)
        let state = groups.pointee.third.list.pointee.items
        assign(key, to: &state[1])
        assign(item, to: &state[2])
        return true
    }

    // MARK: batched

    private static let batched = ItertoolsModule.type(
        "itertools.batched", """
            Cuts the input into tuples of n items; the last may have fewer, which is a ValueError when strict.

                >>> list(batched('taipan', 4))
                [('t', 'a', 'i', 'p'), ('a', 'n')]
            """,
        new: Builtin("__new__", "(cls, iterable, n, *, strict=False)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            let type = try vm.iteratorClass(a)
            let count = try vm.index(a[2])
            guard count >= 1 else { throw vm.valueError("n must be at least one") }
            let strict = try vm.isTrue(a[3])
            return vm.makeIterator(of: type, source: try vm.iterate(a[1]), index: strict ? 1 : 0, limit: count, step: stepBatched)
        })

    // MARK: tee

    /// `source`: the shared iterator; `second`: the present node of a chain that all copies walk: a list of an item and the node behind it, both
    /// unset until some copy gets there. While a copy waits for the item, True stands in its place.
    private static let teeType = ItertoolsModule.type(
        "itertools._tee", "One of several iterators that share a source.",
        new: Builtin("__new__", "(cls, iterable, /)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            makeTee(vm, try vm.iteratorClass(a), try vm.iterate(a[1]), vm.makeList([.unset, .unset]))
        },
        methods: [
            Builtin("__copy__", "(self, /)", "Gives the copy that copy.copy() asks for.") { (vm, a) throws(ScriptException) in
                let iterator = try vm.iteratorSelf(a)
                return makeTee(vm, a[0].header.pointee.type, iterator.pointee.source, iterator.pointee.second)
            },
        ])

    private static func makeTee(_ vm: VM, _ type: TypePointer, _ source: Value, _ node: Value) -> Value {
        vm.makeIterator(of: type, source: source, second: node, step: stepTee)
    }

    static let tee = Builtin("tee", "(iterable, n=2, /)", "Gives n iterators that each yield all that the iterable would.") { (vm, a) throws(ScriptException) in
        let count = try vm.countArgument(a[1], "n must be >= 0")
        try vm.checkAllocation(count, stride: 96)
        guard count > 0 else { return vm.makeTuple() }
        let iterator = try vm.iterate(a[0])
        let teeType = try vm.moduleType("itertools", "_tee")
        let isTee = iterator.isObject(of: .iterator) && iterator.header.pointee.type == teeType
        let source = isTee ? iterator.iterator.pointee.source : iterator
        let node = isTee ? iterator.iterator.pointee.second : vm.makeList([.unset, .unset])
        let result = vm.makeTuple(count: count)
        for index in 0..<count {
            let copy = index == 0 && isTee ? iterator : makeTee(vm, teeType, source, node)
            copy.retain()
            result.items[index] = copy
        }
        return Value(result)
    }
}

extension VM {
    /// A type that a native module declares; ImportError when a script has taken it away.
    func moduleType(_ module: StaticString, _ name: StaticString) throws(ScriptException) -> TypePointer {
        let found = try getAttribute(try importModule("\(module)"), intern(name))
        guard found.isObject(of: .type) else { throw raise(.importError, "cannot import name '\(name)' from '\(module)'") }
        return found.type_
    }
}

private func stepGroupBy(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    // The group handed out before is over now.
    iterator.pointee.index &+= 1
    let state = iterator.pointee.third.list
    while true {
        if !state[1].isUnset {
            if state[0].isUnset { break }
            if try !vm.isItemEqual(vm.keep(state[0]), vm.keep(state[1])) { break }
        }
        let mark = vm.mark
        guard try GroupingIterators.advance(vm, iterator) else { return .unset }
        vm.drain(to: mark)
    }
    let key = vm.keep(state[1])
    assign(key, to: &state.pointee.items[0])
    let group = vm.makeIterator(try vm.moduleType("itertools", "_grouper"), source: Value(iterator), second: key, index: iterator.pointee.index, step: stepGroup)
    return vm.makePair(key, group)
}

private func stepGroup(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let groups = iterator.pointee.source.iterator
    guard groups.pointee.index == iterator.pointee.index else { return .unset }
    let state = groups.pointee.third.list
    if state[2].isUnset {
        guard try GroupingIterators.advance(vm, groups) else { return .unset }
    }
    guard try vm.isItemEqual(iterator.pointee.second, vm.keep(state[1])) else { return .unset }
    let item = vm.keep(state[2])
    store(.unset, in: state.pointee.items + 2)
    return item
}

/// `limit`: items a batch; `index` 1: strict.
private func stepBatched(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    guard !iterator.pointee.source.isUnset else { return .unset }
    let batch = vm.makeList()
    while batch.count < iterator.pointee.limit {
        let mark = vm.mark
        let item = try vm.next(iterator.pointee.source)
        if item.isUnset {
            store(.unset, in: &iterator.pointee.source)
            break
        }
        batch.append(item)
        vm.drain(to: mark)
    }
    if batch.count == 0 { return .unset }
    if batch.count < iterator.pointee.limit && iterator.pointee.index == 1 { throw vm.valueError("batched(): incomplete batch") }
    return vm.makeTuple(batch.buffer)
}

private func stepTee(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let node = vm.keep(iterator.pointee.second).list
    if node[1].isUnset {
        guard node[0].isUnset else { throw vm.raise(.runtimeError, "cannot re-enter the tee iterator") }
        node.pointee.items[0] = .true
        let item: Value
        do throws(ScriptException) { item = try vm.next(iterator.pointee.source) } catch {
            node.pointee.items[0] = .unset
            throw error
        }
        assign(item, to: &node.pointee.items[0])
        if item.isUnset { return .unset }
        assign(vm.makeList([.unset, .unset]), to: &node.pointee.items[1])
    }
    let item = vm.keep(node[0])
    assign(node[1], to: &iterator.pointee.second)
    return item
}
