/// `FileFinder`: finds modules in one folder. Record: the attributes' dict, with `path` and `_loaders`, pairs of a suffix and a loader; None
/// stands for source files alone.
enum FileFinderType {
    static let declaration = TypeDeclaration(
        "_frozen_importlib_external.FileFinder", "Finds modules in one folder.", kind: .record, flags: [.subclassable, .hasDict, .weakReferencable], methods: methods,
        staticMethods: [new], attributes: [CommonAttributes.dict])

    private static let new = Builtin("__new__", "(cls, /, *args, **kwargs)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        try vm.makeAttributeRecord(of: a[0], vm.types.pointee.fileFinder)
    }

    private static let methods: [Builtin] = [
        Builtin("__init__", "(self, path, *loader_details)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            let dict = try vm.attributeRecord(a[0], vm.types.pointee.fileFinder, "__init__")
            let path = vm.swiftString(Value(try vm.string(a[1], function: "FileFinder", argument: "path")))
            let pairs = vm.makeList()
            for index in 0..<a[2].tuple.count {
                let details = try vm.makeTuple(from: a[2].tuple.items[index])
                guard details.tuple.count == 2 else { throw vm.valueError("a loader and its suffixes are required") }
                try vm.forEach(details.tuple.items[1]) { (suffix) throws(ScriptException) in
                    pairs.append(vm.makeTuple(suffix, details.tuple.items[0]))
                    return true
                }
            }
            vm.insert(dict, string: vm.intern("path"), vm.makeString(path.isEmpty || path == "." ? vm.runtime.pointee.hooks.currentDirectory() ?? "." : path))
            vm.insert(dict, string: vm.intern("_loaders"), Value(pairs))
            return .none
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            vm.makeString("\(vm.typeName(a[0]))(\(vm.swiftString(try vm.repr(try vm.getAttribute(a[0], vm.intern("path"))))))")
        },
        Builtin("invalidate_caches", "(self)", "Nothing is remembered: folders are looked at each time.") { (_, _) throws(ScriptException) in .none },
        Builtin("find_spec", "(self, fullname, target=None)", "The spec of a module in the folder, or None.") { (vm, a) throws(ScriptException) in
            let name = vm.swiftString(Value(try vm.string(a[1], function: "find_spec", argument: "fullname")))
            let path = try vm.getAttribute(a[0], vm.intern("path")), loaders = try vm.getAttributeOrUnset(a[0], vm.intern("_loaders"))
            guard path.isString else { return .none }
            let folder = vm.swiftString(path)
            if loaders.isObject(of: .list) { return try vm.findSpec(name, in: folder, loaders: loaders.list) }
            var portions: [Value] = []
            if let found = vm.findFile(name, in: folder, &portions) { return try vm.spec(of: found, name) }
            return portions.isEmpty ? .none : vm.makeSpec(name, loader: .none, origin: .none, search: vm.makeList(portions))
        },
    ]
}

extension VM {
    /// A finder of source files of the plain class.
    func makeFileFinder(_ folder: String) -> Value {
        let dict = makeDict()
        insert(dict, string: intern("path"), makeString(folder))
        insert(dict, string: intern("_loaders"), .none)
        return makeRecord(kind: .record, type: types.pointee.fileFinder, Value(dict))
    }

    /// The folder of a finder that nobody has given loaders or methods of his own; nil for any other.
    func plainFolder(_ finder: Value) -> String? {
        guard finder.isObject(of: .record), finder.header.pointee.type == types.pointee.fileFinder, let dict = attributesDictionary(of: finder),
            lookup(dict, string: intern("_loaders")).isNone, lookup(dict, string: intern("find_spec")).isUnset else { return nil }
        let path = lookup(dict, string: intern("path"))
        return path.isString ? swiftString(path) : nil
    }

    /// Looks for a package, then for a module, in a folder. A folder without `__init__.py` is a portion of a namespace package (PEP 420).
    func findFile(_ name: String, in folder: String, _ portions: inout [Value]) -> FoundModule? {
        let last = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? name
        let base = folder.hasSuffix("/") ? folder + last : "\(folder)/\(last)"
        let hooks = runtime.pointee.hooks
        let isFolder = hooks.pathKind(base) == .directory
        if isFolder, hooks.pathKind("\(base)/__init__.py") == .file { return .file(path: "\(base)/__init__.py", isPackage: true) }
        if hooks.pathKind("\(base).py") == .file { return .file(path: "\(base).py", isPackage: false) }
        if isFolder { portions.append(makeString(base)) }
        return nil
    }

    /// The same with loaders by suffix, the first that fits.
    fileprivate func findSpec(_ name: String, in folder: String, loaders: ListPointer) throws(ScriptException) -> Value {
        let last = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? name
        let base = folder.hasSuffix("/") ? folder + last : "\(folder)/\(last)"
        let hooks = runtime.pointee.hooks
        let isFolder = hooks.pathKind(base) == .directory
        for isPackage in [true, false] where !isPackage || isFolder {
            var index = 0
            while index < loaders.count {
                let pair = keep(loaders[index])
                index += 1
                guard pair.isObject(of: .tuple), pair.tuple.count == 2, pair.tuple.items[0].isString else { continue }
                let path = base + (isPackage ? "/__init__" : "") + swiftString(pair.tuple.items[0])
                guard hooks.pathKind(path) == .file else { continue }
                let loader = try call(pair.tuple.items[1], makeString(name), makeString(path))
                return makeSpec(name, loader: loader, origin: makeString(path), search: isPackage ? makeList([makeString(base)]) : .none, hasLocation: true)
            }
        }
        return isFolder ? makeSpec(name, loader: .none, origin: .none, search: makeList([makeString(base)])) : .none
    }
}
