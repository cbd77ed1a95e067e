extension SymbolTableBuilder {
    mutating func visit(_ list: ExpressionList) throws(TableFailure) {
        for index in 0..<Int(list.count) { try visit(tree[list, index]) }
    }

    mutating func visit(optional id: ExpressionID?) throws(TableFailure) {
        if let id { try visit(id) }
    }

    /// Visits an expression. Chains that lean to the left, and conditionals that lean to the right, are followed in a loop.
    mutating func visit(_ first: ExpressionID) throws(TableFailure) {
        try checkStack(tree.span(of: first))
        var id = first
        var spine: ContiguousArray<ExpressionID> = []
        while let left = tree.leftChild(of: id) {
            spine.append(id)
            id = left
        }
        while case .conditional(let test, let body, let orElse) = tree[id] {
            try visit(test)
            try visit(body)
            id = orElse
            if tree.leftChild(of: id) != nil { break }
        }
        if tree.leftChild(of: id) != nil {
            try visit(id)
        } else {
            try visitNode(id)
        }
        while let parent = spine.popLast() { try visitRest(of: parent) }
    }

    /// The children of a node of a chain, but the leftmost.
    private mutating func visitRest(of id: ExpressionID) throws(TableFailure) {
        switch tree[id] {
        case .binary(_, _, let right): try visit(right)
        case .call(_, let arguments, let keywords):
            try visit(arguments)
            for index in 0..<Int(keywords.count) {
                if let name = tree[keywords, index].name { noteMangled(name) }
                try visit(tree[keywords, index].value)
            }
        case .subscript(_, let index, _): try visit(index)
        case .attribute(_, let name, _): noteMangled(name)
        default: break
        }
    }

    /// Attributes and keywords are no names of a scope, but in a class their private ones are mangled all the same.
    private mutating func noteMangled(_ name: NameID) {
        if let className = table.enclosingClassNames[Int(current.rawValue)] { _ = mangled(name, inClass: className) }
    }

    private mutating func visitNode(_ id: ExpressionID) throws(TableFailure) {
        switch tree[id] {
        case .name(let name, let context): try visitName(name, context, at: tree.span(of: id))
        case .constant, .conditional, .binary, .attribute, .subscript, .call: break
        case .boolean(_, let values): try visit(values)
        case .named(let target, let value): try visitNamed(id, target, value)
        case .unary(_, let operand): try visit(operand)
        case .lambda(let parameters, let body):
            try visitDefaults(tree[parameters])
            openInside(.lambda, name: "<lambda>", span: tree.span(of: id))
            table.expressionScopes[id] = current
            try addParameters(tree[parameters])
            try visit(body)
            close()
        case .dictionary(let items):
            for index in 0..<Int(items.count) { try visit(optional: tree[items, index].key) }
            for index in 0..<Int(items.count) { try visit(tree[items, index].value) }
        case .set(let elements), .list(let elements, _), .tuple(let elements, _): try visit(elements)
        case .listComprehension(let element, let generators):
            try visitComprehension(id, .list, name: "<listcomp>", generators, element, value: nil)
        case .setComprehension(let element, let generators):
            try visitComprehension(id, .set, name: "<setcomp>", generators, element, value: nil)
        case .dictionaryComprehension(let key, let value, let generators):
            try visitComprehension(id, .dictionary, name: "<dictcomp>", generators, key, value: value)
        case .generator(let element, let generators):
            try visitComprehension(id, .generator, name: "<genexpr>", generators, element, value: nil)
        case .await(let value):
            try refuseInLazyScope("await expression", at: id)
            try visit(value)
            insert(.coroutine)
        case .yield(let value):
            try refuseInLazyScope("yield expression", at: id)
            try visit(optional: value)
            try noteYield(id)
        case .yieldFrom(let value):
            try refuseInLazyScope("yield expression", at: id)
            try visit(value)
            try noteYield(id)
        case .compare(let left, let comparisons):
            try visit(left)
            for index in 0..<Int(comparisons.count) { try visit(tree[comparisons, index].right) }
        case .formattedValue(let value, _, let specification):
            try visit(value)
            try visit(optional: specification)
        case .joinedString(let values): try visit(values)
        case .starred(let value, _): try visit(value)
        case .slice(let lower, let upper, let step):
            try visit(optional: lower)
            try visit(optional: upper)
            try visit(optional: step)
        }
    }

    private mutating func visitName(_ name: NameID, _ context: ExpressionContext, at span: ByteSpan) throws(TableFailure) {
        try add(name, context == .load ? .used : .assigned, at: span)
        // `super()` without arguments reads the class from its cell.
        if context == .load, name == KnownName.super, scope.kind.isFunctionLike {
            try add(KnownName.dunderClass, .used, at: span)
        }
    }

    private mutating func refuseInLazyScope(_ what: String, at id: ExpressionID) throws(TableFailure) {
        guard scope.kind.isLazy else { return }
        throw refuse("\(what) cannot be used within \(state.description)", at: tree.span(of: id))
    }

    private mutating func noteYield(_ id: ExpressionID) throws(TableFailure) {
        insert(.generator)
        if let comprehension = state.comprehension {
            throw refuse("'yield' inside \(comprehension.description)", at: tree.span(of: id))
        }
    }

    // MARK: Comprehensions

    private mutating func visitComprehension(
        _ id: ExpressionID, _ kind: Comprehension, name: String, _ generators: ComprehensionList, _ element: ExpressionID,
        value: ExpressionID?
    ) throws(TableFailure) {
        let outermost = tree[generators, 0]
        state.iterableDepth += 1
        try visit(outermost.iterable)
        state.iterableDepth -= 1
        openInside(.comprehension, name: name, span: tree.span(of: id))
        table.expressionScopes[id] = current
        state.comprehension = kind
        if outermost.isAsync { insert(.coroutine) }
        for index in 0..<Int(generators.count) {
            let clause = tree[generators, index]
            state.isInTarget = true
            try visit(clause.target)
            state.isInTarget = false
            if index > 0 {
                state.iterableDepth += 1
                try visit(clause.iterable)
                state.iterableDepth -= 1
            }
            try visit(clause.conditions)
            if clause.isAsync { insert(.coroutine) }
        }
        try visit(optional: value)
        try visit(element)
        let isGenerator = kind == .generator
        if isGenerator { insert([.generator, .generatorExpression]) }
        let isAsync = scope.flags.contains(.coroutine) && !isGenerator
        close()
        if isAsync { insert(.coroutine) }
    }

    private mutating func visitNamed(
        _ id: ExpressionID, _ target: ExpressionID, _ value: ExpressionID
    ) throws(TableFailure) {
        try refuseInLazyScope("named expression", at: id)
        let span = tree.span(of: id)
        if state.iterableDepth > 0 {
            throw refuse("assignment expression cannot be used in a comprehension iterable expression", at: span)
        }
        if state.comprehension != nil, case .name(let name, _) = tree[target] { try bindOutside(name, at: tree.span(of: target)) }
        try visit(value)
        try visit(target)
    }

    /// The target of `:=` in a comprehension is bound in the scope around it (PEP 572).
    private mutating func bindOutside(_ name: NameID, at span: ByteSpan) throws(TableFailure) {
        var ancestor: ScopeID? = current
        while let id = ancestor {
            let scope = table[id]
            ancestor = scope.parent
            switch scope.kind {
            case .comprehension:
                let known = flags(of: name, in: id)
                if known.contains(.comprehensionTarget), !known.isDisjoint(with: [.assigned, .global, .imported, .parameter]) {
                    throw refuse(
                        "assignment expression cannot rebind comprehension iteration variable '\(tree.text(of: name))'", at: span)
                }
            case .function, .lambda:
                try add(name, flags(of: name, in: id).contains(.global) ? .global : .nonlocal, at: span)
                note(name, at: span)
                return try add(name, .assigned, in: id, at: span)
            case .module:
                try add(name, .global, at: span)
                note(name, at: span)
                return try add(name, .global, in: id, at: span)
            case .class: throw refuse("assignment expression within a comprehension cannot be used in a class body", at: span)
            case .typeParameters:
                throw refuse(
                    "assignment expression within a comprehension cannot be used within the definition of a generic", at: span)
            case .typeAlias:
                throw refuse("assignment expression within a comprehension cannot be used in a type alias", at: span)
            case .typeVariableBound, .typeParameterDefault:
                throw refuse("assignment expression within a comprehension cannot be used in a TypeVar bound", at: span)
            case .annotation: break
            }
        }
    }

    // MARK: Patterns

    mutating func visit(_ list: PatternList) throws(TableFailure) {
        for index in 0..<Int(list.count) { try visit(tree[list, index]) }
    }

    mutating func visit(_ id: PatternID) throws(TableFailure) {
        let span = tree.span(of: id)
        try checkStack(span)
        switch tree[id] {
        case .value(let value): try visit(value)
        case .singleton: break
        case .sequence(let patterns), .or(let patterns): try visit(patterns)
        case .mapping(let keys, let patterns, let rest):
            try visit(keys)
            try visit(patterns)
            if let rest { try add(rest, .assigned, at: span) }
        case .class(let type, let patterns, _, let keywordPatterns):
            try visit(type)
            try visit(patterns)
            try visit(keywordPatterns)
        case .star(let name):
            if let name { try add(name, .assigned, at: span) }
        case .capture(let pattern, let name):
            if let pattern { try visit(pattern) }
            if let name { try add(name, .assigned, at: span) }
        }
    }
}

extension Tree {
    /// The operand or object with which a chain of operators, calls, subscripts and attributes goes on to the left.
    func leftChild(of id: ExpressionID) -> ExpressionID? {
        switch self[id] {
        case .binary(let left, _, _): left
        case .call(let function, _, _): function
        case .attribute(let value, _, _): value
        case .subscript(let value, _, _): value
        default: nil
        }
    }
}
