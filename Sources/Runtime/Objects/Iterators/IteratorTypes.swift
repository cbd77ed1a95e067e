/// The types of the iterators of built-in types. All share one layout and two methods.
public enum IteratorTypes {
    public static let methods: [Builtin] = [
        Builtin("__iter__", "(self, /)", "Implement iter(self).") { (_, a) throws(ScriptException) in a[0] },
        Builtin("__next__", "(self, /)", "Implement next(self).") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .iterator) else { throw vm.typeError("an iterator is required") }
            let item = try a[0].iterator.pointee.step(vm, a[0].iterator)
            if item.isUnset { throw vm.raise(.stopIteration) }
            return item
        },
    ]

    public static func declaration(_ name: StaticString, _ documentation: StaticString = "", flags: TypeFlags = [], staticMethods: [Builtin] = [],
                            more: [Builtin] = []) -> TypeDeclaration {
        TypeDeclaration(name, documentation, kind: .iterator, flags: flags, methods: methods + more, staticMethods: staticMethods)
    }
}
