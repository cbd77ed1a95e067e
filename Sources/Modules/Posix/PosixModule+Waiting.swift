import CPosix
import Descriptors
import TaipanRuntime

/// Waiting for children, and reading what the system says of their ends.
extension PosixModule {
    static let waiting: [Builtin] = [
        Builtin("wait", "()", "Waits until any child ends and gives the pair (process number, status).") { (vm, _) throws(ScriptException) in
            let result = try vm.wait(-1, options: 0)
            return vm.makeTuple(Value(result.process), Value(result.status))
        },
        Builtin("waitpid", "(pid, options, /)", "Waits for the child pid and gives the pair (process number, status).") { (vm, a) throws(ScriptException) in
            let result = try vm.wait(try vm.cInt(a[0]), options: try vm.cInt(a[1]))
            return vm.makeTuple(Value(result.process), Value(result.status))
        },
        Builtin("wait3", "(options)", "wait() with options; the resources that the child used are a third item.") { (vm, a) throws(ScriptException) in
            vm.makeWaitResult(try vm.wait(-1, options: try vm.cInt(a[0])))
        },
        Builtin("wait4", "(pid, options)", "waitpid() with the resources that the child used as a third item.") { (vm, a) throws(ScriptException) in
            vm.makeWaitResult(try vm.wait(try vm.cInt(a[0]), options: try vm.cInt(a[1])))
        },
        Builtin("waitid", "(idtype, id, options, /)", "Waits for a change of a child and tells what changed; None if nothing did and WNOHANG was given.") { (vm, a) throws(ScriptException) in
            let kind = try vm.cInt(a[0]), identifier = try vm.cInt(a[1]), options = try vm.cInt(a[2])
            let state = try vm.kernel({ () throws(KernelError) in try Processes.wait(kind: kind, identifier: identifier, options: options, vm.modules.kernel) })
            guard let state else { return .none }
            return vm.makeResult(vm.modules.system.waitidType, [
                Value(state.process), Value(state.user), Value(state.signal), Value(state.status), Value(state.code),
            ])
        },
        Builtin("waitstatus_to_exitcode", "(status)", "The exit code in a wait status, or the signal that ended the process as a negative number.") { (vm, a) throws(ScriptException) in
            let status = try vm.cInt(a[0])
            if cposix_wifexited(status) != 0 { return Value(cposix_wexitstatus(status)) }
            if cposix_wifsignaled(status) != 0 { return Value(-cposix_wtermsig(status)) }
            if cposix_wifstopped(status) != 0 { throw vm.valueError("process stopped by delivery of signal \(cposix_wstopsig(status))") }
            throw vm.valueError("invalid wait status: \(status)")
        },
        Builtin("WCOREDUMP", "(status, /)", "Tells whether the process left a core file.") { (vm, a) throws(ScriptException) in Value(cposix_wcoredump(try vm.cInt(a[0])) != 0) },
        Builtin("WIFCONTINUED", "(status)", "Tells whether the process was made to go on.") { (vm, a) throws(ScriptException) in Value(cposix_wifcontinued(try vm.cInt(a[0])) != 0) },
        Builtin("WIFSTOPPED", "(status)", "Tells whether the process was stopped.") { (vm, a) throws(ScriptException) in Value(cposix_wifstopped(try vm.cInt(a[0])) != 0) },
        Builtin("WIFSIGNALED", "(status)", "Tells whether a signal ended the process.") { (vm, a) throws(ScriptException) in Value(cposix_wifsignaled(try vm.cInt(a[0])) != 0) },
        Builtin("WIFEXITED", "(status)", "Tells whether the process ended of its own accord.") { (vm, a) throws(ScriptException) in Value(cposix_wifexited(try vm.cInt(a[0])) != 0) },
        Builtin("WEXITSTATUS", "(status)", "The exit code in the status.") { (vm, a) throws(ScriptException) in Value(cposix_wexitstatus(try vm.cInt(a[0]))) },
        Builtin("WTERMSIG", "(status)", "The signal that ended the process.") { (vm, a) throws(ScriptException) in Value(cposix_wtermsig(try vm.cInt(a[0]))) },
        Builtin("WSTOPSIG", "(status)", "The signal that stopped the process.") { (vm, a) throws(ScriptException) in Value(cposix_wstopsig(try vm.cInt(a[0]))) },
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
