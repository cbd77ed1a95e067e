/// Reads the `from __future__` imports at the head of a file.
struct FutureImports {
    let tree: Tree
    private(set) var features: SymbolTable.FutureFeatures = []
    /// The line of the last of them; none may come later. Zero if there are none.
    private(set) var lastLine: Int32 = 0

    init(tree: Tree) { self.tree = tree }

    mutating func read() throws(SyntaxDiagnostic) {
        let body: StatementList
        switch tree.root {
        case .module(let list), .interactive(let list): body = list
        case .expression: return
        }
        var isOver = false
        var previousLine: Int32 = 0
        for (index, id) in tree[body].enumerated() {
            let line = tree.range(of: id).line
            // Statements on the line of a future import still belong to the head.
            if isOver, line > previousLine { return }
            previousLine = line
            switch tree[id] {
            case .importFrom(let module, let names, let level) where module == KnownName.future && level == 0:
                if isOver {
                    throw SyntaxDiagnostic(
                        tree: tree, message: "from __future__ imports must occur at the beginning of the file", span: tree.span(of: id))
                }
                for alias in tree[names] { try read(tree.text(of: alias.name), id) }
                lastLine = line
            case .expression(let value) where !isOver:
                if index == 0, case .constant(.string) = tree[value] { continue }
                isOver = true
            default: isOver = true
            }
        }
    }

    private mutating func read(_ name: String, _ id: StatementID) throws(SyntaxDiagnostic) {
        switch name {
        case "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
            "unicode_literals", "generator_stop":
            break
        case "annotations": features.insert(.annotations)
        case "barry_as_FLUFL": features.insert(.barryAsFLUFL)
        case "braces": throw refuse("not a chance", id)
        default: throw refuse("future feature \(name) is not defined", id)
        }
    }

    private func refuse(_ message: String, _ id: StatementID) -> SyntaxDiagnostic {
        var diagnostic = SyntaxDiagnostic(tree: tree, message: message, span: tree.span(of: id))
        diagnostic.columnRule = .noEnd
        return diagnostic
    }
}
