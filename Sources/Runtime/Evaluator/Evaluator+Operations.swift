// The slow paths of arithmetic, comparisons, names and items. Each returns whether it succeeded; when not, `state.raised` is set.

extension VM {
    /// Runs `body`, whose result becomes R[destination] after the operands that die here have been given up.
    @inline(__always)
    private func finish(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, takeC: Bool = true, _ body: () throws(ScriptException) -> Value) -> Bool {
        let mark = self.mark
        let result: Value
        do throws(ScriptException) { result = try body() } catch {
            drain(to: mark)
            return false
        }
        own(result, drainingTo: mark)
        if i.flags & 1 != 0 { store(.unset, in: R + Int(i.b)) }
        if takeC && i.flags & 2 != 0 { store(.unset, in: R + Int(i.c)) }
        store(result, in: R + Int(i.a))
        return true
    }

    /// What `finish` does with a result that needed no temporaries; its count is taken over.
    @inline(__always)
    private func give(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, takeC: Bool = true, _ result: Value) -> Bool {
        if i.flags & 1 != 0 { store(.unset, in: R + Int(i.b)) }
        if takeC && i.flags & 2 != 0 { store(.unset, in: R + Int(i.c)) }
        store(result, in: R + Int(i.a))
        return true
    }

    /// Runs `body` and tells whether it raised.
    @inline(__always)
    func succeeds(_ body: () throws(ScriptException) -> Void) -> Bool {
        let mark = self.mark
        do throws(ScriptException) { try body() } catch {
            drain(to: mark)
            return false
        }
        drain(to: mark)
        return true
    }

    @inline(never)
    func binarySlow(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, _ l: Value, _ r: Value, _ operation: BinaryOperation, constant: Bool = false) -> Bool {
        if operation == .add, l.isExactString, r.isExactString {
            return addStrings(i, R, l, r, constant: constant)
        }
        // A subclass of `str` on the right may have an operator of its own.
        if operation == .modulo, l.isExactString, r.isExactString || !r.isString {
            return finish(i, R, takeC: !constant) { () throws(ScriptException) in try formatPercent(l.string, r) }
        }
        if l.isPlainNumber, r.isPlainNumber, let word = plainFloat(operation, l, r) { return give(i, R, takeC: !constant, word) }
        return finish(i, R, takeC: !constant) { () throws(ScriptException) in
            try i.flags & 8 != 0 ? binaryInPlace(operation, l, r) : binary(operation, l, r)
        }
    }

    /// What an operator with a float for its result gives for two numbers that are words of their own, when that is a word and nothing is to be raised.
    private func plainFloat(_ operation: BinaryOperation, _ l: Value, _ r: Value) -> Value? {
        // Integers that a double holds exactly: their quotient is then rounded once.
        if bothInts(l, r), operation != .divide || l.smallInt.magnitude > 1 << 53 || r.smallInt.magnitude > 1 << 53 { return nil }
        let x = l.isInt ? Double(l.smallInt) : l.flonum, y = r.isInt ? Double(r.smallInt) : r.flonum
        switch operation {
        case .add: return Value(flonum: x + y)
        case .subtract: return Value(flonum: x - y)
        case .multiply: return Value(flonum: x * y)
        case .divide: return y == 0 ? nil : Value(flonum: x / y)
        case .power: return x > 0 ? Value(flonum: pow(x, y)) : nil
        default: return nil
        }
    }

    /// `a = a + b` on a string that only the register being replaced holds grows it in place: loops that build text are linear.
    private func addStrings(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, _ l: Value, _ r: Value, constant: Bool) -> Bool {
        let holdsAlone = (i.a == i.b || i.flags & 1 != 0) && l.header.pointee.count == 1 && l != r && !l.header.pointee.flags.contains(.interned)
        if holdsAlone {
            R[Int(i.b)] = .unset
            guard let grown = appendInPlace(l, r) else {
                R[Int(i.b)] = l
                return succeeds { () throws(ScriptException) in throw raise(.memoryError) }
            }
            if !constant && i.flags & 2 != 0 { store(.unset, in: R + Int(i.c)) }
            store(grown, in: R + Int(i.a))
            return true
        }
        return finish(i, R, takeC: !constant) { () throws(ScriptException) in try concatenate(l.string, r.string) }
    }

