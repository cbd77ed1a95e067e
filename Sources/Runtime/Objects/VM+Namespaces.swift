// Attribute access for objects whose namespace is not their own: `threading.local` has one for each thread.

extension VM {
    /// `object.__getattribute__` with `namespace` in place of the object's `__dict__`. Raises AttributeError.
    public func getAttribute(of object: Value, _ name: Value, namespace: DictPointer) throws(ScriptException) -> Value {
        let type = self.type(of: object)
        let found = lookup(type, name)
        if !found.isUnset && isDataDescriptor(found) {
            keep(found)
            return try bind(found, to: object, type: type)
        }
        let own = lookup(namespace, string: name)
        if !own.isUnset { return keep(own) }
        guard !found.isUnset else { throw attributeError(object, name) }
        keep(found)
        return try bind(found, to: object, type: type)
    }

    /// `object.__setattr__` with `namespace` in place of the object's `__dict__`; an unset value deletes.
    public func setAttribute(of object: Value, _ name: Value, _ value: Value, namespace: DictPointer) throws(ScriptException) {
        let found = lookup(type(of: object), name)
        if found.isObject, isDataDescriptor(found) {
            keep(found)
            return try setThroughDescriptor(found, object, name, value)
        }
        if value.isUnset {
            guard !(try remove(namespace, name)).isUnset else { throw attributeError(object, name) }
        } else {
            insert(namespace, string: name, value)
        }
    }
}
