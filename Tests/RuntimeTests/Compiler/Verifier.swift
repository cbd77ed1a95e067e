@testable import TaipanRuntime

/// Walks the control flow of a code object, and those inside it, and says where it breaks the rules of the register machine: a register
/// that is read while it may be unset, a temporary that is alive when the frame ends, a jump out of the code.
struct Verifier {
    private enum Content: UInt8 { case unset, set, maybe }

    private struct Effect {
        var reads: [Int] = []
        var takes: [Int] = []
        var clears: [Int] = []
        var writes: [Int] = []
        var next: [Int] = []
        var fallsThrough = true
        var ends = false
    }

    private let vm: VM

    init(_ vm: VM) { self.vm = vm }

    /// Descriptions of what is wrong; empty when the code is sound.
    func verify(_ code: Value) -> [String] {
        var problems: [String] = []
        var pending = [code]
        while let next = pending.popLast() {
            guard next.isObject(of: .code) else { continue }
            problems += verifyOne(next.codeObject)
            let storage = next.codeObject.pointee.storage.takeUnretainedValue()
            for index in 0..<storage.constantCount { pending.append(next.codeObject.pointee.constants[index]) }
        }
        return problems
    }

    private func verifyOne(_ code: CodePointer) -> [String] {
        let storage = code.pointee.storage.takeUnretainedValue()
        let count = storage.instructionCount, registers = Int(code.pointee.registerCount), locals = Int(code.pointee.localCount)
        let name = vm.swiftString(code.pointee.qualifiedName)
        var problems: [String] = []
        var states: [[Content]?] = Array(repeating: nil, count: count)
        var entry = Array(repeating: Content.unset, count: registers)
        var parameters = Int(code.pointee.argumentCount + code.pointee.keywordOnlyCount)
        for flag in [CodeFlags.variadic, .keywordVariadic, .usesNamespace] where code.pointee.flags.contains(flag) { parameters += 1 }
        for register in 0..<parameters { entry[register] = .set }
        var pending: [Int] = []

        func arrive(_ target: Int, _ state: [Content], from index: Int) {
            guard target >= 0, target < count else {
                problems.append("\(name): \(index) leads to \(target), outside the code")
                return
            }
            guard var known = states[target] else {
                states[target] = state
                return pending.append(target)
            }
            var changed = false
            for register in 0..<registers where known[register] != state[register] && known[register] != .maybe {
                known[register] = .maybe
                changed = true
            }
            if changed {
                states[target] = known
                pending.append(target)
            }
        }

        arrive(0, entry, from: -1)
        while let index = pending.popLast() {
            guard var state = states[index] else { continue }
            let before = state
            let instruction = code.pointee.instructions[index]
            let effect = effect(of: instruction, at: index, code)
            for register in effect.reads + effect.takes + effect.clears + effect.writes where register < 0 || register >= registers {
                problems.append("\(name): \(index) \(instruction.op) names register \(register)")
                return problems
            }
            for register in effect.reads where state[register] != .set {
                problems.append("\(name): \(index) \(instruction.op) reads register \(register), which \(state[register] == .unset ? "is" : "may be") unset")
            }
            if !problems.isEmpty { return problems }
            var raised = before
            for register in effect.takes + effect.clears {
                state[register] = .unset
                raised[register] = .maybe
            }
            for register in effect.writes { state[register] = .set }
            if mayRaise(instruction), let handler = storage.exceptionTable.first(where: { Int($0.start) <= index && index < Int($0.end) }) {
                for register in Int(handler.depth)..<registers { raised[register] = .unset }
                raised[Int(handler.register)] = .set
                arrive(Int(handler.handler), raised, from: index)
            }
            if effect.ends, instruction.op == .returnValue || instruction.op == .generatorReturn {
                for register in locals..<registers where state[register] != .unset {
                    problems.append("\(name): \(index) returns while register \(register) is alive")
                }
            }
            if effect.ends { continue }
            if instruction.op == .forIterate, instruction.flags & 16 != 0 { arrive(index + 2, fallState(instruction, state), from: index) }
            for target in effect.next { arrive(target, jumpState(instruction, state), from: index) }
            if effect.fallsThrough { arrive(index + 1, fallState(instruction, state), from: index) }
            if problems.count > 10 { break }
        }
        return problems
    }

