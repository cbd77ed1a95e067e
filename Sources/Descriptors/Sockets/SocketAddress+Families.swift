import CDescriptors

/// Addresses of the families that programs use by name.
extension SocketAddress {
    /// IPv4: an address and a port in the host's order.
    public init(ipv4 address: UInt32, port: UInt16) {
        var form = sockaddr_in()
        form.sin_family = sa_family_t(AF_INET)
        form.sin_port = port.bigEndian
        form.sin_addr.s_addr = address.bigEndian
        self.init(form)
    }

    /// 127.0.0.1.
    public static func loopback(port: UInt16) -> SocketAddress { SocketAddress(ipv4: 0x7f00_0001, port: port) }

    /// IPv4 from dotted text; nil when it is no address.
    public init?(ipv4 text: String, port: UInt16) {
        var address = in_addr()
        guard inet_pton(AF_INET, text, &address) == 1 else { return nil }
        self.init(ipv4: UInt32(bigEndian: address.s_addr), port: port)
    }

    /// IPv6 from text; nil when it is no address. `flow` and `scope` in the host's order.
    public init?(ipv6 text: String, port: UInt16, flow: UInt32 = 0, scope: UInt32 = 0) {
        var form = sockaddr_in6()
        guard inet_pton(AF_INET6, text, &form.sin6_addr) == 1 else { return nil }
        form.sin6_family = sa_family_t(AF_INET6)
        form.sin6_port = port.bigEndian
        form.sin6_flowinfo = flow.bigEndian
        form.sin6_scope_id = scope
        self.init(form)
    }

    /// A Unix socket at a path, or in Linux's abstract namespace when the path begins with a zero byte.
    ///
    /// Nil when the path is too long (107 bytes with the final 0, 108 for an abstract one) or has a zero byte inside.
    public init?(unixPath path: [UInt8]) {
        var form = sockaddr_un()
        let start = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
        let capacity = MemoryLayout<sockaddr_un>.size - start
        let isAbstract = path.first == 0
        guard isAbstract || !path.contains(0), path.count <= (isAbstract ? capacity : capacity - 1) else { return nil }
        form.sun_family = sa_family_t(AF_UNIX)
        let length = start + path.count + (isAbstract || path.isEmpty ? 0 : 1)
        let bytes = withUnsafeMutableBytes(of: &form) { form in
            form[start..<start + path.count].copyBytes(from: path)
            return Array(form[..<length])
        }
        guard let address = bytes.withUnsafeBytes({ SocketAddress(bytes: $0) }) else { return nil }
        self = address
    }

    public init?(unixPath path: String) {
        self.init(unixPath: Array(path.utf8))
    }

    private init<Form>(_ form: Form) {
        self = withUnsafeBytes(of: form) { SocketAddress(bytes: $0) } ?? SocketAddress()
    }

    /// The form of one family, when the address is long enough to be one.
    private func form<Form>(_ family: Int32, _ type: Form.Type) -> Form? {
        guard self.family == family, length >= MemoryLayout<Form>.size else { return nil }
        return withUnsafeBytes(of: storage) { $0.loadUnaligned(as: type) }
    }

    /// Address and port of an IPv4 address, in the host's order.
    public var ipv4: (address: UInt32, port: UInt16)? {
        form(AF_INET, sockaddr_in.self).map {
            (UInt32(bigEndian: $0.sin_addr.s_addr), UInt16(bigEndian: $0.sin_port))
        }
    }

    /// The parts of an IPv6 address, in the host's order; the address as 16 bytes.
    public var ipv6: (address: [UInt8], port: UInt16, flow: UInt32, scope: UInt32)? {
        form(AF_INET6, sockaddr_in6.self).map { form in
            (
                withUnsafeBytes(of: form.sin6_addr) { Array($0) }, UInt16(bigEndian: form.sin6_port),
                UInt32(bigEndian: form.sin6_flowinfo), form.sin6_scope_id
            )
        }
    }

    /// The path of a Unix address: empty for an unnamed one, with a leading zero byte for an abstract one.
    public var unixPath: [UInt8]? {
        guard family == AF_UNIX else { return nil }
        let start = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
        return withBytes { bytes in
            guard bytes.count > start else { return [] }
            let path = bytes[start...]
            if path.first == 0 { return Array(path) }
            return Array(path.prefix { $0 != 0 })
        }
    }

    /// The numeric text of an IPv4 or IPv6 address, without port and scope.
    public var hostText: String? {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let written: Bool
        if let form = form(AF_INET, sockaddr_in.self) {
            written = withUnsafePointer(to: form.sin_addr) {
                inet_ntop(AF_INET, $0, &buffer, socklen_t(buffer.count)) != nil
            }
        } else if let form = form(AF_INET6, sockaddr_in6.self) {
            written = withUnsafePointer(to: form.sin6_addr) {
                inet_ntop(AF_INET6, $0, &buffer, socklen_t(buffer.count)) != nil
            }
        } else {
            return nil
        }
        return written ? String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
    }
}

extension SocketAddress: CustomStringConvertible {
    /// As a report shows it: `127.0.0.1:80`, `[::1]:80`, a path, `@name` for an abstract one.
    public var description: String {
        if let ipv4, let host = hostText { return "\(host):\(ipv4.port)" }
        if let ipv6, let host = hostText { return "[\(host)]:\(ipv6.port)" }
        if let path = unixPath {
            if path.first == 0 { return "@" + String(decoding: path.dropFirst(), as: UTF8.self) }
            return String(decoding: path, as: UTF8.self)
        }
        return length == 0 ? "" : "family \(family)"
    }
}
