extension VM {
    /// The module `name` (dotted), imported when it is not yet, through the `__import__` that scripts use.
    public func importModule(_ name: String) throws(ScriptException) -> Value {
        let text = intern(name)
        let importer = lookup(runtime.pointee.builtins.dict, string: intern("__import__"))
        guard !importer.isUnset else { throw raise(.importError, "__import__ not found") }
        _ = try call(importer, [text, .none, .none, makeTuple(intern("__name__")), Value(smallInt: 0)])
        let module = lookup(runtime.pointee.modules.dict, string: text)
        guard !module.isUnset else { throw raise(.keyError, argument: text) }
        return keep(module)
    }
}
