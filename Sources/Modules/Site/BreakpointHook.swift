import TaipanRuntime

/// `sys.breakpointhook`: calls what the environment variable PYTHONBREAKPOINT names, by default a debugger, of which none is part of the program.
enum BreakpointHook {
    private static let functions: [Builtin] = [
        Builtin("breakpointhook", "(*args, **kwargs)", "Calls what the environment names with the arguments given; $PYTHONBREAKPOINT 0 for nothing.") { (vm, a) throws(ScriptException) in
            var name = "pdb.set_trace"
            let ignoresEnvironment = try vm.isTrue(try vm.getAttribute(vm.sysAttribute("flags"), vm.intern("ignore_environment")))
            if !ignoresEnvironment, let variable = getenv("PYTHONBREAKPOINT"), variable.pointee != 0 { name = String(cString: variable) }
            if name == "0" { return .none }
            let dot = name.lastIndex(of: ".")
            let module = dot.map { String(name[..<$0]) } ?? "builtins", attribute = dot.map { String(name[name.index(after: $0)...]) } ?? name
            var hook = Value.unset
            do throws(ScriptException) {
                hook = try vm.getAttribute(try vm.importModule(module), vm.intern(attribute))
            } catch {
                guard vm.raisedMatches(.importError) || vm.raisedMatches(.attributeError) || vm.raisedMatches(.valueError) else { throw error }
                _ = vm.takeRaised()
                try vm.warn(.runtimeWarning, "Ignoring unimportable $PYTHONBREAKPOINT: \"\(name)\"")
                return .none
            }
            return try vm.call(hook, tuple: a[0], dict: a[1])
        },
    ]

    /// Adds it to `sys`.
    static func add(_ vm: VM) {
        let sys = vm.runtime.pointee.sysModule.record.values[0].dict
        vm.addFunctions(functions, module: vm.intern("sys"), to: sys)
        vm.insert(sys, string: vm.intern("__breakpointhook__"), vm.lookup(sys, string: vm.intern("breakpointhook")))
    }
}
