extension RuleChecker {
    mutating func check(_ list: StatementList) throws(TableFailure) {
        for index in 0..<Int(list.count) { try check(tree[list, index]) }
    }

    mutating func check(_ id: StatementID) throws(TableFailure) {
        let span = tree.span(of: id)
        try checkStack(span)
        switch tree[id] {
        case .function(let function): try check(function, at: span)
        case .class(let definition): try check(definition, at: span)
        case .return(let value): try checkReturn(value, at: span)
        case .delete(let targets): try check(targets)
        case .assign(let targets, let value):
            try check(value)
            for target in tree[targets] { try check(target) }
        case .typeAlias(let name, let parameters, let value):
            if case .name(let nameID, _) = tree[name] { try checkAssignable(nameID, at: span) }
            try check(parameters)
            enter(table.scope(ofAlias: id), .lazy)
            try check(value)
            leave()
        case .augmentedAssign(let target, _, let value):
            try checkTarget(target, checksAttribute: false)
            try check(value)
        case .annotatedAssign(let target, let annotation, let value, _):
            if let value { try check(value) }
            switch tree[target] {
            case .name(let name, _): try checkAssignable(name, at: span)
            case .attribute(_, let attribute, _): try checkAssignable(attribute, at: value == nil ? span : tree.span(of: target))
            default: break
            }
            try checkTarget(target, checksAttribute: true)
            try check(annotation)
        case .for(let target, let iterable, let body, let orElse, let isAsync):
            if isAsync, kind != .asyncFunction { throw refuse("'async for' outside async function", at: span) }
            try check(iterable)
            try push(.loop, at: span)
            try check(target)
            try check(body)
            pop()
            try check(orElse)
        case .while(let test, let body, let orElse):
            try push(.loop, at: span)
            try check(test)
            try check(body)
            pop()
            try check(orElse)
        case .if: try checkIf(id)
        case .with(let items, let body, let isAsync):
            if isAsync, kind != .asyncFunction { throw refuse("'async with' outside async function", at: span) }
            for index in 0..<Int(items.count) {
                try check(tree[items, index].context)
                try push(.other, at: tree.span(of: tree[items, index].context))
                if let target = tree[items, index].target { try check(target) }
            }
            try check(body)
            for _ in 0..<Int(items.count) { pop() }
        case .match(let subject, let cases): try checkMatch(subject, cases)
        case .raise(let exception, let cause):
            if let exception { try check(exception) }
            if let cause { try check(cause) }
        case .try(let statement): try check(statement, at: span)
        case .assert(let test, let message):
            try check(test)
            if let message { try check(message) }
        case .import(let names):
            for alias in tree[names] { try checkAssignable(alias.asName ?? table.importedName(alias.name, in: tree), at: span) }
        case .importFrom(let module, let names, let level):
            if module == KnownName.future, level == 0, tree.range(of: span).line > lastFutureLine {
                throw refuse("from __future__ imports must occur at the beginning of the file", at: span)
            }
            for alias in tree[names] { try checkAssignable(alias.asName ?? alias.name, at: span) }
        case .expression(let value): try check(value)
        case .break: try checkLoop("'break' outside loop", at: span)
        case .continue: try checkLoop("'continue' not properly in loop", at: span)
        case .global, .nonlocal, .pass: break
        }
    }

    private mutating func checkIf(_ first: StatementID) throws(TableFailure) {
        var id = first
        while case .if(let test, let body, let orElse) = tree[id] {
            try check(test)
            try check(body)
            if orElse.count == 1, case .if = tree[tree[orElse, 0]] {
                id = tree[orElse, 0]
            } else {
                try check(orElse)
                return
            }
        }
    }

    // MARK: Jumps

    private mutating func checkReturn(_ value: ExpressionID?, at span: ByteSpan) throws(TableFailure) {
        guard isInFunction else { throw refuse("'return' outside function", at: span) }
        if value != nil, flags.isSuperset(of: [.coroutine, .generator]), kind == .asyncFunction {
            throw refuse("'return' with value in async generator", at: span)
        }
        if let value { try check(value) }
        for block in contexts.last?.blocks ?? [] where block == .exceptStarHandler {
            // A constant is not put by while blocks are left; its place is then the last that the compiler knows.
            throw leavingHandler(value.flatMap { isConstant($0) ? tree.span(of: $0) : nil } ?? span)
        }
    }

    private func isConstant(_ id: ExpressionID) -> Bool {
        switch tree[id] {
        case .constant: return true
        case .unary(let sign, let operand):
            guard sign != .not, case .constant(let constant) = tree[operand] else { return false }
            switch constant {
            case .integer, .bigInteger, .float, .imaginary: return true
            default: return false
            }
        default: return false
        }
    }

