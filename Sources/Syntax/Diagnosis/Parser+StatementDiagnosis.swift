/// Special cases of the second pass: statements.
extension Parser {
    /// A statement at `first` that looks like an assignment and is none.
    mutating func diagnoseAssignment(_ first: Int) throws(ParseFailure) {
        defer { reset(to: first) }
        reset(to: first)
        try annotatedDisplay()
        reset(to: first)
        try annotatedTuple()
        reset(to: first)
        if let target = try attempt({ (parser) throws(ParseFailure) in try parser.expression() }), kind == .colon {
            advance()
            let annotation = try attempt { (parser) throws(ParseFailure) in try parser.expression() }
            if annotation != nil { throw refuse("illegal target for annotation", at: target) }
        }
        reset(to: first)
        while try attempt({ (parser) throws(ParseFailure) -> Void in
            _ = try parser.starTargets()
            try parser.expect(.equal)
        }) != nil {}
        let last = position
        if kind == .yieldKeyword {
            let value = try attempt { (parser) throws(ParseFailure) in try parser.yieldExpression() }
            if let value, kind == .equal { throw refuse("assignment to yield expression not possible", at: value) }
        } else {
            let value = try attempt { (parser) throws(ParseFailure) in try parser.starExpressions() }
            if let value, kind == .equal, let invalid = invalidTarget(value, for: .assignment) {
                throw refuse("cannot assign to \(describe(invalid))", at: invalid)
            }
        }
        reset(to: last == first ? last : first)
        let value = try attempt { (parser) throws(ParseFailure) in try parser.starExpressions() }
        if let value, kind.isAugmentedAssignment {
            advance()
            let right = try attempt { (parser) throws(ParseFailure) in try parser.yieldOrStarExpressions() }
            if right != nil {
                throw refuse("'\(describe(value))' is an illegal expression for augmented assignment", at: value)
            }
        }
    }

    /// `(a, b): annotation` and `[a]: annotation`, in any number of parentheses.
    private mutating func annotatedDisplay() throws(ParseFailure) {
        guard kind == .leftParenthesis || kind == .leftBracket else { return }
        let display = try attempt { (parser) throws(ParseFailure) in
            let display = parser.kind == .leftBracket ? try parser.listDisplay() : try parser.parenthesised()
            try parser.expect(.colon)
            _ = try parser.expression()
            return display
        }
        guard let display else { return }
        switch tree[display] {
        case .list, .tuple:
            throw refuse("only single target (not \(describe(display))) can be annotated", at: display)
        default: return
        }
    }

    /// `a, b: annotation`
    private mutating func annotatedTuple() throws(ParseFailure) {
        let target = try attempt { (parser) throws(ParseFailure) in try parser.starNamedExpression() }
        guard let target, kind == .comma else { return }
        advance()
        // A comma between the rest is not insisted on, but there is never more than one.
        while kind.startsExpression || kind == .star {
            let next = try attempt { (parser) throws(ParseFailure) in try parser.starNamedExpression() }
            if next == nil { break }
            _ = accept(.comma)
        }
        guard kind == .colon else { return }
        advance()
        let annotation = try attempt { (parser) throws(ParseFailure) in try parser.expression() }
        if annotation != nil { throw refuse("only single target (not tuple) can be annotated", at: target) }
    }

    /// `del f()`: `first` is the position of `del`.
    mutating func diagnoseDelete(_ first: Int) throws(ParseFailure) {
        reset(to: first + 1)
        let targets = try attempt { (parser) throws(ParseFailure) in try parser.starExpressions() }
        if let targets, let invalid = invalidTarget(targets, for: .deletion) {
            throw refuse("cannot delete \(describe(invalid))", at: invalid)
        }
    }

    /// `import a from b`, and `import` alone.
    mutating func diagnoseImport() throws(ParseFailure) {
        let word = token
        if nextKind == .newline {
            throw refuse("Expected one or more names after 'import'", startingFrom: tokens[position + 1].start, lastRead: position + 1)
        }
        let first = position
        let swapped = try attempt { (parser) throws(ParseFailure) in
            repeat {
                parser.advance()
                _ = try parser.dottedName()
            } while parser.kind == .comma
            try parser.expect(.fromKeyword)
            _ = try parser.dottedName()
        }
        if swapped != nil { throw refuse("Did you mean to use 'from ... import ...' instead?", startingFrom: word.start, lastRead: position) }
        reset(to: first)
    }

    /// A `with` at `first` whose items are followed by something else than a colon.
    mutating func diagnoseWith(_ first: Int) throws(ParseFailure) {
        for isParenthesised in [false, true] {
            reset(to: first + 1)
            let items = try attempt { (parser) throws(ParseFailure) in
                if isParenthesised { try parser.expect(.leftParenthesis) }
                repeat {
                    if isParenthesised, parser.kind == .rightParenthesis { break }
                    _ = try parser.expression()
                    if parser.accept(.asKeyword) { _ = try parser.starTarget() }
                } while parser.accept(.comma)
                if isParenthesised { try parser.expect(.rightParenthesis) }
            }
            if items != nil, kind == .newline { throw refuse("expected ':'", at: token) }
        }
        reset(to: first + 1)
    }

    /// `with a as 1`: `word` is the position of `as`.
    mutating func diagnoseWithItem(_ word: Int) throws(ParseFailure) {
        reset(to: word + 1)
        let target = try attempt { (parser) throws(ParseFailure) in try parser.expression() }
        guard let target, kind == .comma || kind == .rightParenthesis || kind == .colon else { return }
        if let invalid = invalidTarget(target, for: .assignment) {
            throw refuse("cannot assign to \(describe(invalid))", at: invalid)
        }
    }

    /// `except` and `except*` under one `try`; the current token is the `except` that differs.
    mutating func diagnoseMixedHandlers() throws(ParseFailure) {
        let end = nextKind == .star ? tokens[position + 1].end : token.end
        throw refuse("cannot have both 'except' and 'except*' on the same 'try'", from: start, to: end)
    }

    /// `except A, B:`, and `except*` without a type.
    mutating func diagnoseExcept() throws(ParseFailure) {
        let first = position
        defer { reset(to: first) }
        advance()
        let isStar = accept(.star)
        if isStar, kind == .newline || kind == .colon {
            throw refuse("expected one or more exception types", at: token)
        }
        let type = try attempt { (parser) throws(ParseFailure) in try parser.expression() }
        guard let type, kind == .comma else { return }
        let rest = try attempt { (parser) throws(ParseFailure) in
            parser.advance()
            _ = try parser.expressions()
            if parser.accept(.asKeyword) { _ = try parser.name() }
            try parser.expect(.colon)
        }
        if rest != nil { throw refuse("multiple exception types must be parenthesized", startingFrom: startOf(type), lastRead: position - 1) }
    }
}
