extension Parser {
    /// `primary: atom ('.' NAME | '(' [arguments] ')' | generator | '[' slices ']')*`
    mutating func primary() throws(ParseFailure) -> ExpressionID {
        let start = start
        var value = try atom()
        while true {
            switch kind {
            case .dot:
                guard nextKind == .name else {
                    if backtracking { return value }
                    advance()
                    throw fail()
                }
                advance()
                let attribute = NameID(rawValue: token.value)
                advance()
                value = add(.attribute(value: value, attribute: attribute, context: .load), from: start)
            case .leftParenthesis:
                if backtracking {
                    guard let call = try attempt({ (parser) throws(ParseFailure) in try parser.call(value, from: start) }) else {
                        return value
                    }
                    value = call
                } else {
                    value = try call(value, from: start)
                }
            case .leftBracket:
                if backtracking {
                    let subscripted = try attempt { (parser) throws(ParseFailure) in
                        try parser.subscripted(value, from: start)
                    }
                    guard let subscripted else { return value }
                    value = subscripted
                } else {
                    value = try subscripted(value, from: start)
                }
            default: return value
            }
        }
    }

    private mutating func subscripted(_ value: ExpressionID, from start: UInt32) throws(ParseFailure) -> ExpressionID {
        advance()
        let index = try slices()
        try expect(.rightBracket)
        return add(.subscript(value: value, index: index, context: .load), from: start)
    }

    /// `slices: slice !',' | ','.(slice | '*' expression)+ [',']`: a tuple if there is a comma or a star.
    private mutating func slices() throws(ParseFailure) -> ExpressionID {
        let start = start
        let isStarred = kind == .star
        let first = try sliceOrStarred()
        if kind != .comma, !isStarred { return first }
        let mark = scratch.expressions.count
        scratch.expressions.append(first)
        while accept(.comma), kind != .rightBracket {
            let next = try sliceOrStarred()
            scratch.expressions.append(next)
        }
        let elements = takeExpressions(from: mark)
        return add(.tuple(elements: elements, context: .load), from: start)
    }

    private mutating func sliceOrStarred() throws(ParseFailure) -> ExpressionID {
        kind == .star ? try starredArgument() : try slice()
    }

    /// `slice: [expression] ':' [expression] [':' [expression]] | named_expression`
    private mutating func slice() throws(ParseFailure) -> ExpressionID {
        let start = start
        var lower: ExpressionID?
        if kind != .colon {
            let value = try namedExpression()
            if kind != .colon { return value }
            if case .named = tree[value], startOf(value) == start { throw fail() }
            lower = value
        }
        try expect(.colon)
        var upper: ExpressionID?
        var step: ExpressionID?
        if kind.startsExpression { upper = try expression() }
        if accept(.colon), kind.startsExpression { step = try expression() }
        return add(.slice(lower: lower, upper: upper, step: step), from: start)
    }

    /// ```
    /// atom: NAME | 'True' | 'False' | 'None' | '...' | NUMBER | strings | tuple | group | generator
    ///     | list | list_comprehension | dict | dict_comprehension | set | set_comprehension
    /// ```
    private mutating func atom() throws(ParseFailure) -> ExpressionID {
        let token = token
        let constant: Constant
        switch kind {
        case .name:
            advance()
            return add(.name(NameID(rawValue: token.value), context: .load), from: token.start, to: token.end)
        case .number: constant = try number(token)
        case .string, .formattedStart: return try strings()
        case .noneKeyword: constant = .none
        case .trueKeyword: constant = .true
        case .falseKeyword: constant = .false
        case .ellipsis: constant = .ellipsis
        case .leftParenthesis: return try parenthesised()
        case .leftBracket: return try listDisplay()
        case .leftBrace: return try braceDisplay()
        default: throw fail()
        }
        advance()
        return add(.constant(constant), from: token.start, to: token.end)
    }
}
