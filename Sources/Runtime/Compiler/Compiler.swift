import TaipanSyntax

/// Turns a tree and its symbol table into code objects, one `CodeUnit` at a time.
///
/// Expressions are compiled either into a register (`compile(_:into:)`) or to wherever they already are (`operand(_:)`): locals are
/// used in place, everything else becomes a temporary that its last reader takes.
final class Compiler {
    let vm: VM
    let tree: Tree
    let symbols: SymbolTable
    let filename: Value
    /// Values of expression statements of the module are shown.
    let showsValues: Bool
    /// Module code works on a namespace of its own instead of the globals.
    let usesNamespace: Bool
    /// What is left out: 1, assertions; 2, docstrings as well.
    let optimization: Int
    /// The text was typed.
    var isDialogue = false
    @exclusivity(unchecked) var unit: CodeUnit
    /// The value of each expression that is constant, else unset.
    @exclusivity(unchecked) var folded: ContiguousArray<Value>
    /// Interned texts of names, by `NameID`; unset until asked for.
    @exclusivity(unchecked) private var nameValues: ContiguousArray<Value>
    /// Offsets of all `:=`, ascending.
    var namedOffsets: ContiguousArray<UInt32> = []
    /// Names that are the target of a `del` or of an `except ... as`: never certainly bound.
    var deletedNames: Set<NameID> = []
    /// A private name is among them: its mangled forms are not listed.
    var deletesPrivateName = false
    /// Dubious code, in the order in which it was found.
    var warnings: [CompilerWarning] = []
    /// Names that a `global` statement mentions, once it has been asked for them.
    var declaredGlobals: Set<NameID>?
    /// Code of scopes compiled already, for bodies that are emitted more than once.
    var finishedScopes: [ScopeID: Value] = [:]
    /// Names that the methods of a class assign to self, by the class's scope.
    var staticAttributes: [ScopeID: [Value]] = [:]
    /// Statements compiled so far: `finally` bodies count as often as they are emitted, which nesting multiplies.
    @exclusivity(unchecked) var statementCount = 0
    /// What tracebacks show lines of, where no file holds it.
    var source: KeptSource?
    let superName, classCellName, selfName, debugName: Value

    init(vm: VM, tree: Tree, symbols: SymbolTable, filename: Value, showsValues: Bool, usesNamespace: Bool, optimization: Int) {
        self.vm = vm
        self.tree = tree
        self.symbols = symbols
        self.filename = filename
        self.showsValues = showsValues
        self.usesNamespace = usesNamespace
        self.optimization = optimization
        unit = CodeUnit(scope: symbols.root, kind: .module, parent: nil, isLong: false, span: ByteSpan(start: 0, end: 0))
        folded = ContiguousArray(repeating: .unset, count: tree.expressionCount)
        nameValues = ContiguousArray(repeating: .unset, count: tree.nameCount)
        superName = vm.intern("super")
        classCellName = vm.intern("__class__")
        selfName = vm.intern("self")
        debugName = vm.intern("__debug__")
    }

    /// The interned text of a name.
    func value(of name: NameID) -> Value {
        let index = Int(name.rawValue)
        while index >= nameValues.count { nameValues.append(.unset) }
        let known = nameValues[index]
        if !known.isUnset { return known }
        let text = symbols.bytes(of: name, in: tree).withUnsafeBytes { vm.makeString(utf8: $0) }
        let value = vm.intern(text)
        nameValues[index] = value
        return value
    }

    /// The name as this scope stores it.
    @inline(__always) func mangled(_ name: NameID) -> NameID { symbols.mangled(name, in: unit.scope) }

    /// Called on the way down into each expression and statement: a tree may be as deep as the parser allows.
    @inline(__always)
    func checkDepth() throws(ScriptException) {
        var marker: UInt8 = 0
        let address = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
        if _slowPath(address < vm.state.pointee.nativeStackLimit) {
            throw vm.raise(.recursionError, "maximum recursion depth exceeded during compilation")
        }
    }

    /// A refusal with a place, as `SyntaxError`.
    func syntaxError(_ message: String, at span: ByteSpan) -> ScriptException {
        let range = tree.range(of: span)
        return vm.raise(SyntaxDiagnostic(kind: .syntaxError, message: message, range: range, lineText: tree.sourceLine(Int(range.line)),
                                         sourceName: tree.sourceName, origin: .compiler), filename: filename, keepsText: isDialogue)
    }
}

// MARK: - Code units

