import TaipanRuntime

extension VM {
    /// "unclosed file <...>"; an error made of the warning cannot be raised where objects end, and is reported.
    ///
    /// - Parameter kind: stands between "unclosed " and the object's representation.
    func warnUnclosed(_ source: Value, kind: StaticString = "file ") {
        // Before anything has touched the filters, nobody would see it.
        guard runtime.pointee.modules.isObject(of: .dict), !lookup(runtime.pointee.modules.dict, string: intern("warnings")).isUnset else { return }
        runUnraisable(about: source) { (vm) throws(ScriptException) in
            try vm.warn(.resourceWarning, "unclosed \(kind)\(vm.swiftString(try vm.repr(source)))", source: source)
        }
    }
}
