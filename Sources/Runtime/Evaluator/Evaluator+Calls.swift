import TaipanSyntax

/// What became of a call that did not take the fast path.
enum CallOutcome {
    /// A frame was pushed: go on there.
    case entered
    /// The result is in the window's first register.
    case done
    case failed
}

extension VM {
    /// A native call: arguments in `base[1...count]`; they are given up, the result goes to `base[0]`.
    @inline(never)
    func callNativeInWindow(_ function: NativeFunctionPointer, _ base: UnsafeMutablePointer<Value>, _ count: Int, keywordNames: Value = .unset) -> Bool {
        // A signal that arrived before a call that will wait must not wait with it.
        if _slowPath(state.pointee.breaker.load(ordering: .relaxed) != 0), !serveBreaker() { return false }
        let mark = self.mark
        let result: Value
        do throws(ScriptException) { result = try callNative(function, base + 1, count, keywordNames: keywordNames) } catch {
            drain(to: mark)
            if state.pointee.switchesCode { finishSwitch(base, count) }
            return false
        }
        own(result, drainingTo: mark)
        var index = 1
        while index <= count {
            let argument = base[index]
            base[index] = .unset
            argument.release()
            index &+= 1
        }
        store(result, in: base)
        return true
    }

    /// Calls whatever `base[0]` is with the arguments `base[1...count]`, the last of them named by `keywordNames` (borrowed; unset: none).
    @inline(never)
    func prepareCall(_ base: UnsafeMutablePointer<Value>, _ argumentCount: Int, _ keywordNames: Value) -> CallOutcome {
        var count = argumentCount, rounds = 0
        while true {
            let callable = base[0]
            switch callable.kind {
            case .function:
                return enterFunction(callable.function, base, count, keywordNames)
            case .nativeFunction:
                // A receiver that was put before the arguments has moved the last one out of the caller's window.
                let oldTop = state.pointee.top
                if oldTop < base + count + 1 { state.pointee.top = base + count + 1 }
                defer { state.pointee.top = oldTop }
                return callNativeInWindow(callable.nativeFunction, base, count, keywordNames: keywordNames) ? .done : .failed
            case .boundMethod:
                let function = callable.record.values[0], receiver = callable.record.values[1]
                function.retain()
                receiver.retain()
                shiftArgumentsUp(base, count)
                base[1] = receiver
                store(function, in: base)
                count += 1
            case .type where !hasOwnCall(callable.header.pointee.type):
                if let outcome = constructFast(callable.type_, base, count, keywordNames) { return outcome }
                return replaceByResult(base, count) { () throws(ScriptException) in try self.instantiate(callable.type_, base + 1, count, keywordNames) }
            default:
                let method = special(of: callable, .call)
                // Each `__call__` may be an object with a `__call__`.
                rounds += 1
                guard rounds <= runtime.pointee.recursionLimit else {
                    _ = raise(.recursionError, "maximum recursion depth exceeded")
                    return .failed
                }
                guard !method.isUnset else {
                    _ = typeError("'\(messageTypeName(callable))' object is not callable")
                    return .failed
                }
                if method.kind == .function || isPlainNativeMethod(method) {
                    shiftArgumentsUp(base, count)
                    base[1] = callable
                    method.retain()
                    base[0] = method
                    count += 1
                } else {
                    let mark = self.mark
                    do throws(ScriptException) {
                        let bound = try bind(method, to: callable)
                        own(bound, drainingTo: mark)
                        store(bound, in: base)
                    } catch {
                        drain(to: mark)
                        return .failed
                    }
                }
            }
        }
    }

    /// Whether a metaclass defines what calling its classes does.
    @inline(__always)
    private func hasOwnCall(_ metatype: TypePointer) -> Bool {
        metatype != types.pointee.type && special(metatype, .call) != special(types.pointee.type, .call)
    }

    /// Runs a native operation over the window's arguments; its result replaces callable and arguments.
    private func replaceByResult(_ base: UnsafeMutablePointer<Value>, _ count: Int, _ body: () throws(ScriptException) -> Value) -> CallOutcome {
        let mark = self.mark
        let oldTop = state.pointee.top
        if state.pointee.top < base + count + 1 { state.pointee.top = base + count + 1 }
        defer { state.pointee.top = oldTop }
        let result: Value
        do throws(ScriptException) { result = try body() } catch {
            drain(to: mark)
            return .failed
        }
        own(result, drainingTo: mark)
        for index in 0..<count { store(.unset, in: base + 1 + index) }
        store(result, in: base)
        return .done
    }

