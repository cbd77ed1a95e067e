import CPosix
import Descriptors
import TaipanRuntime

/// Terminals and pseudo-terminals.
extension PosixModule {
    static let terminals: [Builtin] = [
        Builtin("isatty", "(fd, /)", "Tells whether the descriptor is a terminal.") { (vm, a) throws(ScriptException) in
            Value(Kernel.isTerminal(try vm.cInt(a[0]), vm.modules.kernel))
        },
        Builtin("ttyname", "(fd, /)", "Path of the terminal's device.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0])
            return vm.makeString(try vm.kernel({ () throws(KernelError) in try Terminals.name(of: number, vm.modules.kernel) }))
        },
        Builtin("ctermid", "()", "Path that stands for the controlling terminal.") { (vm, _) throws(ScriptException) in
            var buffer = [CChar](repeating: 0, count: 64)
            let count = cposix_ctermid(&buffer, 64)
            return buffer.withUnsafeBytes { vm.fileSystemDecoded(UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }
        },
        Builtin("openpty", "()", "Makes a terminal and gives the pair (controlling end, terminal end), both private to this process.") { (vm, _) throws(ScriptException) in
            let modules = vm.modules
            let pair = try vm.kernel({ () throws(KernelError) in try modules.table.pseudoTerminal(at: modules.origin(vm)) })
            return vm.makeTuple(Value(pair.controller), Value(pair.terminal))
        },
        Builtin("posix_openpt", "(oflag, /)", "Opens the controlling end of a new terminal.") { (vm, a) throws(ScriptException) in
            let flags = try vm.cInt(a[0])
            let modules = vm.modules
            return Value(try vm.kernel({ () throws(KernelError) in try modules.table.terminalController(flags: flags, at: modules.origin(vm)) }))
        },
        Builtin("grantpt", "(fd, /)", "Lets this user open the terminal's other end.") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0])
            try vm.kernel({ () throws(KernelError) in try Terminals.grant(number, vm.modules.kernel) })
            return .none
        },
        Builtin("unlockpt", "(fd, /)", "Lets the terminal's other end be opened.") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0])
            try vm.kernel({ () throws(KernelError) in try Terminals.unlock(number, vm.modules.kernel) })
            return .none
        },
        Builtin("ptsname", "(fd, /)", "Path of the terminal's other end.") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0])
            return vm.makeString(try vm.kernel({ () throws(KernelError) in try Terminals.name(behind: number, vm.modules.kernel) }))
        },
        Builtin("login_tty", "(fd, /)", "Starts a session with the terminal as its controlling one and as standard streams.") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0])
            let modules = vm.modules
            try vm.kernel({ () throws(KernelError) in try modules.table.logIn(terminal: number, at: modules.origin(vm)) })
            return .none
        },
        Builtin("tcgetpgrp", "(fd, /)", "Group of processes in the terminal's foreground.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0])
            return Value(try vm.kernel({ () throws(KernelError) in try Terminals.foregroundGroup(of: number, vm.modules.kernel) }))
        },
        Builtin("tcsetpgrp", "(fd, pgid, /)", "Puts a group of processes into the terminal's foreground.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0]), group = try vm.cInt(a[1])
            try vm.kernel({ () throws(KernelError) in try Terminals.setForegroundGroup(of: number, group, vm.modules.kernel) })
            return .none
        },
        Builtin("get_terminal_size", "(fd=<unrepresentable>, /)", "Columns and lines of the terminal's window.") { (vm, a) throws(ScriptException) in
            let number = try a[0].isUnset ? 1 : vm.cInt(a[0])
            let size = try vm.kernel({ () throws(KernelError) in try Terminals.size(of: number, vm.modules.kernel) })
            return vm.makeResult(vm.modules.system.terminalSizeType, [Value(smallInt: Int(size.columns)), Value(smallInt: Int(size.rows))])
        },
        Builtin("device_encoding", "(fd)", "Name of the terminal's encoding; None for what is no terminal.") { (vm, a) throws(ScriptException) in
            Kernel.isTerminal(try vm.cInt(a[0]), vm.modules.kernel) ? vm.intern("UTF-8") : .none
        },
    ]
}
