import TaipanIntegers

/// `enumerate`: `source` is the iterator, `index` the next number, `second` the next number once it needs more than 63 bits.
enum EnumerateType {
    static let declaration = IteratorTypes.declaration(
        "enumerate", """
            Pairs (number, item), counted from start.

                >>> list(enumerate('ab', start=1))
                [(1, 'a'), (2, 'b')]
            """,
        flags: [.subclassable],
        classMethods: [ContainerMethods.classGetItem],
        staticMethods: [
            Builtin("__new__", "(cls, /, iterable, start=0)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                let type = try vm.subclassArgument(a[0], of: vm.types.pointee.enumerate)
                let start = vm.keep(vm.plainInt(try vm.indexValue(a[2])))
                let iterator = try vm.iterate(a[1])
                return vm.makeIterator(of: type, source: iterator, second: start.isInt ? .unset : start, index: start.isInt ? start.smallInt : 0, step: stepEnumerate)
            },
        ],
        more: [
            Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
                guard a[0].isObject(of: .iterator) else { throw vm.wrongReceiver("__reduce__", of: "enumerate", a[0]) }
                let iterator = a[0].iterator
                let next = iterator.pointee.second.isUnset ? vm.makeInt(iterator.pointee.index) : iterator.pointee.second
                return vm.makeTuple(Value(a[0].header.pointee.type), vm.makeTuple(iterator.pointee.source, next))
            },
        ])
}

private func stepEnumerate(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let item = try vm.next(iterator.pointee.source)
    if item.isUnset { return .unset }
    if _slowPath(!iterator.pointee.second.isUnset) {
        vm.keep(item)
        let number = vm.keep(iterator.pointee.second)
        let next = vm.makeInt((vm.bigValue(number) ?? 0) + 1)
        next.retain()
        store(next, in: &iterator.pointee.second)
        return vm.makePair(number, item)
    }
    let number = iterator.pointee.index
    guard number < Value.smallIntRange.upperBound else {
        let big = vm.makeInt(BigInteger(number))
        let next = vm.makeInt(BigInteger(number) + 1)
        next.retain()
        store(next, in: &iterator.pointee.second)
        return vm.makePair(big, item)
    }
    iterator.pointee.index = number &+ 1
    return vm.makePair(Value(smallInt: number), item)
}
