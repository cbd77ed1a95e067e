import TaipanSyntax

/// Assignment in all its forms, and `del`.
extension Compiler {
    func compileAssign(_ targets: ExpressionList, _ value: ExpressionID) throws(ScriptException) {
        guard targets.count == 1 else { return try compileChain(targets, value) }
        let target = tree[targets, 0]
        switch tree[target] {
        case .name(let name, _):
            guard let register = targetRegister(name) else { break }
            try compile(value, into: register)
            noteBound(name, register)
            unit.markPart(tree.span(of: target))
            return
        case .tuple(let names, _), .list(let names, _):
            if try compileParallel(names, value) { return }
        default: break
        }
        try store(in: target, try operand(value, before: target))
    }

    private func compileChain(_ targets: ExpressionList, _ value: ExpressionID) throws(ScriptException) {
        let result = try operand(value)
        // A later target may be a local that holds the value itself: what is stored is what was there at first.
        var source = result
        if !result.isTemporary {
            source = .temporary(unit.allocate())
            unit.emit(.move, a: source.register, b: result.register)
        }
        for index in 0..<Int(targets.count) {
            try store(in: tree[targets, index], index == Int(targets.count) - 1 ? source : source.borrowed)
        }
    }

    /// `a, b = x, y` without a tuple in between.
    private func compileParallel(_ targets: ExpressionList, _ value: ExpressionID) throws(ScriptException) -> Bool {
        guard case .tuple(let values, _) = tree[value], !isConstant(value), values.count == targets.count, values.count <= 8 else { return false }
        func isStarred(_ id: ExpressionID) -> Bool { if case .starred = tree[id] { true } else { false } }
        guard !tree[values].contains(where: isStarred), !tree[targets].contains(where: isStarred) else { return false }
        let base = unit.top
        for item in tree[values] { try compile(item, into: unit.allocate()) }
        for index in 0..<Int(targets.count) { try store(in: tree[targets, index], .temporary(base + index)) }
        return true
    }

    /// Stores the value, taking it if it is a temporary.
    func store(in target: ExpressionID, _ source: Operand) throws(ScriptException) {
        try checkDepth()
        let mark = unit.top
        defer { unit.top = mark }
        let span = tree.span(of: target)
        switch tree[target] {
        case .name(let name, _):
            unit.span = span
            storeName(name, source)
        case .attribute(let object, let name, _):
            noteStaticAttribute(object, name)
            let owner = try operand(object)
            unit.span = span
            emitAttribute(.setAttribute, name, flags: source.takeA | owner.takeB, a: source.register, b: owner.register)
        case .subscript(let object, let index, _):
            let owner = try operand(object, before: index)
            let position = try operand(index)
            unit.span = span
            unit.emit(.setItem, flags: source.takeA | owner.takeB | position.takeC, a: source.register, b: owner.register, c: position.register)
        case .tuple(let targets, _), .list(let targets, _): try unpack(targets, source, span)
        case .starred(let inner, _): try store(in: inner, source)
        default: break
        }
    }

    private func unpack(_ targets: ExpressionList, _ source: Operand, _ span: ByteSpan) throws(ScriptException) {
        let list = tree[targets]
        unit.span = span
        let star = list.firstIndex { if case .starred = tree[$0] { true } else { false } }
        let base = unit.allocate(max(list.count, 1))
        if let star {
            let before = star - list.startIndex, after = list.endIndex - star - 1
            guard before < 256, after < 256 else { throw syntaxError("too many expressions in star-unpacking assignment", at: span) }
            unit.emit(.unpackStarred, flags: source.takeB, a: base, b: source.register, c: before | after << 8)
        } else {
            unit.emit(.unpack, flags: source.takeB, a: base, b: source.register, c: list.count)
        }
        for (number, target) in list.enumerated() { try store(in: target, .temporary(base + number)) }
    }

