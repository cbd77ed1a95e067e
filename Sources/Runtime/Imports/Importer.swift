// The import system: `sys.modules`, then the finders of `sys.meta_path`: native modules, `sys.path`, the library that ships inside. Compiled code is
// kept in memory only. What the interpreter's own finders find is loaded without a detour through scripts' calls.

/// What a finder has found.
enum FoundModule {
    case native(NativeModule)
    case file(path: String, isPackage: Bool)
    /// A module of the library that ships inside.
    case shipped(LibraryModule, path: String)
    /// A namespace package (PEP 420): folders without `__init__.py`.
    case folders([Value])
    /// A script's finder gave a spec.
    case spec(Value)
}

extension VM {
    /// The module of a full name, from `sys.modules` or imported now, packages first.
    @discardableResult
    public func importModule(_ name: String) throws(ScriptException) -> Value {
        let key = intern(name)
        let known = try lookup(runtime.pointee.modules.dict, key)
        if !known.isUnset {
            guard !known.isNone else { throw moduleNotFound(name, "import of \(name) halted; None in sys.modules") }
            return keep(known)
        }
        try checkNativeStack()
        guard let dot = name.lastIndex(of: ".") else { return try findAndLoad(name, .none) }
        let parentName = String(name[..<dot])
        let parent = try importModule(parentName)
        let again = try lookup(runtime.pointee.modules.dict, key)
        if !again.isUnset { return keep(again) }
        let searchPath = try getAttributeOrUnset(parent, intern("__path__"))
        guard !searchPath.isUnset else { throw moduleNotFound(name, "No module named '\(name)'; '\(parentName)' is not a package") }
        let last = String(name[name.index(after: dot)...])
        let module = try withSubmodule(last, underWayIn: parent) { () throws(ScriptException) in try findAndLoad(name, searchPath) }
        do throws(ScriptException) { try setAttribute(parent, intern(last), module) } catch {
            guard raisedMatches(.attributeError) else { throw error }
            _ = takeRaised()
            try warn(.importWarning, "Cannot set an attribute on '\(parentName)' for child module '\(last)'")
        }
        return module
    }

    private func findAndLoad(_ name: String, _ searchPath: Value) throws(ScriptException) -> Value {
        guard let found = try findModule(name, searchPath) else { throw moduleNotFound(name) }
        return try load(name, found)
    }

    private func moduleNotFound(_ name: String, _ text: String? = nil) -> ScriptException {
        importError(text ?? "No module named '\(name)'", name: makeString(name), .moduleNotFoundError)
    }

