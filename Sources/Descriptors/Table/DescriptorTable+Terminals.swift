import CDescriptors

/// Makers of terminals, and descriptors that arrive in messages.
extension DescriptorTable {
    /// See `Creation.pseudoTerminal`.
    public func pseudoTerminal(
        at origin: DescriptorOrigin
    ) throws(KernelError) -> (controller: Int32, terminal: Int32) {
        try admit(.terminal, count: 2)
        let pair = try Creation.pseudoTerminal(context)
        record(pair.controller, .terminal, at: origin)
        record(pair.terminal, .terminal, at: origin)
        return pair
    }

    /// See `Creation.terminalController`.
    public func terminalController(flags: Int32, at origin: DescriptorOrigin) throws(KernelError) -> Int32 {
        try make(.terminal, at: origin) { context throws(KernelError) in
            try Creation.terminalController(flags: flags, context)
        }
    }

    /// See `Creation.forkWithTerminal`. The controller is inheritable, as forkpty(3) leaves it.
    public func forkWithTerminal(
        at origin: DescriptorOrigin
    ) throws(KernelError) -> (process: Int32, controller: Int32) {
        try admit(.terminal)
        let child = try Creation.forkWithTerminal(context)
        if child.process != 0 {
            record(child.controller, .terminal, at: origin)
            try setInheritable(child.controller, true)
        }
        return child
    }

    /// See `Creation.logIn`.
    public func logIn(terminal: Int32, at origin: DescriptorOrigin) throws(KernelError) {
        try Creation.logIn(terminal: terminal, context)
        if terminal > 2 { forget(terminal, at: origin) }
        for stream in Int32(0)...2 {
            forget(stream, at: origin)
            adopt(stream, kind: .terminal, isInheritable: true, at: origin)
        }
    }

    /// See `Creation.receiveMessage`. Descriptors that arrive beyond the table's limit are closed at once, and EMFILE is
    /// thrown: the message's data is lost then, as the kernel's own limit would lose the descriptors.
    public func receiveMessage(
        _ socket: Int32, _ vectors: UnsafeMutableBufferPointer<iovec>, controlSize: Int, flags: Int32 = 0,
        at origin: DescriptorOrigin
    ) throws(KernelError) -> Sockets.ReceivedMessage {
        let message = try Creation.receiveMessage(socket, vectors, controlSize: controlSize, flags: flags, context)
        let arrived = message.control.flatMap(\.descriptors)
        guard !arrived.isEmpty else { return message }
        do throws(KernelError) {
            try admit(.received, count: arrived.count)
        } catch {
            for number in arrived { Kernel.closeQuietly(number) }
            throw error
        }
        let isPrivate = flags & cdescriptors_msg_cmsg_cloexec != 0 && cdescriptors_msg_cmsg_cloexec != 0
        for number in arrived { record(number, .received, isInheritable: !isPrivate, at: origin) }
        return message
    }
}
