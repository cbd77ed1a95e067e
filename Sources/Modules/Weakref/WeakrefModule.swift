import TaipanRuntime

/// The native module `_weakref`.
enum WeakrefModule {
    static let declaration = NativeModule("_weakref", "References that do not keep their object alive.", functions: functions) { (vm, module) throws(ScriptException) in
        let types = vm.types
        module.add("ref", types.pointee.weakReference)
        module.add("ReferenceType", types.pointee.weakReference)
        module.add("ProxyType", types.pointee.weakProxy)
        module.add("CallableProxyType", types.pointee.weakCallableProxy)
    }

    private static let functions: [Builtin] = [
        Builtin("getweakrefcount", "(object, /)", "How many weak references and proxies refer to an object.") { (vm, a) throws(ScriptException) in
            vm.makeInt(vm.weakReferences(to: a[0]).count)
        },
        Builtin("getweakrefs", "(object, /)", "The weak references and proxies that refer to an object.") { (vm, a) throws(ScriptException) in
            vm.makeList(vm.weakReferences(to: a[0]))
        },
        Builtin("proxy", "(object, callback=None, /)", "A stand-in for an object that does not keep it alive.") { (vm, a) throws(ScriptException) in
            try vm.makeWeakProxy(a[0], callback: a[1])
        },
        Builtin("_remove_dead_weakref", "(dct, key, /)", "Take a dict's entry out when its value is a dead weak reference.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .dict) else { throw vm.typeError("_remove_dead_weakref() argument 1 must be dict, not \(vm.argumentTypeName(a[0]))") }
            let value = try vm.lookup(a[0].dict, a[1])
            if value.isObject(of: .weakReference), vm.referent(of: value).isUnset { try vm.remove(a[0].dict, a[1]) }
            return .none
        },
    ]
}
