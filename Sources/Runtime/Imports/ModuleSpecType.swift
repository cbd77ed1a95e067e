/// `ModuleSpec`: what a finder has found out about a module (PEP 451). Record: the attributes' dict.
enum ModuleSpecType {
    static let declaration = TypeDeclaration(
        "_frozen_importlib.ModuleSpec", "What a finder has found out about a module: name, loader, origin, where its submodules are.",
        kind: .record, flags: [.subclassable, .hasDict, .weakReferencable], methods: methods, staticMethods: [new], attributes: attributes)

    private static let new = Builtin("__new__", "(cls, /, *args, **kwargs)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        try vm.makeAttributeRecord(of: a[0], vm.types.pointee.moduleSpec)
    }

    private static let methods: [Builtin] = [
        Builtin("__init__", "(self, name, loader, *, origin=None, loader_state=None, is_package=None)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            let search = try vm.isTrue(a[5]) ? Value(vm.makeList()) : .none
            vm.fillSpec(try vm.attributeRecord(a[0], vm.types.pointee.moduleSpec, "__init__"), name: a[1], loader: a[2], origin: a[3], search: search, hasLocation: false)
            try vm.setAttribute(a[0], vm.intern("loader_state"), a[4])
            return .none
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            func shown(_ name: StaticString) throws(ScriptException) -> String { vm.swiftString(try vm.repr(try vm.getAttribute(a[0], vm.intern(name)))) }
            var text = "\(vm.typeName(a[0]))(name=\(try shown("name")), loader=\(try shown("loader"))"
            for name in ["origin", "submodule_search_locations"] as [StaticString] {
                if !(try vm.getAttribute(a[0], vm.intern(name))).isNone { text += ", \(name)=\(try shown(name))" }
            }
            return vm.makeString(text + ")")
        },
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in
            guard vm.isInstance(a[1], vm.types.pointee.moduleSpec) else { return .notImplemented }
            for name in ["name", "loader", "origin", "submodule_search_locations", "cached", "has_location"] as [StaticString] {
                let key = vm.intern(name)
                guard try vm.isEqual(try vm.getAttribute(a[0], key), try vm.getAttribute(a[1], key)) else { return .false }
            }
            return .true
        },
    ]

    private static let attributes: [Attribute] = [
        CommonAttributes.dict,
        Attribute("parent", "The package that the module is in: itself, if it is one.") { (vm, spec) throws(ScriptException) in
            let name = try vm.getAttribute(spec, vm.intern("name"))
            guard (try vm.getAttribute(spec, vm.intern("submodule_search_locations"))).isNone else { return name }
            let text = try vm.string(name, function: "parent", argument: "name")
            return vm.makeString(vm.parentName(vm.swiftString(Value(text))))
        },
        Attribute("cached", "Where compiled code is kept: nowhere, unless somebody sets it.", { (vm, spec) throws(ScriptException) in
            noneForUnset(try vm.getAttributeOrUnset(spec, vm.intern("_cached")))
        }, set: { (vm, spec, value) throws(ScriptException) in
            try vm.setAttribute(spec, vm.intern("_cached"), noneForUnset(value))
        }),
        Attribute("has_location", "Whether the origin is a place that can be read.", { (vm, spec) throws(ScriptException) in
            let flag = try vm.getAttributeOrUnset(spec, vm.intern("_set_fileattr"))
            return flag.isUnset ? .false : Value(try vm.isTrue(flag))
        }, set: { (vm, spec, value) throws(ScriptException) in
            try vm.setAttribute(spec, vm.intern("_set_fileattr"), Value(value.isUnset ? false : try vm.isTrue(value)))
        }),
    ]
}

extension VM {
    /// An object whose attributes lie in a dict, of `base` or a subclass.
    func makeAttributeRecord(of type: Value, _ base: TypePointer) throws(ScriptException) -> Value {
        let record = try makeFields(of: try subclassArgument(type, of: base), kind: .record, count: 1)
        record.record.values[0] = Value(createDict())
        return record
    }

