/// `module`: record (namespace).
enum ModuleType {
    static let declaration = TypeDeclaration(
        "module", "A module: a name and its namespace.", kind: .module, flags: [.subclassable, .hasDict, .weakReferencable],
        methods: methods, staticMethods: [new], attributes: [dict, annotations])

    private static let new = Builtin("__new__", "(cls, /, *args, **kwargs)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        let module = try vm.makeFields(of: try vm.subclassArgument(a[0], of: vm.types.pointee.module), kind: .module, count: 1)
        module.record.values[0] = Value(vm.createDict())
        return module
    }

    private static let methods: [Builtin] = [
        Builtin("__init__", "(self, name, doc=None)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            try vm.checkModule(a[0], "__init__")
            guard a[1].isString else { throw vm.typeError("module.__init__() argument 'name' must be str, not \(vm.argumentTypeName(a[1]))") }
            vm.fillModule(a[0], name: a[1], documentation: a[2])
            return .none
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            try vm.checkModule(a[0], "__repr__")
            let dict = a[0].record.values[0].dict
            let name = vm.lookup(dict, string: vm.name(.name))
            let shown = name.isUnset ? "'?'" : vm.swiftString(try vm.repr(name))
            let spec = vm.keep(noneForUnset(vm.lookup(dict, string: vm.intern("__spec__"))))
            if !spec.isNone { return vm.makeString("<module \(try vm.moduleText(spec))>") }
            let file = vm.lookup(dict, string: vm.intern("__file__")), loader = vm.lookup(dict, string: vm.intern("__loader__"))
            if !file.isNoneOrUnset { return vm.makeString("<module \(shown) from \(vm.swiftString(try vm.repr(vm.keep(file))))>") }
            return vm.makeString("<module \(shown)\(loader.isNoneOrUnset ? "" : " (\(vm.swiftString(try vm.repr(vm.keep(loader)))))")>")
        },
        Builtin("__dir__", "(self, /)", "Gives the names that dir() lists.") { (vm, a) throws(ScriptException) in
            try vm.checkModule(a[0], "__dir__")
            let namespace = try vm.getAttribute(a[0], vm.name(.dictAttribute))
            guard namespace.isObject(of: .dict) else { throw vm.typeError("<module>.__dict__ is not a dictionary") }
            let dict = namespace.dict
            let custom = vm.lookup(dict, string: vm.name(.dir))
            return custom.isUnset ? vm.keyList(dict) : try vm.call(custom)
        },
    ]

    private static let dict = Attribute(member: "__dict__", "", { (_, module) throws(ScriptException) in module.record.values[0] })

    private static let annotations = Attribute("__annotations__", "", { (vm, module) throws(ScriptException) in
        let dict = module.record.values[0].dict
        let found = vm.lookup(dict, string: vm.name(.annotations))
        if !found.isUnset { return found }
        let made = Value(vm.makeDict())
        vm.insert(dict, string: vm.name(.annotations), made)
        return made
    }, set: { (vm, module, value) throws(ScriptException) in
        let dict = module.record.values[0].dict
        if value.isUnset {
            guard !(try vm.remove(dict, vm.name(.annotations))).isUnset else { throw vm.raise(.attributeError, "__annotations__") }
        } else {
            vm.insert(dict, string: vm.name(.annotations), value)
        }
    })
}

extension VM {
    fileprivate func checkModule(_ value: Value, _ method: StaticString) throws(ScriptException) {
        guard value.isObject(of: .module) else { throw foreignReceiver(value, types.pointee.module, method) }
    }

    /// What the representation of a module says of its spec.
    fileprivate func moduleText(_ spec: Value) throws(ScriptException) -> String {
        func shown(_ value: Value) throws(ScriptException) -> String { swiftString(try repr(value)) }
        func field(_ name: StaticString) throws(ScriptException) -> Value { try getAttribute(spec, intern(name)) }
        let name = try shown(try field("name")), origin = try field("origin"), loader = try field("loader")
        guard origin.isNone else {
            return try isTrue(try field("has_location")) ? "\(name) from \(try shown(origin))" : "\(name) (\(swiftString(try str(origin))))"
        }
        if loader.isNone { return name }
        if typeName(loader) == "NamespaceLoader" { return "\(name) (namespace) from \(try shown(Value(try makeList(from: try field("submodule_search_locations")))))" }
        return "\(name) (\(try shown(loader)))"
    }

    fileprivate func fillModule(_ module: Value, name: Value, documentation: Value) {
        let dict = module.record.values[0].dict
        insert(dict, string: self.name(.name), name)
        insert(dict, string: self.name(.doc), documentation)
        for absent in ["__package__", "__loader__", "__spec__"] as [StaticString] { insert(dict, string: intern(absent), .none) }
    }
}
