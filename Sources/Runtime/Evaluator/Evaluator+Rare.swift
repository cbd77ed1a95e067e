import TaipanSyntax

// Instructions that are not worth a place in the evaluator's main switch.

extension VM {
    @inline(never)
    func executeRare(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, _ K: UnsafeMutablePointer<Value>, _ C: UnsafeMutablePointer<InlineCache>,
                     _ frame: UnsafeMutablePointer<Frame>) -> Bool {
        let mark = self.mark
        do throws(ScriptException) {
            try executeRareThrowing(i, R, K, C, frame)
            drain(to: mark)
            return true
        } catch {
            drain(to: mark)
            return false
        }
    }

    /// `setAdd` and `dictSet`: one more item of a comprehension or display.
    @inline(never)
    func insertItem(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>) -> Bool {
        // Not through `succeeds`: as a closure it takes half as many instructions again.
        let mark = self.mark, table = R[Int(i.a)]
        let key = operandB(i, R), value = i.op == .setAdd ? .unset : operandC(i, R)
        do throws(ScriptException) { try insert(i.op == .setAdd ? table.set : table.dict, key, value) } catch {
            drain(to: mark)
            return false
        }
        drain(to: mark)
        return true
    }

    /// Takes a register's count into the pool: the value lives until the instruction is done.
    private func take(_ register: UnsafeMutablePointer<Value>) -> Value {
        let value = register.pointee
        register.pointee = .unset
        return temporary(value)
    }

    /// Operand b, given up when its flag says so.
    private func operandB(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>) -> Value {
        i.flags & 1 != 0 ? take(R + Int(i.b)) : R[Int(i.b)]
    }

    private func operandC(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>) -> Value {
        i.flags & 2 != 0 ? take(R + Int(i.c)) : R[Int(i.c)]
    }

    private func operandA(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>) -> Value {
        i.flags & 4 != 0 ? take(R + Int(i.a)) : R[Int(i.a)]
    }

    /// Stores a borrowed result.
    private func put(_ value: Value, _ register: UnsafeMutablePointer<Value>) {
        value.retain()
        store(value, in: register)
    }

