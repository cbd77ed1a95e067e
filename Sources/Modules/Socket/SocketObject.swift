import Descriptors
import TaipanRuntime

/// `_socket.socket`: a descriptor, what kind of socket it is, and how long its calls wait.
///
/// A socket with a timeout is in non-blocking mode: its calls are tried at once, and tried again when poll(2) says that they can go on.
/// The transfers carry MSG_DONTWAIT then, because a copy of the descriptor may have made the socket blocking again.
final class SocketObject: Payload {
    /// -1: closed.
    @exclusivity(unchecked) private(set) var descriptor: Int32 = -1
    @exclusivity(unchecked) private(set) var family: Int32 = 0
    @exclusivity(unchecked) private(set) var type: Int32 = 0
    @exclusivity(unchecked) private(set) var protocolNumber: Int32 = 0
    /// Nanoseconds; 0: non-blocking; -1: without end.
    @exclusivity(unchecked) private(set) var timeout: Int64 = -1
    /// The script object that carries this, borrowed: it lives as long as this does.
    @exclusivity(unchecked) var object = Value.unset
    let context: ModuleContext

    init(_ vm: VM) { context = vm.modules }

    /// ResourceWarning, then the end of the descriptor.
    override func finalize(_ vm: VM) {
        guard descriptor >= 0 else { return }
        vm.warnUnclosed(object, kind: "")
        closeQuietly(at: context.origin(vm))
    }

    deinit { closeQuietly(at: .unknown) }

    private func closeQuietly(at origin: DescriptorOrigin) {
        guard descriptor >= 0 else { return }
        let number = descriptor
        descriptor = -1
        try? context.table.close(number, at: origin)
    }

    // MARK: Opening and closing

    /// A new private socket.
    func open(_ vm: VM, family: Int32, type: Int32, protocolNumber: Int32) throws(ScriptException) {
        let number = try vm.kernel({ () throws(KernelError) in
            try context.table.socket(family: family, type: type, protocol: protocolNumber, at: context.origin(vm))
        })
        try take(vm, number, family: family, type: type, protocolNumber: protocolNumber, isOurs: true)
    }

    /// A descriptor that is a socket already; its flags stay. Whatever of the numbers is -1 is asked from the kernel.
    func adopt(_ vm: VM, _ number: Int32, family: Int32, type: Int32, protocolNumber: Int32) throws(ScriptException) {
        guard number >= 0 else { throw vm.valueError("negative file descriptor") }
        let kernel = context.kernel
        var family = family, type = type, protocolNumber = protocolNumber
        do throws(KernelError) {
            let address = try Sockets.address(of: number, kernel)
            if family == -1 { family = address.family }
        } catch {
            if family == -1 || error.code == EBADF || error.code == ENOTSOCK || error.isInterruption { throw vm.raise(error) }
        }
        try vm.kernel({ () throws(KernelError) in
            if type == -1 { type = try Sockets.option(of: number, level: SOL_SOCKET, SO_TYPE, kernel) }
            if protocolNumber == -1 {
                protocolNumber = try Sockets.protocolOption.map { (option) throws(KernelError) in try Sockets.option(of: number, level: SOL_SOCKET, option, kernel) } ?? 0
            }
        })
        if context.table.record(of: number) == nil { context.table.adopt(number, kind: .socket, at: context.origin(vm)) }
        try take(vm, number, family: family, type: type, protocolNumber: protocolNumber, isOurs: false)
    }

    /// Fills the object in; what it had open before is closed.
    func take(_ vm: VM, _ number: Int32, family: Int32, type: Int32, protocolNumber: Int32, isOurs: Bool) throws(ScriptException) {
        let wanted = type & Sockets.nonblockingFlag != 0 ? 0 : try vm.socketState().defaultTimeout
        if wanted >= 0 {
            do throws(KernelError) { try Kernel.setBlocking(number, false, context.kernel) } catch {
                if isOurs { try? context.table.close(number, at: context.origin(vm)) }
                throw vm.raise(error)
            }
        }
        if descriptor != number { closeQuietly(at: context.origin(vm)) }
        descriptor = number
        self.family = family
        self.type = type & ~(Sockets.nonblockingFlag | Sockets.closeOnExecFlag)
        self.protocolNumber = protocolNumber
        timeout = wanted
    }

    func close(_ vm: VM) throws(ScriptException) {
        guard descriptor >= 0 else { return }
        let number = descriptor
        descriptor = -1
        do throws(KernelError) { try context.table.close(number, at: context.origin(vm)) } catch {
            // The peer has gone already: nothing is lost by that.
            if error.code != ECONNRESET { throw vm.raise(error) }
        }
    }

