extension SymbolTableBuilder {
    mutating func visit(_ list: StatementList) throws(TableFailure) {
        for index in 0..<Int(list.count) { try visit(tree[list, index]) }
    }

    mutating func visit(_ id: StatementID) throws(TableFailure) {
        let span = tree.span(of: id)
        try checkStack(span)
        switch tree[id] {
        case .function(let function): try visit(function, at: span)
        case .class(let definition): try visit(definition, at: span)
        case .return(let value):
            if let value {
                try visit(value)
                insert(.returnsValue)
            }
        case .delete(let targets): try visit(targets)
        case .assign(let targets, let value):
            try visit(targets)
            try visit(value)
        case .typeAlias(let name, let parameters, let value): try visitAlias(id, name, parameters, value)
        case .augmentedAssign(let target, _, let value):
            try visit(target)
            try visit(value)
        case .annotatedAssign(let target, let annotation, let value, let isSimple):
            try visitAnnotatedTarget(target, hasValue: value != nil, isSimple: isSimple, at: span)
            try visitAnnotation(annotation)
            try visit(optional: value)
        case .for(let target, let iterable, let body, let orElse, _):
            try visit(target)
            try visit(iterable)
            try visit(body)
            try visit(orElse)
        case .while(let test, let body, let orElse):
            try visit(test)
            try visit(body)
            try visit(orElse)
        case .if: try visitIf(id)
        case .with(let items, let body, _):
            for index in 0..<Int(items.count) {
                let item = tree[items, index]
                try visit(item.context)
                try visit(optional: item.target)
            }
            try visit(body)
        case .match(let subject, let cases):
            try visit(subject)
            for index in 0..<Int(cases.count) {
                let block = tree[cases, index]
                try visit(block.pattern)
                try visit(optional: block.guardExpression)
                try visit(block.body)
            }
        case .raise(let exception, let cause):
            try visit(optional: exception)
            try visit(optional: cause)
        case .try(let statement): try visit(statement)
        case .assert(let test, let message):
            try visit(test)
            try visit(optional: message)
        case .import(let names), .importFrom(_, let names, _):
            for index in 0..<Int(names.count) { try visit(tree[names, index], of: tree[id]) }
        case .global(let names): try declare(names, .global, at: span)
        case .nonlocal(let names): try declare(names, .nonlocal, at: span)
        case .expression(let value): try visit(value)
        case .pass, .break, .continue: break
        }
    }

    /// An `if` and its `elif`s, in a loop.
    private mutating func visitIf(_ first: StatementID) throws(TableFailure) {
        var id = first
        while case .if(let test, let body, let orElse) = tree[id] {
            try visit(test)
            try visit(body)
            if orElse.count == 1, case .if = tree[tree[orElse, 0]] {
                id = tree[orElse, 0]
            } else {
                try visit(orElse)
                return
            }
        }
    }

    private mutating func visit(_ id: TryID) throws(TableFailure) {
        let statement = tree[id]
        try visit(statement.body)
        for index in 0..<Int(statement.handlers.count) {
            let handler = tree[statement.handlers, index]
            try visit(optional: handler.type)
            if let name = handler.name { try add(name, .assigned, at: handler.span) }
            try visit(handler.body)
        }
        try visit(statement.orElse)
        try visit(statement.finalBody)
    }

    private mutating func visit(_ alias: Alias, of statement: Statement) throws(TableFailure) {
        if alias.name == KnownName.star {
            if scope.kind != .module { throw refuse("import * only allowed at module level", at: alias.span) }
            return
        }
        if let asName = alias.asName { return try add(asName, .imported, at: alias.span) }
        try add(firstPart(of: alias.name), .imported, at: alias.span)
    }

    // MARK: Functions and classes

