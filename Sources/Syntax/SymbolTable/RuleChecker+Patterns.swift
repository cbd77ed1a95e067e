extension RuleChecker {
    /// What a pattern has bound so far.
    struct Captures {
        private(set) var names: ContiguousArray<NameID> = []
        private var known: Set<NameID> = []

        /// False if the name is bound already.
        mutating func insert(_ name: NameID) -> Bool {
            guard known.insert(name).inserted else { return false }
            names.append(name)
            return true
        }
    }

    mutating func checkMatch(_ subject: ExpressionID, _ cases: MatchCaseList) throws(TableFailure) {
        try check(subject)
        let count = Int(cases.count)
        for index in 0..<count {
            let block = tree[cases, index]
            var captures = Captures()
            // A pattern that always matches must come last, unless it has a guard.
            let mayAlwaysMatch = block.guardExpression != nil || index == count - 1
            try check(block.pattern, &captures, mayAlwaysMatch: mayAlwaysMatch)
            if let guardExpression = block.guardExpression { try check(guardExpression) }
            try check(block.body)
        }
    }

    private mutating func check(
        _ id: PatternID, _ captures: inout Captures, mayAlwaysMatch: Bool
    ) throws(TableFailure) {
        let span = tree.span(of: id)
        try checkStack(span)
        switch tree[id] {
        case .value(let value):
            switch tree[value] {
            case .constant, .attribute, .unary, .binary: try check(value)
            default: throw refuse("patterns may only match literals and attribute lookups", at: span)
            }
        case .singleton: break
        case .sequence(let patterns): try checkSequence(patterns, &captures, at: span)
        case .mapping(let keys, let patterns, let rest): try checkMapping(keys, patterns, rest, &captures, at: span)
        case .class(let type, let patterns, let names, let keywordPatterns):
            var seen: Set<NameID> = []
            for (index, name) in tree[names].enumerated() {
                let pattern = tree.span(of: tree[keywordPatterns, index])
                try checkAssignable(name, at: pattern)
                if !seen.insert(name).inserted {
                    throw refuse("attribute name repeated in class pattern: \(tree.text(of: name))", at: pattern)
                }
            }
            try check(type)
            for index in 0..<Int(patterns.count) { try check(tree[patterns, index], &captures, mayAlwaysMatch: true) }
            for index in 0..<Int(keywordPatterns.count) {
                try check(tree[keywordPatterns, index], &captures, mayAlwaysMatch: true)
            }
        case .star(let name):
            if let name { try bind(name, &captures, at: span) }
        case .capture(let pattern, let name):
            guard let pattern else {
                if !mayAlwaysMatch {
                    guard let name else { throw refuse("wildcard makes remaining patterns unreachable", at: span) }
                    throw refuse("name capture '\(tree.text(of: name))' makes remaining patterns unreachable", at: span)
                }
                if let name { try bind(name, &captures, at: span) }
                return
            }
            try check(pattern, &captures, mayAlwaysMatch: mayAlwaysMatch)
            if let name { try bind(name, &captures, at: span) }
        case .or(let patterns): try checkAlternatives(patterns, &captures, mayAlwaysMatch: mayAlwaysMatch, at: span)
        }
    }

    private mutating func bind(_ name: NameID, _ captures: inout Captures, at span: ByteSpan) throws(TableFailure) {
        try checkAssignable(name, at: span)
        if !captures.insert(name) {
            throw refuse("multiple assignments to name '\(tree.text(of: name))' in pattern", at: span)
        }
    }

    private mutating func checkSequence(
        _ patterns: PatternList, _ captures: inout Captures, at span: ByteSpan
    ) throws(TableFailure) {
        var stars = 0
        for pattern in tree[patterns] {
            if case .star = tree[pattern] { stars += 1 }
        }
        if stars > 1 { throw refuse("multiple starred names in sequence pattern", at: span) }
        for index in 0..<Int(patterns.count) { try check(tree[patterns, index], &captures, mayAlwaysMatch: true) }
    }

    private mutating func checkAlternatives(
        _ patterns: PatternList, _ captures: inout Captures, mayAlwaysMatch: Bool, at span: ByteSpan
    ) throws(TableFailure) {
        var first: Set<NameID>?
        var bound: ContiguousArray<NameID> = []
        let count = Int(patterns.count)
        for index in 0..<count {
            var own = Captures()
            // An alternative that always matches makes those after it unreachable.
            try check(tree[patterns, index], &own, mayAlwaysMatch: mayAlwaysMatch && index == count - 1)
            let names = Set(own.names)
            if let first, first != names { throw refuse("alternative patterns bind different names", at: span) }
            if first == nil {
                first = names
                bound = own.names
            }
        }
        for name in bound { try bind(name, &captures, at: span) }
    }

    private mutating func checkMapping(
        _ keys: ExpressionList, _ patterns: PatternList, _ rest: NameID?, _ captures: inout Captures, at span: ByteSpan
    ) throws(TableFailure) {
        var seen: Set<LiteralKey> = []
        for index in 0..<Int(keys.count) {
            let key = tree[keys, index]
            if let literal = LiteralKey(key, in: tree) {
                if !seen.insert(literal).inserted {
                    throw refuse("mapping pattern checks duplicate key (\(literal.text))", at: span)
                }
            } else {
                guard case .attribute = tree[key] else {
                    throw refuse("mapping pattern keys may only match literals and attribute lookups", at: span)
                }
                try check(key)
            }
        }
        for index in 0..<Int(patterns.count) { try check(tree[patterns, index], &captures, mayAlwaysMatch: true) }
        if let rest { try bind(rest, &captures, at: span) }
    }
}

