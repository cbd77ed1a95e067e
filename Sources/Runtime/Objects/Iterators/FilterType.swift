/// `filter`: `source` is the function or None, `second` the iterator.
enum FilterType {
    static let declaration = IteratorTypes.declaration(
        "filter", "The items that the function accepts; with None those that count as true.",
        flags: [.subclassable],
        staticMethods: [
            Builtin("__new__", "(cls, function, iterable, /)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                let type = try vm.subclassArgument(a[0], of: vm.types.pointee.filter)
                return vm.makeIterator(of: type, source: a[1], second: try vm.iterate(a[2]), step: stepFilter)
            },
        ],
        more: [
            Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
                guard a[0].isObject(of: .iterator) else { throw vm.wrongReceiver("__reduce__", of: "filter", a[0]) }
                return vm.makeTuple(Value(a[0].header.pointee.type), vm.makeTuple(a[0].iterator.pointee.source, a[0].iterator.pointee.second))
            },
        ])
}

private func stepFilter(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let function = iterator.pointee.source
    let isTruth = function.isNone || function == Value(vm.types.pointee.bool)
    while true {
        let mark = vm.mark
        let item = try vm.next(iterator.pointee.second)
        if item.isUnset { return .unset }
        vm.keep(item)
        if try vm.isTrue(isTruth ? item : try vm.call(function, item)) { return item }
        vm.drain(to: mark)
    }
}
