import Descriptors
import TaipanRuntime

/// `_socket.socket`.
enum SocketType {
    static let declaration = TypeDeclaration(
        "_socket.socket",
        """
            A socket, private to this process.

            With fileno it takes over an open descriptor, whose flags stay as they are.
            """,
        kind: .payload, flags: [.subclassable], methods: lifeCycle + connections + options + data + messages,
        staticMethods: [
            Builtin("__new__", "(cls, /, *args, **kwargs)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                vm.makeSocket(try vm.subclassArgument(a[0], of: try vm.socketState().type)).value
            },
        ], attributes: [
            Attribute("family", "The family of its addresses.", { (vm, object) throws(ScriptException) in Value(try vm.socket(object, "family").family) }, set: readOnly),
            Attribute("type", "SOCK_STREAM, SOCK_DGRAM or another kind.", { (vm, object) throws(ScriptException) in Value(try vm.socket(object, "type").type) }, set: readOnly),
            Attribute("proto", "Number of its protocol.", { (vm, object) throws(ScriptException) in Value(try vm.socket(object, "proto").protocolNumber) }, set: readOnly),
            Attribute("timeout", "Seconds that a call waits at most; None without end.") { (vm, object) throws(ScriptException) in seconds(vm, try vm.socket(object, "timeout").timeout) },
        ])

    private static let readOnly: NativeSetter = { (vm, _, _) throws(ScriptException) in throw vm.raise(.attributeError, "readonly attribute") }

    // MARK: Timeouts

    /// None, or seconds.
    static func seconds(_ vm: VM, _ nanoseconds: Int64) -> Value { nanoseconds < 0 ? .none : vm.makeFloat(Double(nanoseconds) / 1e9) }

    /// Nanoseconds of a script's timeout; -1 for None.
    static func nanoseconds(_ vm: VM, _ value: Value) throws(ScriptException) -> Int64 {
        if value.isNone { return -1 }
        // Asked first for the wording of its TypeError.
        if vm.floatValue(value) == nil { _ = try vm.indexValue(value) }
        guard let timeout = try vm.timeout(value, unit: 1_000_000_000, expected: "a float") else { return -1 }
        guard timeout >= 0 else { throw vm.valueError("Timeout value out of range") }
        return timeout
    }

    // MARK: Life

