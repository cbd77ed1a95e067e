// Binds the arguments of native calls to declared parameters, with CPython 3.13's wording of errors.

extension VM {
    /// The function's signature, parsed at first need.
    func signature(of function: NativeFunctionPointer) -> Signature {
        if let known = function.pointee.signature { return known.takeUnretainedValue() }
        let mark = self.mark
        let signature = Signature(self, function.pointee.builtin.pointee.signature)
        drain(to: mark)
        function.pointee.signature = Unmanaged.passRetained(signature)
        if signature.variadicIndex == nil && signature.keywordsIndex == nil && !signature.hasRequiredKeywordOnly {
            function.pointee.minimumArguments = Int32(signature.requiredPositionalCount)
            function.pointee.maximumArguments = Int32(signature.positionalCount)
            function.pointee.parameterCount = Int32(signature.parameters.count)
            if signature.positionalCount == signature.parameters.count { function.pointee.completeCount = Int32(signature.positionalCount) }
        }
        return signature
    }

    /// Calls a native function whose arguments lie in `base[0..<count]`, the last `keywordNames.count` of them given by
    /// keyword. The registers from `base + count` on are free. The result is borrowed or a temporary.
    @inline(__always)
    func callNative(_ function: NativeFunctionPointer, _ base: UnsafeMutablePointer<Value>, _ count: Int, keywordNames: Value = .unset) throws(ScriptException) -> Value {
        if _fastPath(keywordNames.isUnset && count == Int(function.pointee.completeCount)) {
            return try function.pointee.body(self, Arguments(base: base, count: count))
        }
        return try callNativeIncomplete(function, base, count, keywordNames)
    }

    /// A call that leaves out arguments, names some, or is the first.
    @inline(never)
    private func callNativeIncomplete(_ function: NativeFunctionPointer, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ keywordNames: Value) throws(ScriptException) -> Value {
        let minimum = Int(function.pointee.minimumArguments)
        if keywordNames.isUnset && minimum >= 0 && count >= minimum && count <= Int(function.pointee.maximumArguments) {
            let total = Int(function.pointee.parameterCount)
            function.pointee.signature.unsafelyUnwrapped._withUnsafeGuaranteedRef { signature in
                for index in count..<total { base[index] = signature.defaults[index] }
            }
            let oldTop = state.pointee.top
            if state.pointee.top < base + total { state.pointee.top = base + total }
            defer {
                for index in count..<total { base[index] = .unset }
                state.pointee.top = oldTop
            }
            return try function.pointee.body(self, Arguments(base: base, count: total))
        }
        return try callNativeSlow(function, base, count, keywordNames)
    }

    @inline(never)
    private func callNativeSlow(_ function: NativeFunctionPointer, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ keywordNames: Value) throws(ScriptException) -> Value {
        if keywordNames.isUnset, let direct = function.pointee.builtin.pointee.direct {
            let result = try direct(self, Arguments(base: base, count: count))
            if !result.isUnset { return result }
        }
        let known = function.pointee.signature != nil
        let signature = self.signature(of: function)
        if !known && keywordNames.isUnset && function.pointee.minimumArguments >= 0 && count >= signature.requiredPositionalCount && count <= signature.positionalCount {
            return try callNative(function, base, count)
        }
        // The bound window lies above everything in use; the originals keep the values alive.
        let oldTop = state.pointee.top
        let window = max(oldTop, base + count), total = signature.parameters.count
        try ensureRegisters(upTo: window + total + 16)
        window.update(repeating: .unset, count: total)
        state.pointee.top = window + total
        defer {
            window.update(repeating: .unset, count: total)
            state.pointee.top = oldTop
        }
        try bind(function, signature, base, count, keywordNames, window)
        return try function.pointee.body(self, Arguments(base: window, count: total))
    }

