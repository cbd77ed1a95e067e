import Descriptors
import SystemPackage
import Testing

extension DescriptorsTests {
    @Suite struct ProcessTests {
        private func shell(_ script: String) -> Spawn {
            var spawn = Spawn("/bin/sh", ["-c", script])
            spawn.output = .pipe
            spawn.error = .pipe
            return spawn
        }

        private func output(_ spawn: Spawn, _ input: [UInt8] = []) throws -> String {
            let child = try spawn.start()
            let result = try child.communicate(input)
            #expect(result.status == .exited(0), "\(String(decoding: result.error, as: UTF8.self))")
            return String(decoding: result.output, as: UTF8.self)
        }

        /// The numbers that a child lists, in order.
        private func numbers(_ spawn: Spawn) throws -> [Int32] {
            try output(spawn).split(separator: " ").compactMap { Int32($0) }.sorted()
        }

        /// What a child has open beyond 2, as it sees it itself: no helper program, the shell's own tests.
        static let listing = "for f in /proc/self/fd/*; do n=${f##*/}; [ $n -gt 2 ] && [ -e /proc/$$/fd/$n ] && printf '%s ' $n; done; :"

        @Test func reportsHowItEnded() throws {
            try withoutLeftovers { () throws in
                #expect(try Spawn("/bin/sh", ["-c", "exit 7"]).start().waitUntilExit() == .exited(7))
                #expect(try Spawn("/bin/sh", ["-c", "kill -9 $$"]).start().waitUntilExit() == .signalled(9))
                #expect(try Spawn(named: "true").start().waitUntilExit().isSuccess)
            }
        }

        @Test func talksBothWaysBeyondAPipesSize() throws {
            try withoutLeftovers { () throws in
                var spawn = Spawn("/bin/cat")
                spawn.input = .pipe
                spawn.output = .pipe
                let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
                let child = try spawn.start()
                let result = try child.communicate(bytes)
                #expect(result.output == bytes)
                #expect(result.status == .exited(0))
            }
        }

        @Test func childThatStopsReadingIsNoError() throws {
            try withoutLeftovers { () throws in
                var spawn = Spawn("/bin/true")
                spawn.input = .pipe
                let result = try spawn.start().communicate([UInt8](repeating: 1, count: 500_000))
                #expect(result.status == .exited(0))
            }
        }

        @Test func childGetsWhatItWasHandedAndNothingElse() throws {
            try withoutLeftovers { () throws in
                let private1 = try Creation.pipe()
                let inheritable = try Creation.pipe(flags: 0)
                defer { closeAll(private1.read, private1.write, inheritable.read, inheritable.write) }
                var spawn = shell(ProcessTests.listing)
                #expect(try numbers(spawn) == [])
                spawn.passing = [FileDescriptor(rawValue: private1.read)]
                #expect(try numbers(spawn) == [private1.read])
                #expect(try !Inheritance.isInheritable(private1.read))
                spawn.passing = [private1.write, inheritable.read].map(FileDescriptor.init)
                #expect(try numbers(spawn) == [private1.write, inheritable.read].sorted())
            }
        }

        @Test func inheritableOnesArriveWhenOthersAreNotClosed() throws {
            try withoutLeftovers { () throws in
                let private1 = try Creation.pipe()
                let inheritable = try Creation.pipe(flags: 0)
                defer { closeAll(private1.read, private1.write, inheritable.read, inheritable.write) }
                var spawn = shell(ProcessTests.listing)
                spawn.closesOthers = false
                let inherited = openDescriptors().filter { $0.value && $0.key > 2 }.keys.sorted()
                #expect(inherited.contains(inheritable.read) && !inherited.contains(private1.read))
                #expect(try numbers(spawn) == inherited)
            }
        }

        /// By a copy of the table, or fetched from the parent.
        @Test(arguments: [false, true])
        func passesHighNumbersWithGapsBelow(_ onOlderKernel: Bool) throws {
            try withoutLeftovers { () throws in
                for number in [Int32(120), 121, 256, 540, 3000, 3001] {
                    _ = try Creation.duplicate(0, onto: number, inheritable: true)
                }
                defer { closeAll(120, 121, 256, 540, 3000, 3001) }
                let refusals: [KernelFeature: Int32] = onOlderKernel ? [.fetchFromParent: ENOSYS] : [:]
                let context = KernelContext.with(KernelFaults(failure: 0, refusals: refusals))
                let pipe = try Creation.pipe()
                let output = try Creation.duplicate(pipe.write, onto: 3500, inheritable: false)
                closeAll(pipe.write)
                var spawn = shell(ProcessTests.listing + "; echo")
                spawn.output = .descriptor(FileDescriptor(rawValue: output))
                spawn.error = .output
                for passing in [[121, 256, 3001], [3000], [], [3, 3000, 3500]] as [[Int32]] {
                    spawn.passing = passing.map(FileDescriptor.init)
                    #expect(try spawn.start(context).waitUntilExit() == .exited(0))
                    let numbers = try Kernel.readText(pipe.read).split(whereSeparator: \.isWhitespace).compactMap { Int32($0) }
                    #expect(numbers.sorted() == passing)
                }
                spawn.passing = [FileDescriptor(rawValue: 4000)]
                #expect(throws: SpawnError(error: KernelError(code: EBADF), step: .preparation)) {
                    try spawn.start(context)
                }
                closeAll(pipe.read, output)
            }
        }