    private func executeRareThrowing(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, _ K: UnsafeMutablePointer<Value>, _ C: UnsafeMutablePointer<InlineCache>,
                                     _ frame: UnsafeMutablePointer<Frame>) throws(ScriptException) {
        let a = R + Int(i.a)
        switch i.op {
        case .deleteLocal:
            guard !a.pointee.isUnset else {
                raiseUnboundLocal(Int(i.a))
                throw ScriptException()
            }
            store(.unset, in: a)
        case .makeCell:
            let value = a.pointee
            let cell = createRecord(kind: .cell, type: types.pointee.cell, .unset)
            cell.record.values[0] = value
            a.pointee = cell
        case .deleteCell:
            guard !a.pointee.record.values[0].isUnset else {
                raiseEmptyCell(Int(i.a))
                throw ScriptException()
            }
            store(.unset, in: a.pointee.record.values)

        case .deleteGlobal:
            let name = C[Int(i.c)].name
            guard !(try remove(frame.pointee.function.pointee.globals.dict, name)).isUnset else { throw nameError(name) }
        case .loadName, .loadNameOrGlobal, .loadNameOrCell: try loadName(i, R, C, frame)
        case .storeName:
            let value = operandA(i, R), namespace = R[Int(i.b)]
            if namespace.isObject, namespace.header.pointee.type == types.pointee.dict {
                insert(namespace.dict, string: C[Int(i.c)].name, value)
            } else {
                try setItem(namespace, C[Int(i.c)].name, value)
            }
        case .deleteName:
            let namespace = R[Int(i.b)], name = C[Int(i.c)].name
            do throws(ScriptException) { try deleteItem(namespace, name) } catch {
                guard raisedMatches(.keyError) else { throw error }
                _ = takeRaised()
                throw nameError(name)
            }
        case .loadLocals: put(try locals(of: frame), a)

        case .deleteAttribute: try setAttribute(operandB(i, R), C[Int(i.c)].name, .unset)
        case .deleteItem: try deleteItem(operandB(i, R), operandC(i, R))
        case .buildSlice:
            let base = R + Int(i.b)
            let values = (base[0], base[1], base[2])
            let slice = createRecord(kind: .slice, type: types.pointee.slice, values.0, values.1, values.2)
            for index in 0..<3 { store(.unset, in: base + index) }
            store(slice, in: a)

        case .buildSet:
            let set = createSet()
            temporary(Value(set))
            for index in 0..<Int(i.c) {
                let item = take(R + Int(i.b) + index)
                try insert(set, item, .unset)
            }
            put(Value(set), a)
        case .buildDict:
            let dict = createDict()
            temporary(Value(dict))
            for index in 0..<Int(i.c) {
                let key = take(R + Int(i.b) + 2 * index), value = take(R + Int(i.b) + 2 * index + 1)
                try insert(dict, key, value)
            }
            put(Value(dict), a)
        case .buildString:
            let result = try joinStrings(R + Int(i.b), Int(i.c))
            result.retain()
            for index in 0..<Int(i.c) { store(.unset, in: R + Int(i.b) + index) }
            store(result, in: a)
        case .listExtend: try extendForDisplay(a.pointee.list, operandB(i, R), function: i.flags & 8 != 0 ? R[Int(i.c)] : .unset)
        case .setUpdate:
            let set = a.pointee.set
            try forEach(operandB(i, R)) { (item) throws(ScriptException) in
                try insert(set, item, .unset)
                return true
            }
        case .dictUpdate: try mergeMapping(a.pointee.dict, operandB(i, R))
        case .dictMerge: try mergeKeywords(a.pointee.dict, operandB(i, R), R[Int(i.c)])
        case .listToTuple:
            let list = operandB(i, R).list
            put(makeTuple(UnsafeBufferPointer(start: list.pointee.items, count: list.count)), a)
        case .formatValue: try formatField(i, R)

        case .getIterator: put(try iterate(operandB(i, R)), a)
        case .unpackStarred: try unpackStarred(operandB(i, R), a, Int(i.c & 0xFF), Int(i.c >> 8))

        case .makeFunction:
            let parts = R + Int(i.b)
            let closure = parts[3]
            let function = createFunction(K[Int(i.c)], globals: frame.pointee.function.pointee.globals, defaults: parts[0], keywordDefaults: parts[1],
                                          annotations: parts[2], closure: closure)
            for index in 0..<3 { parts[index] = .unset }
            store(.unset, in: parts + 3)
            store(function, in: a)
        case .loadBuildClass:
            let builder = lookup(frame.pointee.function.pointee.builtins.dict, string: intern("__build_class__"))
            guard !builder.isUnset else { throw raise(.nameError, "__build_class__ not found") }
            put(builder, a)

        case .getYieldFromIterator:
            let source = operandB(i, R)
            if source.isObject(of: .generator) {
                if source.header.pointee.type == types.pointee.coroutine, frame.pointee.code.pointee.flags.isDisjoint(with: [.coroutine, .iterableCoroutine]) {
                    throw typeError("cannot 'yield from' a coroutine object in a non-coroutine generator")
                }
                put(source, a)
            } else {
                put(try iterate(source), a)
            }
        case .getAwaitable: put(try awaitIterator(operandB(i, R), Int(i.flags >> 4)), a)
        case .getAsyncIterator:
            let source = operandB(i, R)
            let method = special(of: source, .aiter)
            guard !method.isUnset else { throw typeError("'async for' requires an object with __aiter__ method, got \(typeName(source))") }
            let iterator = try callSpecial(method, source)
            guard !special(of: iterator, .anext).isUnset else {
                throw typeError("'async for' received an object from __aiter__ that does not implement __anext__: \(typeName(iterator))")
            }
            put(iterator, a)
        case .getAsyncNext:
            let iterator = R[Int(i.b)]
            let method = special(of: iterator, .anext)
            guard !method.isUnset else { throw typeError("'async for' requires an iterator with __anext__ method, got \(typeName(iterator))") }
            put(try asyncNext(try callSpecial(method, iterator)), a)
        case .endAsyncFor:
            let exception = take(a)
            if isInstance(exception, .stopAsyncIteration) { return }
            state.pointee.isReraising = true
            throw reraise(exception)

        case .raise: try raiseStatement(i, R)
        case .reraise:
            let exception = take(a)
            state.pointee.isReraising = true
            throw reraise(exception)
        case .pushHandled:
            let item = state.pointee.handled
            let before = item.pointee.exception
            let exception = R[Int(i.b)]
            exception.retain()
            item.pointee.exception = exception
            store(before, in: a)
        case .popHandled:
            let item = state.pointee.handled
            let current = item.pointee.exception
            item.pointee.exception = a.pointee
            a.pointee = .unset
            temporary(current)
        case .matchException:
            let exception = R[Int(i.b)], pattern = operandC(i, R)
            put(Value(try matches(exception, pattern)), a)
        case .splitGroup: try splitGroup(i, R)
        case .combineGroup: try combineGroup(i, R)
        case .loadAssertionError: put(Value(exceptionType(.assertionError)), a)

        case .beginWith: try beginWith(i, R)
        case .exitWith: put(try exitWith(a, .none, .none, .none), a + 2)
        case .exitWithException:
            let exception = R[Int(i.b)]
            let traceback = exception.isObject(of: .exception) ? exception.exception.pointee.traceback : .none
            put(try exitWith(a, Value(type(of: exception)), exception, traceback), a + 2)

        case .importName:
            put(try importName(C[Int(i.c)].name, fromList: K[Int(i.b)], level: Int(i.flags), frame), a)
        case .importFrom: put(try importFrom(R[Int(i.b)], C[Int(i.c)].name), a)
        case .importStar:
            try importStar(take(a), i.b == 0xFFFF ? frame.pointee.function.pointee.globals : R[Int(i.b)])

        case .matchSequence: put(Value(type(of: R[Int(i.b)]).pointee.flags.contains(.sequencePattern)), a)
        case .matchMapping: put(Value(type(of: R[Int(i.b)]).pointee.flags.contains(.mappingPattern)), a)
        case .matchKeys: put(try matchKeys(R[Int(i.b)], operandC(i, R)), a)
        case .matchClass:
            let extra = frame.pointee.pc.pointee
            let result = try matchClass(R[Int(i.b)], operandC(i, R), positional: Int(extra.a), names: K[extra.wide])
            put(result, a)
        case .length: put(makeInt(try length(R[Int(i.b)])), a)

        case .intrinsic:
            guard let intrinsic = Intrinsic(rawValue: Int(i.c)) else { throw raise(.systemError, "unknown intrinsic") }
            put(try perform(intrinsic, operandB(i, R)), a)
        case .setupAnnotations:
            let namespace = i.a == 0xFFFF ? frame.pointee.function.pointee.globals : a.pointee
            if try !contains(namespace, name(.annotations)) { try setItem(namespace, name(.annotations), Value(makeDict())) }
        case .extra: break
        default: throw raise(.systemError, "unknown opcode")
        }
    }

