/// `frozenset`.
enum FrozenSetType {
    static let declaration = TypeDeclaration(
        "frozenset", "A set that cannot change and can be hashed.", kind: .set, flags: [.subclassable, .weakReferencable],
        methods: SetMethods.common + [hash],
        classMethods: [ContainerMethods.classGetItem],
        staticMethods: [
            Builtin("__new__", "(cls, iterable=(), /)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                let type = try vm.subclassArgument(a[0], of: vm.types.pointee.frozenset)
                if type == vm.types.pointee.frozenset, a[1].isObject(of: .set), a[1].header.pointee.type == type { return a[1] }
                let set = vm.createSetInstance(of: type, frozen: true)
                vm.temporary(Value(set))
                try vm.setUpdate(set, from: a[1])
                return Value(set)
            },
        ])

    private static let hash = Builtin("__hash__", "(self, /)", "Gives the hash, the same for equal objects.") { (vm, a) throws(ScriptException) in
        Value(smallInt: vm.hashSet(try vm.setSelf(a, "__hash__")))
    }
}
