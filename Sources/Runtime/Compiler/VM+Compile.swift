import TaipanSyntax

/// What a source text is.
public enum CompileMode: Sendable {
    /// A file: statements (`exec`).
    case module
    /// One expression, whose value the code returns (`eval`).
    case expression
    /// One statement; values of expressions are shown (`single`).
    case interactive
    /// One statement of a dialogue, typed line by line.
    case typed
    /// Statements of a dialogue that came at one stroke.
    case pasted

    var isDialogue: Bool { self == .typed || self == .pasted }
}

extension VM {
    /// Parses and compiles a source text: the code object, a temporary.
    ///
    /// With `usesNamespace` the code works on a namespace in its register 0, for `exec` and `eval` with locals that are not the globals;
    /// without it names are globals. `optimization` is that of the command line unless it is given. With `keepsSource`, and in a dialogue,
    /// tracebacks show lines of the source, which no file holds.
    /// - Throws: `SyntaxError` and its kin, with the fields CPython gives them; `RecursionError`, `MemoryError`.
    public func compile(source: UnsafeRawBufferPointer, filename: String, mode: CompileMode, usesNamespace: Bool = false, keepsSource: Bool = false,
                        optimization: Int? = nil) throws(ScriptException) -> Value {
        let name = makeString(filename)
        let tree: Tree
        let symbols: SymbolTable
        if mode == .expression, source.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) {
            // Nothing at all has no line either.
            throw raise(SyntaxDiagnostic(emptyExpression: filename), filename: name)
        }
        let budget = min(nativeStackBudget, 2 << 20)
        do throws(SyntaxDiagnostic) {
            tree = switch mode {
            case .module: try Parser.parse(module: source.bindMemory(to: UInt8.self), name: filename, stackBudget: budget)
            case .interactive: try Parser.parse(interactive: source.bindMemory(to: UInt8.self), name: filename, stackBudget: budget)
            case .typed: try Parser.parse(interactive: source.bindMemory(to: UInt8.self), name: filename, following: .emptyLine, stackBudget: budget)
            case .pasted: try Parser.parse(interactive: source.bindMemory(to: UInt8.self), name: filename, following: .statements, stackBudget: budget)
            case .expression: try Parser.parse(expression: source.bindMemory(to: UInt8.self), name: filename, stackBudget: budget)
            }
        } catch {
            try issue(error.warnings, filename: name)
            throw raise(error, filename: name, keepsText: mode.isDialogue)
        }
        try issue(tree.warnings, filename: name)
        do throws(SyntaxDiagnostic) { symbols = try SymbolTable(tree, stackBudget: budget) } catch {
            throw raise(error, filename: name, keepsText: mode.isDialogue)
        }
        let kept = keepsSource || mode.isDialogue ? KeptSource(source) : nil
        if keepsSource { runtime.pointee.keptSources[filename] = kept }
        return try compile(tree: tree, symbols: symbols, filename: name, showsValues: mode == .interactive || mode.isDialogue, usesNamespace: usesNamespace,
                           source: kept, isDialogue: mode.isDialogue, optimization: optimization)
    }

    public func compile(source: [UInt8], filename: String, mode: CompileMode, usesNamespace: Bool = false, keepsSource: Bool = false,
                        optimization: Int? = nil) throws(ScriptException) -> Value {
        let result = source.withUnsafeBytes { buffer in
            Result { () throws(ScriptException) in
                try compile(source: buffer, filename: filename, mode: mode, usesNamespace: usesNamespace, keepsSource: keepsSource, optimization: optimization)
            }
        }
        return try result.get()
    }

    /// Compiles a tree, whatever its root is: the code object, a temporary. With `showsValues`, statements that are expressions at the
    /// outermost level hand their values to `sys.displayhook`.
    func compile(tree: Tree, symbols: SymbolTable, filename: Value, showsValues: Bool = false, usesNamespace: Bool = false, source: KeptSource? = nil,
                 isDialogue: Bool = false, optimization: Int? = nil) throws(ScriptException) -> Value {
        let mark = self.mark
        let compiler = Compiler(vm: self, tree: tree, symbols: symbols, filename: filename, showsValues: showsValues, usesNamespace: usesNamespace,
                                optimization: optimization ?? runtime.pointee.optimization)
        compiler.source = source
        compiler.isDialogue = isDialogue
        compiler.foldConstants()
        let code: Value
        do throws(ScriptException) {
            try compiler.issueWarnings()
            code = try compiler.compileRoot()
        } catch {
            drain(to: mark)
            throw error
        }
        own(code, drainingTo: mark)
        return temporary(code)
    }

    /// Bytes of native stack that parsing may use before recursion must end.
    private var nativeStackBudget: Int {
        var marker: UInt8 = 0
        let address = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
        let limit = state.pointee.nativeStackLimit
        return address > limit ? Int(address - limit) : 0
    }

    /// Raises what a diagnostic describes. The exception's arguments are `(msg, (filename, lineno, offset, text, end_lineno, end_offset))`.
    ///
    /// What the parser refuses shows the line it has read; what is refused later shows the line of the file, if there is one, or with
    /// `keepsText` the same line as the parser.
    func raise(_ diagnostic: SyntaxDiagnostic, filename: Value, keepsText: Bool = false) -> ScriptException {
        let kind: ExceptionKind
        switch diagnostic.kind {
        case .memoryError: return raise(.memoryError, diagnostic.message)
        case .recursionError: return raise(.recursionError, diagnostic.message)
        case .syntaxError: kind = .syntaxError
        case .indentationError: kind = .indentationError
        case .tabError: kind = .tabError
        }
        let message = makeString(diagnostic.message)
        guard let place = diagnostic.place else {
            let exception = makeException(exceptionType(kind), arguments: makeTuple(message))
            setField(exception, SyntaxErrorField.message, message)
            return raise(exception)
        }
        var line = diagnostic.lineText
        if diagnostic.origin != .parser, !keepsText { line = sourceLine(swiftString(filename), place.lineno) }
        let text = line.map { makeString(diagnostic.lineEndsInNewline ? $0 + "\n" : $0) } ?? .none
        func number(_ number: Int?) -> Value { number.map { Value(smallInt: $0) } ?? .none }
        let fields = [
            filename, Value(smallInt: place.lineno), Value(smallInt: place.offset), text, number(place.endLineno), number(place.endOffset),
        ]
        let arguments = diagnostic.origin == .symbolTable ? makeTuple(message) : makeTuple(message, makeTuple(fields))
        let exception = makeException(exceptionType(kind), arguments: arguments)
        for (index, value) in ([message] + fields + [.none]).enumerated() where index < Int(exception.header.pointee.tailCount) {
            value.retain()
            store(value, in: exception.exception.fields + index)
        }
        return raise(exception)
    }
}

extension Compiler {
    /// The code of the whole tree.
    func compileRoot() throws(ScriptException) -> Value {
        try compileScope(symbols.root, span: ByteSpan(start: 0, end: 0)) { () throws(ScriptException) in
            // Top-level `await` is refused by the symbol table; the unit is never a generator.
            switch tree.root {
            case .module(let body), .interactive(let body):
                try compileBody(body, docstringName: "__doc__")
                unit.span = .inherited
                if unit.isReachable { emitReturnNone() }
            case .expression(let value): try compileReturn(value)
            }
        }
    }
}
