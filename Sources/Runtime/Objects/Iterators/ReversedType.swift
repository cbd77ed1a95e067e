/// `reversed`: `source` is a sequence, `index` the position of the next item.
enum ReversedType {
    static let declaration = IteratorTypes.declaration(
        "reversed", "The items of a sequence from the last to the first.",
        flags: [.subclassable],
        staticMethods: [
            Builtin("__new__", "(cls, object, /)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                let type = try vm.subclassArgument(a[0], of: vm.types.pointee.reversed)
                let method = vm.special(of: a[1], .reversed)
                if method.isNone { throw vm.typeError("'\(vm.typeName(a[1]))' object is not reversible") }
                if !method.isUnset { return try vm.callSpecial(method, a[1]) }
                guard !vm.special(of: a[1], .getitem).isUnset, !vm.special(of: a[1], .len).isUnset, a[1].kind != .dict, a[1].kind != .mappingProxy else {
                    throw vm.typeError("'\(vm.typeName(a[1]))' object is not reversible")
                }
                return vm.makeIterator(of: type, source: a[1], index: try vm.length(a[1]) - 1, step: stepReversed)
            },
        ],
        more: [
            Builtin("__length_hint__", "(self, /)", "Estimates how many items are still to come.") { (vm, a) throws(ScriptException) in
                guard a[0].isObject(of: .iterator), a[0].iterator.pointee.source.isObject else { return Value(smallInt: 0) }
                let position = a[0].iterator.pointee.index
                return Value(smallInt: position < (try vm.length(a[0].iterator.pointee.source)) ? max(position + 1, 0) : 0)
            },
            Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
                guard a[0].isObject(of: .iterator) else { throw vm.wrongReceiver("__reduce__", of: "reversed", a[0]) }
                let iterator = a[0].iterator, type = Value(a[0].header.pointee.type)
                guard iterator.pointee.source.isObject, iterator.pointee.index >= 0 else { return vm.makeTuple(type, vm.makeTuple(vm.runtime.pointee.emptyTuple)) }
                return vm.makeTuple(type, vm.makeTuple(iterator.pointee.source), Value(smallInt: iterator.pointee.index))
            },
            Builtin("__setstate__", "(self, object, /)", "Goes to the position that was saved.") { (vm, a) throws(ScriptException) in
                guard a[0].isObject(of: .iterator) else { throw vm.wrongReceiver("__setstate__", of: "reversed", a[0]) }
                let position = try vm.index(a[1])
                guard a[0].iterator.pointee.source.isObject else { return .none }
                let count = try vm.length(a[0].iterator.pointee.source)
                a[0].iterator.pointee.index = min(max(position, -1), count - 1)
                return .none
            },
        ])
}

private func stepReversed(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let index = iterator.pointee.index
    guard index >= 0 else { return .unset }
    do throws(ScriptException) {
        let item = try vm.getItem(iterator.pointee.source, Value(smallInt: index))
        iterator.pointee.index = index - 1
        return item
    } catch {
        guard vm.raisedMatches(.indexError) || vm.raisedMatches(.stopIteration) else { throw error }
        _ = vm.takeRaised()
        iterator.finish()
        return .unset
    }
}
