#if TAIPAN_CHECKED_HEAP
// The account of an interpreter that has ended: every count of every object still alive must have an owner that is known. One count too
// many is a leak, one too few a use after free in waiting.

extension VM {
    /// One line for each kind of object whose counts do not add up, or that nothing refers to; empty when all is well. To be asked when
    /// modules are emptied and cycles collected: what may live on then are built-in types, interned strings and what they refer to.
    func auditHeap() -> [String] {
        forEachObject { object in Heap.account(of: object).pointee = Heap.Account(unexplained: Int(object.pointee.count)) }
        forEachObject { object in
            visitCounted(object) { value in Heap.account(of: value.header).pointee.unexplained -= 1 }
        }
        var reached: [ObjectPointer] = []
        forEachRoot { value in
            guard value.isObject else { return }
            Heap.account(of: value.header).pointee.unexplained -= 1
            reached.append(value.header)
        }
        while let object = reached.popLast() {
            if Heap.account(of: object).pointee.isReached { continue }
            Heap.account(of: object).pointee.isReached = true
            visitCounted(object) { value in reached.append(value.header) }
        }
        var lines: [String: Int] = [:]
        forEachObject { object in
            let account = Heap.account(of: object).pointee
            if account.unexplained == 0 && account.isReached { return }
            let fault = account.unexplained > 0 ? "\(account.unexplained) too many" : account.unexplained < 0 ? "\(-account.unexplained) too few" : "in a lost cycle"
            lines["\(describe(object)): \(fault)", default: 0] += 1
        }
        return lines.map { "\($0.value) x \($0.key)" }.sorted()
    }

    /// Every counted reference that an object holds, also those that cannot be part of a cycle.
    private func visitCounted(_ object: ObjectPointer, _ body: (Value) -> Void) {
        func visit(_ value: Value) { if value.isObject { body(value) } }
        visitContents(object, visit)
        if object.pointee.kind == .code {
            let code = Value(object).codeObject
            for index in 0..<code.pointee.storage._withUnsafeGuaranteedRef({ $0.constantCount }) { visit(code.pointee.constants[index]) }
        } else if object.pointee.kind == .type {
            Value(object).type_.pointee.rootShape?.forEachName(visit)
        }
    }

    /// What the runtime itself holds counts of.
    private func forEachRoot(_ body: (Value) -> Void) {
        let state = runtime
        state.pointee.interned.all.forEach(body)
        for codePoint in 0..<256 { body(state.pointee.singleCharacters[codePoint]) }
        for value in [state.pointee.emptyTuple, state.pointee.emptyString, state.pointee.emptyBytes, state.pointee.builtins, state.pointee.modules, state.pointee.sysModule] { body(value) }
        (state.pointee.auditHooks + state.pointee.immortals).forEach(body)
        // A built-in type begins with a count that is never given up.
        forEachObject { object in
            if object.pointee.kind == .type, Value(object).type_.pointee.flags.contains(.immutable) { body(Value(object)) }
        }
    }

    private func describe(_ object: ObjectPointer) -> String {
        let value = Value(object)
        let type = object.pointee.kind == .none ? "freed object" : typeName(value)
        switch object.pointee.kind {
        case .string: return "\(type) '\(swiftString(value).prefix(40))'"
        case .type: return "\(type) \(typeName(value.type_))"
        case .function: return "\(type) \(swiftString(value.function.pointee.qualifiedName))"
        case .nativeFunction: return "\(type) \(swiftString(value.nativeFunction.pointee.name))"
        default: return type
        }
    }
}

extension UnsafeMutablePointer where Pointee == Shape {
    /// The names that this shape and those below it own.
    fileprivate func forEachName(_ body: (Value) -> Void) {
        var pending = [self]
        while let shape = pending.popLast() {
            pending += shape.pointee.children
            if let dictionary = shape.pointee.dictionaryShape { pending.append(dictionary) }
            if !shape.pointee.isDictionary { for index in 0..<shape.pointee.count { body(shape.pointee.names[index]) } }
        }
    }
}
#endif
