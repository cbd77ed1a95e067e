/// Special cases of the second pass: arguments and parameters.
extension Parser {
    /// What could be read of an argument list that is wrong further on.
    private struct ArgumentPrefix {
        var positionalCount = 0
        var hasKeywords = false
        var hasUnpackedKeywords = false
        var last: ExpressionID?
    }

    /// Arguments whose list did not parse; `position` is behind the parenthesis.
    mutating func diagnoseArguments() throws(ParseFailure) {
        let first = position
        let prefix = try argumentPrefix()
        if let prefix, prefix.hasUnpackedKeywords, kind == .comma, nextKind == .star {
            let comma = token
            let starred = try attempt { (parser) throws(ParseFailure) in
                parser.advance()
                let value = try parser.starredArgument()
                if parser.kind == .equal { throw parser.fail() }
                return value
            }
            if starred != nil {
                throw refuse("iterable argument unpacking follows keyword argument unpacking", startingFrom: comma.start, lastRead: position)
            }
        }
        reset(to: first)
        if try generatorFollows(needsComma: true) { return }
        reset(to: first)
        if kind == .name, nextKind == .equal {
            let name = token
            let equal = tokens[position + 1]
            let clauses = try attempt { (parser) throws(ParseFailure) in
                parser.advance()
                parser.advance()
                _ = try parser.expression()
                _ = try parser.comprehensionClauses()
            }
            if clauses != nil {
                throw refuse(
                    "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", from: name.start, to: equal.end)
            }
        }
        try missingValue(first)
        reset(to: first)
        guard let prefix = try argumentPrefix() else { return }
        if kind == .forKeyword || kind == .asyncKeyword, prefix.positionalCount > 1, let last = prefix.last {
            let clauses = try attempt { (parser) throws(ParseFailure) in try parser.comprehensionClauses() }
            if clauses != nil { throw refuse("Generator expression must be parenthesized", from: startOf(last), to: end) }
        }
        guard kind == .comma else { return }
        let comma = position
        advance()
        if try generatorFollows(needsComma: false) { return }
        reset(to: comma + 1)
        if try argumentPrefix() != nil {
            throw refuse(
                prefix.hasUnpackedKeywords
                    ? "positional argument follows keyword argument unpacking" : "positional argument follows keyword argument",
                at: tokens[max(reached, position)])
        }
    }

    /// An expression and comprehension clauses without parentheses of their own, beside other arguments.
    private mutating func generatorFollows(needsComma: Bool) throws(ParseFailure) -> Bool {
        let generator = try attempt { (parser) throws(ParseFailure) in
            let element = try parser.expression()
            _ = try parser.comprehensionClauses()
            return element
        }
        guard let generator, !needsComma || kind == .comma else { return false }
        let last = end
        if needsComma {
            // Another argument may follow, and be the end of the text.
            advance()
            _ = try argumentPrefix()
        }
        throw refuse("Generator expression must be parenthesized", from: startOf(generator), to: last)
    }

    /// `f(a=)` and `f(x, a=, ...)`.
    private mutating func missingValue(_ first: Int) throws(ParseFailure) {
        reset(to: first)
        for withPrefix in [true, false] {
            reset(to: first)
            if withPrefix {
                guard try argumentPrefix() != nil, accept(.comma) else { continue }
            }
            guard kind == .name, nextKind == .equal else { continue }
            let after = tokens[min(position + 2, tokens.count - 1)].kind
            if after == .comma || after == .rightParenthesis {
                throw refuse("expected argument value expression", from: start, to: tokens[position + 1].end)
            }
        }
    }

    /// Reads as many arguments as are in order; stops before a comma that leads nowhere.
    private mutating func argumentPrefix() throws(ParseFailure) -> ArgumentPrefix? {
        var prefix = ArgumentPrefix()
        var isFirst = true
        while true {
            let saved = position
            if !isFirst {
                guard kind == .comma else { break }
                advance()
            }
            let current = prefix
            let next = try attempt { (parser) throws(ParseFailure) in try parser.nextArgument(current) }
            guard let next else {
                reset(to: saved)
                break
            }
            prefix = next
            isFirst = false
        }
        return isFirst ? nil : prefix
    }

