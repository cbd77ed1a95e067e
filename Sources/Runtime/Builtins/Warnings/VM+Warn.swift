// How native code warns.

extension VM {
    /// `warnings.warn(message, category, stacklevel, source)`. May raise, when warnings are errors.
    ///
    /// - Parameter stackLevel: 1 means the place of the script function that runs, 2 that of its caller.
    @inline(never)
    public func warn(_ category: ExceptionKind, _ message: String, stackLevel: Int = 1, source: Value = .none) throws(ScriptException) {
        let mark = self.mark
        try warn(Value(exceptionType(category)), makeString(message), at: warningPlace(level: stackLevel, skipping: []), source: source)
        drain(to: mark)
    }

    /// About a line of a source text that is being compiled.
    func warn(_ category: ExceptionKind, _ message: String, filename: Value, line: Int) throws(ScriptException) {
        let mark = self.mark
        let place = WarningPlace(filename: filename, line: line, module: moduleName(ofFile: filename), registry: .none)
        try warn(Value(exceptionType(category)), makeString(message), at: place, source: .none)
        drain(to: mark)
    }

    /// Warns where nothing can be raised: an error that the filters make of the warning is reported.
    public func warnUnraisable(_ category: ExceptionKind, _ message: String, stackLevel: Int = 1, about object: Value) {
        runUnraisable(about: object) { (vm) throws(ScriptException) in try vm.warn(category, message, stackLevel: stackLevel, source: object) }
    }
}

// MARK: - What values that still work are warned of

extension VM {
    /// NotImplemented counts as true, for the time being.
    @inline(never)
    func isNotImplementedTrue() throws(ScriptException) -> Bool {
        try warn(.deprecationWarning, "NotImplemented should not be used in a boolean context")
        return true
    }

    /// `~True` is -2, for the time being.
    func inverted(_ bool: Value) throws(ScriptException) -> Value {
        try warn(.deprecationWarning, "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. "
            + "This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. "
            + "Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.")
        return Value(smallInt: bool.isTrue ? -2 : -1)
    }

    /// A method such as `__int__` should give exactly the built-in type.
    @inline(never)
    func warnOfSubclass(_ result: Value, from method: String, type: String) throws(ScriptException) {
        try warn(.deprecationWarning, "\(method) returned non-\(type) (type \(typeName(result))).  "
            + "The ability to return an instance of a strict subclass of \(type) is deprecated, and may be removed in a future version of Python.")
    }
}