    // MARK: Names

    private func loadName(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, _ C: UnsafeMutablePointer<InlineCache>, _ frame: UnsafeMutablePointer<Frame>) throws(ScriptException) {
        let namespace = R[Int(i.b)], name = C[Int(i.c)].name
        var found = Value.unset
        if namespace.isObject, namespace.header.pointee.type == types.pointee.dict {
            found = lookup(namespace.dict, string: name)
        } else {
            do throws(ScriptException) { found = try getItem(namespace, name) } catch {
                guard raisedMatches(.keyError) else { throw error }
                _ = takeRaised()
            }
        }
        if found.isUnset && i.op == .loadNameOrCell {
            let register = Int(frame.pointee.pc.pointee.a)
            found = R[register].record.values[0]
            if found.isUnset {
                raiseEmptyCell(register)
                throw ScriptException()
            }
        }
        if found.isUnset { found = globalOrBuiltin(name) }
        guard !found.isUnset else { throw nameError(name) }
        put(found, R + Int(i.a))
    }

    /// `locals()` as seen from a frame: the namespace of a module or class body, for a function a new dict.
    func locals(of frame: UnsafeMutablePointer<Frame>) throws(ScriptException) -> Value {
        let code = frame.pointee.code
        if code.pointee.flags.contains(.usesNamespace) { return frame.pointee.registers[0] }
        if !code.pointee.flags.contains(.newLocals) && !code.pointee.flags.contains(.optimized) { return frame.pointee.function.pointee.globals }
        return Value(try variables(of: frameObject(frame)))
    }

    // MARK: Displays