    private mutating func nextArgument(_ before: ArgumentPrefix) throws(ParseFailure) -> ArgumentPrefix {
        var after = before
        switch kind {
        case .star:
            if before.hasUnpackedKeywords { throw fail() }
            after.last = try starredArgument()
            after.positionalCount += 1
            if kind == .equal { throw fail() }
        case .doubleStar:
            try diagnoseKeyword()
            advance()
            _ = try expression()
            after.hasKeywords = true
            after.hasUnpackedKeywords = true
        case .name where nextKind == .equal:
            try diagnoseKeyword()
            advance()
            advance()
            _ = try expression()
            after.hasKeywords = true
        default:
            if before.hasKeywords {
                try diagnoseKeyword()
                throw fail()
            }
            let first = position
            after.last = try positionalArgument()
            after.positionalCount += 1
            if kind == .equal {
                reset(to: first)
                try diagnoseKeyword()
                throw fail()
            }
        }
        return after
    }

    /// Where a keyword argument could stand: `True=1`, `a=x for x in y`, `a.b=1`, `**a=1`.
    mutating func diagnoseKeyword() throws(ParseFailure) {
        let first = position
        let beginning = token
        defer { reset(to: first) }
        switch kind {
        case .trueKeyword, .falseKeyword, .noneKeyword:
            if nextKind == .equal {
                let word = kind == .trueKeyword ? "True" : kind == .falseKeyword ? "False" : "None"
                throw refuse("cannot assign to \(word)", from: beginning.start, to: tokens[position + 1].end)
            }
        case .name where nextKind == .equal:
            let equal = tokens[position + 1]
            let clauses = try attempt { (parser) throws(ParseFailure) in
                parser.advance()
                parser.advance()
                _ = try parser.expression()
                _ = try parser.comprehensionClauses()
            }
            if clauses != nil {
                throw refuse(
                    "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", from: beginning.start, to: equal.end)
            }
            return
        case .doubleStar:
            let value = try attempt { (parser) throws(ParseFailure) in
                parser.advance()
                _ = try parser.expression()
                try parser.expect(.equal)
                return try parser.expression()
            }
            if value != nil { throw refuse("cannot assign to keyword argument unpacking", from: beginning.start, to: end) }
            return
        default: break
        }
        let value = try attempt { (parser) throws(ParseFailure) in try parser.expression() }
        if let value, kind == .equal {
            throw refuse(
                "expression cannot contain assignment, perhaps you meant \"==\"?", from: startOf(value), to: token.end)
        }
    }

    // MARK: Parameters

    mutating func misplacedSlash(sawSlash: Bool, sawStar: Bool) -> ParseFailure {
        guard diagnosing else { return fail() }
        if sawSlash { return refuse("/ may appear only once", at: token) }
        if sawStar { return refuse("/ must be ahead of *", at: token) }
        return nextKind == .comma ? refuse("at least one argument must precede /", at: token) : fail()
    }

    mutating func misplacedAfterKeywords() -> ParseFailure {
        guard position > 0, tokens[position - 1].kind == .comma else { return fail() }
        return switch kind {
        case .name, .star, .doubleStar, .slash: refuse("arguments cannot follow var-keyword argument", at: token)
        default: fail()
        }
    }

    /// `def f(a, (b, c))`, as Python 2 allowed.
    mutating func diagnoseParenthesised(isLambda: Bool) throws(ParseFailure) {
        let first = position
        let opening = token
        let names = try attempt { (parser) throws(ParseFailure) in
            repeat {
                parser.advance()
                if parser.kind == .rightParenthesis { break }
                _ = try parser.name()
            } while parser.kind == .comma
            try parser.expect(.rightParenthesis)
        }
        if names != nil, position > first + 2 {
            throw refuse(
                "\(isLambda ? "Lambda expression" : "Function") parameters cannot be parenthesized", from: opening.start, to: end)
        }
        reset(to: first)
    }
}