extension Compiler {
    /// Compiles a scope: lays out its registers, runs `body` for its instructions and makes the code object. `body` runs again, in long
    /// form, when a jump does not fit.
    func compileScope(_ scope: ScopeID, span: ByteSpan, parameters: Int = 0, _ body: () throws(ScriptException) -> Void) throws(ScriptException) -> Value {
        if let known = finishedScopes[scope] { return known }
        let outer = unit
        defer { unit = outer }
        var code = Value.unset
        for isLong in [false, true] where code.isUnset {
            let inner = CodeUnit(scope: scope, kind: symbols[scope].kind, parent: scope == symbols.root ? nil : outer, isLong: isLong, span: span)
            unit = inner
            if span.end <= tree.source.count { unit.spansLines = tree.source[Int(span.start)..<Int(span.end)].contains(10) }
            layOut(hiddenParameters: parameters)
            emitPrologue()
            try body()
            code = try finish(inner)
        }
        finishedScopes[scope] = code
        return code
    }

    /// The code object, or unset when the unit has to be compiled in long form.
    private func finish(_ unit: CodeUnit) throws(ScriptException) -> Value {
        if unit.registerCount > 0xFF00 { unit.excess = "too many registers" }
        if let excess = unit.excess { throw syntaxError(excess, at: unit.span) }
        guard unit.resolve() else { return .unset }
        let parts = CodeParts()
        parts.instructions = unit.instructions
        parts.constants = unit.operandConstants + unit.constants
        parts.cacheNames = unit.cacheNames
        parts.positions = sourceRanges(unit)
        parts.traceNotes = traceNotes(unit, parts.positions)
        parts.exceptionTable = unit.exceptionTable
        parts.argumentCount = unit.argumentCount
        parts.positionalOnlyCount = unit.positionalOnlyCount
        parts.keywordOnlyCount = unit.keywordOnlyCount
        parts.localCount = unit.localCount
        parts.registerCount = unit.registerCount
        parts.flags = unit.flags
        parts.firstLine = unit.firstLine
        parts.name = unit.name
        parts.qualifiedName = unit.qualifiedName
        parts.filename = filename
        parts.source = source
        parts.localNames = unit.localNames
        parts.cellNames = unit.cellNames.map { value(of: $0) }
        parts.freeNames = unit.freeNames.map { value(of: $0) }
        return vm.makeCode(parts)
    }

    /// What tracing has to know: marks whose line the instruction behind them does not show by itself, instructions without a line, and
    /// jumps whose target the code does not tell.
    private func traceNotes(_ unit: CodeUnit, _ ranges: ContiguousArray<SourceRange>) -> TraceNotes {
        var notes = TraceNotes()
        for (index, span) in unit.spans.enumerated() where span == .inherited { notes.placeless.append(Int32(index)) }
        /// By number of a mark: how many of those before it were kept.
        var kept: [Int32] = []
        let marks = unit.marks
        for (number, mark) in marks.enumerated() {
            kept.append(Int32(notes.marks.count))
            guard mark.instruction < ranges.count else { continue }
            let line = tree.position(of: mark.offset).line
            let isLast = number + 1 == marks.count || marks[number + 1].instruction != mark.instruction
            let next = isLast ? (unit.spans[mark.instruction] == .inherited ? -1 : Int(ranges[mark.instruction].line)) : tree.position(of: marks[number + 1].offset).line
            if next != line || mark.kind != .line {
                notes.marks.append(TraceNotes.Mark(instruction: Int32(mark.instruction), line: Int32(line), kind: mark.kind))
            }
        }
        kept.append(Int32(notes.marks.count))
        for (jump, target, mark) in unit.jumpTargets {
            let told = unit.target(ofJumpAt: jump)
            let number = kept[mark], first = notes.firstMark(at: told)
            if told != target || Int(number) != first { notes.targets.append(TraceNotes.Target(jump: Int32(jump), target: Int32(target), mark: number)) }
        }
        return notes
    }

    /// Lines and columns of the instructions. Neighbours mostly share a span.
    private func sourceRanges(_ unit: CodeUnit) -> ContiguousArray<SourceRange> {
        var ranges = ContiguousArray<SourceRange>()
        ranges.reserveCapacity(unit.spans.count)
        var lastSpan = ByteSpan(start: .max, end: .max)
        var lastRange = SourceRange(line: 0, column: 0, endLine: 0, endColumn: 0)
        for span in unit.spans {
            if span == .inherited {
                if ranges.isEmpty { lastRange = SourceRange(line: Int32(unit.firstLine), column: 0, endLine: Int32(unit.firstLine), endColumn: 0) }
            } else if span != lastSpan {
                lastRange = tree.range(of: span)
                lastSpan = span
            }
            ranges.append(lastRange)
        }
        for attribute in unit.attributeEnds where attribute.instruction < ranges.count {
            let (line, column) = tree.position(of: attribute.end)
            guard Int(ranges[attribute.instruction].line) != line, column >= Int(attribute.length) else { continue }
            ranges[attribute.instruction].line = Int32(line)
            ranges[attribute.instruction].column = Int32(column - Int(attribute.length))
        }
        return ranges
    }
}
