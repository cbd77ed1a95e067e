import TaipanSyntax

/// Statements and the bodies they stand in.
extension Compiler {
    /// Statements in order; what cannot be reached is left out.
    func compile(_ body: ContiguousArray<StatementID>.SubSequence) throws(ScriptException) {
        for statement in body where unit.isReachable { try compile(statement) }
    }

    func compile(_ body: StatementList) throws(ScriptException) { try compile(tree[body]) }

    /// The body of a module or class: annotations need a dict, and the docstring a name.
    func compileBody(_ body: StatementList, docstringName: StaticString) throws(ScriptException) {
        if containsAnnotation(body) { unit.emit(.setupAnnotations, a: unit.localNames.isEmpty || !unit.flags.contains(.usesNamespace) ? 0xFFFF : 0) }
        var statements = tree[body]
        if symbols[unit.scope].flags.contains(.hasDocstring), let first = statements.first, let text = docstring(first) {
            unit.span = tree.span(of: first)
            let register = unit.allocate()
            unit.loadConstant(text, into: register)
            let name = vm.intern(docstringName)
            if unit.flags.contains(.usesNamespace) {
                unit.emit(.storeName, flags: 4, a: register, b: 0, c: unit.cache(name, for: .storeName, shared: true))
            } else {
                unit.emit(.storeGlobal, flags: 1, b: register, c: unit.cache(name, for: .storeGlobal, shared: true))
            }
            unit.top = register
            statements = statements.dropFirst()
        }
        try compile(statements)
    }

    /// Whether a variable annotation stands in the body, in any nested statement but functions and classes.
    private func containsAnnotation(_ body: StatementList) -> Bool {
        var pending: [StatementList] = [body]
        while let list = pending.popLast() {
            for id in tree[list] {
                switch tree[id] {
                case .annotatedAssign: return true
                case .for(_, _, let body, let orElse, _), .while(_, let body, let orElse), .if(_, let body, let orElse): pending += [body, orElse]
                case .with(_, let body, _): pending.append(body)
                case .match(_, let cases): pending += tree[cases].map(\.body)
                case .try(let id):
                    let statement = tree[id]
                    pending += [statement.body, statement.orElse, statement.finalBody] + tree[statement.handlers].map(\.body)
                default: break
                }
            }
        }
        return false
    }

    func compile(_ id: StatementID) throws(ScriptException) {
        try checkDepth()
        let span = tree.span(of: id)
        statementCount += 1
        guard statementCount < 100_000 + 64 * tree.statementCount else { throw syntaxError("too many statically nested blocks", at: span) }
        let mark = unit.top, outerSpansLines = unit.spansLines
        defer {
            unit.top = mark
            unit.spansLines = outerSpansLines
        }
        unit.spansLines = tree.source[Int(span.start)..<Int(span.end)].contains(10)
        unit.span = span
        switch tree[id] {
        case .expression(let value): try compileExpressionStatement(value)
        case .assign(let targets, let value): try compileAssign(targets, value)
        case .augmentedAssign(let target, let op, let value): try compileAugmentedAssign(target, op, value, span)
        case .annotatedAssign(let target, let annotation, let value, let isSimple):
            try compileAnnotatedAssign(target, annotation, value, isSimple: isSimple, span)
        case .return(let value): try compileReturn(value, span)
        case .if: try compileIf(id)
        case .while(let test, let body, let orElse): try compileWhile(test, body, orElse)
        case .for(let target, let iterable, let body, let orElse, let isAsync):
            if isAsync { try compileAsyncFor(target, iterable, body, orElse, span) } else { try compileFor(target, iterable, body, orElse) }
        case .break: try compileBreak(span)
        case .continue: try compileContinue(span)
        case .function(let function): try compileFunction(function, span: span)
        case .class(let definition): try compileClass(definition, span: span)
        case .delete(let targets): for target in tree[targets] { try delete(target) }
        case .raise(let exception, let cause): try compileRaise(exception, cause, span)
        case .assert(let test, let message): try compileAssert(test, message, span)
        case .import(let names): try compileImport(names, span)
        case .importFrom(let module, let names, let level): try compileImportFrom(module, names, level: level, span)
        case .try(let id): try compileTry(tree[id], span)
        case .with(let items, let body, let isAsync): try compileWith(tree[items], body, isAsync: isAsync, span)
        case .match(let subject, let cases): try compileMatch(subject, cases)
        case .typeAlias(let name, let typeParameters, let value): try compileTypeAlias(id, name, typeParameters, value, span)
        case .pass: unit.mark(span.start)
        case .global, .nonlocal: break
        }
    }

