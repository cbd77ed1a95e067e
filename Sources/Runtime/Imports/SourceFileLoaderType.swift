/// `SourceFileLoader`: loads a module from a file of source text. Record: the attributes' dict, with `name` and `path`.
enum SourceFileLoaderType {
    static let declaration = TypeDeclaration(
        "_frozen_importlib_external.SourceFileLoader", "Loads a module from a file of source text.", kind: .record, flags: [.subclassable, .hasDict, .weakReferencable],
        methods: methods, staticMethods: [new], attributes: [CommonAttributes.dict])

    private static let new = Builtin("__new__", "(cls, /, *args, **kwargs)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        try vm.makeAttributeRecord(of: a[0], vm.types.pointee.sourceFileLoader)
    }

    private static let methods: [Builtin] = [
        Builtin("__init__", "(self, fullname, path)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            let dict = try vm.attributeRecord(a[0], vm.types.pointee.sourceFileLoader, "__init__")
            vm.insert(dict, string: vm.intern("name"), a[1])
            vm.insert(dict, string: vm.intern("path"), a[2])
            return .none
        },
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in
            guard vm.type(of: a[0]) == vm.type(of: a[1]), let left = vm.attributesDictionary(of: a[0]), let right = vm.attributesDictionary(of: a[1]) else { return .false }
            return Value(try vm.isEqual(Value(left), Value(right)))
        },
        Builtin("__hash__", "(self, /)", "Gives hash(self).") { (vm, a) throws(ScriptException) in
            vm.makeInt(try vm.hash(vm.makeTuple(try vm.getAttribute(a[0], vm.intern("name")), try vm.getAttribute(a[0], vm.intern("path")))))
        },
        Builtin("create_module", "(self, spec)", "None: a plain module will do.") { (_, _) throws(ScriptException) in .none },
        Builtin("exec_module", "(self, module)", "Runs the module's code in its namespace.") { (vm, a) throws(ScriptException) in
            let name = try vm.getAttribute(a[1], vm.name(.name))
            let code = try vm.callMethod(a[0], vm.intern("get_code"), name)
            guard code.isObject(of: .code) else {
                throw vm.importError("cannot load module \(vm.swiftString(try vm.repr(name))) when get_code() returns None", name: name)
            }
            let namespace = try vm.getAttribute(a[1], vm.name(.dictAttribute))
            guard namespace.isObject(of: .dict) else { throw vm.typeError("the namespace of a module must be a dict, not \(vm.typeName(namespace))") }
            return try vm.run(code, globals: namespace.dict)
        },
        Builtin("load_module", "(self, fullname=None)", "The module, imported if need be.") { (vm, a) throws(ScriptException) in
            let name = try vm.checkedName(a[0], a[1])
            let known = try vm.lookup(vm.runtime.pointee.modules.dict, vm.intern(name))
            if known.isUnset { return try vm.load(name, .spec(vm.makeSpec(ofLoader: a[0], name))) }
            _ = try vm.callMethod(a[0], vm.intern("exec_module"), vm.keep(known))
            return vm.keep(known)
        },
        Builtin("get_filename", "(self, fullname=None)", "The path of the file.") { (vm, a) throws(ScriptException) in
            _ = try vm.checkedName(a[0], a[1])
            return try vm.getAttribute(a[0], vm.intern("path"))
        },
        Builtin("get_data", "(self, path)", "The bytes of a file.") { (vm, a) throws(ScriptException) in
            let path = vm.swiftString(Value(try vm.string(a[1], function: "get_data", argument: "path")))
            guard let bytes = vm.runtime.pointee.hooks.readFile(path) else { throw try vm.missingFile(path) }
            return vm.makeBytes(bytes)
        },
        Builtin("get_code", "(self, fullname)", "The module's code object.") { (vm, a) throws(ScriptException) in
            let path = try vm.callMethod(a[0], vm.intern("get_filename"), a[1])
            let data = try vm.callMethod(a[0], vm.intern("get_data"), path)
            return try vm.callMethod(a[0], vm.intern("source_to_code"), data, path)
        },
        Builtin("source_to_code", "(self, data, path, *, _optimize=-1)", "The code object of a source text.") { (vm, a) throws(ScriptException) in
            let path = vm.swiftString(Value(try vm.string(a[2], function: "source_to_code", argument: "path")))
            if a[1].isString { return try vm.compile(source: vm.utf8(a[1].string), filename: path, mode: .module) }
            return try vm.compile(source: try vm.withBytes(a[1]) { (buffer) throws(ScriptException) in Array(buffer) }, filename: path, mode: .module)
        },
        Builtin("get_source", "(self, fullname)", "The module's source text.") { (vm, a) throws(ScriptException) in
            let path = try vm.callMethod(a[0], vm.intern("get_filename"), a[1])
            let data: Value
            do throws(ScriptException) { data = try vm.callMethod(a[0], vm.intern("get_data"), path) } catch {
                guard vm.raisedMatches(.osError) else { throw error }
                _ = vm.takeRaised()
                throw vm.importError("source not available through get_data()", name: a[1])
            }
            return try vm.decodedSource(try vm.withBytes(data) { (buffer) throws(ScriptException) in Array(buffer) })
        },
        Builtin("is_package", "(self, fullname)", "Whether the module is a package.") { (vm, a) throws(ScriptException) in
            let path = vm.swiftString(Value(try vm.string(try vm.callMethod(a[0], vm.intern("get_filename"), a[1]), function: "is_package", argument: "path")))
            let last = vm.swiftString(a[1]).split(separator: ".").last ?? ""
            return Value(path.hasSuffix("/__init__.py") && last != "__init__")
        },
    ]
}

extension VM {
    /// A loader loads one module only.
    fileprivate func checkedName(_ loader: Value, _ asked: Value) throws(ScriptException) -> String {
        let name = try getAttribute(loader, intern("name"))
        if !asked.isNone, !(try isEqual(name, asked)) {
            throw importError("loader for \(swiftString(try str(name))) cannot handle \(swiftString(try str(asked)))", name: asked)
        }
        return swiftString(Value(try string(name, function: "load_module", argument: "name")))
    }

    fileprivate func makeSpec(ofLoader loader: Value, _ name: String) throws(ScriptException) -> Value {
        let path = try getAttribute(loader, intern("path"))
        return makeSpec(name, loader: loader, origin: path, hasLocation: true)
    }

    fileprivate func missingFile(_ path: String) throws(ScriptException) -> ScriptException {
        raise(try call(Value(exceptionType(.fileNotFoundError)), Value(smallInt: 2), makeString("No such file or directory"), makeString(path)))
    }

    /// A loader of the plain class.
    func makeSourceLoader(_ name: String, path: Value) -> Value {
        let dict = makeDict()
        insert(dict, string: intern("name"), intern(name))
        insert(dict, string: intern("path"), path)
        return makeRecord(kind: .record, type: types.pointee.sourceFileLoader, Value(dict))
    }
}
