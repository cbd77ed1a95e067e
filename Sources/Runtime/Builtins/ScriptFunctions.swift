import TaipanSyntax

/// The functions of `builtins` that run source text, import and end the program.
enum ScriptFunctions {
    static let all: [Builtin] = [
        Builtin("eval", "(source, /, globals=None, locals=None)", "The value of an expression, given as text or compiled, in these namespaces.") { (vm, a) throws(ScriptException) in
            let scope = try vm.executionScope("eval", globals: a[1], locals: a[2])
            let code = try vm.executableCode("eval", a[0], mode: .expression, usesNamespace: !scope.namespace.isUnset)
            guard code.codeObject.pointee.freeNames.tuple.count == 0 else { throw vm.typeError("code object passed to eval() may not contain free variables") }
            return try vm.run(code, globals: scope.globals, namespace: scope.namespace)
        },
        Builtin("exec", "(source, /, globals=None, locals=None, *, closure=None)", "Runs statements, given as text or compiled, in these namespaces.") { (vm, a) throws(ScriptException) in
            let scope = try vm.executionScope("exec", globals: a[1], locals: a[2])
            let isCode = a[0].isObject(of: .code)
            let code = try vm.executableCode("exec", a[0], mode: .module, usesNamespace: !scope.namespace.isUnset)
            let free = code.codeObject.pointee.freeNames.tuple.count
            if a[3].isNone {
                guard free == 0 else { throw vm.typeError("code object requires a closure of exactly length \(free)") }
            } else {
                guard isCode else { throw vm.typeError("closure can only be used when source is a code object") }
                guard free > 0 else { throw vm.typeError("cannot use a closure with this code object") }
                guard a[3].isObject(of: .tuple), a[3].tuple.count == free, (0..<free).allSatisfy({ a[3].tuple.items[$0].isObject(of: .cell) }) else {
                    throw vm.typeError("code object requires a closure of exactly length \(free)")
                }
            }
            _ = try vm.run(code, globals: scope.globals, namespace: scope.namespace, closure: a[3].isNone ? .unset : a[3])
            return .none
        },
        Builtin("compile", "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)", "Compiles text for exec(), eval() or the console: mode is 'exec', 'eval' or 'single'.") { (vm, a) throws(ScriptException) in
            let filename = try vm.fileName(a[1])
            guard a[2].isString else { throw vm.typeError("compile() argument 'mode' must be str, not \(vm.argumentTypeName(a[2]))") }
            let mode: CompileMode
            switch vm.swiftString(a[2]) {
            case "exec": mode = .module
            case "eval": mode = .expression
            case "single": mode = .interactive
            default: throw vm.valueError("compile() mode must be 'exec', 'eval' or 'single'")
            }
            let optimize = try vm.index(a[5])
            guard (-1...2).contains(optimize) else { throw vm.valueError("compile(): invalid optimize value") }
            let flags = try vm.index(a[3])
            guard flags & ~0x1ff_0000 & ~0x200 == 0 else { throw vm.valueError("compile(): unrecognised flags") }
            // Nobody knows yet with which namespaces the code will run: it has to work with any.
            return try vm.compile(text: a[0], function: "compile", filename: filename, mode: mode, usesNamespace: true, optimization: optimize < 0 ? nil : optimize)
        },
        Builtin("breakpoint", "(*args, **kws)", "Calls sys.breakpointhook() with the same arguments.") { (vm, a) throws(ScriptException) in
            let hook = vm.sysAttribute("breakpointhook")
            if hook.isUnset { throw vm.raise(.runtimeError, "lost sys.breakpointhook") }
            return try vm.call(hook, tuple: a[0], dict: a[1])
        },
        Builtin("__import__", "(name, globals=None, locals=None, fromlist=(), level=0)", "Imports a module as the import statement does; scripts call importlib.import_module() instead.") { (vm, a) throws(ScriptException) in
            try vm.importModule(name: a[0], globals: a[1], fromList: a[3], level: try vm.index(a[4]))
        },
    ]
}

extension VM {
    /// The namespace of the innermost script frame.
    func currentLocals() throws(ScriptException) -> Value {
        guard let frame = scriptFrame else { throw raise(.systemError, "frame does not exist") }
        return try locals(of: frame)
    }

