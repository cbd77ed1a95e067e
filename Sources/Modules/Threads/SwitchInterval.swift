import TaipanRuntime

/// `sys.getswitchinterval` and `sys.setswitchinterval`: how long a thread runs when others wait for the interpreter's lock.
enum SwitchInterval {
    private static let functions: [Builtin] = [
        Builtin("getswitchinterval", "()", "How many seconds a thread may run while others wait.") { (vm, _) throws(ScriptException) in
            vm.makeFloat(vm.modules.switchInterval)
        },
        Builtin("setswitchinterval", "(interval, /)", "Sets how many seconds a thread may run while others wait.") { (vm, a) throws(ScriptException) in
            let seconds = try vm.double(a[0])
            guard seconds > 0 else { throw vm.valueError("switch interval must be strictly positive") }
            vm.modules.switchInterval = seconds
            vm.modules.threads?.lock.setSwitchInterval(seconds)
            return .none
        },
    ]

    /// Adds them to `sys`.
    static func add(_ vm: VM) {
        vm.addFunctions(functions, module: vm.intern("sys"), to: vm.runtime.pointee.sysModule.record.values[0].dict)
    }
}
