import CDescriptors

/// Calls on sockets. Those that make one are in `Creation`. None of them makes a SIGPIPE.
public enum Sockets {
    /// SOCK_NONBLOCK and SOCK_CLOEXEC, which a socket's type may carry; 0 where the system has no such flags.
    public static var nonblockingFlag: Int32 { cdescriptors_sock_nonblock }
    public static var closeOnExecFlag: Int32 { cdescriptors_sock_cloexec }
    /// MSG_CMSG_CLOEXEC: descriptors that a message brings are private.
    public static var closeReceivedOnExecFlag: Int32 { cdescriptors_msg_cmsg_cloexec }

    public static func bind(
        _ socket: Int32, _ address: SocketAddress, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { address.send { cdescriptors_bind(socket, $0, $1) } }
    }

    public static func listen(
        _ socket: Int32, backlog: Int32, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_listen(socket, backlog) }
    }

    /// connect(2), waiting until `deadline` for a connection that takes its time.
    ///
    /// A connect that a signal interrupts goes on by itself: calling it again would answer EALREADY, so the end is waited
    /// for instead. On a socket in non-blocking mode with a deadline of 0, EINPROGRESS is thrown at once.
    ///
    /// - Throws: ETIMEDOUT when the time was up.
    public static func connect(
        _ socket: Int32, _ address: SocketAddress, until deadline: Deadline = .never, _ context: KernelContext = .plain
    ) throws(KernelError) {
        let result = singleKernelCall(context, blocking: true) {
            address.send { cdescriptors_connect(socket, $0, $1) }
        }
        switch -result {
        case 0:
            return
        case Int(EINTR):
            try context.interrupt()
        case Int(EINPROGRESS) where deadline.remaining != 0:
            break
        default:
            throw KernelError(code: Int32(truncatingIfNeeded: -result))
        }
        guard try Readiness.wait(for: socket, Readiness.writable, until: deadline, context) else {
            throw KernelError(code: ETIMEDOUT)
        }
        let pending = try option(of: socket, level: SOL_SOCKET, SO_ERROR, context)
        if pending != 0 { throw KernelError(code: pending) }
    }

    /// `how`: SHUT_RD, SHUT_WR, SHUT_RDWR as numbers 0, 1, 2.
    public static func shutdown(_ socket: Int32, _ how: Int32, _ context: KernelContext = .plain) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_shutdown(socket, how) }
    }

    /// getsockname(2).
    public static func address(
        of socket: Int32, _ context: KernelContext = .plain
    ) throws(KernelError) -> SocketAddress {
        var address = SocketAddress()
        _ = try kernelCall(context) { address.receive { cdescriptors_getsockname(socket, $0, $1) } }
        return address
    }

    /// getpeername(2).
    public static func peer(of socket: Int32, _ context: KernelContext = .plain) throws(KernelError) -> SocketAddress {
        var address = SocketAddress()
        _ = try kernelCall(context) { address.receive { cdescriptors_getpeername(socket, $0, $1) } }
        return address
    }

    // MARK: Options

    /// An option that is a number.
    public static func option(
        of socket: Int32, level: Int32, _ option: Int32, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int32 {
        var value: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        _ = try kernelCall(context) { cdescriptors_getsockopt(socket, level, option, &value, &length) }
        return value
    }

    /// An option of any form: how many bytes of `buffer` were filled in.
    public static func option(
        of socket: Int32, level: Int32, _ option: Int32, into buffer: UnsafeMutableRawBufferPointer,
        _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        guard var length = socklen_t(exactly: buffer.count) else { throw KernelError(code: EINVAL) }
        _ = try kernelCall(context) {
            cdescriptors_getsockopt(socket, level, option, buffer.baseAddress, &length)
        }
        return min(Int(length), buffer.count)
    }

    public static func setOption(
        of socket: Int32, level: Int32, _ option: Int32, _ value: Int32, _ context: KernelContext = .plain
    ) throws(KernelError) {
        var value = value
        _ = try kernelCall(context) {
            cdescriptors_setsockopt(socket, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
        }
    }

    /// A null buffer with a count is passed on as it is, which some options want.
    public static func setOption(
        of socket: Int32, level: Int32, _ option: Int32, bytes: UnsafeRawPointer?, count: Int,
        _ context: KernelContext = .plain
    ) throws(KernelError) {
        guard let length = socklen_t(exactly: count) else { throw KernelError(code: EINVAL) }
        _ = try kernelCall(context) { cdescriptors_setsockopt(socket, level, option, bytes, length) }
    }

    // MARK: Data

    public static func send(
        _ socket: Int32, _ buffer: UnsafeRawBufferPointer, flags: Int32 = 0, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        try kernelCall(context, blocking: true) { cdescriptors_send(socket, buffer.baseAddress, buffer.count, flags) }
    }

    public static func send(
        _ socket: Int32, _ buffer: UnsafeRawBufferPointer, flags: Int32 = 0, to address: SocketAddress,
        _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        try kernelCall(context, blocking: true) {
            address.send { cdescriptors_sendto(socket, buffer.baseAddress, buffer.count, flags, $0, $1) }
        }
    }

    public static func receive(
        _ socket: Int32, _ buffer: UnsafeMutableRawBufferPointer, flags: Int32 = 0, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        try kernelCall(context, blocking: true) { cdescriptors_recv(socket, buffer.baseAddress, buffer.count, flags) }
    }

    /// recvfrom(2): the bytes, and from whom.
    public static func receiveFrom(
        _ socket: Int32, _ buffer: UnsafeMutableRawBufferPointer, flags: Int32 = 0, _ context: KernelContext = .plain
    ) throws(KernelError) -> (count: Int, sender: SocketAddress) {
        var sender = SocketAddress()
        let count = try kernelCall(context, blocking: true) {
            sender.receive { cdescriptors_recvfrom(socket, buffer.baseAddress, buffer.count, flags, $0, $1) }
        }
        return (count, sender)
    }
}
