import TaipanRuntime

/// `count`, `cycle`, `repeat`.
enum EndlessIterators {
    static let types = [count, cycle, repeated]

    private static let count = ItertoolsModule.type(
        "itertools.count", "Counts without end: start, start + step, start + 2 * step and so on.",
        new: Builtin("__new__", "(cls, start=0, step=1)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            let type = try vm.iteratorClass(a)
            for number in [a[1], a[2]] {
                guard vm.isInteger(number) || vm.floatValue(number) != nil || !vm.special(of: number, .complex).isUnset || !vm.special(of: number, .float).isUnset || !vm.special(of: number, .index).isUnset else {
                    throw vm.typeError("a number is required")
                }
            }
            if a[1].isInt && a[2].isInt { return vm.makeIterator(of: type, source: .unset, second: a[2], index: a[1].smallInt, limit: a[2].smallInt, step: stepCount) }
            return vm.makeIterator(of: type, source: a[1], second: a[2], step: stepCount)
        },
        methods: [
            Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
                let iterator = try vm.iteratorSelf(a)
                var text = ReprBuilder(vm)
                text.append("count(")
                try vm.appendRepr(iterator.pointee.source.isUnset ? vm.makeInt(iterator.pointee.index) : iterator.pointee.source, to: &text)
                if iterator.pointee.second != Value(smallInt: 1) {
                    text.append(", ")
                    try vm.appendRepr(iterator.pointee.second, to: &text)
                }
                text.append(")")
                return try text.finish(vm)
            },
        ])

    private static let cycle = ItertoolsModule.type(
        "itertools.cycle", "Goes through the items again and again.",
        new: Builtin("__new__", "(cls, iterable, /)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            let type = try vm.iteratorClass(a)
            return vm.makeIterator(of: type, source: try vm.iterate(a[1]), second: Value(vm.makeList()), step: stepCycle)
        })

    private static let repeated = ItertoolsModule.type(
        "itertools.repeat", "Gives the same object the given number of times, or without end.",
        new: Builtin("__new__", "(cls, object, times=<unrepresentable>)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            let type = try vm.iteratorClass(a)
            return vm.makeIterator(of: type, source: a[1], limit: a[2].isUnset ? -1 : max(try vm.index(a[2]), 0), step: stepRepeat)
        },
        methods: [
            Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
                let iterator = try vm.iteratorSelf(a)
                var text = ReprBuilder(vm)
                text.append("repeat(")
                try vm.appendRepr(iterator.pointee.source, to: &text)
                if iterator.pointee.limit >= 0 {
                    text.append(", ")
                    try vm.appendRepr(Value(smallInt: iterator.pointee.limit), to: &text)
                }
                text.append(")")
                return try text.finish(vm)
            },
            Builtin("__length_hint__", "(self, /)", "Estimates how many items are still to come.") { (vm, a) throws(ScriptException) in
                let iterator = try vm.iteratorSelf(a)
                guard iterator.pointee.limit >= 0 else { throw vm.typeError("len() of unsized object") }
                return Value(smallInt: iterator.pointee.limit)
            },
        ])
}

/// Small integers: `index` is the next number, `limit` the distance. Others: `source` and `second`.
private func stepCount(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    if iterator.pointee.source.isUnset {
        let number = iterator.pointee.index
        let (next, overflow) = number.addingReportingOverflow(iterator.pointee.limit)
        if !overflow {
            iterator.pointee.index = next
            return vm.makeInt(number)
        }
        assign(vm.makeInt(number), to: &iterator.pointee.source)
    }
    let current = vm.keep(iterator.pointee.source)
    assign(try vm.binary(.add, current, iterator.pointee.second), to: &iterator.pointee.source)
    return current
}

/// `source`: the iterable's iterator until it ends; `second`: the items seen; `index`: the next of them.
private func stepCycle(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    if !iterator.pointee.source.isUnset {
        let item = try vm.next(iterator.pointee.source)
        if !item.isUnset {
            iterator.pointee.second.list.append(item)
            return item
        }
        store(.unset, in: &iterator.pointee.source)
    }
    let saved = iterator.pointee.second.list
    guard saved.count > 0 else { return .unset }
    let index = iterator.pointee.index < saved.count ? iterator.pointee.index : 0
    iterator.pointee.index = index + 1
    return saved[index]
}

/// `source`: the object; `limit`: how often it still comes, negative: for ever.
private func stepRepeat(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    if iterator.pointee.limit == 0 { return .unset }
    if iterator.pointee.limit > 0 { iterator.pointee.limit -= 1 }
    return iterator.pointee.source
}