    func folderName(_ path: String) -> String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }

    /// Whether the program brings a module of that name itself.
    func isLibraryModule(_ name: String) -> Bool { isNativeModule(name) || runtime.pointee.hooks.librarySource(name) != nil }

    // MARK: Finding

    /// Asks the finders of `sys.meta_path` in turn. `searchPath` is the `__path__` of the package, or None.
    func findModule(_ name: String, _ searchPath: Value, target: Value = .none) throws(ScriptException) -> FoundModule? {
        let finders = sysAttribute("meta_path")
        if finders.isNoneOrUnset { throw importError("sys.meta_path is None, Python is likely shutting down", name: .none) }
        guard finders.isObject(of: .list) else { throw typeError("sys.meta_path must be a list of finders, not \(typeName(finders))") }
        if finders.list.count == 0 { try warn(.importWarning, "sys.meta_path is empty") }
        var index = 0
        while index < finders.list.count {
            let finder = finders.list[index]
            index += 1
            if finder == Value(types.pointee.builtinImporter) {
                if let native = runtime.pointee.nativeModules[name] { return .native(native) }
            } else if finder == Value(types.pointee.pathFinder) {
                if let found = try findOnPath(name, searchPath) { return found }
            } else if finder == Value(types.pointee.libraryImporter) {
                if let found = findShipped(name) { return found }
            } else {
                let find = try getAttributeOrUnset(keep(finder), intern("find_spec"))
                if find.isUnset { continue }
                let spec = try call(find, intern(name), searchPath, target)
                if !spec.isNone { return .spec(spec) }
            }
        }
        return nil
    }

    func findShipped(_ name: String) -> FoundModule? {
        guard let shipped = runtime.pointee.hooks.librarySource(name) else { return nil }
        let inside = name.split(separator: ".").joined(separator: "/") + (shipped.isPackage ? "/__init__" : "")
        return .shipped(shipped, path: "<library>/\(inside).py")
    }

    /// Looks along `sys.path`, or along a package's path that is not None.
    func findOnPath(_ name: String, _ searchPath: Value) throws(ScriptException) -> FoundModule? {
        let path = searchPath.isNone ? sysAttribute("path") : searchPath
        if path.isNoneOrUnset { return nil }
        let entries = try makeList(from: path)
        var portions: [Value] = []
        for index in 0..<entries.count where entries[index].isString {
            let finder = try pathEntryFinder(entries[index])
            if finder.isNone { continue }
            if let folder = plainFolder(finder) {
                if let found = findFile(name, in: folder, &portions) { return found }
                continue
            }
            let find = try getAttributeOrUnset(finder, intern("find_spec"))
            if find.isUnset { continue }
            let spec = try call(find, intern(name))
            if spec.isNone { continue }
            if !(try getAttribute(spec, intern("loader"))).isNone { return .spec(spec) }
            let more = try getAttribute(spec, intern("submodule_search_locations"))
            if more.isNone { throw raise(.importError, "spec missing loader") }
            let list = try makeList(from: more)
            portions += (0..<list.count).map { list[$0] }
        }
        return portions.isEmpty ? nil : .folders(portions)
    }

    /// The finder for one entry of a path: from `sys.path_importer_cache`, or the first that `sys.path_hooks` gives; None when there is none.
    private func pathEntryFinder(_ entry: Value) throws(ScriptException) -> Value {
        var folder = swiftString(entry)
        if folder.isEmpty {
            guard let current = runtime.pointee.hooks.currentDirectory() else { return .none }
            folder = current
        }
        let cache = sysAttribute("path_importer_cache"), key = intern(folder)
        if cache.isObject(of: .dict) {
            let known = try lookup(cache.dict, key)
            if !known.isUnset { return keep(known) }
        }
        let hooks = sysAttribute("path_hooks")
        guard hooks.isObject(of: .list) else { return .none }
        var finder = Value.none
        var index = 0
        while finder.isNone, index < hooks.list.count {
            let hook = keep(hooks.list[index])
            index += 1
            do throws(ScriptException) { finder = try call(hook, key) } catch {
                guard raisedMatches(.importError) else { throw error }
                _ = takeRaised()
            }
        }
        // A folder may still be made.
        if !finder.isNone, cache.isObject(of: .dict) { try insert(cache.dict, key, finder) }
        return finder
    }

    // MARK: Specs

    /// What was found, as a spec.
    func spec(of found: FoundModule, _ name: String) throws(ScriptException) -> Value {
        switch found {
        case .native: return makeSpec(name, loader: Value(types.pointee.builtinImporter), origin: intern("built-in"))
        case .file(let path, let isPackage):
            let file = makeString(path)
            return makeSpec(name, loader: makeSourceLoader(name, path: file), origin: file, search: searchLocations(path, isPackage), hasLocation: true)
        case .shipped(let shipped, let path):
            return makeSpec(name, loader: Value(types.pointee.libraryImporter), origin: makeString(path), search: searchLocations(path, shipped.isPackage), hasLocation: true)
        case .folders(let folders):
            // What follows changes of the parent's path is rarely needed, and written in Python.
            let make = try getAttribute(try importModule("importlib._namespaces"), intern("make_spec"))
            return try call(make, intern(name), makeList(folders))
        case .spec(let spec): return spec
        }
    }

    private func searchLocations(_ file: String, _ isPackage: Bool) -> Value {
        isPackage ? makeList([makeString(folderName(file))]) : .none
    }

    /// A new module as the spec says: what its loader makes, or a plain one.
    func makeModule(spec: Value) throws(ScriptException) -> Value {
        let loader = try getAttribute(spec, intern("loader"))
        var module = Value.none
        let create = loader.isNone ? Value.unset : try getAttributeOrUnset(loader, intern("create_module"))
        if !create.isUnset {
            module = try call(create, spec)
        } else if !loader.isNone, !(try getAttributeOrUnset(loader, intern("exec_module"))).isUnset {
            throw raise(.importError, "loaders that define exec_module() must also define create_module()")
        }
        if module.isNone { module = try call(Value(types.pointee.module), try getAttribute(spec, intern("name"))) }
        try setAttributes(of: module, spec: spec, overriding: false)
        return module
    }

    /// Sets the attributes that a spec says, where the module has none yet; what refuses to be set is left.
    func setAttributes(of module: Value, spec: Value, overriding: Bool) throws(ScriptException) {
        func set(_ name: StaticString, _ value: Value, always: Bool = false) throws(ScriptException) {
            let key = intern(name)
            do throws(ScriptException) {
                if !always, !overriding, !noneForUnset(try getAttributeOrUnset(module, key)).isNone { return }
                try setAttribute(module, key, value)
            } catch {
                guard raisedMatches(.attributeError) else { throw error }
                _ = takeRaised()
            }
        }
        let search = try getAttribute(spec, intern("submodule_search_locations"))
        try set("__name__", try getAttribute(spec, intern("name")))
        try set("__loader__", try getAttribute(spec, intern("loader")))
        try set("__package__", try getAttribute(spec, intern("parent")))
        try set("__spec__", spec, always: true)
        if !search.isNone { try set("__path__", search) }
        if try isTrue(try getAttribute(spec, intern("has_location"))) {
            try set("__file__", try getAttribute(spec, intern("origin")))
            let cached = try getAttribute(spec, intern("cached"))
            if !cached.isNone { try set("__cached__", cached) }
        } else if !search.isNone, typeName(try getAttribute(spec, intern("loader"))) == "NamespaceLoader" {
            try set("__file__", .none)
        }
    }

    // MARK: Loading

    /// Makes the module, enters it into `sys.modules` and runs its code.
    func load(_ name: String, _ found: FoundModule) throws(ScriptException) -> Value {
        let spec = try self.spec(of: found, name)
        switch found {
        case .native(let native):
            let module = try makeNative(native, name)
            try setAttributes(of: module, spec: spec, overriding: true)
            try insert(runtime.pointee.modules.dict, intern(name), module)
            return module
        case .file(let path, _):
            guard let bytes = runtime.pointee.hooks.readFile(path) else { throw importError("cannot read \(path)", name: makeString(name), path: makeString(path)) }
            return try execute(makePlainModule(name, spec), spec, name) { (globals) throws(ScriptException) in
                _ = try run(try compile(source: bytes, filename: path, mode: .module), globals: globals)
            }
        case .shipped(let shipped, let path):
            return try execute(makePlainModule(name, spec), spec, name) { (globals) throws(ScriptException) in
                _ = try run(try compile(source: shipped.source, filename: path, mode: .module), globals: globals)
            }
        case .folders, .spec: return try load(name, spec: spec)
        }
    }

    /// A module for code that one of our own loaders runs.
    private func makePlainModule(_ name: String, _ spec: Value) throws(ScriptException) -> Value {
        let module = makeModule(name)
        let dict = module.record.values[0].dict
        try setAttributes(of: module, spec: spec, overriding: true)
        insert(dict, string: builtinsName, runtime.pointee.builtins)
        return module
    }

    private func load(_ name: String, spec: Value) throws(ScriptException) -> Value {
        let loader = try getAttribute(spec, intern("loader"))
        if !loader.isNone, (try getAttributeOrUnset(loader, intern("exec_module"))).isUnset {
            let shown = swiftString((loader.isObject(of: .type) ? loader.type_ : type(of: loader)).pointee.qualifiedName)
            try warn(.importWarning, "\(shown).exec_module() not found; falling back to load_module()")
            _ = try callMethod(loader, intern("load_module"), intern(name))
            return keep(try lookup(runtime.pointee.modules.dict, intern(name)))
        }
        let module = try makeModule(spec: spec)
        if loader.isNone {
            guard !(try getAttribute(spec, intern("submodule_search_locations"))).isNone else { throw importError("missing loader", name: makeString(name)) }
            try insert(runtime.pointee.modules.dict, intern(name), module)
            return module
        }
        return try execute(module, spec, name) { (_) throws(ScriptException) in _ = try callMethod(loader, intern("exec_module"), module) }
    }

    /// Runs a module's code while `sys.modules` has it; takes it out again when that fails.
    private func execute(_ module: Value, _ spec: Value, _ name: String, _ body: (DictPointer) throws(ScriptException) -> Void) throws(ScriptException) -> Value {
        let key = intern(name), namespace = module.isObject(of: .module) ? module.record.values[0].dict : makeDict()
        setInitializing(spec, true)
        try insert(runtime.pointee.modules.dict, key, module)
        do throws(ScriptException) { try body(namespace) } catch {
            let raised = takeRaised()
            setInitializing(spec, false)
            try remove(runtime.pointee.modules.dict, key)
            throw reraise(raised)
        }
        setInitializing(spec, false)
        // A module may have put something else in its place.
        let final = try lookup(runtime.pointee.modules.dict, key)
        if final.isUnset { throw raise(.keyError, argument: key) }
        return keep(final)
    }

    /// A module object with the usual attributes.
    func makeModule(_ name: String) -> Value {
        let dict = makeDict()
        let module = makeRecord(kind: .module, type: types.pointee.module, Value(dict))
        insert(dict, string: self.name(.name), intern(name))
        insert(dict, string: self.name(.doc), .none)
        insert(dict, string: intern("__package__"), makeString(parentName(name)))
        insert(dict, string: intern("__loader__"), .none)
        insert(dict, string: intern("__spec__"), .none)
        return module
    }

    /// A native module that the interpreter itself needs: scripts' finders have no say.
    func nativeModule(_ native: NativeModule) throws(ScriptException) -> Value {
        let name = "\(native.name)", known = lookup(runtime.pointee.modules.dict, string: intern(name))
        return known.isObject(of: .module) ? keep(known) : try load(name, .native(native))
    }

    /// A native module, filled.
    func makeNative(_ native: NativeModule, _ name: String) throws(ScriptException) -> Value {
        let module = makeModule(name)
        let dict = module.record.values[0].dict
        insert(dict, string: self.name(.doc), makeString(native.documentation))
        addFunctions(native.functions, module: intern(name), to: dict)
        try native.initialize(self, ModuleBuilder(vm: self, namespace: dict))
        return module
    }
}
