/// The native module `_weakref`.
enum WeakReferenceModule {
    static let declaration = NativeModule("_weakref", "Weak-reference support module.", functions: [
        Builtin("proxy", "(object, callback=None, /)", "Create a proxy object that weakly references 'object'.\n\n'callback', if given, is called with a reference to the\nproxy when 'object' is about to be finalized.") { (vm, a) throws(ScriptException) in
            try vm.makeWeakReference(vm.isCallable(a[0]) ? vm.types.pointee.weakCallableProxy : vm.types.pointee.weakProxy, to: a[0], callback: a[1])
        },
        Builtin("getweakrefcount", "(object, /)", "Return the number of weak references to 'object'.") { (vm, a) throws(ScriptException) in
            Value(smallInt: a[0].isObject ? vm.runtime.pointee.weakReferences[a[0].header]?.count ?? 0 : 0)
        },
        Builtin("getweakrefs", "(object, /)", "Return a list of all weak reference objects pointing to 'object'.") { (vm, a) throws(ScriptException) in
            vm.makeList(a[0].isObject ? vm.runtime.pointee.weakReferences[a[0].header] ?? [] : [])
        },
        Builtin("_remove_dead_weakref", "(dct, key, /)", "Atomically remove key from dict if it points to a dead weakref.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .dict) else { throw vm.typeError("_remove_dead_weakref() argument 1 must be dict, not \(vm.typeName(a[0]))") }
            let reference = try vm.lookup(a[0].dict, a[1])
            if reference.isObject(of: .weakReference), vm.referent(of: reference).isUnset { try vm.remove(a[0].dict, a[1]) }
            return .none
        },
    ], initialize: { (vm, builder) throws(ScriptException) in
        builder.add("ref", vm.types.pointee.weakReference)
        builder.add("ReferenceType", vm.types.pointee.weakReference)
        builder.add("ProxyType", vm.types.pointee.weakProxy)
        builder.add("CallableProxyType", vm.types.pointee.weakCallableProxy)
    })
}
