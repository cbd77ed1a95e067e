import Descriptors
import TaipanRuntime

/// Children made by fork, signals to processes, and the end of this one.
extension PosixModule {
    static let processes: [Builtin] = [
        Builtin("fork", "()", "Splits this process in two: the result is 0 in the child and the child's number in the parent.") { (vm, _) throws(ScriptException) in
            let context = vm.modules.kernel
            return Value(try vm.forking("fork") { () throws(KernelError) in try Processes.fork(context) })
        },
        Builtin("forkpty", "()", "fork() with a new terminal for the child; gives its number and the terminal's other end.") { (vm, _) throws(ScriptException) in
            let modules = vm.modules
            let origin = modules.origin(vm)
            var controller: Int32 = -1
            let process = try vm.forking("forkpty") { () throws(KernelError) in
                let child = try modules.table.forkWithTerminal(at: origin)
                controller = child.controller
                return child.process
            }
            return vm.makeTuple(Value(process), Value(controller))
        },
        Builtin("register_at_fork", "(*, before=None, after_in_child=None, after_in_parent=None)", "Adds functions that run around each fork, in the parent or in the child.") { (vm, a) throws(ScriptException) in
            guard !(a[0].isNone && a[1].isNone && a[2].isNone) else { throw vm.typeError("At least one argument is required.") }
            let names: [StaticString] = ["before", "after_in_child", "after_in_parent"]
            for index in 0..<3 where !a[index].isNone && vm.special(of: a[index], .call).isUnset {
                throw vm.typeError("'\(names[index])' must be callable, not \(vm.typeName(a[index]))")
            }
            let state = vm.modules.system
            if !a[0].isNone { state.beforeFork.append(a[0]) }
            if !a[1].isNone { state.afterForkInChild.append(a[1]) }
            if !a[2].isNone { state.afterForkInParent.append(a[2]) }
            return .none
        },
        Builtin("kill", "(pid, signal, /)", "Sends the signal to the process.") { (vm, a) throws(ScriptException) in
            let process = try vm.cInt(a[0]), signal = try vm.cInt(a[1])
            try vm.kernel({ () throws(KernelError) in try Processes.signal(process, signal, vm.modules.kernel) })
            // The signal may have been for this process: its handler runs at once.
            try vm.modules.runSignalHandlers(vm)
            return .none
        },
        Builtin("killpg", "(pgid, signal, /)", "Sends the signal to each process of the group.") { (vm, a) throws(ScriptException) in
            let group = try vm.cInt(a[0]), signal = try vm.cInt(a[1])
            try vm.system { orErrno(killpg(group, signal)) }
            try vm.modules.runSignalHandlers(vm)
            return .none
        },
        Builtin("_exit", "(status)", "Ends the process at once; nothing is flushed and no handler runs.") { (vm, a) throws(ScriptException) in
            _exit(try vm.cInt(a[0]))
        },
        Builtin("abort", "()", "Ends the process at once with SIGABRT.") { (_, _) throws(ScriptException) in
            abort()
        },
    ]
}

extension VM {
    /// fork(2) and its relatives: the hooks of `register_at_fork`, and an interpreter that knows in the child that only this thread is left.
    func forking(_ function: StaticString, _ fork: () throws(KernelError) -> Int32) throws(ScriptException) -> Int32 {
        let modules = self.modules
        let state = modules.system
        for hook in state.beforeFork.items.reversed() { runForkHook(hook) }
        let process: Int32
        do throws(KernelError) { process = try fork() } catch {
            for hook in state.afterForkInParent.items { runForkHook(hook) }
            throw raise(error)
        }
        if process == 0 {
            modules.threads?.resetAfterFork(self)
            modules.signals.resetAfterFork()
            for hook in state.afterForkInChild.items { runForkHook(hook) }
            return 0
        }
        for hook in state.afterForkInParent.items { runForkHook(hook) }
        if let threads = modules.threads, threads.count > 1 {
            try warn(.deprecationWarning, "This process (pid=\(getpid())) is multi-threaded, use of \(function)() may lead to deadlocks in the child.")
        }
        return process
    }

    private func runForkHook(_ hook: Value) {
        runUnraisable(about: hook) { (vm) throws(ScriptException) in _ = try vm.call(hook) }
    }
}
