extension Parser {
    /// `expression: disjunction ['if' disjunction 'else' expression] | lambda`
    mutating func expression() throws(ParseFailure) -> ExpressionID {
        if kind == .lambdaKeyword { return try lambda() }
        let first = position
        let start = start
        let body = try operatorExpression(.disjunction)
        if diagnosing { try diagnoseExpression(body, from: first) }
        guard kind == .ifKeyword else { return body }
        return try conditional(body, from: start)
    }

    /// The rest of `a if b else c if d else ...`: a loop, for the chain may be long; the nodes are made from its end.
    private mutating func conditional(_ first: ExpressionID, from start: UInt32) throws(ParseFailure) -> ExpressionID {
        let mark = scratch.expressions.count
        // Where each body begins, parentheses around it included.
        var starts: ContiguousArray<UInt32> = [start]
        var body = first
        while kind == .ifKeyword {
            let saved = position
            advance()
            if backtracking {
                let rest = try attempt { (parser) throws(ParseFailure) in
                    let test = try parser.operatorExpression(.disjunction)
                    try parser.expect(.elseKeyword)
                    let isLambda = parser.kind == .lambdaKeyword
                    let start = parser.start
                    let from = parser.position
                    let other = isLambda ? try parser.lambda() : try parser.operatorExpression(.disjunction)
                    if !isLambda, parser.diagnosing { try parser.diagnoseExpression(other, from: from) }
                    return (test, other, start)
                }
                guard let rest else {
                    reset(to: saved)
                    break
                }
                scratch.expressions.append(body)
                scratch.expressions.append(rest.0)
                body = rest.1
                starts.append(rest.2)
                continue
            }
            let test = try operatorExpression(.disjunction)
            try expect(.elseKeyword)
            scratch.expressions.append(body)
            scratch.expressions.append(test)
            starts.append(self.start)
            if kind == .lambdaKeyword {
                body = try lambda()
                break
            }
            body = try operatorExpression(.disjunction)
        }
        starts.removeLast()
        while scratch.expressions.count > mark, let test = scratch.expressions.popLast(), let left = scratch.expressions.popLast(),
            let start = starts.popLast()
        {
            body = add(.conditional(test: test, body: left, orElse: body), from: start)
        }
        return body
    }

    /// `lambda: 'lambda' [parameters] ':' expression`
    mutating func lambda() throws(ParseFailure) -> ExpressionID {
        try checkStack()
        let start = start
        let first = position
        advance()
        let parameters = try parameters(closing: .colon)
        let colon = token
        try expect(.colon)
        if diagnosing, kind == .formattedMiddle {
            throw refuse(
                "f-string: lambda expressions are not allowed without parentheses", from: tokens[first].start, to: colon.end)
        }
        let body = try expression()
        return add(.lambda(parameters: parameters, body: body), from: start)
    }

    /// `yield_expression: 'yield' 'from' expression | 'yield' [star_expressions]`
    mutating func yieldExpression() throws(ParseFailure) -> ExpressionID {
        let start = start
        advance()
        if accept(.fromKeyword) {
            let value = try expression()
            return add(.yieldFrom(value: value), from: start)
        }
        guard kind.startsExpression || kind == .star else { return add(.yield(value: nil), from: start) }
        let value = try starExpressions()
        return add(.yield(value: value), from: start)
    }

    /// `annotated_value: yield_expression | star_expressions`
    mutating func yieldOrStarExpressions() throws(ParseFailure) -> ExpressionID {
        kind == .yieldKeyword ? try yieldExpression() : try starExpressions()
    }

    /// `star_expression: '*' bitwise_or | expression`
    mutating func starExpression() throws(ParseFailure) -> ExpressionID {
        guard kind == .star else { return try expression() }
        let start = start
        advance()
        let value = try operatorExpression(.bitwiseOr)
        return add(.starred(value: value, context: .load), from: start)
    }

    /// `star_expressions: ','.star_expression+ [',']`: a tuple if there is a comma.
    mutating func starExpressions() throws(ParseFailure) -> ExpressionID {
        let start = start
        let first = try starExpression()
        guard kind == .comma else { return first }
        let mark = scratch.expressions.count
        scratch.expressions.append(first)
        while kind == .comma {
            let saved = position
            advance()
            guard kind.startsExpression || kind == .star else { break }
            if backtracking {
                guard let next = try attempt({ (parser) throws(ParseFailure) in try parser.starExpression() }) else {
                    reset(to: saved)
                    advance()
                    break
                }
                scratch.expressions.append(next)
            } else {
                let next = try starExpression()
                scratch.expressions.append(next)
            }
        }
        let elements = takeExpressions(from: mark)
        return add(.tuple(elements: elements, context: .load), from: start)
    }

    /// `expressions: ','.expression+ [',']`: as ``starExpressions()``, without stars.
    mutating func expressions() throws(ParseFailure) -> ExpressionID {
        let start = start
        let first = try expression()
        guard kind == .comma else { return first }
        let mark = scratch.expressions.count
        scratch.expressions.append(first)
        while accept(.comma), kind.startsExpression {
            let next = try expression()
            scratch.expressions.append(next)
        }
        let elements = takeExpressions(from: mark)
        return add(.tuple(elements: elements, context: .load), from: start)
    }

    /// `named_expression: NAME ':=' expression | expression !':='`
    mutating func namedExpression() throws(ParseFailure) -> ExpressionID {
        let start = start
        if kind == .name, nextKind == .colonEqual {
            let target = add(.name(NameID(rawValue: token.value), context: .store), from: start, to: token.end)
            advance()
            advance()
            let value = try expression()
            return add(.named(target: target, value: value), from: start)
        }
        let first = position
        let value: ExpressionID
        if backtracking {
            let plain = try attempt { (parser) throws(ParseFailure) in try parser.expression() }
            if diagnosing { try diagnoseNamedExpression(plain, from: first) }
            guard let plain else { throw fail() }
            value = plain
        } else {
            value = try expression()
        }
        if kind == .colonEqual { throw fail() }
        return value
    }

    /// ```
    /// star_named_expression: '*' bitwise_or | named_expression
    /// star_named_expressions: ','.star_named_expression+ [',']
    /// ```
    mutating func starNamedExpression() throws(ParseFailure) -> ExpressionID {
        kind == .star ? try starExpression() : try namedExpression()
    }
}

extension TokenKind {
    /// Whether an expression can begin with it (a starred one apart).
    @inline(__always)
    var startsExpression: Bool {
        switch self {
        case .name, .number, .string, .formattedStart, .leftParenthesis, .leftBracket, .leftBrace, .minus, .plus, .tilde,
            .notKeyword, .lambdaKeyword, .awaitKeyword, .noneKeyword, .trueKeyword, .falseKeyword, .ellipsis:
            true
        default: false
        }
    }
}