    private mutating func visit(_ id: FunctionID, at span: ByteSpan) throws(TableFailure) {
        let function = tree[id]
        try add(function.name, .assigned, at: span)
        let parameters = tree[function.parameters]
        try visitDefaults(parameters)
        try visit(function.decorators)
        let name = tree.text(of: function.name)
        let isGeneric = !function.typeParameters.isEmpty
        if isGeneric {
            try openTypeParameters(function.typeParameters, of: name, span: span, className: nil)
            table.functionTypeParameterScopes[id] = current
        }
        try visitAnnotations(parameters)
        if let returns = function.returns { try visitAnnotation(returns) }
        openInside(.function, name: name, span: span)
        table.functionScopes[id] = current
        if function.isAsync { insert(.coroutine) }
        try addParameters(parameters)
        if let first = tree[function.body].first { noteDocstring(first) }
        try visit(function.body)
        close()
        if isGeneric { close() }
    }

    private mutating func visit(_ id: ClassID, at span: ByteSpan) throws(TableFailure) {
        let definition = tree[id]
        try add(definition.name, .assigned, at: span)
        try visit(definition.decorators)
        let name = tree.text(of: definition.name)
        let isGeneric = !definition.typeParameters.isEmpty
        if isGeneric {
            try openTypeParameters(definition.typeParameters, of: name, span: span, className: definition.name)
            table.classTypeParameterScopes[id] = current
        }
        try visit(definition.bases)
        for index in 0..<Int(definition.keywords.count) { try visit(tree[definition.keywords, index].value) }
        open(.class, name: name, span: span, className: definition.name)
        table.classScopes[id] = current
        if let first = tree[definition.body].first { noteDocstring(first) }
        try visit(definition.body)
        close()
        if isGeneric { close() }
    }

    /// Defaults are evaluated where the function is defined.
    mutating func visitDefaults(_ parameters: Parameters) throws(TableFailure) {
        for list in [parameters.positionalOnly, parameters.regular, parameters.keywordOnly] {
            for index in 0..<Int(list.count) { try visit(optional: tree[list, index].defaultValue) }
        }
    }

    private mutating func visitAnnotations(_ parameters: Parameters) throws(TableFailure) {
        for list in parameters.inStorageOrder {
            for index in 0..<Int(list.count) {
                if let annotation = tree[list, index].annotation { try visitAnnotation(annotation) }
            }
        }
    }

    /// Declares a function's parameters in its own, current scope.
    mutating func addParameters(_ parameters: Parameters) throws(TableFailure) {
        for list in parameters.inStorageOrder {
            for index in 0..<Int(list.count) {
                let parameter = tree[list, index]
                try add(parameter.name, .parameter, at: parameter.span)
            }
        }
        if !parameters.variadic.isEmpty { insert(.variadic) }
        if !parameters.keywordVariadic.isEmpty { insert(.keywordVariadic) }
    }

    mutating func visitAnnotation(_ annotation: ExpressionID) throws(TableFailure) {
        guard table.futureFeatures.contains(.annotations) else { return try visit(annotation) }
        openInside(.annotation, name: "_annotation", span: tree.span(of: annotation), description: "an annotation")
        try visit(annotation)
        close()
    }

    private mutating func visitAnnotatedTarget(
        _ target: ExpressionID, hasValue: Bool, isSimple: Bool, at span: ByteSpan
    ) throws(TableFailure) {
        guard case .name(let name, _) = tree[target] else { return try visit(target) }
        let before = flags(of: name, in: current)
        if isSimple, !before.isDisjoint(with: [.global, .nonlocal]), scope.kind != .module {
            throw refuse(
                "annotated name '\(tree.text(of: name))' can't be \(before.contains(.global) ? "global" : "nonlocal")", at: span)
        }
        if isSimple {
            try add(name, [.annotated, .assigned], at: tree.span(of: target))
        } else if hasValue {
            try add(name, .assigned, at: tree.span(of: target))
        }
    }

    // MARK: Type parameters

