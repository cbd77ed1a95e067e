import Taipan
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What the conformance scripts cannot see: the end of descriptors with their interpreter, and its limits.
@Suite struct SocketTests {
    /// Number and inode of an open descriptor: a number alone may soon be somebody else's.
    private struct Identity: Equatable {
        let number: Int32
        let inode: UInt64

        init?(_ number: Int) {
            var status = stat()
            guard fstat(Int32(number), &status) == 0 else { return nil }
            self.number = Int32(number)
            inode = UInt64(status.st_ino)
        }
    }

    private func numbers(_ interpreter: Interpreter, _ expressions: String...) throws -> [Int] {
        try expressions.map { try interpreter.evaluate($0, as: Int.self) }
    }

    @Test func socketsEndWithTheirLastReference() throws {
        let interpreter = Interpreter()
        try interpreter.run("import _socket\na, b = _socket.socketpair()")
        let open = try numbers(interpreter, "a.fileno()", "b.fileno()").map { Identity($0) }
        #expect(!open.contains(nil))
        try interpreter.run("del a, b")
        for identity in open { #expect(identity.flatMap { Identity(Int($0.number)) } != identity) }
    }

    @Test func theInterpreterTakesItsDescriptorsAlong() throws {
        var open: [Identity?] = []
        do {
            let interpreter = Interpreter()
            try interpreter.run("""
                import _socket, select
                a, b = _socket.socketpair()
                a.sendmsg([b'x'], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, a.fileno().to_bytes(4, 'little'))])
                received = int.from_bytes(b.recvmsg(1, 100)[1][0][2], 'little')
                detached = _socket.socket().detach()
                poller = select.epoll()
                """)
            open = try numbers(interpreter, "a.fileno()", "b.fileno()", "received", "detached", "poller.fileno()").map { Identity($0) }
            #expect(!open.contains(nil))
        }
        for identity in open { #expect(identity.flatMap { Identity(Int($0.number)) } != identity) }
    }

    @Test func theLimitHoldsForEveryMaker() throws {
        var configuration = Interpreter.Configuration()
        configuration.descriptorLimit = 2
        let interpreter = Interpreter(configuration)
        try interpreter.run("""
            import _socket, select
            a, b = _socket.socketpair()
            refused = 0
            for make in (_socket.socket, _socket.socketpair, select.epoll, lambda: _socket.dup(a.fileno()), lambda: b.recvmsg(1, 100)):
                try:
                    make()
                except OSError as error:
                    refused += error.errno == 24
            """)
        #expect(try interpreter.evaluate("refused", as: Int.self) == 5)
    }

    @Test func hostileArgumentsRaise() throws {
        let interpreter = Interpreter()
        try interpreter.run("""
            import _socket, select
            huge = 1 << 80
            a, b = _socket.socketpair()
            calls = [
                lambda: a.recv(huge), lambda: a.recv(1 << 62), lambda: a.recvmsg(1 << 62), lambda: a.recvmsg(1, huge), lambda: a.listen(huge),
                lambda: a.setsockopt(huge, 1, 1), lambda: a.settimeout(huge), lambda: a.settimeout(float('inf')), lambda: a.connect(5),
                lambda: a.sendmsg(5), lambda: a.sendmsg([b''], [5]), lambda: a.recv_into(bytearray(1), huge), lambda: _socket.CMSG_LEN(huge),
                lambda: _socket.socket.recv(5, 5), lambda: _socket.socket(huge), lambda: _socket.socket(fileno=huge), lambda: _socket.htonl(huge),
                lambda: select.select([huge], [], []), lambda: select.poll().register(huge), lambda: select.poll().poll(huge),
                lambda: select.epoll(huge), lambda: select.epoll().poll(float('inf')), lambda: select.epoll().poll(0, huge),
                lambda: _socket.socket.__new__(int), lambda: select.epoll.__new__(int),
            ]
            raised = 0
            for call in calls:
                try:
                    call()
                except (OSError, TypeError, ValueError, OverflowError, MemoryError):
                    raised += 1
            """)
        #expect(try interpreter.evaluate("raised == len(calls)", as: Bool.self))
    }
}