/// A literal key of a mapping pattern, equal to others as Python's values are: `0`, `0.0`, `-0`, `False` and `0j` are one key.
private struct LiteralKey: Hashable {
    private enum Value: Hashable {
        case none
        case ellipsis
        /// Numbers that a double holds exactly.
        case number(real: Double, imaginary: Double)
        case integer(Int64)
        case digits(ContiguousArray<UInt8>, isNegative: Bool)
        case string(ContiguousArray<UInt8>)
        case bytes(ContiguousArray<UInt8>)
    }

    private let value: Value
    /// As messages show it.
    let text: String

    static func == (left: LiteralKey, right: LiteralKey) -> Bool { left.value == right.value }

    func hash(into hasher: inout Hasher) { hasher.combine(value) }

    /// Nil if the expression is no literal.
    init?(_ id: ExpressionID, in tree: Tree) {
        switch tree[id] {
        case .constant(let constant): self.init(constant, in: tree, isNegative: false)
        case .unary(.minus, let operand):
            guard case .constant(let constant) = tree[operand] else { return nil }
            self.init(constant, in: tree, isNegative: true)
        case .binary(let left, let sign, let right):
            guard let real = LiteralKey(left, in: tree), let imaginary = LiteralKey(right, in: tree),
                case .number(let realPart, _) = real.asNumber, case .number(_, let imaginaryPart) = imaginary.asNumber
            else { return nil }
            let signed = sign == .subtract ? -imaginaryPart : imaginaryPart
            let tail = LiteralText.float(signed, keepsPoint: false)
            let text = "(\(LiteralText.float(realPart, keepsPoint: false))\(tail.hasPrefix("-") ? "" : "+")\(tail)j)"
            self.init(value: .number(real: realPart, imaginary: signed), text: text)
        default: return nil
        }
    }

    private init(value: Value, text: String) {
        self.value = value
        self.text = text
    }

    private var asNumber: Value {
        if case .integer(let integer) = value { return .number(real: Double(integer), imaginary: 0) }
        return value
    }

    private init(_ constant: Constant, in tree: Tree, isNegative: Bool) {
        switch constant {
        case .none: (value, text) = (.none, "None")
        case .ellipsis: (value, text) = (.ellipsis, "Ellipsis")
        case .true: (value, text) = (.number(real: 1, imaginary: 0), "True")
        case .false: (value, text) = (.number(real: 0, imaginary: 0), "False")
        case .integer(let magnitude):
            let integer = isNegative ? -magnitude : magnitude
            let exact = Int64(exactly: Double(integer)) == integer
            value = exact ? .number(real: Double(integer) + 0, imaginary: 0) : .integer(integer)
            text = String(integer)
        case .bigInteger(let big):
            var digits: ContiguousArray<UInt8> = []
            LiteralText.integer(tree.digits(of: big), to: &digits)
            value = .digits(digits, isNegative: isNegative)
            text = (isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)
        case .float(let magnitude):
            let float = isNegative ? -magnitude : magnitude
            value = .number(real: float, imaginary: 0)
            text = LiteralText.float(float)
        case .imaginary(let magnitude):
            let part = isNegative ? -magnitude : magnitude
            value = .number(real: 0, imaginary: part)
            text = isNegative ? "(-0\(LiteralText.float(part, keepsPoint: false))j)" : "\(LiteralText.float(part, keepsPoint: false))j"
        case .string(let id, _):
            value = .string(ContiguousArray(tree.bytes(of: id)))
            var output: ContiguousArray<UInt8> = []
            LiteralText.string(tree.bytes(of: id), to: &output)
            text = String(decoding: output, as: UTF8.self)
        case .bytes(let id):
            value = .bytes(ContiguousArray(tree.bytes(of: id)))
            var output: ContiguousArray<UInt8> = []
            LiteralText.bytes(tree.bytes(of: id), to: &output)
            text = String(decoding: output, as: UTF8.self)
        }
    }
}
