/// The interpreter's own finders, as they stand in `sys.meta_path`: the import system knows them and looks for itself; scripts may ask them,
/// take them out or put others before them.
enum ImporterTypes {
    static let builtin = TypeDeclaration(
        "_frozen_importlib.BuiltinImporter", "Finds and loads the modules that are part of the program as native code.", kind: .instance, flags: [],
        classMethods: [
            Builtin("find_spec", "(cls, fullname, path=None, target=None)", "The spec of a native module, or None.") { (vm, a) throws(ScriptException) in
                guard let name = vm.moduleName(a[1]), vm.isNativeModule(name) else { return .none }
                return vm.makeSpec(name, loader: Value(vm.types.pointee.builtinImporter), origin: vm.intern("built-in"))
            },
            Builtin("create_module", "(cls, spec)", "A new module as the spec says.") { (vm, a) throws(ScriptException) in
                let name = try vm.getAttribute(a[1], vm.intern("name"))
                guard let text = vm.moduleName(name), let native = vm.runtime.pointee.nativeModules[text] else {
                    throw vm.importError("\(vm.swiftString(try vm.repr(name))) is not a built-in module", name: name)
                }
                return try vm.makeNative(native, text)
            },
            Builtin("exec_module", "(cls, module)", "Nothing is left to do.") { (_, _) throws(ScriptException) in .none },
            Builtin("load_module", "(cls, fullname)", "The module, imported if need be.") { (vm, a) throws(ScriptException) in
                try vm.importModule(vm.swiftString(Value(try vm.string(a[1], function: "load_module", argument: "fullname"))))
            },
        ] + noSource, staticMethods: [])

    /// What loaders without source text answer.
    private static let noSource: [Builtin] = [
        Builtin("get_code", "(cls, fullname)", "None: there is no script code.") { (_, _) throws(ScriptException) in .none },
        Builtin("get_source", "(cls, fullname)", "None: there is no source text.") { (_, _) throws(ScriptException) in .none },
        Builtin("is_package", "(cls, fullname)", "False: native modules are no packages.") { (_, _) throws(ScriptException) in .false },
    ]

    static let path = TypeDeclaration(
        "_frozen_importlib_external.PathFinder", "Finds modules along sys.path, or along the path of a package.", kind: .instance, flags: [],
        classMethods: [
            Builtin("find_spec", "(cls, fullname, path=None, target=None)", "The spec of a module in one of the folders, or None.") { (vm, a) throws(ScriptException) in
                guard let name = vm.moduleName(a[1]), let found = try vm.findOnPath(name, a[2]) else { return .none }
                return try vm.spec(of: found, name)
            },
            Builtin("invalidate_caches", "(cls)", "Has the finders of folders look anew.") { (vm, _) throws(ScriptException) in
                let finders = vm.sysAttribute("path_importer_cache")
                guard finders.isObject(of: .dict) else { return .none }
                let keys = vm.keyList(finders.dict).list
                for key in (0..<keys.count).map({ keys[$0] }) {
                    let finder = try vm.lookup(finders.dict, key)
                    // A relative name may mean another folder by now.
                    if finder.isNone || !(key.isString && vm.swiftString(key).hasPrefix("/")) {
                        try vm.remove(finders.dict, key)
                    } else if !finder.isUnset {
                        let method = try vm.getAttributeOrUnset(vm.keep(finder), vm.intern("invalidate_caches"))
                        if !method.isUnset { _ = try vm.call(method) }
                    }
                }
                return .none
            },
        ], staticMethods: [])

    static let library = TypeDeclaration(
        "_frozen_importlib_external.LibraryImporter", "Finds and loads the modules of the library that ships inside the program.", kind: .instance, flags: [],
        classMethods: [
            Builtin("find_spec", "(cls, fullname, path=None, target=None)", "The spec of a shipped module, or None.") { (vm, a) throws(ScriptException) in
                guard let name = vm.moduleName(a[1]), let found = vm.findShipped(name) else { return .none }
                return try vm.spec(of: found, name)
            },
            Builtin("create_module", "(cls, spec)", "None: a plain module will do.") { (_, _) throws(ScriptException) in .none },
            Builtin("exec_module", "(cls, module)", "Runs the module's code in its namespace.") { (vm, a) throws(ScriptException) in
                let name = vm.swiftString(Value(try vm.string(try vm.getAttribute(a[1], vm.name(.name)), function: "exec_module", argument: "name")))
                guard a[1].isObject(of: .module), case .shipped(let shipped, let path) = vm.findShipped(name) else { throw vm.noSource(name) }
                let code = try vm.compile(source: shipped.source, filename: path, mode: .module)
                return try vm.run(code, globals: a[1].record.values[0].dict)
            },
            Builtin("get_code", "(cls, fullname)", "The module's code object.") { (vm, a) throws(ScriptException) in
                let name = vm.moduleName(a[1]) ?? ""
                guard case .shipped(let shipped, let path) = vm.findShipped(name) else { throw vm.noSource(name) }
                return try vm.compile(source: shipped.source, filename: path, mode: .module)
            },
            Builtin("get_source", "(cls, fullname)", "The module's source text.") { (vm, a) throws(ScriptException) in
                let name = vm.moduleName(a[1]) ?? ""
                guard case .shipped(let shipped, _) = vm.findShipped(name) else { throw vm.noSource(name) }
                return vm.makeString(utf8: shipped.source)
            },
            Builtin("is_package", "(cls, fullname)", "Whether the module is a package.") { (vm, a) throws(ScriptException) in
                let name = vm.moduleName(a[1]) ?? ""
                guard case .shipped(let shipped, _) = vm.findShipped(name) else { throw vm.noSource(name) }
                return Value(shipped.isPackage)
            },
        ], staticMethods: [])
}

extension VM {
    /// A module's name; nil when it is no `str`.
    fileprivate func moduleName(_ value: Value) -> String? { value.isString ? swiftString(value) : nil }

    fileprivate func noSource(_ name: String) -> ScriptException { importError("'\(name)' is not a module of the library", name: makeString(name)) }

    /// `sys` and `builtins` are not among the modules that can be made again.
    func isNativeModule(_ name: String) -> Bool { name == "sys" || name == "builtins" || runtime.pointee.nativeModules[name] != nil }

    /// An ImportError with `name`, and `path` if there is one.
    func importError(_ message: String, name: Value, path: Value = .none, _ kind: ExceptionKind = .importError) -> ScriptException {
        let exception = makeException(exceptionType(kind), arguments: makeTuple(makeString(message)))
        setField(exception, ImportErrorField.message, makeString(message))
        setField(exception, ImportErrorField.name, name)
        if !path.isNone { setField(exception, ImportErrorField.path, path) }
        return raise(exception)
    }
}
