import Descriptors
import Testing

extension DescriptorsTests {
    @Suite struct SocketTests {
        private func bytes(_ count: Int) -> UnsafeMutableRawBufferPointer {
            .allocate(byteCount: count, alignment: 8)
        }

        @Test func connectsAndTransfers() throws {
            try withoutLeftovers { () throws in
                let listener = try Creation.socket(family: AF_INET, type: Sockets.streamType)
                try Sockets.setOption(of: listener, level: SOL_SOCKET, SO_REUSEADDR, 1)
                #expect(try Sockets.option(of: listener, level: SOL_SOCKET, SO_REUSEADDR) == 1)
                try Sockets.bind(listener, .loopback(port: 0))
                try Sockets.listen(listener, backlog: 4)
                try Kernel.setBlocking(listener, false)
                try Inheritance.setInheritable(listener, true)
                #expect(failure { () throws(KernelError) in _ = try Creation.accept(listener) } == EAGAIN)
                let client = try Creation.socket(family: AF_INET, type: Sockets.streamType)
                try Sockets.connect(client, try Sockets.address(of: listener))
                let (server, peer) = try Creation.accept(listener)
                #expect(try Kernel.isBlocking(server))
                #expect(try !Inheritance.isInheritable(server))
                #expect(try peer == Sockets.address(of: client))
                #expect(try Sockets.peer(of: client) == Sockets.address(of: server))
                let buffer = bytes(16)
                defer { buffer.deallocate() }
                let sent = try Array("ping".utf8)[...].withTypedBytes { (bytes) throws(KernelError) in
                    try Sockets.send(client, bytes)
                }
                #expect(sent == 4)
                #expect(try Sockets.receive(server, buffer, flags: Int32(MSG_PEEK)) == 4)
                #expect(try Sockets.receive(server, buffer) == 4)
                try Sockets.shutdown(client, 1)
                #expect(try Sockets.receive(server, buffer) == 0)
                closeAll(listener, client, server)
            }
        }

