import TaipanRuntime

/// `permutations`, `combinations`, `combinations_with_replacement`. `source`: tuple of the items; `second`: list of positions; `limit`: length of
/// the results; `index` 0: not begun, 1: under way, 2: at the end.
enum CombinatoricIterators {
    static let types = [permutations, combinations, combinationsWithReplacement]

    private static func positions(_ vm: VM, _ numbers: some Sequence<Int>) -> Value {
        let list = vm.makeList()
        for number in numbers { list.append(Value(smallInt: number)) }
        return Value(list)
    }

    private static let permutations = ItertoolsModule.type(
        "itertools.permutations", """
            All arrangements of r items, in the order of positions.

                >>> list(permutations('ab'))
                [('a', 'b'), ('b', 'a')]
            """,
        new: Builtin("__new__", "(cls, iterable, r=None)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            let type = try vm.iteratorClass(a)
            let pool = try vm.makeTuple(from: a[1])
            let count = pool.tuple.count
            guard a[2].isNone || vm.isInteger(a[2]) else { throw vm.typeError("Expected int as r") }
            let length = a[2].isNone ? count : try vm.countArgument(a[2], "r must be non-negative")
            let cycles = length > count ? [] : Array(stride(from: count, to: count - length, by: -1))
            return vm.makeIterator(of: type, source: pool, second: positions(vm, 0..<count), third: positions(vm, cycles), index: length > count ? 2 : 0, limit: length,
                                   step: stepPermutations)
        })

    private static let combinations = ItertoolsModule.type(
        "itertools.combinations", """
            All choices of r items, each in the order of the input.

                >>> list(combinations('abc', 2))
                [('a', 'b'), ('a', 'c'), ('b', 'c')]
            """,
        new: Builtin("__new__", "(cls, iterable, r)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            let type = try vm.iteratorClass(a)
            let pool = try vm.makeTuple(from: a[1])
            let length = try vm.countArgument(a[2], "r must be non-negative")
            let isOver = length > pool.tuple.count
            return vm.makeIterator(of: type, source: pool, second: positions(vm, 0..<(isOver ? 0 : length)), index: isOver ? 2 : 0, limit: length, step: stepCombinations)
        })

    private static let combinationsWithReplacement = ItertoolsModule.type(
        "itertools.combinations_with_replacement", """
            All choices of r items where an item may be chosen again.

                >>> list(combinations_with_replacement('ab', 2))
                [('a', 'a'), ('a', 'b'), ('b', 'b')]
            """,
        new: Builtin("__new__", "(cls, iterable, r)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            let type = try vm.iteratorClass(a)
            let pool = try vm.makeTuple(from: a[1])
            let length = try vm.countArgument(a[2], "r must be non-negative")
            let isOver = pool.tuple.count == 0 && length > 0
            try vm.checkAllocation(length, stride: 16)
            return vm.makeIterator(of: type, source: pool, second: positions(vm, repeatElement(0, count: isOver ? 0 : length)), index: isOver ? 2 : 0, limit: length,
                                   step: stepCombinationsWithReplacement)
        })

    fileprivate static func result(_ vm: VM, _ iterator: IteratorPointer) -> Value {
        let pool = iterator.pointee.source.tuple, positions = iterator.pointee.second.list
        let result = vm.makeTuple(count: iterator.pointee.limit)
        for place in 0..<iterator.pointee.limit {
            let item = pool.items[positions[place].smallInt]
            item.retain()
            result.items[place] = item
        }
        return Value(result)
    }
}

private func stepPermutations(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    if iterator.pointee.index == 2 { return .unset }
    guard iterator.pointee.index == 1 else {
        iterator.pointee.index = 1
        return CombinatoricIterators.result(vm, iterator)
    }
    let positions = iterator.pointee.second.list.pointee.items, cycles = iterator.pointee.third.list.pointee.items
    let count = iterator.pointee.source.tuple.count
    var place = iterator.pointee.limit - 1
    while place >= 0 {
        let left = cycles[place].smallInt - 1
        if left == 0 {
            // The position goes to the end, those behind it move up.
            let first = positions[place]
            for next in place..<(count - 1) { positions[next] = positions[next + 1] }
            positions[count - 1] = first
            cycles[place] = Value(smallInt: count - place)
            place -= 1
        } else {
            cycles[place] = Value(smallInt: left)
            swap(&positions[place], &positions[count - left])
            return CombinatoricIterators.result(vm, iterator)
        }
    }
    iterator.pointee.index = 2
    return .unset
}

private func stepCombinations(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    if iterator.pointee.index == 2 { return .unset }
    guard iterator.pointee.index == 1 else {
        iterator.pointee.index = 1
        return CombinatoricIterators.result(vm, iterator)
    }
    let positions = iterator.pointee.second.list.pointee.items
    let count = iterator.pointee.source.tuple.count, length = iterator.pointee.limit
    var place = length - 1
    while place >= 0 && positions[place].smallInt == place + count - length { place -= 1 }
    guard place >= 0 else {
        iterator.pointee.index = 2
        return .unset
    }
    var next = positions[place].smallInt
    while place < length {
        next += 1
        positions[place] = Value(smallInt: next)
        place += 1
    }
    return CombinatoricIterators.result(vm, iterator)
}

private func stepCombinationsWithReplacement(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    if iterator.pointee.index == 2 { return .unset }
    guard iterator.pointee.index == 1 else {
        iterator.pointee.index = 1
        return CombinatoricIterators.result(vm, iterator)
    }
    let positions = iterator.pointee.second.list.pointee.items
    let count = iterator.pointee.source.tuple.count, length = iterator.pointee.limit
    var place = length - 1
    while place >= 0 && positions[place].smallInt == count - 1 { place -= 1 }
    guard place >= 0 else {
        iterator.pointee.index = 2
        return .unset
    }
    let next = Value(smallInt: positions[place].smallInt + 1)
    while place < length {
        positions[place] = next
        place += 1
    }
    return CombinatoricIterators.result(vm, iterator)
}
