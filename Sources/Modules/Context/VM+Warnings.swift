import TaipanRuntime

extension VM {
    /// `warnings.warn(message, category)`, when a script (or the runtime) has the `warnings` module loaded: without it nobody
    /// could see the warnings that are on by default anyway. May raise, when warnings are errors.
    public func warn(_ category: ExceptionKind, _ message: String) throws(ScriptException) {
        try warn(category, message, source: .none)
    }

    func warn(_ category: ExceptionKind, _ message: String, source: Value) throws(ScriptException) {
        guard runtime.pointee.modules.isObject(of: .dict) else { return }
        let module = lookup(runtime.pointee.modules.dict, string: intern("warnings"))
        guard module.isObject(of: .module) else { return }
        let warn = try getAttributeOrUnset(module, intern("warn"))
        guard !warn.isUnset else { return }
        _ = try call(warn, [makeString(message), Value(exceptionType(category)), Value(smallInt: 1)])
    }

    /// "unclosed file <...>"; an error made of the warning goes nowhere.
    ///
    /// - Parameter kind: stands between "unclosed " and the object's representation.
    func warnUnclosed(_ source: Value, kind: StaticString = "file ") {
        silently { (vm) throws(ScriptException) in
            guard vm.runtime.pointee.modules.isObject(of: .dict),
                !vm.lookup(vm.runtime.pointee.modules.dict, string: vm.intern("warnings")).isUnset else { return }
            try vm.warn(.resourceWarning, "unclosed \(kind)\(vm.swiftString(try vm.repr(source)))", source: source)
        }
    }
}