    /// The descriptor, which is the caller's from now on.
    func detach() -> Int32 {
        let number = descriptor
        descriptor = -1
        return number
    }

    func setTimeout(_ vm: VM, _ nanoseconds: Int64) throws(ScriptException) {
        timeout = nanoseconds
        try vm.kernel({ () throws(KernelError) in try Kernel.setBlocking(descriptor, nanoseconds < 0, context.kernel) })
    }

    // MARK: Waiting

    /// Waits until the socket has one of `events`; TimeoutError at the deadline.
    func wait(_ vm: VM, _ events: Int16, until deadline: Deadline) throws(ScriptException) {
        let isReady = try vm.kernel({ () throws(KernelError) in try Readiness.wait(for: descriptor, events, until: deadline, context.kernel) })
        if !isReady { throw vm.raise(.timeoutError, "timed out") }
    }

    /// Flags that a transfer carries beside the script's.
    @inline(__always)
    var transferFlags: Int32 { timeout > 0 ? Int32(MSG_DONTWAIT) : 0 }

    /// Makes a transfer in the socket's way of waiting. `call` may run several times.
    @inline(__always)
    func transfer<Result>(_ vm: VM, _ events: Int16, _ call: () throws(KernelError) -> Result) throws(ScriptException) -> Result {
        do throws(KernelError) { return try call() } catch {
            guard timeout > 0, error.code == EAGAIN else { throw vm.raise(error) }
        }
        let deadline = Deadline(after: timeout)
        while true {
            try wait(vm, events, until: deadline)
            do throws(KernelError) { return try call() } catch {
                guard error.code == EAGAIN else { throw vm.raise(error) }
            }
            if deadline.isPast { throw vm.raise(.timeoutError, "timed out") }
        }
    }

    // MARK: Connections

    /// A private descriptor for the next connection, and the peer. The listener's mode is not passed on.
    func accept(_ vm: VM) throws(ScriptException) -> (descriptor: Int32, peer: SocketAddress) {
        // accept4(2) has no flag that keeps it from waiting: only poll(2) keeps the time.
        let deadline = Deadline(after: timeout)
        while true {
            if timeout > 0 { try wait(vm, Readiness.readable, until: deadline) }
            do throws(KernelError) {
                let connection = try context.table.accept(descriptor, at: context.origin(vm))
                context.table.setTarget(of: connection.descriptor, connection.peer.description)
                return connection
            } catch {
                guard timeout > 0, error.code == EAGAIN else { throw vm.raise(error) }
            }
        }
    }

    /// connect(2), waiting as long as the timeout allows.
    ///
    /// - Returns: an errno; EAGAIN when the time was up.
    func connect(_ vm: VM, _ address: SocketAddress) throws(ScriptException) -> Int32 {
        let kernel = context.kernel
        let target = descriptor
        do throws(KernelError) {
            try Sockets.connect(target, address, until: Deadline(after: timeout < 0 ? nil : 0), kernel)
            context.table.setTarget(of: target, address.description)
            return 0
        } catch {
            if error.isInterruption { throw vm.raise(error) }
            guard timeout > 0, error.code == EINPROGRESS else { return error.code }
        }
        do throws(KernelError) {
            guard try Readiness.wait(for: target, Readiness.writable, until: Deadline(after: timeout), kernel) else { return EAGAIN }
            let reason = try Sockets.option(of: target, level: SOL_SOCKET, SO_ERROR, kernel)
            guard reason == 0 || reason == EISCONN else { return reason }
            context.table.setTarget(of: target, address.description)
            return 0
        } catch {
            if error.isInterruption { throw vm.raise(error) }
            return error.code
        }
    }
}

extension VM {
    /// The socket that a script object carries; TypeError for others.
    @inline(__always)
    func socket(_ value: Value, _ method: StaticString) throws(ScriptException) -> SocketObject {
        if value.isObject(of: .payload) {
            let carried = value.payload.pointee.payload._withUnsafeGuaranteedRef { $0 }
            if Swift.type(of: carried) == SocketObject.self { return unsafeDowncast(carried, to: SocketObject.self) }
        }
        throw typeError("descriptor '\(method)' for '_socket.socket' objects doesn't apply to a '\(typeName(value))' object")
    }

    /// A script object of `type` with a closed socket.
    func makeSocket(_ type: TypePointer) -> (value: Value, socket: SocketObject) {
        let socket = SocketObject(self)
        let value = makeObject(type, payload: socket)
        socket.object = value
        return (value, socket)
    }
}