        /// No low number is free in the child's table: it is copied as a whole.
        @Test func passesHighNumbersWhenTheLowOnesAreTaken() throws {
            try withoutLeftovers { () throws in
                let copies = try (0..<400).map { _ in try Creation.duplicate(0) }
                defer { copies.forEach { closeAll($0) } }
                var spawn = shell(ProcessTests.listing)
                spawn.passing = [FileDescriptor(rawValue: 255), FileDescriptor(rawValue: 300)]
                #expect(try numbers(spawn) == [255, 300])
            }
        }

        @Test func streamsCanBeDescriptors() throws {
            try withoutLeftovers { () throws in
                let pipe = try FileDescriptor.privatePipe()
                var spawn = Spawn("/bin/sh", ["-c", "echo out; echo err >&2; read x || echo end"])
                spawn.input = .null
                spawn.output = .descriptor(pipe.writeEnd)
                spawn.error = .output
                #expect(try spawn.start().waitUntilExit() == .exited(0))
                #expect(try Kernel.readText(pipe.readEnd.rawValue) == "out\nerr\nend\n")
                closeAll(pipe.readEnd.rawValue, pipe.writeEnd.rawValue)
            }
        }

        @Test func surroundingsAreAsAsked() throws {
            try withoutLeftovers { () throws in
                var spawn = shell("pwd; umask; echo $NAME-$HOME")
                spawn.workingDirectory = "/usr"
                spawn.fileModeMask = FilePermissions(rawValue: 0o027)
                spawn.environment = ["NAME=value"]
                #expect(try output(spawn) == "/usr\n0027\nvalue-\n")
            }
        }

        @Test func groupAndSessionAreAsAsked() throws {
            try withoutLeftovers { () throws in
                // pid (comm) state ppid pgrp session
                let show = "read -r p c s q g n rest < /proc/self/stat; echo $p $g $n"
                var spawn = shell("exec sh -c '\(show)'")
                spawn.startsSession = true
                var numbers = try output(spawn).split(whereSeparator: \.isWhitespace)
                #expect(Set(numbers).count == 1)
                spawn.startsSession = false
                spawn.processGroup = 0
                numbers = try output(spawn).split(whereSeparator: \.isWhitespace)
                #expect(numbers[0] == numbers[1] && numbers[1] != numbers[2])
                #expect(numbers[2] == "\(getsid(0))")
            }
        }

        @Test func userAndGroupAreAsAsked() throws {
            guard geteuid() == 0 else { return }
            try withoutLeftovers { () throws in
                var spawn = shell("id -u; id -g; id -G")
                spawn.user = 65534
                spawn.group = 65533
                spawn.supplementaryGroups = [65531, 65532]
                #expect(try output(spawn) == "65534\n65533\n65533 65531 65532\n")
                spawn.executables = ["/nonexistent"]
                #expect(throws: SpawnError(error: KernelError(code: ENOENT), step: .execution)) { _ = try spawn.start() }
            }
        }

