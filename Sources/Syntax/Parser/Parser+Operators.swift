/// How tightly an operator binds. The levels are those of the grammar; a higher one binds tighter.
enum Precedence: UInt8, Comparable {
    case none, disjunction, conjunction, inversion, comparison, bitwiseOr, bitwiseXor, bitwiseAnd, shift, sum, term, factor

    @inline(__always)
    static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }

    /// The next tighter level.
    @inline(__always)
    var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .factor }
}

extension TokenKind {
    /// The level of a binary operator; `.none` for other tokens. (`not` counts as a comparison only before `in`.)
    @inline(__always)
    var precedence: Precedence {
        switch self {
        case .orKeyword: .disjunction
        case .andKeyword: .conjunction
        case .less, .greater, .lessEqual, .greaterEqual, .equalEqual, .notEqual, .inKeyword, .isKeyword, .notKeyword: .comparison
        case .verticalBar: .bitwiseOr
        case .circumflex: .bitwiseXor
        case .ampersand: .bitwiseAnd
        case .leftShift, .rightShift: .shift
        case .plus, .minus: .sum
        case .star, .slash, .doubleSlash, .percent, .at: .term
        default: .none
        }
    }

    var binaryOperator: BinaryOperator? {
        switch self {
        case .verticalBar, .verticalBarEqual: .bitOr
        case .circumflex, .circumflexEqual: .bitXor
        case .ampersand, .ampersandEqual: .bitAnd
        case .leftShift, .leftShiftEqual: .leftShift
        case .rightShift, .rightShiftEqual: .rightShift
        case .plus, .plusEqual: .add
        case .minus, .minusEqual: .subtract
        case .star, .starEqual: .multiply
        case .slash, .slashEqual: .divide
        case .doubleSlash, .doubleSlashEqual: .floorDivide
        case .percent, .percentEqual: .modulo
        case .at, .atEqual: .matrixMultiply
        case .doubleStarEqual: .power
        default: nil
        }
    }

    /// `augmented_operator: '+=' | '-=' | '*=' | '@=' | '/=' | '//=' | '%=' | '**=' | '<<=' | '>>=' | '&=' | '^=' | '|='`
    var isAugmentedAssignment: Bool {
        rawValue >= TokenKind.plusEqual.rawValue && rawValue <= TokenKind.doubleStarEqual.rawValue
    }
}

extension Parser {
    /// ```
    /// disjunction: conjunction ('or' conjunction)*
    /// conjunction: inversion ('and' inversion)*
    /// inversion: 'not' inversion | comparison
    /// comparison: bitwise_or (comparison_operator bitwise_or)*
    /// bitwise_or: [bitwise_or '|'] bitwise_xor
    /// bitwise_xor: [bitwise_xor '^'] bitwise_and
    /// bitwise_and: [bitwise_and '&'] shift
    /// shift: [shift ('<<' | '>>')] sum
    /// sum: [sum ('+' | '-')] term
    /// term: [term ('*' | '/' | '//' | '%' | '@')] factor
    /// factor: ('+' | '-' | '~') factor | power
    /// ```
    /// Parses operators of `minimum` and tighter. Chains are read in a loop: their length does not cost native stack.
    mutating func operatorExpression(_ minimum: Precedence) throws(ParseFailure) -> ExpressionID {
        try checkStack()
        let start = start
        var left: ExpressionID
        switch kind {
        case .notKeyword:
            guard minimum <= .inversion else { throw fail() }
            advance()
            let operand = try operatorExpression(.inversion)
            left = add(.unary(operator: .not, operand: operand), from: start)
        case .minus, .plus, .tilde:
            let sign: UnaryOperator = kind == .minus ? .minus : kind == .plus ? .plus : .invert
            advance()
            if diagnosing, kind == .notKeyword { try diagnoseNot(operand: .factor) }
            let operand = try operatorExpression(.factor)
            left = add(.unary(operator: sign, operand: operand), from: start)
        default:
            left = try power()
        }
        while true {
            let level = kind.precedence
            if level < minimum || level == .none { return left }
            let saved = position
            switch level {
            case .disjunction, .conjunction:
                guard let joined = try booleanChain(left, from: start, level) else {
                    reset(to: saved)
                    return left
                }
                left = joined
            case .comparison:
                guard let chain = try comparisonChain(left, from: start) else { return left }
                left = chain
            default:
                guard let binary = kind.binaryOperator else { return left }
                advance()
                if diagnosing, kind == .notKeyword, level >= .sum { try diagnoseNot(operand: .inversion) }
                guard let right = try operand(level.tighter) else {
                    reset(to: saved)
                    return left
                }
                left = add(.binary(left: left, operator: binary, right: right), from: start)
            }
        }
    }

