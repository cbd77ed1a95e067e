extension SysFunctions {
    static let tracing: [Builtin] = [
        Builtin("settrace", "(function, /)", "Has the function told of calls in this thread, and what it gives of lines, returns and exceptions; None ends that.") { (vm, a) throws(ScriptException) in
            vm.setTracer(.trace, a[0], of: vm.state)
            try vm.switchCaller(of: "settrace")
            return .none
        },
        Builtin("gettrace", "()", "What settrace() has set for this thread, or None.") { (vm, _) throws(ScriptException) in noneForUnset(vm.state.pointee.traceFunction) },
        Builtin("setprofile", "(function, /)", "Has the function told of calls and returns in this thread, those of native functions among them; None ends that.") { (vm, a) throws(ScriptException) in
            vm.setTracer(.profile, a[0], of: vm.state)
            try vm.switchCaller(of: "setprofile")
            return .none
        },
        Builtin("getprofile", "()", "What setprofile() has set for this thread, or None.") { (vm, _) throws(ScriptException) in noneForUnset(vm.state.pointee.profileFunction) },
        Builtin("_settraceallthreads", "(function, /)", "Does what settrace() does, for all threads that run.") { (vm, a) throws(ScriptException) in
            for thread in vm.runtime.pointee.threads { vm.setTracer(.trace, a[0], of: thread) }
            return .none
        },
        Builtin("_setprofileallthreads", "(function, /)", "Does what setprofile() does, for all threads that run.") { (vm, a) throws(ScriptException) in
            for thread in vm.runtime.pointee.threads { vm.setTracer(.profile, a[0], of: thread) }
            return .none
        },
    ]
}