        @Test func failuresNameTheirStep() {
            withoutLeftovers {
                var spawn = Spawn("/nonexistent")
                #expect(throws: SpawnError(error: KernelError(code: ENOENT), step: .execution)) { try spawn.start() }
                spawn = Spawn("/etc/passwd")
                #expect(throws: SpawnError(error: KernelError(code: EACCES), step: .execution)) { try spawn.start() }
                spawn = Spawn("/bin/true")
                spawn.workingDirectory = "/nonexistent"
                #expect(throws: SpawnError(error: KernelError(code: ENOENT), step: .workingDirectory)) {
                    try spawn.start()
                }
                spawn = Spawn("/bin/true")
                spawn.passing = [FileDescriptor(rawValue: 4000)]
                #expect(throws: SpawnError(error: KernelError(code: EBADF), step: .preparation)) { try spawn.start() }
                spawn = Spawn("/bin/true", ["a\0b"])
                #expect(throws: SpawnError(error: KernelError(code: EINVAL), step: .parent)) { try spawn.start() }
            }
        }

        @Test func firstTellingErrorOfTheCandidatesCounts() throws {
            try withoutLeftovers { () throws in
                var spawn = Spawn("/nonexistent/a")
                spawn.executables = ["/nonexistent/a", "/etc/passwd", "/nonexistent/b"]
                #expect(throws: SpawnError(error: KernelError(code: EACCES), step: .execution)) { try spawn.start() }
                spawn.executables.append("/bin/true")
                #expect(try spawn.start().waitUntilExit() == .exited(0))
            }
        }

        @Test func pipeSignalIsAtItsDefaultAndOthersStayIgnored() throws {
            try withoutLeftovers { () throws in
                let before = (signal(SIGPIPE, SIG_IGN), signal(SIGUSR2, SIG_IGN))
                defer { _ = (signal(SIGPIPE, before.0), signal(SIGUSR2, before.1)) }
                var spawn = shell("grep SigIgn /proc/self/status")
                let ignored = try output(spawn).split(separator: "\t")[1]
                let mask = try #require(UInt64(ignored.dropLast(), radix: 16))
                #expect(mask & (1 << UInt64(SIGPIPE - 1)) == 0)
                #expect(mask & (1 << UInt64(SIGUSR2 - 1)) != 0)
                spawn.restoresSignals = false
                let kept = try output(spawn).split(separator: "\t")[1]
                #expect(try #require(UInt64(kept.dropLast(), radix: 16)) & (1 << UInt64(SIGPIPE - 1)) != 0)
            }
        }

        @Test func signalMaskIsInheritedOrCleared() throws {
            try withoutLeftovers { () throws in
                var usr1 = sigset_t()
                var old = sigset_t()
                sigemptyset(&usr1)
                sigaddset(&usr1, SIGUSR1)
                pthread_sigmask(SIG_BLOCK, &usr1, &old)
                defer { pthread_sigmask(SIG_SETMASK, &old, nil) }
                // Not through a shell: some clear the mask.
                var spawn = Spawn("/bin/grep", ["SigBlk", "/proc/self/status"])
                spawn.output = .pipe
                #expect(try output(spawn) == "SigBlk:\t0000000000000000\n")
                spawn.clearsSignalMask = false
                let text = try output(spawn)
                let mask = try #require(UInt64(text.split(separator: "\t")[1].dropLast(), radix: 16))
                #expect(mask & (1 << UInt64(SIGUSR1 - 1)) != 0, "\(text)")
            }
        }

        @Test func waitsNoLongerThanAsked() throws {
            try withoutLeftovers { () throws in
                let child = try Spawn("/bin/sleep", ["100"]).start()
                let start = Deadline(after: 0).remaining
                #expect(start == 0)
                #expect(try child.wait(timeout: 20_000_000) == nil)
                #expect(try child.wait(timeout: 0) == nil)
                try child.terminate()
                #expect(try child.wait(timeout: 10_000_000_000) == .signalled(SIGTERM))
                #expect(try child.wait(timeout: 0) == .signalled(SIGTERM))
                try child.kill()
            }
        }

        @Test func outcomeIsTheSameThroughFork() throws {
            try withoutLeftovers { () throws in
                let arguments = try #require(CStrings(["/bin/sh", "-c", "exit 3"]))
                for (path, expected) in [("/bin/sh", Int32(0)), ("/nonexistent", ENOENT), ("/etc/passwd", EACCES)] {
                    for mustFork in [UInt8(0), 1] {
                        let executables = try #require(CStrings([path]))
                        var spawn = Processes.rawSpawn()
                        spawn.executables = executables.constantPointers
                        spawn.arguments = arguments.argumentPointers
                        spawn.close_others = 1
                        spawn.must_fork = mustFork
                        spawn.wants_handle = 1
                        let process = try Processes.spawn(&spawn)
                        #expect(spawn.failure == expected)
                        if expected == 0 {
                            #expect(spawn.handle >= 0)
                            #expect(try !Inheritance.isInheritable(spawn.handle))
                            closeAll(spawn.handle)
                            #expect(try Processes.wait(process).status >> 8 == 3)
                        } else {
                            #expect(spawn.failed_step == Int32(CDESCRIPTORS_STEP_EXECUTE.rawValue))
                            #expect(failure { () throws(KernelError) in _ = try Processes.wait(process) } == ECHILD)
                        }
                    }
                }
            }
        }

        /// The form that a script's subprocess module reads.
        @Test(arguments: [UInt8(0), 1])
        func reportPipeTellsErrnoAndStep(_ mustFork: UInt8) throws {
            try withoutLeftovers { () throws in
                let arguments = try #require(CStrings(["x"]))
                let executables = try #require(CStrings(["/nonexistent"]))
                let report = try Creation.pipe()
                var spawn = Processes.rawSpawn()
                spawn.executables = executables.constantPointers
                spawn.arguments = arguments.argumentPointers
                spawn.close_others = 1
                spawn.must_fork = mustFork
                spawn.report = report.write
                spawn.report_reader = report.read
                let process = try Processes.spawn(&spawn)
                closeAll(report.write)
                #expect(try Kernel.readText(report.read) == "OSError:2:")
                #expect(try Processes.wait(process).status >> 8 == 255)
                closeAll(report.read)
            }
        }

        /// Run in a process of its own, whose first three descriptors can be taken apart.
        @Test func swapsStreamsOnTheirOwnPlaces() async {
            await #expect(processExitsWith: .exitCode(42)) {
                let first = try Creation.memoryFile(name: "first")
                let second = try Creation.memoryFile(name: "second")
                _ = try Kernel.write(first, text: "first\n")
                _ = try Kernel.seek(first, 0, SEEK_SET)
                _ = try Creation.duplicate(second, onto: 0, inheritable: true)
                _ = try Creation.duplicate(first, onto: 1, inheritable: true)
                try Kernel.close(2)
                var spawn = Spawn("/bin/sh", ["-c", "read line; echo got $line; echo error >&2"])
                spawn.input = .descriptor(FileDescriptor(rawValue: 1))
                spawn.output = .descriptor(FileDescriptor(rawValue: 0))
                spawn.error = .descriptor(FileDescriptor(rawValue: 0))
                guard try spawn.start().waitUntilExit() == .exited(0) else { exit(1) }
                _ = try Kernel.seek(second, 0, SEEK_SET)
                exit(try Kernel.readText(second) == "got first\nerror\n" ? 42 : 2)
            }
        }

        @Test func worksWithClosedStreams() async {
            await #expect(processExitsWith: .exitCode(42)) {
                for stream in Int32(0)...2 { try Kernel.close(stream) }
                var spawn = Spawn("/bin/sh", ["-c", "read line; echo got $line; echo error >&2"])
                spawn.input = .pipe
                spawn.output = .pipe
                spawn.error = .pipe
                let result = try spawn.start().communicate(Array("text\n".utf8))
                guard result.output == Array("got text\n".utf8), result.error == Array("error\n".utf8) else { exit(1) }
                spawn.executables = ["/nonexistent"]
                do throws(SpawnError) {
                    _ = try spawn.start()
                    exit(3)
                } catch {
                    exit(error.error.code == ENOENT && openDescriptors().keys.allSatisfy { $0 > 2 } ? 42 : 4)
                }
            }
        }

        @Test func posixSpawnTakesFileActions() throws {
            try withoutLeftovers { () throws in
                let pipe = try Creation.pipe()
                let arguments = try #require(CStrings(["sh", "-c", "echo hello"]))
                let environment = try #require(CStrings(["PATH=/bin:/usr/bin"]))
                let actions = [FileAction(kind: 2, descriptor: pipe.write, target: 1, flags: 0, mode: 0, path: nil)]
                let process = try actions.withUnsafeBufferPointer { actions in
                    try "sh".withCString { path in
                        var spawn = RawPosixSpawn()
                        spawn.path = path
                        spawn.arguments = arguments.argumentPointers
                        spawn.environment = environment.argumentPointers
                        spawn.actions = actions.baseAddress
                        spawn.action_count = actions.count
                        spawn.searches_path = 1
                        spawn.process_group = -1
                        spawn.scheduler_policy = -1
                        return try Processes.posixSpawn(spawn)
                    }
                }
                closeAll(pipe.write)
                #expect(try Processes.wait(process).status == 0)
                #expect(try Kernel.readText(pipe.read) == "hello\n")
                closeAll(pipe.read)
            }
        }

        @Test func nothingIsLeftWhenAParentCallFails() throws {
            func attempt(_ context: KernelContext) throws {
                var spawn = Spawn("/bin/cat")
                spawn.input = .pipe
                spawn.output = .pipe
                spawn.error = .null
                let child = try spawn.start(context)
                do throws(KernelError) {
                    #expect(try child.communicate([1, 2, 3], context).output == [1, 2, 3])
                } catch {
                    try child.kill()
                    try child.waitUntilExit()
                    throw error
                }
            }
            let counting = KernelFaults(failure: 0)
            try withoutLeftovers { try attempt(.with(counting)) }
            for call in 0..<counting.callCount {
                withoutLeftovers("call \(call)") {
                    let faults = KernelFaults(failingCall: call, failure: EIO)
                    #expect(throws: (any Error).self) { try attempt(.with(faults)) }
                }
            }
            #expect(failure { () throws(KernelError) in _ = try Processes.wait(-1, options: WNOHANG) } == ECHILD)
        }
    }
}
