import Descriptors
import TaipanRuntime

/// `select.epoll`: an epoll descriptor, closed with its last reference.
final class EpollObject: Payload {
    /// -1: closed.
    @exclusivity(unchecked) fileprivate(set) var descriptor: Int32
    private let context: ModuleContext

    init(_ vm: VM, _ descriptor: Int32) {
        self.descriptor = descriptor
        context = vm.modules
    }

    deinit {
        if descriptor >= 0 { try? context.table.close(descriptor, at: .unknown) }
    }

    func close(_ vm: VM) throws(ScriptException) {
        guard descriptor >= 0 else { return }
        let number = descriptor
        descriptor = -1
        try vm.kernel({ () throws(KernelError) in try context.table.close(number, at: context.origin(vm)) })
    }

    fileprivate func control(_ vm: VM, _ operation: Int32, _ number: Int32, _ events: UInt32) throws(ScriptException) -> Value {
        try vm.kernel({ () throws(KernelError) in
            try Readiness.epollControl(descriptor, operation: operation, number, events: events, data: UInt64(number), context.kernel)
        })
        return .none
    }

    /// Most events that one call asks the kernel for; more of them come with the next.
    private static let largestBatch = 1 << 16

    fileprivate func poll(_ vm: VM, timeout: Int64?, maximum: Int) throws(ScriptException) -> Value {
        let events = UnsafeMutableBufferPointer<EpollEvent>.allocate(capacity: min(maximum, Self.largestBatch))
        defer { events.deallocate() }
        let count = try vm.kernel({ () throws(KernelError) in
            try Readiness.epollWait(descriptor, events, until: Deadline(after: timeout), context.kernel)
        })
        let result = vm.makeList(capacity: count)
        for event in events[..<count] {
            let mark = vm.mark
            result.append(vm.makeTuple(Value(Int32(truncatingIfNeeded: event.data)), Value(smallInt: Int(event.events))))
            vm.drain(to: mark)
        }
        return Value(result)
    }
}

enum EpollType {
    private static let add: Int32 = 1, remove: Int32 = 2, change: Int32 = 3
    private static let defaultEvents: UInt32 = UInt32(POLLIN | POLLPRI | POLLOUT)
    private static let defaultMaximum = 1023

    static let declaration = TypeDeclaration(
        "select.epoll", "An object that waits for many descriptors at once.\n\nsizehint must be a positive integer or -1 for the default size. The size\nis only a hint; the descriptor is private to this process.",
        kind: .payload, methods: methods, classMethods: [
            Builtin("fromfd", "(cls, fd, /)", "Makes an epoll object of an open epoll descriptor.") { (vm, a) throws(ScriptException) in
                let number = try vm.cInt(a[1])
                guard vm.isType(a[0]) else { return .none }
                if vm.modules.table.record(of: number) == nil { vm.modules.table.adopt(number, kind: .epoll, at: vm.modules.origin(vm)) }
                return vm.makeObject(a[0].type_, payload: EpollObject(vm, number))
            },
        ], staticMethods: [
            Builtin("__new__", "(cls, sizehint=-1, flags=0)", "Create an epoll descriptor.") { (vm, a) throws(ScriptException) in
                guard vm.isType(a[0]), let type = vm.modules.system.epollType, vm.isSubtype(a[0].type_, type) else {
                    throw vm.typeError("select.epoll.__new__(X): X is not a subtype of select.epoll")
                }
                let sizeHint = try vm.cInt(a[1]), flags = try vm.cInt(a[2])
                guard sizeHint == -1 || sizeHint > 0 else { throw vm.valueError("negative sizehint") }
                guard flags & ~O_CLOEXEC == 0 else { throw vm.raise(.osError, "invalid flags") }
                let context = vm.modules
                let number = try vm.kernel({ () throws(KernelError) in try context.table.epoll(at: context.origin(vm)) })
                return vm.makeObject(a[0].type_, payload: EpollObject(vm, number))
            },
        ], attributes: [
            Attribute("closed", "Tells whether close() was called.") { (vm, object) throws(ScriptException) in
                Value(try expect(vm, object, "closed").descriptor < 0)
            },
        ])

