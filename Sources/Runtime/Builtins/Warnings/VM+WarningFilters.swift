/// Where a warning belongs.
struct WarningPlace {
    var filename: Value
    var line: Int
    var module: Value
    /// What the module remembers of earlier warnings: a dict, or None.
    var registry: Value
}

extension VM {
    /// The category of a warning that a script issues.
    func warningCategory(of message: Value, _ category: Value) throws(ScriptException) -> Value {
        if isInstance(message, .warning) { return Value(type(of: message)) }
        if category.isNone { return Value(exceptionType(.userWarning)) }
        let isWarning = category.isObject(of: .type) && isSubtype(category.type_, exceptionType(.warning))
        guard isWarning else { throw typeError("category must be a Warning subclass, not '\(typeName(category))'") }
        return category
    }

    /// The running script function at `level` 1, its callers above; frames of files with one of the prefixes do not count.
    func warningPlace(level: Int, skipping prefixes: [String]) -> WarningPlace {
        var frame = state.pointee.frame
        var remaining = level
        while frame > state.pointee.frames {
            defer { frame -= 1 }
            guard frame.pointee.code != state.pointee.haltCode else { continue }
            let code = frame.pointee.code
            let isSkipped = !prefixes.isEmpty && remaining < level && prefixes.contains { swiftString(code.pointee.filename).hasPrefix($0) }
            if isSkipped { continue }
            remaining -= 1
            guard remaining <= 0 else { continue }
            let globals = frame.pointee.function.pointee.globals
            guard globals.isObject(of: .dict) else { break }
            return place(filename: code.pointee.filename, line: line(of: code, at: instructionIndex(frame)), globals: globals.dict)
        }
        return place(filename: intern("<sys>"), line: 0, globals: runtime.pointee.sysModule.record.values[0].dict)
    }

    private func place(filename: Value, line: Int, globals: DictPointer) -> WarningPlace {
        let name = lookup(globals, string: self.name(.name))
        let key = intern("__warningregistry__")
        var registry = lookup(globals, string: key)
        if registry.isUnset {
            registry = Value(makeDict())
            insert(globals, string: key, registry)
        }
        let module = name.isString || name.isNone ? keep(name) : intern("<string>")
        return WarningPlace(filename: keep(filename), line: line, module: module, registry: keep(registry))
    }

    /// What stands for the name of a module of which only the file is known.
    func moduleName(ofFile filename: Value) -> Value {
        let text = swiftString(filename)
        if text.isEmpty { return intern("<unknown>") }
        return text.hasSuffix(".py") ? makeString(String(text.dropLast(3))) : filename
    }

    /// Does with a warning what the filters say.
    func warn(_ category: Value, _ message: Value, at place: WarningPlace, source: Value) throws(ScriptException) {
        if place.module.isNone { return }
        guard place.registry.isNone || place.registry.isObject(of: .dict) else { throw typeError("'registry' must be a dict or None") }
        var category = category, message = message, text = message
        if isInstance(message, .warning) {
            text = try str(message)
            category = Value(type(of: message))
        } else {
            message = try call(category, message)
        }
        let registry = place.registry.isNone ? nil : place.registry.dict
        let key = makeTuple(text, category, makeInt(place.line))
        if let registry, try isKnown(key, in: registry) { return }
        let (action, filter) = try filterAction(category, text, place)
        switch action {
        case "error": throw raise(message)
        case "ignore": return
        case "always": break
        default:
            if let registry { try insert(registry, key, .true) }
            let kind = makeTuple(text, category)
            switch action {
            case "once":
                let shared = try warningsAttribute("onceregistry", "_onceregistry")
                guard let all = registry ?? (shared.isObject(of: .dict) ? shared.dict : nil) else { break }
                if try isKnown(kind, in: all, remembering: true) { return }
            case "module":
                if let registry, try isKnown(kind, in: registry, remembering: true) { return }
            case "default": break
            default:
                throw raise(.runtimeError, "Unrecognized action ('\(action)') in warnings.filters:\n \(swiftString(try repr(filter)))")
            }
        }
        try show(message, category, text, place, source)
    }

