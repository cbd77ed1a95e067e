/// Puts a counted value into a register.
@inline(__always)
private func set(_ register: UnsafeMutablePointer<Value>, _ value: Value) {
    let old = register.pointee
    register.pointee = value
    if _slowPath(old.isObject) { old.releaseObject() }
}

@inline(__always)
func bothInts(_ left: Value, _ right: Value) -> Bool { left.bits & right.bits & 1 != 0 }

/// Whether two values are strings of which the counts or the first bytes tell that they are not equal.
@inline(__always)
private func surelyDiffer(_ left: Value, _ right: Value, _ stringType: TypePointer) -> Bool {
    guard left.isObject, right.isObject, left.header.pointee.type == stringType, right.header.pointee.type == stringType, left.string.pointee.count != 0 else { return false }
    return left.string.pointee.count != right.string.pointee.count || left.string.bytes[0] != right.string.bytes[0]
}

@inline(__always)
private func bothFlonums(_ left: Value, _ right: Value) -> Bool { left.bits & right.bits & 3 == 2 && (left.bits | right.bits) & 1 == 0 }

extension VM {
    /// Runs the top frame of the thread until the halt frame below it is reached. True: the result is in the register below
    /// that frame's window. False: an exception is on its way up (`state.raised`), and the frames of this entry are gone.
    /// With `throwing`, begins by raising `state.raised` in the top frame.
    ///
    /// One function and one jump table, on purpose: what is hot stays in machine registers. Whatever may call or raise goes
    /// through functions that are never inlined, which return whether they succeeded.
    @inline(never)
    func evaluate(throwing: Bool = false) -> Bool {
        let state = self.state
        var fp = state.pointee.frame
        var pc = fp.pointee.pc
        var R = fp.pointee.registers
        var K = fp.pointee.code.pointee.constants
        var C = fp.pointee.code.pointee.caches
        var mustThrow = throwing
        let listType = types.pointee.list, tupleType = types.pointee.tuple, stringType = types.pointee.str, generatorType = types.pointee.generator

        entry: while true {
            if !mustThrow {
                loop: while true {
                    let i = pc
                    pc += 1
                    switch i.op {

                    // MARK: Moves
                    case .loadConstant:
                        let value = K[i.wide]
                        value.retain()
                        set(R + Int(i.a), value)
                    case .move:
                        let value = R[Int(i.b)]
                        value.retain()
                        set(R + Int(i.a), value)
                    case .moveTemporary:
                        let value = R[Int(i.b)]
                        R[Int(i.b)] = .unset
                        set(R + Int(i.a), value)
                    case .clear:
                        set(R + Int(i.a), .unset)
                    case .checkLocal:
                        if _slowPath(R[Int(i.a)].isUnset) {
                            fp.pointee.pc = pc
                            raiseUnboundLocal(Int(i.a))
                            break loop
                        }

                    // MARK: Cells
                    case .loadCell:
                        let value = R[Int(i.b)].record.values[0]
                        if _slowPath(value.isUnset) {
                            fp.pointee.pc = pc
                            raiseEmptyCell(Int(i.b))
                            break loop
                        }
                        value.retain()
                        set(R + Int(i.a), value)
                    case .loadClosure:
                        let closure = fp.pointee.function.pointee.closure.tuple, base = R + Int(i.a)
                        var index = 0
                        while index < Int(i.b) {
                            let cell = closure.items[index]
                            cell.retainObject()
                            set(base + index, cell)
                            index &+= 1
                        }
                    case .storeCell:
                        let value = R[Int(i.b)]
                        if i.flags & 1 != 0 { R[Int(i.b)] = .unset } else { value.retain() }
                        set(R[Int(i.a)].record.values, value)

                    // MARK: Globals
                    case .loadGlobal:
                        let cache = C + Int(i.c), globals = fp.pointee.function.pointee.globals.dict
                        if _fastPath(cache.pointee.version == globals.pointee.version && cache.pointee.version != 0) {
                            let slot = Int(cache.pointee.slot)
                            if slot >= 0 {
                                let value = globals.pointee.entries[slot].value
                                value.retain()
                                set(R + Int(i.a), value)
                                continue loop
                            }
                            let builtins = fp.pointee.function.pointee.builtins.dict
                            if _fastPath(cache.pointee.second == builtins.pointee.version) {
                                let value = builtins.pointee.entries[~slot].value
                                value.retain()
                                set(R + Int(i.a), value)
                                continue loop
                            }
                        }
                        fp.pointee.pc = pc
                        if !loadGlobalSlow(cache, R + Int(i.a)) { break loop }
                    case .storeGlobal:
                        let cache = C + Int(i.c), globals = fp.pointee.function.pointee.globals.dict
                        let value = R[Int(i.b)]
                        if i.flags & 1 != 0 { R[Int(i.b)] = .unset } else { value.retain() }
                        if _fastPath(cache.pointee.version == globals.pointee.version && cache.pointee.version != 0 && cache.pointee.slot >= 0) {
                            set(&globals.pointee.entries[Int(cache.pointee.slot)].value, value)
                        } else {
                            storeGlobalSlow(cache, globals, value)
                        }

                    // MARK: Arithmetic
                    case .add:
                        let l = R[Int(i.b)], r = R[Int(i.c)]
                        if bothInts(l, r) {
                            let (sum, overflow) = l.shiftedInt.addingReportingOverflow(r.shiftedInt)
                            if _fastPath(!overflow) { set(R + Int(i.a), Value(shiftedInt: sum)); continue loop }
                        } else if bothFlonums(l, r), let word = Value(flonum: l.flonum + r.flonum) { set(R + Int(i.a), word); continue loop }
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, l, r, .add) { break loop }
                    case .subtract:
                        let l = R[Int(i.b)], r = R[Int(i.c)]
                        if bothInts(l, r) {
                            let (difference, overflow) = l.shiftedInt.subtractingReportingOverflow(r.shiftedInt)
                            if _fastPath(!overflow) { set(R + Int(i.a), Value(shiftedInt: difference)); continue loop }
                        } else if bothFlonums(l, r), let word = Value(flonum: l.flonum - r.flonum) { set(R + Int(i.a), word); continue loop }
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, l, r, .subtract) { break loop }
                    case .multiply:
                        let l = R[Int(i.b)], r = R[Int(i.c)]
                        if bothInts(l, r) {
                            let (product, overflow) = l.shiftedInt.multipliedReportingOverflow(by: r.shiftedInt >> 1)
                            if _fastPath(!overflow) { set(R + Int(i.a), Value(shiftedInt: product)); continue loop }
                        } else if bothFlonums(l, r), let word = Value(flonum: l.flonum * r.flonum) { set(R + Int(i.a), word); continue loop }
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, l, r, .multiply) { break loop }
                    case .divide:
                        let l = R[Int(i.b)], r = R[Int(i.c)]
                        if bothFlonums(l, r), r.flonum != 0, let word = Value(flonum: l.flonum / r.flonum) { set(R + Int(i.a), word); continue loop }
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, l, r, .divide) { break loop }
                    case .floorDivide:
                        let l = R[Int(i.b)], r = R[Int(i.c)]
                        if bothInts(l, r), r.smallInt > 0 {
                            let x = l.smallInt, y = r.smallInt
                            var quotient = x / y
                            if x < 0 && quotient &* y != x { quotient &-= 1 }
                            set(R + Int(i.a), Value(smallInt: quotient))
                            continue loop
                        }
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, l, r, .floorDivide) { break loop }
                    case .modulo:
                        let l = R[Int(i.b)], r = R[Int(i.c)]
                        if bothInts(l, r), r.smallInt > 0 {
                            var remainder = l.smallInt % r.smallInt
                            if remainder < 0 { remainder &+= r.smallInt }
                            set(R + Int(i.a), Value(smallInt: remainder))
                            continue loop
                        }
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, l, r, .modulo) { break loop }
                    case .bitAnd:
                        let l = R[Int(i.b)], r = R[Int(i.c)]
                        if bothInts(l, r) { set(R + Int(i.a), Value(bits: l.bits & r.bits)); continue loop }
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, l, r, .bitAnd) { break loop }
                    case .bitOr:
                        let l = R[Int(i.b)], r = R[Int(i.c)]
                        if bothInts(l, r) { set(R + Int(i.a), Value(bits: l.bits | r.bits)); continue loop }
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, l, r, .bitOr) { break loop }
                    case .bitXor:
                        let l = R[Int(i.b)], r = R[Int(i.c)]
                        if bothInts(l, r) { set(R + Int(i.a), Value(bits: (l.bits ^ r.bits) | 1)); continue loop }
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, l, r, .bitXor) { break loop }
                    case .leftShift:
                        let l = R[Int(i.b)], r = R[Int(i.c)]
                        if bothInts(l, r), UInt(bitPattern: r.smallInt) < 62 {
                            let shifted = l.smallInt &<< r.smallInt
                            if _fastPath(shifted &>> r.smallInt == l.smallInt && Value.fitsSmallInt(shifted)) { set(R + Int(i.a), Value(smallInt: shifted)); continue loop }
                        }
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, l, r, .leftShift) { break loop }
                    case .rightShift:
                        let l = R[Int(i.b)], r = R[Int(i.c)]
                        if bothInts(l, r), r.smallInt >= 0 { set(R + Int(i.a), Value(smallInt: l.smallInt &>> min(r.smallInt, 63))); continue loop }
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, l, r, .rightShift) { break loop }
                    case .power:
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, R[Int(i.b)], R[Int(i.c)], .power) { break loop }
                    case .matrixMultiply:
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, R[Int(i.b)], R[Int(i.c)], .matrixMultiply) { break loop }
                    case .addConstant:
                        let l = R[Int(i.b)], r = K[Int(i.c)]
                        if bothInts(l, r) {
                            let (sum, overflow) = l.shiftedInt.addingReportingOverflow(r.shiftedInt)
                            if _fastPath(!overflow) { set(R + Int(i.a), Value(shiftedInt: sum)); continue loop }
                        } else if bothFlonums(l, r), let word = Value(flonum: l.flonum + r.flonum) { set(R + Int(i.a), word); continue loop }
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, l, r, .add, constant: true) { break loop }
                    case .subtractConstant:
                        let l = R[Int(i.b)], r = K[Int(i.c)]
                        if bothInts(l, r) {
                            let (difference, overflow) = l.shiftedInt.subtractingReportingOverflow(r.shiftedInt)
                            if _fastPath(!overflow) { set(R + Int(i.a), Value(shiftedInt: difference)); continue loop }
                        } else if bothFlonums(l, r), let word = Value(flonum: l.flonum - r.flonum) { set(R + Int(i.a), word); continue loop }
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, l, r, .subtract, constant: true) { break loop }
                    case .multiplyConstant:
                        let l = R[Int(i.b)], r = K[Int(i.c)]
                        if bothInts(l, r) {
                            let (product, overflow) = l.shiftedInt.multipliedReportingOverflow(by: r.shiftedInt >> 1)
                            if _fastPath(!overflow) { set(R + Int(i.a), Value(shiftedInt: product)); continue loop }
                        } else if bothFlonums(l, r), let word = Value(flonum: l.flonum * r.flonum) { set(R + Int(i.a), word); continue loop }
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, l, r, .multiply, constant: true) { break loop }
                    case .divideConstant:
                        let l = R[Int(i.b)], r = K[Int(i.c)]
                        if bothFlonums(l, r), r.flonum != 0, let word = Value(flonum: l.flonum / r.flonum) { set(R + Int(i.a), word); continue loop }
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, l, r, .divide, constant: true) { break loop }
                    case .floorDivideConstant:
                        let l = R[Int(i.b)], r = K[Int(i.c)]
                        if bothInts(l, r), r.smallInt > 0 {
                            let x = l.smallInt, y = r.smallInt
                            var quotient = x / y
                            if x < 0 && quotient &* y != x { quotient &-= 1 }
                            set(R + Int(i.a), Value(smallInt: quotient))
                            continue loop
                        }
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, l, r, .floorDivide, constant: true) { break loop }
                    case .moduloConstant:
                        let l = R[Int(i.b)], r = K[Int(i.c)]
                        if bothInts(l, r), r.smallInt > 0 {
                            var remainder = l.smallInt % r.smallInt
                            if remainder < 0 { remainder &+= r.smallInt }
                            set(R + Int(i.a), Value(smallInt: remainder))
                            continue loop
                        }
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, l, r, .modulo, constant: true) { break loop }
                    case .bitAndConstant:
                        let l = R[Int(i.b)], r = K[Int(i.c)]
                        if bothInts(l, r) { set(R + Int(i.a), Value(bits: l.bits & r.bits)); continue loop }
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, l, r, .bitAnd, constant: true) { break loop }
                    case .leftShiftConstant:
                        let l = R[Int(i.b)], r = K[Int(i.c)]
                        if bothInts(l, r), UInt(bitPattern: r.smallInt) < 62 {
                            let shifted = l.smallInt &<< r.smallInt
                            if _fastPath(shifted &>> r.smallInt == l.smallInt && Value.fitsSmallInt(shifted)) { set(R + Int(i.a), Value(smallInt: shifted)); continue loop }
                        }
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, l, r, .leftShift, constant: true) { break loop }
                    case .rightShiftConstant:
                        let l = R[Int(i.b)], r = K[Int(i.c)]
                        if bothInts(l, r), r.smallInt >= 0 { set(R + Int(i.a), Value(smallInt: l.smallInt &>> min(r.smallInt, 63))); continue loop }
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, l, r, .rightShift, constant: true) { break loop }
                    case .powerConstant:
                        fp.pointee.pc = pc
                        if !binarySlow(i, R, R[Int(i.b)], K[Int(i.c)], .power, constant: true) { break loop }
                    case .not:
                        let value = R[Int(i.b)]
                        if value.isBool { set(R + Int(i.a), Value(bits: value.bits ^ 8)); continue loop }
                        fp.pointee.pc = pc
                        if !notSlow(i, R) { break loop }
                    case .negative:
                        let value = R[Int(i.b)]
                        if value.isInt, value.smallInt != Int.min >> 1 { set(R + Int(i.a), Value(smallInt: -value.smallInt)); continue loop }
                        if value.isFlonum, let word = Value(flonum: -value.flonum) { set(R + Int(i.a), word); continue loop }
                        fp.pointee.pc = pc
                        if !unarySlow(i, R, .neg) { break loop }
                    case .positive:
                        fp.pointee.pc = pc
                        if !unarySlow(i, R, .pos) { break loop }
                    case .invert:
                        let value = R[Int(i.b)]
                        if value.isInt { set(R + Int(i.a), Value(smallInt: ~value.smallInt)); continue loop }
                        fp.pointee.pc = pc
                        if !unarySlow(i, R, .invert) { break loop }

                    // MARK: Comparisons
                    case .less:
                        let l = R[Int(i.b)], r = R[Int(i.c)]
                        if bothInts(l, r) { set(R + Int(i.a), Value(Int64(bitPattern: l.bits) < Int64(bitPattern: r.bits))); continue loop }
                        if bothFlonums(l, r) { set(R + Int(i.a), Value(l.flonum < r.flonum)); continue loop }
                        fp.pointee.pc = pc
                        if !compareSlow(i, R, .lt) { break loop }
                    case .lessOrEqual:
                        let l = R[Int(i.b)], r = R[Int(i.c)]
                        if bothInts(l, r) { set(R + Int(i.a), Value(Int64(bitPattern: l.bits) <= Int64(bitPattern: r.bits))); continue loop }
                        if bothFlonums(l, r) { set(R + Int(i.a), Value(l.flonum <= r.flonum)); continue loop }
                        fp.pointee.pc = pc
                        if !compareSlow(i, R, .le) { break loop }
                    case .equal:
                        let l = R[Int(i.b)], r = R[Int(i.c)]
                        if bothInts(l, r) { set(R + Int(i.a), Value(l == r)); continue loop }
                        fp.pointee.pc = pc
                        if !compareSlow(i, R, .eq) { break loop }
                    case .notEqual:
                        let l = R[Int(i.b)], r = R[Int(i.c)]
                        if bothInts(l, r) { set(R + Int(i.a), Value(l != r)); continue loop }
                        fp.pointee.pc = pc
                        if !compareSlow(i, R, .ne) { break loop }
                    case .greater:
                        let l = R[Int(i.b)], r = R[Int(i.c)]
                        if bothInts(l, r) { set(R + Int(i.a), Value(Int64(bitPattern: l.bits) > Int64(bitPattern: r.bits))); continue loop }
                        if bothFlonums(l, r) { set(R + Int(i.a), Value(l.flonum > r.flonum)); continue loop }
                        fp.pointee.pc = pc
                        if !compareSlow(i, R, .gt) { break loop }
                    case .greaterOrEqual:
                        let l = R[Int(i.b)], r = R[Int(i.c)]
                        if bothInts(l, r) { set(R + Int(i.a), Value(Int64(bitPattern: l.bits) >= Int64(bitPattern: r.bits))); continue loop }
                        if bothFlonums(l, r) { set(R + Int(i.a), Value(l.flonum >= r.flonum)); continue loop }
                        fp.pointee.pc = pc
                        if !compareSlow(i, R, .ge) { break loop }
                    case .identical:
                        let l = R[Int(i.b)], r = R[Int(i.c)]
                        let same = (l == r) != (i.flags & 8 != 0)
                        if i.flags & 1 != 0 { set(R + Int(i.b), .unset) }
                        if i.flags & 2 != 0 { set(R + Int(i.c), .unset) }
                        set(R + Int(i.a), Value(same))
                    case .contains:
                        fp.pointee.pc = pc
                        if !containsSlow(i, R) { break loop }

                    // MARK: Jumps
                    case .jump:
                        let distance = i.distance
                        // What the breaker raises is raised by the jump: the target may lie in another try block.
                        if distance < 0, _slowPath(state.pointee.breaker.load(ordering: .relaxed) != 0) {
                            fp.pointee.pc = pc
                            if !serveBreaker() { break loop }
                        }
                        pc += distance
                    case .jumpIfTrue, .jumpIfFalse, .jumpIfNone, .jumpIfNotNone:
                        let value = R[Int(i.a)]
                        let jumps: Bool
                        switch i.op {
                        case .jumpIfNone, .jumpIfNotNone:
                            jumps = value.isNone == (i.op == .jumpIfNone)
                            if i.flags & 4 != 0 { set(R + Int(i.a), .unset) }
                        default:
                            if _fastPath(value.isBool) { jumps = value.isTrue == (i.op == .jumpIfTrue) } else if value.isInt {
                                jumps = (value.smallInt != 0) == (i.op == .jumpIfTrue)
                            } else if value.isObject, value.header.pointee.type == listType {
                                jumps = (value.list.pointee.count != 0) == (i.op == .jumpIfTrue)
                                if i.flags & 4 != 0 { set(R + Int(i.a), .unset) }
                            } else {
                                fp.pointee.pc = pc
                                let truth = truthSlow(i, R)
                                if truth < 0 { break loop }
                                jumps = (truth == 1) == (i.op == .jumpIfTrue)
                            }
                        }
                        if jumps {
                            pc += i.distance
                            // As above: the jump raises, not what lies before its target.
                            if _slowPath(state.pointee.breaker.load(ordering: .relaxed) != 0) {
                                fp.pointee.pc = pc - i.distance
                                if !serveBreaker() {
                                    pc -= i.distance
                                    break loop
                                }
                            }
                        }
                    case .jumpLess, .jumpLessConstant:
                        let l = R[Int(i.b)], r = i.op == .jumpLess ? R[Int(i.c)] : K[Int(i.c)]
                        let holds: Bool
                        if bothInts(l, r) { holds = Int64(bitPattern: l.bits) < Int64(bitPattern: r.bits) } else if bothFlonums(l, r) { holds = l.flonum < r.flonum } else {
                            fp.pointee.pc = pc
                            let outcome = compareJumpSlow(i, R, l, r, .lt)
                            if outcome < 0 { break loop }
                            holds = outcome != 0
                        }
                        if holds == (i.flags & 8 != 0) {
                            if _slowPath(state.pointee.breaker.load(ordering: .relaxed) != 0) { fp.pointee.pc = pc; if !serveBreaker() { break loop } }
                            pc += Int(Int16(bitPattern: i.a))
                        }
                    case .jumpLessOrEqual, .jumpLessOrEqualConstant:
                        let l = R[Int(i.b)], r = i.op == .jumpLessOrEqual ? R[Int(i.c)] : K[Int(i.c)]
                        let holds: Bool
                        if bothInts(l, r) { holds = Int64(bitPattern: l.bits) <= Int64(bitPattern: r.bits) } else if bothFlonums(l, r) { holds = l.flonum <= r.flonum } else {
                            fp.pointee.pc = pc
                            let outcome = compareJumpSlow(i, R, l, r, .le)
                            if outcome < 0 { break loop }
                            holds = outcome != 0
                        }
                        if holds == (i.flags & 8 != 0) {
                            if _slowPath(state.pointee.breaker.load(ordering: .relaxed) != 0) { fp.pointee.pc = pc; if !serveBreaker() { break loop } }
                            pc += Int(Int16(bitPattern: i.a))
                        }
                    case .jumpGreater, .jumpGreaterConstant:
                        let l = R[Int(i.b)], r = i.op == .jumpGreater ? R[Int(i.c)] : K[Int(i.c)]
                        let holds: Bool
                        if bothInts(l, r) { holds = Int64(bitPattern: l.bits) > Int64(bitPattern: r.bits) } else if bothFlonums(l, r) { holds = l.flonum > r.flonum } else {
                            fp.pointee.pc = pc
                            let outcome = compareJumpSlow(i, R, l, r, .gt)
                            if outcome < 0 { break loop }
                            holds = outcome != 0
                        }
                        if holds == (i.flags & 8 != 0) {
                            if _slowPath(state.pointee.breaker.load(ordering: .relaxed) != 0) { fp.pointee.pc = pc; if !serveBreaker() { break loop } }
                            pc += Int(Int16(bitPattern: i.a))
                        }
                    case .jumpGreaterOrEqual, .jumpGreaterOrEqualConstant:
                        let l = R[Int(i.b)], r = i.op == .jumpGreaterOrEqual ? R[Int(i.c)] : K[Int(i.c)]
                        let holds: Bool
                        if bothInts(l, r) { holds = Int64(bitPattern: l.bits) >= Int64(bitPattern: r.bits) } else if bothFlonums(l, r) { holds = l.flonum >= r.flonum } else {
                            fp.pointee.pc = pc
                            let outcome = compareJumpSlow(i, R, l, r, .ge)
                            if outcome < 0 { break loop }
                            holds = outcome != 0
                        }
                        if holds == (i.flags & 8 != 0) {
                            if _slowPath(state.pointee.breaker.load(ordering: .relaxed) != 0) { fp.pointee.pc = pc; if !serveBreaker() { break loop } }
                            pc += Int(Int16(bitPattern: i.a))
                        }
                    case .jumpEqual, .jumpEqualConstant:
                        let l = R[Int(i.b)], r = i.op == .jumpEqual ? R[Int(i.c)] : K[Int(i.c)]
                        let holds: Bool
                        if bothInts(l, r) { holds = l == r } else if surelyDiffer(l, r, stringType) {
                            if i.flags & 1 != 0 { set(R + Int(i.b), .unset) }
                            if i.flags & 2 != 0 { set(R + Int(i.c), .unset) }
                            holds = false
                        } else {
                            fp.pointee.pc = pc
                            let outcome = compareJumpSlow(i, R, l, r, .eq)
                            if outcome < 0 { break loop }
                            holds = outcome != 0
                        }
                        if holds == (i.flags & 8 != 0) {
                            if _slowPath(state.pointee.breaker.load(ordering: .relaxed) != 0) { fp.pointee.pc = pc; if !serveBreaker() { break loop } }
                            pc += Int(Int16(bitPattern: i.a))
                        }
                    case .jumpNotEqual, .jumpNotEqualConstant:
                        let l = R[Int(i.b)], r = i.op == .jumpNotEqual ? R[Int(i.c)] : K[Int(i.c)]
                        let holds: Bool
                        if bothInts(l, r) { holds = l != r } else if surelyDiffer(l, r, stringType) {
                            if i.flags & 1 != 0 { set(R + Int(i.b), .unset) }
                            if i.flags & 2 != 0 { set(R + Int(i.c), .unset) }
                            holds = true
                        } else {
                            fp.pointee.pc = pc
                            let outcome = compareJumpSlow(i, R, l, r, .ne)
                            if outcome < 0 { break loop }
                            holds = outcome != 0
                        }
                        if holds == (i.flags & 8 != 0) {
                            if _slowPath(state.pointee.breaker.load(ordering: .relaxed) != 0) { fp.pointee.pc = pc; if !serveBreaker() { break loop } }
                            pc += Int(Int16(bitPattern: i.a))
                        }
                    case .jumpIdentical:
                        let holds = R[Int(i.b)] == R[Int(i.c)]
                        if i.flags & 1 != 0 { set(R + Int(i.b), .unset) }
                        if i.flags & 2 != 0 { set(R + Int(i.c), .unset) }
                        if holds == (i.flags & 8 != 0) {
                            if _slowPath(state.pointee.breaker.load(ordering: .relaxed) != 0) { fp.pointee.pc = pc; if !serveBreaker() { break loop } }
                            pc += Int(Int16(bitPattern: i.a))
                        }
                    case .jumpContains:
                        fp.pointee.pc = pc
                        let outcome = containsJumpSlow(i, R)
                        if outcome < 0 { break loop }
                        if (outcome != 0) == (i.flags & 8 != 0) {
                            if _slowPath(state.pointee.breaker.load(ordering: .relaxed) != 0) { fp.pointee.pc = pc; if !serveBreaker() { break loop } }
                            pc += Int(Int16(bitPattern: i.a))
                        }

                    // MARK: Attributes
                    case .getAttribute:
                        let object = R[Int(i.b)], cache = C + Int(i.c)
                        if _fastPath(object.isObject && object.header.pointee.kind == .instance) {
                            let instance = object.instance
                            if _fastPath(cache.pointee.key == UInt(bitPattern: instance.pointee.shape) && cache.pointee.slot >= 0
                                && cache.pointee.version == instance.pointee.header.type.pointee.version) {
                                let value = instance.slots[Int(cache.pointee.slot)]
                                if _fastPath(!value.isUnset) {
                                    value.retain()
                                    if i.flags & 1 != 0 {
                                        R[Int(i.b)] = .unset
                                        object.releaseObject()
                                    }
                                    set(R + Int(i.a), value)
                                    continue loop
                                }
                            }
                        }
                        fp.pointee.pc = pc
                        switch getAttributeSlow(i, R, cache) {
                        case .entered:
                            fp = state.pointee.frame
                            R = fp.pointee.registers
                            pc = fp.pointee.pc
                            K = fp.pointee.code.pointee.constants
                            C = fp.pointee.code.pointee.caches
                        case .done: break
                        case .failed: break loop
                        }
                    case .setAttribute:
                        let object = R[Int(i.b)], cache = C + Int(i.c)
                        if _fastPath(object.isObject && object.header.pointee.kind == .instance) {
                            let instance = object.instance
                            if _fastPath(cache.pointee.key == UInt(bitPattern: instance.pointee.shape) && cache.pointee.slot >= 0
                                && cache.pointee.version == instance.pointee.header.type.pointee.version) {
                                let slot = Int(cache.pointee.slot)
                                let value = R[Int(i.a)]
                                if cache.pointee.value.bits != Value.unset.bits {
                                    if slot < Int(instance.pointee.header.tailCount) {
                                        if i.flags & 4 != 0 { R[Int(i.a)] = .unset } else { value.retain() }
                                        instance.slots[slot] = value
                                        instance.pointee.shape = cache.pointee.value.pointer(as: Shape.self)
                                        if i.flags & 1 != 0 { set(R + Int(i.b), .unset) }
                                        continue loop
                                    }
                                } else {
                                    if i.flags & 4 != 0 { R[Int(i.a)] = .unset } else { value.retain() }
                                    set(instance.slots + slot, value)
                                    if i.flags & 1 != 0 { set(R + Int(i.b), .unset) }
                                    continue loop
                                }
                            }
                        }
                        fp.pointee.pc = pc
                        if !setAttributeSlow(i, R, cache) { break loop }
                    case .loadMethod:
                        let object = R[Int(i.b)], cache = C + Int(i.c)
                        if _fastPath(object.isObject) {
                            let header = object.header
                            let key = header.pointee.kind == .instance ? UInt(bitPattern: object.instance.pointee.shape) : UInt(bitPattern: header.pointee.type)
                            if _fastPath(cache.pointee.key == key && cache.pointee.slot == InlineCache.method && cache.pointee.version == header.pointee.type.pointee.version) {
                                let method = cache.pointee.value
                                method.retainObject()
                                if i.flags & 1 != 0 { R[Int(i.b)] = .unset } else { object.retainObject() }
                                set(R + Int(i.a), method)
                                set(R + Int(i.a) + 1, object)
                                continue loop
                            }
                        }
                        fp.pointee.pc = pc
                        if !loadMethodSlow(i, R, cache) { break loop }

                    // MARK: Items
                    case .getItem:
                        let object = R[Int(i.b)], key = R[Int(i.c)]
                        if _fastPath(key.isInt && object.isObject && object.header.pointee.type == listType) {
                            let list = object.list
                            var index = key.smallInt
                            if index < 0 { index &+= list.pointee.count }
                            if _fastPath(UInt(bitPattern: index) < UInt(bitPattern: list.pointee.count)) {
                                let value = list.pointee.items[index]
                                value.retain()
                                if i.flags & 1 != 0 { set(R + Int(i.b), .unset) }
                                set(R + Int(i.a), value)
                                continue loop
                            }
                        } else if key.isInt, object.isExactString, object.string.widthShift == 0 {
                            let index = key.smallInt
                            if _fastPath(UInt(bitPattern: index) < UInt(bitPattern: object.string.count)) {
                                let value = state.pointee.runtime.pointee.singleCharacters[Int(object.string.bytes[index])]
                                value.retainObject()
                                if i.flags & 1 != 0 { set(R + Int(i.b), .unset) }
                                set(R + Int(i.a), value)
                                continue loop
                            }
                        }
                        fp.pointee.pc = pc
                        if !getItemSlow(i, R, object, key, constant: false) { break loop }
                    case .getItemConstant:
                        let object = R[Int(i.b)], key = K[Int(i.c)]
                        if _fastPath(key.isInt && object.isObject) {
                            let type = object.header.pointee.type
                            if type == tupleType || type == listType {
                                let index = key.smallInt
                                let isTuple = type == tupleType
                                let count = isTuple ? object.tuple.count : object.list.pointee.count
                                if _fastPath(UInt(bitPattern: index) < UInt(bitPattern: count)) {
                                    let value = isTuple ? object.tuple.items[index] : object.list.pointee.items[index]
                                    value.retain()
                                    if i.flags & 1 != 0 { set(R + Int(i.b), .unset) }
                                    set(R + Int(i.a), value)
                                    continue loop
                                }
                            }
                        }
                        fp.pointee.pc = pc
                        if !getItemSlow(i, R, object, key, constant: true) { break loop }
                    case .setItem:
                        let object = R[Int(i.b)], key = R[Int(i.c)]
                        if _fastPath(key.isInt && object.isObject && object.header.pointee.type == listType) {
                            let list = object.list
                            var index = key.smallInt
                            if index < 0 { index &+= list.pointee.count }
                            if _fastPath(UInt(bitPattern: index) < UInt(bitPattern: list.pointee.count)) {
                                let value = R[Int(i.a)]
                                if i.flags & 4 != 0 { R[Int(i.a)] = .unset } else { value.retain() }
                                set(list.pointee.items + index, value)
                                if i.flags & 1 != 0 { set(R + Int(i.b), .unset) }
                                continue loop
                            }
                        }
                        fp.pointee.pc = pc
                        if !setItemSlow(i, R, object, key) { break loop }

                    // MARK: Calls
                    case .call, .callMethod:
                        let base = R + Int(i.a)
                        var count = Int(i.b)
                        let callable = base.pointee
                        if i.op == .callMethod {
                            if _fastPath(!base[1].isUnset) { count &+= 1 } else { shiftArgumentsDown(base, count) }
                        }
                        if _fastPath(callable.isObject) {
                            if _fastPath(callable.header.pointee.kind == .function) {
                                let function = callable.function, code = function.pointee.code
                                if _fastPath(Int(code.pointee.plainArgumentCount) == count) {
                                    fp.pointee.pc = pc
                                    fp += 1
                                    R = base + 1
                                    let top = R + Int(code.pointee.registerCount)
                                    if _slowPath(UInt(bitPattern: fp) >= UInt(bitPattern: state.pointee.frameLimit) || UInt(bitPattern: top) >= UInt(bitPattern: state.pointee.stackLimit)) {
                                        fp -= 1
                                        R = fp.pointee.registers
                                        if !makeRoom(fp, top) { break loop }
                                        fp += 1
                                        R = base + 1
                                    }
                                    var index = count
                                    let locals = Int(code.pointee.localCount)
                                    while index < locals {
                                        R[index] = .unset
                                        index &+= 1
                                    }
                                    pc = code.pointee.instructions
                                    K = code.pointee.constants
                                    C = code.pointee.caches
                                    fp.pointee = Frame(pc: pc, registers: R, code: code, function: function, frameObject: .unset, constructed: .unset)
                                    state.pointee.frame = fp
                                    state.pointee.top = top
                                    if _slowPath(state.pointee.breaker.load(ordering: .relaxed) != 0) {
                                        if !serveBreaker() { break loop }
                                        pc = fp.pointee.pc
                                    }
                                    continue loop
                                }
                            } else if callable.header.pointee.kind == .nativeFunction {
                                // The commonest method of all.
                                if count == 2, callable == state.pointee.runtime.pointee.listAppend, base[1].isObject, base[1].header.pointee.type == listType {
                                    let receiver = base[1]
                                    receiver.list.appendOwned(base[2])
                                    base[2] = .unset
                                    base[1] = .unset
                                    set(base, .none)
                                    receiver.releaseObject()
                                    continue loop
                                }
                                if count == 1, callable == state.pointee.runtime.pointee.lengthFunction, let length = knownLength(base[1]) {
                                    set(base + 1, .unset)
                                    set(base, Value(smallInt: length))
                                    continue loop
                                }
                                fp.pointee.pc = pc
                                if !callNativeInWindow(callable.nativeFunction, base, count) { break loop }
                                continue loop
                            }
                        }
                        fp.pointee.pc = pc
                        switch prepareCall(base, count, .unset) {
                        case .entered:
                            fp = state.pointee.frame
                            R = fp.pointee.registers
                            pc = fp.pointee.pc
                            K = fp.pointee.code.pointee.constants
                            C = fp.pointee.code.pointee.caches
                        case .done: break
                        case .failed: break loop
                        }
                    case .callKeywords, .callMethodKeywords, .callExtended, .callSuper:
                        fp.pointee.pc = pc
                        switch prepareRareCall(i, R, K) {
                        case .entered:
                            fp = state.pointee.frame
                            R = fp.pointee.registers
                            pc = fp.pointee.pc
                            K = fp.pointee.code.pointee.constants
                            C = fp.pointee.code.pointee.caches
                        case .done: break
                        case .failed: break loop
                        }
                    case .returnValue:
                        var value = R[Int(i.a)]
                        if i.flags & 4 != 0 { R[Int(i.a)] = .unset } else { value.retain() }
                        var index = 0
                        let locals = Int(fp.pointee.code.pointee.localCount)
                        if _slowPath(fp.pointee.frameObject.isObject) {
                            fp.pointee.pc = pc
                            retireFrame(fp)
                        }
                        while index < locals {
                            let local = R[index]
                            R[index] = .unset
                            if local.isObject { local.releaseObject() }
                            index &+= 1
                        }
                        var isAttribute = false
                        if _slowPath(fp.pointee.hasRemains) {
                            fp.pointee.pc = pc
                            // A finaliser of a local looked at the frame.
                            if fp.pointee.frameObject.isObject { retireFrame(fp) }
                            isAttribute = fp.pointee.constructed == Frame.givesAttribute
                            if !isAttribute, !fp.pointee.constructed.isUnset, !finishConstruction(fp, &value) { break loop }
                        }
                        set(R - 1, isAttribute ? .unset : value)
                        fp -= 1
                        state.pointee.frame = fp
                        R = fp.pointee.registers
                        pc = fp.pointee.pc
                        let code = fp.pointee.code
                        K = code.pointee.constants
                        C = code.pointee.caches
                        state.pointee.top = R + Int(code.pointee.registerCount)
                        if _slowPath(isAttribute) {
                            let reader = pc - 1
                            if reader.flags & 1 != 0 { set(R + Int(reader.b), .unset) }
                            set(R + Int(reader.a), value)
                        }
                    case .trace:
                        fp.pointee.pc = pc
                        if !traceStep(i, fp) {
                            pc = fp.pointee.pc
                            break loop
                        }
                        pc = fp.pointee.pc
                    case .halt:
                        state.pointee.frame = fp - 1
                        return true

                    // MARK: Displays
                    case .buildTuple:
                        set(R + Int(i.a), Value(createTuple(taking: R + Int(i.b), Int(i.c))))
                    case .buildList:
                        set(R + Int(i.a), Value(createList(taking: R + Int(i.b), Int(i.c))))
                    case .listAppend:
                        let value = R[Int(i.b)]
                        if i.flags & 1 != 0 { R[Int(i.b)] = .unset } else { value.retain() }
                        R[Int(i.a)].list.appendOwned(value)
                    case .setAdd, .dictSet:
                        fp.pointee.pc = pc
                        if !insertItem(i, R) { break loop }

                    // MARK: Loops
                    case .forPrepare:
                        let source = R[Int(i.b)]
                        if _fastPath(source.isObject && source.header.pointee.type == listType) {
                            if i.flags & 1 != 0 { R[Int(i.b)] = .unset } else { source.retainObject() }
                            set(R + Int(i.a), source)
                            set(R + Int(i.a) + 1, Value(smallInt: 0))
                            continue loop
                        }
                        fp.pointee.pc = pc
                        if !prepareLoop(i, R) { break loop }
                    case .forIterate:
                        let base = R + Int(i.b)
                        let iterator = base.pointee
                        if iterator.isInt {
                            if Int64(bitPattern: iterator.bits) < Int64(bitPattern: base[1].bits) {
                                set(R + Int(i.c), iterator)
                                base.pointee = Value(bits: iterator.bits &+ 2)
                                if _slowPath(state.pointee.breaker.load(ordering: .relaxed) != 0) { fp.pointee.pc = pc; if !serveBreaker() { break loop } }
                                pc += Int(Int16(bitPattern: i.a))
                                continue loop
                            }
                            base.pointee = .unset
                            base[1] = .unset
                            if i.flags & 16 != 0 { pc += 1 }
                            continue loop
                        }
                        let kind = iterator.header.pointee.kind
                        indexed: do {
                            let index = base[1].smallInt
                            let value: Value
                            if kind == .list && base[1].isInt {
                                value = index < iterator.list.pointee.count ? iterator.list.pointee.items[index] : .unset
                            } else if !base[1].isInt {
                                break indexed
                            } else if kind == .tuple {
                                value = index < iterator.tuple.count ? iterator.tuple.items[index] : .unset
                            } else if iterator.string.widthShift == 0 {
                                value = index < iterator.string.count ? state.pointee.runtime.pointee.singleCharacters[Int(iterator.string.bytes[index])] : .unset
                            } else {
                                break indexed
                            }
                            if _fastPath(!value.isUnset) {
                                value.retain()
                                base[1] = Value(smallInt: index &+ 1)
                                set(R + Int(i.c), value)
                                if _slowPath(state.pointee.breaker.load(ordering: .relaxed) != 0) { fp.pointee.pc = pc; if !serveBreaker() { break loop } }
                                pc += Int(Int16(bitPattern: i.a))
                                continue loop
                            }
                            base[0] = .unset
                            base[1] = .unset
                            iterator.releaseObject()
                            if i.flags & 16 != 0 { pc += 1 }
                            continue loop
                        }
                        fp.pointee.pc = pc
                        if iterator.header.pointee.type == generatorType {
                            if !enterGenerator(iterator.generator, R + Int(fp.pointee.code.pointee.registerCount), sending: .none) {
                                // Finished before: the loop ends; otherwise it is running already, which raises.
                                if state.pointee.raised.isObject { break loop }
                                set(base, .unset)
                                if i.flags & 16 != 0 { pc += 1 }
                                continue loop
                            }
                            fp = state.pointee.frame
                            R = fp.pointee.registers
                            pc = fp.pointee.pc
                            K = fp.pointee.code.pointee.constants
                            C = fp.pointee.code.pointee.caches
                            continue loop
                        }
                        switch forIterateSlow(i, R) {
                        case 1:
                            if _slowPath(state.pointee.breaker.load(ordering: .relaxed) != 0) { fp.pointee.pc = pc; if !serveBreaker() { break loop } }
                            pc += Int(Int16(bitPattern: i.a))
                        case 0: if i.flags & 16 != 0 { pc += 1 }
                        default: break loop
                        }

                    case .unpack:
                        let source = R[Int(i.b)]
                        if _fastPath(i.c == 2 && source.isObject && source.header.pointee.type == tupleType && source.tuple.count == 2) {
                            let first = source.tuple.items[0], second = source.tuple.items[1]
                            first.retain()
                            second.retain()
                            // The source lives until both are stored: a destination may be its own register.
                            if i.flags & 1 != 0 { R[Int(i.b)] = .unset } else { source.retainObject() }
                            set(R + Int(i.a), first)
                            set(R + Int(i.a) + 1, second)
                            source.releaseObject()
                            continue loop
                        }
                        fp.pointee.pc = pc
                        if !unpackExactly(i, R) { break loop }

                    // MARK: Generators
                    case .yield:
                        let value = R[Int(i.b)]
                        if i.flags & 1 != 0 { R[Int(i.b)] = .unset } else { value.retain() }
                        let window = R
                        fp.pointee.pc = pc
                        suspendGenerator(fp)
                        fp -= 1
                        state.pointee.frame = fp
                        R = fp.pointee.registers
                        pc = fp.pointee.pc
                        let code = fp.pointee.code
                        K = code.pointee.constants
                        C = code.pointee.caches
                        state.pointee.top = R + Int(code.pointee.registerCount)
                        if code == state.pointee.haltCode {
                            set(window - 1, value)
                            continue loop
                        }
                        let generator = window[-1]
                        window[-1] = .unset
                        let resumer = pc - 1
                        if resumer.op == .forIterate {
                            set(R + Int(resumer.c), value)
                            pc += Int(Int16(bitPattern: resumer.a))
                        } else {
                            set(R + Int(resumer.a) + 1, value)
                        }
                        generator.release()
                        if _slowPath(state.pointee.breaker.load(ordering: .relaxed) != 0) {
                            fp.pointee.pc = pc
                            if !serveBreaker() {
                                if resumer.op == .forIterate { pc -= Int(Int16(bitPattern: resumer.a)) }
                                break loop
                            }
                        }
                    case .generatorReturn:
                        let value = R[Int(i.a)]
                        if i.flags & 4 != 0 { R[Int(i.a)] = .unset } else { value.retain() }
                        let window = R
                        fp.pointee.pc = pc
                        finishGeneratorFrame(fp, Int(fp.pointee.code.pointee.localCount))
                        fp -= 1
                        state.pointee.frame = fp
                        R = fp.pointee.registers
                        pc = fp.pointee.pc
                        let code = fp.pointee.code
                        K = code.pointee.constants
                        C = code.pointee.caches
                        state.pointee.top = R + Int(code.pointee.registerCount)
                        if code == state.pointee.haltCode {
                            set(window - 1, value)
                            continue loop
                        }
                        let generator = window[-1]
                        window[-1] = .unset
                        let resumer = pc - 1
                        if resumer.op == .forIterate {
                            value.release()
                            set(R + Int(resumer.b), .unset)
                            if resumer.flags & 16 != 0 { pc += 1 }
                        } else {
                            set(R + Int(resumer.a) + 1, value)
                            set(R + Int(resumer.a), .unset)
                            endDelegation(fp)
                            pc += resumer.distance
                        }
                        generator.release()
                    case .send:
                        fp.pointee.pc = pc
                        switch sendStep(i, R, fp) {
                        case .entered:
                            fp = state.pointee.frame
                            R = fp.pointee.registers
                            pc = fp.pointee.pc
                            K = fp.pointee.code.pointee.constants
                            C = fp.pointee.code.pointee.caches
                        case .done:
                            if R[Int(i.a)].isUnset { pc += i.distance }
                        case .failed: break loop
                        }

                    case .getAwaitable:
                        let source = R[Int(i.b)]
                        // A coroutine that is not suspended in an `await` of its own is its iterator.
                        if source.isObject, source.header.pointee.type == types.pointee.coroutine, !source.generator.pointee.delegate.isObject {
                            if i.flags & 1 != 0 { R[Int(i.b)] = .unset } else { source.retainObject() }
                            set(R + Int(i.a), source)
                            continue loop
                        }
                        fp.pointee.pc = pc
                        if !executeRare(i, R, K, C, fp) { break loop }

                    // All others are listed, since a switch without a default needs no check of the range.
                    case .deleteLocal, .makeCell, .deleteCell, .deleteGlobal, .loadName, .storeName, .deleteName, .loadNameOrCell, .loadNameOrGlobal,
                         .loadLocals, .deleteAttribute, .deleteItem, .buildSlice, .buildSet, .buildDict, .buildString, .listExtend,
                         .setUpdate, .dictUpdate, .dictMerge, .listToTuple, .formatValue, .getIterator, .unpackStarred, .makeFunction,
                         .loadBuildClass, .getYieldFromIterator, .getAsyncIterator, .getAsyncNext, .endAsyncFor, .raise, .reraise,
                         .pushHandled, .popHandled, .matchException, .splitGroup, .combineGroup, .loadAssertionError, .beginWith, .exitWith,
                         .exitWithException, .importName, .importFrom, .importStar, .matchSequence, .matchMapping, .matchKeys, .matchClass, .length,
                         .intrinsic, .setupAnnotations, .extra:
                        fp.pointee.pc = pc
                        if !executeRare(i, R, K, C, fp) { break loop }
                    }
                }
                fp.pointee.pc = pc
            }
            mustThrow = false

            // An exception is on its way up: find who handles it.
            while true {
                fp = state.pointee.frame
                if fp.pointee.code == state.pointee.haltCode {
                    state.pointee.frame = fp - 1
                    return false
                }
                if let handler = unwind(fp) {
                    pc = handler
                    R = fp.pointee.registers
                    K = fp.pointee.code.pointee.constants
                    C = fp.pointee.code.pointee.caches
                    continue entry
                }
                leaveFrame(fp)
            }
        }
    }
}
