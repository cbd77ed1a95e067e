/// `map`: `source` is the function, `second` the iterator, or a tuple of iterators when there are several (`limit` 1).
enum MapType {
    static let declaration = IteratorTypes.declaration(
        "map", "function(one item of each iterable) until the shortest has ended.",
        flags: [.subclassable],
        staticMethods: [
            Builtin("__new__", "(cls, /, *args)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                let type = try vm.subclassArgument(a[0], of: vm.types.pointee.map)
                let arguments = a[1].tuple
                guard arguments.count >= 2 else { throw vm.typeError("map() must have at least two arguments.") }
                if arguments.count == 2 {
                    return vm.makeIterator(of: type, source: arguments.items[0], second: try vm.iterate(arguments.items[1]), step: stepMap)
                }
                return vm.makeIterator(of: type, source: arguments.items[0], second: try vm.makeIterators(arguments, from: 1), limit: 1, step: stepMapSeveral)
            },
        ],
        more: [
            Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
                guard a[0].isObject(of: .iterator) else { throw vm.wrongReceiver("__reduce__", of: "map", a[0]) }
                var arguments = [a[0].iterator.pointee.source]
                let iterators = a[0].iterator.pointee.second
                if a[0].iterator.pointee.limit == 1 {
                    for index in 0..<iterators.tuple.count { arguments.append(iterators.tuple.items[index]) }
                } else {
                    arguments.append(iterators)
                }
                return vm.makeTuple(Value(a[0].header.pointee.type), vm.makeTuple(arguments))
            },
        ])
}

private func stepMap(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let item = try vm.next(iterator.pointee.second)
    return item.isUnset ? .unset : try vm.call(iterator.pointee.source, item)
}

private func stepMapSeveral(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let iterators = iterator.pointee.second.tuple
    if iterators.count == 2 {
        let first = try vm.next(iterators.items[0])
        if first.isUnset { return .unset }
        vm.keep(first)
        let second = try vm.next(iterators.items[1])
        return second.isUnset ? .unset : try vm.call(iterator.pointee.source, first, second)
    }
    let arguments = vm.createTuple(count: iterators.count)
    vm.temporary(Value(arguments))
    for index in 0..<iterators.count {
        let item = try vm.next(iterators.items[index])
        if item.isUnset { return .unset }
        item.retain()
        arguments.items[index] = item
    }
    return try vm.call(iterator.pointee.source, tuple: Value(arguments))
}
