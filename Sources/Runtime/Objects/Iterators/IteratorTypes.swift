/// The types of the iterators of built-in types. All share one layout and two methods.
public enum IteratorTypes {
    public static let methods: [Builtin] = [
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (_, a) throws(ScriptException) in a[0] },
        Builtin("__next__", "(self, /)", "Gives the next item; StopIteration ends the walk.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .iterator) else { throw vm.typeError("an iterator is required") }
            let item = try a[0].iterator.pointee.step(vm, a[0].iterator)
            if item.isUnset { throw vm.raise(.stopIteration) }
            return item
        },
    ]

    public static func declaration(_ name: StaticString, _ documentation: StaticString = "", flags: TypeFlags = [], classMethods: [Builtin] = [], staticMethods: [Builtin] = [],
                                   more: [Builtin] = []) -> TypeDeclaration {
        TypeDeclaration(name, documentation, kind: .iterator, flags: flags, methods: methods + more, classMethods: classMethods, staticMethods: staticMethods)
    }

    /// An iterator over something with a length that can be copied: over a table, else with a position that `__setstate__` sets.
    @inline(never)
    static func sizedDeclaration(_ name: StaticString, isOverTable: Bool = false) -> TypeDeclaration {
        declaration(name, more: isOverTable ? [lengthHint, reduce] : [lengthHint, reduce, setState])
    }

    /// For iterators over what has a length: how many items are left.
    private static let lengthHint = Builtin("__length_hint__", "(self, /)", "Estimates how many items are still to come.") { (vm, a) throws(ScriptException) in
        guard a[0].isObject(of: .iterator) else { throw vm.typeError("an iterator is required") }
        let iterator = a[0].iterator, type = a[0].header.pointee.type, types = vm.types
        if type == types.pointee.rangeIterator { return vm.makeInt(max(iterator.pointee.limit, 0)) }
        if type == types.pointee.longRangeIterator { return vm.plainInt(iterator.pointee.third) }
        guard iterator.pointee.source.isObject, iterator.pointee.index >= 0 else { return Value(smallInt: 0) }
        switch iterator.pointee.source.kind {
        case .list:
            let count = iterator.pointee.source.list.count
            if type == types.pointee.listReverseIterator { return Value(smallInt: iterator.pointee.index < count ? iterator.pointee.index + 1 : 0) }
            return Value(smallInt: max(count - iterator.pointee.index, 0))
        case .dict, .set: return Value(smallInt: iterator.pointee.limit == iterator.pointee.source.dict.pointee.count ? iterator.pointee.third.smallInt : 0)
        default: return Value(smallInt: max(try vm.length(iterator.pointee.source) - iterator.pointee.index, 0))
        }
    }
}
