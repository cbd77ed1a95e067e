/// What tracing has to know of a code object beyond its instructions.
struct TraceNotes {
    /// Control passes a line before an instruction that is not this line's.
    struct Mark {
        let instruction: Int32
        let line: Int32
        let kind: PlaceMark.Kind
    }

    /// Where a jump led before jumps to jumps were shortened: an instruction, and the first of its marks that counts.
    struct Target {
        let jump: Int32
        let target: Int32
        let mark: Int32
    }

    /// In the order of instructions.
    var marks: [Mark] = []
    /// Jumps that do not simply lead to their instruction with all its marks.
    var targets: [Target] = []
    /// Instructions that belong to whatever ran before them.
    var placeless: [Int32] = []

    /// Number of the first mark at the instruction or behind it.
    func firstMark(at instruction: Int) -> Int {
        var low = 0, high = marks.count
        while low < high {
            let middle = (low + high) / 2
            if Int(marks[middle].instruction) < instruction { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// What a `trace` instruction announces, its flags. Operand a is a register, the wide operand a line.
struct TraceStep: OptionSet {
    let rawValue: UInt8
    /// A call begins.
    static let call = TraceStep(rawValue: 1)
    /// Control comes to the line.
    static let line = TraceStep(rawValue: 2)
    /// It does so from below: the line counts even if it is the one that control was on.
    static let backward = TraceStep(rawValue: 4)
    /// The frame is left with the value in register a.
    static let leave = TraceStep(rawValue: 8)
    /// The next instruction is a call.
    static let native = TraceStep(rawValue: 16)
    /// The next instruction takes an item from the iterator in register a.
    static let iterate = TraceStep(rawValue: 32)
    /// The iterator has ended.
    static let exhausted = TraceStep(rawValue: 64)
    /// An instruction follows that belongs to the code.
    static let instruction = TraceStep(rawValue: 128)
}

/// A second form of a code object's instructions, with `trace` instructions between them. Registers, constants and caches are the same, so
/// that a frame may go over from one form to the other. Frames get here only while a tracing function is set: without, tracing costs nothing.
final class TracedCode {
    let instructions: UnsafeMutablePointer<Instruction>
    let count: Int
    /// For each instruction here, the number of the original one that it is or stands before.
    let origins: [Int32]
    /// For each original instruction, its number here, and that of the first step before it (marks left out).
    let places: [Int32]
    let entries: [Int32]

    init(_ code: CodePointer) {
        var builder = Builder(code)
        builder.build()
        count = builder.instructions.count
        instructions = .allocate(capacity: max(count, 1))
        instructions.initialize(from: builder.instructions, count: count)
        origins = builder.origins
        places = builder.places
        entries = builder.entries
    }

    deinit { instructions.deallocate() }

    func contains(_ pc: UnsafeMutablePointer<Instruction>) -> Bool { pc >= instructions && pc <= instructions + count }

    /// Where a frame goes on here whose original code stands behind the instruction `index - 1`.
    func place(behind index: Int) -> UnsafeMutablePointer<Instruction> {
        guard index > 0, index <= places.count else { return instructions }
        return instructions + Int(places[index - 1]) + 1
    }
}

private struct Builder {
    let original: UnsafeMutablePointer<Instruction>
    let count: Int
    let notes: TraceNotes
    let lines: [Int32]
    let firstLine: Int32
    /// Instructions where lines begin for other reasons than a change of line: targets of jumps, handlers.
    var heads: Set<Int32> = []
    var placeless: Set<Int32>
    /// Targets that the code does not tell, by jump.
    var targets: [Int32: TraceNotes.Target] = [:]
    var instructions: [Instruction] = []
    var origins: [Int32] = []
    var places: [Int32] = []
    var entries: [Int32] = []
    var markPlaces: [Int32] = []
    /// Jumps here, and the original ones that they do the work of.
    var jumps: [(here: Int, original: Int)] = []

    init(_ code: CodePointer) {
        let storage = code.pointee.storage.takeUnretainedValue()
        original = code.pointee.instructions
        count = storage.instructionCount
        notes = storage.traceNotes
        lines = storage.positions.map(\.line)
        firstLine = code.pointee.firstLine
        placeless = Set(storage.traceNotes.placeless)
        for entry in storage.exceptionTable { heads.insert(entry.handler) }
        for index in 0..<count where original[index].op.hasShortDistance || original[index].op.hasLongDistance {
            heads.insert(Int32(index + 1 + original[index].jumpDistance))
        }
        for target in notes.targets {
            heads.insert(target.target)
            targets[target.jump] = target
        }
    }

    private mutating func append(_ instruction: Instruction, _ origin: Int) {
        instructions.append(instruction)
        origins.append(Int32(origin))
    }

    private mutating func step(_ step: TraceStep, register: Int = 0, line: Int = 0, _ origin: Int) {
        var instruction = Instruction(.trace, flags: step.rawValue, a: register)
        instruction.wide = line
        append(instruction, origin)
    }

    mutating func build() {
        step(.call, line: Int(firstLine), 0)
        var mark = 0, lastLine: Int32 = -1, isGlued = false
        for index in 0..<count {
            while mark < notes.marks.count, Int(notes.marks[mark].instruction) == index {
                if notes.marks[mark].kind == .backwardByJump { append(jump(over: 1), index) }
                markPlaces.append(Int32(instructions.count))
                step(notes.marks[mark].kind == .line ? .line : [.line, .backward], line: Int(notes.marks[mark].line), index)
                lastLine = notes.marks[mark].line
                mark += 1
            }
            entries.append(Int32(instructions.count))
            if !isGlued {
                var flags: TraceStep = .instruction
                if placeless.contains(Int32(index)) {
                    lastLine = -1
                } else if lines[index] != lastLine || heads.contains(Int32(index)) {
                    flags.insert(.line)
                    lastLine = lines[index]
                }
                addStep(flags, index)
            }
            isGlued = addInstruction(index)
        }
        for (here, jump) in jumps { instructions[here].distance = place(ofTarget: jump) - here - 1 }
    }

    /// The step before an instruction.
    private mutating func addStep(_ flags: TraceStep, _ index: Int) {
        let instruction = original[index]
        var flags = flags, register = 0
        switch instruction.op {
        case .returnValue, .generatorReturn:
            flags.insert(.leave)
            register = Int(instruction.a)
        case .yield:
            flags.insert(.leave)
            register = Int(instruction.b)
        case .call, .callMethod, .callKeywords, .callMethodKeywords, .callExtended: flags.insert(.native)
        case .forIterate:
            flags.insert(.iterate)
            register = Int(instruction.b)
        case .send:
            flags.insert(.iterate)
            register = Int(instruction.a)
        default: break
        }
        step(flags, register: register, line: Int(lines[index]), index)
    }

    /// The instruction itself. Returns whether the next one must follow at once.
    private mutating func addInstruction(_ index: Int) -> Bool {
        var instruction = original[index]
        places.append(Int32(instructions.count))
        switch instruction.op {
        case .forIterate where instruction.flags & 16 != 0:
            // At the end it skips the jump back, which follows.
            append(instruction, index)
            return true
        case .forIterate:
            instruction.a = 2
            append(instruction, index)
            step(.exhausted, index)
            append(jump(over: 1), index)
            addJump(for: index)
        case .send:
            instruction.distance = 1
            append(instruction, index)
            append(jump(over: 2), index)
            step(.exhausted, index)
            addJump(for: index)
        case let op where op.hasShortDistance:
            // The distance here may not fit 16 bits.
            instruction.a = 1
            append(instruction, index)
            append(jump(over: 1), index)
            addJump(for: index)
        case let op where op.hasLongDistance:
            jumps.append((instructions.count, index))
            append(instruction, index)
        case .yield:
            append(instruction, index)
            step(.call, line: Int(lines[index]), index)
        default: append(instruction, index)
        }
        return index + 1 < count && original[index + 1].op == .extra
    }

    private func jump(over distance: Int) -> Instruction {
        var instruction = Instruction(.jump)
        instruction.distance = distance
        return instruction
    }

    private mutating func addJump(for index: Int) {
        jumps.append((instructions.count, index))
        append(Instruction(.jump), index)
    }

    /// Where a jump of the original code leads here.
    private func place(ofTarget jump: Int) -> Int {
        var target = jump + 1 + original[jump].jumpDistance
        var mark = notes.firstMark(at: target)
        if let told = targets[Int32(jump)] {
            target = Int(told.target)
            mark = Int(told.mark)
        }
        if mark < notes.marks.count, Int(notes.marks[mark].instruction) == target { return Int(markPlaces[mark]) }
        return target < entries.count ? Int(entries[target]) : instructions.count - 1
    }
}
