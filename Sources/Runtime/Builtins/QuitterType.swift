/// The type of `exit` and `quit`: record (name).
enum QuitterType {
    static let declaration = TypeDeclaration("_sitebuiltins.Quitter", "", kind: .object, flags: [], methods: [
        Builtin("__call__", "(self, code=None)", "Calls the object with the arguments given.") { (vm, a) throws(ScriptException) in
            let arguments = a[1].isNone ? vm.runtime.pointee.emptyTuple : a[1].isObject(of: .tuple) ? a[1] : vm.makeTuple(a[1])
            throw vm.raise(try vm.call(Value(vm.exceptionType(.systemExit)), tuple: arguments))
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .object), a[0].header.pointee.tailCount > 0 else { return vm.intern("Quitter") }
            return vm.makeString("Use \(vm.swiftString(a[0].record.values[0]))() or Ctrl-D (i.e. EOF) to exit")
        },
    ])

    /// Adds `exit` and `quit` to the builtins.
    static func add(to namespace: DictPointer, _ vm: VM) {
        let type = vm.makeType(declaration, base: vm.types.pointee.object)
        for name in ["exit", "quit"] as [StaticString] {
            vm.insert(namespace, string: vm.intern(name), vm.makeRecord(kind: .object, type: type, vm.intern(name)))
        }
    }
}
