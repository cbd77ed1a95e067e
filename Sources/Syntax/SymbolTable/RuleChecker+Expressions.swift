extension RuleChecker {
    mutating func check(_ list: ExpressionList) throws(TableFailure) {
        for index in 0..<Int(list.count) { try check(tree[list, index]) }
    }

    private mutating func check(optional id: ExpressionID?) throws(TableFailure) {
        if let id { try check(id) }
    }

    /// Where stars are at home: displays, arguments, subscripts.
    mutating func checkElements(_ list: ExpressionList) throws(TableFailure) {
        for index in 0..<Int(list.count) {
            let element = tree[list, index]
            if case .starred(let value, _) = tree[element] { try check(value) } else { try check(element) }
        }
    }

    /// Checks an expression. As in ``SymbolTableBuilder``, long chains are followed in a loop.
    mutating func check(_ first: ExpressionID) throws(TableFailure) {
        try checkStack(tree.span(of: first))
        var id = first
        var spine: ContiguousArray<ExpressionID> = []
        while let left = tree.leftChild(of: id) {
            spine.append(id)
            id = left
        }
        while case .conditional(let test, let body, let orElse) = tree[id] {
            try check(test)
            try check(body)
            id = orElse
            if tree.leftChild(of: id) != nil { break }
        }
        if tree.leftChild(of: id) != nil {
            try check(id)
        } else {
            try checkNode(id)
        }
        while let parent = spine.popLast() { try checkRest(of: parent) }
    }

    private mutating func checkRest(of id: ExpressionID) throws(TableFailure) {
        switch tree[id] {
        case .binary(_, _, let right): try check(right)
        case .call(_, let arguments, let keywords):
            try checkKeywords(keywords)
            try checkElements(arguments)
            for index in 0..<Int(keywords.count) { try check(tree[keywords, index].value) }
        case .subscript(_, let index, _): try check(index)
        case .attribute(_, let attribute, let context):
            if context == .store { try checkAssignable(attribute, at: tree.span(of: id)) }
        default: break
        }
    }

    private mutating func checkNode(_ id: ExpressionID) throws(TableFailure) {
        let span = tree.span(of: id)
        switch tree[id] {
        case .name(let name, let context):
            if context == .store { try checkAssignable(name, at: span) }
            if context == .delete, name == KnownName.debug { throw refuse("cannot delete __debug__", at: span) }
        case .constant, .conditional, .binary, .attribute, .subscript, .call: break
        case .boolean(_, let values): try check(values)
        case .named(let target, let value):
            try check(value)
            try check(target)
        case .unary(_, let operand): try check(operand)
        case .lambda(let parameters, let body): try checkLambda(id, parameters, body)
        case .dictionary(let items):
            for index in 0..<Int(items.count) {
                try check(optional: tree[items, index].key)
                try check(tree[items, index].value)
            }
        case .set(let elements): try checkElements(elements)
        case .list(let elements, let context), .tuple(let elements, let context):
            if context == .store {
                var stars = 0
                for element in tree[elements] {
                    if case .starred = tree[element] { stars += 1 }
                }
                if stars > 1 { throw refuse("multiple starred expressions in assignment", at: span) }
            }
            try checkElements(elements)
        case .listComprehension(let element, let generators), .setComprehension(let element, let generators):
            try checkComprehension(id, generators, element, value: nil, isGenerator: false)
        case .dictionaryComprehension(let key, let value, let generators):
            try checkComprehension(id, generators, key, value: value, isGenerator: false)
        case .generator(let element, let generators):
            try checkComprehension(id, generators, element, value: nil, isGenerator: true)
        case .await(let value):
            guard isInFunction else { throw refuse("'await' outside function", at: span) }
            guard kind == .asyncFunction || kind == .comprehension else {
                throw refuse("'await' outside async function", at: span)
            }
            try check(value)
        case .yield(let value):
            guard isInFunction else { throw refuse("'yield' outside function", at: span) }
            try check(optional: value)
        case .yieldFrom(let value):
            guard isInFunction else { throw refuse("'yield from' outside function", at: span) }
            if kind == .asyncFunction { throw refuse("'yield from' inside async function", at: span) }
            try check(value)
        case .compare(let left, let comparisons):
            try check(left)
            for index in 0..<Int(comparisons.count) { try check(tree[comparisons, index].right) }
        case .formattedValue(let value, _, let specification):
            try check(value)
            try check(optional: specification)
        case .joinedString(let values): try check(values)
        case .starred(_, let context):
            throw refuse(
                context == .store
                    ? "starred assignment target must be in a list or tuple" : "can't use starred expression here", at: span)
        case .slice(let lower, let upper, let step):
            try check(optional: lower)
            try check(optional: upper)
            try check(optional: step)
        }
    }

    /// The target of an augmented or annotated assignment: only its parts are evaluated.
    mutating func checkTarget(_ id: ExpressionID, checksAttribute: Bool) throws(TableFailure) {
        switch tree[id] {
        case .attribute(let value, let attribute, _):
            if checksAttribute { try checkAssignable(attribute, at: tree.span(of: id)) }
            try check(value)
        case .subscript(let value, let index, _):
            try check(value)
            try check(index)
        default: try check(id)
        }
    }

    private mutating func checkComprehension(
        _ id: ExpressionID, _ generators: ComprehensionList, _ element: ExpressionID, value: ExpressionID?, isGenerator: Bool
    ) throws(TableFailure) {
        let scope = table.scope(of: id)
        let isAsync = scope.map { table[$0].flags.contains(.coroutine) } ?? false
        try check(tree[generators, 0].iterable)
        if isAsync, !isGenerator, kind != .asyncFunction, kind != .comprehension {
            throw refuse("asynchronous comprehension outside of an asynchronous function", at: tree.span(of: id))
        }
        enter(scope, .comprehension)
        for index in 0..<Int(generators.count) {
            let clause = tree[generators, index]
            if index > 0 { try check(clause.iterable) }
            try check(clause.target)
            try check(clause.conditions)
        }
        try check(element)
        try check(optional: value)
        leave()
    }
}
