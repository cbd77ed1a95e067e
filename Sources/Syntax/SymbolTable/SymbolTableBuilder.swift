/// Walks a tree and records, scope by scope, which names occur and how; ``resolve()`` then settles what they refer to.
///
/// The order of visits and the conflicts refused follow CPython's symbol table pass, so that of several errors the same one is
/// reported.
struct SymbolTableBuilder {
    let tree: Tree
    var table: SymbolTable
    /// What is wrong, once known.
    var finding: SyntaxDiagnostic?
    /// The innermost scope.
    var current = ScopeID(rawValue: 0)
    /// What is known of each scope only while the table is built.
    var states: ContiguousArray<State> = []
    /// `global` and `nonlocal` declarations, for the place of errors found when resolving.
    var directives: [Directive: ByteSpan] = [:]
    /// Ids of the tree's names by text; filled when the first private name is met.
    private var ids: [ContiguousArray<UInt8>: NameID] = [:]
    private let stack: StackGuard

    struct State {
        var comprehension: Comprehension?
        /// Depth of iterables of comprehensions that are evaluated in this scope.
        var iterableDepth = 0
        /// In an annotation that is never evaluated.
        var isInAnnotation = false
        /// The target of a `for` clause is being visited.
        var isInTarget = false
        /// What messages call a scope that evaluates an annotation or type parameter.
        var description = ""
    }

    enum Comprehension {
        case list, set, dictionary, generator

        var description: String {
            switch self {
            case .list: "list comprehension"
            case .set: "set comprehension"
            case .dictionary: "dict comprehension"
            case .generator: "generator expression"
            }
        }
    }

    struct Directive: Hashable {
        let scope: ScopeID
        let name: NameID
    }

    init(tree: Tree, stackBudget: Int) {
        self.tree = tree
        table = SymbolTable(treeNameCount: tree.nameCount)
        stack = StackGuard(budget: stackBudget)
    }

    /// Visits the whole tree.
    mutating func build() throws(TableFailure) {
        let all = ByteSpan(start: 0, end: UInt32(tree.source.count))
        open(.module, name: "<module>", span: all, className: nil)
        switch tree.root {
        case .module(let body):
            if let first = tree[body].first { noteDocstring(first) }
            try visit(body)
        case .interactive(let body): try visit(body)
        case .expression(let value): try visit(value)
        }
        try resolve()
    }

    // MARK: Failing

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

    // MARK: Scopes

    var state: State {
        get { states[Int(current.rawValue)] }
        set { states[Int(current.rawValue)] = newValue }
    }

    var scope: Scope {
        get { table.scopes[Int(current.rawValue)] }
        set { table.scopes[Int(current.rawValue)] = newValue }
    }

    mutating func insert(_ flags: Scope.Flags) {
        table.scopes[Int(current.rawValue)].flags.insert(flags)
    }

    /// Opens a scope inside the current one.
    mutating func open(_ kind: Scope.Kind, name: String, span: ByteSpan, className: NameID?, description: String = "") {
        let id = ScopeID(rawValue: UInt32(table.scopes.count))
        var scope = Scope(kind: kind, name: name, parent: nil, span: span)
        if id != table.root {
            let outer = self.scope
            scope.parent = current
            if outer.flags.contains(.nested) || outer.kind.isFunctionLike { scope.flags.insert(.nested) }
            if kind != .annotation { table.scopes[Int(current.rawValue)].children.append(id) }
        }
        table.scopes.append(scope)
        table.positions.append([:])
        table.enclosingClassNames.append(className)
        // What is forbidden in the iterable of a comprehension is so in scopes inside it.
        let iterableDepth = id == table.root ? 0 : state.iterableDepth
        let isInAnnotation = kind == .annotation || id != table.root && state.isInAnnotation
        states.append(State(iterableDepth: iterableDepth, isInAnnotation: isInAnnotation, description: description))
        current = id
    }

    /// Opens a scope that belongs to the class the current one belongs to.
    mutating func openInside(_ kind: Scope.Kind, name: String, span: ByteSpan, description: String = "") {
        open(
            kind, name: name, span: span, className: table.enclosingClassNames[Int(current.rawValue)], description: description)
    }

    mutating func close() {
        if let parent = scope.parent { current = parent }
    }

    // MARK: Names

    /// Records an occurrence of a name in the current scope.
    mutating func add(_ name: NameID, _ flags: Symbol.Flags, at span: ByteSpan) throws(TableFailure) {
        try add(name, flags, in: current, at: span)
    }