    /// `C(...)` for a class of a script whose `__new__` is that of `object` or `BaseException` and whose `__init__` is a function: no native
    /// call between.
    private func constructFast(_ type: TypePointer, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ keywordNames: Value) -> CallOutcome? {
        guard type.pointee.flags.contains(.heapType), !type.pointee.flags.contains(.abstract), type.pointee.header.type == types.pointee.type else { return nil }
        let initializer = special(type, .`init`), new = special(type, .new)
        guard initializer.kind == .function else { return nil }
        let instance: Value
        if type.pointee.instanceKind == .instance, new == special(types.pointee.object, .new) {
            instance = createInstance(type)
        } else if type.pointee.instanceKind == .exception, keywordNames.isUnset, new == special(exceptionType(.baseException), .new) {
            let mark = self.mark
            instance = makeException(type, arguments: makeTuple(UnsafeBufferPointer(start: base + 1, count: count)))
            own(instance, drainingTo: mark)
        } else {
            return nil
        }
        initializer.retain()
        instance.retain()
        shiftArgumentsUp(base, count)
        base[1] = instance
        store(initializer, in: base)
        let outcome = enterFunction(initializer.function, base, count + 1, keywordNames)
        switch outcome {
        case .entered: state.pointee.frame.pointee.constructed = instance
        case .done, .failed: instance.release()
        }
        return outcome
    }

    /// `__init__` returned: the call's result is the instance.
    @inline(never)
    func finishConstruction(_ frame: UnsafeMutablePointer<Frame>, _ value: inout Value) -> Bool {
        let instance = frame.pointee.constructed
        frame.pointee.constructed = .unset
        guard value.isNone else {
            _ = typeError("__init__() should return None, not '\(typeName(value))'")
            value.release()
            instance.release()
            // The caller of the class is at fault: the frame of `__init__` neither handles it nor is part of its traceback.
            state.pointee.isReraising = true
            let code = frame.pointee.code
            frame.pointee.pc = code.pointee.instructions + code.pointee.storage._withUnsafeGuaranteedRef { $0.positions.count } + 1
            return false
        }
        value = instance
        return true
    }

    private func shiftArgumentsUp(_ base: UnsafeMutablePointer<Value>, _ count: Int) {
        if base + count + 2 >= state.pointee.stackLimit { extendRegisters() }
        // In a call from native code the window ends with the last argument: the new one belongs to it too.
        if state.pointee.top < base + count + 2 { state.pointee.top = base + count + 2 }
        store(.unset, in: base + count + 1)
        var index = count
        while index > 0 {
            base[index + 1] = base[index]
            index -= 1
        }
        base[1] = .unset
    }

    /// After `loadMethod` found a plain callable: the arguments move down over the empty place of self.
    @inline(never)
    func shiftArgumentsDown(_ base: UnsafeMutablePointer<Value>, _ count: Int) {
        for index in 0..<count { base[index + 1] = base[index + 2] }
        base[count + 1] = .unset
    }

    // MARK: Script functions

    /// Binds the arguments to the function's parameters in place and pushes its frame, or makes a generator of it.
    @inline(never)
    func enterFunction(_ function: FunctionPointer, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ keywordNames: Value) -> CallOutcome {
        let code = function.pointee.code
        let registers = base + 1
        let top = registers + Int(code.pointee.registerCount) + 2 * count
        if state.pointee.frame + 1 >= state.pointee.frameLimit || top >= state.pointee.stackLimit {
            guard makeRoom(state.pointee.frame, top) else { return .failed }
        }
        if !keywordNames.isUnset || !fillPlainly(function, registers, count) {
            let mark = self.mark
            let oldTop = state.pointee.top
            if state.pointee.top < registers + count { state.pointee.top = registers + count }
            do throws(ScriptException) { try bindParameters(function, registers, count, keywordNames) } catch {
                // The caller knows of the arguments' registers only.
                let bound = code.pointee.flags.contains(.usesNamespace) ? 0 : parameterCount(code)
                for index in count..<max(count, bound) { store(.unset, in: registers + index) }
                drain(to: mark)
                state.pointee.top = oldTop
                return .failed
            }
            drain(to: mark)
            state.pointee.top = oldTop
            // The namespace of a class body or of `exec` code is an argument that no parameter names.
            let parameters = code.pointee.flags.contains(.usesNamespace) ? 1 : parameterCount(code)
            for index in parameters..<max(parameters, Int(code.pointee.localCount)) { registers[index] = .unset }
        }
        if !code.pointee.flags.isDisjoint(with: .anyGenerator) {
            let generator = createGenerator(function, registers)
            store(generator, in: base)
            return .done
        }
        pushFrame(function, registers)
        return .entered
    }

