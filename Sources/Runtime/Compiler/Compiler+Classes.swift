import TaipanSyntax

/// Class statements: `__build_class__(body, name, *bases, **keywords)`, and the code of the body, which fills a namespace.
extension Compiler {
    func compileClass(_ id: ClassID, span: ByteSpan) throws(ScriptException) {
        let definition = tree[id]
        let mark = unit.top
        defer { unit.top = mark }
        let base = try compileDecorators(definition.decorators)
        let register = unit.allocate()
        if definition.typeParameters.isEmpty {
            try compileClassCall(id, span: span, genericBase: nil, at: register)
        } else {
            try compileGenericClass(id, span: span, into: register)
        }
        unit.top = register + 1
        applyDecorators(definition.decorators, at: base)
        unit.span = span
        storeName(definition.name, .temporary(base))
    }

    /// The class in `base`, the last register allocated. `genericBase` is the register of `Generic[...]`, which is taken.
    func compileClassCall(_ id: ClassID, span: ByteSpan, genericBase: Int?, at base: Int) throws(ScriptException) {
        let definition = tree[id]
        guard let scope = symbols.scope(of: id) else { return }
        unit.span = span
        unit.emit(.loadBuildClass, a: base)
        let function = unit.allocate()
        let parts = allocateFunctionParts()
        let code = try classCode(definition, scope, span: span)
        emitFunction(code, scope, parts, span: span, into: function)
        unit.top = function + 1
        unit.loadConstant(value(of: definition.name), into: unit.allocate())
        if needsExtendedCall(definition.bases, definition.keywords) {
            return try compileExtendedCall(definition.bases, definition.keywords, leading: 2, trailing: genericBase, span, at: base)
        }
        for argument in tree[definition.bases] { try compile(argument, into: unit.allocate()) }
        if let genericBase { unit.emit(.moveTemporary, a: unit.allocate(), b: genericBase) }
        for keyword in tree[definition.keywords] { try compile(keyword.value, into: unit.allocate()) }
        unit.span = span
        let count = 2 + Int(definition.bases.count) + (genericBase == nil ? 0 : 1) + Int(definition.keywords.count)
        guard !definition.keywords.isEmpty else { return unit.emit(.call, a: base, b: count) }
        let names = tree[definition.keywords].compactMap { $0.name.map { value(of: mangled($0)) } }
        unit.emit(.callKeywords, a: base, b: count, c: unit.requiredOperandConstant(vm.makeTuple(names)))
    }

    private func classCode(_ definition: ClassDefinition, _ scope: ScopeID, span: ByteSpan) throws(ScriptException) -> Value {
        try compileScope(scope, span: firstSpan(span, definition.decorators)) { () throws(ScriptException) in
            unit.span = firstSpan(span, definition.decorators)
            storeInNamespace("__module__") { register in
                unit.emit(.loadName, a: register, b: 0, c: unit.cache(vm.intern("__name__"), for: .loadName, shared: true))
            }
            storeInNamespace("__qualname__") { unit.loadConstant(unit.qualifiedName, into: $0) }
            storeInNamespace("__firstlineno__") { unit.loadConstant(Value(smallInt: unit.firstLine), into: $0) }
            if symbols[scope].flags.contains(.needsClassDictionary), let cell = hiddenCell("__classdict__") {
                let namespace = unit.allocate()
                unit.emit(.loadLocals, a: namespace)
                unit.emit(.storeCell, flags: 1, a: cell, b: namespace)
                unit.top = namespace
            }
            try compileBody(definition.body, docstringName: "__doc__")
            unit.span = .inherited
            guard unit.isReachable else { return }
            let names = vm.makeTuple((staticAttributes[scope] ?? []).sorted { vm.swiftString($0) < vm.swiftString($1) })
            storeInNamespace("__static_attributes__") { unit.loadConstant(names, into: $0) }
            if symbols[scope].flags.contains(.needsClassDictionary), let cell = hiddenCell("__classdict__") {
                storeInNamespace("__classdictcell__") { unit.emit(.move, a: $0, b: cell) }
            }
            guard symbols[scope].flags.contains(.needsClassCell), let cell = hiddenCell("__class__") else { return emitReturnNone() }
            storeInNamespace("__classcell__") { unit.emit(.move, a: $0, b: cell) }
            unit.emit(.returnValue, a: cell)
            unit.endFlow()
        }
    }

    /// The register with the cell of a name that the compiler makes up.
    func hiddenCell(_ name: StaticString) -> Int? {
        let text = vm.intern(name)
        return unit.cellRegisters.first { value(of: $0.key) == text }?.value
    }

    private func storeInNamespace(_ name: StaticString, _ load: (Int) -> Void) {
        let register = unit.allocate()
        load(register)
        unit.emit(.storeName, flags: 4, a: register, b: 0, c: unit.cache(vm.intern(name), for: .storeName, shared: true))
        unit.top = register
    }

    /// A method assigns to an attribute of self: the class lists its name (`__static_attributes__`).
    func noteStaticAttribute(_ object: ExpressionID, _ attribute: NameID) {
        guard case .name(let name, _) = tree[object], value(of: name) == selfName else { return }
        var outer: CodeUnit? = unit
        while let current = outer, current.kind != .class { outer = current.parent }
        guard let scope = outer?.scope else { return }
        let text = value(of: mangled(attribute))
        if staticAttributes[scope]?.contains(text) != true { staticAttributes[scope, default: []].append(text) }
    }
}