    /// What stands right of an operator. In the second pass nil if it does not fit: the expression then ends before the operator.
    @inline(__always)
    private mutating func operand(_ level: Precedence) throws(ParseFailure) -> ExpressionID? {
        if !backtracking { return try operatorExpression(level) }
        return try attempt { (parser) throws(ParseFailure) in try parser.operatorExpression(level) }
    }

    private mutating func booleanChain(
        _ first: ExpressionID, from start: UInt32, _ level: Precedence
    ) throws(ParseFailure) -> ExpressionID? {
        let word = kind
        let mark = scratch.expressions.count
        scratch.expressions.append(first)
        while kind == word {
            let saved = position
            advance()
            guard let value = try operand(level.tighter) else {
                reset(to: saved)
                break
            }
            scratch.expressions.append(value)
        }
        guard scratch.expressions.count > mark + 1 else {
            scratch.expressions.removeLast()
            return nil
        }
        let values = takeExpressions(from: mark)
        return add(.boolean(operator: word == .orKeyword ? .or : .and, values: values), from: start)
    }

    private mutating func comparisonChain(_ first: ExpressionID, from start: UInt32) throws(ParseFailure) -> ExpressionID? {
        let mark = scratch.comparisons.count
        while kind.precedence == .comparison {
            let saved = position
            guard let comparison = try comparisonOperator() else {
                reset(to: saved)
                break
            }
            guard let right = try operand(.bitwiseOr) else {
                reset(to: saved)
                break
            }
            scratch.comparisons.append(Comparison(operator: comparison, right: right))
        }
        guard scratch.comparisons.count > mark else { return nil }
        let comparisons = takeComparisons(from: mark)
        return add(.compare(left: first, comparisons: comparisons), from: start)
    }

    /// `comparison_operator: '==' | '!=' | '<' | '<=' | '>' | '>=' | ['not'] 'in' | 'is' ['not']`
    private mutating func comparisonOperator() throws(ParseFailure) -> ComparisonOperator? {
        let result: ComparisonOperator
        switch kind {
        case .equalEqual: result = .equal
        case .less: result = .less
        case .lessEqual: result = .lessOrEqual
        case .greater: result = .greater
        case .greaterEqual: result = .greaterOrEqual
        case .inKeyword: result = .in
        case .isKeyword:
            advance()
            if kind != .notKeyword { return .is }
            result = .isNot
        case .notKeyword:
            guard nextKind == .inKeyword else {
                if !backtracking, position + 1 < tokens.count { furthest = max(furthest, position + 1) }
                return nil
            }
            advance()
            result = .notIn
        case .notEqual:
            // `<>` is the same token; which of the two is right depends on PEP 401.
            let isDiamond = tree.source[Int(token.start)] == UInt8(ascii: "<")
            if allowsDiamond, !isDiamond {
                throw refuse("with Barry as BDFL, use '<>' instead of '!='", at: token)
            }
            if isDiamond, !allowsDiamond { return nil }
            result = .notEqual
        default: return nil
        }
        advance()
        return result
    }

    /// `power: ['await'] primary ['**' factor]`
    private mutating func power() throws(ParseFailure) -> ExpressionID {
        let start = start
        var base: ExpressionID
        if accept(.awaitKeyword) {
            let value = try primary()
            base = add(.await(value: value), from: start)
        } else {
            base = try primary()
        }
        if kind == .doubleStar {
            let saved = position
            advance()
            guard let exponent = try operand(.factor) else {
                reset(to: saved)
                return base
            }
            base = add(.binary(left: base, operator: .power, right: exponent), from: start)
        }
        return base
    }
}
