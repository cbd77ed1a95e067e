extension SymbolTable {
    /// The scopes as text, for tests and developers: a line a scope, indented by depth, each followed by a line for every name and
    /// what it refers to.
    public func dump(_ tree: Tree) -> String {
        var text = ""
        for number in scopes.indices where isEvaluated(number) {
            let scope = scopes[number]
            let indent = String(repeating: "  ", count: depth(of: number))
            text += "\(indent)\(scope.kind) \(scope.name) \(tree.range(of: scope.span).line)\n"
            for symbol in scope.symbols {
                text += "\(indent)  - \(self.text(of: symbol.name, in: tree)): \(symbol.resolution)"
                if symbol.flags.contains(.parameter) { text += ", parameter" }
                if symbol.resolution == .cell, !symbol.flags.contains(.neededByFunction) { text += ", for comprehensions" }
                if symbol.flags.contains(.classFree) { text += ", passed through" }
                text += "\n"
            }
        }
        return text
    }

    private func isEvaluated(_ number: Int) -> Bool {
        var ancestor: ScopeID? = ScopeID(rawValue: UInt32(number))
        while let id = ancestor {
            if self[id].kind == .annotation { return false }
            ancestor = self[id].parent
        }
        return true
    }

    private func depth(of number: Int) -> Int {
        var depth = 0
        var ancestor = scopes[number].parent
        while let id = ancestor {
            depth += 1
            ancestor = self[id].parent
        }
        return depth
    }
}
