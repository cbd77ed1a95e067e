/// `weakref.ReferenceType`: a record (referent word, callback, hash or unset).
enum WeakReferenceType {
    static let declaration = TypeDeclaration(
        "weakref.ReferenceType", "A reference that does not keep its object alive.", kind: .weakReference, flags: [.subclassable],
        methods: methods, classMethods: classMethods, staticMethods: staticMethods, attributes: attributes)

    private static let staticMethods: [Builtin] = [
        Builtin("__new__", "(cls, object, callback=None, /, *args)", "Make a weak reference.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .type) else { throw vm.typeError("weakref.__new__(X): X is not a type object") }
            return try vm.makeWeakReference(a[0].type_, to: a[1], callback: a[2])
        },
    ]

    private static let classMethods: [Builtin] = [
        Builtin("__class_getitem__", "(cls, item, /)", "A parametrised form of the type, for annotations.") { (vm, a) throws(ScriptException) in
            vm.makeGenericAlias(a[0], a[1])
        },
    ]

    private static let methods: [Builtin] = [
        Builtin("__init__", "(self, object, callback=None, /)", "Nothing is left to do.") { (_, _) throws(ScriptException) in .none },
        Builtin("__call__", "(self, /)", "The object, or None when it is gone.") { (vm, a) throws(ScriptException) in
            let object = try vm.weakReferent(a[0])
            return object.isUnset ? .none : object
        },
        Builtin("__hash__", "(self, /)", "Return hash(self): the object's.") { (vm, a) throws(ScriptException) in
            let known = a[0].record.values[2]
            if known.isInt { return known }
            let object = try vm.weakReferent(a[0])
            guard !object.isUnset else { throw vm.typeError("weak object has gone away") }
            let hash = vm.makeInt(try vm.hash(object))
            hash.retain()
            store(hash, in: a[0].record.values + 2)
            return hash
        },
        Builtin("__eq__", "(self, value, /)", "Return self==value: of the objects while both live.") { (vm, a) throws(ScriptException) in
            guard a[1].isObject(of: .weakReference) else { return .notImplemented }
            let left = try vm.weakReferent(a[0]), right = try vm.weakReferent(a[1])
            if left.isUnset || right.isUnset { return Value(a[0] == a[1]) }
            return Value(try vm.isEqual(left, right))
        },
        Builtin("__ne__", "(self, value, /)", "Tells whether the two differ.") { (vm, a) throws(ScriptException) in
            guard a[1].isObject(of: .weakReference) else { return .notImplemented }
            let left = try vm.weakReferent(a[0]), right = try vm.weakReferent(a[1])
            if left.isUnset || right.isUnset { return Value(a[0] != a[1]) }
            return Value(!(try vm.isEqual(left, right)))
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let object = try vm.weakReferent(a[0])
            let address = String(UInt(a[0].bits), radix: 16)
            if object.isUnset { return vm.makeString("<weakref at 0x\(address); dead>") }
            return vm.makeString("<weakref at 0x\(address); to '\(vm.typeName(object))' at 0x\(String(UInt(object.bits), radix: 16))>")
        },
    ]

    private static let attributes: [Attribute] = [
        Attribute("__callback__", "What is called when the object is gone, or None.") { (vm, reference) throws(ScriptException) in
            guard reference.isObject(of: .weakReference) else { throw vm.typeError("a weak reference is required") }
            let callback = reference.record.values[1]
            return callback.isUnset ? .none : callback
        },
    ]
}

extension VM {
    fileprivate func weakReferent(_ reference: Value) throws(ScriptException) -> Value {
        guard reference.isObject(of: .weakReference) else { throw typeError("a weak reference is required, not '\(typeName(reference))'") }
        return referent(of: reference)
    }

    /// A weak reference or proxy. One without callback of a plain type is shared by all who ask.
    func makeWeakReference(_ type: TypePointer, to object: Value, callback: Value) throws(ScriptException) -> Value {
        guard object.isObject, isWeakReferencable(object) else { throw typeError("cannot create weak reference to '\(typeName(object))' object") }
        if callback.isNoneOrUnset, type == types.pointee.weakReference || type == types.pointee.weakProxy || type == types.pointee.weakCallableProxy {
            for known in weakReferences(to: object) where known.header.pointee.type == type && known.record.values[1].isNoneOrUnset { return known }
        }
        let reference = allocate(RecordObject.self, kind: .weakReference, type: type, tail: 3 * 8 + suffixSize(of: type), tailCount: 3)
        reference.values[0] = VM.referentWord(object)
        callback.retain()
        reference.values[1] = callback
        reference.values[2] = .unset
        clearSuffix(Value(reference))
        registerWeakReference(Value(reference), to: object)
        return temporary(Value(reference))
    }

    private func isWeakReferencable(_ object: Value) -> Bool {
        let type = object.header.pointee.type
        return type.pointee.flags.contains(.weakReferencable) || (type.pointee.flags.contains(.heapType) && object.kind == .instance && type.pointee.flags.contains(.hasDict))
    }

    /// The weak references to an object, borrowed: the shared ones, then the others, the youngest first.
    public func weakReferences(to object: Value) -> [Value] {
        guard object.isObject, let references = runtime.pointee.weakReferences[object.header] else { return [] }
        func isShared(_ type: TypePointer) -> (Value) -> Bool { { $0.header.pointee.type == type && $0.record.values[1].isNoneOrUnset } }
        let types = self.types, shared = [types.pointee.weakReference, types.pointee.weakProxy, types.pointee.weakCallableProxy].flatMap { references.filter(isShared($0)) }
        return shared + references.reversed().filter { !shared.contains($0) }
    }

    /// A weak proxy: attribute access and calls go to the object while it lives.
    public func makeWeakProxy(_ object: Value, callback: Value) throws(ScriptException) -> Value {
        let isCallable = object.isObject && !special(of: object, .call).isUnset
        return try makeWeakReference(isCallable ? types.pointee.weakCallableProxy : types.pointee.weakProxy, to: object, callback: callback)
    }
}