    private func extendForDisplay(_ list: ListPointer, _ iterable: Value, function: Value) throws(ScriptException) {
        if special(of: iterable, .iter).isUnset && special(of: iterable, .getitem).isUnset {
            guard function.isUnset else { throw typeError("\(try functionText(function)) argument after * must be an iterable, not \(typeName(iterable))") }
            throw typeError("Value after * must be an iterable, not \(typeName(iterable))")
        }
        try extend(list, from: iterable)
    }

    private func mergeMapping(_ dict: DictPointer, _ source: Value) throws(ScriptException) {
        if source.isObject(of: .dict) { return try dictUpdate(dict, from: source) }
        let keys = try getAttributeOrUnset(source, intern("keys"))
        guard !keys.isUnset else { throw typeError("'\(typeName(source))' object is not a mapping") }
        try forEach(try call(keys)) { (key) throws(ScriptException) in
            try insert(dict, key, try getItem(source, key))
            return true
        }
    }

    private func mergeKeywords(_ dict: DictPointer, _ source: Value, _ function: Value) throws(ScriptException) {
        let keys: Value
        if source.isObject(of: .dict) { keys = source } else {
            let method = try getAttributeOrUnset(source, intern("keys"))
            guard !method.isUnset else { throw typeError("\(try functionText(function)) argument after ** must be a mapping, not \(typeName(source))") }
            keys = try call(method)
        }
        try forEach(keys) { (key) throws(ScriptException) in
            guard key.isString else { throw typeError("keywords must be strings") }
            guard try lookup(dict, key).isUnset else {
                throw typeError("\(try functionText(function)) got multiple values for keyword argument '\(swiftString(key))'")
            }
            try insert(dict, key, try getItem(source, key))
            return true
        }
    }

    private func functionText(_ function: Value) throws(ScriptException) -> String {
        let name = try getAttributeOrUnset(function, self.name(.qualname))
        guard name.isString else { return swiftString(try str(function)) }
        let module = try getAttributeOrUnset(function, self.name(.module))
        let prefix = module.isString && swiftString(module) != "builtins" ? swiftString(module) + "." : ""
        return "\(prefix)\(swiftString(name))()"
    }

    private func formatField(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>) throws(ScriptException) {
        var value = operandB(i, R)
        switch i.flags >> 4 {
        case 1: value = try str(value)
        case 2: value = try repr(value)
        case 3: value = try ascii(value)
        default: break
        }
        let specification = i.c == 0xFFFF ? runtime.pointee.emptyString : operandC(i, R)
        put(try format(value, specification), R + Int(i.a))
    }

    // MARK: Loops and unpacking

    /// The state of a `for` loop: (next int, end) for ranges of step 1, (list, tuple or str, index), or (iterator, unset).
    @inline(never)
    func prepareLoop(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>) -> Bool {
        let base = R + Int(i.a), source = R[Int(i.b)]
        if source.isObject {
            let type = source.header.pointee.type
            if type == types.pointee.list || type == types.pointee.tuple || type == types.pointee.str {
                if i.flags & 1 != 0 { R[Int(i.b)] = .unset } else { source.retain() }
                store(source, in: base)
                store(Value(smallInt: 0), in: base + 1)
                return true
            }
            if type == types.pointee.range {
                let first = source.record.values[0], end = source.record.values[1]
                if first.isInt, end.isInt, source.record.values[2] == Value(smallInt: 1) {
                    if i.flags & 1 != 0 { store(.unset, in: R + Int(i.b)) }
                    store(first, in: base)
                    store(end, in: base + 1)
                    return true
                }
            }
        }
        return succeeds { () throws(ScriptException) in
            let iterator = try iterate(source)
            if i.flags & 1 != 0 { _ = take(R + Int(i.b)) }
            put(iterator, base)
            store(.unset, in: base + 1)
        }
    }

    /// 1: there was an item, 0: the loop ends, -1: raised.
    @inline(never)
    func forIterateSlow(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>) -> Int {
        let base = R + Int(i.b)
        if base[1].isInt {
            // Wide text: the evaluator walks what else has an index.
            let index = base[1].smallInt
            guard index < base[0].string.count else {
                store(.unset, in: base)
                base[1] = .unset
                return 0
            }
            base[1] = Value(smallInt: index &+ 1)
            store(createCharacter(base[0].string[codePoint: index]), in: R + Int(i.c))
            return 1
        }
        let mark = self.mark
        let item: Value
        do throws(ScriptException) { item = try next(base.pointee) } catch {
            drain(to: mark)
            return -1
        }
        if item.isUnset {
            drain(to: mark)
            store(.unset, in: base)
            return 0
        }
        own(item, drainingTo: mark)
        store(item, in: R + Int(i.c))
        return 1
    }

