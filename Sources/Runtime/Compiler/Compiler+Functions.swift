import TaipanSyntax

/// Functions and lambdas: defaults, annotations, closure, and the code of the body.
extension Compiler {
    /// What `makeFunction` takes, in neighbouring registers; those without a value stay unset.
    struct FunctionParts {
        let base: Int
        var defaults: Int { base }
        var keywordDefaults: Int { base + 1 }
        var annotations: Int { base + 2 }
        var closure: Int { base + 3 }
    }

    func allocateFunctionParts() -> FunctionParts { FunctionParts(base: unit.allocate(4)) }

    /// The function of `code`, whose scope is `scope`, in `destination`.
    func emitFunction(_ code: Value, _ scope: ScopeID, _ parts: FunctionParts, span: ByteSpan, into destination: Int) {
        unit.span = span
        emitClosure(of: scope, into: parts.closure)
        unit.emit(.makeFunction, a: destination, b: parts.base, c: unit.requiredOperandConstant(code))
    }

    /// A tuple of the cells that the scope's free variables refer to; nothing when there are none.
    private func emitClosure(of scope: ScopeID, into destination: Int) {
        let names = symbols[scope].frees
        if names.isEmpty { return }
        let mark = unit.top
        let base = unit.allocate(names.count)
        for (number, name) in names.enumerated() {
            if let register = cellRegister(name) { unit.emit(.move, a: base + number, b: register) }
        }
        unit.emit(.buildTuple, a: destination, b: base, c: names.count)
        unit.top = mark
    }

    // MARK: Parameters

    /// Evaluates the defaults of positional and keyword-only parameters.
    func compileDefaults(_ id: ParametersID, span: ByteSpan, _ parts: FunctionParts) throws(ScriptException) {
        let parameters = tree[id]
        let defaults = (Array(tree[parameters.positionalOnly]) + Array(tree[parameters.regular])).compactMap(\.defaultValue)
        let mark = unit.top
        if !defaults.isEmpty {
            let constants = defaults.map { value(of: $0) }
            if constants.allSatisfy({ !$0.isUnset }) {
                for value in defaults { unit.markPart(tree.span(of: value)) }
                unit.span = span
                unit.loadConstant(vm.makeTuple(constants), into: parts.defaults)
            } else {
                let base = unit.top
                for value in defaults { try compile(value, into: unit.allocate()) }
                unit.span = span
                unit.emit(.buildTuple, a: parts.defaults, b: base, c: defaults.count)
                unit.top = mark
            }
        }
        let base = unit.top
        var count = 0
        for parameter in tree[parameters.keywordOnly] {
            guard let value = parameter.defaultValue else { continue }
            let pair = unit.allocate(2)
            unit.span = span
            unit.loadConstant(self.value(of: mangled(parameter.name)), into: pair)
            try compile(value, into: pair + 1)
            count += 1
        }
        unit.span = span
        if count > 0 { unit.emit(.buildDict, a: parts.keywordDefaults, b: base, c: count) }
        unit.top = mark
    }

    func hasPositionalDefaults(_ id: ParametersID) -> Bool {
        tree[tree[id].positionalOnly].contains { $0.defaultValue != nil } || tree[tree[id].regular].contains { $0.defaultValue != nil }
    }

    func hasKeywordDefaults(_ id: ParametersID) -> Bool { tree[tree[id].keywordOnly].contains { $0.defaultValue != nil } }

    /// Evaluates the annotations into a dict.
    func compileAnnotations(_ id: ParametersID, returns: ExpressionID?, span: ByteSpan, _ parts: FunctionParts) throws(ScriptException) {
        let parameters = tree[id]
        let mark = unit.top
        let base = unit.top
        var count = 0
        func add(_ name: Value, _ annotation: ExpressionID, isVariadic: Bool = false) throws(ScriptException) {
            let pair = unit.allocate(2)
            unit.span = span
            unit.loadConstant(name, into: pair)
            try compileAnnotation(annotation, isVariadic: isVariadic, into: pair + 1)
            count += 1
        }
        for list in [parameters.regular, parameters.positionalOnly] {
            for parameter in tree[list] {
                if let annotation = parameter.annotation { try add(value(of: mangled(parameter.name)), annotation) }
            }
        }
        for parameter in tree[parameters.variadic] {
            if let annotation = parameter.annotation { try add(value(of: mangled(parameter.name)), annotation, isVariadic: true) }
        }
        for list in [parameters.keywordOnly, parameters.keywordVariadic] {
            for parameter in tree[list] {
                if let annotation = parameter.annotation { try add(value(of: mangled(parameter.name)), annotation) }
            }
        }
        if let returns { try add(vm.intern("return"), returns) }
        unit.span = span
        if count > 0 { unit.emit(.buildDict, a: parts.annotations, b: base, c: count) }
        unit.top = mark
    }

