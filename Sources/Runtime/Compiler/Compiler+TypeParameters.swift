import TaipanSyntax

/// Type parameters and `type` statements (PEP 695, PEP 696): a function around the definition binds the parameters; bounds, defaults
/// and alias values are functions that are called when someone asks.
extension Compiler {
    /// A function without parameters that gives the value of the expression.
    private func emitThunk(_ scope: ScopeID?, _ value: ExpressionID?, into register: Int) throws(ScriptException) {
        guard let scope, let value else { return unit.loadConstant(.none, into: register) }
        let span = tree.span(of: value)
        let code = try compileScope(scope, span: span) { () throws(ScriptException) in
            // `*Ts = *default` stands for the tuple of what it unpacks.
            if case .starred = tree[value] {
                let list = unit.allocate()
                if case .starred(let inner, _) = tree[value] {
                    unit.span = span
                    unit.emit(.buildList, a: list, b: list, c: 0)
                    let source = try operand(inner)
                    unit.emit(.listExtend, flags: source.takeB, a: list, b: source.register)
                }
                unit.emit(.listToTuple, flags: 1, a: list, b: list)
                unit.emit(.returnValue, flags: 4, a: list)
                return unit.endFlow()
            }
            try compileReturn(value)
        }
        let mark = unit.top
        let parts = allocateFunctionParts()
        emitFunction(code, scope, parts, span: span, into: register)
        unit.top = mark
    }

    /// Makes the type parameters, binds their names, and leaves a tuple of them in `register`.
    private func emitTypeParameters(_ list: TypeParameterList, className: ScopeID?, into register: Int) throws(ScriptException) {
        let mark = unit.top
        let base = unit.allocate(Int(list.count))
        for (number, parameter) in tree[list].enumerated() {
            unit.span = parameter.span
            let operands = unit.allocate(3)
            unit.loadConstant(value(of: parameter.name), into: operands)
            try emitThunk(symbols.boundScope(list, number), parameter.bound, into: operands + 1)
            try emitThunk(symbols.defaultScope(list, number), parameter.defaultValue, into: operands + 2)
            unit.span = parameter.span
            unit.emit(.buildTuple, a: operands, b: operands, c: 3)
            let intrinsic: Intrinsic
            switch parameter.kind {
            case .typeVariable: intrinsic = .typeVariable
            case .parameterSpecification: intrinsic = .parameterSpecification
            case .typeVariableTuple: intrinsic = .typeVariableTuple
            }
            unit.emit(.intrinsic, flags: 1, a: base + number, b: operands, c: intrinsic.rawValue)
            unit.top = operands
            let name = className.map { symbols.mangled(parameter.name, in: $0) } ?? parameter.name
            storeName(name, .local(base + number))
        }
        unit.emit(.buildTuple, a: register, b: base, c: Int(list.count))
        unit.top = mark
    }

    func compileGenericFunction(_ id: FunctionID, span: ByteSpan, into destination: Int) throws(ScriptException) {
        let definition = tree[id]
        guard let scope = symbols.typeParameterScope(of: id) else { return }
        let hasDefaults = hasPositionalDefaults(definition.parameters), hasKeywords = hasKeywordDefaults(definition.parameters)
        let count = (hasDefaults ? 1 : 0) + (hasKeywords ? 1 : 0)
        // Defaults are evaluated outside and handed in.
        let arguments = unit.allocate(count)
        let scratch = allocateFunctionParts()
        try compileDefaults(definition.parameters, span: span, scratch)
        unit.span = span
        if hasDefaults { unit.emit(.moveTemporary, a: arguments, b: scratch.defaults) }
        if hasKeywords { unit.emit(.moveTemporary, a: arguments + count - 1, b: scratch.keywordDefaults) }
        unit.top = arguments + count
        let code = try compileScope(scope, span: span, parameters: count) { () throws(ScriptException) in
            let pair = unit.allocate(2)
            try emitTypeParameters(definition.typeParameters, className: nil, into: pair + 1)
            let parts = allocateFunctionParts()
            unit.span = span
            if hasDefaults { unit.emit(.moveTemporary, a: parts.defaults, b: 0) }
            if hasKeywords { unit.emit(.moveTemporary, a: parts.keywordDefaults, b: count - 1) }
            try compileAnnotations(definition.parameters, returns: definition.returns, span: span, parts)
            guard let (inner, innerScope) = try functionCode(id, span: span) else { return }
            emitFunction(inner, innerScope, parts, span: span, into: pair)
            unit.emit(.buildTuple, a: pair, b: pair, c: 2)
            unit.emit(.intrinsic, flags: 1, a: pair, b: pair, c: Intrinsic.setTypeParameters.rawValue)
            unit.emit(.returnValue, flags: 4, a: pair)
            unit.endFlow()
        }
        callScope(code, scope, count: count, span: span, at: destination)
    }