    @inline(never)
    func unpackExactly(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>) -> Bool {
        let source = R[Int(i.b)], count = Int(i.c)
        if source.isObject {
            let type = source.header.pointee.type
            let isTuple = type == types.pointee.tuple
            if isTuple || type == types.pointee.list {
                let items = isTuple ? source.tuple.items : source.list.pointee.items
                let actual = isTuple ? source.tuple.count : source.list.count
                if actual == count {
                    // The source stays alive until all items have been stored: a destination may be its own register.
                    let mustRelease = i.flags & 1 != 0
                    if mustRelease { R[Int(i.b)] = .unset } else { source.retain() }
                    for index in 0..<count { items[index].retain() }
                    for index in 0..<count { store(items[index], in: R + Int(i.a) + index) }
                    source.release()
                    return true
                }
            }
        }
        return succeeds { () throws(ScriptException) in
            let values = try unpackValues(source, count)
            if i.flags & 1 != 0 { _ = take(R + Int(i.b)) }
            for index in 0..<count { put(values[index], R + Int(i.a) + index) }
        }
    }

    private func unpackValues(_ source: Value, _ count: Int) throws(ScriptException) -> ListPointer {
        let list = makeList(capacity: count)
        guard !special(of: source, .iter).isNoneOrUnset || !special(of: source, .getitem).isUnset else {
            throw typeError("cannot unpack non-iterable \(messageTypeName(source)) object")
        }
        let iterator = try iterate(source)
        while list.count < count {
            let item = try next(iterator)
            guard !item.isUnset else { throw valueError("not enough values to unpack (expected \(count), got \(list.count))") }
            list.append(item)
        }
        guard try next(iterator).isUnset else {
            throw valueError("too many values to unpack (expected \(count))")
        }
        return list
    }

    private func unpackStarred(_ source: Value, _ destination: UnsafeMutablePointer<Value>, _ before: Int, _ after: Int) throws(ScriptException) {
        guard !special(of: source, .iter).isNoneOrUnset || !special(of: source, .getitem).isUnset else {
            throw typeError("cannot unpack non-iterable \(messageTypeName(source)) object")
        }
        let list = try makeList(from: source)
        let count = list.count
        guard count >= before + after else {
            throw valueError("not enough values to unpack (expected at least \(before + after), got \(count))")
        }
        let middle = makeList(capacity: count - before - after)
        for index in before..<count - after { middle.append(list[index]) }
        for index in 0..<before { put(list[index], destination + index) }
        put(Value(middle), destination + before)
        for index in 0..<after { put(list[count - after + index], destination + before + 1 + index) }
    }

    // MARK: Exceptions

    private func raiseStatement(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>) throws(ScriptException) {
        if i.a == 0xFFFF {
            let handled = handledException
            guard handled.isObject else { throw raise(.runtimeError, "No active exception to reraise") }
            state.pointee.isReraising = true
            throw reraise(handled)
        }
        let exception = try makeRaisable(operandA(i, R))
        if i.b != 0xFFFF {
            let source = operandB(i, R)
            var cause = Value.none
            if !source.isNone {
                guard source.isObject(of: .exception) || (source.isObject(of: .type) && source.type_.pointee.flags.contains(.isExceptionType)) else {
                    throw typeError("exception causes must derive from BaseException")
                }
                cause = try makeRaisable(source)
            }
            cause.retain()
            store(cause, in: &exception.exception.pointee.cause)
            exception.exception.pointee.suppressContext = true
        }
        throw raise(exception)
    }

    /// An exception instance: a type is called.
    public func makeRaisable(_ value: Value) throws(ScriptException) -> Value {
        if value.isObject(of: .exception) { return value }
        guard value.isObject(of: .type), value.type_.pointee.flags.contains(.isExceptionType) else { throw typeError("exceptions must derive from BaseException") }
        let instance = try call(value)
        guard instance.isObject(of: .exception) else {
            throw typeError("calling \(swiftString(try repr(value))) should have returned an instance of BaseException, not \(swiftString(try repr(Value(type(of: instance)))))")
        }
        return instance
    }