    private func mayRaise(_ i: Instruction) -> Bool {
        switch i.op {
        case .jump: return i.distance < 0
        case .loadConstant, .move, .moveTemporary, .clear, .makeCell, .loadClosure, .storeCell, .jumpIfNone, .jumpIfNotNone, .identical, .pushHandled, .popHandled,
             .buildTuple, .buildList, .listAppend, .extra: return false
        default: return true
        }
    }

    /// Where an instruction leaves different things behind when it jumps.
    private func jumpState(_ i: Instruction, _ state: [Content]) -> [Content] {
        var state = state
        switch i.op {
        case .forIterate: state[Int(i.c)] = .set
        case .send: state[Int(i.a)] = .unset
        default: break
        }
        return state
    }

    private func fallState(_ i: Instruction, _ state: [Content]) -> [Content] {
        var state = state
        if i.op == .forIterate {
            state[Int(i.b)] = .unset
            state[Int(i.b) + 1] = .unset
        }
        return state
    }

    private func effect(of i: Instruction, at index: Int, _ code: CodePointer) -> Effect {
        let a = Int(i.a), b = Int(i.b), c = Int(i.c)
        var effect = Effect()
        func read(_ register: Int, _ flag: UInt8) {
            effect.reads.append(register)
            if i.flags & flag != 0 { effect.takes.append(register) }
        }
        func readB() { read(b, 1) }
        func readC() { read(c, 2) }
        func readA() { read(a, 4) }
        func run(_ start: Int, _ count: Int) {
            effect.reads += start..<start + count
            effect.takes += start..<start + count
        }
        func write(_ register: Int) { effect.writes.append(register) }
        let wide = index + 1 + i.distance, short = index + 1 + Int(Int16(bitPattern: i.a))
        switch i.op {
        case .loadConstant: write(a)
        case .move:
            effect.reads.append(b)
            write(a)
        case .moveTemporary:
            effect.reads.append(b)
            effect.takes.append(b)
            write(a)
        case .clear: effect.clears.append(a)
        case .checkLocal: write(a)
        case .deleteLocal: effect.clears.append(a)
        case .makeCell: write(a)
        case .loadClosure: effect.writes += a..<a + b
        case .loadCell:
            effect.reads.append(b)
            write(a)
        case .storeCell:
            effect.reads.append(a)
            readB()
        case .deleteCell: effect.reads.append(a)
        case .loadGlobal, .loadLocals, .loadBuildClass, .loadAssertionError: write(a)
        case .storeGlobal: readB()
        case .deleteGlobal: break
        case .loadName, .loadNameOrGlobal:
            readB()
            write(a)
        case .loadNameOrCell:
            readB()
            effect.reads.append(Int(code.pointee.instructions[index + 1].a))
            write(a)
        case .storeName:
            effect.reads.append(b)
            readA()
        case .deleteName: effect.reads.append(b)
        case .add, .subtract, .multiply, .divide, .floorDivide, .modulo, .power, .matrixMultiply, .leftShift, .rightShift, .bitAnd, .bitOr, .bitXor,
             .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual, .identical, .contains, .getItem:
            readB()
            readC()
            write(a)
        case .addConstant, .subtractConstant, .multiplyConstant, .divideConstant, .floorDivideConstant, .moduloConstant, .bitAndConstant, .leftShiftConstant,
             .rightShiftConstant, .powerConstant, .negative, .positive, .invert, .not, .getAttribute, .getItemConstant, .getIterator, .getYieldFromIterator,
             .getAwaitable, .getAsyncIterator, .listToTuple, .intrinsic, .yield, .length, .matchSequence, .matchMapping, .importFrom, .getAsyncNext:
            readB()
            write(a)
        case .jump:
            effect.next = [wide]
            effect.fallsThrough = false
        case .jumpIfTrue, .jumpIfFalse, .jumpIfNone, .jumpIfNotNone:
            readA()
            effect.next = [wide]
        case .jumpLess, .jumpLessOrEqual, .jumpEqual, .jumpNotEqual, .jumpGreater, .jumpGreaterOrEqual, .jumpIdentical, .jumpContains:
            readB()
            readC()
            effect.next = [short]
        case .jumpLessConstant, .jumpLessOrEqualConstant, .jumpEqualConstant, .jumpNotEqualConstant, .jumpGreaterConstant, .jumpGreaterOrEqualConstant:
            readB()
            effect.next = [short]
        case .setAttribute:
            readA()
            readB()
        case .deleteAttribute: readB()
        case .loadMethod:
            readB()
            effect.writes += [a, a + 1]
        case .setItem:
            readA()
            readB()
            readC()
        case .deleteItem:
            readB()
            readC()
        case .buildSlice:
            run(b, 3)
            write(a)
        case .call, .callKeywords:
            run(a, b + 1)
            write(a)
        case .callMethod, .callMethodKeywords:
            run(a, b + 2)
            write(a)
        case .callExtended:
            effect.reads += [a, a + 1]
            effect.takes += [a, a + 1, a + 2]
            write(a)
        case .callSuper:
            run(a, 3)
            write(a)
        case .returnValue, .generatorReturn:
            readA()
            effect.ends = true
        case .buildTuple, .buildList, .buildSet, .buildString:
            run(b, c)
            write(a)
        case .buildDict:
            run(b, 2 * c)
            write(a)
        case .listAppend, .setAdd, .listExtend, .setUpdate, .dictUpdate:
            effect.reads.append(a)
            readB()
        case .dictSet:
            effect.reads.append(a)
            readB()
            readC()
        case .dictMerge:
            effect.reads += [a, c]
            readB()
        case .formatValue:
            readB()
            if c != 0xFFFF { readC() }
            write(a)
        case .forPrepare:
            readB()
            effect.writes += [a, a + 1]
        case .forIterate:
            effect.reads += [b, b + 1]
            effect.next = [short]
            if i.flags & 16 != 0 {
                effect.next = [index + 1]
                effect.fallsThrough = false
            }
        case .unpack:
            readB()
            effect.writes += a..<a + c
        case .unpackStarred:
            readB()
            effect.writes += a..<a + (c & 0xFF) + (c >> 8) + 1
        case .makeFunction:
            effect.takes += b..<b + 4
            write(a)
        case .send:
            effect.reads += [a, a + 1]
            effect.next = [wide]
        case .endAsyncFor:
            effect.reads.append(a)
            effect.takes.append(a)
        case .raise:
            if a != 0xFFFF { readA() }
            if b != 0xFFFF { readB() }
            effect.ends = true
        case .reraise:
            effect.reads.append(a)
            effect.takes.append(a)
            effect.ends = true
        case .pushHandled:
            effect.reads.append(b)
            write(a)
        case .popHandled:
            effect.reads.append(a)
            effect.takes.append(a)
        case .matchException:
            effect.reads.append(b)
            readC()
            write(a)
        case .splitGroup:
            effect.reads.append(b)
            readC()
            effect.writes += [a, a + 1]
        case .combineGroup:
            effect.reads.append(b)
            readC()
            write(a)
        case .beginWith:
            readB()
            effect.writes += [a, a + 1, a + 2]
        case .exitWith:
            run(a, 2)
            write(a + 2)
        case .exitWithException:
            run(a, 2)
            effect.reads.append(b)
            write(a + 2)
        case .importName: write(a)
        case .importStar:
            effect.reads.append(a)
            effect.takes.append(a)
        case .matchKeys, .matchClass:
            effect.reads.append(b)
            readC()
            write(a)
        case .setupAnnotations, .extra: break
        case .halt, .trace: effect.ends = true
        }
        return effect
    }
}
