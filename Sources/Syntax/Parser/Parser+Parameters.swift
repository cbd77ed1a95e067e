extension Parser {
    /// ```
    /// parameters: ','.parameter+ [',']
    /// parameter: NAME [':' expression] ['=' expression] | '/' | '*' [NAME [':' star_expression]] | '**' NAME [':' expression]
    /// ```
    /// for a `def` up to `)`, for a `lambda` (which has no annotations) up to `:`. `/` comes once, after a parameter and before `*`;
    /// a bare `*` before a parameter; nothing after `**`; and no positional parameter without default after one that has one.
    mutating func parameters(closing: TokenKind) throws(ParseFailure) -> ParametersID {
        let mark = scratch.parameters.count
        var positionalOnlyEnd = mark
        var sawSlash = false
        var sawDefault = false
        // Where the parts after the positional parameters begin, once met.
        var star: Int?
        var keywordOnly: Int?
        var doubleStar: Int?
        while kind != closing {
            switch kind {
            case .slash:
                guard !sawSlash, star == nil, scratch.parameters.count > mark else {
                    throw misplacedSlash(sawSlash: sawSlash, sawStar: star != nil)
                }
                advance()
                if diagnosing, kind == .star { throw refuse("expected comma between / and *", at: token) }
                sawSlash = true
                positionalOnlyEnd = scratch.parameters.count
            case .star:
                guard star == nil else {
                    throw diagnosing && (nextKind == .comma || nextKind == .name && endsParameter(position + 2, closing))
                        ? refuse("* argument may appear only once", at: token) : fail()
                }
                let starToken = token
                advance()
                star = scratch.parameters.count
                if kind == .comma {
                    guard nextKind == .name else {
                        advance()
                        if diagnosing, kind == .slash { throw refuse("/ must be ahead of *", at: token) }
                        if diagnosing, kind == .star, nextKind == .comma || nextKind == .name && endsParameter(position + 2, closing) {
                            throw refuse("* argument may appear only once", at: token)
                        }
                        throw diagnosing && (kind == closing || kind == .doubleStar)
                            ? refuse("named arguments must follow bare *", at: closing == .colon ? token : starToken) : fail()
                    }
                } else {
                    if diagnosing, kind == closing { throw refuse("named arguments must follow bare *", at: closing == .colon ? token : starToken) }
                    try parameter(annotated: closing == .rightParenthesis, starred: true)
                    if diagnosing, kind == .equal, !hasStarredAnnotation {
                        throw refuse("var-positional argument cannot have default value", at: token)
                    }
                }
                keywordOnly = scratch.parameters.count
            case .doubleStar:
                advance()
                doubleStar = scratch.parameters.count
                try parameter(annotated: closing == .rightParenthesis)
                if diagnosing, kind == .equal { throw refuse("var-keyword argument cannot have default value", at: token) }
                _ = accept(.comma)
                guard kind == closing else { throw diagnosing ? misplacedAfterKeywords() : fail() }
                continue
            default:
                if diagnosing, kind == .leftParenthesis, !sawDefault { try diagnoseParenthesised(isLambda: closing == .colon) }
                let parameterToken = token
                try parameter(annotated: closing == .rightParenthesis)
                if kind == .equal {
                    let equal = token
                    advance()
                    if diagnosing, kind == .rightParenthesis || kind == .comma {
                        throw refuse("expected default value expression", at: equal)
                    }
                    let value = try expression()
                    setDefault(value)
                    sawDefault = true
                } else if sawDefault, star == nil {
                    throw diagnosing && (kind == .comma || kind == closing)
                        ? refuse("parameter without a default follows parameter with a default", at: parameterToken) : fail()
                }
            }
            guard accept(.comma) else { break }
        }
        guard kind == closing else { throw fail() }
        let regularEnd = star ?? doubleStar ?? scratch.parameters.count
        let variadicEnd = keywordOnly ?? regularEnd
        let keywordOnlyEnd = doubleStar ?? scratch.parameters.count
        let all = takeParameters(from: mark)
        func part(_ from: Int, _ to: Int) -> ParameterList {
            ParameterList(start: all.start + UInt32(from - mark), count: UInt32(to - from))
        }
        let id = ParametersID(rawValue: UInt32(tree.parameterGroups.count))
        tree.parameterGroups.append(
            Parameters(
                positionalOnly: part(mark, positionalOnlyEnd), regular: part(positionalOnlyEnd, regularEnd),
                variadic: part(regularEnd, variadicEnd), keywordOnly: part(variadicEnd, keywordOnlyEnd),
                keywordVariadic: part(keywordOnlyEnd, mark + Int(all.count))))
        return id
    }

    /// A name and its annotation.
    private mutating func parameter(annotated: Bool, starred: Bool = false) throws(ParseFailure) {
        let start = start
        let name = try name()
        var annotation: ExpressionID?
        if annotated, accept(.colon) {
            annotation = starred ? try starExpression() : try expression()
        }
        scratch.parameters.append(
            Parameter(name: name, annotation: annotation, defaultValue: nil, span: ByteSpan(start: start, end: end)))
    }

    private func endsParameter(_ index: Int, _ closing: TokenKind) -> Bool {
        guard index < tokens.count else { return false }
        return tokens[index].kind == .comma || tokens[index].kind == closing || tokens[index].kind == .colon
    }

    private var hasStarredAnnotation: Bool {
        guard let annotation = scratch.parameters.last?.annotation, case .starred = tree[annotation] else { return false }
        return true
    }

    private mutating func setDefault(_ value: ExpressionID) {
        guard let last = scratch.parameters.popLast() else { return }
        scratch.parameters.append(
            Parameter(name: last.name, annotation: last.annotation, defaultValue: value, span: last.span))
    }

    /// `type_parameters: '[' ','.type_parameter+ [','] ']'`
    mutating func typeParameters() throws(ParseFailure) -> TypeParameterList {
        guard kind == .leftBracket else { return TypeParameterList(start: 0, count: 0) }
        advance()
        if kind == .rightBracket {
            guard diagnosing else { throw fail() }
            // Behind `type` and a name CPython has tried a list, and looked at what follows it.
            let isAlias = position >= 3 && tokens[position - 3].kind == .name
            throw refuse("Type parameter list cannot be empty", startingFrom: start, lastRead: isAlias ? position + 1 : position)
        }
        let mark = scratch.typeParameters.count
        repeat {
            if kind == .rightBracket { break }
            try typeParameter()
        } while accept(.comma)
        try expect(.rightBracket)
        return takeTypeParameters(from: mark)
    }

    /// `type_parameter: NAME [':' expression] ['=' expression] | '*' NAME ['=' star_expression] | '**' NAME ['=' expression]`
    private mutating func typeParameter() throws(ParseFailure) {
        let start = start
        let parameterKind: TypeParameter.Kind =
            kind == .star ? .typeVariableTuple : kind == .doubleStar ? .parameterSpecification : .typeVariable
        if parameterKind != .typeVariable { advance() }
        let name = try name()
        var bound: ExpressionID?
        var defaultValue: ExpressionID?
        if kind == .colon {
            let colon = token
            advance()
            guard parameterKind == .typeVariable || diagnosing else { throw fail() }
            let value = try expression()
            if parameterKind != .typeVariable {
                let owner = parameterKind == .typeVariableTuple ? "TypeVarTuple" : "ParamSpec"
                if case .tuple = tree[value] {
                    throw refuse("cannot use constraints with \(owner)", startingFrom: colon.start, lastRead: position)
                }
                throw refuse("cannot use bound with \(owner)", startingFrom: colon.start, lastRead: position)
            }
            bound = value
        }
        if accept(.equal) {
            defaultValue = parameterKind == .typeVariableTuple ? try starExpression() : try expression()
        }
        scratch.typeParameters.append(
            TypeParameter(
                kind: parameterKind, name: name, bound: bound, defaultValue: defaultValue,
                span: ByteSpan(start: start, end: end)))
    }
}
