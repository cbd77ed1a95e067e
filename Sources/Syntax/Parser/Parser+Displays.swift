/// Parentheses, brackets and braces.
extension Parser {
    /// ```
    /// tuple: '(' [star_named_expression ',' [star_named_expressions]] ')'
    /// group: '(' (yield_expression | named_expression) ')'
    /// generator: '(' named_expression comprehension_clauses ')'
    /// ```
    mutating func parenthesised() throws(ParseFailure) -> ExpressionID {
        if diagnosing, nextKind == .star {
            return try diagnosedDisplay { (parser) throws(ParseFailure) in try parser.parenthesisedContents() }
        }
        return try parenthesisedContents()
    }

    private mutating func parenthesisedContents() throws(ParseFailure) -> ExpressionID {
        let start = start
        advance()
        if accept(.rightParenthesis) {
            return add(.tuple(elements: ExpressionList(start: 0, count: 0), context: .load), from: start)
        }
        if kind == .yieldKeyword {
            let value = try yieldExpression()
            try expect(.rightParenthesis)
            return value
        }
        if diagnosing { try diagnoseDoubleStar() }
        let isStarred = kind == .star
        let first = try starNamedExpression()
        if kind == .comma {
            let elements = try elements(first, closing: .rightParenthesis)
            return add(.tuple(elements: elements, context: .load), from: start)
        }
        if isStarred {
            if diagnosing { try diagnoseStarred(first) }
            throw fail()
        }
        if kind == .forKeyword || kind == .asyncKeyword {
            let generators = try comprehensionClauses()
            try expect(.rightParenthesis)
            return add(.generator(element: first, generators: generators), from: start)
        }
        try expect(.rightParenthesis)
        return first
    }

    /// The elements of a display after the first, and its closing bracket.
    private mutating func elements(_ first: ExpressionID, closing: TokenKind) throws(ParseFailure) -> ExpressionList {
        let mark = scratch.expressions.count
        scratch.expressions.append(first)
        while accept(.comma), kind != closing {
            let next = try starNamedExpression()
            scratch.expressions.append(next)
        }
        if diagnosing, closing != .rightParenthesis { try diagnoseElements(from: mark) }
        try expect(closing)
        return takeExpressions(from: mark)
    }

    /// ```
    /// list: '[' [star_named_expressions] ']'
    /// list_comprehension: '[' named_expression comprehension_clauses ']'
    /// ```
    mutating func listDisplay() throws(ParseFailure) -> ExpressionID {
        if diagnosing, nextKind == .star {
            return try diagnosedDisplay { (parser) throws(ParseFailure) in try parser.listContents() }
        }
        return try listContents()
    }

    private mutating func listContents() throws(ParseFailure) -> ExpressionID {
        let start = start
        advance()
        if accept(.rightBracket) {
            return add(.list(elements: ExpressionList(start: 0, count: 0), context: .load), from: start)
        }
        let isStarred = kind == .star
        let first = try starNamedExpression()
        if !isStarred, kind == .forKeyword || kind == .asyncKeyword {
            let generators = try comprehensionClauses()
            try expect(.rightBracket)
            return add(.listComprehension(element: first, generators: generators), from: start)
        }
        let elements = try elements(first, closing: .rightBracket)
        return add(.list(elements: elements, context: .load), from: start)
    }

    /// ```
    /// dict: '{' [','.('**' bitwise_or | expression ':' expression)+ [',']] '}'
    /// set: '{' star_named_expressions '}'
    /// set_comprehension: '{' named_expression comprehension_clauses '}'
    /// dict_comprehension: '{' expression ':' expression comprehension_clauses '}'
    /// ```
    mutating func braceDisplay() throws(ParseFailure) -> ExpressionID {
        let start = start
        let opening = position
        advance()
        if accept(.rightBrace) {
            return add(.dictionary(items: DictionaryItemList(start: 0, count: 0)), from: start)
        }
        if diagnosing {
            if let display = try attempt({ (parser) throws(ParseFailure) in try parser.braceDisplay(from: start) }) { return display }
            try diagnoseDictionary(opening)
            reset(to: opening + 1)
            if kind == .star { _ = try starredArgument() }
            throw fail()
        }
        return try braceDisplay(from: start)
    }

    private mutating func braceDisplay(from start: UInt32) throws(ParseFailure) -> ExpressionID {
        if kind == .doubleStar { return try dictionary(from: start) }
        let first = position
        let isStarred = kind == .star
        let element = try starNamedExpression()
        if kind == .colon, !isStarred {
            if case .named = tree[element], tokens[first].start == startOf(element) { throw fail() }
            advance()
            let value = try expression()
            if kind == .forKeyword || kind == .asyncKeyword {
                let generators = try comprehensionClauses()
                try expect(.rightBrace)
                return add(.dictionaryComprehension(key: element, value: value, generators: generators), from: start)
            }
            let mark = scratch.items.count
            scratch.items.append(DictionaryItem(key: element, value: value))
            return try dictionaryRest(from: start, mark)
        }
        if !isStarred, kind == .forKeyword || kind == .asyncKeyword {
            let generators = try comprehensionClauses()
            try expect(.rightBrace)
            return add(.setComprehension(element: element, generators: generators), from: start)
        }
        let elements = try elements(element, closing: .rightBrace)
        return add(.set(elements: elements), from: start)
    }

    private mutating func dictionary(from start: UInt32) throws(ParseFailure) -> ExpressionID {
        let mark = scratch.items.count
        try dictionaryItem()
        return try dictionaryRest(from: start, mark)
    }

    private mutating func dictionaryRest(from start: UInt32, _ mark: Int) throws(ParseFailure) -> ExpressionID {
        while accept(.comma), kind != .rightBrace { try dictionaryItem(isFirst: false) }
        try expect(.rightBrace)
        let items = takeItems(from: mark)
        return add(.dictionary(items: items), from: start)
    }

    /// `'**' bitwise_or | expression ':' expression`
    mutating func dictionaryItem(isFirst: Bool = true) throws(ParseFailure) {
        if accept(.doubleStar) {
            let value = try operatorExpression(.bitwiseOr)
            scratch.items.append(DictionaryItem(key: nil, value: value))
            return
        }
        let key = isFirst || !diagnosing ? try expression() : try diagnosedKey()
        try expect(.colon)
        let value = try expression()
        scratch.items.append(DictionaryItem(key: key, value: value))
    }

    /// `comprehension_clauses: (['async'] 'for' star_targets 'in' disjunction ('if' disjunction)*)+`
    mutating func comprehensionClauses() throws(ParseFailure) -> ComprehensionList {
        let mark = scratch.comprehensions.count
        repeat {
            let isAsync = kind == .asyncKeyword
            if isAsync {
                guard nextKind == .forKeyword else {
                    if scratch.comprehensions.count > mark { break }
                    throw fail()
                }
                advance()
            }
            try expect(.forKeyword)
            let target: ExpressionID
            if diagnosing {
                target = try diagnosedComprehensionTarget()
            } else {
                target = try starTargets()
                try expect(.inKeyword)
            }
            let iterable = try operatorExpression(.disjunction)
            let conditionMark = scratch.expressions.count
            while accept(.ifKeyword) {
                let condition = try operatorExpression(.disjunction)
                scratch.expressions.append(condition)
            }
            let conditions = takeExpressions(from: conditionMark)
            scratch.comprehensions.append(
                Comprehension(target: target, iterable: iterable, conditions: conditions, isAsync: isAsync))
        } while kind == .forKeyword || kind == .asyncKeyword
        return takeComprehensions(from: mark)
    }
}
