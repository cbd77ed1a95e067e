/// `types.SimpleNamespace`: record (`__dict__`).
enum SimpleNamespaceType {
    static let declaration = TypeDeclaration(
        "types.SimpleNamespace", "An object with the attributes that it was given.", kind: .record, flags: [.subclassable, .hasDict, .weakReferencable],
        methods: methods, staticMethods: [new], attributes: [CommonAttributes.dict])

    private static let new = Builtin("__new__", "(cls, /, *args, **kwargs)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        let namespace = try vm.makeFields(of: try vm.subclassArgument(a[0], of: vm.types.pointee.simpleNamespace), kind: .record, count: 1)
        namespace.record.values[0] = Value(vm.createDict())
        return namespace
    }

    private static let methods: [Builtin] = [
        Builtin("__init__", "(self, mapping_or_iterable=(), /, **kwargs)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            let dict = try vm.namespaceSelf(a[0], "__init__")
            let given = try vm.call(Value(vm.types.pointee.dict), a[1])
            guard given.isObject(of: .dict) else { return .none }
            for number in 0..<given.dict.pointee.used where !given.dict.pointee.entries[number].key.isUnset && !given.dict.pointee.entries[number].key.isString {
                throw vm.typeError("keywords must be strings")
            }
            try vm.copyEntries(of: given.dict, to: dict)
            try vm.copyEntries(of: a[2].dict, to: dict)
            return .none
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let dict = try vm.namespaceSelf(a[0], "__repr__")
            let name = vm.type(of: a[0]) == vm.types.pointee.simpleNamespace ? "namespace" : vm.typeName(a[0])
            if vm.state.pointee.reprStack.contains(a[0]) { return vm.makeString("\(name)(...)") }
            vm.state.pointee.reprStack.append(a[0])
            defer { vm.state.pointee.reprStack.removeLast() }
            var parts: [String] = []
            var number = 0
            while number < dict.pointee.used {
                let entry = dict.pointee.entries[number]
                number += 1
                guard entry.key.isString, entry.key.string.count > 0 else { continue }
                parts.append("\(vm.swiftString(entry.key))=\(vm.swiftString(try vm.repr(vm.keep(entry.value))))")
            }
            return vm.makeString("\(name)(\(parts.joined(separator: ", ")))")
        },
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in
            let namespace = vm.types.pointee.simpleNamespace
            guard vm.isInstance(a[0], namespace), vm.isInstance(a[1], namespace) else { return .notImplemented }
            return Value(try vm.isEqual(a[0].record.values[0], a[1].record.values[0]))
        },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
            let dict = try vm.namespaceSelf(a[0], "__reduce__")
            return vm.makeTuple(Value(vm.type(of: a[0])), vm.runtime.pointee.emptyTuple, Value(dict))
        },
        Builtin("__replace__", "(self, /, **changes)", "Gives a copy with the attributes named set anew.") { (vm, a) throws(ScriptException) in
            let dict = try vm.namespaceSelf(a[0], "__replace__")
            let copy = try vm.call(Value(vm.type(of: a[0])))
            let target = try vm.namespaceSelf(copy, "__replace__")
            try vm.copyEntries(of: dict, to: target)
            try vm.copyEntries(of: a[1].dict, to: target)
            return copy
        },
    ]
}

extension VM {
    fileprivate func namespaceSelf(_ value: Value, _ method: StaticString) throws(ScriptException) -> DictPointer {
        guard isInstance(value, types.pointee.simpleNamespace), let dict = attributesDictionary(of: value) else {
            throw foreignReceiver(value, types.pointee.simpleNamespace, method)
        }
        return dict
    }

    /// A `types.SimpleNamespace` with the given attributes (interned names), a temporary.
    public func makeNamespace(_ attributes: [(name: Value, value: Value)]) -> Value {
        let dict = makeDict()
        for (name, value) in attributes { insert(dict, string: name, value) }
        return makeRecord(kind: .record, type: types.pointee.simpleNamespace, Value(dict))
    }
}
