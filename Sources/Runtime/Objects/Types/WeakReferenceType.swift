/// `weakref.ReferenceType`: record (half the referent's address or None, callback or None, hash or unset).
enum WeakReferenceType {
    static let declaration = TypeDeclaration(
        "weakref.ReferenceType", "", kind: .weakReference, flags: [.subclassable],
        methods: methods, classMethods: [classGetItem], staticMethods: [new], attributes: [
            Attribute("__callback__", "", { (_, reference) throws(ScriptException) in noneForUnset(reference.record.values[1]) }),
        ])

    private static let new = Builtin("__new__", "(cls, /, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.") { (vm, a) throws(ScriptException) in
        let type = try vm.subclassArgument(a[0], of: vm.types.pointee.weakReference)
        let count = a[1].tuple.count
        guard count >= 1 else { throw vm.typeError("__new__ expected at least 1 argument, got 0") }
        guard count <= 2 || type != vm.types.pointee.weakReference else { throw vm.typeError("__new__ expected at most 2 arguments, got \(count)") }
        return try vm.makeWeakReference(type, to: a[1].tuple.items[0], callback: count > 1 ? a[1].tuple.items[1] : .none)
    }

    private static let methods: [Builtin] = [
        Builtin("__init__", "(self, object, callback=None, /)", "Initialize self.  See help(type(self)) for accurate signature.") { (_, _) throws(ScriptException) in .none },
        Builtin("__call__", "(self, /)", "Call self as a function.") { (vm, a) throws(ScriptException) in
            noneForUnset(vm.referent(of: try vm.weakReferenceSelf(a[0], "__call__")))
        },
        Builtin("__hash__", "(self, /)", "Return hash(self).") { (vm, a) throws(ScriptException) in
            let reference = try vm.weakReferenceSelf(a[0], "__hash__")
            if reference.record.values[2].isInt { return reference.record.values[2] }
            let object = vm.referent(of: reference)
            if object.isUnset { throw vm.typeError("weak object has gone away") }
            let hash = vm.makeInt(try vm.hash(object))
            vm.setField(ofRecord: reference, 2, hash)
            return hash
        },
        Builtin("__eq__", "(self, value, /)", "Return self==value.") { (vm, a) throws(ScriptException) in
            let reference = vm.types.pointee.weakReference
            guard vm.isInstance(a[0], reference), vm.isInstance(a[1], reference) else { return .notImplemented }
            let left = vm.referent(of: a[0]), right = vm.referent(of: a[1])
            return Value(left.isUnset || right.isUnset ? a[0] == a[1] : try vm.isEqual(left, right))
        },
        Builtin("__repr__", "(self, /)", "Return repr(self).") { (vm, a) throws(ScriptException) in
            vm.makeString(try vm.weakReferenceText(try vm.weakReferenceSelf(a[0], "__repr__"), "weakref"))
        },
    ]

    private static let classGetItem = Builtin("__class_getitem__", "(cls, object, /)", "See PEP 585") { (vm, a) throws(ScriptException) in vm.makeGenericAlias(a[0], a[1]) }
}

extension VM {
    fileprivate func weakReferenceSelf(_ value: Value, _ method: StaticString) throws(ScriptException) -> Value {
        guard isInstance(value, types.pointee.weakReference) else { throw foreignReceiver(value, types.pointee.weakReference, method) }
        return value
    }

    /// A weak reference or proxy of `type`; one without callback is shared by all who ask for it.
    func makeWeakReference(_ type: TypePointer, to object: Value, callback: Value) throws(ScriptException) -> Value {
        guard object.isObject, object.header.pointee.type.pointee.flags.contains(.weakReferencable) else {
            throw typeError("cannot create weak reference to '\(typeName(object))' object")
        }
        if callback.isNoneOrUnset, !type.pointee.flags.contains(.heapType) {
            for known in runtime.pointee.weakReferences[object.header] ?? []
            where known.header.pointee.type == type && known.record.values[1].isNoneOrUnset { return keep(known) }
        }
        let reference = try makeFields(of: type, kind: .weakReference, count: 3)
        reference.record.values[0] = VM.referentWord(object)
        setField(ofRecord: reference, 1, noneForUnset(callback))
        registerWeakReference(reference, to: object)
        return reference
    }

    func weakReferenceText(_ reference: Value, _ word: String) throws(ScriptException) -> String {
        let object = referent(of: reference)
        guard !object.isUnset else { return "<\(word) at \(addressText(reference)); dead>" }
        let name = word == "weakref" ? try getAttributeOrUnset(object, name(.name)) : .unset
        return "<\(word) at \(addressText(reference)); to '\(fullTypeName(type(of: object)))' at \(addressText(object))\(name.isString ? " (\(swiftString(name)))" : "")>"
    }
}