    /// Fills `bound`, which has an unset place for each parameter.
    private func bind(_ function: NativeFunctionPointer, _ signature: Signature, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ keywordNames: Value,
                      _ bound: UnsafeMutablePointer<Value>) throws(ScriptException) {
        let keywordCount = keywordNames.isUnset ? 0 : keywordNames.tuple.count
        let positional = count - keywordCount
        if keywordCount == 0, positional >= signature.requiredPositionalCount, !signature.hasRequiredKeywordOnly,
            positional <= signature.positionalCount || signature.variadicIndex != nil {
            return bindPositional(signature, base, positional, bound)
        }
        if function.pointee.name == name(.new) { try checkClassArgument(function, base, positional) }
        let isMethod = isConstructor(function) || (function.pointee.owner.isObject(of: .type) && function.pointee.header.type != types.pointee.builtinFunction)
        if keywordCount > 0 && signature.keywordsIndex == nil && !signature.parameters.contains(where: { $0.kind == .positionalOrKeyword || $0.kind == .keywordOnly }) {
            // A class method is named after the class that it was called for.
            if function.pointee.header.type == types.pointee.classMethodDescriptor, positional > 0, base[0].isObject(of: .type) {
                throw raise(.typeError, "\(typeName(base[0].type_)).\(swiftString(function.pointee.name))() takes no keyword arguments")
            }
            guard keywordsAreForOther(function, base, positional) else {
                if isSlot(function) { throw raise(.typeError, "wrapper \(swiftString(function.pointee.name))() takes no keyword arguments") }
                throw raise(.typeError, "\(isConstructor(function) ? shownName(function) : qualifiedName(function))() takes no keyword arguments")
            }
            return try bind(function, signature, base, positional, .unset, bound)
        }
        for index in 0..<min(positional, signature.positionalCount) { bound[index] = base[index] }
        let isOpen = signature.variadicIndex != nil || signature.keywordsIndex != nil
        if positional > signature.positionalCount || (!isOpen && positional + keywordCount > signature.parameters.count) {
            guard let variadic = signature.variadicIndex else { throw countError(function, signature, given: positional, keywords: keywordCount, isMethod: isMethod) }
            bound[variadic] = makeTuple(UnsafeBufferPointer(start: base + signature.positionalCount, count: positional - signature.positionalCount))
        } else if let variadic = signature.variadicIndex {
            bound[variadic] = runtime.pointee.emptyTuple
        }
        var extra: DictPointer?
        if let keywords = signature.keywordsIndex {
            let dict = makeDict()
            extra = dict
            bound[keywords] = Value(dict)
        }
        // What is missing is reported before what is too much.
        var surplus: String?
        for index in 0..<keywordCount {
            let name = intern(keywordNames.tuple.items[index])
            let value = base[positional + index]
            if let parameter = signature.parameters.firstIndex(where: { $0.name == name && ($0.kind == .positionalOrKeyword || $0.kind == .keywordOnly) }) {
                if bound[parameter].isUnset {
                    bound[parameter] = value
                } else {
                    surplus = surplus ?? "argument for \(shownName(function))() given by name ('\(swiftString(name))') and position (\(parameter + (isMethod ? 0 : 1)))"
                }
            } else if let extra {
                insert(extra, string: name, value)
            } else {
                surplus = surplus ?? "\(shownName(function))() got an unexpected keyword argument '\(swiftString(name))'"
            }
        }
        for (index, parameter) in signature.parameters.enumerated() where bound[index].isUnset {
            if parameter.isRequired {
                if parameter.kind != .positionalOnly {
                    throw raise(.typeError, "\(shownName(function))() missing required argument '\(swiftString(parameter.name))' (pos \(index + (isMethod ? 0 : 1)))")
                }
                throw countError(function, signature, given: positional, keywords: keywordCount, isMethod: isMethod)
            }
            bound[index] = parameter.defaultValue
        }
        if let surplus { throw raise(.typeError, surplus) }
    }

    /// What `T.__new__` refuses before it looks at the other arguments.
    private func checkClassArgument(_ function: NativeFunctionPointer, _ base: UnsafeMutablePointer<Value>, _ positional: Int) throws(ScriptException) {
        guard function.pointee.owner.isObject(of: .type) else { return }
        guard positional > 0 else { throw typeError("\(typeName(function.pointee.owner.type_)).__new__(): not enough arguments") }
        _ = try subclassArgument(base[0], of: function.pointee.owner.type_)
    }

    private func isSlot(_ function: NativeFunctionPointer) -> Bool { function.pointee.header.type == types.pointee.slotWrapper && !isConstructor(function) }

    /// Of `__new__` and `__init__` one may ignore keywords when the other is a subclass's own, for which they are meant.
    private func keywordsAreForOther(_ function: NativeFunctionPointer, _ base: UnsafeMutablePointer<Value>, _ positional: Int) -> Bool {
        guard isConstructor(function), positional > 0 else { return false }
        let owner = function.pointee.owner.type_
        if owner == types.pointee.set, function.pointee.name == name(.`init`) { return false }
        if function.pointee.name == name(.new) {
            guard base[0].isObject(of: .type), base[0].type_ != owner else { return false }
            return lookup(base[0].type_, name(.`init`)) != lookup(owner, name(.`init`))
        }
        let type = self.type(of: base[0])
        return type != owner && lookup(type, name(.new)) != lookup(owner, name(.new))
    }

    /// A call without keywords that gives what is required.
    private func bindPositional(_ signature: Signature, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ bound: UnsafeMutablePointer<Value>) {
        let named = min(count, signature.positionalCount)
        var index = 0
        while index < signature.parameters.count {
            bound[index] = index < named ? base[index] : signature.parameters[index].defaultValue
            index += 1
        }
        if let variadic = signature.variadicIndex {
            bound[variadic] = count > named ? makeTuple(UnsafeBufferPointer(start: base + named, count: count - named)) : runtime.pointee.emptyTuple
        }
        if let keywords = signature.keywordsIndex { bound[keywords] = Value(makeDict()) }
    }

