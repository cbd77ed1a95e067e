import TaipanSyntax

/// The code object under construction: instructions, labels, constants, caches and registers of one scope.
///
/// Nothing is emitted where control cannot come, and the set of locals that are certainly bound follows the flow: a jump leaves its
/// set at the label, and placing the label intersects. Names that are ever deleted are never in the set, so it only grows along any
/// path and loops need no second look.
final class CodeUnit {
    let scope: ScopeID
    let kind: Scope.Kind
    let parent: CodeUnit?
    /// Jumps whose distance does not fit 16 bits are spelled out.
    let isLong: Bool

    @exclusivity(unchecked) var instructions: [Instruction] = []
    @exclusivity(unchecked) var spans: ContiguousArray<ByteSpan> = []
    /// What the next instructions are the work of.
    @exclusivity(unchecked) var span: ByteSpan
    /// Where tracing shows a line although no instruction stands for it.
    private(set) var marks: ContiguousArray<PlaceMark> = []
    /// The statement spans lines: operands that are used where they are leave marks.
    var spansLines = false
    @exclusivity(unchecked) var isReachable = true
    /// Locals that are certainly bound here.
    @exclusivity(unchecked) var bound = LocalSet()

    // Registers.
    var names: [NameID: Binding] = [:]
    /// Registers that hold cells: the unit's own and those of its closure.
    var cellRegisters: [NameID: Int] = [:]
    var localNames: [Value] = []
    var cellNames: [NameID] = []
    var freeNames: [NameID] = []
    /// Registers of the variables of each comprehension that is part of this code.
    var comprehensions: [ScopeID: ComprehensionVariables] = [:]
    /// The comprehensions that the compiler is inside of just now.
    var layers: [ComprehensionVariables] = []
    var argumentCount = 0
    var positionalOnlyCount = 0
    var keywordOnlyCount = 0
    var flags: CodeFlags = []
    var localCount = 0
    /// The first free temporary.
    @exclusivity(unchecked) var top = 0
    @exclusivity(unchecked) var registerCount = 0
    var qualifiedName: Value = .none
    var name: Value = .none
    var firstLine = 1

    // Jumps.
    private struct LabelState {
        var position = -1
        var isReferenced = false
        var bound = LocalSet()
        /// Number of the first mark that stands behind the label.
        var mark = 0
    }
    private struct Reference {
        let instruction: Int
        let label: Int
        let isShort: Bool
    }
    private var labels: ContiguousArray<LabelState> = []
    private var references: ContiguousArray<Reference> = []
    /// Something is tied to this position: the instruction before it must stay.
    private var barrier = 0

    // Tables.
    /// Constants that 16-bit operands name. The others follow them, their numbers counted from there until `finish`.
    private(set) var operandConstants: [Value] = []
    private(set) var constants: [Value] = []
    private var operandConstantNumbers: [UInt64: Int] = [:]
    private var constantNumbers: [UInt64: Int] = [:]
    private(set) var cacheNames: [Value] = []
    private var sharedCaches: [CacheKey: Int] = [:]
    var exceptionTable: [ExceptionTableEntry] = []
    /// Method calls and attributes: CPython lets their range begin at the attribute's name when they span lines.
    var attributeEnds: [(instruction: Int, end: UInt32, length: UInt32)] = []
    /// The statements that control is inside of, with what leaving them takes.
    var blocks: [Block] = []
    /// A limit of the machine that the source exceeds.
    var excess: String?

    private struct CacheKey: Hashable {
        let opcode: UInt8
        let name: UInt64
    }

    init(scope: ScopeID, kind: Scope.Kind, parent: CodeUnit?, isLong: Bool, span: ByteSpan) {
        self.scope = scope
        self.kind = kind
        self.parent = parent
        self.isLong = isLong
        self.span = span
    }
}

/// A place in the source that control passes before an instruction.
struct PlaceMark {
    let instruction: Int
    let offset: UInt32
    let kind: Kind

    enum Kind: UInt8 {
        /// The line counts if control was on another.
        case line
        /// It counts in any case: a loop begins again.
        case backward
        /// The same, where control comes by a jump; it passes by otherwise.
        case backwardByJump
    }
}

