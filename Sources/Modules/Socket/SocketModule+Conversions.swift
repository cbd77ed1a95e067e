import Descriptors
import TaipanRuntime

/// Byte order, and addresses as text and as bytes.
extension SocketModule {
    static let conversions: [Builtin] = [
        Builtin("htons", "(x, /)", "16 bits from this machine's byte order to the network's.") { (vm, a) throws(ScriptException) in
            Value(smallInt: Int(try short(vm, a[0], "htons").bigEndian))
        },
        Builtin("ntohs", "(x, /)", "16 bits from the network's byte order to this machine's.") { (vm, a) throws(ScriptException) in
            Value(smallInt: Int(UInt16(bigEndian: try short(vm, a[0], "ntohs"))))
        },
        Builtin("htonl", "(x, /)", "32 bits from this machine's byte order to the network's.") { (vm, a) throws(ScriptException) in
            Value(smallInt: Int(try long(vm, a[0]).bigEndian))
        },
        Builtin("ntohl", "(x, /)", "32 bits from the network's byte order to this machine's.") { (vm, a) throws(ScriptException) in
            Value(smallInt: Int(UInt32(bigEndian: try long(vm, a[0]))))
        },
        Builtin("inet_aton", "(ip_addr, /)", "The four bytes of an IPv4 address written as text; OSError if it is none.") { (vm, a) throws(ScriptException) in
            let text = try cText(vm, a[0], "inet_aton", "argument")
            var address = in_addr()
            guard inet_aton(text, &address) != 0 else { throw vm.raise(.osError, "illegal IP address string passed to inet_aton") }
            return withUnsafeBytes(of: address) { vm.makeBytes($0) }
        },
        Builtin("inet_ntoa", "(packed_ip, /)", "The dotted text of an IPv4 address in four bytes.") { (vm, a) throws(ScriptException) in
            let bytes = try vm.withBytes(a[0]) { (bytes) throws(ScriptException) in Array(bytes.prefix(5)) }
            guard bytes.count == 4 else { throw vm.raise(.osError, "packed IP wrong length for inet_ntoa") }
            return try text(vm, AF_INET, bytes, capacity: INET_ADDRSTRLEN)
        },
        Builtin("inet_pton", "(address_family, ip_string, /)", "The bytes of an address written as text; OSError if it is none.") { (vm, a) throws(ScriptException) in
            let family = try vm.cInt(a[0]), text = try cText(vm, a[1], "inet_pton", "argument 2")
            var packed = in6_addr()
            let status = inet_pton(family, text, &packed)
            if status < 0 { throw vm.osError(errno: errno) }
            guard status > 0 else { throw vm.raise(.osError, "illegal IP address string passed to inet_pton") }
            return withUnsafeBytes(of: packed) { vm.makeBytes(UnsafeRawBufferPointer(rebasing: $0.prefix(family == AF_INET ? 4 : 16))) }
        },
        Builtin("inet_ntop", "(address_family, packed_ip, /)", "The text of an address in bytes.") { (vm, a) throws(ScriptException) in
            let family = try vm.cInt(a[0])
            let bytes = try vm.withBytes(a[1]) { (bytes) throws(ScriptException) in Array(bytes.prefix(17)) }
            guard family == AF_INET || family == AF_INET6 else { throw vm.valueError("unknown address family \(family)") }
            guard bytes.count == (family == AF_INET ? 4 : 16) else { throw vm.valueError("invalid length of packed IP address string") }
            return try text(vm, family, bytes, capacity: INET6_ADDRSTRLEN)
        },
    ]

    private static func short(_ vm: VM, _ value: Value, _ function: StaticString) throws(ScriptException) -> UInt16 {
        let number = try vm.cInt(value)
        guard number >= 0 else { throw vm.raise(.overflowError, "\(function): can't convert negative Python int to C 16-bit unsigned integer") }
        guard let result = UInt16(exactly: number) else { throw vm.raise(.overflowError, "\(function): Python int too large to convert to C 16-bit unsigned integer") }
        return result
    }

    private static func long(_ vm: VM, _ value: Value) throws(ScriptException) -> UInt32 {
        guard let number = vm.bigValue(value) else { throw vm.typeError("expected int, \(vm.typeName(value)) found") }
        guard number >= 0 else { throw vm.raise(.overflowError, "can't convert negative value to unsigned int") }
        guard UInt64(exactly: number) != nil else { throw vm.raise(.overflowError, "Python int too large to convert to C unsigned long") }
        guard let result = UInt32(exactly: number) else { throw vm.raise(.overflowError, "int larger than 32 bits") }
        return result
    }

    /// A str argument as a C string.
    static func cText(_ vm: VM, _ value: Value, _ function: StaticString, _ argument: StaticString) throws(ScriptException) -> [CChar] {
        guard value.isString else { throw vm.typeError("\(function)() \(argument) must be str, not \(vm.typeName(value))") }
        let text = try vm.encode(value.string, .utf8).bytes.buffer.map { CChar(bitPattern: $0) }
        guard !text.contains(0) else { throw vm.valueError("embedded null character") }
        return text + [0]
    }

    private static func text(_ vm: VM, _ family: Int32, _ packed: [UInt8], capacity: Int32) throws(ScriptException) -> Value {
        var buffer = [CChar](repeating: 0, count: Int(capacity))
        guard inet_ntop(family, packed, &buffer, socklen_t(capacity)) != nil else { throw vm.osError(errno: errno) }
        return vm.makeString(String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
    }
}