    /// Whether `exception` matches a type or a tuple of types, as `except` asks.
    public func matches(_ exception: Value, _ pattern: Value) throws(ScriptException) -> Bool {
        func check(_ type: Value) throws(ScriptException) {
            guard type.isObject(of: .type), type.type_.pointee.flags.contains(.isExceptionType) else {
                throw typeError("catching classes that do not inherit from BaseException is not allowed")
            }
        }
        guard pattern.isObject(of: .tuple) else {
            try check(pattern)
            return isInstance(exception, pattern.type_)
        }
        let types = pattern.tuple
        for index in 0..<types.count { try check(types.items[index]) }
        for index in 0..<types.count where isInstance(exception, types.items[index].type_) { return true }
        return false
    }

    private func splitGroup(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>) throws(ScriptException) {
        let exception = R[Int(i.b)], pattern = operandC(i, R)
        let groupType = exceptionType(.baseExceptionGroup)
        let patterns = pattern.isObject(of: .tuple) ? (0..<pattern.tuple.count).map { pattern.tuple.items[$0] } : [pattern]
        for type in patterns where type.isObject(of: .type) && isSubtype(type.type_, groupType) {
            throw typeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
        }
        let a = R + Int(i.a)
        if exception.isNone {
            put(.none, a)
            put(.none, a + 1)
        } else if try matches(exception, pattern) {
            let wrapped = isInstance(exception, groupType) ? exception
                : try call(Value(exceptionType(.exceptionGroup)), runtime.pointee.emptyString, makeTuple(exception))
            put(wrapped, a)
            put(.none, a + 1)
        } else if isInstance(exception, groupType) {
            let parts = try callMethod(exception, intern("split"), pattern)
            guard parts.isObject(of: .tuple), parts.tuple.count >= 2 else {
                throw typeError("\(typeName(exception)).split must return a 2-tuple")
            }
            put(parts.tuple.items[0], a)
            put(parts.tuple.items[1], a + 1)
        } else {
            put(.none, a)
            put(exception, a + 1)
        }
    }

    private func combineGroup(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>) throws(ScriptException) {
        let original = R[Int(i.b)], list = operandC(i, R).list
        var raised: [Value] = [], reraised: [Value] = []
        let isGroup = isInstance(original, .baseExceptionGroup)
        for index in 0..<list.count where !list[index].isNone {
            if isGroup, hasSameHistory(list[index], original) { reraised.append(list[index]) } else { raised.append(list[index]) }
        }
        if !reraised.isEmpty { raised.append(try part(of: original, coveredBy: reraised)) }
        if raised.count <= 1 { return put(raised.first ?? .none, R + Int(i.a)) }
        put(try call(Value(exceptionType(.baseExceptionGroup)), runtime.pointee.emptyString, makeList(raised)), R + Int(i.a))
    }

    /// The exception is a part of `original` that a handler let go on, or that nobody took: it came the same way.
    private func hasSameHistory(_ exception: Value, _ original: Value) -> Bool {
        guard exception.isObject(of: .exception) else { return false }
        let one = exception.exception.pointee, two = original.exception.pointee
        return noneForUnset(one.traceback) == noneForUnset(two.traceback) && noneForUnset(one.cause) == noneForUnset(two.cause)
            && noneForUnset(one.context) == noneForUnset(two.context)
    }

    // MARK: with

    private func beginWith(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>) throws(ScriptException) {
        let manager = operandB(i, R), a = R + Int(i.a)
        let isAsync = i.flags & 16 != 0
        let enter = special(of: manager, isAsync ? .aenter : .enter), exit = special(of: manager, isAsync ? .aexit : .exit)
        let protocolName = isAsync ? "asynchronous context manager" : "context manager"
        guard !enter.isUnset else { throw typeError("'\(typeName(manager))' object does not support the \(protocolName) protocol") }
        guard !exit.isUnset else { throw typeError("'\(typeName(manager))' object does not support the \(protocolName) protocol (missed \(isAsync ? "__aexit__" : "__exit__") method)") }
        keep(exit)
        keep(manager)
        if exit.kind == .function || isPlainNativeMethod(exit) {
            put(exit, a)
            put(manager, a + 1)
        } else {
            put(try bind(exit, to: manager), a)
            store(.unset, in: a + 1)
        }
        put(try callSpecial(enter, manager), a + 2)
    }

