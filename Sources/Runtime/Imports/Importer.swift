// The import system: native modules, then `sys.path`, then the library that ships inside. Compiled code is kept in memory only.

extension VM {
    /// `import name` of the statement: the top-level package, or with a fromlist the module itself (PEP 328 for `level`).
    func importName(_ name: Value, fromList: Value, level: Int, _ frame: UnsafeMutablePointer<Frame>) throws(ScriptException) -> Value {
        let hook = lookup(frame.pointee.function.pointee.builtins.dict, string: intern("__import__"))
        guard !hook.isUnset else { throw raise(.importError, "__import__ not found") }
        let globals = frame.pointee.function.pointee.globals
        if hook.isObject(of: .nativeFunction) {
            return try importModule(name: name, globals: globals, fromList: fromList, level: level)
        }
        return try call(hook, [name, globals, try locals(of: frame), fromList, makeInt(level)])
    }

    /// `__import__(name, globals, locals, fromlist, level)`.
    public func importModule(name: Value, globals: Value, fromList: Value, level: Int) throws(ScriptException) -> Value {
        guard name.isString else { throw typeError("__import__() argument 1 must be str, not \(argumentTypeName(name))") }
        let relative = swiftString(name)
        let full: String
        if level > 0 {
            full = try absoluteName(relative, globals, level)
        } else {
            guard level == 0 else { throw valueError("level must be >= 0") }
            guard !relative.isEmpty else { throw valueError("Empty module name") }
            full = relative
        }
        let module = try importModule(full)
        var hasList = false
        if fromList.isObject { hasList = try isTrue(fromList) }
        if !hasList {
            if level == 0 || relative.isEmpty {
                guard level == 0, let dot = full.firstIndex(of: ".") else { return module }
                return try importModule(String(full[..<dot]))
            }
            guard let dot = relative.firstIndex(of: ".") else { return module }
            return try importModule(String(full.dropLast(relative.distance(from: dot, to: relative.endIndex))))
        }
        let path = try getAttributeOrUnset(module, intern("__path__"))
        if !path.isUnset { try importSubmodules(full, module, fromList) }
        return module
    }

    /// Names of a fromlist that are no attributes of the package are imported as its submodules.
    private func importSubmodules(_ package: String, _ module: Value, _ names: Value) throws(ScriptException) {
        try forEach(names) { (item) throws(ScriptException) in
            guard item.isString else { throw typeError("Item in \"from list\" must be str, not \(typeName(item))") }
            let text = swiftString(item)
            if text == "*" {
                let all = try getAttributeOrUnset(module, intern("__all__"))
                if !all.isUnset { try importSubmodules(package, module, all) }
                return true
            }
            guard try getAttributeOrUnset(module, intern(item)).isUnset else { return true }
            do throws(ScriptException) { _ = try importModule("\(package).\(text)") } catch {
                guard raisedMatches(.moduleNotFoundError), try isMissing("\(package).\(text)") else { throw error }
                _ = takeRaised()
            }
            return true
        }
    }

    /// Whether the ModuleNotFoundError on its way up is about just this module.
    private func isMissing(_ name: String) throws(ScriptException) -> Bool {
        let raised = state.pointee.raised
        guard raised.isObject(of: .exception) else { return false }
        let missing = raised.exception.fields[ImportErrorField.name]
        return missing.isString && swiftString(missing) == name
    }

