#if os(Linux)
import CDescriptors

extension Sockets {
    /// SOCK_STREAM and its like are members of an enumeration here.
    public static let streamType = Int32(SOCK_STREAM.rawValue)
    public static let datagramType = Int32(SOCK_DGRAM.rawValue)
    /// The option that tells a socket's protocol, where there is one.
    public static let protocolOption: Int32? = SO_PROTOCOL
    public static let sequencedPacketType = Int32(SOCK_SEQPACKET.rawValue)
}

extension Inheritance {
    /// A directory that lists this process's descriptors, for reports alone: reading it costs 10 to 15 us a descriptor.
    static let listing = "/proc/self/fd"
}
#endif
