import CPosix
import Descriptors
import TaipanRuntime

/// Terminals and pseudo-terminals.
extension PosixModule {
    static let terminals: [Builtin] = [
        Builtin("isatty", "(fd, /)", "Return True if the fd is connected to a terminal.") { (vm, a) throws(ScriptException) in
            Value(Kernel.isTerminal(try vm.cInt(a[0]), vm.modules.kernel))
        },
        Builtin("ttyname", "(fd, /)", "Return the name of the terminal device connected to 'fd'.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0])
            return vm.makeString(try vm.kernel({ () throws(KernelError) in try Terminals.name(of: number, vm.modules.kernel) }))
        },
        Builtin("ctermid", "()", "Return the name of the controlling terminal for this process.") { (vm, _) throws(ScriptException) in
            var buffer = [CChar](repeating: 0, count: 64)
            let count = cposix_ctermid(&buffer, 64)
            return buffer.withUnsafeBytes { vm.fileSystemDecoded(UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }
        },
        Builtin("openpty", "()", "Open a pseudo-terminal.") { (vm, _) throws(ScriptException) in
            let modules = vm.modules
            let pair = try vm.kernel({ () throws(KernelError) in try modules.table.pseudoTerminal(at: modules.origin(vm)) })
            return vm.makeTuple(Value(pair.controller), Value(pair.terminal))
        },
        Builtin("posix_openpt", "(oflag, /)", "Open and return a file descriptor for a master pseudo-terminal device.") { (vm, a) throws(ScriptException) in
            let flags = try vm.cInt(a[0])
            let modules = vm.modules
            return Value(try vm.kernel({ () throws(KernelError) in try modules.table.terminalController(flags: flags, at: modules.origin(vm)) }))
        },
        Builtin("grantpt", "(fd, /)", "Grant access to the slave pseudo-terminal device.") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0])
            try vm.kernel({ () throws(KernelError) in try Terminals.grant(number, vm.modules.kernel) })
            return .none
        },
        Builtin("unlockpt", "(fd, /)", "Unlock a pseudo-terminal master/slave pair.") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0])
            try vm.kernel({ () throws(KernelError) in try Terminals.unlock(number, vm.modules.kernel) })
            return .none
        },
        Builtin("ptsname", "(fd, /)", "Return the name of the slave pseudo-terminal device.") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0])
            return vm.makeString(try vm.kernel({ () throws(KernelError) in try Terminals.name(behind: number, vm.modules.kernel) }))
        },
        Builtin("login_tty", "(fd, /)", "Prepare the tty of which fd is a file descriptor for a new login session.") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0])
            let modules = vm.modules
            try vm.kernel({ () throws(KernelError) in try modules.table.logIn(terminal: number, at: modules.origin(vm)) })
            return .none
        },
        Builtin("tcgetpgrp", "(fd, /)", "Return the process group associated with the terminal specified by fd.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0])
            return Value(try vm.kernel({ () throws(KernelError) in try Terminals.foregroundGroup(of: number, vm.modules.kernel) }))
        },
        Builtin("tcsetpgrp", "(fd, pgid, /)", "Set the process group associated with the terminal specified by fd.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0]), group = try vm.cInt(a[1])
            try vm.kernel({ () throws(KernelError) in try Terminals.setForegroundGroup(of: number, group, vm.modules.kernel) })
            return .none
        },
        Builtin("get_terminal_size", "(fd=<unrepresentable>, /)", "Return the size of the terminal window as (columns, lines).") { (vm, a) throws(ScriptException) in
            let number = try a[0].isUnset ? 1 : vm.cInt(a[0])
            let size = try vm.kernel({ () throws(KernelError) in try Terminals.size(of: number, vm.modules.kernel) })
            return vm.makeResult(vm.modules.system.terminalSizeType, [Value(smallInt: Int(size.columns)), Value(smallInt: Int(size.rows))])
        },
        Builtin("device_encoding", "(fd)", "Return a string describing the encoding of a terminal's file descriptor.") { (vm, a) throws(ScriptException) in
            Kernel.isTerminal(try vm.cInt(a[0]), vm.modules.kernel) ? vm.intern("UTF-8") : .none
        },
    ]
}
