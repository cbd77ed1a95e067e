/// Assignment targets are read as expressions, then checked and marked.
extension Parser {
    /// `star_targets: star_target !',' | ','.star_target+ [',']`, marked for storing.
    mutating func starTargets() throws(ParseFailure) -> ExpressionID {
        let start = start
        let first = try starTarget()
        guard kind == .comma else { return first }
        let mark = scratch.expressions.count
        scratch.expressions.append(first)
        while kind == .comma {
            let saved = position
            advance()
            guard kind.startsExpression || kind == .star else { break }
            if backtracking {
                guard let next = try attempt({ (parser) throws(ParseFailure) in try parser.starTarget() }) else {
                    reset(to: saved)
                    advance()
                    break
                }
                scratch.expressions.append(next)
            } else {
                let next = try starTarget()
                scratch.expressions.append(next)
            }
        }
        let elements = takeExpressions(from: mark)
        return add(.tuple(elements: elements, context: .store), from: start)
    }

    /// ```
    /// star_target: '*' star_target | target
    /// target: NAME | primary '.' NAME | primary '[' slices ']' | '(' target ')' | '(' [star_targets] ')' | '[' [star_targets] ']'
    /// ```
    /// Marked for storing.
    mutating func starTarget() throws(ParseFailure) -> ExpressionID {
        let start = start
        if accept(.star) {
            if kind == .star { throw fail() }
            let value = try starTarget()
            return add(.starred(value: value, context: .store), from: start)
        }
        let first = position
        let target = try operatorExpression(.factor)
        guard isTarget(target) else {
            reset(to: first)
            throw fail()
        }
        mark(target, as: .store)
        return target
    }

    /// Whether values can be assigned to the expression: names, attributes, subscripts, and lists and tuples of targets.
    func isTarget(_ id: ExpressionID) -> Bool {
        switch tree[id] {
        case .name, .attribute, .subscript: return true
        case .starred(let value, _):
            if case .starred = tree[value] { return false }
            return isTarget(value)
        case .tuple(let elements, _), .list(let elements, _):
            for element in tree[elements] where !isTarget(element) { return false }
            return true
        default: return false
        }
    }

    /// Whether the expression can be deleted: as ``isTarget(_:)``, without stars.
    func isDeletable(_ id: ExpressionID) -> Bool {
        switch tree[id] {
        case .name, .attribute, .subscript: return true
        case .tuple(let elements, _), .list(let elements, _):
            for element in tree[elements] where !isDeletable(element) { return false }
            return true
        default: return false
        }
    }

    /// Whether the expression can stand left of `:` and `+=`: a name, attribute or subscript.
    func isSingleTarget(_ id: ExpressionID) -> Bool {
        switch tree[id] {
        case .name, .attribute, .subscript: true
        default: false
        }
    }

    /// Gives a target, and the targets in it, their context.
    mutating func mark(_ id: ExpressionID, as context: ExpressionContext) {
        let index = Int(id.rawValue)
        switch tree.expressions[index] {
        case .name(let name, _): tree.expressions[index] = .name(name, context: context)
        case .attribute(let value, let attribute, _):
            tree.expressions[index] = .attribute(value: value, attribute: attribute, context: context)
        case .subscript(let value, let subscriptIndex, _):
            tree.expressions[index] = .subscript(value: value, index: subscriptIndex, context: context)
        case .starred(let value, _):
            tree.expressions[index] = .starred(value: value, context: context)
            mark(value, as: context)
        case .tuple(let elements, _):
            tree.expressions[index] = .tuple(elements: elements, context: context)
            for element in 0..<Int(elements.count) { mark(tree[elements, element], as: context) }
        case .list(let elements, _):
            tree.expressions[index] = .list(elements: elements, context: context)
            for element in 0..<Int(elements.count) { mark(tree[elements, element], as: context) }
        default: break
        }
    }
}
