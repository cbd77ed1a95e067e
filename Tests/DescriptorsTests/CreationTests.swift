import Descriptors
import Testing

/// One way to make descriptors.
struct Maker: Sendable, CustomTestStringConvertible {
    let name: String
    /// The forms an older kernel refuses, and how.
    var refusals: [KernelFeature: Int32] = [:]
    let make: @Sendable (KernelContext) throws(KernelError) -> [Int32]

    var testDescription: String { name }

    /// Every maker of private descriptors.
    static let all: [Maker] = [
        Maker(name: "open") { context throws(KernelError) in [try Creation.open("/dev/null", O_RDWR, context)] },
        Maker(name: "duplicate", refusals: [.duplicateCloseOnExec: EINVAL]) { context throws(KernelError) in
            [try Creation.duplicate(0, context)]
        },
        Maker(name: "duplicate onto", refusals: [.dup3: ENOSYS]) { context throws(KernelError) in
            [try Creation.duplicate(0, onto: 700, inheritable: false, context)]
        },
        Maker(name: "pipe", refusals: [.pipe2: ENOSYS]) { context throws(KernelError) in
            let pair = try Creation.pipe(context)
            return [pair.read, pair.write]
        },
        Maker(name: "socket", refusals: [.socketCloseOnExec: EINVAL]) { context throws(KernelError) in
            [try Creation.socket(family: AF_INET, type: Sockets.streamType, context)]
        },
        Maker(name: "socket pair", refusals: [.socketCloseOnExec: EINVAL]) { context throws(KernelError) in
            let pair = try Creation.socketPair(family: AF_UNIX, type: Sockets.streamType, context)
            return [pair.0, pair.1]
        },
        Maker(name: "accept", refusals: [.accept4: ENOSYS]) { context throws(KernelError) in
            [try acceptOne(nonblocking: false, context)]
        },
        Maker(name: "accept without blocking", refusals: [.accept4: ENOSYS]) { context throws(KernelError) in
            [try acceptOne(nonblocking: true, context)]
        },
        Maker(name: "epoll", refusals: [.epollCreate1: ENOSYS]) { context throws(KernelError) in
            [try Creation.epoll(context)]
        },
        Maker(name: "event counter", refusals: [.eventfdFlags: EINVAL]) { context throws(KernelError) in
            [try Creation.eventCounter(initial: 3, context)]
        },
        Maker(name: "event counter without blocking", refusals: [.eventfdFlags: EINVAL]) { context throws(KernelError) in
            [try Creation.eventCounter(initial: 3, flags: O_CLOEXEC | O_NONBLOCK, context)]
        },
        Maker(name: "timer", refusals: [.timerfdFlags: EINVAL]) { context throws(KernelError) in
            [try Creation.timer(clock: CLOCK_MONOTONIC, context)]
        },
        Maker(name: "memory file") { context throws(KernelError) in [try Creation.memoryFile(name: "test", context)] },
        Maker(name: "process handle") { context throws(KernelError) in
            [try Creation.processHandle(process: getpid(), context)]
        },
        Maker(name: "pseudo-terminal", refusals: [.terminalByController: ENOTTY]) { context throws(KernelError) in
            let pair = try Creation.pseudoTerminal(context)
            return [pair.controller, pair.terminal]
        },
        Maker(name: "terminal controller") { context throws(KernelError) in [try Creation.terminalController(context)] },
        Maker(name: "descriptors in a message") { context throws(KernelError) in try receiveTwo(context) },
    ]

    /// The surroundings are made with the plain context, so that faults hit the accept alone.
    private static func acceptOne(nonblocking: Bool, _ context: KernelContext) throws(KernelError) -> Int32 {
        let listener = try Creation.socket(family: AF_INET, type: Sockets.streamType)
        defer { closeAll(listener) }
        try Sockets.bind(listener, .loopback(port: 0))
        try Sockets.listen(listener, backlog: 1)
        let client = try Creation.socket(family: AF_INET, type: Sockets.streamType)
        defer { closeAll(client) }
        try Sockets.connect(client, try Sockets.address(of: listener))
        return try Creation.accept(listener, nonblocking: nonblocking, context).descriptor
    }

    private static func receiveTwo(_ context: KernelContext) throws(KernelError) -> [Int32] {
        let pair = try Creation.socketPair(family: AF_UNIX, type: Sockets.streamType)
        defer { closeAll(pair.0, pair.1) }
        _ = try Sockets.send(pair.0, descriptors: [0, 1], with: [1])
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 16, alignment: 8)
        defer { buffer.deallocate() }
        return try Creation.receiveDescriptors(pair.1, into: buffer, maximum: 2, context).descriptors
    }
}

