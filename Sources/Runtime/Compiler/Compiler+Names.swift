import TaipanSyntax

/// Loading, storing and deleting names.
extension Compiler {
    /// What the (mangled) name refers to here.
    func resolve(_ name: NameID) -> Binding {
        for layer in unit.layers.reversed() {
            if let binding = layer.names[name] { return binding }
            guard let symbol = symbols.symbol(name, in: layer.scope) else { continue }
            switch symbol.resolution {
            case .globalExplicit: return Binding(.global)
            case .globalImplicit: return Binding(unit.kind == .module && usesNamespace ? .name : .global)
            default: continue
            }
        }
        if let binding = unit.names[name] { return binding }
        switch unit.kind {
        case .class: return Binding(.name)
        case .module: return Binding(usesNamespace ? .name : .global)
        default: return Binding(symbols[unit.scope].flags.contains(.seesClassScope) ? .classDictionary : .global)
        }
    }

    /// The register with the cell of a name, for a closure.
    func cellRegister(_ name: NameID) -> Int? {
        for layer in unit.layers.reversed() {
            if let binding = layer.names[name] { return binding.kind == .cell ? binding.register : nil }
        }
        return unit.cellRegisters[name]
    }

    /// Raises where the local may be unbound.
    @inline(__always)
    func check(_ register: Int) {
        if !unit.bound.contains(register) { checkSlowly(register) }
    }

    private func checkSlowly(_ register: Int) {
        unit.emit(.checkLocal, a: register)
    }

    func loadName(_ raw: NameID, into destination: Int) {
        let name = mangled(raw)
        let binding = resolve(name)
        let text = value(of: name)
        switch binding.kind {
        case .local:
            check(binding.register)
            unit.emit(.move, a: destination, b: binding.register)
        case .cell: unit.emit(.loadCell, a: destination, b: binding.register)
        case .global: unit.emit(.loadGlobal, a: destination, c: unit.cache(text, for: .loadGlobal, shared: true))
        case .name: unit.emit(.loadName, a: destination, b: 0, c: unit.cache(text, for: .loadName, shared: true))
        case .nameOrCell:
            unit.emit(.loadNameOrCell, a: destination, b: 0, c: unit.cache(text, for: .loadNameOrCell, shared: true))
            unit.emit(.extra, a: binding.register)
        case .classDictionary, .classDictionaryOrCell: loadFromClass(text, binding, into: destination)
        }
    }

    /// Scopes of type parameters see the names of the class around them.
    private func loadFromClass(_ text: Value, _ binding: Binding, into destination: Int) {
        guard let cell = unit.freeNames.first(where: { value(of: $0) == classDictionaryName }).flatMap({ unit.cellRegisters[$0] }) else {
            if binding.kind == .classDictionary {
                unit.emit(.loadGlobal, a: destination, c: unit.cache(text, for: .loadGlobal, shared: true))
            } else {
                unit.emit(.loadCell, a: destination, b: binding.register)
            }
            return
        }
        let mapping = unit.scratch(destination)
        unit.emit(.loadCell, a: mapping, b: cell)
        if binding.kind == .classDictionary {
            unit.emit(.loadNameOrGlobal, flags: 1, a: destination, b: mapping, c: unit.cache(text, for: .loadNameOrGlobal))
        } else {
            unit.emit(.loadNameOrCell, flags: 1, a: destination, b: mapping, c: unit.cache(text, for: .loadNameOrCell))
            unit.emit(.extra, a: binding.register)
        }
        if mapping != destination { unit.top = mapping }
    }

    /// The register of a plain local, checked to be bound; nil for any other name.
    @inline(__always)
    func localRegister(_ raw: NameID) -> Int? {
        let binding = resolve(mangled(raw))
        guard binding.kind == .local else { return nil }
        check(binding.register)
        return binding.register
    }

    /// Where a value for the name may be computed directly, if it is a plain local.
    func targetRegister(_ raw: NameID) -> Int? {
        let binding = resolve(mangled(raw))
        return binding.kind == .local ? binding.register : nil
    }

    func storeName(_ raw: NameID, _ operand: Operand) {
        let name = mangled(raw)
        let binding = resolve(name)
        let text = value(of: name)
        switch binding.kind {
        case .local:
            unit.emit(operand.isTemporary ? .moveTemporary : .move, a: binding.register, b: operand.register)
            noteBound(raw, binding.register)
        case .cell, .nameOrCell: unit.emit(.storeCell, flags: operand.takeB, a: binding.register, b: operand.register)
        case .global, .classDictionary, .classDictionaryOrCell:
            unit.emit(.storeGlobal, flags: operand.takeB, b: operand.register, c: unit.cache(text, for: .storeGlobal, shared: true))
        case .name:
            unit.emit(.storeName, flags: operand.takeA, a: operand.register, b: 0, c: unit.cache(text, for: .storeName, shared: true))
        }
    }

    func deleteName(_ raw: NameID) {
        let name = mangled(raw)
        let binding = resolve(name)
        let text = value(of: name)
        switch binding.kind {
        case .local:
            unit.emit(.deleteLocal, a: binding.register)
            unit.bound.remove(binding.register)
        case .cell, .nameOrCell: unit.emit(.deleteCell, a: binding.register)
        case .global, .classDictionary, .classDictionaryOrCell:
            unit.emit(.deleteGlobal, c: unit.cache(text, for: .deleteGlobal, shared: true))
        case .name: unit.emit(.deleteName, b: 0, c: unit.cache(text, for: .deleteName, shared: true))
        }
    }

    /// The end of `except ... as name`: unbound, whether the body left it bound or not.
    func unbindHandlerName(_ raw: NameID) {
        let binding = resolve(mangled(raw))
        if binding.kind == .local {
            unit.clear(binding.register)
            unit.bound.remove(binding.register)
            return
        }
        let none = unit.allocate()
        unit.loadConstant(.none, into: none)
        storeName(raw, .temporary(none))
        unit.top = none
        deleteName(raw)
    }
}
