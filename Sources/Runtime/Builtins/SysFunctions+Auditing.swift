/// Audit hooks (PEP 578).
extension SysFunctions {
    static let auditing: [Builtin] = [
        Builtin("audit", "(event, /, *args)", "Tells the audit hooks of an event and its arguments.") { (vm, a) throws(ScriptException) in
            guard a[0].isString else { throw vm.typeError("audit() argument 1 must be str, not \(vm.argumentTypeName(a[0]))") }
            try vm.audit(a[0], a[1])
            return .none
        },
        Builtin("addaudithook", "(hook)", "Adds a function that is told of each audit event and may refuse it by raising.") { (vm, a) throws(ScriptException) in
            // A hook that refuses newcomers with an Exception is obeyed without a word.
            let isAllowed: Void? = try vm.ignoring(.exception) { () throws(ScriptException) in try vm.audit(vm.intern("sys.addaudithook"), vm.runtime.pointee.emptyTuple) }
            guard isAllowed != nil else { return .none }
            a[0].retain()
            vm.runtime.pointee.auditHooks.append(a[0])
            return .none
        },
    ]
}

extension VM {
    /// Tells the hooks of an event, in the order in which they came.
    func audit(_ event: Value, _ arguments: Value) throws(ScriptException) {
        var index = 0
        while index < runtime.pointee.auditHooks.count {
            _ = try call(runtime.pointee.auditHooks[index], event, arguments)
            index += 1
        }
    }
}