    /// Where all parameters can be given by position and all that are missing have defaults: puts these and the other locals into their registers.
    @inline(__always)
    private func fillPlainly(_ function: FunctionPointer, _ registers: UnsafeMutablePointer<Value>, _ count: Int) -> Bool {
        let code = function.pointee.code
        let parameters = Int(code.pointee.argumentCount), missing = parameters &- count
        guard missing >= 0, code.pointee.keywordOnlyCount == 0, code.pointee.flags.isDisjoint(with: [.variadic, .keywordVariadic, .usesNamespace]) else { return false }
        if missing > 0 {
            let defaults = function.pointee.defaults
            guard defaults.isObject(of: .tuple), missing <= defaults.tuple.count else { return false }
            let first = defaults.tuple.items + (defaults.tuple.count &- missing)
            for index in 0..<missing {
                first[index].retain()
                registers[count &+ index] = first[index]
            }
        }
        var index = parameters
        while index < Int(code.pointee.localCount) {
            registers[index] = .unset
            index &+= 1
        }
        return true
    }

    func pushFrame(_ function: FunctionPointer, _ registers: UnsafeMutablePointer<Value>) {
        let frame = state.pointee.frame + 1
        let code = function.pointee.code
        frame.pointee = Frame(pc: code.pointee.instructions, registers: registers, code: code, function: function, frameObject: .unset, constructed: .unset)
        state.pointee.frame = frame
        state.pointee.top = registers + Int(code.pointee.registerCount)
        if _slowPath(state.pointee.breaker.load(ordering: .relaxed) != 0) { traceEntry(frame) }
    }

    /// The frame or register stack is at its end: more registers, or RecursionError.
    @inline(never)
    func makeRoom(_ frame: UnsafeMutablePointer<Frame>, _ top: UnsafeMutablePointer<Value>) -> Bool {
        if frame + 1 < state.pointee.frameLimit {
            while top >= state.pointee.stackLimit {
                guard extendRegisters() else {
                    _ = raise(.recursionError, "maximum recursion depth exceeded")
                    return false
                }
            }
            return true
        }
        _ = raise(.recursionError, "maximum recursion depth exceeded")
        return false
    }

    /// Registers that parameters take.
    @inline(__always)
    func parameterCount(_ code: CodePointer) -> Int {
        Int(code.pointee.argumentCount) + Int(code.pointee.keywordOnlyCount) + (code.pointee.flags.contains(.variadic) ? 1 : 0)
            + (code.pointee.flags.contains(.keywordVariadic) ? 1 : 0)
    }

