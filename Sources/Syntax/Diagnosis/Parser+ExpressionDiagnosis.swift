/// Special cases of the second pass: expressions. Each method looks at what the grammar has no rule for, and either refuses the text
/// with a particular message or leaves the parser as it was.
extension Parser {
    /// After a disjunction: an expression that follows without a comma, a conditional without `else`, a `print` statement.
    mutating func diagnoseExpression(_ body: ExpressionID, from first: Int) throws(ParseFailure) {
        let saved = position
        let beginning = tokens[first]
        let isLegacy = isLegacyKeyword(body)
        var wasRead = false
        if kind.startsExpression, !isPrefixedString(first), !isSoftKeywordToken(beginning) {
            let next = try attemptPlainly { (parser) throws(ParseFailure) in try parser.expression() }
            let level = tokens[position - 1].level
            reset(to: saved)
            wasRead = next != nil
            if let next, !isLegacy, level != 0 {
                throw refuse("invalid syntax. Perhaps you forgot a comma?", from: body, to: next)
            }
        }
        if kind == .ifKeyword {
            let test = try attempt { (parser) throws(ParseFailure) in
                parser.advance()
                return try parser.operatorExpression(.disjunction)
            }
            if let test, kind != .elseKeyword, kind != .colon {
                throw refuse("expected 'else' after 'if' expression", from: body, to: test)
            }
            reset(to: saved)
        }
        let follower = tokens[min(first + 1, tokens.count - 1)].kind
        if beginning.kind == .name, follower.startsExpression || follower == .star, follower != .leftParenthesis,
            !wasRead || isLegacyName(beginning.value)
        {
            // What follows any name is looked into, although only `print` and `exec` are spoken of.
            reset(to: first + 1)
            let rest = try attempt { (parser) throws(ParseFailure) in try parser.starExpressions() }
            if let rest, isLegacyName(beginning.value) {
                let name = beginning.value == KnownName.print.rawValue ? "print" : "exec"
                throw refuse(
                    "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?", from: beginning.start,
                    to: tree.span(of: rest).end)
            }
            reset(to: saved)
        }
    }

    /// `1 + not 2`: the current token is the `not`.
    mutating func diagnoseNot(operand: Precedence) throws(ParseFailure) {
        let word = start
        let saved = position
        let value = try attempt { (parser) throws(ParseFailure) in
            parser.advance()
            return try parser.operatorExpression(operand)
        }
        if value != nil { throw refuse("'not' after an operator must be parenthesized", from: word, to: end) }
        reset(to: saved)
    }

    private func isLegacyName(_ value: UInt32) -> Bool {
        value == KnownName.print.rawValue || value == KnownName.exec.rawValue
    }

    private func isLegacyKeyword(_ id: ExpressionID) -> Bool {
        if case .name(let name, _) = tree[id] { return isLegacyName(name.rawValue) }
        return false
    }

    /// A name and a string: more likely a wrong prefix than a missing comma.
    private func isPrefixedString(_ first: Int) -> Bool {
        tokens[first].kind == .name && tokens[min(first + 1, tokens.count - 1)].kind == .string
    }

    /// CPython 3.13 compares only as many letters as the name has: `t`, `ca` and `mat` count as soft keywords too.
    private func isSoftKeywordToken(_ token: Token) -> Bool {
        guard token.kind == .name else { return false }
        let name = tree.source[Int(token.start)..<Int(token.end)]
        return ["_", "case", "match", "type"].contains { $0.utf8.starts(with: name) }
    }

    /// Where a named expression may stand: `=` in place of `==` or `:=`, and `:=` behind what is not a name.
    /// `plain` is the expression that was read, if any.
    mutating func diagnoseNamedExpression(_ plain: ExpressionID?, from first: Int) throws(ParseFailure) {
        let saved = position
        if let plain, kind == .colonEqual {
            let value = try attempt { (parser) throws(ParseFailure) in
                parser.advance()
                return try parser.expression()
            }
            if value != nil { throw refuse("cannot use assignment expressions with \(describe(plain))", at: plain) }
        }
        if tokens[first].kind == .name, tokens[first + 1].kind == .equal {
            reset(to: first + 2)
            let value = try attempt { (parser) throws(ParseFailure) in try parser.operatorExpression(.bitwiseOr) }
            if let value, kind != .equal, kind != .colonEqual {
                throw refuse(
                    "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", from: tokens[first].start,
                    to: tree.span(of: value).end)
            }
        }
        reset(to: first)
        if try !beginsWithTargetDisplay() {
            let left = try attempt { (parser) throws(ParseFailure) in try parser.operatorExpression(.bitwiseOr) }
            if let left, kind == .equal {
                let right = try attempt { (parser) throws(ParseFailure) in
                    parser.advance()
                    return try parser.operatorExpression(.bitwiseOr)
                }
                if right != nil, kind != .equal, kind != .colonEqual {
                    throw refuse(
                        "cannot assign to \(describe(left)) here. Maybe you meant '==' instead of '='?", at: left)
                }
            }
        }
        reset(to: saved)
    }