    /// Errors of `__new__` and `__init__` speak of the type.
    private func isConstructor(_ function: NativeFunctionPointer) -> Bool {
        function.pointee.owner.isObject(of: .type) && (function.pointee.name == name(.new) || function.pointee.name == name(.`init`))
    }

    private func shownName(_ function: NativeFunctionPointer) -> String {
        isConstructor(function) ? typeName(function.pointee.owner.type_) : swiftString(function.pointee.name)
    }

    /// `list.append`, `len`, `math.sin`.
    func qualifiedName(_ function: NativeFunctionPointer) -> String {
        let name = swiftString(function.pointee.name)
        guard function.pointee.owner.isObject(of: .type) else {
            let module = function.pointee.owner.isString ? swiftString(function.pointee.owner) : "builtins"
            return module == "builtins" ? name : "\(module).\(name)"
        }
        return "\(swiftString(function.pointee.owner.type_.pointee.qualifiedName)).\(name)"
    }

    /// `int`, `str` and `sorted` count their positional arguments as functions without named parameters do.
    private func countsByItself(_ function: NativeFunctionPointer) -> Bool {
        guard isConstructor(function) else { return swiftString(function.pointee.name) == "sorted" }
        return function.pointee.owner.type_ == types.pointee.int || function.pointee.owner.type_ == types.pointee.str
    }

    private func countError(_ function: NativeFunctionPointer, _ signature: Signature, given: Int, keywords: Int, isMethod: Bool) -> ScriptException {
        let skip = isMethod ? 1 : 0
        if isMethod && given == 0 {
            guard function.pointee.header.type == types.pointee.slotWrapper else { return raise(.typeError, "unbound method \(qualifiedName(function))() needs an argument") }
            return raise(.typeError, "descriptor '\(swiftString(function.pointee.name))' of '\(typeName(function.pointee.owner.type_))' object needs an argument")
        }
        let given = given - skip, most = signature.positionalCount - skip, least = signature.requiredPositionalCount - skip
        let name = shownName(function)
        if isSlot(function) {
            // The wrappers of slots with more than one argument name no function, but leave the blank before the rest.
            let bound = least == most ? "" : given < least ? "at least " : "at most ", limit = given < least ? least : most
            return raise(.typeError, "\(most < 2 ? "" : " ")expected \(bound)\(limit) argument\(limit == 1 ? "" : "s"), got \(given)")
        }
        if isConstructor(function), isSubtype(function.pointee.owner.type_, exceptionType(.unicodeError)) {
            return raise(.typeError, "function takes exactly \(most) arguments (\(given) given)")
        }
        let namesParameters = signature.parameters.contains { $0.kind != .positionalOnly && $0.kind != .variadic }
        if namesParameters, keywords > 0 || !countsByItself(function) {
            let total = signature.parameters.count - skip
            if total > most, signature.variadicIndex == nil, signature.keywordsIndex == nil {
                if given + keywords > total {
                    return raise(.typeError, "\(name)() takes \(least == total ? "exactly" : "at most") \(total) \(given == 0 ? "keyword " : "")argument\(total == 1 ? "" : "s") (\(given + keywords) given)")
                }
                if given > most, most > 0 {
                    return raise(.typeError, "\(name)() takes \(least == most ? "exactly" : "at most") \(most) positional argument\(most == 1 ? "" : "s") (\(given) given)")
                }
            } else if given + keywords > most, keywords > 0, signature.keywordsIndex == nil {
                return raise(.typeError, "\(name)() takes \(least == most ? "exactly" : "at most") \(most) \(given == 0 ? "keyword " : "")argument\(most == 1 ? "" : "s") (\(given + keywords) given)")
            }
            if most == 0 { return raise(.typeError, "\(name)() takes no positional arguments") }
            if given > most {
                return raise(.typeError, "\(name)() takes \(least == most ? "exactly" : "at most") \(most) argument\(most == 1 ? "" : "s") (\(given) given)")
            }
            let needed = signature.parameters.count { $0.kind == .positionalOnly && $0.isRequired } - skip
            return raise(.typeError, "\(name)() takes at least \(needed) positional argument\(needed == 1 ? "" : "s") (\(given) given)")
        }
        if least == most {
            if most == 0 { return raise(.typeError, "\(qualifiedName(function))() takes no arguments (\(given) given)") }
            if most == 1, isConstructor(function) { return raise(.typeError, "\(name) expected 1 argument, got \(given)") }
            if most == 1, !namesParameters { return raise(.typeError, "\(qualifiedName(function))() takes exactly one argument (\(given) given)") }
            return raise(.typeError, "\(name) expected \(most) argument\(most == 1 ? "" : "s"), got \(given)")
        }
        let limit = given < least ? least : most
        return raise(.typeError, "\(name) expected at \(given < least ? "least" : "most") \(limit) argument\(limit == 1 ? "" : "s"), got \(given)")
    }
}
