import CDescriptors

/// Control messages of sendmsg(2) and recvmsg(2): for SCM_RIGHTS, descriptors that travel over a Unix socket.
public struct ControlMessage: Sendable, Equatable {
    public var level: Int32
    public var type: Int32
    public var data: [UInt8]

    public init(level: Int32, type: Int32, data: [UInt8]) {
        self.level = level
        self.type = type
        self.data = data
    }

    /// Copies of these descriptors, for the receiver.
    public init(descriptors: [Int32]) {
        level = SOL_SOCKET
        type = Int32(SCM_RIGHTS)
        data = descriptors.withUnsafeBytes { Array($0) }
    }

    /// The numbers of an SCM_RIGHTS message that arrived; bytes of a number cut off by a short buffer do not count.
    public var descriptors: [Int32] {
        guard level == SOL_SOCKET, type == Int32(SCM_RIGHTS) else { return [] }
        return data.withUnsafeBytes { bytes in
            (0..<bytes.count / 4).map { bytes.loadUnaligned(fromByteOffset: $0 * 4, as: Int32.self) }
        }
    }

    /// CMSG_SPACE: bytes that a message with `count` bytes of data takes in a control buffer.
    public static func space(_ count: Int) -> Int { cdescriptors_control_space(count) }

    /// CMSG_LEN: the same without the padding behind it.
    public static func length(_ count: Int) -> Int { cdescriptors_control_length(count) }

    /// Several messages as one control buffer.
    static func encode(_ messages: [ControlMessage]) -> [UInt8] {
        let size = messages.reduce(0) { $0 + space($1.data.count) }
        var buffer = [UInt8](repeating: 0, count: size)
        var offset = 0
        for message in messages {
            buffer.withUnsafeMutableBytes { buffer in
                message.data.withUnsafeBytes { data in
                    offset = cdescriptors_control_append(
                        buffer.baseAddress, size, offset, message.level, message.type, data.baseAddress, data.count)
                }
            }
        }
        return buffer
    }

    static func decode(_ buffer: UnsafeRawBufferPointer) -> [ControlMessage] {
        var messages: [ControlMessage] = []
        var offset = 0
        while true {
            var level: Int32 = 0
            var type: Int32 = 0
            var start = 0
            var count = 0
            offset = cdescriptors_control_next(
                buffer.baseAddress, buffer.count, offset, &level, &type, &start, &count)
            guard offset != 0 else { return messages }
            messages.append(
                ControlMessage(level: level, type: type, data: Array(buffer[start..<start + count])))
        }
    }
}

extension Sockets {
    /// sendmsg(2).
    public static func sendMessage(
        _ socket: Int32, _ vectors: UnsafeBufferPointer<iovec>, control: [ControlMessage] = [], flags: Int32 = 0,
        to address: SocketAddress? = nil, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        let encoded = ControlMessage.encode(control)
        return try kernelCall(context, blocking: true) {
            encoded.withUnsafeBytes { bytes in
                guard let address else {
                    return cdescriptors_sendmsg(
                        socket, vectors.baseAddress, vectors.count, bytes.baseAddress, bytes.count, flags, nil, 0)
                }
                return address.send {
                    cdescriptors_sendmsg(
                        socket, vectors.baseAddress, vectors.count, bytes.baseAddress, bytes.count, flags, $0, $1)
                }
            }
        }
    }

    /// Everything that recvmsg(2) tells. Descriptors in `control` are the caller's from now on.
    public struct ReceivedMessage: Sendable {
        public let count: Int
        public let control: [ControlMessage]
        /// MSG_TRUNC, MSG_CTRUNC, ...
        public let flags: Int32
        public let sender: SocketAddress
    }

    /// Bytes (one at least, or nothing travels) and copies of descriptors.
    public static func send(
        _ socket: Int32, descriptors: [Int32], with bytes: [UInt8], flags: Int32 = 0, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        try bytes[...].withTypedBytes { (buffer) throws(KernelError) in
            let vector = UnsafeMutablePointer<iovec>.allocate(capacity: 1)
            vector.initialize(
                to: iovec(iov_base: UnsafeMutableRawPointer(mutating: buffer.baseAddress), iov_len: buffer.count))
            defer { vector.deallocate() }
            return try sendMessage(
                socket, UnsafeBufferPointer(start: vector, count: 1),
                control: [ControlMessage(descriptors: descriptors)], flags: flags, context)
        }
    }
}
