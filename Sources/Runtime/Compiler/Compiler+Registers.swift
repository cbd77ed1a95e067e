import TaipanSyntax

/// Which register, cell or namespace each name of a scope lives in.
extension Compiler {
    /// List, set and dict comprehensions are part of the code around them (PEP 709), except in class bodies and the scopes of type
    /// parameters, whose names a comprehension must not see.
    func isInlined(_ scope: ScopeID) -> Bool {
        let inner = symbols[scope]
        guard inner.kind == .comprehension, !inner.flags.contains(.generatorExpression), let parent = inner.parent else { return false }
        switch symbols[parent].kind {
        case .module, .function, .lambda, .comprehension: return true
        default: return false
        }
    }

    /// Names bound in `scope` or around it that scopes with code of their own, inside it, refer to; lays out the inlined
    /// comprehensions on the way.
    private func capturedNames(in scope: ScopeID) -> Set<NameID> {
        var captured: Set<NameID> = []
        for child in symbols[scope].children {
            guard symbols[child].kind != .annotation else { continue }
            guard isInlined(child) else {
                captured.formUnion(symbols[child].frees)
                continue
            }
            let inner = capturedNames(in: child)
            let variables = ComprehensionVariables(scope: child)
            for symbol in symbols[child].symbols where symbol.resolution == .local || symbol.resolution == .cell {
                variables.registers.append((symbol.name, 0, inner.contains(symbol.name)))
            }
            unit.comprehensions[child] = variables
            let own = variables.registers
            captured.formUnion(inner.filter { name in !own.contains { $0.name == name } })
        }
        return captured
    }

    func layOut(hiddenParameters: Int) {
        let scope = symbols[unit.scope]
        let captured = capturedNames(in: unit.scope)
        let takesNamespace = scope.kind == .class || scope.kind == .module && usesNamespace
        if takesNamespace {
            unit.localNames.append(vm.intern(".namespace"))
            unit.flags.insert(.usesNamespace)
        }
        for number in 0..<hiddenParameters { unit.localNames.append(vm.intern(".\(number)")) }
        unit.argumentCount = hiddenParameters
        let isFunction = scope.kind != .class && scope.kind != .module
        if isFunction {
            unit.flags.formUnion([.optimized, .newLocals])
            layOutLocals(scope, captured)
        } else {
            for symbol in scope.symbols { unit.names[symbol.name] = outerBinding(symbol, scope.kind) }
        }
        layOutComprehensions(of: unit.scope)
        // A class's cells are those that its methods get from the compiler: `__class__` and `__classdict__`.
        let cells = isFunction ? scope.cells.filter { unit.cellRegisters[$0] == nil && captured.contains($0) }
            : ContiguousArray(captured.filter { isClassCell($0, scope) })
        for name in cells {
            unit.cellNames.append(name)
            bindCell(name)
        }
        unit.cellNames.sort { symbols.bytes(of: $0, in: tree).lexicographicallyPrecedes(symbols.bytes(of: $1, in: tree)) }
        for name in scope.frees {
            unit.freeNames.append(name)
            bindCell(name)
        }
        if isFunction { bindFreeNames(scope) } else if scope.kind == .class {
            for name in scope.frees where symbols.symbol(name, in: unit.scope)?.resolution == .free {
                unit.names[name] = Binding(.nameOrCell, unit.cellRegisters[name] ?? 0)
            }
        }
        unit.localCount = unit.localNames.count
        unit.top = unit.localCount
        unit.registerCount = unit.localCount
        if scope.flags.contains(.nested) { unit.flags.insert(.nested) }
        if symbols.futureFeatures.contains(.annotations) { unit.flags.insert(.futureAnnotations) }
        unit.name = vm.intern(scope.name)
        unit.qualifiedName = qualifiedName()
        unit.firstLine = tree.position(of: unit.span.start).line
    }

    private func isClassCell(_ name: NameID, _ scope: Scope) -> Bool {
        let text = value(of: name)
        return text == classCellName && scope.flags.contains(.needsClassCell) || text == classDictionaryName && scope.flags.contains(.needsClassDictionary)
    }

    /// A name of a module or class body.
    private func outerBinding(_ symbol: Symbol, _ kind: Scope.Kind) -> Binding {
        if symbol.resolution == .globalExplicit || kind == .module && usesNamespace && isDeclaredGlobal(symbol.name) { return Binding(.global) }
        return Binding(kind == .class || usesNamespace ? .name : .global)
    }

