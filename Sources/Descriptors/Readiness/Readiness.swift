import CDescriptors

/// One event of epoll: what happened, and the number that was given with the descriptor.
public typealias EpollEvent = cdescriptors_event

/// Waiting for descriptors. After EINTR a wait goes on with the time that remains.
public enum Readiness {
    /// POLLIN.
    public static let readable = Int16(POLLIN)
    /// POLLOUT.
    public static let writable = Int16(POLLOUT)

    /// poll(2): how many entries have `revents`.
    public static func poll(
        _ descriptors: UnsafeMutableBufferPointer<pollfd>, until deadline: Deadline, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        try kernelCall(context, blocking: true) {
            cdescriptors_poll(descriptors.baseAddress, descriptors.count, deadline.remaining)
        }
    }

    /// poll(2) on an array.
    public static func poll(
        _ descriptors: inout [pollfd], until deadline: Deadline, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        try descriptors.withUnsafeMutableBufferPointer { (buffer) throws(KernelError) in
            try poll(buffer, until: deadline, context)
        }
    }

    /// Waits until one descriptor has one of `events`, an error or a hang-up. False when the time was up.
    public static func wait(
        for descriptor: Int32, _ events: Int16, until deadline: Deadline, _ context: KernelContext = .plain
    ) throws(KernelError) -> Bool {
        var entry = pollfd(fd: descriptor, events: events, revents: 0)
        let count = try kernelCall(context, blocking: true) { cdescriptors_poll(&entry, 1, deadline.remaining) }
        return count > 0
    }

    /// Waits for the time alone.
    public static func sleep(until deadline: Deadline, _ context: KernelContext = .plain) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_poll(nil, 0, deadline.remaining) }
    }

    /// select(2) on sets of any size: each is filled in with what is ready.
    ///
    /// - Returns: how many are ready in all.
    public static func select(
        readable: inout DescriptorSet, writable: inout DescriptorSet, exceptional: inout DescriptorSet,
        until deadline: Deadline, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        let limit = max(readable.limit, writable.limit, exceptional.limit)
        let words = (limit + 63) / 64
        readable.grow(toWords: words)
        writable.grow(toWords: words)
        exceptional.grow(toWords: words)
        let watched = (readable.words, writable.words, exceptional.words)
        return try kernelCall(context, blocking: true) {
            // The kernel may have written to the sets before it was interrupted.
            (readable.words, writable.words, exceptional.words) = watched
            return readable.words.withUnsafeMutableBufferPointer { readable in
                writable.words.withUnsafeMutableBufferPointer { writable in
                    exceptional.words.withUnsafeMutableBufferPointer { exceptional in
                        cdescriptors_select(
                            Int32(limit), words, readable.baseAddress, writable.baseAddress, exceptional.baseAddress,
                            deadline.remaining)
                    }
                }
            }
        }
    }

    /// EPOLL_CTL_ADD, _MOD, _DEL as `operation` (1, 3, 2); `data` comes back with each event.
    public static func epollControl(
        _ epoll: Int32, operation: Int32, _ descriptor: Int32, events: UInt32, data: UInt64,
        _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context) { cdescriptors_epoll_control(epoll, operation, descriptor, events, data) }
    }

    /// epoll_wait(2): how many of `events` were filled in.
    public static func epollWait(
        _ epoll: Int32, _ events: UnsafeMutableBufferPointer<EpollEvent>, until deadline: Deadline,
        _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        guard let base = events.baseAddress, let count = Int32(exactly: events.count) else {
            throw KernelError(code: EINVAL)
        }
        return try kernelCall(context, blocking: true) {
            cdescriptors_epoll_wait(epoll, base, count, deadline.remaining)
        }
    }
}

/// Descriptor numbers as select(2) wants them, on the heap: no limit of 1,024.
public struct DescriptorSet: Sendable {
    var words: [UInt64] = []
    /// The highest number plus one.
    public private(set) var limit = 0

    public init() {}

    /// - Throws: EBADF for a number that no descriptor can have, before a set is made for it.
    public mutating func insert(_ number: Int32) throws(KernelError) {
        guard number >= 0, number < 65_536 || Int(number) < Kernel.descriptorNumberLimit() else {
            throw KernelError(code: EBADF)
        }
        limit = max(limit, Int(number) + 1)
        grow(toWords: (limit + 63) / 64)
        words[Int(number) / 64] |= 1 << (UInt64(number) % 64)
    }

    public func contains(_ number: Int32) -> Bool {
        guard number >= 0, Int(number) / 64 < words.count else { return false }
        return words[Int(number) / 64] & (1 << (UInt64(number) % 64)) != 0
    }

    mutating func grow(toWords count: Int) {
        if words.count < count { words.append(contentsOf: repeatElement(0, count: count - words.count)) }
    }
}
