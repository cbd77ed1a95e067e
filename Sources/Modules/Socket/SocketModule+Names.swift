import CPosix
import Descriptors
import TaipanRuntime

/// Names of hosts, services, protocols and interfaces.
extension SocketModule {
    static let names: [Builtin] = [
        Builtin("getaddrinfo", "(host, port, family=0, type=0, proto=0, flags=0)", "Resolve host and port into addrinfo struct: a list of (family, type, proto, canonname, sockaddr).") { (vm, a) throws(ScriptException) in
            try addressInformation(vm, a)
        },
        Builtin("getnameinfo", "(sockaddr, flags, /)", "Names, or numbers as text, of the host and the port of an address.") { (vm, a) throws(ScriptException) in try nameInformation(vm, a[0], try vm.cInt(a[1])) },
        Builtin("gethostname", "()", "Name of this machine.") { (vm, _) throws(ScriptException) in
            var buffer = [CChar](repeating: 0, count: 1025)
            try vm.system { orErrno(gethostname(&buffer, buffer.count - 1)) }
            return vm.makeString(cString: buffer)
        },
        Builtin("sethostname", "(name, /)", "Names this machine; needs the right to.") { (vm, a) throws(ScriptException) in
            let name = try PathArgument(vm, a[0])
            let pointer = name.pointer, count = name.count
            try vm.system { orErrno(sethostname(pointer, count)) }
            return .none
        },
        Builtin("gethostbyname", "(host, /)", "An IPv4 address of the host, as text.") { (vm, a) throws(ScriptException) in
            vm.makeHost(try vm.resolve(try host(vm, a[0], "gethostbyname"), family: AF_INET))
        },
        Builtin("gethostbyname_ex", "(host, /)", "The canonical name of a host, its other names and its IPv4 addresses.") { (vm, a) throws(ScriptException) in
            let name = try host(vm, a[0], "gethostbyname_ex")
            return try hostEntry(vm, name, family: AF_INET)
        },
        Builtin("gethostbyaddr", "(host, /)", "The triple (name, other names, addresses) of a host given by name or address.") { (vm, a) throws(ScriptException) in
            try hostByAddress(vm, try host(vm, a[0], "gethostbyaddr"))
        },
        Builtin("if_nameindex", "()", "Pairs (number, name) of the network interfaces.") { (vm, _) throws(ScriptException) in
            guard let entries = if_nameindex() else { throw vm.osError(errno: errno) }
            defer { if_freenameindex(entries) }
            let result = vm.makeList()
            var entry = entries
            while entry.pointee.if_index != 0, let name = entry.pointee.if_name {
                result.append(vm.makeTuple(vm.makeInt(Int(entry.pointee.if_index)), vm.makeString(cString: name)))
                entry += 1
            }
            return Value(result)
        },
        Builtin("if_nametoindex", "(oname, /)", "Number of the network interface; OSError where there is none.") { (vm, a) throws(ScriptException) in
            let index = if_nametoindex(try PathArgument(vm, a[0]).pointer)
            guard index != 0 else { throw vm.raise(.osError, "no interface with this name") }
            return vm.makeInt(Int(index))
        },
        Builtin("if_indextoname", "(if_index, /)", "Name of the network interface; OSError where there is none.") { (vm, a) throws(ScriptException) in
            guard let number = vm.bigValue(a[0]) else { throw vm.typeError("an integer is required") }
            guard number >= 0 else { throw vm.raise(.overflowError, "can't convert negative value to unsigned int") }
            guard let index = UInt32(exactly: number) else { throw vm.raise(.overflowError, "index is too large") }
            var buffer = [CChar](repeating: 0, count: Int(IF_NAMESIZE) + 1)
            guard if_indextoname(index, &buffer) != nil else { throw vm.osError(errno: errno) }
            return vm.makeString(cString: buffer)
        },
    ]

    static let services: [Builtin] = [
        Builtin("getservbyname", "(servicename, protocolname=NULL, /)", "Port of a service such as 'http'; the protocol, 'tcp' or 'udp', may be left open.") { (vm, a) throws(ScriptException) in
            let name = try cText(vm, a[0], "getservbyname", "argument 1")
            let protocolName: [CChar]? = try a[1].isUnset ? nil : cText(vm, a[1], "getservbyname", "argument 2")
            let port = try service(vm, "service/proto not found") { cposix_service_port(name, protocolName) }
            return Value(smallInt: port)
        },
        Builtin("getservbyport", "(port, protocolname=NULL, /)", "Name of the service at a port; the protocol, 'tcp' or 'udp', may be left open.") { (vm, a) throws(ScriptException) in
            guard let port = UInt16(exactly: try vm.cInt(a[0])) else { throw vm.raise(.overflowError, "getservbyport: port must be 0-65535.") }
            let protocolName: [CChar]? = try a[1].isUnset ? nil : cText(vm, a[1], "getservbyport", "argument 2")
            var name = [CChar](repeating: 0, count: 1024)
            _ = try service(vm, "port/proto not found") { cposix_service_name(port, protocolName, &name, name.count) }
            return vm.makeString(cString: name)
        },
        Builtin("getprotobyname", "(name, /)", "Number of a protocol such as 'icmp'.") { (vm, a) throws(ScriptException) in
            let name = try cText(vm, a[0], "getprotobyname", "argument")
            return Value(smallInt: try service(vm, "protocol not found") { cposix_protocol_number(name) })
        },
    ]

    /// A search in the system's databases, which may have to ask other programs.
    private static func service(_ vm: VM, _ refusal: String, _ search: () -> Int) throws(ScriptException) -> Int {
        do throws(KernelError) { return try Kernel.call(vm.modules.kernel, blocking: true, search) } catch {
            if error.isInterruption { throw vm.raise(error) }
            throw vm.raise(.osError, refusal)
        }
    }