    /// Arranges `count` arguments (the last ones named) as parameters, with defaults, `*args` and `**kwargs`; CPython's errors.
    private func bindParameters(_ function: FunctionPointer, _ registers: UnsafeMutablePointer<Value>, _ count: Int, _ keywordNames: Value) throws(ScriptException) {
        let code = function.pointee.code
        let argumentCount = Int(code.pointee.argumentCount), keywordOnly = Int(code.pointee.keywordOnlyCount)
        let total = argumentCount + keywordOnly
        let keywordCount = keywordNames.isUnset ? 0 : keywordNames.tuple.count
        let positional = count - keywordCount
        let isVariadic = code.pointee.flags.contains(.variadic), takesKeywords = code.pointee.flags.contains(.keywordVariadic)
        if code.pointee.flags.contains(.usesNamespace) { return }

        // Registers beyond the frame's and the arguments' are free: named values wait there until the others are in order.
        let waiting = registers + max(Int(code.pointee.registerCount), count)
        for index in 0..<keywordCount {
            waiting[index] = registers[positional + index]
            registers[positional + index] = .unset
        }
        defer { for index in 0..<keywordCount { store(.unset, in: waiting + index) } }
        state.pointee.top = max(state.pointee.top, waiting + keywordCount)
        let parameters = parameterCount(code)
        var rest = Value.unset
        if positional > argumentCount {
            let extra = positional - argumentCount
            let tuple = createTuple(count: extra)
            for index in 0..<extra {
                tuple.items[index] = registers[argumentCount + index]
                registers[argumentCount + index] = .unset
            }
            rest = temporary(Value(tuple))
        }
        for index in min(positional, argumentCount)..<max(parameters, min(positional, argumentCount)) { registers[index] = .unset }
        if isVariadic {
            registers[total] = rest.isUnset ? runtime.pointee.emptyTuple : rest
            registers[total].retain()
        }
        var keywords: DictPointer?
        if takesKeywords {
            let dict = createDict()
            registers[total + (isVariadic ? 1 : 0)] = Value(dict)
            keywords = dict
        }
        let names = code.pointee.localNames.tuple
        for index in 0..<keywordCount {
            let value = waiting[index], name = keywordNames.tuple.items[index]
            let interned = name.isExactString ? intern(name) : intern(exactString(name))
            var position = -1
            for candidate in Int(code.pointee.positionalOnlyCount)..<max(total, Int(code.pointee.positionalOnlyCount)) where names.items[candidate] == interned { position = candidate }
            if position >= 0 {
                guard registers[position].isUnset else {
                    throw typeError("\(swiftString(function.pointee.qualifiedName))() got multiple values for argument '\(swiftString(name))'")
                }
                value.retain()
                registers[position] = value
            } else if let keywords {
                try insert(keywords, name, value)
            } else {
                throw unexpectedKeyword(function, keywordNames, name)
            }
        }
        if positional > argumentCount && !isVariadic { throw tooManyArguments(function, positional, registers) }
        let defaults = function.pointee.defaults
        let firstDefault = argumentCount - (defaults.isObject(of: .tuple) ? defaults.tuple.count : 0)
        var isComplete = true
        var index = positional
        while index < argumentCount {
            if registers[index].isUnset {
                if index >= firstDefault {
                    let value = defaults.tuple.items[index - firstDefault]
                    value.retain()
                    registers[index] = value
                } else {
                    isComplete = false
                }
            }
            index += 1
        }
        if !isComplete { throw missingArguments(function, registers, 0..<argumentCount, "positional") }
        for index in argumentCount..<total where registers[index].isUnset {
            let value = function.pointee.keywordDefaults.isObject(of: .dict) ? lookup(function.pointee.keywordDefaults.dict, string: names.items[index]) : .unset
            if value.isUnset {
                isComplete = false
            } else {
                value.retain()
                registers[index] = value
            }
        }
        if !isComplete { throw missingArguments(function, registers, argumentCount..<total, "keyword-only") }
    }

    /// The parameters of `range` whose registers are unset.
    private func missingArguments(_ function: FunctionPointer, _ registers: UnsafeMutablePointer<Value>, _ range: Range<Int>, _ kind: String) -> ScriptException {
        let names = range.filter { registers[$0].isUnset }.map { "'\(swiftString(function.pointee.code.pointee.localNames.tuple.items[$0]))'" }
        let list = names.count == 1 ? names[0] : names.count == 2 ? "\(names[0]) and \(names[1])"
            : names.dropLast().joined(separator: ", ") + ", and " + (names.last ?? "")
        return typeError("\(swiftString(function.pointee.qualifiedName))() missing \(names.count) required \(kind) argument\(names.count == 1 ? "" : "s"): \(list)")
    }

    private func tooManyArguments(_ function: FunctionPointer, _ given: Int, _ registers: UnsafeMutablePointer<Value>) -> ScriptException {
        let code = function.pointee.code
        let takes = Int(code.pointee.argumentCount), keywordOnly = Int(code.pointee.keywordOnlyCount)
        let defaults = function.pointee.defaults.isObject(of: .tuple) ? function.pointee.defaults.tuple.count : 0
        let least = takes - defaults
        let plural = defaults > 0 || takes != 1
        var keywordGiven = 0
        for index in takes..<takes + keywordOnly where !registers[index].isUnset { keywordGiven += 1 }
        let signature = defaults > 0 ? "from \(least) to \(takes)" : "\(takes)"
        let more = keywordGiven > 0 ? " positional argument\(given != 1 ? "s" : "") (and \(keywordGiven) keyword-only argument\(keywordGiven != 1 ? "s" : ""))" : ""
        return typeError("\(swiftString(function.pointee.qualifiedName))() takes \(signature) positional argument\(plural ? "s" : "") but \(given)\(more) \(given == 1 && keywordGiven == 0 ? "was" : "were") given")
    }

