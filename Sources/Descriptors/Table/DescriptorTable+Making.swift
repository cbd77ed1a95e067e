import CDescriptors

/// The makers: permission, the kernel's call, the record.
extension DescriptorTable {
    /// See `Creation.open`. O_DIRECTORY makes it a directory in reports.
    public func open(
        _ path: UnsafePointer<CChar>, _ flags: Int32, mode: UInt32 = 0o777, in directory: Int32 = Kernel.currentDirectory,
        at origin: DescriptorOrigin
    ) throws(KernelError) -> Int32 {
        let kind: DescriptorKind = flags & O_DIRECTORY == 0 ? .file : .directory
        try admit(kind, target: path, flags: flags)
        let number = try Creation.open(path, flags, mode: mode, in: directory, context)
        record(number, kind, target: path, at: origin)
        return number
    }

    /// Closes a number, known or not. The record goes first; see the type's comment.
    public func close(_ number: Int32, at origin: DescriptorOrigin) throws(KernelError) {
        forget(number, at: origin)
        try Kernel.close(number, context)
    }

    /// Closes the numbers from `first` up to, not including, `end`, known or not; errors are passed over.
    public func closeRange(_ first: Int32, _ end: Int32, at origin: DescriptorOrigin) {
        let first = max(first, 0)
        guard first < end else { return }
        slots.forEachOpen(in: Int(first)..<Int(end)) { number, _ in forget(number, at: origin) }
        Kernel.closeRange(first, end, context)
    }

    /// A private copy on the lowest free number from `minimum` on.
    public func duplicate(
        _ number: Int32, from minimum: Int32 = 0, at origin: DescriptorOrigin
    ) throws(KernelError) -> Int32 {
        try admit(.copy)
        let copy = try Creation.duplicate(number, from: minimum, context)
        recordCopy(copy, of: number, isInheritable: false, at: origin)
        return copy
    }

    /// An inheritable copy (F_DUPFD).
    public func duplicateInheritable(
        _ number: Int32, from minimum: Int32 = 0, at origin: DescriptorOrigin
    ) throws(KernelError) -> Int32 {
        try admit(.copy)
        let copy = try Creation.duplicateInheritable(number, from: minimum, context)
        recordCopy(copy, of: number, isInheritable: true, at: origin)
        return copy
    }

    /// See `Creation.duplicate(_:onto:inheritable:)`. The same number twice changes nothing, here as in the kernel.
    public func duplicate(
        _ number: Int32, onto target: Int32, inheritable: Bool, at origin: DescriptorOrigin
    ) throws(KernelError) -> Int32 {
        try admit(.copy, count: slots.existing(target)?.pointee.isOpen == true ? 0 : 1)
        let copy = try Creation.duplicate(number, onto: target, inheritable: inheritable, context)
        if copy != number {
            forget(copy, at: origin)
            recordCopy(copy, of: number, isInheritable: inheritable, at: origin)
        }
        return copy
    }

    private func recordCopy(_ copy: Int32, of number: Int32, isInheritable: Bool, at origin: DescriptorOrigin) {
        guard let source = slots.existing(number), source.pointee.isOpen else {
            record(copy, .copy, isInheritable: isInheritable, at: origin)
            return
        }
        record(copy, source.pointee.kind, isInheritable: isInheritable, at: origin)
        let text = UnsafeBufferPointer(start: source.pointee.target, count: Int(source.pointee.targetLength))
        slots.slot(copy).pointee.setTarget(text)
    }

    /// Two private ends, or pipe2(2) with the caller's `flags` and no others.
    public func pipe(
        flags: Int32? = nil, at origin: DescriptorOrigin
    ) throws(KernelError) -> (read: Int32, write: Int32) {
        try admit(.pipeReadEnd, count: 2)
        let pair: (read: Int32, write: Int32)
        if let flags {
            pair = try Creation.pipe(flags: flags, context)
        } else {
            pair = try Creation.pipe(context)
        }
        let isInheritable = flags.map { $0 & O_CLOEXEC == 0 } ?? false
        record(pair.read, .pipeReadEnd, isInheritable: isInheritable, at: origin)
        record(pair.write, .pipeWriteEnd, isInheritable: isInheritable, at: origin)
        return pair
    }

    /// See `Creation.socket`.
    public func socket(
        family: Int32, type: Int32, protocol: Int32 = 0, at origin: DescriptorOrigin
    ) throws(KernelError) -> Int32 {
        try admit(.socket)
        let number = try Creation.socket(family: family, type: type, protocol: `protocol`, context)
        record(number, .socket, at: origin)
        return number
    }

    /// See `Creation.socketPair`.
    public func socketPair(
        family: Int32, type: Int32, protocol: Int32 = 0, at origin: DescriptorOrigin
    ) throws(KernelError) -> (Int32, Int32) {
        try admit(.socket, count: 2)
        let pair = try Creation.socketPair(family: family, type: type, protocol: `protocol`, context)
        record(pair.0, .socket, at: origin)
        record(pair.1, .socket, at: origin)
        return pair
    }

    /// See `Creation.accept`.
    public func accept(
        _ listener: Int32, nonblocking: Bool = false, at origin: DescriptorOrigin
    ) throws(KernelError) -> (descriptor: Int32, peer: SocketAddress) {
        try admit(.socket)
        let connection = try Creation.accept(listener, nonblocking: nonblocking, context)
        record(connection.descriptor, .socket, at: origin)
        return connection
    }

    /// See `Creation.epoll`.
    public func epoll(at origin: DescriptorOrigin) throws(KernelError) -> Int32 {
        try make(.epoll, at: origin) { context throws(KernelError) in try Creation.epoll(context) }
    }

    /// See `Creation.eventCounter`.
    public func eventCounter(
        initial: UInt32, flags: Int32, at origin: DescriptorOrigin
    ) throws(KernelError) -> Int32 {
        try make(.eventCounter, isInheritable: flags & O_CLOEXEC == 0, at: origin) { context throws(KernelError) in
            try Creation.eventCounter(initial: initial, flags: flags, context)
        }
    }

    /// See `Creation.timer`.
    public func timer(clock: Int32, flags: Int32, at origin: DescriptorOrigin) throws(KernelError) -> Int32 {
        try make(.timer, at: origin) { context throws(KernelError) in
            try Creation.timer(clock: clock, flags: flags, context)
        }
    }

    /// See `Creation.memoryFile`.
    public func memoryFile(
        name: UnsafePointer<CChar>, flags: UInt32, at origin: DescriptorOrigin
    ) throws(KernelError) -> Int32 {
        try make(.memoryFile, target: name, isInheritable: flags & 1 == 0, at: origin) { context throws(KernelError) in
            try Creation.memoryFile(name: name, flags: flags, context)
        }
    }

    /// See `Creation.processHandle`.
    public func processHandle(
        process: Int32, flags: UInt32 = 0, at origin: DescriptorOrigin
    ) throws(KernelError) -> Int32 {
        try make(.processHandle, at: origin) { context throws(KernelError) in
            try Creation.processHandle(process: process, flags: flags, context)
        }
    }

    /// Permission, the call, the record, for a call that makes one descriptor.
    @inline(__always)
    func make(
        _ kind: DescriptorKind, target: UnsafePointer<CChar>? = nil, isInheritable: Bool = false,
        at origin: DescriptorOrigin, _ call: (KernelContext) throws(KernelError) -> Int32
    ) throws(KernelError) -> Int32 {
        try admit(kind, target: target)
        let number = try call(context)
        record(number, kind, target: target, isInheritable: isInheritable, at: origin)
        return number
    }
}
