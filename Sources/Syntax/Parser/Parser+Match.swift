extension Parser {
    /// `match: "match" subject ':' NEWLINE INDENT case+ DEDENT`.
    /// Nil if what begins with the name `match` is something else.
    mutating func matchStatement() throws(ParseFailure) -> StatementID? {
        guard nextKind.startsExpression || nextKind == .star else { return nil }
        let keyword = token
        let first = position
        let subject = try attempt { (parser) throws(ParseFailure) in
            parser.advance()
            let subject = try parser.subject()
            if parser.diagnosing, parser.kind == .newline { throw parser.refuse("expected ':'", at: parser.token) }
            try parser.expect(.colon)
            guard parser.kind == .newline else { throw parser.fail() }
            parser.advance()
            guard parser.kind == .indent else {
                guard parser.diagnosing else { throw parser.fail() }
                let line = parser.tree.position(of: keyword.start).line
                throw parser.refuse(
                    "expected an indented block after 'match' statement on line \(line)", at: parser.token, kind: .indentationError)
            }
            parser.advance()
            guard parser.isSoftKeyword(KnownName.case) else { throw parser.fail() }
            return subject
        }
        guard let subject else {
            reset(to: first)
            return nil
        }
        let mark = scratch.cases.count
        while isSoftKeyword(KnownName.case) { try caseBlock() }
        try expect(.dedent)
        let cases = takeCases(from: mark)
        return add(.match(subject: subject, cases: cases), from: keyword.start, to: endOfStatement)
    }

    /// `subject: star_named_expression ',' [star_named_expressions] | named_expression`
    private mutating func subject() throws(ParseFailure) -> ExpressionID {
        let start = start
        let isStarred = kind == .star
        let first = try starNamedExpression()
        guard kind == .comma else {
            if isStarred { throw fail() }
            return first
        }
        let mark = scratch.expressions.count
        scratch.expressions.append(first)
        while accept(.comma), kind.startsExpression || kind == .star {
            let next = try starNamedExpression()
            scratch.expressions.append(next)
        }
        let elements = takeExpressions(from: mark)
        return add(.tuple(elements: elements, context: .load), from: start)
    }

    /// `case: "case" patterns ['if' named_expression] ':' block`
    private mutating func caseBlock() throws(ParseFailure) {
        let keyword = token
        advance()
        let pattern = try patterns()
        var guardExpression: ExpressionID?
        if accept(.ifKeyword) { guardExpression = try namedExpression() }
        try colon()
        let body = try block(after: "'case' statement", at: keyword)
        scratch.cases.append(MatchCase(pattern: pattern, guardExpression: guardExpression, body: body))
    }

    /// ```
    /// patterns: maybe_star_pattern ',' [maybe_star_patterns] | pattern
    /// maybe_star_patterns: ','.maybe_star_pattern+ [',']
    /// ```
    private mutating func patterns() throws(ParseFailure) -> PatternID {
        let start = start
        let isStarred = kind == .star
        let first = try starOrPattern()
        guard kind == .comma else {
            if isStarred { throw fail() }
            return first
        }
        let mark = scratch.patterns.count
        scratch.patterns.append(first)
        while accept(.comma), kind != .colon, kind != .ifKeyword, kind != .newline {
            let next = try starOrPattern()
            scratch.patterns.append(next)
        }
        let patterns = takePatterns(from: mark)
        return add(.sequence(patterns: patterns), from: start)
    }

    /// `maybe_star_pattern: '*' ("_" | capture_name) | pattern`
    private mutating func starOrPattern() throws(ParseFailure) -> PatternID {
        guard kind == .star else { return try pattern() }
        let start = start
        advance()
        guard kind == .name else { throw fail() }
        if isSoftKeyword(KnownName.underscore) {
            advance()
            return add(.star(name: nil), from: start)
        }
        let name = try captureName()
        return add(.star(name: name), from: start)
    }

    /// A name that is not `_` and not the beginning of something longer.
    private mutating func captureName() throws(ParseFailure) -> NameID {
        guard kind == .name, !isSoftKeyword(KnownName.underscore) else { throw fail() }
        switch nextKind {
        case .dot, .leftParenthesis, .equal:
            advance()
            throw fail()
        default: return try name()
        }
    }

    /// `pattern: or_pattern ['as' capture_name]`
    private mutating func pattern() throws(ParseFailure) -> PatternID {
        try checkStack()
        let start = start
        let pattern = try orPattern()
        guard kind == .asKeyword else { return pattern }
        let word = position
        advance()
        if diagnosing {
            let name = try attempt { (parser) throws(ParseFailure) in try parser.captureName() }
            if let name { return add(.capture(pattern: pattern, name: name), from: start) }
            reset(to: word + 1)
            if isSoftKeyword(KnownName.underscore) { throw refuse("cannot use '_' as a target", at: token) }
            if kind != .name {
                let target = try attempt { (parser) throws(ParseFailure) in try parser.expression() }
                if target != nil { throw refuse("invalid pattern target", from: tokens[word + 1].start, to: end) }
            }
            throw fail()
        }
        let name = try captureName()
        return add(.capture(pattern: pattern, name: name), from: start)
    }

    /// `or_pattern: '|'.closed_pattern+`
    private mutating func orPattern() throws(ParseFailure) -> PatternID {
        let start = start
        let first = try closedPattern()
        guard kind == .verticalBar else { return first }
        let mark = scratch.patterns.count
        scratch.patterns.append(first)
        while accept(.verticalBar) {
            let next = try closedPattern()
            scratch.patterns.append(next)
        }
        let patterns = takePatterns(from: mark)
        return add(.or(patterns: patterns), from: start)
    }

    /// ```
    /// closed_pattern: literal | 'None' | 'True' | 'False' | capture_name | "_" | value | group_pattern | sequence | mapping | class_pattern
    /// group_pattern: '(' pattern ')'
    /// sequence: '[' [maybe_star_patterns] ']' | '(' [maybe_star_pattern ',' [maybe_star_patterns]] ')'
    /// ```
    private mutating func closedPattern() throws(ParseFailure) -> PatternID {
        let start = start
        switch kind {
        case .noneKeyword, .trueKeyword, .falseKeyword:
            let constant: Constant = kind == .noneKeyword ? .none : kind == .trueKeyword ? .true : .false
            advance()
            return add(.singleton(constant), from: start)
        case .number, .minus, .string, .formattedStart:
            let value = try literal()
            return add(.value(value), from: start)
        case .name: return try nameOrClassPattern()
        case .leftBracket:
            advance()
            let mark = scratch.patterns.count
            while kind != .rightBracket {
                let next = try starOrPattern()
                scratch.patterns.append(next)
                guard accept(.comma) else { break }
            }
            try expect(.rightBracket)
            let patterns = takePatterns(from: mark)
            return add(.sequence(patterns: patterns), from: start)
        case .leftParenthesis: return try groupOrSequence()
        case .leftBrace: return try mapping()
        default: throw fail()
        }
    }

    private mutating func groupOrSequence() throws(ParseFailure) -> PatternID {
        let start = start
        advance()
        let mark = scratch.patterns.count
        var sawComma = false
        while kind != .rightParenthesis {
            let next = try starOrPattern()
            scratch.patterns.append(next)
            guard accept(.comma) else { break }
            sawComma = true
        }
        try expect(.rightParenthesis)
        if !sawComma, scratch.patterns.count == mark + 1, let only = scratch.patterns.last {
            // A lone starred pattern needs its comma.
            if case .star = tree[only] {
                reset(to: position - 1)
                throw fail()
            }
            scratch.patterns.removeLast()
            return only
        }
        let patterns = takePatterns(from: mark)
        return add(.sequence(patterns: patterns), from: start)
    }

    /// `literal: signed_number [('+' | '-') NUMBER] | strings`: the literals a pattern may compare with.
    private mutating func literal() throws(ParseFailure) -> ExpressionID {
        if kind == .string || kind == .formattedStart { return try strings() }
        let start = start
        var value = try signedNumber()
        if kind == .plus || kind == .minus {
            let sign: BinaryOperator = kind == .plus ? .add : .subtract
            let firstIsImaginary = isImaginary(value)
            let left = tokens[position - 1]
            advance()
            guard kind == .number else { throw fail() }
            let token = token
            if firstIsImaginary { throw refuse("real number required in complex literal", at: left) }
            let constant = try number(token)
            guard case .imaginary = constant else {
                throw refuse("imaginary number required in complex literal", at: token)
            }
            advance()
            let right = add(.constant(constant), from: token.start)
            value = add(.binary(left: value, operator: sign, right: right), from: start)
        }
        return value
    }

    private func isImaginary(_ id: ExpressionID) -> Bool {
        switch tree[id] {
        case .constant(.imaginary): true
        case .unary(_, let operand): isImaginary(operand)
        default: false
        }
    }

    /// `signed_number: ['-'] NUMBER`
    private mutating func signedNumber() throws(ParseFailure) -> ExpressionID {
        let start = start
        let isNegative = accept(.minus)
        guard kind == .number else { throw fail() }
        let token = token
        let constant = try number(token)
        advance()
        let value = add(.constant(constant), from: token.start)
        return isNegative ? add(.unary(operator: .minus, operand: value), from: start) : value
    }

    /// `value: NAME ('.' NAME)+`, or the name alone.
    private mutating func dottedExpression() throws(ParseFailure) -> ExpressionID {
        let start = start
        let name = try name()
        var value = add(.name(name, context: .load), from: start)
        while accept(.dot) {
            let attribute = try self.name()
            value = add(.attribute(value: value, attribute: attribute, context: .load), from: start)
        }
        return value
    }

    /// `capture_name: !"_" NAME !('.' | '(' | '=')`, the wildcard, a value or a class pattern.
    private mutating func nameOrClassPattern() throws(ParseFailure) -> PatternID {
        let start = start
        switch nextKind {
        case .dot, .leftParenthesis:
            let value = try dottedExpression()
            if kind == .leftParenthesis { return try classPattern(value, from: start) }
            if kind == .equal { throw fail() }
            return add(.value(value), from: start)
        case .equal:
            advance()
            throw fail()
        default: break
        }
        if isSoftKeyword(KnownName.underscore) {
            advance()
            return add(.capture(pattern: nil, name: nil), from: start)
        }
        let name = try name()
        return add(.capture(pattern: nil, name: name), from: start)
    }

    /// `class_pattern: dotted_name '(' [','.pattern+] [','.(NAME '=' pattern)+] [','] ')'`
    private mutating func classPattern(_ type: ExpressionID, from start: UInt32) throws(ParseFailure) -> PatternID {
        advance()
        let positional = scratch.patterns.count
        let nameMark = scratch.names.count
        var keywordPatterns: ContiguousArray<PatternID> = []
        var misplaced: PatternID?
        while kind != .rightParenthesis {
            if kind == .name, nextKind == .equal {
                if misplaced != nil { break }
                let name = try name()
                advance()
                let pattern = try pattern()
                scratch.names.append(name)
                keywordPatterns.append(pattern)
            } else {
                if !keywordPatterns.isEmpty, !diagnosing { throw fail() }
                let pattern = try pattern()
                if !keywordPatterns.isEmpty, misplaced == nil { misplaced = pattern }
                scratch.patterns.append(pattern)
            }
            guard accept(.comma) else { break }
        }
        if let misplaced, let last = scratch.patterns.last {
            throw refuse(
                "positional patterns follow keyword patterns", from: tree.span(of: misplaced).start, to: tree.span(of: last).end)
        }
        try expect(.rightParenthesis)
        let patterns = takePatterns(from: positional)
        let keywordNames = takeNames(from: nameMark)
        scratch.patterns.append(contentsOf: keywordPatterns)
        let keywords = takePatterns(from: positional)
        return add(
            .class(type: type, patterns: patterns, keywordNames: keywordNames, keywordPatterns: keywords), from: start)
    }

    /// `mapping: '{' [','.((literal | value) ':' pattern)+] [',' '**' capture_name] [','] '}'`
    private mutating func mapping() throws(ParseFailure) -> PatternID {
        let start = start
        advance()
        let keyMark = scratch.expressions.count
        let mark = scratch.patterns.count
        var rest: NameID?
        while kind != .rightBrace, rest == nil {
            if accept(.doubleStar) {
                rest = try captureName()
            } else {
                let key = try mappingKey()
                try expect(.colon)
                let pattern = try pattern()
                scratch.expressions.append(key)
                scratch.patterns.append(pattern)
            }
            guard accept(.comma) else { break }
        }
        try expect(.rightBrace)
        let keys = takeExpressions(from: keyMark)
        let patterns = takePatterns(from: mark)
        return add(.mapping(keys: keys, patterns: patterns, rest: rest), from: start)
    }

    private mutating func mappingKey() throws(ParseFailure) -> ExpressionID {
        let start = start
        switch kind {
        case .noneKeyword, .trueKeyword, .falseKeyword:
            let constant: Constant = kind == .noneKeyword ? .none : kind == .trueKeyword ? .true : .false
            advance()
            return add(.constant(constant), from: start)
        case .name:
            guard nextKind == .dot else {
                advance()
                throw fail()
            }
            return try dottedExpression()
        case .number, .minus, .string, .formattedStart: return try literal()
        default: throw fail()
        }
    }
}