    @inline(never)
    func notSlow(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>) -> Bool {
        let operand = R[Int(i.b)]
        if operand.isInt { return give(i, R, takeC: false, Value(operand.smallInt == 0)) }
        return finish(i, R) { () throws(ScriptException) in Value(!(try isTrue(R[Int(i.b)]))) }
    }

    @inline(never)
    func unarySlow(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, _ special: Special) -> Bool {
        finish(i, R) { () throws(ScriptException) in
            let operand = R[Int(i.b)]
            let method = self.special(of: operand, special)
            guard !method.isUnset else {
                let symbol = special == .neg ? "-" : special == .pos ? "+" : "~"
                throw typeError("bad operand type for unary \(symbol): '\(messageTypeName(operand))'")
            }
            return try callSpecial(method, operand)
        }
    }

    @inline(never)
    func compareSlow(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, _ comparison: Comparison) -> Bool {
        finish(i, R) { () throws(ScriptException) in try compareFast(R[Int(i.b)], R[Int(i.c)], comparison) }
    }

    @inline(__always)
    private func holds(_ comparison: Comparison, _ left: StringPointer, _ right: StringPointer) -> Bool {
        switch comparison {
        case .eq: return sameString(left, right)
        case .ne: return !sameString(left, right)
        case .lt: return compareStrings(left, right) < 0
        case .le: return compareStrings(left, right) <= 0
        case .gt: return compareStrings(left, right) > 0
        case .ge: return compareStrings(left, right) >= 0
        }
    }

    /// Compares, strings and numbers without a method call.
    private func compareFast(_ l: Value, _ r: Value, _ comparison: Comparison) throws(ScriptException) -> Value {
        if l.isExactString && r.isExactString { return Value(holds(comparison, l.string, r.string)) }
        if (l.isFlonum && (r.isFlonum || r.isInt)) || (l.isInt && r.isFlonum), abs(l.isInt ? l.smallInt : 0) < 1 << 53, abs(r.isInt ? r.smallInt : 0) < 1 << 53 {
            let x = l.isInt ? Double(l.smallInt) : l.flonum, y = r.isInt ? Double(r.smallInt) : r.flonum
            switch comparison {
            case .eq: return Value(x == y)
            case .ne: return Value(x != y)
            case .lt: return Value(x < y)
            case .le: return Value(x <= y)
            case .gt: return Value(x > y)
            case .ge: return Value(x >= y)
            }
        }
        return try compare(l, r, comparison)
    }

    /// Runs `body` for a jump and gives up the operands that die with it. 1: holds, 0: does not, -1: raised.
    @inline(__always)
    private func outcome(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, _ body: () throws(ScriptException) -> Bool) -> Int {
        let mark = self.mark
        let holds: Bool
        do throws(ScriptException) { holds = try body() } catch {
            drain(to: mark)
            return -1
        }
        drain(to: mark)
        return giveOutcome(i, R, holds)
    }

    /// What `outcome` does with a truth that needed no temporaries.
    @inline(__always)
    private func giveOutcome(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, _ holds: Bool) -> Int {
        if i.flags & 1 != 0 { store(.unset, in: R + Int(i.b)) }
        if i.flags & 2 != 0 { store(.unset, in: R + Int(i.c)) }
        return holds ? 1 : 0
    }

    /// 1: holds, 0: does not, -1: raised.
    @inline(never)
    func compareJumpSlow(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, _ l: Value, _ r: Value, _ comparison: Comparison) -> Int {
        guard l.isExactString && r.isExactString else { return compareJumpGeneral(i, R, l, r, comparison) }
        return giveOutcome(i, R, holds(comparison, l.string, r.string))
    }

    @inline(never)
    private func compareJumpGeneral(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, _ l: Value, _ r: Value, _ comparison: Comparison) -> Int {
        if l.isNone || r.isNone, comparison == .eq || comparison == .ne, !(l.isObject || r.isObject) {
            return giveOutcome(i, R, (l == r) == (comparison == .eq))
        }
        return outcome(i, R) { () throws(ScriptException) in try isTrue(try compareFast(l, r, comparison)) }
    }