    /// A list, tuple or generator, or one of `True`, `False` and `None`, comes next.
    private mutating func beginsWithTargetDisplay() throws(ParseFailure) -> Bool {
        switch kind {
        case .trueKeyword, .falseKeyword, .noneKeyword: return true
        case .leftParenthesis, .leftBracket: break
        default: return false
        }
        let first = position
        let display = try attempt { (parser) throws(ParseFailure) in
            parser.kind == .leftBracket ? try parser.listDisplay() : try parser.parenthesised()
        }
        let isGroup = display.map { tokens[first].start != startOf($0) } ?? true
        reset(to: first)
        guard let display, !isGroup else { return false }
        switch tree[display] {
        case .list, .tuple, .generator: return true
        default: return false
        }
    }

    // MARK: Displays

    /// Reads a display; if that fails and it begins with a star, looks at what is starred.
    mutating func diagnosedDisplay(
        _ body: (inout Parser) throws(ParseFailure) -> ExpressionID
    ) throws(ParseFailure) -> ExpressionID {
        let opening = position
        if let display = try attempt(body) { return display }
        reset(to: opening + 1)
        if kind == .star { _ = try starredArgument() }
        throw fail()
    }

    /// `(**value)`
    mutating func diagnoseDoubleStar() throws(ParseFailure) {
        guard kind == .doubleStar else { return }
        let star = token
        let value = try attempt { (parser) throws(ParseFailure) in
            parser.advance()
            let value = try parser.expression()
            try parser.expect(.rightParenthesis)
            return value
        }
        if value != nil { throw refuse("cannot use double starred expression here", at: star) }
    }

    /// `(*value)` and `(*value for ...)`
    mutating func diagnoseStarred(_ value: ExpressionID) throws(ParseFailure) {
        if kind == .rightParenthesis { throw refuse("cannot use starred expression here", at: value) }
        try diagnoseStarredComprehension(value)
    }

    private mutating func diagnoseStarredComprehension(_ value: ExpressionID) throws(ParseFailure) {
        guard kind == .forKeyword || kind == .asyncKeyword else { return }
        let clauses = try attempt { (parser) throws(ParseFailure) in try parser.comprehensionClauses() }
        if clauses != nil { throw refuse("iterable unpacking cannot be used in comprehension", at: value) }
    }

    /// `[a, b for ...]`: elements collected since `mark`, and a comprehension clause.
    mutating func diagnoseElements(from mark: Int) throws(ParseFailure) {
        guard kind == .forKeyword || kind == .asyncKeyword, scratch.expressions.count > mark else { return }
        let first = scratch.expressions[mark]
        let last = scratch.expressions[scratch.expressions.count - 1]
        if scratch.expressions.count == mark + 1, case .starred = tree[first], tokens[position - 1].kind != .comma {
            try diagnoseStarredComprehension(first)
            return
        }
        let isTrailing = tokens[position - 1].kind == .comma
        let end = isTrailing && scratch.expressions.count == mark + 1 ? end : tree.span(of: last).end
        let clauses = try attempt { (parser) throws(ParseFailure) in try parser.comprehensionClauses() }
        if clauses != nil {
            throw refuse("did you forget parentheses around the comprehension target?", from: startOf(first), to: end)
        }
    }

    /// The key of an item that is not the first: where it seems to lack a comma, it more likely lacks its colon.
    mutating func diagnosedKey() throws(ParseFailure) -> ExpressionID {
        let first = position
        do throws(ParseFailure) {
            return try expression()
        } catch {
            guard let finding, finding.message.hasSuffix("Perhaps you forgot a comma?") else { throw error }
            self.finding = nil
            reset(to: first)
            let key = try attemptPlainly { (parser) throws(ParseFailure) in try parser.expression() }
            guard let key else {
                self.finding = finding
                throw error
            }
            let end = tree.span(of: key).end
            throw refuse("':' expected after dictionary key", from: end > 0 ? end - 1 : 0, to: end, columnRule: .zeroEnd)
        }
    }

