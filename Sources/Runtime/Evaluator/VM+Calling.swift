// Calls from native code. Arguments are borrowed; results are temporaries.

extension VM {
    public func call(_ callable: Value) throws(ScriptException) -> Value {
        try withWindow(callable, count: 0) { _ in }
    }

    public func call(_ callable: Value, _ first: Value) throws(ScriptException) -> Value {
        try withWindow(callable, count: 1) { $0[0] = first }
    }

    public func call(_ callable: Value, _ first: Value, _ second: Value) throws(ScriptException) -> Value {
        try withWindow(callable, count: 2) {
            $0[0] = first
            $0[1] = second
        }
    }

    public func call(_ callable: Value, _ first: Value, _ second: Value, _ third: Value) throws(ScriptException) -> Value {
        try withWindow(callable, count: 3) {
            $0[0] = first
            $0[1] = second
            $0[2] = third
        }
    }

    public func call(_ callable: Value, _ arguments: [Value]) throws(ScriptException) -> Value {
        try withWindow(callable, count: arguments.count) { window in
            for (index, argument) in arguments.enumerated() { window[index] = argument }
        }
    }

    /// Calls with keyword arguments: `names` are interned strings.
    public func call(_ callable: Value, _ arguments: [Value], keywords: [(name: Value, value: Value)]) throws(ScriptException) -> Value {
        let names = keywords.isEmpty ? Value.unset : makeTuple(keywords.map(\.name))
        return try withWindow(callable, count: arguments.count + keywords.count, keywordNames: names) { window in
            for (index, argument) in arguments.enumerated() { window[index] = argument }
            for (index, keyword) in keywords.enumerated() { window[arguments.count + index] = keyword.value }
        }
    }

    /// Calls with a tuple of positional arguments and a dict of keyword arguments (unset: none), as `f(*args, **kwargs)`.
    public func call(_ callable: Value, tuple arguments: Value, dict keywords: Value = .unset) throws(ScriptException) -> Value {
        var names: [Value] = [], values: [Value] = []
        if keywords.isObject(of: .dict) {
            let dict = keywords.dict
            for number in 0..<dict.pointee.used where !dict.pointee.entries[number].key.isUnset {
                let key = dict.pointee.entries[number].key
                guard key.isString else { throw typeError("keywords must be strings") }
                names.append(key)
                values.append(dict.pointee.entries[number].value)
            }
        }
        let tuple = arguments.tuple
        let nameTuple = names.isEmpty ? Value.unset : makeTuple(names)
        return try withWindow(callable, count: tuple.count + values.count, keywordNames: nameTuple) { window in
            for index in 0..<tuple.count { window[index] = tuple.items[index] }
            for (index, value) in values.enumerated() { window[tuple.count + index] = value }
        }
    }

    /// `object.name(arguments)`; looks the attribute up as scripts do.
    public func callMethod(_ object: Value, _ name: Value, _ arguments: Value...) throws(ScriptException) -> Value {
        let found = type(of: object).pointee.flags.contains(.customAttributes) ? Value.unset : lookup(type(of: object), name)
        if found.isObject, found.kind == .function || (found.kind == .nativeFunction && found.nativeFunction.pointee.header.type != types.pointee.builtinFunction
            && found.nativeFunction.pointee.header.type != types.pointee.classMethodDescriptor), object.kind != .type, !hasOwnAttribute(object, name) {
            return try withWindow(found, count: arguments.count + 1) { window in
                window[0] = object
                for (index, argument) in arguments.enumerated() { window[index + 1] = argument }
            }
        }
        return try call(try getAttribute(object, name), arguments)
    }

    /// Calls a special method found on the type: `method` as `special(of:)` gave it.
    public func callSpecial(_ method: Value, _ object: Value) throws(ScriptException) -> Value {
        if method.kind == .function || isPlainNativeMethod(method) { return try call(method, object) }
        return try call(try bind(method, to: object))
    }

    public func callSpecial(_ method: Value, _ object: Value, _ argument: Value) throws(ScriptException) -> Value {
        if method.kind == .function || isPlainNativeMethod(method) { return try call(method, object, argument) }
        return try call(try bind(method, to: object), argument)
    }

    public func callSpecial(_ method: Value, _ object: Value, _ first: Value, _ second: Value) throws(ScriptException) -> Value {
        if method.kind == .function || isPlainNativeMethod(method) { return try call(method, object, first, second) }
        return try call(try bind(method, to: object), first, second)
    }

    @inline(__always)
    func isPlainNativeMethod(_ method: Value) -> Bool {
        method.kind == .nativeFunction && (method.header.pointee.type == types.pointee.slotWrapper || method.header.pointee.type == types.pointee.methodDescriptor)
    }

    /// Puts the callable and its arguments into registers above everything in use, calls, and empties the window again.
    private func withWindow(_ callable: Value, count: Int, keywordNames: Value = .unset, _ fill: (UnsafeMutablePointer<Value>) -> Void) throws(ScriptException) -> Value {
        try charge()
        let base = state.pointee.top
        try ensureRegisters(upTo: base + count + 16)
        try checkNativeStack()
        callable.retain()
        base[0] = callable
        fill(base + 1)
        for index in 0..<count { base[1 + index].retain() }
        state.pointee.top = base + 1 + count
        defer { state.pointee.top = base }
        do throws(ScriptException) {
            try callInWindow(base, count, keywordNames)
        } catch {
            // One more than there were: a bound method puts its object before them.
            for index in 0...count + 1 { store(.unset, in: base + index) }
            throw error
        }
        let result = base[0]
        base[0] = .unset
        return temporary(result)
    }

    /// Recursion of native code and nested evaluation ends in RecursionError well before the native stack does.
    @inline(__always)
    public func checkNativeStack() throws(ScriptException) {
        var marker: UInt8 = 0
        let address = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
        if _slowPath(address < state.pointee.nativeStackLimit) { throw raise(.recursionError, "maximum recursion depth exceeded") }
    }
}