    private static func host(_ vm: VM, _ value: Value, _ function: StaticString) throws(ScriptException) -> [CChar] {
        guard value.isString || value.isObject(of: .bytes) || value.isObject(of: .bytearray) else {
            throw vm.typeError("\(function)() argument 1 must be str, bytes or bytearray, not \(vm.argumentTypeName(value))")
        }
        return try vm.hostName(value)
    }

    // MARK: Addresses

    private static func addressInformation(_ vm: VM, _ a: Arguments) throws(ScriptException) -> Value {
        let family = try vm.cInt(a[2]), type = try vm.cInt(a[3]), protocolNumber = try vm.cInt(a[4]), flags = try vm.cInt(a[5])
        var host: [CChar]?
        if a[0].isString, !a[0].string.isASCII {
            // International names need the codec `idna`: whoever has registered one gets it used.
            host = try cBytes(vm, try vm.callMethod(a[0], vm.intern("encode"), vm.intern("idna")))
        } else if !a[0].isNone {
            guard a[0].isString || a[0].isObject(of: .bytes) else { throw vm.typeError("getaddrinfo() argument 1 must be string or None") }
            host = try cBytes(vm, a[0])
        }
        var service: [CChar]?
        if vm.bigValue(a[1]) != nil {
            service = try cBytes(vm, try vm.str(a[1]))
        } else if !a[1].isNone {
            guard a[1].isString || a[1].isObject(of: .bytes) else { throw vm.raise(.osError, "Int or String expected") }
            service = try cBytes(vm, a[1])
        }
        let answers = try vm.addresses(host: host, service: service, family: family, type: type, protocolNumber: protocolNumber, flags: flags)
        let result = vm.makeList(capacity: answers.count)
        for answer in answers {
            let mark = vm.mark
            result.append(vm.makeTuple(Value(answer.family), Value(answer.type), Value(answer.protocolNumber), vm.makeString(answer.canonicalName ?? ""),
                                       vm.makeAddress(answer.address)))
            vm.drain(to: mark)
        }
        return Value(result)
    }

    /// A str (as UTF-8) or bytes up to the first NUL, as a C string.
    private static func cBytes(_ vm: VM, _ value: Value) throws(ScriptException) -> [CChar] {
        let bytes = value.isString ? try vm.encode(value.string, .utf8) : value
        return try vm.withBytes(bytes) { (bytes) throws(ScriptException) in bytes.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0] }
    }

    private static func nameInformation(_ vm: VM, _ value: Value, _ flags: Int32) throws(ScriptException) -> Value {
        guard value.isObject(of: .tuple) else { throw vm.typeError("getnameinfo() argument 1 must be a tuple") }
        let items = value.tuple
        guard (2...4).contains(items.count), items.items[0].isString else { throw vm.typeError("getnameinfo(): illegal sockaddr argument") }
        let host = try cText(vm, items.items[0], "getnameinfo", "argument 1")
        let port = try vm.cInt(items.items[1])
        let flow = try items.count > 2 ? vm.bitMask(items.items[2]) : 0, scope = try items.count > 3 ? vm.bitMask(items.items[3]) : 0
        guard flow <= 0xFFFFF else { throw vm.raise(.overflowError, "getnameinfo(): flowinfo must be 0-1048575.") }
        let answers = try vm.addresses(host: host, service: "\(port)".utf8CString.map { $0 }, type: Sockets.datagramType, flags: AI_NUMERICHOST)
        guard answers.count == 1, var address = answers.first?.address else { throw vm.raise(.osError, "sockaddr resolved to multiple addresses") }
        if address.family == AF_INET {
            guard items.count == 2 else { throw vm.raise(.osError, "IPv4 sockaddr must be 2 tuple") }
        } else if let parts = address.ipv6, let text = address.hostText, let whole = SocketAddress(ipv6: text, port: parts.port, flow: flow, scope: scope) {
            address = whole
        }
        let names = try vm.names(of: address, flags: flags)
        return vm.makeTuple(vm.makeString(names.host), vm.makeString(names.service))
    }

    /// (name, aliases, addresses). The resolver's portable calls tell no aliases.
    private static func hostEntry(_ vm: VM, _ name: [CChar], family: Int32) throws(ScriptException) -> Value {
        let first = try vm.resolve(name, family: family)
        let answers = try vm.addresses(host: name.count > 1 ? name : "0.0.0.0".utf8CString.map { $0 }, family: family, type: Sockets.streamType, flags: AI_CANONNAME)
        let addresses = vm.makeList()
        for answer in answers { addresses.append(vm.makeHost(answer.address)) }
        if answers.isEmpty { addresses.append(vm.makeHost(first)) }
        let canonical = answers.first?.canonicalName.map { vm.makeString($0) } ?? vm.makeString(cString: name)
        return vm.makeTuple(canonical, Value(vm.makeList()), Value(addresses))
    }

    private static func hostByAddress(_ vm: VM, _ name: [CChar]) throws(ScriptException) -> Value {
        guard let answer = try vm.addresses(host: name, type: Sockets.streamType).first else { return .none }
        do throws(NameLookup.Failure) {
            let found = try NameLookup.names(of: answer.address, flags: NI_NAMEREQD, vm.modules.kernel)
            return vm.makeTuple(vm.makeString(found.host), Value(vm.makeList()), vm.makeList([vm.makeHost(answer.address)]))
        } catch {
            if error.error != nil { throw vm.raise(error) }
            throw try vm.raiseLookupError(try vm.socketState().hostError, 1, "Unknown host")
        }
    }
}
