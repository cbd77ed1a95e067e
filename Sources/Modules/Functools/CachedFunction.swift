import TaipanRuntime

/// A function with a cache of its results: what `lru_cache` makes. The dict's order is the order of use.
final class CachedFunction: Payload {
    var function: OwnedValue
    /// Dict from keys to results.
    var results: OwnedValue
    var infoType: OwnedValue
    /// Negative: no limit.
    let maximum: Int
    let isTyped: Bool
    var hits = 0
    var misses = 0

    init(function: Value, results: Value, infoType: Value, maximum: Int, isTyped: Bool) {
        self.function = OwnedValue(function)
        self.results = OwnedValue(results)
        self.infoType = OwnedValue(infoType)
        self.maximum = maximum
        self.isTyped = isTyped
    }

    /// nil once the collector has taken the object apart.
    var table: DictPointer? { results.value.isObject(of: .dict) ? results.value.dict : nil }

    override func visit(_ visitor: (Value) -> Void) {
        visitor(function.value)
        visitor(results.value)
        visitor(infoType.value)
    }

    override func clear() {
        function.replace(with: .none)
        infoType.replace(with: .none)
        results.replace(with: .none)
    }
}

/// `functools._lru_cache_wrapper`.
enum CachedFunctionType {
    static let declaration = TypeDeclaration(
        "functools._lru_cache_wrapper", "A function that remembers its most recent results.",
        kind: .payload, flags: [.hasDict, .weakReferencable, .subclassable],
        methods: methods,
        staticMethods: [
            Builtin("__new__", "(cls, user_function, maxsize, typed, cache_info_type)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                guard a[0].isObject(of: .type), a[0].type_.pointee.instanceKind == .payload else { throw vm.typeError("_lru_cache_wrapper.__new__(X): X is not a type object") }
                guard vm.isCallable(a[1]) else { throw vm.typeError("the first argument must be callable") }
                guard a[2].isNone || vm.isInteger(a[2]) || !vm.special(of: a[2], .index).isUnset else { throw vm.typeError("maxsize should be integer or None") }
                let maximum = a[2].isNone ? -1 : max(try vm.clampedIndex(a[2]), 0)
                return vm.makeObject(a[0].type_, payload: CachedFunction(function: a[1], results: Value(vm.makeDict()), infoType: a[4], maximum: maximum,
                                                                        isTyped: try vm.isTrue(a[3])))
            },
        ],
        attributes: [CommonAttributes.dict])

    private static func cached(_ vm: VM, _ value: Value, _ method: StaticString) throws(ScriptException) -> CachedFunction {
        guard let cached = value.exactPayload(CachedFunction.self) else { throw vm.wrongReceiver(method, of: "functools._lru_cache_wrapper", value) }
        return cached
    }

    /// What a call's result is kept under: the only argument itself when it is an exact int or str, else a tuple of all.
    private static func key(_ vm: VM, _ arguments: Value, _ keywords: DictPointer, isTyped: Bool, marker: Value) throws(ScriptException) -> Value {
        let tuple = arguments.tuple
        if keywords.pointee.count == 0 {
            if !isTyped {
                if tuple.count == 1, tuple.items[0].isInt || tuple.items[0].isExactString { return tuple.items[0] }
                return arguments
            }
        }
        let parts = vm.makeList(capacity: tuple.count * 2 + keywords.pointee.count * 3 + 1)
        for index in 0..<tuple.count { parts.append(tuple.items[index]) }
        var pairs: ListPointer?
        if keywords.pointee.count > 0 {
            let items = try vm.makeList(from: try vm.callMethod(Value(keywords), vm.intern("items")))
            pairs = items
            parts.append(marker)
            for index in 0..<items.count {
                parts.append(items[index].tuple.items[0])
                parts.append(items[index].tuple.items[1])
            }
        }
        if isTyped {
            for index in 0..<tuple.count { parts.append(Value(vm.type(of: tuple.items[index]))) }
            if let pairs { for index in 0..<pairs.count { parts.append(Value(vm.type(of: pairs[index].tuple.items[1]))) } }
        }
        return vm.makeTuple(parts.buffer)
    }

    private static func call(_ vm: VM, _ cached: CachedFunction, _ wrapper: Value, _ arguments: Value, _ keywordDict: Value) throws(ScriptException) -> Value {
        let function = vm.keep(cached.function.value)
        let keywords = keywordDict.dict.pointee.count == 0 ? Value.unset : keywordDict
        if cached.maximum == 0 {
            cached.misses += 1
            return try vm.call(function, tuple: arguments, dict: keywords)
        }
        let key = try key(vm, arguments, keywordDict.dict, isTyped: cached.isTyped, marker: Value(vm.type(of: wrapper)))
        let hash = try vm.hash(key)
        guard let results = cached.table else { return try vm.call(function, tuple: arguments, dict: keywords) }
        vm.keep(Value(results))
        let known = vm.keep(try vm.lookup(results, key, hash: hash))
        if !known.isUnset {
            cached.hits += 1
            if cached.maximum > 0 { _ = try vm.move(results, key, toEnd: true) }
            return known
        }
        cached.misses += 1
        let result = try vm.call(function, tuple: arguments, dict: keywords)
        // A call within the call may have found the same result.
        if try vm.lookup(results, key, hash: hash).isUnset {
            if cached.maximum > 0 && results.pointee.count >= cached.maximum { _ = vm.popEntry(results, last: false) }
            try vm.insert(results, key, hash: hash, result)
        }
        return result
    }

    private static let methods: [Builtin] = [
        Builtin("__call__", "(self, /, *args, **kwargs)", "Calls the object with the arguments given.") { (vm, a) throws(ScriptException) in
            try call(vm, try cached(vm, a[0], "__call__"), a[0], a[1], a[2])
        },
        Builtin("__get__", "(self, instance, owner=None, /)", "Gives what reading the attribute through instance, or through its type, yields.") { (vm, a) throws(ScriptException) in
            a[1].isNone ? a[0] : vm.makeBoundMethod(a[0], a[1])
        },
        Builtin("cache_info", "(self, /)", "Hits, misses, the limit and the number of results kept.") { (vm, a) throws(ScriptException) in
            let cached = try cached(vm, a[0], "cache_info")
            return try vm.call(cached.infoType.value, [vm.makeInt(cached.hits), vm.makeInt(cached.misses), cached.maximum < 0 ? .none : vm.makeInt(cached.maximum),
                                                      vm.makeInt(cached.table?.pointee.count ?? 0)])
        },
        Builtin("cache_clear", "(self, /)", "Forgets all results and sets the counts to zero.") { (vm, a) throws(ScriptException) in
            let cached = try cached(vm, a[0], "cache_clear")
            cached.hits = 0
            cached.misses = 0
            if let table = cached.table { vm.removeAll(table) }
            return .none
        },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
            try vm.getAttribute(a[0], vm.name(.qualname))
        },
        Builtin("__copy__", "(self, /)", "Gives the copy that copy.copy() asks for.") { (vm, a) throws(ScriptException) in a[0] },
        Builtin("__deepcopy__", "(self, memo, /)", "Gives the copy that copy.deepcopy() asks for.") { (vm, a) throws(ScriptException) in a[0] },
    ]
}