    func compileGenericClass(_ id: ClassID, span: ByteSpan, into destination: Int) throws(ScriptException) {
        let definition = tree[id]
        guard let scope = symbols.typeParameterScope(of: id), let classScope = symbols.scope(of: id) else { return }
        let code = try compileScope(scope, span: span) { () throws(ScriptException) in
            let parameters = unit.allocate()
            try emitTypeParameters(definition.typeParameters, className: classScope, into: parameters)
            let generic = unit.allocate()
            unit.emit(.intrinsic, a: generic, b: parameters, c: Intrinsic.genericBase.rawValue)
            let result = unit.allocate()
            try compileClassCall(id, span: span, genericBase: generic, at: result)
            unit.span = span
            unit.emit(.setAttribute, flags: 4, a: parameters, b: result, c: unit.cache(vm.intern("__type_params__"), for: .setAttribute))
            unit.emit(.returnValue, flags: 4, a: result)
            unit.endFlow()
        }
        callScope(code, scope, count: 0, span: span, at: destination)
    }

    func compileTypeAlias(_ id: StatementID, _ target: ExpressionID, _ typeParameters: TypeParameterList, _ value: ExpressionID, _ span: ByteSpan) throws(ScriptException) {
        guard case .name(let name, _) = tree[target] else { return }
        let result = unit.allocate()
        if typeParameters.isEmpty {
            try emitAlias(id, name, parameters: nil, value, span, into: result)
        } else if let scope = symbols.typeParameterScope(ofAlias: id) {
            let code = try compileScope(scope, span: span) { () throws(ScriptException) in
                let parameters = unit.allocate(), alias = unit.allocate()
                try emitTypeParameters(typeParameters, className: nil, into: parameters)
                try emitAlias(id, name, parameters: parameters, value, span, into: alias)
                unit.emit(.returnValue, flags: 4, a: alias)
                unit.endFlow()
            }
            callScope(code, scope, count: 0, span: span, at: result)
        }
        unit.span = span
        storeName(name, .temporary(result))
    }

    private func emitAlias(_ id: StatementID, _ name: NameID, parameters: Int?, _ value: ExpressionID, _ span: ByteSpan, into destination: Int) throws(ScriptException) {
        unit.span = span
        let base = unit.allocate(3)
        unit.loadConstant(self.value(of: name), into: base)
        if let parameters { unit.emit(.moveTemporary, a: base + 1, b: parameters) } else { unit.loadConstant(.none, into: base + 1) }
        try emitThunk(symbols.scope(ofAlias: id), value, into: base + 2)
        unit.span = span
        unit.emit(.buildTuple, a: base, b: base, c: 3)
        unit.emit(.intrinsic, flags: 1, a: destination, b: base, c: Intrinsic.typeAlias.rawValue)
        unit.top = base
    }

    /// Calls the function of a type-parameter scope; its `count` arguments stand after `base`.
    private func callScope(_ code: Value, _ scope: ScopeID, count: Int, span: ByteSpan, at base: Int) {
        let mark = unit.top
        let parts = allocateFunctionParts()
        emitFunction(code, scope, parts, span: span, into: base)
        unit.emit(.call, a: base, b: count)
        unit.top = mark
    }
}