    /// Whether a registry has the key. What it remembers counts only as long as the filters stay the same.
    private func isKnown(_ key: Value, in registry: DictPointer, remembering: Bool = false) throws(ScriptException) -> Bool {
        let versionKey = intern("version"), version = makeInt(runtime.pointee.warningFiltersVersion)
        if lookup(registry, string: versionKey) != version {
            registry.removeAll()
            insert(registry, string: versionKey, version)
        } else {
            let known = try lookup(registry, key)
            if !known.isUnset, try isTrue(keep(known)) { return true }
        }
        if remembering { try insert(registry, key, .true) }
        return false
    }

    /// An attribute of `warnings`, or before its import of `_warnings`; unset when a script has taken it away.
    private func warningsAttribute(_ name: StaticString, _ native: StaticString) throws(ScriptException) -> Value {
        let module = lookup(runtime.pointee.modules.dict, string: intern("warnings"))
        if module.isObject(of: .module) {
            let found = try getAttributeOrUnset(keep(module), intern(name))
            if !found.isUnset { return found }
        }
        return try getAttributeOrUnset(try nativeModule(WarningsModule.declaration), intern(native))
    }

    /// The action of the first filter that fits, and that filter; else the default action.
    private func filterAction(_ category: Value, _ text: Value, _ place: WarningPlace) throws(ScriptException) -> (String, Value) {
        let filters = try warningsAttribute("filters", "filters")
        guard filters.isObject(of: .list) else { throw valueError("_warnings.filters must be a list") }
        var index = 0
        while index < filters.list.count {
            let item = keep(filters.list[index])
            guard item.isObject(of: .tuple), item.tuple.count == 5 else { throw valueError("_warnings.filters item \(index) isn't a 5-tuple") }
            let fields = item.tuple.items
            guard fields[0].isString else { throw typeError("action must be a string, not '\(typeName(fields[0]))'") }
            if try fits(fields[1], text), try fits(fields[3], place.module), try isSubclass(category, of: fields[2]) {
                let line = try self.index(fields[4])
                if line == 0 || line == place.line { return (swiftString(fields[0]), item) }
            }
            index += 1
        }
        let action = try warningsAttribute("defaultaction", "_defaultaction")
        guard action.isString else { throw typeError("_warnings.defaultaction must be a string, not '\(typeName(action))'") }
        return (swiftString(action), .none)
    }

    /// None fits everything, a text what is equal, a pattern what it matches.
    private func fits(_ pattern: Value, _ text: Value) throws(ScriptException) -> Bool {
        if pattern.isNone { return true }
        if pattern.isExactString { return try isEqual(pattern, text) }
        return try isTrue(try callMethod(pattern, intern("match"), text))
    }

    /// The module `warnings`; nil where scripts run without the library, and when the interpreter ends.
    func warningsModule() -> Value? {
        ignoringAll { (vm) throws(ScriptException) in try vm.importModule("warnings") }
    }

    /// Hands the warning to `warnings`, or where that module does not exist to the standard error stream.
    private func show(_ message: Value, _ category: Value, _ text: Value, _ place: WarningPlace, _ source: Value) throws(ScriptException) {
        guard let module = warningsModule() else {
            let name = category.isObject(of: .type) ? swiftString(category.type_.pointee.name) : "Warning"
            return writeError(Array("\(swiftString(place.filename)):\(place.line): \(name): \(swiftString(text))\n".utf8))
        }
        let show = try getAttributeOrUnset(module, intern("_showwarnmsg")), make = try getAttributeOrUnset(module, intern("WarningMessage"))
        if show.isUnset { return }
        guard isCallable(show) else { throw typeError("warnings._showwarnmsg() must be set to a callable") }
        if make.isUnset { throw raise(.runtimeError, "unable to get warnings.WarningMessage") }
        _ = try call(show, try call(make, [message, category, place.filename, makeInt(place.line), .none, .none, source]))
    }
}
