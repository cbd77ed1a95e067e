import Descriptors
import Testing

extension DescriptorsTests {
    @Suite struct TableTests {
        private let here = DescriptorOrigin(rawValue: 0x1_0000_0003)
        private let there = DescriptorOrigin(rawValue: 0x2_0000_0009)

        @Test func keepsWhatWasOpenedWhereAndClosedWhere() throws {
            try withoutLeftovers { () throws in
                let table = DescriptorTable()
                let number = try table.open("/dev/null", O_RDONLY, at: here)
                let record = try #require(table.record(of: number))
                #expect(record.kind == .file && record.target == "/dev/null" && record.openedAt == here)
                #expect(!record.isInheritable && !record.isAdopted)
                #expect(table.openCount == 1)
                try table.close(number, at: there)
                #expect(table.record(of: number) == nil)
                let closing = try #require(table.lastClosing(of: number))
                #expect(closing.descriptor.target == "/dev/null" && closing.descriptor.openedAt == here)
                #expect(closing.closedAt == there && !closing.closedElsewhere)
                #expect(table.openCount == 0)
                #expect(failure { () throws(KernelError) in try table.close(number, at: there) } == EBADF)
            }
        }

        @Test func noticesNumbersThatWereClosedElsewhere() throws {
            try withoutLeftovers { () throws in
                let table = DescriptorTable()
                let first = try table.open("/dev/null", O_RDONLY, at: here)
                try Kernel.close(first)
                let second = try table.open("/dev/zero", O_RDONLY, at: there)
                #expect(first == second)
                #expect(try #require(table.lastClosing(of: first)).closedElsewhere)
                #expect(table.record(of: second)?.target == "/dev/zero")
                #expect(table.openCount == 1)
                try table.close(second, at: there)
            }
        }

        @Test func keepsTheLastClosings() throws {
            try withoutLeftovers { () throws in
                let table = DescriptorTable()
                for turn in 0..<200 {
                    let origin = DescriptorOrigin(rawValue: UInt64(turn))
                    let number = try table.open(turn % 2 == 0 ? "/dev/null" : "/dev/zero", O_RDONLY, at: origin)
                    try table.close(number, at: origin)
                }
                let closings = table.recentClosings()
                #expect(closings.count == DescriptorTable.closingHistory)
                #expect(closings.map(\.closedAt.rawValue) == (136..<200).map { UInt64($0) })
                #expect(closings.last?.descriptor.target == "/dev/zero")
            }
        }

        @Test func copiesShareTheTarget() throws {
            try withoutLeftovers { () throws in
                let table = DescriptorTable()
                let number = try table.open("/dev/null", O_RDONLY, at: here)
                let copy = try table.duplicate(number, at: there)
                #expect(table.record(of: copy)?.target == "/dev/null")
                #expect(table.record(of: copy)?.openedAt == there)
                let fixed = try table.duplicate(number, onto: 500, inheritable: true, at: there)
                #expect(fixed == 500 && table.record(of: 500)?.isInheritable == true)
                let again = try table.duplicate(number, onto: 500, inheritable: false, at: here)
                #expect(table.record(of: again)?.isInheritable == false)
                #expect(table.openCount == 3)
                #expect(try table.duplicate(500, onto: 500, inheritable: true, at: there) == 500)
                #expect(table.record(of: 500)?.openedAt == here)
                try [number, copy, fixed].forEach { try table.close($0, at: there) }
            }
        }

