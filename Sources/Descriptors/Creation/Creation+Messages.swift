import CDescriptors

/// Descriptors that arrive over Unix sockets.
extension Creation {
    /// recvmsg(2): makes descriptors when SCM_RIGHTS messages arrive. They are inheritable unless `flags` has
    /// MSG_CMSG_CLOEXEC.
    ///
    /// - Parameter controlSize: bytes of the control buffer; descriptors that find no room are closed by the kernel.
    public static func receiveMessage(
        _ socket: Int32, _ vectors: UnsafeMutableBufferPointer<iovec>, controlSize: Int, flags: Int32 = 0,
        _ context: KernelContext = .plain
    ) throws(KernelError) -> Sockets.ReceivedMessage {
        guard controlSize >= 0, controlSize <= Int(Int32.max) else { throw KernelError(code: EINVAL) }
        let control = UnsafeMutableRawBufferPointer.allocate(byteCount: max(controlSize, 1), alignment: 16)
        defer { control.deallocate() }
        var sender = SocketAddress()
        var controlLength = controlSize
        var messageFlags: Int32 = 0
        let count = try kernelCall(context, blocking: true) {
            controlLength = controlSize
            return sender.receive {
                cdescriptors_recvmsg(
                    socket, vectors.baseAddress, vectors.count, control.baseAddress, &controlLength, flags, $0, $1,
                    &messageFlags)
            }
        }
        let messages = ControlMessage.decode(
            UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(control)[..<min(controlLength, controlSize)]))
        return Sockets.ReceivedMessage(count: count, control: messages, flags: messageFlags, sender: sender)
    }

    /// Private descriptors from a Unix socket, with the bytes that came along.
    ///
    /// - Parameter maximum: how many descriptors there is room for.
    public static func receiveDescriptors(
        _ socket: Int32, into buffer: UnsafeMutableRawBufferPointer, maximum: Int, _ context: KernelContext = .plain
    ) throws(KernelError) -> (count: Int, descriptors: [Int32]) {
        guard maximum >= 0, maximum <= 65_536 else { throw KernelError(code: EINVAL) }
        let vector = UnsafeMutablePointer<iovec>.allocate(capacity: 1)
        vector.initialize(to: iovec(iov_base: buffer.baseAddress, iov_len: buffer.count))
        defer { vector.deallocate() }
        let message = try receiveMessage(
            socket, UnsafeMutableBufferPointer(start: vector, count: 1), controlSize: ControlMessage.space(maximum * 4),
            flags: cdescriptors_msg_cmsg_cloexec, context)
        return (message.count, message.control.flatMap(\.descriptors))
    }
}
