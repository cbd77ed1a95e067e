/// Refuses what CPython's code generator refuses, in the order in which it would come upon it: misplaced `return`, `break`, `await`
/// and stars, assignments to `__debug__`, repeated keywords, impossible patterns.
struct RuleChecker {
    let tree: Tree
    let table: SymbolTable
    let lastFutureLine: Int32
    private let stack: StackGuard
    /// What is wrong, once known.
    var finding: SyntaxDiagnostic?
    /// The function, class or comprehension being walked, innermost last.
    var contexts: ContiguousArray<Context> = []

    struct Context {
        let scope: ScopeID
        let kind: Kind
        /// Statements with blocks that are being walked, innermost last.
        var blocks: ContiguousArray<Block> = []

        enum Kind {
            case module, `class`, function, asyncFunction, lambda, comprehension, lazy
        }
    }

    /// What the code generator keeps track of while inside.
    enum Block {
        case loop
        case exceptStarHandler
        case other
    }

    /// CPython's CO_MAXBLOCKS.
    static let maximumBlocks = 21

    init(tree: Tree, table: SymbolTable, lastFutureLine: Int32, stackBudget: Int) {
        self.tree = tree
        self.table = table
        self.lastFutureLine = lastFutureLine
        stack = StackGuard(budget: stackBudget)
    }

    mutating func check() throws(TableFailure) {
        contexts.append(Context(scope: table.root, kind: .module))
        switch tree.root {
        case .module(let body), .interactive(let body): try check(body)
        case .expression(let value): try check(value)
        }
    }

    @inline(never)
    mutating func refuse(_ message: String, at span: ByteSpan, kind: SyntaxDiagnostic.Kind = .syntaxError) -> TableFailure {
        if finding == nil { finding = SyntaxDiagnostic(tree: tree, message: message, span: span, kind: kind) }
        return TableFailure()
    }

    @inline(__always)
    mutating func checkStack(_ span: ByteSpan) throws(TableFailure) {
        if stack.isExhausted {
            throw refuse("maximum recursion depth exceeded during compilation", at: span, kind: .recursionError)
        }
    }

    // MARK: Where we are

    var kind: Context.Kind { contexts.last?.kind ?? .module }

    /// Whether `yield` and `return` have a function to act on.
    var isInFunction: Bool { kind != .module && kind != .class }

    var flags: Scope.Flags { contexts.last.map { table.scopes[Int($0.scope.rawValue)].flags } ?? [] }

    mutating func enter(_ scope: ScopeID?, _ kind: Context.Kind) {
        contexts.append(Context(scope: scope ?? table.root, kind: kind))
    }

    mutating func leave() { contexts.removeLast() }

    mutating func push(_ block: Block, at span: ByteSpan) throws(TableFailure) {
        let last = contexts.count - 1
        guard contexts[last].blocks.count < RuleChecker.maximumBlocks else {
            throw refuse("too many statically nested blocks", at: span)
        }
        contexts[last].blocks.append(block)
    }

    mutating func pop() { contexts[contexts.count - 1].blocks.removeLast() }

    // MARK: Names

    /// `__debug__` is a constant.
    mutating func checkAssignable(_ name: NameID, at span: ByteSpan) throws(TableFailure) {
        if name == KnownName.debug { throw refuse("cannot assign to __debug__", at: span) }
    }

    mutating func checkKeywords(_ list: KeywordList) throws(TableFailure) {
        guard !list.isEmpty else { return }
        var seen: Set<NameID> = []
        for keyword in tree[list] {
            guard let name = keyword.name else { continue }
            try checkAssignable(name, at: keyword.span)
            if !seen.insert(name).inserted {
                throw refuse("keyword argument repeated: \(tree.text(of: name))", at: keyword.span)
            }
        }
    }

    mutating func checkParameters(_ id: ParametersID) throws(TableFailure) {
        for list in tree[id].inStorageOrder {
            for parameter in tree[list] { try checkAssignable(parameter.name, at: parameter.span) }
        }
    }

    mutating func checkTypeParameters(_ list: TypeParameterList) throws(TableFailure) {
        var sawDefault = false
        for parameter in tree[list] {
            try checkAssignable(parameter.name, at: parameter.span)
            if parameter.defaultValue != nil {
                sawDefault = true
            } else if sawDefault {
                throw refuse(
                    "non-default type parameter '\(tree.text(of: parameter.name))' follows default type parameter",
                    at: parameter.span)
            }
        }
    }
}