    private static let methods: [Builtin] = [
        Builtin("close", "(self, /)", "Closes the descriptor; a second call does nothing.") { (vm, a) throws(ScriptException) in
            try expect(vm, a[0], "close").close(vm)
            return .none
        },
        Builtin("fileno", "(self, /)", "Number of the epoll descriptor itself.") { (vm, a) throws(ScriptException) in
            Value(try expectOpen(vm, a[0], "fileno").descriptor)
        },
        Builtin("register", "(self, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT)", "Waits for these events of fd from now on; OSError if fd is known already.") { (vm, a) throws(ScriptException) in
            let epoll = try expect(vm, a[0], "register")
            let number = try vm.descriptor(a[1]), events = try a[2].isUnset ? defaultEvents : vm.bitMask(a[2])
            _ = try expectOpen(vm, a[0], "register")
            return try epoll.control(vm, add, number, events)
        },
        Builtin("modify", "(self, fd, eventmask)", "Changes the events of fd; OSError if fd is not known.") { (vm, a) throws(ScriptException) in
            let epoll = try expect(vm, a[0], "modify")
            let number = try vm.descriptor(a[1]), events = try vm.bitMask(a[2])
            _ = try expectOpen(vm, a[0], "modify")
            return try epoll.control(vm, change, number, events)
        },
        Builtin("unregister", "(self, fd)", "Waits for fd no longer.") { (vm, a) throws(ScriptException) in
            let epoll = try expect(vm, a[0], "unregister")
            let number = try vm.descriptor(a[1])
            _ = try expectOpen(vm, a[0], "unregister")
            return try epoll.control(vm, remove, number, 0)
        },
        Builtin("poll", "(self, timeout=None, maxevents=-1)", """
            Waits until something happens and lists pairs (fd, events).

            The timeout is in seconds, None or -1 without end.
            """) { (vm, a) throws(ScriptException) in
            let epoll = try expect(vm, a[0], "poll")
            let maximum = Int(try vm.cInt(a[2]))
            let timeout = try vm.timeout(a[1], unit: 1_000_000_000, expected: "an integer")
            if let timeout, timeout / 1_000_000 > Int64(Int32.max) { throw vm.raise(.overflowError, "timeout is too large") }
            guard maximum > 0 || maximum == -1 else { throw vm.valueError("maxevents must be greater than 0, got \(maximum)") }
            _ = try expectOpen(vm, a[0], "poll")
            return try epoll.poll(vm, timeout: timeout, maximum: maximum == -1 ? defaultMaximum : maximum)
        },
        Builtin("__enter__", "(self, /)", "") { (vm, a) throws(ScriptException) in
            _ = try expectOpen(vm, a[0], "__enter__")
            return a[0]
        },
        Builtin("__exit__", "(self, exc_type=None, exc_value=None, exc_tb=None, /)", "") { (vm, a) throws(ScriptException) in
            try vm.callMethod(a[0], vm.intern("close"))
        },
    ]

    private static func expect(_ vm: VM, _ value: Value, _ method: StaticString) throws(ScriptException) -> EpollObject {
        guard let epoll = value.payload(as: EpollObject.self) else {
            throw vm.typeError("descriptor '\(method)' for 'select.epoll' objects doesn't apply to a '\(vm.typeName(value))' object")
        }
        return epoll
    }

    /// To be asked after the script's `fileno` has run: it may have closed the object.
    private static func expectOpen(_ vm: VM, _ value: Value, _ method: StaticString) throws(ScriptException) -> EpollObject {
        let epoll = try expect(vm, value, method)
        guard epoll.descriptor >= 0 else { throw vm.valueError("I/O operation on closed epoll object") }
        return epoll
    }
}