    /// 1: the item is in the container, 0: it is not, -1: raised.
    @inline(never)
    func containsJumpSlow(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>) -> Int {
        let item = R[Int(i.b)], container = R[Int(i.c)]
        if item.isExactString, container.isExactString { return giveOutcome(i, R, container.string.contains(item.string)) }
        return outcome(i, R) { () throws(ScriptException) in try holds(container, item) }
    }

    @inline(never)
    func containsSlow(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>) -> Bool {
        let item = R[Int(i.b)], container = R[Int(i.c)], isNegated = i.flags & 8 != 0
        if item.isExactString, container.isExactString { return give(i, R, Value(container.string.contains(item.string) != isNegated)) }
        return finish(i, R) { () throws(ScriptException) in Value(try holds(container, item) != isNegated) }
    }

    /// `item in container`, dicts and sets without a method call.
    @inline(__always)
    private func holds(_ container: Value, _ item: Value) throws(ScriptException) -> Bool {
        if container.isObject {
            let type = container.header.pointee.type
            if type == types.pointee.dict { return try container.dict.find(item, hash: try hash(item), self) >= 0 }
            if type == types.pointee.set { return try setContains(container.set, item) }
        }
        return try contains(container, item)
    }

    @inline(never)
    func truthSlow(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>) -> Int {
        let mark = self.mark
        let value = R[Int(i.a)]
        let holds: Bool
        if value.isInt {
            holds = value.smallInt != 0
        } else if value.isNone {
            holds = false
        } else if value.isExactString {
            holds = value.string.count != 0
        } else {
            do throws(ScriptException) { holds = try isTrue(value) } catch {
                drain(to: mark)
                return -1
            }
            drain(to: mark)
        }
        if i.flags & 4 != 0 { store(.unset, in: R + Int(i.a)) }
        return holds ? 1 : 0
    }

    // MARK: Items

    @inline(never)
    func getItemSlow(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, _ object: Value, _ key: Value, constant: Bool) -> Bool {
        if key.isInt, object.isObject {
            let type = object.header.pointee.type
            var index = key.smallInt
            if type == types.pointee.str {
                if index < 0 { index &+= object.string.count }
                if index >= 0, index < object.string.count { return give(i, R, takeC: !constant, createCharacter(object.string[codePoint: index])) }
            } else if type == types.pointee.tuple || type == types.pointee.list {
                let isTuple = type == types.pointee.tuple
                let count = isTuple ? object.tuple.count : object.list.count
                if index < 0 { index &+= count }
                if index >= 0, index < count {
                    let item = isTuple ? object.tuple.items[index] : object.list[index]
                    item.retain()
                    return give(i, R, takeC: !constant, item)
                }
            }
        } else if key.isExactString, object.isObject, object.header.pointee.type == types.pointee.dict {
            let number = object.dict.findString(key, hash: key.string.hashValue)
            if number >= 0 {
                let value = object.dict.pointee.entries[number].value
                value.retain()
                return give(i, R, takeC: !constant, value)
            }
        }
        return finish(i, R, takeC: !constant) { () throws(ScriptException) in
            if object.isObject {
                let type = object.header.pointee.type
                if type == types.pointee.dict {
                    let number = try object.dict.find(key, hash: try hash(key), self)
                    guard number >= 0 else { throw raise(.keyError, argument: key) }
                    return object.dict.pointee.entries[number].value
                }
                if key.isInt, type == types.pointee.list || type == types.pointee.tuple { throw raise(.indexError, constant: type == types.pointee.list ? "list index out of range" : "tuple index out of range") }
                if type == types.pointee.str { return try stringItem(object.string, key) }
                if type == types.pointee.list, key.isObject(of: .slice) { return try listSlice(object.list, key) }
            }
            return try getItem(object, key)
        }
    }