    private func compileExpressionStatement(_ value: ExpressionID) throws(ScriptException) {
        guard showsValues, unit.kind == .module else { return try discard(value) }
        let result = try operand(value)
        let register = result.isTemporary ? result.register : unit.allocate()
        unit.span = tree.span(of: value)
        unit.emit(.intrinsic, flags: result.takeB, a: register, b: result.register, c: Intrinsic.printExpression.rawValue)
        unit.clear(register)
    }

    /// `elif` chains are a loop.
    private func compileIf(_ first: StatementID) throws(ScriptException) {
        let end = unit.makeLabel()
        var current = first
        while case .if(let test, let body, let orElse) = tree[current] {
            let otherwise = unit.makeLabel()
            unit.span = tree.span(of: current)
            try jump(if: test, is: false, to: otherwise)
            try compile(body)
            if orElse.isEmpty {
                unit.place(otherwise)
                break
            }
            unit.span = .inherited
            unit.jump(to: end)
            unit.place(otherwise)
            if orElse.count == 1, unit.isReachable, case .if = tree[tree[orElse, 0]] {
                current = tree[orElse, 0]
                continue
            }
            try compile(orElse)
            break
        }
        unit.place(end)
    }

    private func compileRaise(_ exception: ExpressionID?, _ cause: ExpressionID?, _ span: ByteSpan) throws(ScriptException) {
        guard let exception else {
            unit.emit(.raise, a: 0xFFFF, b: 0xFFFF)
            return unit.endFlow()
        }
        let first = if let cause { try operand(exception, before: cause) } else { try operand(exception) }
        let second: Operand? = if let cause { try operand(cause) } else { nil }
        unit.span = span
        unit.emit(.raise, flags: first.takeA | (second?.takeB ?? 0), a: first.register, b: second?.register ?? 0xFFFF)
        unit.endFlow()
    }

    private func compileAssert(_ test: ExpressionID, _ message: ExpressionID?, _ span: ByteSpan) throws(ScriptException) {
        if optimization > 0 { return }
        let end = unit.makeLabel()
        try jump(if: test, is: true, to: end)
        unit.span = tree.span(of: test)
        let base = unit.allocate()
        unit.emit(.loadAssertionError, a: base)
        if let message {
            try compile(message, into: unit.allocate())
            unit.span = tree.span(of: test)
            unit.emit(.call, a: base, b: 1)
        }
        unit.emit(.raise, flags: 4, a: base, b: 0xFFFF)
        unit.endFlow()
        unit.place(end)
    }
}

// MARK: - Imports

extension Compiler {
    private func emitImport(_ name: Value, fromList: Value, level: Int, into register: Int) {
        unit.emit(.importName, flags: UInt8(truncatingIfNeeded: level), a: register, b: unit.requiredOperandConstant(fromList),
                  c: unit.cache(name, for: .importName, shared: true))
    }

    private func compileImport(_ names: AliasList, _ span: ByteSpan) throws(ScriptException) {
        for alias in tree[names] {
            let parts = tree.text(of: alias.name).split(separator: ".")
            let module = unit.allocate()
            unit.span = span
            emitImport(value(of: alias.name), fromList: .none, level: 0, into: module)
            guard let asName = alias.asName else {
                // `import a.b` binds `a`.
                storeName(symbols.importedName(alias.name, in: tree), .temporary(module))
                unit.top = module
                continue
            }
            let part = unit.allocate()
            for name in parts.dropFirst() {
                unit.emit(.importFrom, a: part, b: module, c: unit.cache(vm.intern(String(name)), for: .importFrom, shared: true))
                unit.emit(.moveTemporary, a: module, b: part)
            }
            storeName(asName, .temporary(module))
            unit.top = module
        }
    }

    private func compileImportFrom(_ name: NameID?, _ names: AliasList, level: Int32, _ span: ByteSpan) throws(ScriptException) {
        guard level <= 255 else { throw syntaxError("too many dots in import", at: span) }
        let module = unit.allocate()
        let fromList = vm.makeTuple(tree[names].map { value(of: $0.name) })
        emitImport(name.map { value(of: $0) } ?? vm.runtime.pointee.emptyString, fromList: fromList, level: Int(level), into: module)
        if names.count == 1, tree.text(of: tree[names, 0].name) == "*" {
            return unit.emit(.importStar, flags: 4, a: module, b: unit.flags.contains(.usesNamespace) ? 0 : 0xFFFF)
        }
        for alias in tree[names] {
            let item = unit.allocate()
            unit.span = span
            unit.emit(.importFrom, a: item, b: module, c: unit.cache(value(of: alias.name), for: .importFrom, shared: true))
            storeName(alias.asName ?? alias.name, .temporary(item))
            unit.top = item
        }
        unit.clear(module)
    }
}
