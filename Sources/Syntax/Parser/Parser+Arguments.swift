extension Parser {
    /// A call of `function`; the current token is its parenthesis.
    mutating func call(_ function: ExpressionID, from start: UInt32) throws(ParseFailure) -> ExpressionID {
        let (arguments, keywords) = try arguments(ofCall: true)
        return add(.call(function: function, arguments: arguments, keywords: keywords), from: start)
    }

    /// ```
    /// arguments: ','.argument+ [',']
    /// argument: '*' expression | '**' expression | NAME '=' expression | named_expression
    /// ```
    /// in parentheses; or one generator without parentheses of its own. Positional arguments come before keywords, starred ones
    /// before `**`.
    /// - Parameter isCall: whether a lone generator may do without parentheses; the bases of a class may not.
    mutating func arguments(ofCall isCall: Bool) throws(ParseFailure) -> (ExpressionList, KeywordList) {
        let opening = position
        advance()
        if accept(.rightParenthesis) {
            return (ExpressionList(start: 0, count: 0), KeywordList(start: 0, count: 0))
        }
        if !diagnosing { return try argumentsInside(opening, isCall) }
        if let result = try attempt({ (parser) throws(ParseFailure) in try parser.argumentsInside(opening, isCall) }) { return result }
        try diagnoseArguments()
        throw fail()
    }

    private mutating func argumentsInside(_ opening: Int, _ isCall: Bool) throws(ParseFailure) -> (ExpressionList, KeywordList) {
        let mark = scratch.expressions.count
        let keywordMark = scratch.keywords.count
        var sawUnpackedKeywords = false
        repeat {
            if kind == .rightParenthesis { break }
            let start = start
            switch kind {
            case .star:
                if sawUnpackedKeywords { throw fail() }
                let value = try starredArgument()
                scratch.expressions.append(value)
            case .doubleStar:
                if diagnosing { try diagnoseKeyword() }
                advance()
                let value = try expression()
                scratch.keywords.append(Keyword(name: nil, value: value, span: ByteSpan(start: start, end: end)))
                sawUnpackedKeywords = true
            case .name where nextKind == .equal:
                if diagnosing { try diagnoseKeyword() }
                let name = NameID(rawValue: token.value)
                advance()
                advance()
                let value = try expression()
                scratch.keywords.append(Keyword(name: name, value: value, span: ByteSpan(start: start, end: end)))
            default:
                if !diagnosing, scratch.keywords.count > keywordMark {
                    // Only a keyword could stand here.
                    if kind == .name { advance() }
                    throw fail()
                }
                let first = position
                let value = try positionalArgument()
                if kind == .forKeyword || kind == .asyncKeyword {
                    guard isCall, scratch.expressions.count == mark, scratch.keywords.count == keywordMark else { throw fail() }
                    let generators = try comprehensionClauses()
                    try expect(.rightParenthesis)
                    let generator = add(.generator(element: value, generators: generators), from: tokens[opening].start)
                    scratch.expressions.append(generator)
                    return (takeExpressions(from: mark), takeKeywords(from: keywordMark))
                }
                if diagnosing, kind == .equal || scratch.keywords.count > keywordMark {
                    reset(to: first)
                    try diagnoseKeyword()
                    throw fail()
                }
                if scratch.keywords.count > keywordMark { throw fail() }
                scratch.expressions.append(value)
            }
        } while accept(.comma)
        try expect(.rightParenthesis)
        return (takeExpressions(from: mark), takeKeywords(from: keywordMark))
    }

    /// `NAME ':=' expression | expression !':='`
    mutating func positionalArgument() throws(ParseFailure) -> ExpressionID {
        let start = start
        if kind == .name, nextKind == .colonEqual {
            let target = add(.name(NameID(rawValue: token.value), context: .store), from: start, to: token.end)
            advance()
            advance()
            let value = try expression()
            return add(.named(target: target, value: value), from: start)
        }
        let value = try expression()
        if kind == .colonEqual { throw fail() }
        return value
    }

    /// `'*' expression`
    mutating func starredArgument() throws(ParseFailure) -> ExpressionID {
        let start = start
        let star = position
        advance()
        if diagnosing {
            let value = try attempt { (parser) throws(ParseFailure) in try parser.expression() }
            guard let value else { throw refuse("Invalid star expression", at: tokens[max(reached, star + 1)]) }
            if kind == .equal {
                let afterEqual = position
                advance()
                if let assigned = try attempt({ (parser) throws(ParseFailure) in try parser.expression() }) {
                    throw refuse("cannot assign to iterable argument unpacking", from: start, to: tree.span(of: assigned).end)
                }
                reset(to: afterEqual)
            }
            return add(.starred(value: value, context: .load), from: start)
        }
        let value = try expression()
        return add(.starred(value: value, context: .load), from: start)
    }
}
