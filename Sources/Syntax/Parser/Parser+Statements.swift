extension Parser {
    /// ```
    /// file: [statements] ENDMARKER
    /// statements: statement+
    /// ```
    mutating func file() throws(ParseFailure) -> StatementList {
        let mark = scratch.statements.count
        while kind != .endMarker { try statement() }
        return takeStatements(from: mark)
    }

    /// `statement: compound_statement | simple_statements`; pushes what it reads.
    mutating func statement() throws(ParseFailure) {
        switch kind {
        case .defKeyword, .classKeyword, .ifKeyword, .forKeyword, .whileKeyword, .tryKeyword, .withKeyword, .at, .asyncKeyword:
            let id = try compoundStatement()
            scratch.statements.append(id)
        case .name where token.value == KnownName.match.rawValue:
            if let id = try matchStatement() {
                scratch.statements.append(id)
            } else {
                try simpleStatements()
            }
        default: try simpleStatements()
        }
    }

    /// `simple_statements: ';'.simple_statement+ [';'] NEWLINE`
    mutating func simpleStatements() throws(ParseFailure) {
        repeat {
            if kind == .newline { break }
            let id = try simpleStatement()
            scratch.statements.append(id)
        } while accept(.semicolon)
        try expect(.newline)
    }

    /// `block: NEWLINE INDENT statements DEDENT | simple_statements`.
    /// `owner` and `line` are for the message about a block that is missing.
    mutating func block(
        after owner: @autoclosure () -> String, at keyword: Token
    ) throws(ParseFailure) -> StatementList {
        let mark = scratch.statements.count
        guard kind == .newline else {
            try simpleStatements()
            return takeStatements(from: mark)
        }
        advance()
        guard kind == .indent else {
            guard diagnosing else { throw fail() }
            let line = tree.position(of: keyword.start).line
            throw refuse("expected an indented block after \(owner()) on line \(line)", at: token, kind: .indentationError)
        }
        advance()
        try checkStack()
        repeat { try statement() } while kind != .dedent && kind != .endMarker
        try expect(.dedent)
        return takeStatements(from: mark)
    }

    /// ```
    /// simple_statement: assignment | star_expressions | yield_expression | type_alias
    ///     | return | import | import_from | raise | 'pass' | delete | assert | 'break' | 'continue' | global | nonlocal
    /// return: 'return' [star_expressions]
    /// global: 'global' ','.NAME+
    /// nonlocal: 'nonlocal' ','.NAME+
    /// ```
    private mutating func simpleStatement() throws(ParseFailure) -> StatementID {
        let start = start
        switch kind {
        case .passKeyword:
            advance()
            return add(.pass, from: start, to: end)
        case .breakKeyword:
            advance()
            return add(.break, from: start, to: end)
        case .continueKeyword:
            advance()
            return add(.continue, from: start, to: end)
        case .returnKeyword:
            advance()
            var value: ExpressionID?
            if kind.startsExpression || kind == .star { value = try starExpressions() }
            return add(.return(value: value), from: start, to: end)
        case .importKeyword: return try importStatement()
        case .fromKeyword: return try importFromStatement()
        case .raiseKeyword: return try raiseStatement()
        case .delKeyword: return try deleteStatement()
        case .assertKeyword: return try assertStatement()
        case .globalKeyword, .nonlocalKeyword:
            let isGlobal = kind == .globalKeyword
            let mark = scratch.names.count
            repeat {
                advance()
                let name = try name()
                scratch.names.append(name)
            } while kind == .comma
            let names = takeNames(from: mark)
            return add(isGlobal ? .global(names: names) : .nonlocal(names: names), from: start, to: end)
        case .name where token.value == KnownName.type.rawValue && nextKind == .name:
            guard diagnosing else { return try typeAlias() }
            if let alias = try attempt({ (parser) throws(ParseFailure) in try parser.typeAlias() }) { return alias }
            return try expressionStatement()
        default: return try expressionStatement()
        }
    }

    /// `raise: 'raise' [expression ['from' expression]]`
    private mutating func raiseStatement() throws(ParseFailure) -> StatementID {
        let start = start
        advance()
        var exception: ExpressionID?
        var cause: ExpressionID?
        if kind.startsExpression {
            exception = try expression()
            if accept(.fromKeyword) { cause = try expression() }
        }
        return add(.raise(exception: exception, cause: cause), from: start, to: end)
    }

    /// `assert: 'assert' expression [',' expression]`
    private mutating func assertStatement() throws(ParseFailure) -> StatementID {
        let start = start
        advance()
        let test = try expression()
        var message: ExpressionID?
        if accept(.comma) { message = try expression() }
        return add(.assert(test: test, message: message), from: start, to: end)
    }

    /// `delete: 'del' ','.target+ [',']`, no target starred.
    private mutating func deleteStatement() throws(ParseFailure) -> StatementID {
        let start = start
        let first = position
        advance()
        let mark = scratch.expressions.count
        repeat {
            if kind == .semicolon || kind == .newline, scratch.expressions.count > mark { break }
            let beginning = position
            let target: ExpressionID?
            if diagnosing {
                target = try attempt { (parser) throws(ParseFailure) in try parser.operatorExpression(.factor) }
            } else {
                target = try operatorExpression(.factor)
            }
            guard let target, isDeletable(target), kind == .comma || kind == .semicolon || kind == .newline else {
                if diagnosing { try diagnoseDelete(first) } else if let target, !isDeletable(target) { reset(to: beginning) }
                throw fail()
            }
            self.mark(target, as: .delete)
            scratch.expressions.append(target)
        } while accept(.comma)
        guard kind == .semicolon || kind == .newline else { throw fail() }
        let targets = takeExpressions(from: mark)
        return add(.delete(targets: targets), from: start, to: end)
    }

    /// `type_alias: "type" NAME [type_parameters] '=' expression`
    private mutating func typeAlias() throws(ParseFailure) -> StatementID {
        let start = start
        advance()
        let name = add(.name(NameID(rawValue: token.value), context: .store), from: self.start, to: token.end)
        advance()
        let parameters = try typeParameters()
        try expect(.equal)
        let value = try expression()
        return add(.typeAlias(name: name, typeParameters: parameters, value: value), from: start, to: end)
    }

    /// ```
    /// assignment: target ':' expression ['=' annotated_value]
    ///     | (star_targets '=')+ annotated_value
    ///     | target augmented_operator annotated_value
    /// ```
    private mutating func expressionStatement() throws(ParseFailure) -> StatementID {
        let start = start
        let first = position
        if kind == .yieldKeyword {
            let value = try yieldExpression()
            if kind == .equal, diagnosing { try diagnoseAssignment(first) }
            return add(.expression(value: value), from: start, to: end)
        }
        let value: ExpressionID
        if diagnosing {
            value = try starExpressions()
            if kind != .equal, kind != .colon, !kind.isAugmentedAssignment, kind != .newline, kind != .semicolon {
                let end = position
                try diagnoseAssignment(first)
                reset(to: end)
            }
            if kind == .equal || kind == .colon || kind.isAugmentedAssignment {
                guard let statement = try attempt({ (parser) throws(ParseFailure) in try parser.assignment(value, first) })
                else {
                    try diagnoseAssignment(first)
                    reset(to: first)
                    let again = try starExpressions()
                    return add(.expression(value: again), from: start, to: end)
                }
                return statement
            }
            return add(.expression(value: value), from: start, to: end)
        }
        value = try starExpressions()
        if kind == .equal || kind == .colon || kind.isAugmentedAssignment { return try assignment(value, first) }
        return add(.expression(value: value), from: start, to: end)
    }

    /// The rest of an assignment whose first target or left side is read.
    private mutating func assignment(_ first: ExpressionID, _ firstPosition: Int) throws(ParseFailure) -> StatementID {
        let start = tokens[firstPosition].start
        if kind == .colon {
            guard isSingleTarget(first) else { throw fail() }
            var isSimple = false
            if case .name = tree[first] {
                isSimple = tokens[firstPosition].kind == .name
            }
            advance()
            mark(first, as: .store)
            let annotation = try expression()
            var value: ExpressionID?
            if kind == .equal {
                let equal = position
                advance()
                if backtracking {
                    value = try attempt { (parser) throws(ParseFailure) in try parser.yieldOrStarExpressions() }
                    if value == nil { reset(to: equal) }
                } else {
                    value = try yieldOrStarExpressions()
                }
            }
            return add(
                .annotatedAssign(target: first, annotation: annotation, value: value, isSimple: isSimple), from: start, to: end)
        }
        if kind != .equal {
            guard isSingleTarget(first), let binary = kind.binaryOperator else { throw fail() }
            advance()
            mark(first, as: .store)
            let value = try yieldOrStarExpressions()
            return add(.augmentedAssign(target: first, operator: binary, value: value), from: start, to: end)
        }
        let targetMark = scratch.expressions.count
        var value = first
        while kind == .equal {
            guard isTarget(value) else { throw fail() }
            mark(value, as: .store)
            scratch.expressions.append(value)
            advance()
            value = try yieldOrStarExpressions()
        }
        let targets = takeExpressions(from: targetMark)
        return add(.assign(targets: targets, value: value), from: start, to: end)
    }
}