extension ByteSpan {
    /// Of instructions that belong to whatever ran before them: tracing sees no line there.
    static var inherited: ByteSpan { ByteSpan(start: .max, end: .max) }
}

/// The registers of an inlined comprehension's variables.
final class ComprehensionVariables {
    let scope: ScopeID
    var names: [NameID: Binding] = [:]
    /// In the order of the symbol table.
    var registers: [(name: NameID, register: Int, isCell: Bool)] = []

    init(scope: ScopeID) { self.scope = scope }
}

// MARK: - Registers

extension CodeUnit {
    @inline(__always) func allocate() -> Int { allocate(1) }

    @inline(__always)
    func allocate(_ count: Int) -> Int {
        let first = top
        top = first + count
        if top > registerCount { registerCount = top }
        return first
    }

    @inline(__always) func isTemporary(_ register: Int) -> Bool { register >= localCount }

    /// `register` itself where it is a temporary that may hold an intermediate result, else a new one.
    @inline(__always) func scratch(_ register: Int) -> Int { isTemporary(register) ? register : allocate() }
}

// MARK: - Instructions

extension CodeUnit {
    @inline(__always) var here: Int { instructions.count }

    @inline(__always)
    func emit(_ op: Opcode, flags: UInt8 = 0, a: Int = 0, b: Int = 0, c: Int = 0) {
        guard isReachable else { return }
        instructions.append(Instruction(op, flags: flags, a: a, b: b, c: c))
        spans.append(span)
    }

    func emitWide(_ op: Opcode, a: Int, wide: Int) {
        guard isReachable else { return }
        var instruction = Instruction(op, a: a)
        instruction.wide = wide
        instructions.append(instruction)
        spans.append(span)
    }

    func loadConstant(_ value: Value, into register: Int) {
        guard isReachable else { return }
        emitWide(.loadConstant, a: register, wide: constant(value))
    }

    func clear(_ register: Int) { emit(.clear, a: register) }

    /// Control passes this place of the source, whether an instruction stands for it or not.
    func mark(_ offset: UInt32, _ kind: PlaceMark.Kind = .line) {
        guard isReachable else { return }
        marks.append(PlaceMark(instruction: instructions.count, offset: offset, kind: kind))
    }

    /// The same for a part of an expression; where statements span no lines there is nothing to tell.
    @inline(__always) func markPart(_ span: ByteSpan) { if spansLines { mark(span.start) } }

    /// Where the range of the instruction emitted last begins if its expression spans lines: at the attribute's name.
    func noteAttribute(end: UInt32, length: Int) {
        guard isReachable else { return }
        attributeEnds.append((instructions.count - 1, end, UInt32(truncatingIfNeeded: length)))
    }

    /// Removes what nothing will jump to and no table mentions: ends the flow here.
    func endFlow() { isReachable = false }
}

// MARK: - Constants and caches

extension CodeUnit {
    /// Number for `loadConstant`, from the first constant that is not an operand.
    private func constant(_ value: Value) -> Int {
        if let known = constantNumbers[value.bits] { return known }
        constantNumbers[value.bits] = constants.count
        constants.append(value)
        return constants.count - 1
    }

    /// Number of a constant that must be an operand.
    func requiredOperandConstant(_ value: Value) -> Int {
        if let known = operandConstantNumbers[value.bits] { return known }
        if operandConstants.count > 0xFFFE { excess = "too many constants" }
        operandConstantNumbers[value.bits] = operandConstants.count
        operandConstants.append(value)
        return operandConstants.count - 1
    }

    /// Number of a constant as an operand, or nil when it has to be loaded because operands have become scarce.
    func operandConstant(_ value: Value) -> Int? {
        if operandConstants.count > 40_000, operandConstantNumbers[value.bits] == nil { return nil }
        return requiredOperandConstant(value)
    }

    /// A cache of its own for an instruction; instructions whose result depends on the name alone share one, and so do all when caches
    /// become scarce.
    func cache(_ name: Value, for op: Opcode, shared: Bool = false) -> Int {
        guard shared || cacheNames.count > 50_000 else {
            cacheNames.append(name)
            return cacheNames.count - 1
        }
        let key = CacheKey(opcode: op.rawValue, name: name.bits)
        if let known = sharedCaches[key] { return known }
        if cacheNames.count > 0xFFFE { excess = "too many names" }
        sharedCaches[key] = cacheNames.count
        cacheNames.append(name)
        return cacheNames.count - 1
    }
}

