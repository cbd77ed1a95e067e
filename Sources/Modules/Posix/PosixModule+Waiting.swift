import CPosix
import Descriptors
import TaipanRuntime

/// Waiting for children, and reading what the system says of their ends.
extension PosixModule {
    static let waiting: [Builtin] = [
        Builtin("wait", "()", "Wait for completion of a child process.\n\nReturns a tuple of information about the child process:\n    (pid, status)") { (vm, _) throws(ScriptException) in
            let result = try vm.wait(-1, options: 0)
            return vm.makeTuple(Value(result.process), Value(result.status))
        },
        Builtin("waitpid", "(pid, options, /)", "Wait for completion of a given child process.\n\nReturns a tuple of information regarding the child process:\n    (pid, status)") { (vm, a) throws(ScriptException) in
            let result = try vm.wait(try vm.cInt(a[0]), options: try vm.cInt(a[1]))
            return vm.makeTuple(Value(result.process), Value(result.status))
        },
        Builtin("wait3", "(options)", "Wait for completion of a child process.\n\nReturns a tuple of information about the child process:\n  (pid, status, rusage)") { (vm, a) throws(ScriptException) in
            vm.makeWaitResult(try vm.wait(-1, options: try vm.cInt(a[0])))
        },
        Builtin("wait4", "(pid, options)", "Wait for completion of a specific child process.\n\nReturns a tuple of information about the child process:\n  (pid, status, rusage)") { (vm, a) throws(ScriptException) in
            vm.makeWaitResult(try vm.wait(try vm.cInt(a[0]), options: try vm.cInt(a[1])))
        },
        Builtin("waitid", "(idtype, id, options, /)", "Returns the result of waiting for a process or processes.") { (vm, a) throws(ScriptException) in
            let kind = try vm.cInt(a[0]), identifier = try vm.cInt(a[1]), options = try vm.cInt(a[2])
            let state = try vm.kernel({ () throws(KernelError) in try Processes.wait(kind: kind, identifier: identifier, options: options, vm.modules.kernel) })
            guard let state else { return .none }
            return vm.makeResult(vm.modules.system.waitidType, [
                Value(state.process), Value(state.user), Value(state.signal), Value(state.status), Value(state.code),
            ])
        },
        Builtin("waitstatus_to_exitcode", "(status)", "Convert a wait status to an exit code.") { (vm, a) throws(ScriptException) in
            let status = try vm.cInt(a[0])
            if cposix_wifexited(status) != 0 { return Value(cposix_wexitstatus(status)) }
            if cposix_wifsignaled(status) != 0 { return Value(-cposix_wtermsig(status)) }
            if cposix_wifstopped(status) != 0 { throw vm.valueError("process stopped by delivery of signal \(cposix_wstopsig(status))") }
            throw vm.valueError("invalid wait status: \(status)")
        },
        Builtin("WCOREDUMP", "(status, /)", "Return True if the process returning status was dumped to a core file.") { (vm, a) throws(ScriptException) in Value(cposix_wcoredump(try vm.cInt(a[0])) != 0) },
        Builtin("WIFCONTINUED", "(status)", "Return True if a particular process was continued from a job control stop.") { (vm, a) throws(ScriptException) in Value(cposix_wifcontinued(try vm.cInt(a[0])) != 0) },
        Builtin("WIFSTOPPED", "(status)", "Return True if the process returning status was stopped.") { (vm, a) throws(ScriptException) in Value(cposix_wifstopped(try vm.cInt(a[0])) != 0) },
        Builtin("WIFSIGNALED", "(status)", "Return True if the process returning status was terminated by a signal.") { (vm, a) throws(ScriptException) in Value(cposix_wifsignaled(try vm.cInt(a[0])) != 0) },
        Builtin("WIFEXITED", "(status)", "Return True if the process returning status exited via the exit() system call.") { (vm, a) throws(ScriptException) in Value(cposix_wifexited(try vm.cInt(a[0])) != 0) },
        Builtin("WEXITSTATUS", "(status)", "Return the process return code from status.") { (vm, a) throws(ScriptException) in Value(cposix_wexitstatus(try vm.cInt(a[0]))) },
        Builtin("WTERMSIG", "(status)", "Return the signal that terminated the process that provided the status value.") { (vm, a) throws(ScriptException) in Value(cposix_wtermsig(try vm.cInt(a[0]))) },
        Builtin("WSTOPSIG", "(status)", "Return the signal that stopped the process that provided the status value.") { (vm, a) throws(ScriptException) in Value(cposix_wstopsig(try vm.cInt(a[0]))) },
    ]
}

extension VM {
    fileprivate func wait(_ process: Int32, options: Int32) throws(ScriptException) -> (process: Int32, status: Int32, usage: ResourceUsage) {
        try kernel({ () throws(KernelError) in try Processes.wait(process, options: options, modules.kernel) })
    }

    fileprivate func makeWaitResult(_ result: (process: Int32, status: Int32, usage: ResourceUsage)) -> Value {
        var usage = result.usage
        var values = [makeFloat(Double(usage.user_time) / 1e9), makeFloat(Double(usage.system_time) / 1e9)]
        withUnsafeBytes(of: &usage.counts) { counts in values += counts.bindMemory(to: Int64.self).map { makeInt(Int($0)) } }
        return makeTuple(Value(result.process), Value(result.status), makeResult(modules.system.usageType, values))
    }
}
