import TaipanRuntime

/// `collections.defaultdict`: a dict whose hidden value is the factory.
enum DefaultDictType {
    static let declaration = TypeDeclaration(
        "collections.defaultdict", """
            A dict that makes the value of a missing key by calling its factory.

            The factory is called without arguments, and only for `d[key]`. What follows it is handed to dict.
            """,
        kind: .dict, flags: [.subclassable, .mappingPattern],
        methods: methods,
        attributes: [
            Attribute("default_factory", "What makes the value of a missing key, or None.", { (vm, value) throws(ScriptException) in
                let factory = try hidden(vm, value, "default_factory").pointee
                return factory.isUnset ? .none : factory
            }, set: { (vm, value, new) throws(ScriptException) in
                let place = try hidden(vm, value, "default_factory")
                new.retain()
                store(new, in: place)
            }),
        ])

    private static func hidden(_ vm: VM, _ value: Value, _ method: StaticString) throws(ScriptException) -> UnsafeMutablePointer<Value> {
        guard value.isObject(of: .dict), vm.isInstance(value, try vm.moduleType("_collections", "defaultdict")) else {
            throw vm.wrongReceiver(method, of: "collections.defaultdict", value)
        }
        return vm.hiddenValues(value)
    }

    private static func copy(_ vm: VM, _ a: Arguments, _ method: StaticString) throws(ScriptException) -> Value {
        let factory = try hidden(vm, a[0], method).pointee
        return try vm.call(Value(a[0].header.pointee.type), factory.isUnset ? .none : factory, a[0])
    }

    private static let methods: [Builtin] = [
        Builtin("__init__", "(self, /, *args, **kwargs)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            let place = try hidden(vm, a[0], "__init__")
            let arguments = a[1].tuple
            let factory = arguments.count > 0 ? arguments.items[0] : .none
            guard factory.isNone || vm.isCallable(factory) else { throw vm.typeError("first argument must be callable or None") }
            factory.retain()
            store(factory, in: place)
            let rest = vm.makeTuple(UnsafeBufferPointer(start: arguments.items + min(arguments.count, 1), count: max(arguments.count - 1, 0)))
            try vm.updateFromArguments(a[0].dict, rest.tuple, a[2].dict, function: "dict")
            return .none
        },
        Builtin("__missing__", "(self, key, /)", "Makes the value of a key that is not there, stores and gives it; without a factory it raises KeyError.") { (vm, a) throws(ScriptException) in
            let factory = try hidden(vm, a[0], "__missing__").pointee
            guard !factory.isNoneOrUnset else { throw vm.raise(.keyError, argument: a[1]) }
            let value = try vm.call(factory)
            try vm.setItem(a[0], a[1], value)
            return value
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let factory = try hidden(vm, a[0], "__repr__").pointee
            var text = ReprBuilder(vm)
            text.append(a[0].header.pointee.type.pointee.name)
            text.append("(")
            // A factory that leads back here (a bound method) must not go round for ever.
            text.append(try vm.containerRepr(vm.keep(factory.isUnset ? .none : factory), recursive: "...") { (inner: inout ReprBuilder) throws(ScriptException) in
                try vm.appendRepr(factory.isUnset ? .none : factory, to: &inner)
            })
            text.append(", ")
            text.append(try vm.call(try vm.getAttribute(Value(vm.types.pointee.dict), vm.name(.repr)), a[0]))
            text.append(")")
            return try text.finish(vm)
        },
        Builtin("copy", "(self, /)", "Gives a new defaultdict with the same factory and the same items.") { (vm, a) throws(ScriptException) in try copy(vm, a, "copy") },
        Builtin("__copy__", "(self, /)", "Gives the copy that copy.copy() asks for.") { (vm, a) throws(ScriptException) in try copy(vm, a, "__copy__") },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
            let factory = try hidden(vm, a[0], "__reduce__").pointee
            let items = try vm.iterate(try vm.callMethod(a[0], vm.intern("items")))
            return vm.makeTuple(Value(a[0].header.pointee.type), factory.isNoneOrUnset ? vm.makeTuple() : vm.makeTuple(factory), .none, .none, items)
        },
        Builtin("__or__", "(self, value, /)", "Gives self | value.") { (vm, a) throws(ScriptException) in
            guard a[1].isObject(of: .dict) else { return .notImplemented }
            let result = try copy(vm, a, "__or__")
            guard result.isObject(of: .dict) else { return .notImplemented }
            try vm.dictUpdate(result.dict, from: a[1])
            return result
        },
        Builtin("__ror__", "(self, value, /)", "Gives value | self.") { (vm, a) throws(ScriptException) in
            guard a[1].isObject(of: .dict) else { return .notImplemented }
            let factory = try hidden(vm, a[0], "__ror__").pointee
            let result = try vm.call(Value(a[0].header.pointee.type), factory.isUnset ? .none : factory, a[1])
            guard result.isObject(of: .dict) else { return .notImplemented }
            try vm.dictUpdate(result.dict, from: a[0])
            return result
        },
    ]
}
