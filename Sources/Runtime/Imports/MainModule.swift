// The module `__main__`, and what `-m` makes of it.

extension VM {
    /// The namespace of a new `__main__`.
    public func makeMainModule() -> DictPointer {
        let module = makeModule("__main__")
        let dict = module.record.values[0].dict
        insert(dict, string: intern("__package__"), .none)
        insert(dict, string: intern("__loader__"), Value(types.pointee.builtinImporter))
        insert(dict, string: intern("__builtins__"), lookup(runtime.pointee.modules.dict, string: intern("builtins")))
        insert(dict, string: name(.annotations), Value(makeDict()))
        insert(runtime.pointee.modules.dict, string: intern("__main__"), module)
        return dict
    }

    /// Tells `__main__` which file its script is.
    public func setMainFile(_ path: String, globals: DictPointer) {
        let file = makeString(path)
        insert(globals, string: intern("__file__"), file)
        insert(globals, string: intern("__cached__"), .none)
        insert(globals, string: intern("__loader__"), makeSourceLoader("__main__", path: file))
    }

    /// Runs a module as `__main__`, as `-m` does; of a package its `__main__`. What cannot be found is an ImportError without traceback whose
    /// text the command line shows.
    public func runModuleAsMain(_ name: String, globals: DictPointer) throws(ScriptException) {
        var (full, spec) = (name, try findMainSpec(name))
        if !(try getAttribute(spec, intern("submodule_search_locations"))).isNone {
            if name == "__main__" || name.hasSuffix(".__main__") { throw raise(.importError, "Cannot use package as __main__ module") }
            full = "\(name).__main__"
            do throws(ScriptException) { spec = try findMainSpec(full) } catch {
                let raised = takeRaised()
                // What the package's own code has raised says enough.
                guard type(of: raised) == exceptionType(.importError), raised.exception.pointee.traceback.isNoneOrUnset else { throw reraise(raised) }
                let reason = swiftString(try str(raised))
                throw raise(.importError, "\(reason); '\(name)' is a package and cannot be directly executed")
            }
        }
        let loader = try getAttribute(spec, intern("loader"))
        if loader.isNone { throw raise(.importError, "\(name) is a namespace package and cannot be executed") }
        let code = try callMethod(loader, intern("get_code"), try getAttribute(spec, intern("name")))
        guard code.isObject(of: .code) else { throw raise(.importError, "No code object available for \(full)") }
        let origin = try getAttribute(spec, intern("origin"))
        insert(globals, string: intern("__package__"), try getAttribute(spec, intern("parent")))
        insert(globals, string: intern("__spec__"), spec)
        insert(globals, string: intern("__loader__"), loader)
        insert(globals, string: intern("__cached__"), .none)
        if origin.isString {
            insert(globals, string: intern("__file__"), origin)
            if name != "__main__" { setFirstArgument(origin) }
        }
        _ = try run(code, globals: globals)
    }

    private func findMainSpec(_ name: String) throws(ScriptException) -> Value {
        if name.hasPrefix(".") { throw raise(.importError, "Relative module names not supported") }
        if name.isEmpty { throw raise(.importError, "No module named ") }
        let parent = parentName(name)
        var searchPath = Value.none
        if !parent.isEmpty {
            do throws(ScriptException) { _ = try importModule(parent) } catch {
                // Only what is missing is the command line's mistake.
                guard raisedMatches(.moduleNotFoundError) else { throw error }
                let raised = takeRaised(), missing = noneForUnset(raised.exception.fields[ImportErrorField.name])
                guard missing.isString, parent == swiftString(missing) || parent.hasPrefix(swiftString(missing) + ".") else { throw reraise(raised) }
                throw raise(.importError, "Error while finding module specification for '\(name)' (\(typeName(raised)): \(swiftString(try str(raised))))")
            }
            let known = try lookup(runtime.pointee.modules.dict, intern(name))
            if !known.isUnset, (try getAttributeOrUnset(keep(known), intern("__path__"))).isUnset {
                try warn(.runtimeWarning, "'\(name)' found in sys.modules after import of package '\(parent)', but prior to execution of '\(name)'; "
                    + "this may result in unpredictable behaviour")
            }
            searchPath = noneForUnset(try getAttributeOrUnset(try importModule(parent), intern("__path__")))
        }
        let known = name == "__main__" ? Value.unset : try lookup(runtime.pointee.modules.dict, intern(name))
        if !known.isNoneOrUnset {
            let spec = noneForUnset(try getAttributeOrUnset(keep(known), intern("__spec__")))
            if !spec.isNone { return spec }
        }
        if !parent.isEmpty, searchPath.isNone {
            throw raise(.importError, "Error while finding module specification for '\(name)' (ModuleNotFoundError: __path__ attribute not found on "
                + "'\(parent)' while trying to find '\(name)')")
        }
        guard let found = try findModule(name, searchPath) else { throw raise(.importError, "No module named \(name)") }
        return try self.spec(of: found, name)
    }

    /// `sys.argv[0]` becomes the file of the module that runs.
    private func setFirstArgument(_ path: Value) {
        let arguments = sysAttribute("argv")
        guard arguments.isObject(of: .list), arguments.list.count > 0 else { return }
        path.retain()
        store(path, in: arguments.list.pointee.items)
    }
}
