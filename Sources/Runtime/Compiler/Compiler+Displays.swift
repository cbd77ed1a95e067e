import TaipanSyntax

/// List, tuple, set and dict displays. Long ones, and those with `*` or `**`, are built up piece by piece.
extension Compiler {
    /// Elements that go into one instruction; more of them are appended one by one, so that registers stay few.
    private static var elementsAtOnce: UInt32 { 40 }

    private func hasStar(_ elements: ExpressionList) -> Bool {
        tree[elements].contains { if case .starred = tree[$0] { true } else { false } }
    }

    /// Evaluates the elements into fresh neighbouring registers.
    private func compileRun(_ elements: ExpressionList) throws(ScriptException) -> Int {
        let base = unit.top
        for element in tree[elements] {
            let register = unit.allocate()
            try compile(element, into: register)
        }
        return base
    }

    /// Appends the elements to the list (or adds them to the set) in `register`.
    private func append(_ elements: ExpressionList, to register: Int, _ one: Opcode, _ many: Opcode, span: ByteSpan) throws(ScriptException) {
        for element in tree[elements] {
            let mark = unit.top
            if case .starred(let inner, _) = tree[element] {
                let source = try operand(inner)
                unit.span = span
                unit.emit(many, flags: source.takeB, a: register, b: source.register)
            } else {
                let source = try operand(element)
                unit.span = span
                unit.emit(one, flags: source.takeB, a: register, b: source.register)
            }
            unit.top = mark
        }
    }

    /// All elements are constants: the display is filled from one constant tuple.
    private func constantTuple(_ elements: ExpressionList) -> Value? {
        var values: [Value] = []
        for element in tree[elements] {
            let item = value(of: element)
            if item.isUnset { return nil }
            values.append(item)
        }
        return vm.makeTuple(values)
    }

    /// Builds a list in the temporary `register`.
    func buildList(_ elements: ExpressionList, span: ByteSpan, in register: Int) throws(ScriptException) {
        unit.span = span
        unit.emit(.buildList, a: register, b: register, c: 0)
        if elements.count >= 3, let constants = constantTuple(elements) {
            let source = unit.allocate()
            unit.loadConstant(constants, into: source)
            unit.emit(.listExtend, flags: 1, a: register, b: source)
            unit.top = source
            return
        }
        try append(elements, to: register, .listAppend, .listExtend, span: span)
    }

    func compileList(_ elements: ExpressionList, _ span: ByteSpan, into destination: Int) throws(ScriptException) {
        if elements.count > Compiler.elementsAtOnce || hasStar(elements) || elements.count >= 3 && tree[elements].allSatisfy({ isConstant($0) }) {
            let list = unit.scratch(destination)
            try buildList(elements, span: span, in: list)
            if list != destination { unit.emit(.moveTemporary, a: destination, b: list) }
            return
        }
        let base = try compileRun(elements)
        unit.span = span
        unit.emit(.buildList, a: destination, b: base, c: Int(elements.count))
    }

    func compileTuple(_ elements: ExpressionList, _ span: ByteSpan, into destination: Int) throws(ScriptException) {
        if elements.count > Compiler.elementsAtOnce || hasStar(elements) {
            let list = unit.scratch(destination)
            try buildList(elements, span: span, in: list)
            unit.span = span
            unit.emit(.listToTuple, flags: 1, a: destination, b: list)
            return
        }
        let base = try compileRun(elements)
        unit.span = span
        unit.emit(.buildTuple, a: destination, b: base, c: Int(elements.count))
    }

    func compileSet(_ elements: ExpressionList, _ span: ByteSpan, into destination: Int) throws(ScriptException) {
        if elements.count > Compiler.elementsAtOnce || hasStar(elements) {
            let set = unit.scratch(destination)
            unit.span = span
            unit.emit(.buildSet, a: set, b: set, c: 0)
            try append(elements, to: set, .setAdd, .setUpdate, span: span)
            if set != destination { unit.emit(.moveTemporary, a: destination, b: set) }
            return
        }
        let base = try compileRun(elements)
        unit.span = span
        unit.emit(.buildSet, a: destination, b: base, c: Int(elements.count))
    }

    func compileDictionary(_ items: DictionaryItemList, _ span: ByteSpan, into destination: Int) throws(ScriptException) {
        let list = tree[items]
        if items.count <= Compiler.elementsAtOnce / 2, list.allSatisfy({ $0.key != nil }) {
            let base = unit.top
            let hasConstantKeys = list.allSatisfy { $0.key.map { isConstant($0) } ?? false }
            for item in list {
                guard let key = item.key else { continue }
                let pair = unit.allocate(2)
                unit.span = .inherited
                if hasConstantKeys { unit.loadConstant(value(of: key), into: pair) } else { try compile(key, into: pair) }
                try compile(item.value, into: pair + 1)
            }
            unit.span = span
            unit.emit(.buildDict, a: destination, b: base, c: Int(items.count))
            return
        }
        let dict = unit.scratch(destination)
        unit.span = span
        unit.emit(.buildDict, a: dict, b: dict, c: 0)
        for item in list {
            let mark = unit.top
            if let key = item.key {
                let first = try operand(key, before: item.value)
                let second = try operand(item.value)
                unit.span = span
                unit.emit(.dictSet, flags: first.takeB | second.takeC, a: dict, b: first.register, c: second.register)
            } else {
                let source = try operand(item.value)
                unit.span = span
                unit.emit(.dictUpdate, flags: source.takeB, a: dict, b: source.register)
            }
            unit.top = mark
        }
        if dict != destination { unit.emit(.moveTemporary, a: destination, b: dict) }
    }
}
