import Descriptors
import Testing

extension DescriptorsTests {
    @Suite struct TransferTests {
        @Test func readsAndWritesAtPositions() throws {
            try withoutLeftovers { () throws in
                try withTemporaryPath { path throws in
                    let file = try Creation.open(path, O_RDWR | O_CREAT | O_EXCL, mode: 0o600)
                    #expect(try Kernel.write(file, text: "hello world") == 11)
                    #expect(try Array("J".utf8).withUnsafeBytes { try Kernel.write(file, $0, at: 0) } == 1)
                    #expect(try Kernel.seek(file, 0, SEEK_CUR) == 11)
                    #expect(try Kernel.seek(file, 0, SEEK_SET) == 0)
                    #expect(try Kernel.readText(file) == "Jello world")
                    #expect(try Kernel.readText(file) == "")
                    var bytes = [UInt8](repeating: 0, count: 5)
                    #expect(try bytes.withUnsafeMutableBytes { try Kernel.read(file, $0, at: 6) } == 5)
                    #expect(bytes == Array("world".utf8))
                    try Kernel.truncate(file, 5)
                    let status = try Kernel.status(of: file)
                    #expect(status.size == 5 && status.mode == 0o100600)
                    #expect(try Kernel.status(of: path).inode == status.inode)
                    try Kernel.changeMode(of: file, 0o640)
                    try Kernel.changeTimes(
                        of: file,
                        FileTimes(
                            access_seconds: 5, modification_seconds: 7, access_nanoseconds: 6, modification_nanoseconds: 8))
                    let changed = try Kernel.status(of: path)
                    #expect(changed.mode & 0o777 == 0o640)
                    #expect(changed.access_seconds == 5 && changed.modification_nanoseconds == 8)
                    try Kernel.synchronize(file)
                    try Kernel.synchronizeData(file)
                    try Kernel.allocate(file, 0, 100)
                    #expect(try Kernel.status(of: file).size == 100)
                    #expect(!Kernel.isTerminal(file))
                    closeAll(file)
                }
            }
        }

        @Test func readsAndWritesVectors() throws {
            try withoutLeftovers { () throws in
                let file = try Creation.memoryFile(name: "vectors")
                let first = UnsafeMutableRawBufferPointer.allocate(byteCount: 3, alignment: 1)
                let second = UnsafeMutableRawBufferPointer.allocate(byteCount: 3, alignment: 1)
                defer {
                    first.deallocate()
                    second.deallocate()
                }
                first.copyBytes(from: [1, 2, 3])
                second.copyBytes(from: [4, 5, 6])
                let vectors = [first, second].map { iovec(iov_base: $0.baseAddress, iov_len: $0.count) }
                try vectors.withUnsafeBufferPointer { vectors throws in
                    #expect(try Kernel.write(file, from: vectors) == 6)
                    #expect(try Kernel.write(file, from: vectors, at: 3) == 6)
                    #expect(try Kernel.seek(file, 0, SEEK_SET) == 0)
                    #expect(try Kernel.read(file, into: vectors) == 6)
                    #expect(Array(first) + Array(second) == [1, 2, 3, 1, 2, 3])
                    #expect(try Kernel.read(file, into: vectors, at: 4) == 5)
                    #expect(Array(first) == [2, 3, 4])
                }
                closeAll(file)
            }
        }

        @Test func movesBytesInTheKernel() throws {
            try withoutLeftovers { () throws in
                let source = try Creation.memoryFile(name: "source")
                let target = try Creation.memoryFile(name: "target")
                _ = try Kernel.write(source, text: "0123456789")
                var from: Int64? = 2
                var to: Int64? = 1
                #expect(try Kernel.copyRange(from: source, &from, to: target, &to, count: 4) == 4)
                #expect(from == 6 && to == 5)
                var offset: Int64? = 0
                let pipe = try Creation.pipe()
                #expect(try Kernel.sendFile(to: pipe.write, from: source, offset: &offset, count: 3) == 3)
                #expect(offset == 3)
                var none: Int64?
                #expect(try Kernel.splice(from: source, &offset, to: pipe.write, &none, count: 2) == 2)
                #expect(try Kernel.readText(pipe.read) == "01234")
                #expect(none == nil && offset == 5)
                closeAll(source, target, pipe.read, pipe.write)
            }
        }