    @inline(never)
    func setItemSlow(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, _ object: Value, _ key: Value) -> Bool {
        let value = R[Int(i.a)]
        if key.isExactString, object.isObject, object.header.pointee.type == types.pointee.dict {
            let number = object.dict.findString(key, hash: key.string.hashValue)
            if number >= 0 {
                if i.flags & 4 != 0 { R[Int(i.a)] = .unset } else { value.retain() }
                store(value, in: &object.dict.pointee.entries[number].value)
                if i.flags & 1 != 0 { store(.unset, in: R + Int(i.b)) }
                if i.flags & 2 != 0 { store(.unset, in: R + Int(i.c)) }
                return true
            }
        }
        guard succeeds({ () throws(ScriptException) in
            if object.isObject, object.header.pointee.type == types.pointee.dict { return try insert(object.dict, key, value) }
            try setItem(object, key, value)
        }) else { return false }
        if i.flags & 4 != 0 { store(.unset, in: R + Int(i.a)) }
        if i.flags & 1 != 0 { store(.unset, in: R + Int(i.b)) }
        if i.flags & 2 != 0 { store(.unset, in: R + Int(i.c)) }
        return true
    }

    // MARK: Names

    @inline(never)
    func loadGlobalSlow(_ cache: UnsafeMutablePointer<InlineCache>, _ destination: UnsafeMutablePointer<Value>) -> Bool {
        let function = state.pointee.frame.pointee.function
        let globals = function.pointee.globals.dict, name = cache.pointee.name
        let number = globals.findString(name, hash: name.string.hashValue)
        if number >= 0 {
            cache.pointee.version = watch(globals)
            cache.pointee.slot = Int32(truncatingIfNeeded: number)
            let value = globals.pointee.entries[number].value
            value.retain()
            store(value, in: destination)
            return true
        }
        let builtins = function.pointee.builtins.dict
        let builtin = builtins.findString(name, hash: name.string.hashValue)
        guard builtin >= 0 else {
            _ = nameError(name)
            return false
        }
        cache.pointee.version = watch(globals)
        cache.pointee.second = watch(builtins)
        cache.pointee.slot = Int32(truncatingIfNeeded: ~builtin)
        let value = builtins.pointee.entries[builtin].value
        value.retain()
        store(value, in: destination)
        return true
    }

    @inline(never)
    func storeGlobalSlow(_ cache: UnsafeMutablePointer<InlineCache>, _ globals: DictPointer, _ value: Value) {
        let name = cache.pointee.name
        insert(globals, string: name, value)
        value.release()
        let number = globals.findString(name, hash: name.string.hashValue)
        if number >= 0 {
            cache.pointee.version = watch(globals)
            cache.pointee.slot = Int32(truncatingIfNeeded: number)
        }
    }

    /// A global or builtin without a cache, or unset.
    func globalOrBuiltin(_ name: Value) -> Value {
        let function = state.pointee.frame.pointee.function
        let found = lookup(function.pointee.globals.dict, string: name)
        return found.isUnset ? lookup(function.pointee.builtins.dict, string: name) : found
    }

    func nameError(_ name: Value, _ text: String? = nil) -> ScriptException {
        let exception = makeException(exceptionType(text == nil || text?.hasPrefix("cannot access free") == true || text?.hasPrefix("name") == true ? .nameError : .unboundLocalError),
                                      arguments: makeTuple(makeString(text ?? "name '\(swiftString(name))' is not defined")))
        setField(exception, 0, name)
        return raise(exception)
    }

    @inline(never)
    func raiseUnboundLocal(_ register: Int) {
        let name = localName(register)
        _ = nameError(name, "cannot access local variable '\(swiftString(name))' where it is not associated with a value")
    }

    @inline(never)
    func raiseEmptyCell(_ register: Int) {
        let name = localName(register)
        let free = state.pointee.frame.pointee.code.pointee.freeNames.tuple
        let isFree = (0..<free.count).contains { free.items[$0] == name }
        _ = nameError(name, isFree ? "cannot access free variable '\(swiftString(name))' where it is not associated with a value in enclosing scope"
            : "cannot access local variable '\(swiftString(name))' where it is not associated with a value")
    }

    private func localName(_ register: Int) -> Value {
        let names = state.pointee.frame.pointee.code.pointee.localNames.tuple
        return register < names.count ? names.items[register] : runtime.pointee.emptyString
    }
}
