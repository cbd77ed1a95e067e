import TaipanSyntax

/// Code that cannot be what was meant.
struct CompilerWarning {
    let message: String
    let span: ByteSpan
}

/// What CPython's compiler warns of (`SyntaxWarning`), found on the pass that folds constants.
extension Compiler {
    /// `x is 1`: identity of what is equal by value.
    func inspect(_ id: ExpressionID, _ left: ExpressionID, _ comparisons: ComparisonList) {
        var left = left
        for comparison in tree[comparisons] {
            if comparison.operator == .is || comparison.operator == .isNot {
                for side in [left, comparison.right] {
                    let constant = value(of: side)
                    if constant.isUnset || constant.isNone || constant.isBool || constant == .ellipsis { continue }
                    let (word, meant) = comparison.operator == .is ? ("is", "==") : ("is not", "!=")
                    return warn("\"\(word)\" with '\(vm.typeName(constant))' literal. Did you mean \"\(meant)\"?", at: tree.span(of: id))
                }
            }
            left = comparison.right
        }
    }

    /// `(1, 2) (3, 4)`.
    func inspect(callee: ExpressionID) {
        guard let type = literalType(callee), type != "function" else { return }
        warn("'\(type)' object is not callable; perhaps you missed a comma?", at: tree.span(of: callee))
    }

    /// `[1, 2] [x, y]`: subscripts of what has none, or of another type than sequences take.
    func inspect(_ object: ExpressionID, index: ExpressionID) {
        guard let type = literalType(object) else { return }
        switch type {
        case "str", "bytes", "tuple", "list":
            guard let position = literalType(index), position != "int", position != "bool", position != "slice" else { return }
            warn("\(type) indices must be integers or slices, not \(position); perhaps you missed a comma?", at: tree.span(of: object))
        case "dict": return
        default: warn("'\(type)' object is not subscriptable; perhaps you missed a comma?", at: tree.span(of: object))
        }
    }

    /// `assert (test, message)`.
    func inspect(_ statement: StatementID, test: ExpressionID) {
        let constant = value(of: test)
        var isTuple = constant.isObject(of: .tuple) && constant.tuple.count > 0
        if case .tuple(let elements, _) = tree[test], !elements.isEmpty { isTuple = true }
        if isTuple { warn("assertion is always true, perhaps remove parentheses?", at: tree.span(of: statement)) }
    }

    /// Name of the type that a literal, display or lambda certainly has.
    private func literalType(_ id: ExpressionID) -> String? {
        let constant = value(of: id)
        if !constant.isUnset { return vm.typeName(constant) }
        switch tree[id] {
        case .tuple: return "tuple"
        case .list, .listComprehension: return "list"
        case .set, .setComprehension: return "set"
        case .dictionary, .dictionaryComprehension: return "dict"
        case .generator: return "generator"
        case .lambda: return "function"
        case .joinedString, .formattedValue: return "str"
        default: return nil
        }
    }

    private func warn(_ message: String, at span: ByteSpan) { warnings.append(CompilerWarning(message: message, span: span)) }

    /// Issues what was found, in the order of the text, what is outside before what is inside.
    func issueWarnings() throws(ScriptException) {
        if warnings.isEmpty { return }
        warnings.sort { ($0.span.start, $1.span.end) < ($1.span.start, $0.span.end) }
        for warning in warnings {
            do throws(ScriptException) {
                try vm.warn(.syntaxWarning, warning.message, filename: filename, line: tree.position(of: warning.span.start).line)
            } catch {
                guard vm.raisedMatches(.syntaxWarning) else { throw error }
                _ = vm.takeRaised()
                throw syntaxError(warning.message, at: warning.span)
            }
        }
    }
}

extension VM {
    /// Issues what the parser warns of. A warning that is an error becomes SyntaxError.
    func issue(_ warnings: [SyntaxWarning], filename: Value) throws(ScriptException) {
        for warning in warnings {
            do throws(ScriptException) { try warn(.syntaxWarning, warning.diagnostic.message, filename: filename, line: warning.line) } catch {
                guard raisedMatches(.syntaxWarning) else { throw error }
                _ = takeRaised()
                throw raise(warning.diagnostic, filename: filename)
            }
        }
    }
}