    private func exitWith(_ a: UnsafeMutablePointer<Value>, _ type: Value, _ exception: Value, _ traceback: Value) throws(ScriptException) -> Value {
        let exit = take(a), manager = take(a + 1)
        return manager.isUnset ? try call(exit, type, exception, traceback) : try call(exit, [manager, type, exception, traceback])
    }

    // MARK: Coroutines

    /// What `__anext__` gave, to be awaited; what is wrong with it is the cause of the error.
    private func asyncNext(_ value: Value) throws(ScriptException) -> Value {
        do throws(ScriptException) { return try awaitIterator(value) } catch {
            let cause = takeRaised()
            let failure = typeError("'async for' received an invalid object from __anext__: \(typeName(value))")
            let raised = state.pointee.raised
            if raised.isObject(of: .exception) {
                replace(&raised.exception.pointee.cause, cause)
                replace(&raised.exception.pointee.context, cause)
                raised.exception.pointee.suppressContext = true
            }
            throw failure
        }
    }

    /// The iterator that `await value` drives, borrowed or a temporary. `form` words the refusal: 1 for `__aenter__`, 2 for `__aexit__`.
    func awaitIterator(_ value: Value, _ form: Int = 0) throws(ScriptException) -> Value {
        if value.isObject(of: .generator) {
            if value.header.pointee.type == types.pointee.coroutine {
                guard !value.generator.pointee.delegate.isObject || value.generator.pointee.state != .suspended else { throw raise(.runtimeError, "coroutine is being awaited already") }
                return value
            }
            if value.generator.pointee.function.function.pointee.code.pointee.flags.contains(.iterableCoroutine) { return value }
        }
        let method = special(of: value, .await)
        guard !method.isUnset else {
            switch form {
            case 1: throw typeError("'async with' received an object from __aenter__ that does not implement __await__: \(typeName(value))")
            case 2: throw typeError("'async with' received an object from __aexit__ that does not implement __await__: \(typeName(value))")
            default: throw typeError("object \(typeName(value)) can't be used in 'await' expression")
            }
        }
        let iterator = try callSpecial(method, value)
        if iterator.isObject(of: .generator), iterator.header.pointee.type == types.pointee.coroutine { throw typeError("__await__() returned a coroutine") }
        guard !special(of: iterator, .next).isUnset else { throw typeError("__await__() returned non-iterator of type '\(typeName(iterator))'") }
        return iterator
    }

    // MARK: Intrinsics

    private func perform(_ intrinsic: Intrinsic, _ operand: Value) throws(ScriptException) -> Value {
        switch intrinsic {
        case .printExpression:
            let hook = try getAttributeOrUnset(runtime.pointee.sysModule, intern("displayhook"))
            guard !hook.isUnset else { throw raise(.runtimeError, "lost sys.displayhook") }
            return try call(hook, operand)
        case .stopIterationError: return operand
        case .setTypeParameters:
            let function = operand.tuple.items[0]
            if function.isObject(of: .function) {
                operand.tuple.items[1].retain()
                store(operand.tuple.items[1], in: &function.function.pointee.typeParameters)
            }
            return function
        case .copyWithoutKeys:
            let rest = makeDict()
            try mergeMapping(rest, operand.tuple.items[1])
            let keys = operand.tuple.items[0].tuple
            for index in 0..<keys.count { try remove(rest, keys.items[index]) }
            return Value(rest)
        case .typeVariable, .typeVariableTuple, .parameterSpecification, .typeAlias, .genericBase:
            // The classes of the typing machinery live in the module `_typing`.
            let typing = try importModule("_typing")
            let name: StaticString = intrinsic == .typeVariable ? "_make_typevar" : intrinsic == .typeVariableTuple ? "_make_typevartuple"
                : intrinsic == .parameterSpecification ? "_make_paramspec" : intrinsic == .typeAlias ? "_make_typealias" : "_make_generic"
            return try call(try getAttribute(typing, intern(name)), operand)
        }
    }
}
