import Descriptors
import TaipanRuntime

// Addresses as scripts write them: (host, port), (host, port, flow, scope), a path.

extension VM {
    /// The kernel's form of an address argument. Host names are looked up.
    ///
    /// - Parameter caller: worded in errors.
    func socketAddress(_ value: Value, family: Int32, _ caller: StaticString) throws(ScriptException) -> SocketAddress {
        switch family {
        case AF_INET:
            let items = try addressItems(value, "AF_INET", caller)
            guard items.count == 2 else { throw typeError("AF_INET address must be a pair (host, port)") }
            let host = try hostName(items.items[0])
            let port = try port(items.items[1], caller)
            let address = try resolve(host, family: AF_INET)
            return SocketAddress(ipv4: address.ipv4?.address ?? 0, port: port)
        case AF_INET6:
            let items = try addressItems(value, "AF_INET6", caller)
            guard (2...4).contains(items.count) else { throw typeError("AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])") }
            let host = try hostName(items.items[0])
            let port = try port(items.items[1], caller)
            let flow = try items.count > 2 ? bitMask(items.items[2]) : 0, scope = try items.count > 3 ? bitMask(items.items[3]) : 0
            guard flow <= 0xFFFFF else { throw raise(.overflowError, "\(caller)(): flowinfo must be 0-1048575.") }
            guard let text = try resolve(host, family: AF_INET6).hostText,
                let address = SocketAddress(ipv6: text, port: port, flow: flow, scope: scope) else { throw raise(.osError, "address family mismatched") }
            return address
        case AF_UNIX:
            return try unixAddress(value)
        default:
            throw raise(.osError, "\(caller)(): bad family")
        }
    }

    private func addressItems(_ value: Value, _ family: StaticString, _ caller: StaticString) throws(ScriptException) -> TuplePointer {
        guard value.isObject(of: .tuple) else { throw typeError("\(caller)(): \(family) address must be tuple, not \(typeName(value))") }
        return value.tuple
    }

    /// Bytes after a NUL do not count, as in CPython; those of an abstract name do.
    private func unixAddress(_ value: Value) throws(ScriptException) -> SocketAddress {
        let source = value.isString ? try fileSystemEncoded(value) : value
        let path = try withBytes(source) { (bytes) throws(ScriptException) in
            bytes.first == 0 ? Array(bytes) : Array(bytes.prefix { $0 != 0 })
        }
        guard let address = SocketAddress(unixPath: path) else { throw raise(.osError, "AF_UNIX path too long") }
        return address
    }

    private func port(_ value: Value, _ caller: StaticString) throws(ScriptException) -> UInt16 {
        guard let port = intValue(try indexValue(value)).flatMap({ UInt16(exactly: $0) }) else { throw raise(.overflowError, "\(caller)(): port must be 0-65535.") }
        return port
    }

    /// A host name as a C string.
    func hostName(_ value: Value) throws(ScriptException) -> [CChar] {
        var name: [CChar]
        if value.isString {
            // International names need the codec `idna`, which does not exist here.
            guard value.string.isASCII else { throw typeError("encoding of hostname failed") }
            name = Array(UnsafeRawBufferPointer(start: value.string.raw, count: value.string.count).bindMemory(to: CChar.self))
        } else if value.isObject(of: .bytes) || value.isObject(of: .bytearray) {
            name = try withBytes(value) { (bytes) throws(ScriptException) in Array(bytes.bindMemory(to: CChar.self)) }
        } else {
            throw typeError("str, bytes or bytearray expected, not \(typeName(value))")
        }
        guard !name.contains(0) else { throw typeError("host name must not contain null character") }
        name.append(0)
        return name
    }

    /// The address of a host: empty for any, `<broadcast>`, numeric, or a name for the system's resolver. The port is 0.
    func resolve(_ name: [CChar], family: Int32) throws(ScriptException) -> SocketAddress {
        if name.count <= 1 { return family == AF_INET6 ? SocketAddress(ipv6: "::", port: 0) ?? SocketAddress() : SocketAddress(ipv4: 0, port: 0) }
        var address = in_addr()
        if strcmp(name, "<broadcast>") == 0 || strcmp(name, "255.255.255.255") == 0 {
            guard family == AF_INET else { throw raise(.osError, "address family mismatched") }
            return SocketAddress(ipv4: .max, port: 0)
        }
        if family == AF_INET, inet_pton(AF_INET, name, &address) == 1 { return SocketAddress(ipv4: UInt32(bigEndian: address.s_addr), port: 0) }
        if family == AF_INET6 {
            var address = in6_addr()
            if inet_pton(AF_INET6, name, &address) == 1, let found = SocketAddress(ipv6: String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self), port: 0) { return found }
        }
        guard let answer = try addresses(host: name, family: family).first(where: { $0.family == family }) else { throw raise(.osError, "address family mismatched") }
        return answer.address
    }

    /// getaddrinfo(3).
    func addresses(host: [CChar]?, service: [CChar]? = nil, family: Int32 = AF_UNSPEC, type: Int32 = 0, protocolNumber: Int32 = 0, flags: Int32 = 0)
        throws(ScriptException) -> [NameLookup.Answer] {
        func pointer(_ text: [CChar]?) -> UnsafeMutablePointer<CChar>? {
            guard let text else { return nil }
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.count)
            copy.initialize(from: text, count: text.count)
            return copy
        }
        let hostPointer = pointer(host), servicePointer = pointer(service)
        defer {
            hostPointer?.deallocate()
            servicePointer?.deallocate()
        }
        do throws(NameLookup.Failure) {
            return try NameLookup.addresses(host: hostPointer, service: servicePointer, family: family, type: type, protocol: protocolNumber, flags: flags, modules.kernel)
        } catch { throw raise(error) }
    }

    /// getnameinfo(3).
    func names(of address: SocketAddress, flags: Int32) throws(ScriptException) -> (host: String, service: String) {
        do throws(NameLookup.Failure) { return try NameLookup.names(of: address, flags: flags, modules.kernel) } catch { throw raise(error) }
    }

    /// gaierror, or the OSError behind it.
    func raise(_ failure: NameLookup.Failure) -> ScriptException {
        if let error = failure.error { return raise(error) }
        do throws(ScriptException) { return try raiseLookupError(try socketState().addressError, failure.code, failure.message) } catch { return error }
    }

    /// gaierror or herror with its code and text.
    func raiseLookupError(_ type: TypePointer, _ code: Int32, _ message: String) throws(ScriptException) -> ScriptException {
        raise(try call(Value(type), Value(code), makeString(message)))
    }

    /// What scripts see of an address; None when there is none.
    func makeAddress(_ address: SocketAddress) -> Value {
        if address.length == 0 { return .none }
        if let parts = address.ipv4 { return makeTuple(makeHost(address), Value(smallInt: Int(parts.port))) }
        if let parts = address.ipv6 {
            return makeTuple(makeHost(address), Value(smallInt: Int(parts.port)), Value(smallInt: Int(parts.flow)), Value(smallInt: Int(parts.scope)))
        }
        if let path = address.unixPath {
            return path.withUnsafeBytes { path.first == 0 ? makeBytes($0) : fileSystemDecoded($0) }
        }
        return address.withBytes { bytes in
            makeTuple(Value(address.family), makeBytes(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(MemoryLayout<sa_family_t>.size))))
        }
    }

    /// The numeric text of an IPv4 or IPv6 address.
    func makeHost(_ address: SocketAddress) -> Value { makeString(address.hostText ?? "") }
}
