/// `FrameLocalsProxy` (PEP 667), what `frame.f_locals` gives for a function: record (frame). Reads and writes go to the variables themselves.
enum FrameLocalsProxyType {
    static let declaration = TypeDeclaration(
        "FrameLocalsProxy", "A frame's variables as a mapping: what is set here is set there.", kind: .record, flags: [.mappingPattern],
        methods: items + views + changes, staticMethods: [new])

    private static let new = Builtin("__new__", "(cls, frame, /)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        guard a[1].isObject(of: .frame) else { throw vm.typeError("expect frame, not \(vm.typeName(a[1]))") }
        return vm.makeFrameLocalsProxy(a[1])
    }

    private static let items: [Builtin] = [
        Builtin("__getitem__", "(self, key, /)", "Gives the item or the slice at key.") { (vm, a) throws(ScriptException) in
            let value = try vm.variable(a[1], of: try vm.proxiedFrame(a[0], "__getitem__"))
            if value.isUnset { throw vm.raise(vm.makeException(vm.exceptionType(.keyError), arguments: vm.makeTuple(a[1]))) }
            return value
        },
        Builtin("__setitem__", "(self, key, value, /)", "Sets the item or the slice at key.") { (vm, a) throws(ScriptException) in
            try vm.setVariable(a[1], of: try vm.proxiedFrame(a[0], "__setitem__"), to: a[2])
            return .none
        },
        Builtin("__delitem__", "(self, key, /)", "Removes the item or the slice at key.") { (vm, a) throws(ScriptException) in
            _ = try vm.proxiedFrame(a[0], "__delitem__")
            throw vm.typeError("cannot remove variables from FrameLocalsProxy")
        },
        Builtin("__contains__", "(self, key, /)", "Tells whether the key or item is in self.") { (vm, a) throws(ScriptException) in
            Value(!(try vm.variable(a[1], of: try vm.proxiedFrame(a[0], "__contains__"))).isUnset)
        },
        Builtin("get", "(self, key, default=None, /)", "The value of the key, or default.") { (vm, a) throws(ScriptException) in
            let value = try vm.variable(a[1], of: try vm.proxiedFrame(a[0], "get"))
            return value.isUnset ? a[2] : value
        },
        Builtin("setdefault", "(self, key, default=None, /)", "The value of the key, which is set to default where it is missing.") { (vm, a) throws(ScriptException) in
            let frame = try vm.proxiedFrame(a[0], "setdefault")
            let value = try vm.variable(a[1], of: frame)
            if !value.isUnset { return value }
            try vm.setVariable(a[1], of: frame, to: a[2])
            return a[2]
        },
    ]

    private static let views: [Builtin] = [
        Builtin("__len__", "(self, /)", "Gives the number of items.") { (vm, a) throws(ScriptException) in
            Value(smallInt: try vm.variables(of: try vm.proxiedFrame(a[0], "__len__")).pointee.count)
        },
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
            try vm.iterate(try vm.listed(try vm.proxiedFrame(a[0], "__iter__"), "keys"))
        },
        Builtin("__reversed__", "(self, /)", "Gives an iterator from the last item to the first.") { (vm, a) throws(ScriptException) in
            let list = try vm.listed(try vm.proxiedFrame(a[0], "__reversed__"), "keys")
            _ = try vm.callMethod(list, vm.intern("reverse"))
            return list
        },
        Builtin("keys", "(self, /)", "The names as a list.") { (vm, a) throws(ScriptException) in try vm.listed(try vm.proxiedFrame(a[0], "keys"), "keys") },
        Builtin("values", "(self, /)", "The values as a list.") { (vm, a) throws(ScriptException) in try vm.listed(try vm.proxiedFrame(a[0], "values"), "values") },
        Builtin("items", "(self, /)", "The pairs as a list.") { (vm, a) throws(ScriptException) in try vm.listed(try vm.proxiedFrame(a[0], "items"), "items") },
        Builtin("copy", "(self, /)", "The variables as they are now, in a dict.") { (vm, a) throws(ScriptException) in
            Value(try vm.variables(of: try vm.proxiedFrame(a[0], "copy")))
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let frame = try vm.proxiedFrame(a[0], "__repr__")
            // A proxy that is one of the variables shows itself as `{...}`, by whichever of the frame's proxies it is reached.
            return try vm.containerRepr(frame, recursive: "{...}") { (builder: inout ReprBuilder) throws(ScriptException) in
                try vm.appendRepr(Value(try vm.variables(of: frame)), to: &builder)
            }
        },
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in
            let frame = try vm.proxiedFrame(a[0], "__eq__")
            if vm.isFrameLocalsProxy(a[1]) { return Value(frame == a[1].record.values[0]) }
            guard a[1].isObject(of: .dict) else { return .notImplemented }
            return Value(try vm.isEqual(Value(try vm.variables(of: frame)), a[1]))
        },
        Builtin("__or__", "(self, value, /)", "Gives self | value.") { (vm, a) throws(ScriptException) in
            try vm.merged(Value(try vm.variables(of: try vm.proxiedFrame(a[0], "__or__"))), a[1])
        },
        Builtin("__ror__", "(self, value, /)", "Gives value | self.") { (vm, a) throws(ScriptException) in
            try vm.merged(a[1], a[0])
        },
    ]

    private static let changes: [Builtin] = [
        Builtin("update", "(self, other, /)", "Sets what the mapping or the pairs say.") { (vm, a) throws(ScriptException) in
            try vm.update(try vm.proxiedFrame(a[0], "update"), from: a[1])
            return .none
        },
        Builtin("__ior__", "(self, value, /)", "Does self |= value.") { (vm, a) throws(ScriptException) in
            try vm.update(try vm.proxiedFrame(a[0], "__ior__"), from: a[1])
            return a[0]
        },
    ]
}

extension VM {
    func makeFrameLocalsProxy(_ frame: Value) -> Value { makeRecord(kind: .record, type: types.pointee.frameLocalsProxy, frame) }

    fileprivate func isFrameLocalsProxy(_ value: Value) -> Bool { value.isObject(of: .record) && value.header.pointee.type == types.pointee.frameLocalsProxy }

    fileprivate func proxiedFrame(_ value: Value, _ method: StaticString) throws(ScriptException) -> Value {
        guard isFrameLocalsProxy(value) else { throw foreignReceiver(value, types.pointee.frameLocalsProxy, method) }
        return value.record.values[0]
    }

    fileprivate func listed(_ frame: Value, _ view: StaticString) throws(ScriptException) -> Value {
        Value(try makeList(from: try callMethod(Value(try variables(of: frame)), intern(view))))
    }

    /// `left | right`, the right one a proxy or any mapping.
    fileprivate func merged(_ left: Value, _ right: Value) throws(ScriptException) -> Value {
        let other = isFrameLocalsProxy(right) ? Value(try variables(of: right.record.values[0])) : right
        guard left.isObject(of: .dict), other.isObject(of: .dict) else { return .notImplemented }
        let result = makeDict()
        try dictUpdate(result, from: left)
        try dictUpdate(result, from: other)
        return Value(result)
    }

    fileprivate func update(_ frame: Value, from source: Value) throws(ScriptException) {
        let changes = makeDict()
        try dictUpdate(changes, from: isFrameLocalsProxy(source) ? Value(try variables(of: source.record.values[0])) : source)
        for number in 0..<changes.pointee.used where !changes.pointee.entries[number].key.isUnset {
            try setVariable(changes.pointee.entries[number].key, of: frame, to: changes.pointee.entries[number].value)
        }
    }
}