    func compileAugmentedAssign(_ target: ExpressionID, _ op: BinaryOperator, _ value: ExpressionID, _ span: ByteSpan) throws(ScriptException) {
        let place = tree.span(of: target)
        switch tree[target] {
        case .name(let name, _):
            if let register = targetRegister(name), !rebindsNames(value) {
                unit.span = place
                check(register)
                unit.markPart(place)
                try emitBinary(op, .local(register), value, flags: 8, span: span, into: register)
                return
            }
            let result = unit.allocate()
            unit.span = place
            loadName(name, into: result)
            try emitBinary(op, .temporary(result), value, flags: 8, span: span, into: result)
            storeName(name, .temporary(result))
        case .attribute(let object, let name, _):
            noteStaticAttribute(object, name)
            let owner = try operand(object, before: value)
            let result = unit.allocate()
            unit.span = place
            emitAttribute(.getAttribute, name, flags: 0, a: result, b: owner.register)
            try emitBinary(op, .temporary(result), value, flags: 8, span: span, into: result)
            unit.span = place
            emitAttribute(.setAttribute, name, flags: 4 | owner.takeB, a: result, b: owner.register)
        case .subscript(let object, let index, _):
            let owner = rebindsNames(index) ? try operand(object, before: index) : try operand(object, before: value)
            let position = try operand(index, before: value)
            let result = unit.allocate()
            unit.span = place
            unit.emit(.getItem, a: result, b: owner.register, c: position.register)
            try emitBinary(op, .temporary(result), value, flags: 8, span: span, into: result)
            unit.span = place
            unit.emit(.setItem, flags: 4 | owner.takeB | position.takeC, a: result, b: owner.register, c: position.register)
        default: break
        }
    }

    func compileAnnotatedAssign(_ target: ExpressionID, _ annotation: ExpressionID, _ value: ExpressionID?, isSimple: Bool, _ span: ByteSpan) throws(ScriptException) {
        if let value { try store(in: target, try operand(value, before: target)) }
        let evaluates = unit.kind == .module || unit.kind == .class
        switch tree[target] {
        case .name(let name, _):
            if isSimple && evaluates { try storeAnnotation(name, annotation, span) }
        case .attribute(let object, _, _):
            if value == nil { try discard(object) }
        case .subscript(let object, let index, _):
            if value == nil {
                try discard(object)
                try discard(index)
            }
        default: break
        }
        if evaluates, !isSimple, !symbols.futureFeatures.contains(.annotations) { try discard(annotation) }
    }

    /// `__annotations__[name] = annotation`
    private func storeAnnotation(_ name: NameID, _ annotation: ExpressionID, _ span: ByteSpan) throws(ScriptException) {
        let base = unit.allocate(3)
        try compileAnnotation(annotation, into: base)
        unit.span = span
        let annotations = vm.intern("__annotations__")
        if unit.flags.contains(.usesNamespace) {
            unit.emit(.loadName, a: base + 1, b: 0, c: unit.cache(annotations, for: .loadName, shared: true))
        } else {
            unit.emit(.loadGlobal, a: base + 1, c: unit.cache(annotations, for: .loadGlobal, shared: true))
        }
        unit.loadConstant(self.value(of: mangled(name)), into: base + 2)
        unit.emit(.setItem, flags: 4 | 1 | 2, a: base, b: base + 1, c: base + 2)
    }

    func delete(_ target: ExpressionID) throws(ScriptException) {
        try checkDepth()
        let mark = unit.top
        defer { unit.top = mark }
        let span = tree.span(of: target)
        switch tree[target] {
        case .name(let name, _):
            unit.span = span
            deleteName(name)
        case .attribute(let object, let name, _):
            let owner = try operand(object)
            unit.span = span
            emitAttribute(.deleteAttribute, name, flags: owner.takeB, a: 0, b: owner.register)
        case .subscript(let object, let index, _):
            let owner = try operand(object, before: index)
            let position = try operand(index)
            unit.span = span
            unit.emit(.deleteItem, flags: owner.takeB | position.takeC, b: owner.register, c: position.register)
        case .tuple(let targets, _), .list(let targets, _): for inner in tree[targets] { try delete(inner) }
        default: break
        }
    }
}