    /// A brace at `opening` that begins neither dict nor set.
    mutating func diagnoseDictionary(_ opening: Int) throws(ParseFailure) {
        reset(to: opening + 1)
        var count = 0
        while try attempt({ (parser) throws(ParseFailure) -> Void in
            let mark = parser.scratch.items.count
            try parser.dictionaryItem()
            parser.scratch.items.removeLast(parser.scratch.items.count - mark)
        }) != nil {
            count += 1
            guard kind == .comma else { break }
            advance()
        }
        if count > 0, tokens[position - 1].kind == .comma { try diagnosePair(isFirst: false) }
        reset(to: opening + 1)
        try diagnosePair(isFirst: true)
        guard kind == .doubleStar else { return }
        let star = token
        let clauses = try attempt { (parser) throws(ParseFailure) in
            parser.advance()
            _ = try parser.operatorExpression(.bitwiseOr)
            _ = try parser.comprehensionClauses()
            try parser.expect(.rightBrace)
        }
        if clauses != nil { throw refuse("dict unpacking cannot be used in dict comprehension", at: star) }
    }

    /// `key`, `key:` and `key: *value` in a dict.
    private mutating func diagnosePair(isFirst: Bool) throws(ParseFailure) {
        let saved = position
        guard let key = try attempt({ (parser) throws(ParseFailure) in try parser.expression() }) else { return }
        guard kind == .colon else {
            if !isFirst {
                let end = tree.span(of: key).end
                throw refuse("':' expected after dictionary key", from: end > 0 ? end - 1 : 0, to: end, columnRule: .zeroEnd)
            }
            reset(to: saved)
            return
        }
        let colon = token
        advance()
        if kind == .rightBrace || kind == .comma {
            throw refuse("expression expected after dictionary key and ':'", at: colon)
        }
        if kind == .star {
            let star = start
            advance()
            let value = try attempt { (parser) throws(ParseFailure) in try parser.operatorExpression(.bitwiseOr) }
            if value != nil {
                throw refuse("cannot use a starred expression in a dictionary value", from: star, to: end)
            }
        }
        reset(to: saved)
    }

    /// The target of a comprehension's `for`, and the `in` behind it.
    mutating func diagnosedComprehensionTarget() throws(ParseFailure) -> ExpressionID {
        let first = position
        let target = try attempt { (parser) throws(ParseFailure) in
            let target = try parser.starTargets()
            try parser.expect(.inKeyword)
            return target
        }
        if let target { return target }
        let variables = try attempt { (parser) throws(ParseFailure) in
            repeat { _ = try parser.operatorExpression(.bitwiseOr) } while parser.accept(.comma) && parser.kind.startsExpression
        }
        if variables != nil, kind != .inKeyword {
            throw refuse("'in' expected after for-loop variables", at: token)
        }
        try diagnoseForTarget(first)
        throw fail()
    }

    /// `for 1 in x`: `first` is the position behind `for`.
    mutating func diagnoseForTarget(_ first: Int) throws(ParseFailure) {
        reset(to: first)
        let target = try attempt { (parser) throws(ParseFailure) in try parser.starExpressions() }
        if let target, let invalid = invalidTarget(target, for: .iteration) {
            throw refuse("cannot assign to \(describe(invalid))", at: invalid)
        }
        reset(to: first)
    }

    // MARK: F-strings

    /// The expression of a replacement field; `position` is behind the brace.
    mutating func diagnosedFieldValue() throws(ParseFailure) -> ExpressionID {
        switch kind {
        case .equal, .exclamation, .colon, .rightBrace:
            let text = String(decoding: tree.source[Int(start)..<Int(token.end)], as: UTF8.self)
            throw refuse("f-string: valid expression required before '\(text)'", at: token)
        default: break
        }
        let value = try attempt { (parser) throws(ParseFailure) in try parser.yieldOrStarExpressions() }
        guard let value else { throw refuse("f-string: expecting a valid expression after '{'", at: token) }
        try diagnoseField("'=', or '!', or ':', or '}'", [.equal, .exclamation, .colon, .rightBrace])
        return value
    }

    /// One of `kinds` must follow in a replacement field.
    mutating func diagnoseField(_ expected: String, _ kinds: [TokenKind]) throws(ParseFailure) {
        if !kinds.contains(kind) { throw refuse("f-string: expecting \(expected)", at: token) }
    }
}