        /// SIGPIPE would end this process: its disposition is the default one here.
        @Test(arguments: [nil, EOPNOTSUPP, EINVAL, ENOSYS] as [Int32?])
        func brokenPipeIsAnErrorAndNoSignal(_ refusal: Int32?) throws {
            try withoutLeftovers { () throws in
                let before = signal(SIGPIPE, SIG_DFL)
                defer { signal(SIGPIPE, before) }
                let faults = KernelFaults(failure: 0, refusals: refusal.map { [.writeWithoutSignal: $0] } ?? [:])
                let context = KernelContext.with(faults)
                let pipe = try Creation.pipe()
                #expect(try Kernel.write(pipe.write, text: "x", context) == 1)
                closeAll(pipe.read)
                for _ in 0..<2 {
                    #expect(failure { () throws(KernelError) in
                        _ = try Kernel.write(pipe.write, text: "x", context)
                    } == EPIPE)
                }
                var offset: Int64?
                let source = try Creation.open("/etc/passwd", O_RDONLY)
                #expect(failure { () throws(KernelError) in
                    _ = try Kernel.sendFile(to: pipe.write, from: source, offset: &offset, count: 1, context)
                } == EPIPE)
                var pending = sigset_t()
                sigpending(&pending)
                #expect(sigismember(&pending, SIGPIPE) == 0)
                var mask = sigset_t()
                pthread_sigmask(SIG_BLOCK, nil, &mask)
                closeAll(pipe.write, source)
                let sockets = try Creation.socketPair(family: AF_UNIX, type: Sockets.streamType)
                closeAll(sockets.0)
                #expect(failure { () throws(KernelError) in
                    _ = try [UInt8(1)][...].withTypedBytes { (bytes) throws(KernelError) in try Sockets.send(sockets.1, bytes) }
                } == EPIPE)
                #expect(failure { () throws(KernelError) in
                    _ = try Kernel.write(sockets.1, text: "x", context)
                } == EPIPE)
                closeAll(sockets.1)
            }
        }

        @Test func writesToDevicesThatKnowNoFlags() throws {
            try withoutLeftovers { () throws in
                let counter = try Creation.eventCounter(initial: 0)
                var value: UInt64 = 5
                #expect(try withUnsafeBytes(of: &value) { try Kernel.write(counter, $0) } == 8)
                value = 0
                #expect(try withUnsafeMutableBytes(of: &value) { try Kernel.read(counter, $0) } == 8)
                #expect(value == 5)
                closeAll(counter)
            }
        }

        @Test func flagsAndLocks() throws {
            try withoutLeftovers { () throws in
                try withTemporaryPath { path throws in
                    let file = try Creation.open(path, O_RDWR | O_CREAT, mode: 0o600)
                    #expect(try Kernel.isBlocking(file))
                    try Kernel.setBlocking(file, false)
                    #expect(try !Kernel.isBlocking(file))
                    try Kernel.setStatusFlags(of: file, try Kernel.statusFlags(of: file) | O_APPEND)
                    #expect(try Kernel.statusFlags(of: file) & O_APPEND != 0)
                    let other = try Creation.open(path, O_RDWR)
                    try Kernel.lock(file, LOCK_EX)
                    #expect(failure { () throws(KernelError) in try Kernel.lock(other, LOCK_EX | LOCK_NB) } == EWOULDBLOCK)
                    try Kernel.lock(file, LOCK_UN)
                    var lock = RecordLock(
                        type: Int32(F_WRLCK), whence: Int32(SEEK_SET), start: 0, length: 10, process: 0)
                    try Kernel.lock(file, F_SETLK, &lock)
                    lock.type = Int32(F_UNLCK)
                    try Kernel.lock(file, F_SETLK, &lock)
                    #expect(try Kernel.control(file, F_GETFD) == FD_CLOEXEC)
                    var unread: Int32 = -1
                    #expect(try Kernel.deviceControl(0, UInt(FIONREAD), buffer: &unread) >= 0)
                    closeAll(file, other)
                }
            }
        }

        @Test func pathCalls() throws {
            try withoutLeftovers { () throws in
                try withTemporaryPath { path throws in
                    try Kernel.makeDirectory(path, mode: 0o700)
                    let directory = try Creation.open(path, O_RDONLY | O_DIRECTORY)
                    closeAll(try Creation.open("file", O_CREAT | O_WRONLY, mode: 0o644, in: directory))
                    try Kernel.rename("file", in: directory, to: "name", in: directory)
                    try Kernel.link("name", in: directory, to: "other", in: directory)
                    #expect(try Kernel.status(of: "name", in: directory).link_count == 2)
                    try Kernel.makeSymbolicLink(to: "name", at: "link", in: directory)
                    var buffer = [CChar](repeating: 0, count: 100)
                    #expect(try buffer.withUnsafeMutableBufferPointer {
                        try Kernel.readSymbolicLink("link", in: directory, into: $0)
                    } == 4)
                    try Kernel.makeFIFO("fifo", mode: 0o600, in: directory)
                    try Kernel.changeMode(ofPath: "name", 0o600, in: directory)
                    try Kernel.checkAccess("name", R_OK | W_OK, in: directory)
                    try Kernel.truncate(path: path + "/name", 3)
                    var names: [String] = []
                    let stream = try DirectoryStream(descriptor: directory)
                    #expect(try !Inheritance.isInheritable(stream.descriptor))
                    while let name = try stream.next(.plain, { name, _ in String(decoding: name, as: UTF8.self) }) {
                        names.append(name)
                    }
                    #expect(names.sorted() == [".", "..", "fifo", "link", "name", "other"])
                    stream.close()
                    stream.close()
                    for name in ["fifo", "link", "name", "other"] { try Kernel.unlink(name, in: directory) }
                    closeAll(directory)
                    try Kernel.unlink(path, flags: AT_REMOVEDIR)
                    #expect(failure { () throws(KernelError) in _ = try Kernel.status(of: path) } == ENOENT)
                }
            }
        }
    }

    @Suite struct InterruptionTests {
        /// Sends SIGUSR1 to a thread a few times while it waits.
        private func whileInterrupted(_ times: Int, _ body: () throws -> Void) throws {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { _ in }
            var before = sigaction()
            sigaction(SIGUSR1, &action, &before)
            defer { sigaction(SIGUSR1, &before, nil) }
            var usr1 = sigset_t()
            var mask = sigset_t()
            sigemptyset(&usr1)
            sigaddset(&usr1, SIGUSR1)
            pthread_sigmask(SIG_UNBLOCK, &usr1, &mask)
            defer { pthread_sigmask(SIG_SETMASK, &mask, nil) }
            let waiter = pthread_self()
            var thread = pthread_t()
            let request = UnsafeMutablePointer<(pthread_t, Int)>.allocate(capacity: 1)
            request.initialize(to: (waiter, times))
            defer { request.deallocate() }
            pthread_create(&thread, nil, { argument in
                let (waiter, times) = argument!.assumingMemoryBound(to: (pthread_t, Int).self).pointee
                for _ in 0..<times {
                    usleep(10_000)
                    pthread_kill(waiter, SIGUSR1)
                }
                return nil
            }, request)
            defer { pthread_join(thread, nil) }
            try body()
        }

        /// Counts how often the hook was called; says stop at `stopAt`.
        private struct Hook {
            var calls = 0
            var stopAt = Int.max
            var entered = 0
            var left = 0
        }

        private func context(_ hook: UnsafeMutablePointer<Hook>) -> KernelContext {
            KernelContext(
                owner: hook,
                interruption: { owner in
                    let hook = owner!.assumingMemoryBound(to: Hook.self)
                    hook.pointee.calls += 1
                    return hook.pointee.calls >= hook.pointee.stopAt
                },
                enterBlocking: { $0!.assumingMemoryBound(to: Hook.self).pointee.entered += 1 },
                leaveBlocking: { $0!.assumingMemoryBound(to: Hook.self).pointee.left += 1 })
        }

        enum Wait: CaseIterable {
            case poll, select, epoll, sleep
        }

        /// A wait that nothing ends but its deadline.
        private func wait(_ kind: Wait, for descriptor: Int32, until deadline: Deadline, _ context: KernelContext) throws {
            switch kind {
            case .poll:
                let isReady = try Readiness.wait(for: descriptor, Readiness.readable, until: deadline, context)
                #expect(!isReady)
            case .select:
                var sets = (DescriptorSet(), DescriptorSet(), DescriptorSet())
                try sets.0.insert(descriptor)
                let count = try Readiness.select(
                    readable: &sets.0, writable: &sets.1, exceptional: &sets.2, until: deadline, context)
                #expect(count == 0 && !sets.0.contains(descriptor))
            case .epoll:
                let epoll = try Creation.epoll()
                let events = UnsafeMutableBufferPointer<EpollEvent>.allocate(capacity: 4)
                defer {
                    events.deallocate()
                    closeAll(epoll)
                }
                let count = try Readiness.epollWait(epoll, events, until: deadline, context)
                #expect(count == 0)
            case .sleep:
                try Readiness.sleep(until: deadline, context)
            }
        }

        @Test(arguments: Wait.allCases)
        func waitsOnWithTheTimeThatRemains(_ kind: Wait) throws {
            try withoutLeftovers { () throws in
                let pipe = try Creation.pipe()
                let hook = UnsafeMutablePointer<Hook>.allocate(capacity: 1)
                hook.initialize(to: Hook())
                defer { hook.deallocate() }
                let start = ContinuousClock.now
                try whileInterrupted(3) {
                    try wait(kind, for: pipe.read, until: Deadline(after: 100_000_000), context(hook))
                }
                let time = ContinuousClock.now - start
                #expect(time >= .milliseconds(100) && time < .milliseconds(1000))
                #expect(hook.pointee.calls >= 1)
                #expect(hook.pointee.entered == hook.pointee.calls + 1 && hook.pointee.left == hook.pointee.entered)
                closeAll(pipe.read, pipe.write)
            }
        }

        @Test func hookCanStopACall() throws {
            try withoutLeftovers { () throws in
                let pipe = try Creation.pipe()
                let hook = UnsafeMutablePointer<Hook>.allocate(capacity: 1)
                hook.initialize(to: Hook(stopAt: 2))
                defer { hook.deallocate() }
                try whileInterrupted(3) {
                    #expect(throws: KernelError.interrupted) {
                        var byte: UInt8 = 0
                        _ = try withUnsafeMutableBytes(of: &byte) { try Kernel.read(pipe.read, $0, context(hook)) }
                    }
                }
                #expect(hook.pointee.calls == 2)
                closeAll(pipe.read, pipe.write)
            }
        }

        /// EINTR from close(2) leaves the descriptor closed, and is no error.
        @Test func closeIsNotRetried() throws {
            try withoutLeftovers { () throws in
                let pipe = try Creation.pipe()
                let faults = KernelFaults(failingCall: 0, failure: EINTR)
                try Kernel.close(pipe.read, .with(faults))
                #expect(faults.callCount == 1)
                #expect(openDescriptors()[pipe.read] == nil)
                let failing = KernelFaults(failingCall: 0, failure: EIO)
                #expect(failure { () throws(KernelError) in try Kernel.close(pipe.write, .with(failing)) } == EIO)
                #expect(openDescriptors()[pipe.write] == nil)
            }
        }
    }
}
