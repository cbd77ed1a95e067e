import TaipanRuntime

/// A function with some of its arguments already given.
final class Partial: Payload {
    var function: OwnedValue
    /// Tuple.
    var arguments: OwnedValue
    /// Dict.
    var keywords: OwnedValue

    init(function: Value, arguments: Value, keywords: Value) {
        self.function = OwnedValue(function)
        self.arguments = OwnedValue(arguments)
        self.keywords = OwnedValue(keywords)
    }

    override func visit(_ visitor: (Value) -> Void) {
        visitor(function.value)
        visitor(arguments.value)
        visitor(keywords.value)
    }

    override func clear() {
        function.replace(with: .none)
        arguments.replace(with: .none)
        keywords.replace(with: .none)
    }
}

/// `functools.partial`.
enum PartialType {
    static let declaration = TypeDeclaration(
        "functools.partial", "A function with some of its arguments filled in already.",
        kind: .payload, flags: [.subclassable, .hasDict, .weakReferencable],
        methods: methods,
        classMethods: [ContainerMethods.classGetItem],
        staticMethods: [
            Builtin("__new__", "(cls, /, *args, **keywords)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                guard a[0].isObject(of: .type), a[0].type_.pointee.instanceKind == .payload else { throw vm.typeError("partial.__new__(X): X is not a type object") }
                let given = a[1].tuple
                guard given.count > 0 else { throw vm.typeError("type 'partial' takes at least one argument") }
                var function = given.items[0]
                guard vm.isCallable(function) else { throw vm.typeError("the first argument must be callable") }
                var arguments = vm.makeTuple(UnsafeBufferPointer(start: given.items + 1, count: given.count - 1))
                var keywords = a[2]
                // A partial of a partial is one partial.
                if let inner = function.exactPayload(Partial.self), vm.type(of: function) == a[0].type_, function.payload.pointee.attributes.isUnset, inner.arguments.value.isObject(of: .tuple), inner.keywords.value.isObject(of: .dict) {
                    arguments = joined(vm, inner.arguments.value.tuple, UnsafeBufferPointer(start: given.items + 1, count: given.count - 1))
                    let merged = vm.copyDict(inner.keywords.value.dict)
                    try vm.dictUpdate(merged.dict, from: keywords)
                    keywords = merged
                    function = inner.function.value
                }
                return vm.makeObject(a[0].type_, payload: Partial(function: function, arguments: arguments, keywords: keywords))
            },
        ],
        attributes: [
            CommonAttributes.dict,
            Attribute("func", "The function that is called.") { (vm, value) throws(ScriptException) in try partial(vm, value, "func").function.value },
            Attribute("args", "The positional arguments that are filled in.") { (vm, value) throws(ScriptException) in try partial(vm, value, "args").arguments.value },
            Attribute("keywords", "The keyword arguments that are filled in.") { (vm, value) throws(ScriptException) in
                try partial(vm, value, "keywords").keywords.value
            },
        ])

    private static func partial(_ vm: VM, _ value: Value, _ method: StaticString) throws(ScriptException) -> Partial {
        guard let partial = value.exactPayload(Partial.self) else { throw vm.wrongReceiver(method, of: "functools.partial", value) }
        return partial
    }

    private static func joined(_ vm: VM, _ first: TuplePointer, _ second: UnsafeBufferPointer<Value>) -> Value {
        if first.count == 0 { return vm.makeTuple(second) }
        let result = vm.makeTuple(count: first.count + second.count)
        for index in 0..<result.count {
            let item = index < first.count ? first.items[index] : second[index - first.count]
            item.retain()
            result.items[index] = item
        }
        return Value(result)
    }

    private static let methods: [Builtin] = [
        Builtin("__call__", "(self, /, *args, **kwargs)", "Calls the object with the arguments given.") { (vm, a) throws(ScriptException) in
            let partial = try partial(vm, a[0], "__call__")
            guard partial.arguments.value.isObject(of: .tuple), partial.keywords.value.isObject(of: .dict) else { throw vm.typeError("partial object is not initialized") }
            let given = a[1].tuple
            let function = vm.keep(partial.function.value)
            let arguments = given.count == 0 ? vm.keep(partial.arguments.value)
                : joined(vm, partial.arguments.value.tuple, UnsafeBufferPointer(start: given.items, count: given.count))
            let own = partial.keywords.value.dict, extra = a[2].dict
            if own.pointee.count == 0 { return try vm.call(function, tuple: arguments, dict: extra.pointee.count == 0 ? .unset : a[2]) }
            if extra.pointee.count == 0 { return try vm.call(function, tuple: arguments, dict: vm.keep(partial.keywords.value)) }
            let merged = vm.copyDict(own)
            try vm.dictUpdate(merged.dict, from: a[2])
            return try vm.call(function, tuple: arguments, dict: merged)
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let partial = try partial(vm, a[0], "__repr__")
            return try vm.containerRepr(a[0], recursive: "...") { (text: inout ReprBuilder) throws(ScriptException) in
                let type = vm.type(of: a[0])
                let module = try vm.getAttributeOrUnset(Value(type), vm.name(.module))
                text.append(module)
                text.append(".")
                text.append(type.pointee.qualifiedName)
                text.append("(")
                try vm.appendRepr(partial.function.value, to: &text)
                let arguments = vm.keep(partial.arguments.value), keywords = vm.keep(partial.keywords.value)
                if arguments.isObject(of: .tuple) {
                    for index in 0..<arguments.tuple.count {
                        text.append(", ")
                        try vm.appendRepr(arguments.tuple.items[index], to: &text)
                    }
                }
                if keywords.isObject(of: .dict) {
                    let pairs = try vm.makeList(from: try vm.callMethod(keywords, vm.intern("items")))
                    for index in 0..<pairs.count where pairs[index].isObject(of: .tuple) {
                        text.append(", ")
                        text.append(try vm.str(pairs[index].tuple.items[0]))
                        text.append("=")
                        try vm.appendRepr(pairs[index].tuple.items[1], to: &text)
                    }
                }
                text.append(")")
            }
        },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
            let partial = try partial(vm, a[0], "__reduce__")
            let type = Value(vm.type(of: a[0]))
            return vm.makeTuple(type, vm.makeTuple(partial.function.value),
                                vm.makeTuple(partial.function.value, partial.arguments.value, partial.keywords.value, .none))
        },
        Builtin("__setstate__", "(self, state, /)", "Restore what __reduce__ gave.") { (vm, a) throws(ScriptException) in
            let partial = try partial(vm, a[0], "__setstate__")
            guard a[1].isObject(of: .tuple), a[1].tuple.count == 4, vm.isCallable(a[1].tuple.items[0]), a[1].tuple.items[1].isObject(of: .tuple),
                a[1].tuple.items[2].isNone || a[1].tuple.items[2].isObject(of: .dict) else { throw vm.typeError("invalid partial state") }
            let items = a[1].tuple.items
            partial.function.replace(with: items[0])
            partial.arguments.replace(with: try vm.makeTuple(from: items[1]))
            partial.keywords.replace(with: items[2].isNone ? Value(vm.makeDict()) : vm.copyDict(items[2].dict))
            return .none
        },
    ]
}
