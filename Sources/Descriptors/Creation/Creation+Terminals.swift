import CDescriptors

/// Pseudo-terminals: the controller (master) and the terminal (slave).
extension Creation {
    /// posix_openpt(3), private. The terminal behind it is locked until `Terminals.unlock`.
    public static func terminalController(
        flags: Int32 = O_RDWR | O_NOCTTY, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int32 {
        Int32(truncatingIfNeeded: try kernelCall(context, blocking: true) {
            cdescriptors_posix_openpt(flags | O_CLOEXEC)
        })
    }

    /// Both ends, private from birth. The C library's openpty(3) could not do that: it takes no flag.
    public static func pseudoTerminal(
        _ context: KernelContext = .plain
    ) throws(KernelError) -> (controller: Int32, terminal: Int32) {
        let controller = try terminalController(context)
        do throws(KernelError) {
            try Terminals.grant(controller, context)
            try Terminals.unlock(controller, context)
            return (controller, try terminal(behind: controller, context))
        } catch {
            Kernel.closeQuietly(controller)
            throw error
        }
    }

    /// The terminal behind a controller, private: by TIOCGPTPEER, which needs no path and no mounted /dev/pts, or by name.
    public static func terminal(
        behind controller: Int32, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int32 {
        let flags = O_RDWR | O_NOCTTY
        if !context.knows(.terminalByController) {
            do throws(KernelError) {
                return Int32(truncatingIfNeeded: try kernelCall(context, blocking: true) {
                    context.refusal(of: .terminalByController)
                        ?? cdescriptors_open_terminal(controller, flags | O_CLOEXEC)
                })
            } catch {
                guard error.code == ENOTTY || error.code == EINVAL || error.code == ENOSYS else { throw error }
            }
        }
        let name = try Terminals.name(behind: controller, context)
        let terminal = try open(name, flags, context)
        context.learn(.terminalByController)
        return terminal
    }

    /// forkpty(3): a child with a new session on a new terminal that is its 0, 1 and 2.
    ///
    /// - Returns: process 0 and no controller in the child; in the parent the child's process id and the controller, which
    ///   is private. A terminal that could not be made the child's ends the child with status 127.
    public static func forkWithTerminal(
        _ context: KernelContext = .plain
    ) throws(KernelError) -> (process: Int32, controller: Int32) {
        let pair = try pseudoTerminal(context)
        let process: Int32
        do throws(KernelError) {
            process = try Processes.fork(context)
        } catch {
            Kernel.closeQuietly(pair.controller)
            Kernel.closeQuietly(pair.terminal)
            throw error
        }
        if process == 0 {
            Kernel.closeQuietly(pair.controller)
            do throws(KernelError) {
                try logIn(terminal: pair.terminal, context)
            } catch {
                _exit(127)
            }
            return (0, -1)
        }
        Kernel.closeQuietly(pair.terminal)
        return (process, pair.controller)
    }

    /// login_tty(3): this process leads a new session on the terminal, which becomes 0, 1 and 2; `terminal` is closed.
    public static func logIn(terminal: Int32, _ context: KernelContext = .plain) throws(KernelError) {
        _ = try kernelCall(context) { cdescriptors_become_session_of(terminal) }
        for stream in Int32(0)...2 {
            if stream == terminal {
                try Inheritance.setInheritable(stream, true, context)
            } else {
                _ = try duplicate(terminal, onto: stream, inheritable: true, context)
            }
        }
        if terminal > 2 { Kernel.closeQuietly(terminal) }
    }
}