    /// The dict of such an object.
    func attributeRecord(_ value: Value, _ type: TypePointer, _ method: StaticString) throws(ScriptException) -> DictPointer {
        guard isInstance(value, type), let dict = attributesDictionary(of: value) else { throw foreignReceiver(value, type, method) }
        return dict
    }

    /// `a.b` for `a.b.c`; empty for a name without dots.
    func parentName(_ name: String) -> String { name.lastIndex(of: ".").map { String(name[..<$0]) } ?? "" }

    fileprivate func fillSpec(_ dict: DictPointer, name: Value, loader: Value, origin: Value, search: Value, hasLocation: Bool) {
        let fields: [(StaticString, Value)] = [
            ("name", name), ("loader", loader), ("origin", origin), ("loader_state", .none), ("submodule_search_locations", search),
            ("_set_fileattr", Value(hasLocation)), ("_cached", .none), ("_initializing", .false),
        ]
        for (field, value) in fields { insert(dict, string: intern(field), value) }
    }

    /// The spec of a module that one of the interpreter's own finders has found.
    func makeSpec(_ name: String, loader: Value, origin: Value, search: Value = .none, hasLocation: Bool = false) -> Value {
        let dict = makeDict()
        fillSpec(dict, name: intern(name), loader: loader, origin: origin, search: search, hasLocation: hasLocation)
        return makeRecord(kind: .record, type: types.pointee.moduleSpec, Value(dict))
    }

    // MARK: Modules under way

    /// Notes in a module's spec whether its code is just being run for the first time.
    func setInitializing(_ spec: Value, _ isInitializing: Bool) {
        // A foreign spec may refuse; nothing but the wording of errors depends on it.
        _ = ignoringAll { (vm) throws(ScriptException) in try vm.setAttribute(spec, vm.intern("_initializing"), Value(isInitializing)) }
    }

    /// What a spec holds under a name, without running scripts' code: errors about modules ask, and must not lead to further ones. Unset for foreign
    /// kinds of specs.
    private func specField(_ spec: Value, _ name: StaticString) -> Value {
        guard isInstance(spec, types.pointee.moduleSpec), let dict = attributesDictionary(of: spec) else { return .unset }
        let found = lookup(dict, string: intern(name))
        return found.isUnset ? found : keep(found)
    }

    func isInitializing(_ spec: Value) -> Bool { specField(spec, "_initializing").isTrue }

    /// The file that the spec says the module is from; nil when there is none.
    func fileOrigin(_ spec: Value) -> String? {
        let has = specField(spec, "_set_fileattr"), origin = specField(spec, "origin")
        return has.isTrue && origin.isString ? swiftString(origin) : nil
    }

    /// Whether one of the submodules that `spec`'s package imports just now has that name.
    func isSubmoduleUnderWay(_ spec: Value, _ name: Value) -> Bool {
        let list = specField(spec, "_uninitialized_submodules")
        guard list.isObject(of: .list) else { return false }
        return (0..<list.list.count).contains { list.list[$0].isString && swiftString(list.list[$0]) == swiftString(name) }
    }

    /// Runs `body` while the spec of a package lists a submodule as being under way.
    func withSubmodule<Result>(_ name: String, underWayIn parent: Value, _ body: () throws(ScriptException) -> Result) throws(ScriptException) -> Result {
        let spec = parent.isUnset ? Value.unset : noneForUnset(try getAttributeOrUnset(parent, intern("__spec__")))
        guard isInstance(spec, types.pointee.moduleSpec), let dict = attributesDictionary(of: spec) else { return try body() }
        let key = intern("_uninitialized_submodules")
        let before = keep(noneForUnset(lookup(dict, string: key)))
        let names = before.isObject(of: .list) ? (0..<before.list.count).map { before.list[$0] } : []
        insert(dict, string: key, makeList(names + [intern(name)]))
        defer { insert(dict, string: key, before) }
        return try body()
    }
}
