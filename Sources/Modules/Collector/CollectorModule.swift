import TaipanRuntime

/// The module `gc`: the collector of cycles. Everything else is freed at its last reference.
enum CollectorModule {
    static let declaration = NativeModule("gc", "The collector of objects that only refer to each other.", functions: functions)

    private static let functions: [Builtin] = [
        Builtin("collect", "(generation=2)", "Look for cycles now; returns how many objects were found.") { (vm, a) throws(ScriptException) in
            guard (0...2).contains(try vm.index(a[0])) else { throw vm.valueError("invalid generation") }
            return vm.makeInt(vm.collectCycles())
        },
        Builtin("enable", "()", "Let cycles be looked for from time to time.") { (vm, _) throws(ScriptException) in
            vm.collectsAutomatically = true
            return .none
        },
        Builtin("disable", "()", "Look for cycles only when `collect` is called.") { (vm, _) throws(ScriptException) in
            vm.collectsAutomatically = false
            return .none
        },
        Builtin("isenabled", "()", "Whether cycles are looked for from time to time.") { (vm, _) throws(ScriptException) in Value(vm.collectsAutomatically) },
    ]
}