    private mutating func checkLoop(_ message: String, at span: ByteSpan) throws(TableFailure) {
        for block in (contexts.last?.blocks ?? []).reversed() {
            if block == .exceptStarHandler { throw leavingHandler(span) }
            if block == .loop { return }
        }
        throw refuse(message, at: span)
    }

    private mutating func leavingHandler(_ span: ByteSpan) -> TableFailure {
        refuse("'break', 'continue' and 'return' cannot appear in an except* block", at: span)
    }

    private mutating func check(_ id: TryID, at span: ByteSpan) throws(TableFailure) {
        let statement = tree[id]
        let hasFinally = !statement.finalBody.isEmpty
        if hasFinally { try push(.other, at: span) }
        if !statement.handlers.isEmpty { try push(.other, at: span) }
        try check(statement.body)
        if !statement.handlers.isEmpty {
            pop()
            if !statement.isStar { try check(statement.orElse) }
            try push(statement.isStar ? .exceptStarHandler : .other, at: span)
            for index in 0..<Int(statement.handlers.count) {
                let handler = tree[statement.handlers, index]
                if handler.type == nil, index + 1 < Int(statement.handlers.count) {
                    throw refuse("default 'except:' must be last", at: handler.span)
                }
                if let type = handler.type { try check(type) }
                if let name = handler.name { try checkAssignable(name, at: handler.span) }
                try push(.other, at: handler.span)
                try check(handler.body)
                pop()
            }
            pop()
            if statement.isStar { try check(statement.orElse) }
        }
        if hasFinally {
            pop()
            try push(.other, at: span)
            try check(statement.finalBody)
            pop()
        }
    }

    // MARK: Definitions

    private mutating func check(_ id: FunctionID, at span: ByteSpan) throws(TableFailure) {
        let function = tree[id]
        try check(function.decorators)
        try checkDefaults(function.parameters)
        if !function.typeParameters.isEmpty { enter(table.typeParameterScope(of: id), .lazy) }
        try check(function.typeParameters)
        for list in tree[function.parameters].inStorageOrder {
            for parameter in tree[list] {
                if let annotation = parameter.annotation { try checkStarredAnnotation(annotation) }
            }
        }
        if let returns = function.returns { try check(returns) }
        try checkAssignable(function.name, at: span)
        try checkParameters(function.parameters)
        enter(table.scope(of: id), function.isAsync ? .asyncFunction : .function)
        try check(function.body)
        leave()
        if !function.typeParameters.isEmpty { leave() }
    }

    /// `*args: *Ts` is the one annotation that may be starred.
    private mutating func checkStarredAnnotation(_ annotation: ExpressionID) throws(TableFailure) {
        if case .starred(let value, _) = tree[annotation] { return try check(value) }
        try check(annotation)
    }

    private mutating func checkDefaults(_ id: ParametersID) throws(TableFailure) {
        let parameters = tree[id]
        for list in [parameters.positionalOnly, parameters.regular, parameters.keywordOnly] {
            for parameter in tree[list] {
                if let value = parameter.defaultValue { try check(value) }
            }
        }
    }

    private mutating func check(_ id: ClassID, at span: ByteSpan) throws(TableFailure) {
        let definition = tree[id]
        try check(definition.decorators)
        if !definition.typeParameters.isEmpty { enter(table.typeParameterScope(of: id), .lazy) }
        try check(definition.typeParameters)
        try checkAssignable(definition.name, at: span)
        enter(table.scope(of: id), .class)
        try check(definition.body)
        leave()
        try checkElements(definition.bases)
        try checkKeywords(definition.keywords)
        for keyword in tree[definition.keywords] { try check(keyword.value) }
        if !definition.typeParameters.isEmpty { leave() }
    }

    private mutating func check(_ list: TypeParameterList) throws(TableFailure) {
        for index in 0..<Int(list.count) {
            let parameter = tree[list, index]
            if let bound = parameter.bound {
                enter(table.boundScope(list, index), .lazy)
                try check(bound)
                leave()
            }
            if let value = parameter.defaultValue {
                enter(table.defaultScope(list, index), .lazy)
                try checkStarredAnnotation(value)
                leave()
            }
        }
        try checkTypeParameters(list)
    }

    mutating func checkLambda(_ id: ExpressionID, _ parameters: ParametersID, _ body: ExpressionID) throws(TableFailure) {
        try checkParameters(parameters)
        try checkDefaults(parameters)
        enter(table.scope(of: id), .lambda)
        try check(body)
        leave()
    }
}
