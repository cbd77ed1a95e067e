// The import statements, and what they make of names.

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
        guard name.isString else { throw typeError("module name must be a string") }
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
    private func importSubmodules(_ package: String, _ module: Value, _ names: Value, isAll: Bool = false) throws(ScriptException) {
        try forEach(names) { (item) throws(ScriptException) in
            guard item.isString else {
                let place = isAll ? "\(swiftString(try str(try getAttribute(module, self.name(.name))))).__all__" : "``from list''"
                throw typeError("Item in \(place) must be str, not \(typeName(item))")
            }
            let text = swiftString(item)
            if text == "*" {
                let all = try getAttributeOrUnset(module, intern("__all__"))
                if !all.isUnset { try importSubmodules(package, module, all, isAll: true) }
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
        var package = try packageName(globals)
        guard !package.isEmpty else { throw raise(.importError, "attempted relative import with no known parent package") }
        for _ in 1..<level {
            guard package.contains(".") else { throw raise(.importError, "attempted relative import beyond top-level package") }
            package = parentName(package)
        }
        return name.isEmpty ? package : "\(package).\(name)"
    }

    /// The package of the code whose globals are given: by `__package__`, `__spec__`, or in the end `__name__`.
    private func packageName(_ globals: Value) throws(ScriptException) -> String {
        if globals.isNoneOrUnset { throw raise(.keyError, argument: makeString("'__name__' not in globals")) }
        guard globals.isObject(of: .dict) else { throw typeError("globals must be a dict") }
        let declared = keep(noneForUnset(lookup(globals.dict, string: intern("__package__"))))
        let spec = keep(noneForUnset(lookup(globals.dict, string: intern("__spec__"))))
        if !declared.isNone {
            guard declared.isString else { throw typeError("package must be a string") }
            if !spec.isNone, !(try isEqual(declared, try getAttribute(spec, intern("parent")))) {
                try warn(.deprecationWarning, "__package__ != __spec__.parent")
            }
            return swiftString(declared)
        }
        if !spec.isNone {
            let parent = try getAttribute(spec, intern("parent"))
            guard parent.isString else { throw typeError("__spec__.parent must be a string") }
            return swiftString(parent)
        }
        try warn(.importWarning, "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__")
        let name = lookup(globals.dict, string: self.name(.name))
        guard !name.isUnset else { throw raise(.keyError, argument: makeString("'__name__' not in globals")) }
        guard name.isString else { throw typeError("__name__ must be a string") }
        let isPackage = !lookup(globals.dict, string: intern("__path__")).isUnset
        return isPackage ? swiftString(name) : parentName(swiftString(name))
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
        throw importFromError(module, name, moduleName)
    }

    private func importFromError(_ module: Value, _ name: Value, _ moduleName: Value) -> ScriptException {
        let shown = moduleName.isString ? swiftString(moduleName) : "<unknown module name>"
        let spec = ignoringAll { (vm) throws(ScriptException) in try vm.getAttributeOrUnset(module, vm.intern("__spec__")) } ?? .unset
        var origin = fileOrigin(spec)
        if origin == nil {
            let file = ignoringAll { (vm) throws(ScriptException) in try vm.getAttributeOrUnset(module, vm.intern("__file__")) } ?? .unset
            if file.isString { origin = swiftString(file) }
        }
        let place = origin ?? "unknown location"
        let text = isInitializing(spec) ? "cannot import name '\(swiftString(name))' from partially initialized module '\(shown)' (most likely due to a circular import)"
            + (origin.map { " (\($0))" } ?? "") : "cannot import name '\(swiftString(name))' from '\(shown)' (\(place))"
        let exception = makeException(exceptionType(.importError), arguments: makeTuple(makeString(text)))
        setField(exception, ImportErrorField.message, makeString(text))
        setField(exception, ImportErrorField.name, moduleName.isUnset ? .none : moduleName)
        if let origin { setField(exception, ImportErrorField.path, makeString(origin)) }
        setField(exception, ImportErrorField.nameFrom, name)
        return raise(exception)
    }

    /// `from module import *`.
    func importStar(_ module: Value, _ namespace: Value) throws(ScriptException) {
        let all = try getAttributeOrUnset(module, intern("__all__"))
        var names = all
        if all.isUnset {
            let dict = try getAttributeOrUnset(module, name(.dictAttribute))
            if dict.isUnset { throw raise(.importError, "from-import-* object has no __dict__ and no __all__") }
            names = Value(try makeList(from: dict))
        }
        try forEach(names) { (name) throws(ScriptException) in
            guard name.isString else {
                let shown = swiftString(try str(try getAttribute(module, self.name(.name))))
                throw typeError("\(all.isUnset ? "Key" : "Item") in \(shown).\(all.isUnset ? "__dict__" : "__all__") must be str, not \(typeName(name))")
            }
            if all.isUnset && name.string.count > 0 && name.string[codePoint: 0] == 95 { return true }
            let value = try getAttribute(module, intern(name))
            try setItem(namespace, intern(name), value)
            return true
        }
    }

    /// The text of the AttributeError for a module: what may be the reason that the name is not there.
    func moduleAttributeText(_ module: Value, _ name: Value) -> String {
        let dict = module.record.values[0].dict, attribute = swiftString(name)
        let moduleName = lookup(dict, string: self.name(.name))
        guard moduleName.isString else { return "module has no attribute '\(attribute)'" }
        let shown = swiftString(moduleName)
        let spec = keep(noneForUnset(lookup(dict, string: intern("__spec__"))))
        let origin = fileOrigin(spec)
        let mayHide = origin.map { isInScriptFolder($0) } ?? false
        if mayHide, let origin, isLibraryModule(shown) {
            return "module '\(shown)' has no attribute '\(attribute)' (consider renaming '\(origin)' since it has the same name as the standard library module "
                + "named '\(shown)' and the import system gives it precedence)"
        }
        if isInitializing(spec) {
            if mayHide, let origin {
                return "module '\(shown)' has no attribute '\(attribute)' (consider renaming '\(origin)' if it has the same name as a third-party module "
                    + "you intended to import)"
            }
            return "partially initialized module '\(shown)'\(origin.map { " from '\($0)'" } ?? "") has no attribute '\(attribute)' (most likely due to a circular import)"
        }
        if isSubmoduleUnderWay(spec, name) { return "cannot access submodule '\(attribute)' of module '\(shown)' (most likely due to a circular import)" }
        return "module '\(shown)' has no attribute '\(attribute)'"
    }

    /// Whether a module's file lies where the command line has put the search path's first folder.
    private func isInScriptFolder(_ origin: String) -> Bool {
        guard var folder = runtime.pointee.scriptFolder else { return false }
        if folder.isEmpty { folder = runtime.pointee.hooks.currentDirectory() ?? "" }
        var root = folderName(origin)
        if origin.hasSuffix("/__init__.py") { root = folderName(root) }
        return root == folder
    }
}

/// Positions of an ImportError's own attributes in `ExceptionObject.fields`.
enum ImportErrorField { static let name = 0, path = 1, message = 2, nameFrom = 3 }
