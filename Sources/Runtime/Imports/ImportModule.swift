/// The native module `_imp`: the parts of `importlib` that the import system itself works with.
enum ImportModule {
    static let declaration = NativeModule("_imp", "Finders, loaders and specs, and the import system's own steps.", functions: functions) { (vm, module) throws(ScriptException) in
        let types = vm.types.pointee
        for type in [types.moduleSpec, types.sourceFileLoader, types.fileFinder, types.builtinImporter, types.pathFinder, types.libraryImporter] {
            vm.insert(module.namespace, string: type.pointee.name, Value(type))
        }
    }

    /// What stands in `sys.path_hooks`.
    static let pathHook = Builtin("path_hook_for_FileFinder", "(path, /)", "A finder for a folder; ImportError for anything else.") { (vm, a) throws(ScriptException) in
        let path = vm.swiftString(Value(try vm.string(a[0], function: "path_hook_for_FileFinder", argument: "path")))
        let folder = path.isEmpty ? vm.runtime.pointee.hooks.currentDirectory() ?? "." : path
        guard vm.runtime.pointee.hooks.pathKind(folder) == .directory else { throw vm.importError("only directories are supported", name: .none, path: a[0]) }
        return vm.makeFileFinder(folder)
    }

    private static let functions: [Builtin] = [
        Builtin("find_spec", "(name, path, target=None, /)", "The spec that the finders of sys.meta_path give for a module, or None.") { (vm, a) throws(ScriptException) in
            let name = vm.swiftString(Value(try vm.string(a[0], function: "find_spec", argument: "name")))
            guard let found = try vm.findModule(name, a[1], target: a[2]) else { return .none }
            return try vm.spec(of: found, name)
        },
        Builtin("module_from_spec", "(spec, /)", "A new module as a spec says, its code not yet run.") { (vm, a) throws(ScriptException) in try vm.makeModule(spec: a[0]) },
        Builtin("init_module_attrs", "(spec, module, /)", "Gives a module that exists the attributes that a spec says.") { (vm, a) throws(ScriptException) in
            try vm.setAttributes(of: a[1], spec: a[0], overriding: true)
            return a[1]
        },
        Builtin("import_module", "(name, /)", "The module of an absolute name, imported if need be.") { (vm, a) throws(ScriptException) in
            let name = vm.swiftString(Value(try vm.string(a[0], function: "import_module", argument: "name")))
            guard !name.isEmpty else { throw vm.valueError("Empty module name") }
            return try vm.importModule(name)
        },
        Builtin("decode_source", "(source, /)", "The text of a source file's bytes.") { (vm, a) throws(ScriptException) in
            try vm.decodedSource(try vm.withBytes(a[0]) { (buffer) throws(ScriptException) in Array(buffer) })
        },
        Builtin("is_builtin", "(name, /)", "Whether a module is native.") { (vm, a) throws(ScriptException) in Value(a[0].isString && vm.isNativeModule(vm.swiftString(a[0]))) },
        Builtin("acquire_lock", "()", "Nothing: importing needs no lock of its own.") { (_, _) throws(ScriptException) in .none },
        Builtin("release_lock", "()", "Nothing: importing needs no lock of its own.") { (_, _) throws(ScriptException) in .none },
        Builtin("lock_held", "()", "False: importing needs no lock of its own.") { (_, _) throws(ScriptException) in .false },
    ]
}
