import Descriptors
import TaipanRuntime

/// `select.poll`: the descriptors that are waited for, in the order of their registration.
final class PollObject: Payload {
    /// As poll(2) takes them; entries that were taken out have the number -1, which the kernel passes over.
    @exclusivity(unchecked) private var entries: [pollfd] = []
    @exclusivity(unchecked) private var positions: [Int32: Int] = [:]
    @exclusivity(unchecked) private var isPolling = false

    func register(_ number: Int32, _ events: UInt16) {
        if modify(number, events) { return }
        positions[number] = entries.count
        entries.append(pollfd(fd: number, events: Int16(bitPattern: events), revents: 0))
    }

    /// False when the number is not registered.
    func modify(_ number: Int32, _ events: UInt16) -> Bool {
        guard let position = positions[number] else { return false }
        entries[position].events = Int16(bitPattern: events)
        return true
    }

    func unregister(_ number: Int32) -> Bool {
        guard let position = positions.removeValue(forKey: number) else { return false }
        entries[position].fd = -1
        if entries.count > 16, entries.count > positions.count * 2 {
            entries.removeAll { $0.fd < 0 }
            for (index, entry) in entries.enumerated() { positions[entry.fd] = index }
        }
        return true
    }

    /// Pairs of number and events. Other threads may register meanwhile: the kernel works on a copy.
    func poll(_ vm: VM, timeout: Int64?) throws(ScriptException) -> Value {
        guard !isPolling else { throw vm.raise(.runtimeError, "concurrent poll() invocation") }
        isPolling = true
        defer { isPolling = false }
        var watched = entries
        let count = try vm.kernel({ () throws(KernelError) in
            try Readiness.poll(&watched, until: Deadline(after: timeout), vm.modules.kernel)
        })
        let result = vm.makeList(capacity: count)
        if count == 0 { return Value(result) }
        for entry in watched where entry.revents != 0 {
            let mark = vm.mark
            result.append(vm.makeTuple(Value(entry.fd), Value(smallInt: Int(UInt16(bitPattern: entry.revents)))))
            vm.drain(to: mark)
        }
        return Value(result)
    }
}

enum PollType {
    private static let defaultEvents = UInt16(POLLIN | POLLPRI | POLLOUT)

    static let declaration = TypeDeclaration(
        "select.poll", "", kind: .payload, flags: [.notInstantiable],
        methods: [
            Builtin("register", "(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /)", "Waits for these events of fd from now on.") { (vm, a) throws(ScriptException) in
                let poll = try expect(vm, a[0], "register")
                let number = try vm.descriptor(a[1])
                poll.register(number, try events(vm, a[2]))
                return .none
            },
            Builtin("modify", "(self, fd, eventmask, /)", "Changes the events of fd; OSError if fd is not known.") { (vm, a) throws(ScriptException) in
                let poll = try expect(vm, a[0], "modify")
                let number = try vm.descriptor(a[1])
                guard poll.modify(number, try events(vm, a[2])) else { throw vm.osError(errno: ENOENT) }
                return .none
            },
            Builtin("unregister", "(self, fd, /)", "Waits for fd no longer; KeyError if it is not known.") { (vm, a) throws(ScriptException) in
                let poll = try expect(vm, a[0], "unregister")
                let number = try vm.descriptor(a[1])
                guard poll.unregister(number) else { throw vm.raise(.keyError, argument: Value(number)) }
                return .none
            },
            Builtin("poll", "(self, timeout=None, /)", """
                Waits until something happens and lists pairs (fd, events).

                The timeout is in milliseconds, None without end.
                """) { (vm, a) throws(ScriptException) in
                let poll = try expect(vm, a[0], "poll")
                return try poll.poll(vm, timeout: try vm.pollTimeout(a[1]))
            },
        ])

    private static func expect(_ vm: VM, _ value: Value, _ method: StaticString) throws(ScriptException) -> PollObject {
        guard let poll = value.payload(as: PollObject.self) else {
            throw vm.typeError("descriptor '\(method)' for 'select.poll' objects doesn't apply to a '\(vm.typeName(value))' object")
        }
        return poll
    }

    /// A C `unsigned short`.
    private static func events(_ vm: VM, _ value: Value) throws(ScriptException) -> UInt16 {
        if value.isUnset { return defaultEvents }
        let whole = try vm.indexValue(value)
        guard let number = vm.bigValue(whole), number >= 0 else { throw vm.valueError("value must be positive") }
        guard let result = UInt16(exactly: number) else { throw vm.raise(.overflowError, "Python int too large for C unsigned short") }
        return result
    }
}
