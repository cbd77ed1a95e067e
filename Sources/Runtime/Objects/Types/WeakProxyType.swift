/// `weakref.ProxyType` and `weakref.CallableProxyType`: what is asked of them is asked of their object.
enum WeakProxyType {
    static let declaration = TypeDeclaration(
        "weakref.ProxyType", "Stands for an object without keeping it alive.", kind: .weakReference, flags: [.customAttributes], methods: WeakProxyMethods.all)
}

enum WeakCallableProxyType {
    static let declaration = TypeDeclaration(
        "weakref.CallableProxyType", "Stands for a callable object without keeping it alive.", kind: .weakReference, flags: [.customAttributes],
        methods: WeakProxyMethods.all + [
            Builtin("__call__", "(self, /, *args, **kwargs)", "Call the object.") { (vm, a) throws(ScriptException) in
                try vm.call(try vm.proxied(a[0]), tuple: a[1], dict: a[2])
            },
        ])
}

private enum WeakProxyMethods {
    static let all: [Builtin] = [
        Builtin("__getattribute__", "(self, name, /)", "Looks up the attribute called name.") { (vm, a) throws(ScriptException) in
            try vm.getAttribute(try vm.proxied(a[0]), try vm.attributeName(a[1]))
        },
        Builtin("__setattr__", "(self, name, value, /)", "Binds the attribute called name to value.") { (vm, a) throws(ScriptException) in
            try vm.setAttribute(try vm.proxied(a[0]), try vm.attributeName(a[1]), a[2])
            return .none
        },
        Builtin("__delattr__", "(self, name, /)", "Deletes the attribute called name.") { (vm, a) throws(ScriptException) in
            try vm.setAttribute(try vm.proxied(a[0]), try vm.attributeName(a[1]), .unset)
            return .none
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let object = vm.referent(of: a[0])
            return vm.makeString("<weakproxy at 0x\(String(UInt(a[0].bits), radix: 16)) to \(object.isUnset ? "NoneType" : vm.typeName(object)) at 0x\(String(UInt(object.bits), radix: 16))>")
        },
        Builtin("__str__", "(self, /)", "Gives the text that str() makes.") { (vm, a) throws(ScriptException) in try vm.str(try vm.proxied(a[0])) },
        Builtin("__bool__", "(self, /)", "Whether the object is true.") { (vm, a) throws(ScriptException) in Value(try vm.isTrue(try vm.proxied(a[0]))) },
        Builtin("__len__", "(self, /)", "Gives the number of items.") { (vm, a) throws(ScriptException) in vm.makeInt(try vm.length(try vm.proxied(a[0]))) },
        Builtin("__getitem__", "(self, key, /)", "Gives the item or the slice at key.") { (vm, a) throws(ScriptException) in try vm.getItem(try vm.proxied(a[0]), a[1]) },
        Builtin("__setitem__", "(self, key, value, /)", "Puts value at key.") { (vm, a) throws(ScriptException) in
            try vm.setItem(try vm.proxied(a[0]), a[1], a[2])
            return .none
        },
        Builtin("__delitem__", "(self, key, /)", "Deletes the item or the slice at key.") { (vm, a) throws(ScriptException) in
            try vm.deleteItem(try vm.proxied(a[0]), a[1])
            return .none
        },
        Builtin("__contains__", "(self, key, /)", "Tells whether the key or item is in self.") { (vm, a) throws(ScriptException) in Value(try vm.contains(try vm.proxied(a[0]), a[1])) },
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in try vm.iterate(try vm.proxied(a[0])) },
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in
            try vm.compare(try vm.proxied(a[0]), a[1].isObject(of: .weakReference) ? try vm.proxied(a[1]) : a[1], .eq)
        },
    ]
}

extension VM {
    /// The object that a proxy stands for. ReferenceError when it is gone.
    fileprivate func proxied(_ proxy: Value) throws(ScriptException) -> Value {
        guard proxy.isObject(of: .weakReference) else { throw typeError("a weak proxy is required, not '\(typeName(proxy))'") }
        let object = referent(of: proxy)
        guard !object.isUnset else { throw raise(.referenceError, "weakly-referenced object no longer exists") }
        return object
    }
}