    private func unexpectedKeyword(_ function: FunctionPointer, _ keywordNames: Value, _ name: Value) -> ScriptException {
        let code = function.pointee.code, names = code.pointee.localNames.tuple
        let qualified = swiftString(function.pointee.qualifiedName)
        var positionalOnly: [String] = []
        for index in 0..<Int(code.pointee.positionalOnlyCount) {
            for given in 0..<keywordNames.tuple.count where keywordNames.tuple.items[given].isString && sameString(keywordNames.tuple.items[given].string, names.items[index].string) {
                positionalOnly.append(swiftString(names.items[index]))
            }
        }
        if !positionalOnly.isEmpty {
            return typeError("\(qualified)() got some positional-only arguments passed as keyword arguments: '\(positionalOnly.joined(separator: ", "))'")
        }
        let keywords = (Int(code.pointee.positionalOnlyCount)..<Int(code.pointee.argumentCount + code.pointee.keywordOnlyCount)).map { swiftString(names.items[$0]) }
        let suggestion = closestName(to: swiftString(name), among: keywords).map { ". Did you mean '\($0)'?" } ?? ""
        return typeError("\(qualified)() got an unexpected keyword argument '\(swiftString(name))'\(suggestion)")
    }

    // MARK: Rare call instructions

    @inline(never)
    func prepareRareCall(_ i: InstructionPointer, _ R: UnsafeMutablePointer<Value>, _ K: UnsafeMutablePointer<Value>) -> CallOutcome {
        let base = R + Int(i.a)
        switch i.op {
        case .callKeywords: return prepareCall(base, Int(i.b), K[Int(i.c)])
        case .callMethodKeywords:
            if base[1].isUnset {
                shiftArgumentsDown(base, Int(i.b))
                return prepareCall(base, Int(i.b), K[Int(i.c)])
            }
            return prepareCall(base, Int(i.b) + 1, K[Int(i.c)])
        case .callSuper:
            if base[0] == Value(types.pointee.superProxy) {
                let type = base[1].record.values[0], object = base[2]
                guard !type.isUnset else {
                    _ = raise(.runtimeError, "super(): empty __class__ cell")
                    return .failed
                }
                return replaceByResult(base, 2) { () throws(ScriptException) in try self.makeSuper(type, object) }
            }
            store(.unset, in: base + 1)
            store(.unset, in: base + 2)
            return prepareCall(base, 0, .unset)
        default:
            return prepareExtendedCall(base)
        }
    }

    /// `f(*args, **kwargs)`: the tuple and dict are spread into the window.
    private func prepareExtendedCall(_ base: UnsafeMutablePointer<Value>) -> CallOutcome {
        let arguments = base[1], keywords = base[2]
        let tuple = arguments.tuple
        let keywordCount = keywords.isObject(of: .dict) ? keywords.dict.pointee.count : 0
        let count = tuple.count + keywordCount
        let mark = self.mark
        guard count < ScriptRuntime.registerCapacity / 2, succeeds({ () throws(ScriptException) in try ensureRegisters(upTo: base + count + 64) }) else {
            if state.pointee.raised.isUnset { _ = raise(.memoryError) }
            return .failed
        }
        temporary(arguments)
        temporary(keywords)
        base[1] = .unset
        base[2] = .unset
        // The window may reach beyond what the frame counts as its own.
        let oldTop = state.pointee.top
        if state.pointee.top < base + count + 3 { state.pointee.top = base + count + 3 }
        for index in 0..<tuple.count {
            tuple.items[index].retain()
            store(tuple.items[index], in: base + 1 + index)
        }
        var names = Value.unset
        if keywordCount > 0 {
            let dict = keywords.dict
            let nameTuple = createTuple(count: keywordCount)
            names = temporary(Value(nameTuple))
            var position = 0
            for number in 0..<dict.pointee.used where !dict.pointee.entries[number].key.isUnset {
                let entry = dict.pointee.entries[number]
                guard entry.key.isString else {
                    _ = typeError("keywords must be strings")
                    abandonWindow(base, count)
                    drain(to: mark)
                    state.pointee.top = oldTop
                    return .failed
                }
                entry.key.retain()
                entry.value.retain()
                nameTuple.items[position] = entry.key
                store(entry.value, in: base + 1 + tuple.count + position)
                position += 1
            }
        }
        let outcome = prepareCall(base, count, names)
        if outcome == .failed { abandonWindow(base, count) }
        drain(to: mark)
        if outcome != .entered { state.pointee.top = oldTop }
        return outcome
    }

