#if os(macOS) || os(iOS) || os(tvOS) || os(watchOS) || os(visionOS)
import CDescriptors

extension Sockets {
    public static let streamType = SOCK_STREAM
    public static let datagramType = SOCK_DGRAM
    /// The option that tells a socket's protocol, where there is one.
    public static let protocolOption: Int32? = nil
    public static let sequencedPacketType = SOCK_SEQPACKET
}

extension Inheritance {
    /// A directory that lists this process's descriptors, for reports alone.
    static let listing = "/dev/fd"
}
#endif
