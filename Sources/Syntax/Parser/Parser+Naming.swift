extension Parser {
    /// What messages call an expression.
    func describe(_ id: ExpressionID) -> String {
        switch tree[id] {
        case .boolean, .binary, .unary: "expression"
        case .named: "named expression"
        case .lambda: "lambda"
        case .conditional: "conditional expression"
        case .dictionary: "dict literal"
        case .set: "set display"
        case .listComprehension: "list comprehension"
        case .setComprehension: "set comprehension"
        case .dictionaryComprehension: "dict comprehension"
        case .generator: "generator expression"
        case .await: "await expression"
        case .yield, .yieldFrom: "yield expression"
        case .compare: "comparison"
        case .call: "function call"
        case .formattedValue, .joinedString: "f-string expression"
        case .constant(.none): "None"
        case .constant(.true): "True"
        case .constant(.false): "False"
        case .constant(.ellipsis): "ellipsis"
        case .constant: "literal"
        case .attribute: "attribute"
        case .subscript: "subscript"
        case .starred: "starred"
        case .name: "name"
        case .list: "list"
        case .tuple: "tuple"
        case .slice: "slice"
        }
    }

    enum TargetUse {
        case assignment, deletion, iteration
    }

    /// The first part of an expression that cannot be a target; nil if all of it can.
    func invalidTarget(_ id: ExpressionID, for use: TargetUse) -> ExpressionID? {
        switch tree[id] {
        case .list(let elements, _), .tuple(let elements, _):
            for element in tree[elements] {
                if let invalid = invalidTarget(element, for: use) { return invalid }
            }
            return nil
        case .starred(let value, _): return use == .deletion ? id : invalidTarget(value, for: use)
        case .compare(let left, let comparisons) where use == .iteration:
            // The `a in b` of `for a in b` reads as a comparison.
            return tree[comparisons, 0].operator == .in ? invalidTarget(left, for: use) : nil
        case .name, .attribute, .subscript: return nil
        default: return id
        }
    }
}