    /// Where `eval` and `exec` run: given namespaces, else the caller's. `namespace` is unset when the globals are the locals.
    fileprivate func executionScope(_ function: String, globals: Value, locals: Value) throws(ScriptException) -> (globals: DictPointer, namespace: Value) {
        guard globals.isNone || globals.isObject(of: .dict) else {
            if function == "eval", !special(of: globals, .getitem).isUnset { throw typeError("globals must be a real dict; try eval(code, {}, mapping)") }
            throw typeError(function == "eval" ? "globals must be a dict" : "exec() globals must be a dict, not \(typeName(globals))")
        }
        guard locals.isNone || locals.isObject(of: .dict) || !special(of: locals, .getitem).isUnset else {
            throw typeError(function == "eval" ? "locals must be a mapping" : "locals must be a mapping or None, not \(typeName(locals))")
        }
        let scope: DictPointer
        var namespace = locals
        if globals.isObject(of: .dict) {
            scope = globals.dict
        } else {
            guard let current = currentGlobals else { throw raise(.systemError, "globals and locals cannot be NULL") }
            scope = current
            if locals.isNone { namespace = try currentLocals() }
        }
        let builtinsName = intern("__builtins__")
        if lookup(scope, string: builtinsName).isUnset { insert(scope, string: builtinsName, runtime.pointee.builtins) }
        try checkBuiltins(lookup(scope, string: builtinsName), in: scope)
        // A dict of another class has a say in what its keys mean.
        if namespace.isNone, globals.isObject(of: .dict), globals.header.pointee.type != types.pointee.dict { namespace = globals }
        return (scope, namespace.isNone || namespace == Value(scope) && scope.pointee.header.type == types.pointee.dict ? .unset : namespace)
    }

    /// What a script puts in place of the builtins is a dict or a module; of another mapping a dict is made for it.
    private func checkBuiltins(_ given: Value, in scope: DictPointer) throws(ScriptException) {
        if given.isObject(of: .dict) || given.isObject(of: .module) { return }
        guard !special(of: given, .getitem).isUnset else { throw typeError("'\(messageTypeName(given))' object is not subscriptable") }
        insert(scope, string: intern("__builtins__"), try call(Value(types.pointee.dict), keep(given)))
    }

    private func compiledText(_ source: Value) -> Bool {
        source.isString || isBytesLike(source)
    }

    /// A code object, compiled now when text is given.
    fileprivate func executableCode(_ function: String, _ source: Value, mode: CompileMode, usesNamespace: Bool) throws(ScriptException) -> Value {
        if source.isObject(of: .code) { return source }
        guard compiledText(source) else { throw typeError("\(function)() arg 1 must be a string, bytes or code object") }
        return try compile(text: source, function: function, filename: "<string>", mode: mode, usesNamespace: usesNamespace)
    }

    /// Compiles a `str` or bytes-like object. An expression may be indented.
    fileprivate func compile(text source: Value, function: String, filename: String, mode: CompileMode, usesNamespace: Bool, optimization: Int? = nil) throws(ScriptException) -> Value {
        var bytes: [UInt8] = []
        if source.isString {
            bytes = utf8(source.string)
        } else if isBytesLike(source) {
            bytes = try withBytes(source) { (buffer) throws(ScriptException) in Array(buffer) }
        } else {
            throw typeError("\(function)() arg 1 must be a string, bytes or AST object")
        }
        if bytes.contains(0) {
            let diagnostic = SyntaxDiagnostic(kind: .syntaxError, message: "source code string cannot contain null bytes", range: nil)
            throw raise(diagnostic, filename: .none)
        }
        if mode == .expression, function == "eval" { bytes = Array(bytes.drop { $0 == 32 || $0 == 9 }) }
        var mode = mode
        // Only eval() passes over blanks in front: as a statement, the expression is refused for its indentation.
        if mode == .expression, bytes.first == 32 || bytes.first == 9, let begin = bytes.first(where: { $0 != 32 && $0 != 9 }), begin != 10, begin != 13, begin != 35 {
            mode = .module
        }
        return try compile(source: bytes, filename: filename, mode: mode, usesNamespace: usesNamespace, optimization: optimization)
    }

    /// A path argument as text: str, bytes or what has `__fspath__`.
    fileprivate func fileName(_ value: Value) throws(ScriptException) -> String {
        if value.isString { return swiftString(value) }
        if value.kind == .bytes { return String(decoding: value.bytes.buffer, as: UTF8.self) }
        let method = special(of: value, .fspath)
        guard !method.isUnset else { throw typeError("expected str, bytes or os.PathLike object, not \(typeName(value))") }
        let path = try callSpecial(method, value)
        guard path.isString || path.kind == .bytes else {
            throw typeError("expected \(typeName(value)).__fspath__() to return str or bytes, not \(typeName(path))")
        }
        return try fileName(path)
    }
}
