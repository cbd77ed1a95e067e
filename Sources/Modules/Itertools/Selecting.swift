import TaipanRuntime

/// `islice`, `takewhile`, `dropwhile`, `filterfalse`, `compress`, `starmap`, `accumulate`, `pairwise`.
enum SelectingIterators {
    static let types = [islice, takewhile, dropwhile, filterfalse, compress, starmap, accumulate, pairwise]

    private static let islice = ItertoolsModule.type(
        "itertools.islice", "The items at start, start + step and so on before stop, as a slice of any iterable.",
        new: Builtin("__new__", "(cls, /, *args)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            let type = try vm.iteratorClass(a)
            let arguments = a[1].tuple
            guard arguments.count >= 2 else { throw vm.typeError("islice expected at least 2 arguments, got \(arguments.count)") }
            guard arguments.count <= 4 else { throw vm.typeError("islice expected at most 4 arguments, got \(arguments.count)") }
            func part(_ position: Int, _ absent: Int, _ message: String) throws(ScriptException) -> Int {
                guard position < arguments.count, !arguments.items[position].isNone else { return absent }
                let value = arguments.items[position]
                guard vm.isInteger(value) || !vm.special(of: value, .index).isUnset, let number = vm.intValue(try vm.indexValue(value)), number >= 0 else {
                    throw vm.valueError(message)
                }
                return number
            }
            let indices = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
            var start = 0, stop = -1, step = 1
            if arguments.count == 2 {
                stop = try part(1, -1, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
            } else {
                start = try part(1, 0, indices)
                stop = try part(2, -1, arguments.items[1].isNone || vm.isInteger(arguments.items[1]) ? "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize." : indices)
                step = try part(3, 1, "Step for islice() must be a positive integer or None.")
                guard step > 0 else { throw vm.valueError("Step for islice() must be a positive integer or None.") }
            }
            return vm.makeIterator(of: type, source: try vm.iterate(arguments.items[0]), second: vm.makeInt(0), third: vm.makeInt(min(step, Int.max / 4)), index: start, limit: stop,
                                   step: stepSlice)
        })

    private static func predicated(_ name: StaticString, _ documentation: StaticString, _ new: Builtin) -> TypeDeclaration { ItertoolsModule.type(name, documentation, new: new) }

    private static let takewhile = predicated(
        "itertools.takewhile", "The items up to the first that the predicate refuses.",
        Builtin("__new__", "(cls, predicate, iterable, /)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            vm.makeIterator(of: try vm.iteratorClass(a), source: try vm.iterate(a[2]), second: a[1], step: stepTakeWhile)
        })

    private static let dropwhile = predicated(
        "itertools.dropwhile", "The items from the first that the predicate refuses on.",
        Builtin("__new__", "(cls, predicate, iterable, /)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            vm.makeIterator(of: try vm.iteratorClass(a), source: try vm.iterate(a[2]), second: a[1], step: stepDropWhile)
        })

    private static let filterfalse = predicated(
        "itertools.filterfalse", "The items that the function refuses; with None those that count as false.",
        Builtin("__new__", "(cls, function, iterable, /)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            vm.makeIterator(of: try vm.iteratorClass(a), source: try vm.iterate(a[2]), second: a[1], step: stepFilterFalse)
        })

    private static let starmap = predicated(
        "itertools.starmap", "function(*arguments) for each tuple of arguments.",
        Builtin("__new__", "(cls, function, iterable, /)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            vm.makeIterator(of: try vm.iteratorClass(a), source: try vm.iterate(a[2]), second: a[1], step: stepStarMap)
        })

    private static let compress = ItertoolsModule.type(
        "itertools.compress", "The items whose selector at the same place counts as true.",
        new: Builtin("__new__", "(cls, data, selectors)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            let type = try vm.iteratorClass(a)
            let data = try vm.iterate(a[1])
            return vm.makeIterator(of: type, source: data, second: try vm.iterate(a[2]), step: stepCompress)
        })

    private static let accumulate = ItertoolsModule.type(
        "itertools.accumulate", "Return series of accumulated sums.",
        new: Builtin("__new__", "(cls, iterable, func=None, *, initial=None)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            let type = try vm.iteratorClass(a)
            return vm.makeIterator(of: type, source: try vm.iterate(a[1]), second: a[2], third: a[3].isNone ? .unset : a[3], index: a[3].isNone ? 0 : 1, step: stepAccumulate)
        })

    private static let pairwise = ItertoolsModule.type(
        "itertools.pairwise", """
            Each two neighbours as a pair.

                >>> list(pairwise('abc'))
                [('a', 'b'), ('b', 'c')]
            """,
        new: Builtin("__new__", "(cls, iterable, /)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            vm.makeIterator(of: try vm.iteratorClass(a), source: try vm.iterate(a[1]), step: stepPairwise)
        })
}

/// `second`: items taken so far; `index`: position of the next one wanted; `limit`: where to stop, negative: nowhere; `third`: distance.
private func stepSlice(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    guard !iterator.pointee.source.isUnset else { return .unset }
    let stop = iterator.pointee.limit
    var position = iterator.pointee.second.smallInt
    while position < iterator.pointee.index {
        if stop >= 0 && position >= stop { break }
        let mark = vm.mark
        let skipped = try vm.next(iterator.pointee.source)
        if skipped.isUnset {
            iterator.finish()
            return .unset
        }
        vm.drain(to: mark)
        position += 1
        iterator.pointee.second = Value(smallInt: position)
    }
    if stop >= 0 && position >= stop {
        iterator.finish()
        return .unset
    }
    let item = try vm.next(iterator.pointee.source)
    if item.isUnset {
        iterator.finish()
        return .unset
    }
    iterator.pointee.second = Value(smallInt: position + 1)
    let (next, overflow) = iterator.pointee.index.addingReportingOverflow(iterator.pointee.third.smallInt)
    iterator.pointee.index = overflow || (stop >= 0 && next > stop) ? (stop >= 0 ? stop : Int.max / 4) : next
    return item
}

private func stepTakeWhile(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    guard !iterator.pointee.source.isUnset else { return .unset }
    let item = vm.keep(try vm.next(iterator.pointee.source))
    if item.isUnset { return .unset }
    if try vm.isTrue(try vm.call(iterator.pointee.second, item)) { return item }
    iterator.finish()
    return .unset
}

/// `index` 1: the first item has been found.
private func stepDropWhile(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    while true {
        let mark = vm.mark
        let item = vm.keep(try vm.next(iterator.pointee.source))
        if item.isUnset || iterator.pointee.index != 0 { return item }
        if try !vm.isTrue(try vm.call(iterator.pointee.second, item)) {
            iterator.pointee.index = 1
            return item
        }
        vm.drain(to: mark)
    }
}

private func stepFilterFalse(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let function = iterator.pointee.second
    while true {
        let mark = vm.mark
        let item = vm.keep(try vm.next(iterator.pointee.source))
        if item.isUnset { return .unset }
        if try !vm.isTrue(function.isNone ? item : try vm.call(function, item)) { return item }
        vm.drain(to: mark)
    }
}

private func stepStarMap(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let item = try vm.next(iterator.pointee.source)
    if item.isUnset { return .unset }
    vm.keep(item)
    return try vm.call(iterator.pointee.second, tuple: try vm.makeTuple(from: item))
}

private func stepCompress(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    while true {
        let mark = vm.mark
        let item = vm.keep(try vm.next(iterator.pointee.source))
        if item.isUnset { return .unset }
        let selector = try vm.next(iterator.pointee.second)
        if selector.isUnset { return .unset }
        if try vm.isTrue(vm.keep(selector)) { return item }
        vm.drain(to: mark)
    }
}

/// `second`: the function or None; `third`: the total so far; `index` 1: the initial value is still to come.
private func stepAccumulate(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    if iterator.pointee.index == 1 {
        iterator.pointee.index = 0
        return iterator.pointee.third
    }
    let item = vm.keep(try vm.next(iterator.pointee.source))
    if item.isUnset { return .unset }
    let total = vm.keep(iterator.pointee.third)
    let result = total.isUnset ? item : iterator.pointee.second.isNone ? try vm.binary(.add, total, item) : try vm.call(iterator.pointee.second, total, item)
    assign(result, to: &iterator.pointee.third)
    return result
}

/// `second`: the item before.
private func stepPairwise(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    if iterator.pointee.second.isUnset {
        let first = try vm.next(iterator.pointee.source)
        if first.isUnset { return .unset }
        assign(first, to: &iterator.pointee.second)
    }
    let old = vm.keep(iterator.pointee.second)
    let item = try vm.next(iterator.pointee.source)
    if item.isUnset { return .unset }
    let pair = vm.makePair(old, item)
    assign(item, to: &iterator.pointee.second)
    return pair
}
