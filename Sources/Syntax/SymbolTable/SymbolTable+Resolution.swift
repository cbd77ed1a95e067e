extension SymbolTableBuilder {
    /// Settles what every name refers to, outer scopes first.
    mutating func resolve() throws(TableFailure) {
        for number in table.scopes.indices where !states[number].isInAnnotation {
            let id = ScopeID(rawValue: UInt32(number))
            // Scopes inside may add names that pass through; those are settled when they are added.
            for position in table.scopes[number].symbols.indices {
                try resolve(position, in: id)
            }
        }
        for number in table.scopes.indices { sortNames(number) }
    }

    private mutating func resolve(_ position: Int, in id: ScopeID) throws(TableFailure) {
        let number = Int(id.rawValue)
        let symbol = table.scopes[number].symbols[position]
        if symbol.flags.contains(.global) {
            if symbol.flags.contains(.nonlocal) {
                throw refuse(id, symbol.name, "name '\(text(symbol.name))' is nonlocal and global")
            }
            return settle(position, in: number, .globalExplicit)
        }
        if symbol.flags.contains(.nonlocal) {
            if table.scopes[number].kind == .module { throw refuse(id, symbol.name, "nonlocal declaration not allowed at module level") }
            guard let owner = binder(of: symbol.name, around: id) else {
                throw refuse(id, symbol.name, "no binding for nonlocal '\(text(symbol.name))' found")
            }
            if table.symbol(symbol.name, in: owner)?.flags.contains(.typeParameter) == true {
                throw refuse(
                    id, symbol.name, "nonlocal binding not allowed for type parameter '\(text(symbol.name))'")
            }
            return bindFree(symbol.name, position, in: id, to: owner)
        }
        if symbol.flags.isBound { return settle(position, in: number, symbol.resolution == .cell ? .cell : .local) }
        if table.scopes[number].flags.contains(.seesClassScope), let seen = classSymbol(symbol.name, around: id) {
            return settle(position, in: number, seen)
        }
        guard let owner = binder(of: symbol.name, around: id) else { return settle(position, in: number, .globalImplicit) }
        bindFree(symbol.name, position, in: id, to: owner)
    }

    private mutating func refuse(_ scope: ScopeID, _ name: NameID, _ message: String) -> TableFailure {
        refuse(message, at: directives[Directive(scope: scope, name: name)] ?? table[scope].span)
    }

    private mutating func settle(_ position: Int, in number: Int, _ resolution: Symbol.Resolution) {
        table.scopes[number].symbols[position].resolution = resolution
    }

    /// What a class says about a name that an annotation scope directly in it uses; nil if it says nothing.
    private func classSymbol(_ name: NameID, around id: ScopeID) -> Symbol.Resolution? {
        var ancestor = table[id].parent
        while let current = ancestor {
            let scope = table[current]
            if scope.kind == .class {
                guard let symbol = table.symbol(name, in: current) else { return nil }
                if symbol.flags.contains(.global) { return .globalExplicit }
                return symbol.flags.isBound && !symbol.flags.contains(.nonlocal) ? .globalImplicit : nil
            }
            guard scope.flags.contains(.seesClassScope) else { return nil }
            // A type parameter hides the class's name.
            if let symbol = table.symbol(name, in: current), symbol.flags.isBound { return nil }
            ancestor = scope.parent
        }
        return nil
    }

    /// The scope around `id` that binds the name for scopes inside; nil if it is global.
    private func binder(of name: NameID, around id: ScopeID) -> ScopeID? {
        var ancestor = table.scopes[Int(id.rawValue)].parent
        while let current = ancestor {
            let kind = table.scopes[Int(current.rawValue)].kind
            ancestor = table.scopes[Int(current.rawValue)].parent
            if kind == .module { return nil }
            if kind == .class {
                if name == KnownName.dunderClass || name == KnownName.classDictionary { return current }
                continue
            }
            guard kind.isFunctionLike, let symbol = table.symbol(name, in: current) else { continue }
            if symbol.flags.contains(.global) { return nil }
            if symbol.flags.isBound, !symbol.flags.contains(.nonlocal) { return current }
        }
        return nil
    }

    /// Makes a name free in a scope, passes it through the scopes between, and makes it a cell where it is bound.
    private mutating func bindFree(_ name: NameID, _ position: Int, in id: ScopeID, to owner: ScopeID) {
        let number = Int(id.rawValue)
        settle(position, in: number, .free)
        table.scopes[number].frees.append(name)
        table.scopes[number].flags.insert(.hasFree)
        var ancestor: ScopeID? = id
        var isInlined = true
        while let current = ancestor, current != owner {
            let scope = Int(current.rawValue)
            if table.scopes[scope].kind != .comprehension || table.scopes[scope].flags.contains(.generatorExpression) {
                isInlined = false
            }
            if current != id { pass(name, through: current) }
            ancestor = table.scopes[scope].parent
        }
        let ownerNumber = Int(owner.rawValue)
        if table[owner].kind == .class {
            table.scopes[ownerNumber].flags.insert(name == KnownName.dunderClass ? .needsClassCell : .needsClassDictionary)
            return
        }
        guard let position = table.positions[ownerNumber][name] else { return }
        if !isInlined { table.scopes[ownerNumber].symbols[position].flags.insert(.neededByFunction) }
        if table.scopes[ownerNumber].symbols[position].resolution != .cell {
            table.scopes[ownerNumber].symbols[position].resolution = .cell
            table.scopes[ownerNumber].cells.append(name)
        }
    }

    private mutating func pass(_ name: NameID, through id: ScopeID) {
        let number = Int(id.rawValue)
        table.scopes[number].flags.insert(.hasFree)
        guard let position = table.positions[number][name] else {
            table.positions[number][name] = table.scopes[number].symbols.count
            table.scopes[number].symbols.append(Symbol(name: name, flags: [], resolution: .free))
            table.scopes[number].frees.append(name)
            return
        }
        let symbol = table.scopes[number].symbols[position]
        let keepsOwn = table.scopes[number].kind == .class || table.scopes[number].flags.contains(.seesClassScope)
        if keepsOwn, symbol.resolution != .free, !symbol.flags.contains(.classFree) {
            table.scopes[number].symbols[position].flags.insert(.classFree)
            table.scopes[number].frees.append(name)
        }
    }

    private mutating func sortNames(_ number: Int) {
        table.scopes[number].cells = sorted(table.scopes[number].cells)
        table.scopes[number].frees = sorted(table.scopes[number].frees)
    }

    private func sorted(_ names: ContiguousArray<NameID>) -> ContiguousArray<NameID> {
        guard names.count > 1 else { return names }
        return ContiguousArray(
            names.sorted { table.bytes(of: $0, in: tree).lexicographicallyPrecedes(table.bytes(of: $1, in: tree)) })
    }
}

extension Symbol.Flags {
    /// Occurrences that bind the name in its scope.
    var isBound: Bool { !isDisjoint(with: [.assigned, .parameter, .imported, .typeParameter]) }
}

extension SymbolTable {
    /// Builds the table of a tree, and makes sure that the tree breaks none of the rules `compile` has beyond the grammar.
    /// - Parameter stackBudget: bytes of native stack to use at most.
    /// - Throws: ``SyntaxDiagnostic`` with CPython's wording.
    public init(_ tree: Tree, stackBudget: Int = Parser.defaultStackBudget) throws(SyntaxDiagnostic) {
        var futures = FutureImports(tree: tree)
        do throws(SyntaxDiagnostic) { try futures.read() } catch { throw error.found(by: .symbolTable) }
        var builder = SymbolTableBuilder(tree: tree, stackBudget: stackBudget)
        builder.table.futureFeatures = futures.features
        try? builder.build()
        if let finding = builder.finding { throw finding.found(by: .symbolTable) }
        self = builder.table
        var checker = RuleChecker(tree: tree, table: self, lastFutureLine: futures.lastLine, stackBudget: stackBudget)
        try? checker.check()
        if let finding = checker.finding { throw finding.found(by: .compiler) }
    }
}
