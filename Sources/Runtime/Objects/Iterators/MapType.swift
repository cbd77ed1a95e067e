/// `map`: `source` is the function, `second` the iterator, or a tuple of iterators when there are several.
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
                return vm.makeIterator(of: type, source: arguments.items[0], second: try vm.makeIterators(arguments, from: 1), step: stepMapSeveral)
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