    private static let lifeCycle: [Builtin] = [
        Builtin("__init__", "(self, family=-1, type=-1, proto=-1, fileno=None)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "__init__")
            let family = try vm.cInt(a[1]), type = try vm.cInt(a[2]), protocolNumber = try vm.cInt(a[3])
            if a[4].isNone {
                try socket.open(vm, family: family == -1 ? AF_INET : family, type: type == -1 ? Sockets.streamType : type, protocolNumber: max(protocolNumber, 0))
            } else {
                try socket.adopt(vm, try vm.cInt(a[4]), family: family, type: type, protocolNumber: protocolNumber)
            }
            return .none
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "__repr__")
            return vm.makeString("<socket object, fd=\(socket.descriptor), family=\(socket.family), type=\(socket.type), proto=\(socket.protocolNumber)>")
        },
        Builtin("close", "(self, /)", "Closes the socket for good.") { (vm, a) throws(ScriptException) in
            try vm.socket(a[0], "close").close(vm)
            return .none
        },
        Builtin("detach", "(self, /)", "Gives the open descriptor away and leaves the object closed.") { (vm, a) throws(ScriptException) in
            Value(try vm.socket(a[0], "detach").detach())
        },
        Builtin("fileno", "(self, /)", "Number of the descriptor, -1 once closed.") { (vm, a) throws(ScriptException) in
            Value(try vm.socket(a[0], "fileno").descriptor)
        },
        Builtin("settimeout", "(self, timeout, /)", "Limits how long operations may wait.\n\nThe timeout is in seconds; None: wait without end; 0: do not wait.") { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "settimeout")
            try socket.setTimeout(vm, try nanoseconds(vm, a[1]))
            return .none
        },
        Builtin("gettimeout", "(self, /)", "Return the timeout in seconds (float) of socket operations, None when there is none.") { (vm, a) throws(ScriptException) in
            seconds(vm, try vm.socket(a[0], "gettimeout").timeout)
        },
        Builtin("setblocking", "(self, flag, /)", "Lets calls wait without end, or not at all.") { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "setblocking")
            try socket.setTimeout(vm, try vm.isTrue(a[1]) ? -1 : 0)
            return .none
        },
        Builtin("getblocking", "(self, /)", "Return True if the socket waits, with or without a timeout.") { (vm, a) throws(ScriptException) in
            Value(try vm.socket(a[0], "getblocking").timeout != 0)
        },
    ]

    // MARK: Connections

    private static let connections: [Builtin] = [
        Builtin("bind", "(self, address, /)", "Gives the socket an address of its own, for IP a pair (host, port).") { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "bind")
            let address = try vm.socketAddress(a[1], family: socket.family, "bind")
            let context = socket.context
            try vm.kernel({ () throws(KernelError) in
                try Sockets.bind(socket.descriptor, address, context.kernel)
                context.table.setTarget(of: socket.descriptor, address.description)
            })
            return .none
        },
        Builtin("listen", "(self, backlog=128, /)", "Lets others connect; so many may wait for accept().") { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "listen")
            let backlog = max(0, try vm.cInt(a[1]))
            try vm.kernel({ () throws(KernelError) in try Sockets.listen(socket.descriptor, backlog: backlog, socket.context.kernel) })
            return .none
        },
        Builtin("_accept", "(self, /)", "Waits for a connection and gives its descriptor, private to this process, and the address of the other side.") { (vm, a) throws(ScriptException) in
            let connection = try vm.socket(a[0], "_accept").accept(vm)
            return vm.makeTuple(Value(connection.descriptor), vm.makeAddress(connection.peer))
        },
        Builtin("connect", "(self, address, /)", "Connects to the address, for IP a pair (host, port).") { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "connect")
            let reason = try socket.connect(vm, try vm.socketAddress(a[1], family: socket.family, "connect"))
            if reason == 0 { return .none }
            if reason == EAGAIN, socket.timeout > 0 { throw vm.raise(.timeoutError, "timed out") }
            throw vm.osError(errno: reason)
        },
        Builtin("connect_ex", "(self, address, /)", "connect() that gives the error number, 0 for success, and raises nothing.") { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "connect_ex")
            return Value(try socket.connect(vm, try vm.socketAddress(a[1], family: socket.family, "connect_ex")))
        },
        Builtin("shutdown", "(self, how, /)", "Shut down the reading side of the socket (SHUT_RD), the writing side\n(SHUT_WR), or both (SHUT_RDWR).") { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "shutdown")
            let how = try vm.cInt(a[1])
            try vm.kernel({ () throws(KernelError) in try Sockets.shutdown(socket.descriptor, how, socket.context.kernel) })
            return .none
        },
        Builtin("getsockname", "(self, /)", "The address of this end.") { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "getsockname")
            return vm.makeAddress(try vm.kernel({ () throws(KernelError) in try Sockets.address(of: socket.descriptor, socket.context.kernel) }))
        },
        Builtin("getpeername", "(self, /)", "The address of the other end.") { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "getpeername")
            return vm.makeAddress(try vm.kernel({ () throws(KernelError) in try Sockets.peer(of: socket.descriptor, socket.context.kernel) }))
        },
    ]

    // MARK: Options

    private static let options: [Builtin] = [
        Builtin("getsockopt", "(self, level, option, buffersize=0, /)", "Get a socket option: an integer, or with a buffer size up to so many bytes.") { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "getsockopt")
            let level = try vm.cInt(a[1]), option = try vm.cInt(a[2]), size = Int(try vm.cInt(a[3]))
            let kernel = socket.context.kernel
            if size == 0 {
                return Value(try vm.kernel({ () throws(KernelError) in try Sockets.option(of: socket.descriptor, level: level, option, kernel) }))
            }
            guard size > 0, size <= 1024 else { throw vm.raise(.osError, "getsockopt buflen out of range") }
            return try vm.makeBytes(atMost: size) { (buffer) throws(ScriptException) in
                try vm.kernel({ () throws(KernelError) in try Sockets.option(of: socket.descriptor, level: level, option, into: buffer, kernel) })
            }
        },
        Builtin("setsockopt", "(self, level, option, value, optlen=NULL, /)", "Set a socket option: value is an integer, a bytes-like object, or None with a length.") { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "setsockopt")
            let level = try vm.cInt(a[1]), option = try vm.cInt(a[2])
            let kernel = socket.context.kernel
            if !a[4].isUnset {
                guard a[3].isNone, vm.bigValue(a[4]) != nil else { throw vm.typeError("setsockopt() takes exactly 3 arguments (4 given)") }
                let length = Int(try vm.bitMask(a[4]))
                try vm.kernel({ () throws(KernelError) in try Sockets.setOption(of: socket.descriptor, level: level, option, bytes: nil, count: length, kernel) })
            } else if let number = vm.intValue(a[3]).flatMap({ Int32(exactly: $0) }) {
                try vm.kernel({ () throws(KernelError) in try Sockets.setOption(of: socket.descriptor, level: level, option, number, kernel) })
            } else {
                try vm.withStableBytes(a[3]) { (bytes) throws(ScriptException) in
                    try vm.kernel({ () throws(KernelError) in
                        try Sockets.setOption(of: socket.descriptor, level: level, option, bytes: bytes.baseAddress, count: bytes.count, kernel)
                    })
                }
            }
            return .none
        },
    ]
}
