import CDescriptors

/// Sockets, and descriptors that arrive over them.
extension Creation {
    /// A private socket. `type` may carry SOCK_NONBLOCK.
    public static func socket(
        family: Int32, type: Int32, protocol: Int32 = 0, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int32 {
        let result = try withCloseOnExec(type, context) { cdescriptors_socket(family, $0, `protocol`) }
        let descriptor = Int32(truncatingIfNeeded: result.value)
        if !result.isPrivate { try Inheritance.makePrivate(descriptor, context) }
        return descriptor
    }

    /// Two connected private sockets.
    public static func socketPair(
        family: Int32, type: Int32, protocol: Int32 = 0, _ context: KernelContext = .plain
    ) throws(KernelError) -> (Int32, Int32) {
        var pair: (Int32, Int32) = (-1, -1)
        let result = try withCloseOnExec(type, context) { type in
            withPair(&pair) { cdescriptors_socketpair(family, type, `protocol`, $0) }
        }
        return result.isPrivate ? pair : try makePairPrivate(pair, context)
    }

    /// Adds SOCK_CLOEXEC to `type`. EINVAL may be about the flag or about the rest; until the flag has worked once, the
    /// plain form is tried as well, and when that works the flag was the reason.
    private static func withCloseOnExec(
        _ type: Int32, _ context: KernelContext, _ make: (Int32) -> Int
    ) throws(KernelError) -> (value: Int, isPrivate: Bool) {
        let flag = cdescriptors_sock_cloexec
        if flag != 0, !context.knows(.socketCloseOnExec) {
            do throws(KernelError) {
                let value = try kernelCall(context) {
                    context.refusal(of: .socketCloseOnExec) ?? make(type | flag)
                }
                if !context.knows(.socketCloseOnExecWorks) { context.learn(.socketCloseOnExecWorks) }
                return (value, true)
            } catch {
                guard error.code == EINVAL, !context.knows(.socketCloseOnExecWorks) else { throw error }
            }
        }
        let value = try kernelCall(context) { make(type & ~flag) }
        context.learn(.socketCloseOnExec)
        return (value, false)
    }

    /// accept4(2): a private connection, whatever the listener is, in blocking mode unless `nonblocking`.
    ///
    /// - Returns: the descriptor and the peer's address.
    public static func accept(
        _ listener: Int32, nonblocking: Bool = false, _ context: KernelContext = .plain
    ) throws(KernelError) -> (descriptor: Int32, peer: SocketAddress) {
        var peer = SocketAddress()
        if !context.knows(.accept4) {
            let flags = cdescriptors_sock_cloexec | (nonblocking ? cdescriptors_sock_nonblock : 0)
            do throws(KernelError) {
                let result = try kernelCall(context, blocking: true) {
                    context.refusal(of: .accept4)
                        ?? peer.receive { cdescriptors_accept4(listener, $0, $1, flags) }
                }
                return (Int32(truncatingIfNeeded: result), peer)
            } catch {
                guard error.code == ENOSYS else { throw error }
                context.learn(.accept4)
            }
        }
        let result = try kernelCall(context, blocking: true) {
            peer.receive { cdescriptors_accept(listener, $0, $1) }
        }
        let descriptor = Int32(truncatingIfNeeded: result)
        try Inheritance.makePrivate(descriptor, context)
        if nonblocking {
            do throws(KernelError) {
                try Kernel.setBlocking(descriptor, false, context)
            } catch {
                Kernel.closeQuietly(descriptor)
                throw error
            }
        }
        return (descriptor, peer)
    }
}