extension DescriptorsTests {
    @Suite struct CreationTests {
        @Test(arguments: Maker.all)
        func isBornPrivate(_ maker: Maker) throws {
            try withoutLeftovers { () throws in
                let made = try maker.make(.plain)
                #expect(!made.isEmpty)
                for number in made { #expect(try !Inheritance.isInheritable(number)) }
                made.forEach { closeAll($0) }
            }
        }

        @Test(arguments: Maker.all.filter { !$0.refusals.isEmpty })
        func isPrivateOnOlderKernels(_ maker: Maker) throws {
            try withoutLeftovers { () throws in
                let faults = KernelFaults(failure: 0, refusals: maker.refusals)
                let plain = KernelFaults(failure: 0)
                _ = try maker.make(.with(plain)).map { closeAll($0) }
                for turn in 0..<2 {
                    faults.resetCallCount()
                    let made = try maker.make(.with(faults))
                    for number in made { #expect(try !Inheritance.isInheritable(number)) }
                    made.forEach { closeAll($0) }
                    // The second time the refused call is not tried again.
                    let steps = faults.callCount
                    if turn == 1 { #expect(faults.refusalCount == 1, "refused once in \(steps) calls") }
                }
            }
        }

        /// Both the atomic form and the ioctl are missing: fcntl remains.
        @Test(arguments: Maker.all.filter { !$0.refusals.isEmpty }, [ENOTTY, EACCES])
        func isPrivateByFcntl(_ maker: Maker, _ refusal: Int32) throws {
            try withoutLeftovers { () throws in
                var refusals = maker.refusals
                refusals[.ioctlCloseOnExec] = refusal
                let made = try maker.make(.with(KernelFaults(failure: 0, refusals: refusals)))
                for number in made { #expect(try !Inheritance.isInheritable(number)) }
                made.forEach { closeAll($0) }
            }
        }

        /// The n-th kernel call fails, for every n: an error, and nothing stays open.
        @Test(arguments: Maker.all, [false, true])
        func leavesNothingBehindWhenACallFails(_ maker: Maker, _ onOlderKernel: Bool) throws {
            let refusals = onOlderKernel ? maker.refusals : [:]
            let counting = KernelFaults(failure: 0, refusals: refusals)
            try withoutLeftovers { try maker.make(.with(counting)).forEach { closeAll($0) } }
            #expect(counting.callCount > 0)
            for call in 0..<counting.callCount {
                for error in [EMFILE, ENFILE, ENOMEM, EBADF, EIO] {
                    let faults = KernelFaults(failingCall: call, failure: error, refusals: refusals)
                    withoutLeftovers("call \(call) fails with \(error)") {
                        do throws(KernelError) {
                            try maker.make(.with(faults)).forEach { closeAll($0) }
                            // EBADF from the ioctl is answered by asking fcntl (O_PATH).
                            #expect(error == EBADF && onOlderKernel)
                        } catch {
                            #expect(error.code != 0)
                        }
                    }
                }
            }
        }

        @Test func callersFlagsAreTakenAsTheyAre() throws {
            try withoutLeftovers { () throws in
                let pipe = try Creation.pipe(flags: 0)
                let counter = try Creation.eventCounter(initial: 0, flags: 0)
                let memory = try Creation.memoryFile(name: "test", flags: 0)
                let copy = try Creation.duplicateInheritable(0, from: 50)
                for number in [pipe.read, pipe.write, counter, memory, copy] {
                    #expect(try Inheritance.isInheritable(number))
                }
                #expect(copy >= 50)
                closeAll(pipe.read, pipe.write, counter, memory, copy)
                let nonblocking = try Creation.pipe(flags: O_NONBLOCK | O_CLOEXEC)
                #expect(try !Kernel.isBlocking(nonblocking.read))
                #expect(try !Inheritance.isInheritable(nonblocking.read))
                closeAll(nonblocking.read, nonblocking.write)
            }
        }

        @Test func receivedDescriptorsAreInheritableUnlessAsked() throws {
            try withoutLeftovers { () throws in
                let pair = try Creation.socketPair(family: AF_UNIX, type: Sockets.streamType)
                defer { closeAll(pair.0, pair.1) }
                for (flags, inheritable) in [(Int32(0), true), (cdescriptors_msg_cmsg_cloexec, false)] {
                    #expect(try Sockets.send(pair.0, descriptors: [0], with: [65]) == 1)
                    var byte: UInt8 = 0
                    let message = try withUnsafeMutablePointer(to: &byte) { pointer in
                        var vectors = [iovec(iov_base: UnsafeMutableRawPointer(pointer), iov_len: 1)]
                        return try vectors.withUnsafeMutableBufferPointer {
                            try Creation.receiveMessage(pair.1, $0, controlSize: ControlMessage.space(4), flags: flags)
                        }
                    }
                    #expect(byte == 65)
                    let received = try #require(message.control.first?.descriptors.first)
                    #expect(try Inheritance.isInheritable(received) == inheritable)
                    closeAll(received)
                }
            }
        }
    }

    @Suite struct DuplicationTests {
        @Test func copyOfAnInheritableOneIsPrivate() throws {
            try withoutLeftovers { () throws in
                #expect(try Inheritance.isInheritable(0))
                let copy = try Creation.duplicate(0)
                #expect(try !Inheritance.isInheritable(copy))
                closeAll(copy)
            }
        }

        @Test func ontoANumberIsInheritableOrPrivateAsAsked() throws {
            try withoutLeftovers { () throws in
                #expect(try Creation.duplicate(0, onto: 300, inheritable: true) == 300)
                #expect(try Inheritance.isInheritable(300))
                #expect(try Creation.duplicate(0, onto: 300, inheritable: false) == 300)
                #expect(try !Inheritance.isInheritable(300))
                closeAll(300)
            }
        }

        @Test func ontoItselfChangesNothing() throws {
            try withoutLeftovers { () throws in
                let pipe = try Creation.pipe()
                #expect(try Creation.duplicate(pipe.read, onto: pipe.read, inheritable: true) == pipe.read)
                #expect(try !Inheritance.isInheritable(pipe.read))
                #expect(failure { () throws(KernelError) in
                    _ = try Creation.duplicate(pipe.read, onto: pipe.read, inheritable: false)
                } == EINVAL)
                closeAll(pipe.read, pipe.write)
            }
        }

        @Test func refusesBadNumbers() {
            withoutLeftovers {
                #expect(failure { () throws(KernelError) in _ = try Creation.duplicate(-1) } == EBADF)
                #expect(failure { () throws(KernelError) in _ = try Creation.duplicate(900) } == EBADF)
                #expect(failure { () throws(KernelError) in _ = try Creation.duplicate(0, from: -1) } == EINVAL)
                #expect(failure { () throws(KernelError) in
                    _ = try Creation.duplicate(0, onto: -1, inheritable: true)
                } == EBADF)
                #expect(failure { () throws(KernelError) in
                    _ = try Creation.duplicate(-1, onto: 5, inheritable: false)
                } == EBADF)
            }
        }
    }

    @Suite struct InheritanceTests {
        @Test func flagGoesBothWays() throws {
            try withoutLeftovers { () throws in
                let pipe = try Creation.pipe()
                for wanted in [true, true, false, false, true] {
                    try Inheritance.setInheritable(pipe.read, wanted)
                    #expect(try Inheritance.isInheritable(pipe.read) == wanted)
                }
                closeAll(pipe.read, pipe.write)
            }
        }

        @Test(arguments: [ENOTTY, EACCES])
        func worksWithoutIoctl(_ refusal: Int32) throws {
            try withoutLeftovers { () throws in
                let faults = KernelFaults(failure: 0, refusals: [.ioctlCloseOnExec: refusal])
                let pipe = try Creation.pipe()
                try Inheritance.setInheritable(pipe.read, true, .with(faults))
                #expect(try Inheritance.isInheritable(pipe.read))
                try Inheritance.setInheritable(pipe.read, false, .with(faults))
                #expect(try !Inheritance.isInheritable(pipe.read))
                #expect(faults.refusalCount == 1)
                closeAll(pipe.read, pipe.write)
            }
        }

        /// ioctl answers EBADF for O_PATH descriptors, which are open all the same.
        @Test func worksOnPathDescriptors() throws {
            try withoutLeftovers { () throws in
                let pathOnly: Int32 = 0o10000000
                let directory = try Creation.open("/", pathOnly)
                try Inheritance.setInheritable(directory, true)
                #expect(try Inheritance.isInheritable(directory))
                try Inheritance.setInheritable(directory, false)
                #expect(try !Inheritance.isInheritable(directory))
                closeAll(directory)
                #expect(failure { () throws(KernelError) in
                    try Inheritance.setInheritable(directory, true)
                } == EBADF)
            }
        }

        @Test func listsWhatTheKernelHas() throws {
            try withoutLeftovers { () throws in
                let pipe = try Creation.pipe(flags: 0)
                let listed = try Inheritance.openDescriptors()
                #expect(Dictionary(uniqueKeysWithValues: listed.map { ($0.number, $0.isInheritable) }) == openDescriptors())
                closeAll(pipe.read, pipe.write)
            }
        }

        @Test(arguments: [false, true])
        func closesRanges(_ onOlderKernel: Bool) throws {
            try withoutLeftovers { () throws in
                let refusals: [KernelFeature: Int32] = onOlderKernel ? [.closeRange: ENOSYS] : [:]
                for number in [Int32(600), 601, 605, 610] {
                    _ = try Creation.duplicate(0, onto: number, inheritable: false)
                }
                Kernel.closeRange(600, 610, .with(KernelFaults(failure: 0, refusals: refusals)))
                let open = openDescriptors()
                #expect(open[600] == nil && open[601] == nil && open[605] == nil)
                #expect(open[610] == false)
                closeAll(610)
                Kernel.closeRange(-5, -1)
                Kernel.closeRange(10, 10)
            }
        }
    }
}