    /// Gives up the arguments of a call that failed, and the place that a bound method's object takes. They may lie beyond the registers of
    /// the frame, where no handler looks.
    @inline(never)
    private func abandonWindow(_ base: UnsafeMutablePointer<Value>, _ count: Int) {
        for index in 1...count + 1 { store(.unset, in: base + index) }
    }

    // MARK: Calls from native code

    /// Calls `base[0]` with `base[1...count]`; the result replaces it and the arguments are given up. The window lies at the top of the register stack.
    func callInWindow(_ base: UnsafeMutablePointer<Value>, _ count: Int, _ keywordNames: Value) throws(ScriptException) {
        if base[0].kind == .nativeFunction {
            guard callNativeInWindow(base[0].nativeFunction, base, count, keywordNames: keywordNames) else { throw ScriptException() }
            return
        }
        guard pushHaltFrame(base + count + 1) else { throw ScriptException() }
        let halt = state.pointee.frame
        let top = state.pointee.top
        switch prepareCall(base, count, keywordNames) {
        case .entered:
            guard evaluate() else {
                state.pointee.top = top
                throw ScriptException()
            }
        case .done: state.pointee.frame = halt - 1
        case .failed:
            state.pointee.frame = halt - 1
            throw ScriptException()
        }
    }

    /// A halt frame below the first frame of an entry into the evaluator.
    @inline(__always)
    func pushHaltFrame(_ registers: UnsafeMutablePointer<Value>) -> Bool {
        let frame = state.pointee.frame + 1
        if frame >= state.pointee.frameLimit {
            _ = raise(.recursionError, "maximum recursion depth exceeded")
            return false
        }
        frame.pointee = Frame(pc: state.pointee.haltCode.pointee.instructions, registers: registers, code: state.pointee.haltCode,
                              function: state.pointee.frame.pointee.function, frameObject: .unset, constructed: .unset)
        state.pointee.frame = frame
        return true
    }

    /// The innermost frame of a script function, or nil.
    var scriptFrame: UnsafeMutablePointer<Frame>? {
        var frame = state.pointee.frame
        while frame > state.pointee.frames {
            if frame.pointee.code != state.pointee.haltCode { return frame }
            frame -= 1
        }
        return nil
    }

    /// Runs a module's or class body's code: `namespace` (unset: the globals) is where its names live.
    public func run(_ code: Value, globals: DictPointer, namespace: Value = .unset, closure: Value = .unset) throws(ScriptException) -> Value {
        let function = makeFunction(code, globals: Value(globals), closure: closure)
        return code.codeObject.pointee.flags.contains(.usesNamespace)
            ? try call(function, namespace.isUnset ? Value(globals) : namespace) : try call(function)
    }

    /// A function of `code`; a temporary.
    func makeFunction(_ code: Value, globals: Value, closure: Value = .unset) -> Value {
        temporary(createFunction(code, globals: globals, defaults: .unset, keywordDefaults: .unset, annotations: .unset, closure: closure))
    }

    /// A function object that takes over the counts of defaults, keyword defaults, annotations; retains the rest.
    func createFunction(_ code: Value, globals: Value, defaults: Value, keywordDefaults: Value, annotations: Value, closure: Value) -> Value {
        let function = allocate(FunctionObject.self, kind: .function, type: types.pointee.function)
        let pointer = code.codeObject
        code.retain()
        globals.retain()
        closure.retain()
        function.pointee.code = pointer
        function.pointee.codeValue = code
        function.pointee.globals = globals
        let builtins = lookup(globals.dict, string: builtinsName)
        let namespace = builtins.isObject(of: .dict) ? builtins : builtins.isObject(of: .module) ? builtins.record.values[0] : runtime.pointee.builtins
        namespace.retain()
        function.pointee.builtins = namespace
        function.pointee.closure = closure
        function.pointee.defaults = defaults
        function.pointee.keywordDefaults = keywordDefaults
        function.pointee.name = pointer.pointee.name
        pointer.pointee.name.retain()
        function.pointee.qualifiedName = pointer.pointee.qualifiedName
        pointer.pointee.qualifiedName.retain()
        let module = lookup(globals.dict, string: name(.name))
        function.pointee.module = module.isUnset ? .none : module
        module.retain()
        var documentation = Value.none
        if pointer.pointee.flags.contains(.hasDocstring) { documentation = pointer.pointee.constants[0] }
        documentation.retain()
        function.pointee.documentation = documentation
        function.pointee.annotations = annotations
        function.pointee.typeParameters = .unset
        function.pointee.attributes = .unset
        return Value(function)
    }

    var builtinsName: Value { intern("__builtins__") }
}