    /// A `global` statement anywhere, be it in a nested function, holds for the outermost level too.
    private func isDeclaredGlobal(_ name: NameID) -> Bool {
        if declaredGlobals == nil {
            var names: Set<NameID> = []
            var pending = [symbols.root]
            while let scope = pending.popLast() {
                for symbol in symbols[scope].symbols where symbol.resolution == .globalExplicit { names.insert(symbol.name) }
                pending += symbols[scope].children
            }
            declaredGlobals = names
        }
        return declaredGlobals?.contains(name) ?? false
    }

    private func layOutLocals(_ scope: Scope, _ captured: Set<NameID>) {
        for (position, symbol) in scope.symbols.enumerated() {
            let isParameter = position < scope.parameterCount
            switch symbol.resolution {
            case .local, .cell:
                let isCell = symbol.resolution == .cell && captured.contains(symbol.name)
                if isCell && !isParameter { continue }
                unit.names[symbol.name] = Binding(isCell ? .cell : .local, unit.localNames.count)
                if isCell {
                    unit.cellNames.append(symbol.name)
                    unit.cellRegisters[symbol.name] = unit.localNames.count
                } else if isParameter {
                    noteBound(symbol.name, unit.localNames.count)
                }
                unit.localNames.append(value(of: symbol.name))
            case .globalExplicit:
                unit.names[symbol.name] = Binding(.global)
            case .globalImplicit:
                unit.names[symbol.name] = Binding(scope.flags.contains(.seesClassScope) ? .classDictionary : .global)
            case .free:
                continue
            }
        }
    }

    private func layOutComprehensions(of scope: ScopeID) {
        for child in symbols[scope].children {
            guard let variables = unit.comprehensions[child] else { continue }
            for index in variables.registers.indices {
                let (name, _, isCell) = variables.registers[index]
                variables.registers[index].register = unit.localNames.count
                variables.names[name] = Binding(isCell ? .cell : .local, unit.localNames.count)
                unit.localNames.append(value(of: name))
            }
            layOutComprehensions(of: child)
        }
    }

    private func bindCell(_ name: NameID) {
        unit.cellRegisters[name] = unit.localNames.count
        if unit.kind != .class { unit.names[name] = Binding(.cell, unit.localNames.count) }
        unit.localNames.append(value(of: name))
    }

    private func bindFreeNames(_ scope: Scope) {
        guard scope.flags.contains(.seesClassScope) else { return }
        for name in scope.frees where value(of: name) != classDictionaryName && value(of: name) != classCellName {
            unit.names[name] = Binding(.classDictionaryOrCell, unit.cellRegisters[name] ?? 0)
        }
    }

    var classDictionaryName: Value { vm.intern("__classdict__") }

    func emitPrologue() {
        let span = unit.span
        unit.span = .inherited
        defer { unit.span = span }
        for name in unit.cellNames {
            if let register = unit.cellRegisters[name] { unit.emit(.makeCell, a: register) }
        }
        if let first = unit.freeNames.first, let register = unit.cellRegisters[first] {
            unit.emit(.loadClosure, a: register, b: unit.freeNames.count)
        }
    }

    /// A local that certainly holds a value from here on.
    @inline(__always)
    func noteBound(_ name: NameID, _ register: Int) {
        if deletedNames.isEmpty || !(deletesPrivateName || deletedNames.contains(name)) { unit.bound.insert(register) }
    }

    /// `__qualname__` (PEP 3155).
    private func qualifiedName() -> Value {
        guard var parent = unit.parent else { return unit.name }
        var inner = unit.scope
        if parent.kind == .typeParameters, let next = parent.parent {
            inner = parent.scope
            parent = next
        }
        guard parent.parent != nil else { return unit.name }
        let kind = symbols[unit.scope].kind
        if kind == .function || kind == .class, let outerScope = symbols[inner].parent {
            let isDeclaredGlobal = symbols[outerScope].symbols.contains {
                $0.resolution == .globalExplicit && symbols.text(of: $0.name, in: tree) == symbols[unit.scope].name
            }
            if isDeclaredGlobal { return unit.name }
        }
        let separator = parent.kind == .class ? "." : ".<locals>."
        return vm.intern(vm.swiftString(parent.qualifiedName) + separator + symbols[unit.scope].name)
    }
}