    /// The absolute name for `from ..x import` in a module whose globals are given.
    private func absoluteName(_ name: String, _ globals: Value, _ level: Int) throws(ScriptException) -> String {
        guard globals.isObject(of: .dict) else { throw raise(.keyError, argument: makeString("'__name__' not in globals")) }
        var package = ""
        let declared = lookup(globals.dict, string: intern("__package__"))
        if declared.isString { package = swiftString(declared) } else {
            let moduleName = swiftString(lookup(globals.dict, string: self.name(.name)))
            if !lookup(globals.dict, string: intern("__path__")).isUnset { package = moduleName } else if let dot = moduleName.lastIndex(of: ".") { package = String(moduleName[..<dot]) }
        }
        guard !package.isEmpty else { throw raise(.importError, "attempted relative import with no known parent package") }
        for _ in 1..<level {
            guard let dot = package.lastIndex(of: ".") else { throw raise(.importError, "attempted relative import beyond top-level package") }
            package = String(package[..<dot])
        }
        return name.isEmpty ? package : "\(package).\(name)"
    }

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
        var parent = Value.unset
        var searchPath = Value.unset
        if let dot = name.lastIndex(of: ".") {
            let parentName = String(name[..<dot])
            parent = try importModule(parentName)
            let again = try lookup(runtime.pointee.modules.dict, key)
            if !again.isUnset { return keep(again) }
            searchPath = try getAttributeOrUnset(parent, intern("__path__"))
            guard !searchPath.isUnset else {
                throw moduleNotFound(name, "No module named '\(name)'; '\(parentName)' is not a package")
            }
        }
        let module = try load(name, searchPath)
        if parent.isObject, let dot = name.lastIndex(of: ".") {
            let last = intern(String(name[name.index(after: dot)...]))
            try setAttribute(parent, last, module)
        }
        return module
    }

    private func moduleNotFound(_ name: String, _ text: String? = nil) -> ScriptException {
        let exception = makeException(exceptionType(.moduleNotFoundError), arguments: makeTuple(makeString(text ?? "No module named '\(name)'")))
        setField(exception, ImportErrorField.name, makeString(name))
        return raise(exception)
    }

    /// Where a module that is not native comes from.
    private enum ModuleSource {
        case file(path: String, isPackage: Bool, bytes: [UInt8])
        case shipped(LibraryModule, path: String)
        /// A namespace package (PEP 420): folders without `__init__.py`.
        case folders([Value])
    }

    /// Looks along `sys.path` (or a package's `__path__`), then into the library that ships inside.
    private func find(_ name: String, _ searchPath: Value) throws(ScriptException) -> ModuleSource? {
        let path = searchPath.isUnset ? try getAttributeOrUnset(runtime.pointee.sysModule, intern("path")) : searchPath
        let last = String(name.split(separator: ".").last ?? "")
        var folders: [Value] = []
        if path.isObject(of: .list) || path.isObject(of: .tuple) {
            let entries = try makeList(from: path)
            for index in 0..<entries.count where entries[index].isString {
                var directory = swiftString(entries[index])
                if directory.isEmpty { directory = runtime.pointee.hooks.currentDirectory() ?? "." }
                let base = directory.hasSuffix("/") ? "\(directory)\(last)" : "\(directory)/\(last)"
                let isFolder = runtime.pointee.hooks.pathKind(base) == .directory
                if isFolder, let bytes = runtime.pointee.hooks.readFile("\(base)/__init__.py") { return .file(path: "\(base)/__init__.py", isPackage: true, bytes: bytes) }
                if runtime.pointee.hooks.pathKind("\(base).py") == .file, let bytes = runtime.pointee.hooks.readFile("\(base).py") {
                    return .file(path: "\(base).py", isPackage: false, bytes: bytes)
                }
                if isFolder { folders.append(makeString(base)) }
            }
        }
        if let shipped = runtime.pointee.hooks.librarySource(name) {
            let inside = name.split(separator: ".").joined(separator: "/") + (shipped.isPackage ? "/__init__" : "")
            return .shipped(shipped, path: "<library>/\(inside).py")
        }
        return folders.isEmpty ? nil : .folders(folders)
    }

    private func load(_ name: String, _ searchPath: Value) throws(ScriptException) -> Value {
        if let native = runtime.pointee.nativeModules[name] { return try loadNative(native, name) }
        switch try find(name, searchPath) {
        case .file(let path, let isPackage, let bytes): return try execute(name, bytes: bytes, file: path, isPackage: isPackage)
        case .shipped(let shipped, let path): return try execute(name, source: shipped.source, file: path, isPackage: shipped.isPackage)
        case .folders(let folders):
            let module = makeModule(name, isPackage: true, file: nil, path: makeList(folders))
            try insert(runtime.pointee.modules.dict, intern(name), module)
            return module
        case nil: throw moduleNotFound(name)
        }
    }

    private func execute(_ name: String, bytes: [UInt8], file: String, isPackage: Bool) throws(ScriptException) -> Value {
        let source = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
        defer { source.deallocate() }
        source.copyBytes(from: bytes)
        return try execute(name, source: UnsafeRawBufferPointer(rebasing: source[..<bytes.count]), file: file, isPackage: isPackage)
    }

    /// The namespace of a new `__main__`.
    public func makeMainModule() -> DictPointer {
        let module = makeModule("__main__", isPackage: false, file: nil)
        let dict = module.record.values[0].dict
        insert(dict, string: intern("__package__"), .none)
        insert(dict, string: intern("__builtins__"), lookup(runtime.pointee.modules.dict, string: intern("builtins")))
        insert(dict, string: name(.annotations), Value(makeDict()))
        insert(runtime.pointee.modules.dict, string: intern("__main__"), module)
        return dict
    }

    /// Runs a module as `__main__`, as `-m` does; of a package its `__main__`.
    public func runModuleAsMain(_ name: String, globals: DictPointer) throws(ScriptException) {
        var full = name
        var searchPath = Value.unset
        if let dot = name.lastIndex(of: ".") { searchPath = try getAttributeOrUnset(try importModule(String(name[..<dot])), intern("__path__")) }
        var source = try find(full, searchPath)
        switch source {
        case .file(_, true, _), .folders: 
            let package = try importModule(full)
            full += ".__main__"
            source = try find(full, try getAttributeOrUnset(package, intern("__path__")))
            if source == nil {
                throw raise(.importError, "No module named \(full); '\(name)' is a package and cannot be directly executed")
            }
        default: break
        }
        let package = full.lastIndex(of: ".").map { String(full[..<$0]) } ?? ""
        insert(globals, string: intern("__package__"), makeString(package))
        switch source {
        case .file(let path, _, let bytes):
            insert(globals, string: intern("__file__"), makeString(path))
            setFirstArgument(path)
            _ = try run(try compile(source: bytes, filename: path, mode: .module), globals: globals)
        case .shipped(let shipped, let path):
            insert(globals, string: intern("__file__"), makeString(path))
            setFirstArgument(path)
            _ = try run(try compile(source: shipped.source, filename: path, mode: .module), globals: globals)
        case .folders, nil:
            throw raise(.importError, "No module named \(name)")
        }
    }

    /// `sys.argv[0]` becomes the file of the module that runs.
    private func setFirstArgument(_ path: String) {
        let arguments = sysAttribute("argv")
        guard arguments.isObject(of: .list), arguments.list.count > 0 else { return }
        let text = makeString(path)
        text.retain()
        store(text, in: arguments.list.pointee.items)
    }

    /// A module object with the usual attributes.
    func makeModule(_ name: String, isPackage: Bool, file: String?, path: Value = .unset) -> Value {
        let dict = makeDict()
        let module = makeRecord(kind: .module, type: types.pointee.module, Value(dict))
        insert(dict, string: self.name(.name), intern(name))
        insert(dict, string: self.name(.doc), .none)
        let package = isPackage ? name : name.lastIndex(of: ".").map { String(name[..<$0]) } ?? ""
        insert(dict, string: intern("__package__"), makeString(package))
        insert(dict, string: intern("__loader__"), .none)
        insert(dict, string: intern("__spec__"), .none)
        if let file { insert(dict, string: intern("__file__"), makeString(file)) }
        if !path.isUnset { insert(dict, string: intern("__path__"), path) }
        return module
    }

    private func execute(_ name: String, source: UnsafeRawBufferPointer, file: String, isPackage: Bool) throws(ScriptException) -> Value {
        let directory = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? ""
        let module = makeModule(name, isPackage: isPackage, file: file, path: isPackage ? makeList([makeString(directory)]) : .unset)
        let dict = module.record.values[0].dict
        insert(dict, string: builtinsName, runtime.pointee.builtins)
        let code = try compile(source: source, filename: file, mode: .module)
        let key = intern(name)
        try insert(runtime.pointee.modules.dict, key, module)
        do throws(ScriptException) { _ = try run(code, globals: dict) } catch {
            let raised = takeRaised()
            try remove(runtime.pointee.modules.dict, key)
            throw reraise(raised)
        }
        // A module may have put something else in its place.
        let final = try lookup(runtime.pointee.modules.dict, key)
        return final.isUnset ? module : keep(final)
    }

    private func loadNative(_ native: NativeModule, _ name: String) throws(ScriptException) -> Value {
        let module = makeModule(name, isPackage: false, file: nil)
        let dict = module.record.values[0].dict
        insert(dict, string: self.name(.doc), makeString(native.documentation))
        addFunctions(native.functions, module: intern(name), to: dict)
        try native.initialize(self, ModuleBuilder(vm: self, namespace: dict))
        try insert(runtime.pointee.modules.dict, intern(name), module)
        return module
    }

    /// `from module import name`: an attribute, or a submodule that is being imported just now.
    func importFrom(_ module: Value, _ name: Value) throws(ScriptException) -> Value {
        let found = try getAttributeOrUnset(module, name)
        if !found.isUnset { return found }
        let moduleName = try getAttributeOrUnset(module, self.name(.name))
        if moduleName.isString {
            let submodule = try lookup(runtime.pointee.modules.dict, intern("\(swiftString(moduleName)).\(swiftString(name))"))
            if !submodule.isUnset { return keep(submodule) }
        }
        let file = try getAttributeOrUnset(module, intern("__file__"))
        let place = file.isString ? swiftString(file) : "unknown location"
        let shown = moduleName.isString ? swiftString(moduleName) : "<unknown module name>"
        let exception = makeException(exceptionType(.importError), arguments: makeTuple(makeString("cannot import name '\(swiftString(name))' from '\(shown)' (\(place))")))
        setField(exception, ImportErrorField.name, moduleName.isUnset ? .none : moduleName)
        if file.isString { setField(exception, ImportErrorField.path, file) }
        setField(exception, ImportErrorField.nameFrom, name)
        throw raise(exception)
    }

    /// `from module import *`.
    func importStar(_ module: Value, _ namespace: Value) throws(ScriptException) {
        let all = try getAttributeOrUnset(module, intern("__all__"))
        let names: Value
        if !all.isUnset { names = all } else {
            let dict = try getAttribute(module, name(.dictAttribute))
            names = Value(try makeList(from: dict))
        }
        try forEach(names) { (name) throws(ScriptException) in
            guard name.isString else { throw typeError("Item in \(swiftString(try repr(module))).__all__ must be str, not \(typeName(name))") }
            if all.isUnset && name.string.count > 0 && name.string[codePoint: 0] == 95 { return true }
            let value = try getAttribute(module, intern(name))
            try setItem(namespace, intern(name), value)
            return true
        }
    }
}

/// Positions of an ImportError's own attributes in `ExceptionObject.fields`.
enum ImportErrorField { static let name = 0, path = 1, message = 2, nameFrom = 3 }