    /// Opens the scope of type parameters and visits them. For a class its name is given: it mangles private parameters.
    private mutating func openTypeParameters(
        _ list: TypeParameterList, of owner: String, span: ByteSpan, className: NameID?
    ) throws(TableFailure) {
        let isInClass = scope.kind == .class
        openInside(
            .typeParameters, name: "<generic parameters of \(owner)>", span: span, description: "the definition of a generic")
        if isInClass { try seeClassScope(at: span) }
        for index in 0..<Int(list.count) {
            let parameter = tree[list, index]
            let name = className.map { mangled(parameter.name, inClass: $0) } ?? parameter.name
            try add(name, [.typeParameter, .assigned], at: parameter.span)
            let kind =
                switch parameter.kind {
                case .typeVariable: "TypeVar"
                case .parameterSpecification: "ParamSpec"
                case .typeVariableTuple: "TypeVarTuple"
                }
            if let bound = parameter.bound {
                var what = "bound"
                if case .tuple = tree[bound] { what = "constraint" }
                try visitLazily(
                    bound, .typeVariableBound, name: tree.text(of: parameter.name), description: "a \(kind) \(what)"
                ) { $0.boundScopes[list.start + UInt32(index)] = $1 }
            }
            if let value = parameter.defaultValue {
                try visitLazily(
                    value, .typeParameterDefault, name: tree.text(of: parameter.name), description: "a \(kind) default"
                ) { $0.defaultScopes[list.start + UInt32(index)] = $1 }
            }
        }
    }

    private mutating func visitLazily(
        _ value: ExpressionID, _ kind: Scope.Kind, name: String, description: String, _ store: (inout SymbolTable, ScopeID) -> Void
    ) throws(TableFailure) {
        let seesClass = scope.flags.contains(.seesClassScope)
        let span = tree.span(of: value)
        openInside(kind, name: name, span: span, description: description)
        store(&table, current)
        if seesClass { try seeClassScope(at: span) }
        try visit(value)
        close()
    }

    private mutating func seeClassScope(at span: ByteSpan) throws(TableFailure) {
        insert(.seesClassScope)
        try add(KnownName.classDictionary, .used, at: span)
    }

    private mutating func visitAlias(
        _ id: StatementID, _ name: ExpressionID, _ parameters: TypeParameterList, _ value: ExpressionID
    ) throws(TableFailure) {
        try visit(name)
        guard case .name(let nameID, _) = tree[name] else { return }
        let span = tree.span(of: id)
        let isInClass = scope.kind == .class
        if !parameters.isEmpty {
            try openTypeParameters(parameters, of: tree.text(of: nameID), span: span, className: nil)
            table.aliasTypeParameterScopes[id] = current
        }
        openInside(.typeAlias, name: tree.text(of: nameID), span: span, description: "a type alias")
        table.aliasScopes[id] = current
        if isInClass { try seeClassScope(at: span) }
        try visit(value)
        close()
        if !parameters.isEmpty { close() }
    }

    // MARK: global and nonlocal

    private mutating func declare(_ names: NameList, _ flag: Symbol.Flags, at span: ByteSpan) throws(TableFailure) {
        let word = flag == .global ? "global" : "nonlocal"
        for index in 0..<Int(names.count) {
            let name = tree[names, index]
            let before = flags(of: name, in: current)
            let text = tree.text(of: name)
            if before.contains(.parameter) { throw refuse("name '\(text)' is parameter and \(word)", at: span) }
            if before.contains(.used) { throw refuse("name '\(text)' is used prior to \(word) declaration", at: span) }
            if before.contains(.annotated) { throw refuse("annotated name '\(text)' can't be \(word)", at: span) }
            if before.contains(.assigned) { throw refuse("name '\(text)' is assigned to before \(word) declaration", at: span) }
            try add(name, flag, at: span)
            note(name, at: span)
        }
    }

    /// Remembers where a name was declared `global` or `nonlocal`.
    mutating func note(_ name: NameID, at span: ByteSpan) {
        let directive = Directive(scope: current, name: table.mangled(name, in: current))
        if directives[directive] == nil { directives[directive] = span }
    }
}

extension Parameters {
    /// The parts in the order in which a frame stores the parameters.
    var inStorageOrder: [ParameterList] { [positionalOnly, regular, keywordOnly, variadic, keywordVariadic] }
}