    mutating func add(_ name: NameID, _ flags: Symbol.Flags, in scope: ScopeID, at span: ByteSpan) throws(TableFailure) {
        let name = mangled(name, in: scope)
        let index = Int(scope.rawValue)
        let inTarget = states[index].isInTarget
        guard let position = table.positions[index][name] else {
            var symbol = Symbol(name: name, flags: flags)
            if inTarget { symbol.flags.insert(.comprehensionTarget) }
            table.positions[index][name] = table.scopes[index].symbols.count
            table.scopes[index].symbols.append(symbol)
            if flags.contains(.parameter) { table.scopes[index].parameterCount += 1 }
            return
        }
        let before = table.scopes[index].symbols[position].flags
        if flags.contains(.parameter), before.contains(.parameter) {
            throw refuse("duplicate argument '\(text(name))' in function definition", at: span)
        }
        if flags.contains(.typeParameter), before.contains(.typeParameter) {
            throw refuse("duplicate type parameter '\(text(name))'", at: span)
        }
        var after = before.union(flags)
        if inTarget {
            if !after.isDisjoint(with: [.global, .nonlocal]) {
                throw refuse("comprehension inner loop cannot rebind assignment expression target '\(text(name))'", at: span)
            }
            after.insert(.comprehensionTarget)
        }
        table.scopes[index].symbols[position].flags = after
    }

    /// How the name has occurred so far; empty if it has not.
    func flags(of name: NameID, in scope: ScopeID) -> Symbol.Flags {
        table.symbol(table.mangled(name, in: scope), in: scope)?.flags ?? []
    }

    func text(_ name: NameID) -> String { table.text(of: name, in: tree) }

    /// The name as stored in the scope: `__x` becomes `_C__x` in class `C` (leading underscores of the class stripped).
    private mutating func mangled(_ name: NameID, in scope: ScopeID) -> NameID {
        guard let className = table.enclosingClassNames[Int(scope.rawValue)] else { return name }
        return mangled(name, inClass: className)
    }

    mutating func mangled(_ name: NameID, inClass className: NameID) -> NameID {
        guard name.rawValue < table.treeNameCount else { return name }
        let bytes = tree.bytes(of: name)
        let underscore = UInt8(ascii: "_")
        guard bytes.count > 2, bytes.prefix(2).allSatisfy({ $0 == underscore }) else { return name }
        if bytes.suffix(2).allSatisfy({ $0 == underscore }) || bytes.contains(UInt8(ascii: ".")) { return name }
        let stem = tree.bytes(of: className).drop { $0 == underscore }
        guard !stem.isEmpty else { return name }
        let pair = SymbolTable.NamePair(className: className, name: name)
        if let known = table.mangledNames[pair] { return known }
        var result: ContiguousArray<UInt8> = [underscore]
        result.append(contentsOf: stem)
        result.append(contentsOf: bytes)
        let id = intern(result)
        table.mangledNames[pair] = id
        return id
    }

    private mutating func intern(_ bytes: ContiguousArray<UInt8>) -> NameID {
        if ids.isEmpty {
            for number in 0..<tree.nameCount {
                let name = NameID(rawValue: UInt32(number))
                ids[ContiguousArray(tree.bytes(of: name))] = name
            }
        }
        if let known = ids[bytes] { return known }
        let id = NameID(rawValue: table.treeNameCount + UInt32(table.extraNames.count))
        table.extraNames.append(bytes)
        ids[bytes] = id
        return id
    }

    /// `a` of `a.b.c`, which is what `import a.b.c` binds.
    mutating func firstPart(of name: NameID) -> NameID {
        let bytes = tree.bytes(of: name)
        guard let dot = bytes.firstIndex(of: UInt8(ascii: ".")) else { return name }
        let first = intern(ContiguousArray(bytes[..<dot]))
        table.importedNames[name] = first
        return first
    }

    mutating func noteDocstring(_ id: StatementID) {
        if case .expression(let value) = tree[id], case .constant(.string) = tree[value] { insert(.hasDocstring) }
    }
}

extension Scope.Kind {
    /// Scopes whose names can be free in scopes inside.
    var isFunctionLike: Bool {
        switch self {
        case .module, .class, .annotation: false
        default: true
        }
    }

    /// The lazily evaluated scopes of annotations and type parameters, which may not contain `yield`, `await` and `:=`.
    var isLazy: Bool {
        switch self {
        case .typeParameters, .typeVariableBound, .typeParameterDefault, .typeAlias, .annotation: true
        default: false
        }
    }
}

extension SyntaxDiagnostic {
    func found(by origin: Origin) -> SyntaxDiagnostic {
        var diagnostic = self
        diagnostic.origin = origin
        return diagnostic
    }

    /// A diagnostic about a place in a finished tree.
    init(tree: Tree, message: String, span: ByteSpan, kind: SyntaxDiagnostic.Kind = .syntaxError) {
        let range = tree.range(of: span)
        self.init(
            kind: kind, message: message, range: range, lineText: tree.sourceLine(Int(range.line)), sourceName: tree.sourceName)
    }
}
