import TaipanRuntime

/// `chain`, `zip_longest`, `product`.
enum JoiningIterators {
    static let types = [chain, zipLongest, product]

    private static let chain = ItertoolsModule.type(
        "itertools.chain", "The items of the first iterable, then those of the next, and so on.",
        new: Builtin("__new__", "(cls, /, *iterables)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            vm.makeIterator(of: try vm.iteratorClass(a), source: try vm.iterate(a[1]), step: stepChain)
        },
        classMethods: [
            Builtin("from_iterable", "(type, iterable, /)", "Chains the iterables that one iterable yields, taken as they are needed.") { (vm, a) throws(ScriptException) in
                vm.makeIterator(of: try vm.iteratorClass(a), source: try vm.iterate(a[1]), step: stepChain)
            },
            ContainerMethods.classGetItem,
        ])

    private static let zipLongest = ItertoolsModule.type(
        "itertools.zip_longest", "Tuples of one item from each iterable until the longest has ended; fillvalue stands in for those that ended sooner.",
        new: Builtin("__new__", "(cls, /, *iterables, fillvalue=None)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            let type = try vm.iteratorClass(a)
            let iterators = try vm.makeList(from: try vm.makeIterators(a[1].tuple, from: 0))
            return vm.makeIterator(of: type, source: Value(iterators), second: a[2], index: iterators.count, step: stepZipLongest)
        })

    private static let product = ItertoolsModule.type(
        "itertools.product", """
            All tuples with one item from each iterable, the last place changing fastest.

                >>> list(product('ab', [1, 2]))
                [('a', 1), ('a', 2), ('b', 1), ('b', 2)]
            """,
        new: Builtin("__new__", "(cls, /, *iterables, repeat=1)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            let type = try vm.iteratorClass(a)
            let times = try vm.countArgument(a[2], "repeat argument cannot be negative")
            let pools = vm.makeList()
            let arguments = a[1].tuple
            for index in 0..<arguments.count { pools.append(try vm.makeTuple(from: arguments.items[index])) }
            let all = vm.makeList()
            try vm.repeatItems(pools.buffer, times, into: all)
            let indices = vm.makeList()
            var isEmpty = false
            for index in 0..<all.count {
                indices.append(Value(smallInt: 0))
                isEmpty = isEmpty || all[index].tuple.count == 0
            }
            return vm.makeIterator(of: type, source: vm.makeTuple(all.buffer), third: Value(indices), index: isEmpty ? 2 : 0, step: stepProduct)
        })
}

/// `source`: iterator over the iterables; `second`: iterator over the present one.
private func stepChain(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    while !iterator.pointee.source.isUnset {
        if iterator.pointee.second.isUnset {
            let iterable: Value
            do throws(ScriptException) {
                let following = try vm.next(iterator.pointee.source)
                if following.isUnset {
                    iterator.finish()
                    return .unset
                }
                iterable = try vm.iterate(vm.keep(following))
            } catch {
                iterator.finish()
                throw error
            }
            assign(iterable, to: &iterator.pointee.second)
        }
        let item = try vm.next(iterator.pointee.second)
        if !item.isUnset { return item }
        store(.unset, in: &iterator.pointee.second)
    }
    return .unset
}

/// `source`: list of the iterators, None where one has ended; `second`: the filling; `index`: how many go on.
private func stepZipLongest(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    guard iterator.pointee.index > 0 else { return .unset }
    let iterators = iterator.pointee.source.list
    let result = vm.makeTuple(count: iterators.count)
    for position in 0..<iterators.count {
        var item = iterator.pointee.second
        if !iterators[position].isNone {
            let next = try vm.next(iterators[position])
            if next.isUnset {
                iterator.pointee.index -= 1
                if iterator.pointee.index <= 0 { return .unset }
                store(.none, in: iterators.pointee.items + position)
            } else {
                item = next
            }
        }
        item.retain()
        result.items[position] = item
    }
    return Value(result)
}

/// `source`: tuple of pools; `third`: list of the positions in them; `index` 0: not begun, 2: at the end.
private func stepProduct(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let pools = iterator.pointee.source.tuple, positions = iterator.pointee.third.list
    if iterator.pointee.index == 2 { return .unset }
    if iterator.pointee.index == 0 {
        iterator.pointee.index = 1
    } else {
        var place = pools.count - 1
        while place >= 0 {
            let next = positions[place].smallInt + 1
            if next < pools.items[place].tuple.count {
                positions.pointee.items[place] = Value(smallInt: next)
                break
            }
            positions.pointee.items[place] = Value(smallInt: 0)
            place -= 1
        }
        if place < 0 {
            iterator.pointee.index = 2
            return .unset
        }
    }
    let result = vm.makeTuple(count: pools.count)
    for place in 0..<pools.count {
        let item = pools.items[place].tuple.items[positions[place].smallInt]
        item.retain()
        result.items[place] = item
    }
    return Value(result)
}
