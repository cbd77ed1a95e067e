import CDescriptors

/// Names to addresses and back, by the system's own resolver (getaddrinfo(3), getnameinfo(3)).
///
/// The resolver opens descriptors of its own and closes them before it returns; glibc opens them close-on-exec.
public enum NameLookup {
    /// EAI_ of a lookup; EAI_SYSTEM is thrown as the errno behind it.
    public struct Failure: Error, Hashable, Sendable {
        /// EAI_, or 0 when `error` tells.
        public let code: Int32
        public let error: KernelError?

        public init(code: Int32, error: KernelError? = nil) {
            self.code = code
            self.error = error
        }

        /// gai_strerror(3).
        public var message: String {
            if let error { return error.description }
            return gai_strerror(code).map { String(cString: $0) } ?? "unknown error"
        }
    }

    public struct Answer: Sendable {
        public let family: Int32
        public let type: Int32
        public let protocolNumber: Int32
        public let canonicalName: String?
        public let address: SocketAddress
    }

    /// getaddrinfo(3). Blocks, and cannot be interrupted.
    public static func addresses(
        host: UnsafePointer<CChar>?, service: UnsafePointer<CChar>?, family: Int32 = AF_UNSPEC, type: Int32 = 0,
        protocol: Int32 = 0, flags: Int32 = 0, _ context: KernelContext = .plain
    ) throws(Failure) -> [Answer] {
        var hints = addrinfo()
        hints.ai_family = family
        hints.ai_socktype = type
        hints.ai_protocol = `protocol`
        hints.ai_flags = flags
        var list: UnsafeMutablePointer<addrinfo>?
        try check(context) { cdescriptors_getaddrinfo(host, service, &hints, &list, $0) }
        defer { if let list { freeaddrinfo(list) } }
        var answers: [Answer] = []
        var entry = list
        while let pointer = entry {
            let info = pointer.pointee
            let bytes = UnsafeRawBufferPointer(start: info.ai_addr, count: Int(info.ai_addrlen))
            if let address = SocketAddress(bytes: bytes) {
                answers.append(
                    Answer(
                        family: info.ai_family, type: info.ai_socktype, protocolNumber: info.ai_protocol,
                        canonicalName: info.ai_canonname.map { String(cString: $0) }, address: address))
            }
            entry = info.ai_next
        }
        return answers
    }

    /// getnameinfo(3): host and service. `flags`: NI_NUMERICHOST, NI_NUMERICSERV, ...
    public static func names(
        of address: SocketAddress, flags: Int32 = 0, _ context: KernelContext = .plain
    ) throws(Failure) -> (host: String, service: String) {
        var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        var service = [CChar](repeating: 0, count: Int(NI_MAXSERV))
        try check(context) { error in
            var code: Int32 = 0
            _ = address.send { pointer, length in
                code = cdescriptors_getnameinfo(
                    pointer, length, &host, socklen_t(host.count), &service, socklen_t(service.count), flags, error)
                return 0
            }
            return code
        }
        return (text(host), text(service))
    }

    private static func text(_ buffer: [CChar]) -> String {
        String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private static func check(
        _ context: KernelContext, _ call: (UnsafeMutablePointer<Int32>) -> Int32
    ) throws(Failure) {
        var code: Int32 = 0
        var systemError: Int32 = 0
        let result = singleKernelCall(context, blocking: true) {
            code = call(&systemError)
            return -Int(systemError)
        }
        if result < 0 { throw Failure(code: 0, error: KernelError(code: Int32(truncatingIfNeeded: -result))) }
        if code != 0 { throw Failure(code: code) }
    }
}
