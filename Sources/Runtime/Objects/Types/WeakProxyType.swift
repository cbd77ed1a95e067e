/// `weakref.ProxyType` and `weakref.CallableProxyType`: records like weak references that pass most operations on to the referent.
enum WeakProxyType {
    static let declaration = TypeDeclaration(
        "weakref.ProxyType", "", kind: .weakReference, flags: [.customAttributes],
        methods: WeakProxyMembers.attributeMethods + WeakProxyMembers.containerMethods + WeakProxyMembers.comparisonMethods)
}

enum WeakCallableProxyType {
    static let declaration = TypeDeclaration(
        "weakref.CallableProxyType", "", kind: .weakReference, flags: [.customAttributes],
        methods: WeakProxyMembers.attributeMethods + WeakProxyMembers.containerMethods + WeakProxyMembers.comparisonMethods + [call])

    private static let call = Builtin("__call__", "(self, /, *args, **kwargs)", "Call self as a function.") { (vm, a) throws(ScriptException) in
        try vm.call(try vm.proxied(a[0]), tuple: a[1], dict: a[2])
    }
}

enum WeakProxyMembers {
    static let attributeMethods: [Builtin] = [
        Builtin("__getattribute__", "(self, name, /)", "Return getattr(self, name).") { (vm, a) throws(ScriptException) in
            try vm.getAttribute(try vm.proxied(a[0]), try vm.attributeName(a[1]))
        },
        Builtin("__setattr__", "(self, name, value, /)", "Implement setattr(self, name, value).") { (vm, a) throws(ScriptException) in
            try vm.setAttribute(try vm.proxied(a[0]), try vm.attributeName(a[1]), a[2])
            return .none
        },
        Builtin("__delattr__", "(self, name, /)", "Implement delattr(self, name).") { (vm, a) throws(ScriptException) in
            try vm.setAttribute(try vm.proxied(a[0]), try vm.attributeName(a[1]), .unset)
            return .none
        },
        Builtin("__repr__", "(self, /)", "Return repr(self).") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .weakReference) else { throw vm.foreignReceiver(a[0], vm.types.pointee.weakProxy, "__repr__") }
            return vm.makeString(try vm.weakReferenceText(a[0], "weakproxy"))
        },
        Builtin("__str__", "(self, /)", "Return str(self).") { (vm, a) throws(ScriptException) in try vm.str(try vm.proxied(a[0])) },
        Builtin("__bool__", "(self, /)", "True if self else False") { (vm, a) throws(ScriptException) in Value(try vm.isTrue(try vm.proxied(a[0]))) },
    ]

    static let containerMethods: [Builtin] = [
        Builtin("__len__", "(self, /)", "Return len(self).") { (vm, a) throws(ScriptException) in vm.makeInt(try vm.length(try vm.proxied(a[0]))) },
        Builtin("__getitem__", "(self, key, /)", "Return self[key].") { (vm, a) throws(ScriptException) in try vm.getItem(try vm.proxied(a[0]), a[1]) },
        Builtin("__setitem__", "(self, key, value, /)", "Set self[key] to value.") { (vm, a) throws(ScriptException) in
            try vm.setItem(try vm.proxied(a[0]), a[1], a[2])
            return .none
        },
        Builtin("__delitem__", "(self, key, /)", "Delete self[key].") { (vm, a) throws(ScriptException) in
            try vm.deleteItem(try vm.proxied(a[0]), a[1])
            return .none
        },
        Builtin("__contains__", "(self, key, /)", "Return bool(key in self).") { (vm, a) throws(ScriptException) in Value(try vm.contains(try vm.proxied(a[0]), a[1])) },
        Builtin("__iter__", "(self, /)", "Implement iter(self).") { (vm, a) throws(ScriptException) in try vm.iterate(try vm.proxied(a[0])) },
        Builtin("__next__", "(self, /)", "Implement next(self).") { (vm, a) throws(ScriptException) in
            let object = try vm.proxied(a[0])
            guard !vm.special(of: object, .next).isUnset else { throw vm.typeError("Weakref proxy referenced a non-iterator '\(vm.typeName(object))' object") }
            return try vm.nextItem(object, fallback: .unset)
        },
    ]

    static let comparisonMethods: [Builtin] = [
        Builtin("__eq__", "(self, value, /)", "Return self==value.") { (vm, a) throws(ScriptException) in try vm.compare(try vm.proxied(a[0]), try vm.unwrapped(a[1]), .eq) },
        Builtin("__ne__", "(self, value, /)", "Return self!=value.") { (vm, a) throws(ScriptException) in try vm.compare(try vm.proxied(a[0]), try vm.unwrapped(a[1]), .ne) },
        Builtin("__lt__", "(self, value, /)", "Return self<value.") { (vm, a) throws(ScriptException) in try vm.compare(try vm.proxied(a[0]), try vm.unwrapped(a[1]), .lt) },
        Builtin("__le__", "(self, value, /)", "Return self<=value.") { (vm, a) throws(ScriptException) in try vm.compare(try vm.proxied(a[0]), try vm.unwrapped(a[1]), .le) },
        Builtin("__gt__", "(self, value, /)", "Return self>value.") { (vm, a) throws(ScriptException) in try vm.compare(try vm.proxied(a[0]), try vm.unwrapped(a[1]), .gt) },
        Builtin("__ge__", "(self, value, /)", "Return self>=value.") { (vm, a) throws(ScriptException) in try vm.compare(try vm.proxied(a[0]), try vm.unwrapped(a[1]), .ge) },
    ]
}

extension VM {
    /// The referent of a proxy; ReferenceError when it is gone.
    fileprivate func proxied(_ value: Value) throws(ScriptException) -> Value {
        guard value.isObject(of: .weakReference) else { throw typeError("a weak proxy is required, not '\(typeName(value))'") }
        try checkNativeStack()
        let object = referent(of: value)
        if object.isUnset { throw raise(.referenceError, "weakly-referenced object no longer exists") }
        return object
    }

    /// The referent of a proxy, any other value as it is.
    fileprivate func unwrapped(_ value: Value) throws(ScriptException) -> Value {
        guard value.isObject(of: .weakReference), value.header.pointee.type == types.pointee.weakProxy || value.header.pointee.type == types.pointee.weakCallableProxy else { return value }
        return try proxied(value)
    }
}
