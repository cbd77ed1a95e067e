/// Addresses a scope in a ``SymbolTable``.
public struct ScopeID: Sendable, Hashable {
    public let rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// The scopes of a tree and what each name in them refers to; and, by being built without an error, the assurance that
/// the tree breaks none of the rules CPython's `compile` enforces beyond its grammar.
public struct SymbolTable: Sendable {
    /// All scopes; an enclosing scope comes before those inside it. The first is the module's (or expression's).
    public internal(set) var scopes: ContiguousArray<Scope> = []
    /// `from __future__` features in force.
    public internal(set) var futureFeatures: FutureFeatures = []

    var functionScopes: [FunctionID: ScopeID] = [:]
    var classScopes: [ClassID: ScopeID] = [:]
    var expressionScopes: [ExpressionID: ScopeID] = [:]
    var functionTypeParameterScopes: [FunctionID: ScopeID] = [:]
    var classTypeParameterScopes: [ClassID: ScopeID] = [:]
    var aliasScopes: [StatementID: ScopeID] = [:]
    var aliasTypeParameterScopes: [StatementID: ScopeID] = [:]
    /// By position of the type parameter in the tree's side array.
    var boundScopes: [UInt32: ScopeID] = [:]
    var defaultScopes: [UInt32: ScopeID] = [:]
    /// For each scope, its symbols' positions by name.
    var positions: ContiguousArray<[NameID: Int]> = []
    /// Names that do not occur in the tree: mangled ones and `__class__`. Their ids follow those of the tree.
    var extraNames: ContiguousArray<ContiguousArray<UInt8>> = []
    /// For each scope, the name of the innermost enclosing class, for mangling.
    var enclosingClassNames: ContiguousArray<NameID?> = []
    /// (class name, private name) to mangled name.
    var mangledNames: [NamePair: NameID] = [:]
    /// For dotted module paths, their first part.
    var importedNames: [NameID: NameID] = [:]
    let treeNameCount: UInt32

    struct NamePair: Hashable {
        let className: NameID
        let name: NameID
    }

    /// Features that `from __future__ import` turns on and that still change anything in 3.13.
    public struct FutureFeatures: OptionSet, Sendable {
        public let rawValue: UInt32
        public init(rawValue: UInt32) { self.rawValue = rawValue }

        public static let annotations = FutureFeatures(rawValue: 1 << 0)
        /// `<>` instead of `!=` (PEP 401).
        public static let barryAsFLUFL = FutureFeatures(rawValue: 1 << 1)
    }

    init(treeNameCount: Int) {
        self.treeNameCount = UInt32(treeNameCount)
    }
}

extension SymbolTable {
    /// The outermost scope.
    public var root: ScopeID { ScopeID(rawValue: 0) }

    public subscript(id: ScopeID) -> Scope { scopes[Int(id.rawValue)] }

    /// The scope of a function's body.
    public func scope(of id: FunctionID) -> ScopeID? { functionScopes[id] }

    /// The scope of a class's body.
    public func scope(of id: ClassID) -> ScopeID? { classScopes[id] }

    /// The scope of a lambda, comprehension or generator expression.
    public func scope(of id: ExpressionID) -> ScopeID? { expressionScopes[id] }

    /// The scope of the value of a `type` statement.
    public func scope(ofAlias id: StatementID) -> ScopeID? { aliasScopes[id] }

    /// The scope that holds the type parameters of a generic function.
    public func typeParameterScope(of id: FunctionID) -> ScopeID? { functionTypeParameterScopes[id] }

    /// The scope that holds the type parameters of a generic class.
    public func typeParameterScope(of id: ClassID) -> ScopeID? { classTypeParameterScopes[id] }

    /// The scope that holds the type parameters of a generic `type` statement.
    public func typeParameterScope(ofAlias id: StatementID) -> ScopeID? { aliasTypeParameterScopes[id] }

    /// The scope of the bound of the type parameter at `index` of `list`.
    public func boundScope(_ list: TypeParameterList, _ index: Int) -> ScopeID? { boundScopes[list.start + UInt32(index)] }

    /// The scope of the default of the type parameter at `index` of `list`.
    public func defaultScope(_ list: TypeParameterList, _ index: Int) -> ScopeID? {
        defaultScopes[list.start + UInt32(index)]
    }

    /// The name as it is stored: `__x` inside class `C` is `_C__x`. Any name of the tree may be asked for in any scope.
    public func mangled(_ name: NameID, in scope: ScopeID) -> NameID {
        guard let className = enclosingClassNames[Int(scope.rawValue)] else { return name }
        return mangledNames[NamePair(className: className, name: name)] ?? name
    }

    /// What the (mangled) name is in the scope; nil if it does not occur there.
    public func symbol(_ name: NameID, in scope: ScopeID) -> Symbol? {
        guard let position = positions[Int(scope.rawValue)][name] else { return nil }
        return scopes[Int(scope.rawValue)].symbols[position]
    }

    /// UTF-8 bytes of a name, of the tree or added by the table.
    public func bytes(of name: NameID, in tree: Tree) -> ContiguousArray<UInt8>.SubSequence {
        if name.rawValue < treeNameCount { return tree.bytes(of: name) }
        return extraNames[Int(name.rawValue - treeNameCount)][...]
    }

    /// Text of a name, of the tree or added by the table.
    public func text(of name: NameID, in tree: Tree) -> String {
        String(decoding: bytes(of: name, in: tree), as: UTF8.self)
    }

    /// The name that `import a.b.c` binds: `a`.
    public func importedName(_ name: NameID, in tree: Tree) -> NameID { importedNames[name] ?? name }
}

/// The text breaks a rule; the finding is in the value that walks the tree. A trivial error keeps frames small.
struct TableFailure: Error {}