    /// One annotation's value; its text under `from __future__ import annotations`.
    func compileAnnotation(_ annotation: ExpressionID, isVariadic: Bool = false, into destination: Int) throws(ScriptException) {
        if symbols.futureFeatures.contains(.annotations) {
            let span = tree.span(of: annotation)
            unit.span = span
            let bytes = tree.source[Int(span.start)..<Int(span.end)]
            return unit.loadConstant(bytes.withUnsafeBytes { vm.makeString(utf8: $0) }, into: destination)
        }
        // `*args: *Ts` means the one item of `*Ts`.
        if isVariadic, case .starred(let inner, _) = tree[annotation] {
            let source = try operand(inner, scratch: destination)
            unit.span = tree.span(of: annotation)
            return unit.emit(.unpack, flags: source.takeB, a: destination, b: source.register, c: 1)
        }
        try compile(annotation, into: destination)
    }

    // MARK: Code

    /// Sets what the code object says of its parameters.
    private func describe(_ id: ParametersID) {
        let parameters = tree[id]
        unit.positionalOnlyCount = Int(parameters.positionalOnly.count)
        unit.argumentCount = unit.positionalOnlyCount + Int(parameters.regular.count)
        unit.keywordOnlyCount = Int(parameters.keywordOnly.count)
        if !parameters.variadic.isEmpty { unit.flags.insert(.variadic) }
        if !parameters.keywordVariadic.isEmpty { unit.flags.insert(.keywordVariadic) }
    }

    /// Generator, coroutine or asynchronous generator.
    func describeSuspension(_ scope: Scope, isAsync: Bool) {
        let isGenerator = scope.flags.contains(.generator) || scope.flags.contains(.generatorExpression)
        if isAsync { unit.flags.insert(isGenerator ? .asyncGenerator : .coroutine) } else if isGenerator { unit.flags.insert(.generator) }
    }

    func compileLambda(_ id: ExpressionID, _ parameters: ParametersID, _ body: ExpressionID, into destination: Int) throws(ScriptException) {
        guard let scope = symbols.scope(of: id) else { return }
        let span = tree.span(of: id)
        let parts = allocateFunctionParts()
        try compileDefaults(parameters, span: span, parts)
        let code = try compileScope(scope, span: span) { () throws(ScriptException) in
            describe(parameters)
            describeSuspension(symbols[scope], isAsync: false)
            try compileReturn(body)
        }
        emitFunction(code, scope, parts, span: span, into: destination)
    }

    /// Returns the value of the expression.
    func compileReturn(_ value: ExpressionID) throws(ScriptException) {
        let mark = unit.top
        let result = try operand(value)
        unit.span = tree.span(of: value)
        unit.emit(.returnValue, flags: result.takeA, a: result.register)
        unit.endFlow()
        unit.top = mark
    }

    func emitReturnNone() {
        let none = unit.allocate()
        unit.loadConstant(.none, into: none)
        unit.emit(.returnValue, flags: 4, a: none)
        unit.endFlow()
        unit.top = none
    }

    func functionCode(_ id: FunctionID, span: ByteSpan) throws(ScriptException) -> (code: Value, scope: ScopeID)? {
        let definition = tree[id]
        guard let scope = symbols.scope(of: id) else { return nil }
        let code = try compileScope(scope, span: firstSpan(span, definition.decorators)) { () throws(ScriptException) in
            describe(definition.parameters)
            describeSuspension(symbols[scope], isAsync: definition.isAsync)
            var body = tree[definition.body]
            if symbols[scope].flags.contains(.hasDocstring), let first = body.first, let text = docstring(first) {
                _ = unit.requiredOperandConstant(text)
                unit.flags.insert(.hasDocstring)
                body = body.dropFirst()
            }
            try compile(body)
            if unit.isReachable {
                unit.span = .inherited
                emitReturnNone()
            }
        }
        return (code, scope)
    }

    /// The place of a definition: its decorators belong to it.
    func firstSpan(_ span: ByteSpan, _ decorators: ExpressionList) -> ByteSpan {
        guard let first = tree[decorators].first else { return span }
        return ByteSpan(start: min(span.start, tree.span(of: first).start), end: span.end)
    }

    func compileFunction(_ id: FunctionID, span: ByteSpan) throws(ScriptException) {
        let definition = tree[id]
        let mark = unit.top
        defer { unit.top = mark }
        let base = try compileDecorators(definition.decorators)
        let function = base + Int(definition.decorators.count)
        _ = unit.allocate()
        if definition.typeParameters.isEmpty {
            let parts = allocateFunctionParts()
            try compileDefaults(definition.parameters, span: span, parts)
            try compileAnnotations(definition.parameters, returns: definition.returns, span: span, parts)
            guard let (code, scope) = try functionCode(id, span: span) else { return }
            emitFunction(code, scope, parts, span: span, into: function)
        } else {
            try compileGenericFunction(id, span: span, into: function)
        }
        unit.top = function + 1
        applyDecorators(definition.decorators, at: base)
        unit.span = span
        storeName(definition.name, .temporary(base))
    }

    /// Evaluates decorators into neighbouring registers.
    func compileDecorators(_ decorators: ExpressionList) throws(ScriptException) -> Int {
        let base = unit.top
        for decorator in tree[decorators] { try compile(decorator, into: unit.allocate()) }
        return base
    }

    /// Calls the decorators, the nearest first; the result is in `base`.
    func applyDecorators(_ decorators: ExpressionList, at base: Int) {
        for number in stride(from: Int(decorators.count) - 1, through: 0, by: -1) {
            unit.span = tree.span(of: tree[decorators, number])
            unit.emit(.call, a: base + number, b: 1)
        }
    }
}