        @Test func refusedConnectionIsAnError() throws {
            try withoutLeftovers { () throws in
                let listener = try Creation.socket(family: AF_INET, type: Sockets.streamType)
                try Sockets.bind(listener, .loopback(port: 0))
                let address = try Sockets.address(of: listener)
                closeAll(listener)
                for isBlocking in [true, false] {
                    let client = try Creation.socket(family: AF_INET, type: Sockets.streamType)
                    try Kernel.setBlocking(client, isBlocking)
                    #expect(failure { () throws(KernelError) in
                        try Sockets.connect(client, address, until: Deadline(after: 5_000_000_000))
                    } == ECONNREFUSED)
                    closeAll(client)
                }
            }
        }

        @Test func datagramsKnowTheirSender() throws {
            try withoutLeftovers { () throws in
                let pair = try (0..<2).map { _ in
                    let socket = try Creation.socket(family: AF_INET, type: Sockets.datagramType)
                    try Sockets.bind(socket, .loopback(port: 0))
                    return socket
                }
                let target = try Sockets.address(of: pair[1])
                let sent = try [UInt8]([1, 2, 3])[...].withTypedBytes { (bytes) throws(KernelError) in
                    try Sockets.send(pair[0], bytes, to: target)
                }
                #expect(sent == 3)
                let buffer = bytes(16)
                defer { buffer.deallocate() }
                let received = try Sockets.receiveFrom(pair[1], buffer)
                #expect(received.count == 3)
                #expect(try received.sender == Sockets.address(of: pair[0]))
                closeAll(pair[0], pair[1])
            }
        }

        @Test func unixSocketsHavePathsAndAbstractNames() throws {
            try withoutLeftovers { () throws in
                try withTemporaryPath { path throws in
                    let names = [Array(path.utf8), [0] + Array(path.utf8), [0, 1, 0, 2] + Array(path.utf8.suffix(8))]
                    for name in names {
                        let listener = try Creation.socket(family: AF_UNIX, type: Sockets.streamType)
                        let address = try #require(SocketAddress(unixPath: name))
                        try Sockets.bind(listener, address)
                        try Sockets.listen(listener, backlog: 1)
                        #expect(try Sockets.address(of: listener).unixPath == name)
                        let client = try Creation.socket(family: AF_UNIX, type: Sockets.streamType)
                        try Sockets.connect(client, address)
                        let (server, peer) = try Creation.accept(listener)
                        #expect(peer.unixPath == [])
                        closeAll(listener, client, server)
                    }
                }
            }
        }

        @Test func addressesGoToTextAndBack() throws {
            #expect(SocketAddress(ipv4: "10.1.2.3", port: 80)?.description == "10.1.2.3:80")
            #expect(SocketAddress(ipv4: "10.1.2.3", port: 80)?.ipv4?.address == 0x0a01_0203)
            #expect(SocketAddress(ipv4: "10.1.2", port: 80) == nil)
            let six = try #require(SocketAddress(ipv6: "fe80::1", port: 443, flow: 5, scope: 2))
            #expect(six.description == "[fe80::1]:443")
            let parts = try #require(six.ipv6)
            #expect(parts.port == 443 && parts.flow == 5 && parts.scope == 2)
            #expect(SocketAddress(ipv6: "::g", port: 1) == nil)
            #expect(SocketAddress(unixPath: "/a/b")?.description == "/a/b")
            #expect(SocketAddress(unixPath: "\0name")?.description == "@name")
            #expect(SocketAddress(unixPath: String(repeating: "x", count: 107)) != nil)
            #expect(SocketAddress(unixPath: String(repeating: "x", count: 108)) == nil)
            #expect(SocketAddress(unixPath: "\0" + String(repeating: "x", count: 107)) != nil)
            #expect(SocketAddress(unixPath: "\0" + String(repeating: "x", count: 108)) == nil)
            #expect(SocketAddress(unixPath: "a\0b") == nil)
            let bytes = [UInt8](repeating: 1, count: 200)
            #expect(bytes.withUnsafeBytes { SocketAddress(bytes: $0) } == nil)
            #expect([UInt8]().withUnsafeBytes { SocketAddress(bytes: $0) }?.family == AF_UNSPEC)
            #expect(SocketAddress().description == "")
        }

        @Test func controlMessagesSurviveTruncation() throws {
            try withoutLeftovers { () throws in
                let pair = try Creation.socketPair(family: AF_UNIX, type: Sockets.streamType)
                // Room for one of three: the kernel keeps the others, and says so.
                _ = try Sockets.send(pair.0, descriptors: [0, 1, 2], with: [9])
                let buffer = bytes(4)
                let vector = UnsafeMutablePointer<iovec>.allocate(capacity: 1)
                vector.initialize(to: iovec(iov_base: buffer.baseAddress, iov_len: 4))
                defer {
                    buffer.deallocate()
                    vector.deallocate()
                }
                let message = try Creation.receiveMessage(
                    pair.1, UnsafeMutableBufferPointer(start: vector, count: 1), controlSize: ControlMessage.length(4))
                let received = message.control.flatMap(\.descriptors)
                #expect(received.count == 1 && message.count == 1)
                #expect(message.flags & Int32(MSG_CTRUNC) != 0)
                received.forEach { closeAll($0) }
                closeAll(pair.0, pair.1)
            }
        }

        @Test func looksUpNames() throws {
            try withoutLeftovers { () throws in
                let answers = try NameLookup.addresses(
                    host: "127.0.0.1", service: "80", type: Sockets.streamType, flags: AI_NUMERICHOST)
                #expect(answers.map(\.address) == [.loopback(port: 80)])
                let names = try NameLookup.names(
                    of: .loopback(port: 80), flags: Int32(NI_NUMERICHOST) | Int32(NI_NUMERICSERV))
                #expect(names.host == "127.0.0.1" && names.service == "80")
                #expect(throws: NameLookup.Failure(code: EAI_NONAME)) {
                    try NameLookup.addresses(host: "not an address", service: nil, flags: AI_NUMERICHOST)
                }
            }
        }

        @Test func optionsOfAnyForm() throws {
            try withoutLeftovers { () throws in
                let socket = try Creation.socket(family: AF_INET, type: Sockets.streamType)
                let buffer = bytes(64)
                defer { buffer.deallocate() }
                #expect(try Sockets.option(of: socket, level: SOL_SOCKET, SO_LINGER, into: buffer) == 8)
                var linger: (Int32, Int32) = (1, 5)
                try Sockets.setOption(of: socket, level: SOL_SOCKET, SO_LINGER, bytes: &linger, count: 8)
                #expect(try Sockets.option(of: socket, level: SOL_SOCKET, SO_LINGER, into: buffer) == 8)
                #expect(buffer.loadUnaligned(fromByteOffset: 4, as: Int32.self) == 5)
                closeAll(socket)
                #expect(failure { () throws(KernelError) in
                    _ = try Sockets.option(of: socket, level: SOL_SOCKET, SO_ERROR)
                } == EBADF)
            }
        }
    }

    @Suite struct ReadinessTests {
        @Test func pollSaysWhatIsReady() throws {
            try withoutLeftovers { () throws in
                let pipe = try Creation.pipe()
                var entries = [
                    pollfd(fd: pipe.read, events: Readiness.readable, revents: 0),
                    pollfd(fd: pipe.write, events: Readiness.writable, revents: 0),
                    pollfd(fd: 5000, events: Readiness.readable, revents: 0),
                ]
                #expect(try Readiness.poll(&entries, until: .never) == 2)
                #expect(entries.map(\.revents) == [0, Readiness.writable, Int16(POLLNVAL)])
                _ = try Kernel.write(pipe.write, text: "x")
                #expect(try Readiness.wait(for: pipe.read, Readiness.readable, until: Deadline(after: 0)))
                closeAll(pipe.read, pipe.write)
            }
        }

        /// fd_set ends at 1,024; the kernel does not.
        @Test func selectTakesHighNumbers() throws {
            try withoutLeftovers { () throws in
                let pipe = try Creation.pipe()
                _ = try Kernel.write(pipe.write, text: "x")
                let high = try Creation.duplicate(pipe.read, onto: 3001, inheritable: false)
                var sets = (DescriptorSet(), DescriptorSet(), DescriptorSet())
                try sets.0.insert(high)
                try sets.0.insert(pipe.read)
                try sets.1.insert(pipe.write)
                let count = try Readiness.select(
                    readable: &sets.0, writable: &sets.1, exceptional: &sets.2, until: .never)
                #expect(count == 3)
                #expect(sets.0.contains(high) && sets.1.contains(pipe.write) && !sets.2.contains(high))
                #expect(throws: KernelError(code: EBADF)) { try sets.0.insert(-1) }
                #expect(throws: KernelError(code: EBADF)) { try sets.0.insert(.max) }
                closeAll(pipe.read, pipe.write, high)
            }
        }

        @Test func epollGivesBackData() throws {
            try withoutLeftovers { () throws in
                let epoll = try Creation.epoll()
                let counters = try (0..<700).map { _ in try Creation.eventCounter(initial: 1) }
                for counter in counters {
                    try Readiness.epollControl(
                        epoll, operation: 1, counter, events: UInt32(POLLIN), data: UInt64(counter) << 32 | 7)
                }
                let events = UnsafeMutableBufferPointer<EpollEvent>.allocate(capacity: 1000)
                defer { events.deallocate() }
                let count = try Readiness.epollWait(epoll, events, until: .never)
                #expect(Set(events.prefix(count).map { Int32($0.data >> 32) }) == Set(counters))
                #expect(events.prefix(count).allSatisfy { $0.events == UInt32(POLLIN) && $0.data & 0xffff_ffff == 7 })
                counters.forEach { closeAll($0) }
                #expect(try Readiness.epollWait(epoll, events, until: Deadline(after: 0)) == 0)
                closeAll(epoll)
            }
        }

        @Test func timersExpire() throws {
            try withoutLeftovers { () throws in
                let timer = try Creation.timer(clock: CLOCK_MONOTONIC)
                _ = try Timers.set(timer, value: 1_000_000, interval: 500_000_000)
                let left = try Timers.remaining(timer)
                #expect(left.value > 0 && left.interval == 500_000_000)
                #expect(try Readiness.wait(for: timer, Readiness.readable, until: Deadline(after: 5_000_000_000)))
                let old = try Timers.set(timer, value: 0, interval: 0)
                #expect(old.interval == 500_000_000)
                #expect(throws: KernelError(code: EINVAL)) { try Timers.set(timer, value: -1, interval: 0) }
                closeAll(timer)
            }
        }
    }

    @Suite struct TerminalTests {
        @Test func bothEndsTalk() throws {
            try withoutLeftovers { () throws in
                let pair = try Creation.pseudoTerminal()
                #expect(Kernel.isTerminal(pair.terminal))
                #expect(try Terminals.name(behind: pair.controller) == Terminals.name(of: pair.terminal))
                _ = try Kernel.write(pair.terminal, text: "text\n")
                #expect(try Kernel.readText(pair.controller) == "text\r\n")
                try Terminals.setSize(of: pair.terminal, rows: 30, columns: 90)
                let size = try Terminals.size(of: pair.controller)
                #expect(size.rows == 30 && size.columns == 90)
                closeAll(pair.controller, pair.terminal)
            }
        }

        /// In a process of its own: fork with other threads around would be a test of luck.
        @Test func forkGivesTheChildATerminal() async {
            await #expect(processExitsWith: .exitCode(42)) {
                let table = DescriptorTable()
                let child = try table.forkWithTerminal(at: nowhere)
                if child.process == 0 {
                    let isLeader = getsid(0) == getpid() && tcgetpgrp(0) == getpgrp()
                    _exit((0...2).allSatisfy { Kernel.isTerminal($0) } && isLeader ? 5 : 6)
                }
                guard try Inheritance.isInheritable(child.controller) else { exit(2) }
                let status = try Processes.wait(child.process).status
                try table.close(child.controller, at: nowhere)
                exit(status >> 8 == 5 && table.leaks().isEmpty ? 42 : 1)
            }
        }
    }
}