        @Test func countsToItsLimit() throws {
            try withoutLeftovers { () throws in
                let table = DescriptorTable(limit: 3)
                let pipe = try table.pipe(at: here)
                #expect(failure { () throws(KernelError) in _ = try table.pipe(at: here) } == EMFILE)
                let number = try table.open("/dev/null", O_RDONLY, at: here)
                #expect(failure { () throws(KernelError) in
                    _ = try table.open("/dev/null", O_RDONLY, at: here)
                } == EMFILE)
                #expect(try table.duplicate(pipe.read, onto: number, inheritable: false, at: here) == number)
                table.adopt(900, at: here)
                #expect(table.openCount == 3)
                table.forget(900, at: here)
                try [pipe.read, pipe.write, number].forEach { try table.close($0, at: there) }
                #expect(table.openCount == 0)
            }
        }

        @Test func asksForPermission() throws {
            try withoutLeftovers { () throws in
                let table = DescriptorTable()
                table.grant = { _, kind, target, _ in
                    guard kind == DescriptorKind.file.rawValue, let target else { return EPERM }
                    return String(cString: target).hasPrefix("/dev/") ? 0 : EACCES
                }
                let number = try table.open("/dev/null", O_RDONLY, at: here)
                try table.close(number, at: here)
                #expect(failure { () throws(KernelError) in _ = try table.open("/etc", O_RDONLY, at: here) } == EACCES)
                #expect(failure { () throws(KernelError) in _ = try table.pipe(at: here) } == EPERM)
                #expect(failure { () throws(KernelError) in _ = try table.epoll(at: here) } == EPERM)
                #expect(failure { () throws(KernelError) in _ = try table.duplicate(0, at: here) } == EPERM)
            }
        }

        @Test func saysWhatAChildWouldInherit() throws {
            try withoutLeftovers { () throws in
                let table = DescriptorTable()
                let pipe = try table.pipe(at: here)
                let raw = try table.pipe(flags: 0, at: here)
                #expect(table.inheritedByChild().map(\.number) == [0, 1, 2])
                #expect(table.inheritedByChild(closingOthers: false).map(\.number) == [0, 1, 2, raw.read, raw.write])
                #expect(table.inheritedByChild(passing: [pipe.read]).map(\.number) == [0, 1, 2, pipe.read])
                try table.setInheritable(pipe.write, true)
                #expect(table.record(of: pipe.write)?.isInheritable == true)
                try table.setInheritable(raw.read, false)
                #expect(
                    table.inheritedByChild(closingOthers: false).map(\.number).sorted()
                        == [0, 1, 2, pipe.write, raw.write].sorted())
                table.closeLeaks()
            }
        }

        @Test func reportsLeaksAndClosesThem() throws {
            try withoutLeftovers { () throws in
                let table = DescriptorTable()
                let adopted = try Creation.open("/dev/null", O_RDONLY)
                table.adopt(adopted, kind: .file)
                let number = try table.open("/dev/null", O_RDONLY, at: here)
                let counter = try table.eventCounter(initial: 0, flags: 0, at: .unknown)
                let lines = table.leakReport { $0 == here ? "main.py:3" : nil }
                #expect(lines == [
                    "\(number): file /dev/null, opened at main.py:3", "\(counter): event counter, inheritable",
                ])
                #expect(table.closeLeaks().map(\.number) == [number, counter])
                #expect(table.leaks().isEmpty && table.openCount == 0)
                #expect(openDescriptors()[adopted] == false)
                closeAll(adopted)
            }
        }

        @Test func closesRanges() throws {
            try withoutLeftovers { () throws in
                let table = DescriptorTable()
                for number in [Int32(600), 605, 610] {
                    _ = try table.duplicate(0, onto: number, inheritable: false, at: here)
                }
                table.closeRange(600, 610, at: there)
                #expect(table.record(of: 605) == nil && table.record(of: 610) != nil)
                #expect(table.lastClosing(of: 605)?.closedAt == there)
                table.closeRange(610, .max, at: there)
                #expect(table.openCount == 0)
            }
        }

        /// A number far up costs a page of the table, not everything below it.
        @Test func takesNumbersFarUp() {
            withoutLeftovers {
                let table = DescriptorTable()
                table.adopt(.max, kind: .file)
                table.adopt(-1)
                #expect(table.record(of: .max)?.kind == .file)
                #expect(table.openRecords().map(\.number) == [0, 1, 2, .max])
            }
        }

        @Test func everyMakerKeepsARecord() throws {
            try withoutLeftovers { () throws in
                let table = DescriptorTable()
                let pair = try table.socketPair(family: AF_UNIX, type: Sockets.streamType, at: here)
                let terminal = try table.pseudoTerminal(at: here)
                let numbers: [(Int32, DescriptorKind)] = [
                    (try table.socket(family: AF_INET, type: Sockets.datagramType, at: here), .socket),
                    (pair.0, .socket), (pair.1, .socket), (try table.epoll(at: here), .epoll),
                    (try table.eventCounter(initial: 0, flags: O_CLOEXEC, at: here), .eventCounter),
                    (try table.timer(clock: CLOCK_MONOTONIC, flags: 0, at: here), .timer),
                    (try table.memoryFile(name: "name", flags: 1, at: here), .memoryFile),
                    (try table.processHandle(process: getpid(), at: here), .processHandle),
                    (try table.open("/", O_RDONLY | O_DIRECTORY, at: here), .directory),
                    (terminal.controller, .terminal), (terminal.terminal, .terminal),
                ]
                for (number, kind) in numbers {
                    #expect(table.record(of: number)?.kind == kind)
                    #expect(try Inheritance.isInheritable(number) == table.record(of: number)?.isInheritable)
                }
                #expect(table.openCount == numbers.count)
                table.closeLeaks()
            }
        }

        @Test func receivedDescriptorsBeyondTheLimitAreClosed() throws {
            try withoutLeftovers { () throws in
                let table = DescriptorTable(limit: 3)
                let pair = try table.socketPair(family: AF_UNIX, type: Sockets.streamType, at: here)
                func receive() throws -> [Int32] {
                    var byte: UInt8 = 0
                    return try withUnsafeMutablePointer(to: &byte) { pointer in
                        var vectors = [iovec(iov_base: UnsafeMutableRawPointer(pointer), iov_len: 1)]
                        return try vectors.withUnsafeMutableBufferPointer {
                            try table.receiveMessage(pair.1, $0, controlSize: 256, at: there)
                        }.control.flatMap(\.descriptors)
                    }
                }
                _ = try Sockets.send(pair.0, descriptors: [0], with: [1])
                let received = try receive()
                #expect(received.count == 1 && table.record(of: received[0])?.kind == .received)
                _ = try Sockets.send(pair.0, descriptors: [0, 1], with: [1])
                #expect(throws: KernelError(code: EMFILE)) { try receive() }
                table.closeLeaks()
            }
        }
    }
}
