import CPosix
import Descriptors
import TaipanRuntime

/// The native module `_socket`, on which `socket` stands.
enum SocketModule {
    static let declaration = NativeModule(
        "_socket", "System calls on sockets; the module socket builds on it.", functions: making + names + services + conversions
    ) { (vm, module) throws(ScriptException) in
        module.add(cposix_socket_constants)
        let type = module.add(SocketType.declaration)
        let state = try SocketState(vm, type)
        vm.modules.socket = state
        module.add("SocketType", type)
        module.add("error", vm.exceptionType(.osError))
        module.add("timeout", vm.exceptionType(.timeoutError))
        module.add("gaierror", state.addressError)
        module.add("herror", state.hostError)
        module.add("has_ipv6", Value(true))
    }

    private static let making: [Builtin] = [
        Builtin("socketpair", "(family=AF_UNIX, type=SOCK_STREAM, proto=0, /)", "Makes two sockets connected to each other, both private to this process.") { (vm, a) throws(ScriptException) in
            let family = try a[0].isUnset ? AF_UNIX : vm.cInt(a[0]), type = try a[1].isUnset ? Sockets.streamType : vm.cInt(a[1])
            let protocolNumber = try vm.cInt(a[2])
            let context = vm.modules
            let state = try vm.socketState()
            let first = vm.makeSocket(state.type), second = vm.makeSocket(state.type)
            let pair = try vm.kernel({ () throws(KernelError) in
                try context.table.socketPair(family: family, type: type, protocol: protocolNumber, at: context.origin(vm))
            })
            do throws(ScriptException) { try first.socket.take(vm, pair.0, family: family, type: type, protocolNumber: protocolNumber, isOurs: true) } catch {
                try? context.table.close(pair.1, at: context.origin(vm))
                throw error
            }
            try second.socket.take(vm, pair.1, family: family, type: type, protocolNumber: protocolNumber, isOurs: true)
            return vm.makeTuple(first.value, second.value)
        },
        Builtin("close", "(fd, /)", "Closes a descriptor of a socket.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0])
            let context = vm.modules
            do throws(KernelError) { try context.table.close(number, at: context.origin(vm)) } catch {
                if error.code != ECONNRESET { throw vm.raise(error) }
            }
            return .none
        },
        Builtin("dup", "(fd, /)", "A second descriptor for the same socket, private to this process.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0])
            let context = vm.modules
            return Value(try vm.kernel({ () throws(KernelError) in try context.table.duplicate(number, at: context.origin(vm)) }))
        },
        Builtin("getdefaulttimeout", "()", "Returns the default timeout in seconds (float) for new socket objects, None when there is none.") { (vm, _) throws(ScriptException) in
            SocketType.seconds(vm, try vm.socketState().defaultTimeout)
        },
        Builtin("setdefaulttimeout", "(timeout, /)", "Set the default timeout in seconds (float) for new socket objects; None: wait without end.") { (vm, a) throws(ScriptException) in
            try vm.socketState().defaultTimeout = try SocketType.nanoseconds(vm, a[0])
            return .none
        },
        Builtin("CMSG_LEN", "(length, /)", "Length of a control message with so many bytes of data, without padding at the end.") { (vm, a) throws(ScriptException) in
            try controlSize(vm, a[0], "CMSG_LEN", ControlMessage.length)
        },
        Builtin("CMSG_SPACE", "(length, /)", "Room that a control message with so many bytes of data takes in a buffer.") { (vm, a) throws(ScriptException) in
            try controlSize(vm, a[0], "CMSG_SPACE", ControlMessage.space)
        },
    ]

    private static func controlSize(_ vm: VM, _ value: Value, _ function: StaticString, _ measure: (Int) -> Int) throws(ScriptException) -> Value {
        let length = try vm.index(value)
        guard length >= 0, length <= Int(Int32.max) - measure(0) else { throw vm.raise(.overflowError, "\(function)() argument out of range") }
        return Value(smallInt: measure(length))
    }
}