// MARK: - Jumps

extension CodeUnit {
    func makeLabel() -> Label {
        labels.append(LabelState())
        return Label(index: labels.count - 1)
    }

    private func refer(_ label: Label, isShort: Bool) {
        references.append(Reference(instruction: instructions.count - 1, label: label.index, isShort: isShort))
        if labels[label.index].isReferenced {
            labels[label.index].bound.formIntersection(bound)
        } else {
            labels[label.index].isReferenced = true
            labels[label.index].bound = bound
        }
    }

    func isReferenced(_ label: Label) -> Bool { labels[label.index].isReferenced }

    func jump(to label: Label) {
        guard isReachable else { return }
        emit(.jump)
        refer(label, isShort: false)
        isReachable = false
    }

    /// `jumpIfTrue`, `jumpIfFalse`, `jumpIfNone`, `jumpIfNotNone`, `send`.
    func jump(_ op: Opcode, _ operand: Operand, to label: Label) {
        guard isReachable else { return }
        emit(op, flags: operand.takeA, a: operand.register)
        refer(label, isShort: false)
    }

    /// An instruction with a short distance in its operand a.
    func jumpShort(_ op: Opcode, flags: UInt8, b: Int, c: Int, to label: Label) {
        guard isReachable else { return }
        emit(op, flags: flags, b: b, c: c)
        refer(label, isShort: true)
    }

    /// The label stands here.
    func place(_ label: Label) {
        dropJumpToHere(label)
        labels[label.index].position = instructions.count
        labels[label.index].mark = marks.count
        barrier = instructions.count
        guard labels[label.index].isReferenced else { return }
        if isReachable {
            bound.formIntersection(labels[label.index].bound)
        } else {
            isReachable = true
            bound = labels[label.index].bound
        }
    }

    /// The label stands here, and only jumps yet to come lead to it: the head of a loop's body.
    func placeLoopHead(_ label: Label, bound: LocalSet, isReachable: Bool) {
        labels[label.index].position = instructions.count
        labels[label.index].mark = marks.count
        barrier = instructions.count
        self.bound = bound
        self.isReachable = isReachable
    }

    /// A jump to the next instruction is none.
    private func dropJumpToHere(_ label: Label) {
        guard !isReachable, barrier != instructions.count, let last = references.last, last.label == label.index,
              last.instruction == instructions.count - 1, instructions[last.instruction].op == .jump else { return }
        references.removeLast()
        instructions.removeLast()
        spans.removeLast()
        isReachable = true
    }

    /// The exception table mentions this position.
    func markBarrier() { barrier = instructions.count }

    /// Fills in distances and constant numbers. False when a distance does not fit: the unit is to be compiled again in long form.
    func resolve() -> Bool {
        let shift = operandConstants.count
        for index in instructions.indices where instructions[index].op == .loadConstant { instructions[index].wide += shift }
        for reference in references where !reference.isShort {
            instructions[reference.instruction].distance = labels[reference.label].position - reference.instruction - 1
        }
        for reference in references {
            let target = finalTarget(labels[reference.label].position)
            let distance = target - reference.instruction - 1
            guard reference.isShort else {
                instructions[reference.instruction].distance = distance
                continue
            }
            guard let short = Int16(exactly: distance) else { return false }
            instructions[reference.instruction].a = UInt16(bitPattern: short)
        }
        return true
    }

    /// Where each jump led before jumps to jumps were shortened: instruction, and number of the first mark there.
    var jumpTargets: [(jump: Int, target: Int, mark: Int)] {
        references.map { ($0.instruction, labels[$0.label].position, labels[$0.label].mark) }
    }

    /// Where the finished instruction jumps to.
    func target(ofJumpAt index: Int) -> Int { index + 1 + instructions[index].jumpDistance }

    /// Where a jump to a jump ends up.
    private func finalTarget(_ position: Int) -> Int {
        var target = position
        for _ in 0..<8 {
            guard target < instructions.count, instructions[target].op == .jump else { break }
            target += 1 + instructions[target].distance
        }
        return target
    }
}
