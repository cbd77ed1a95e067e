import CDescriptors
import SystemPackage

/// How a child ended.
public enum ExitStatus: Hashable, Sendable {
    case exited(Int32)
    case signalled(Int32)
    /// Somebody else in this process waited for it, or the host ignores SIGCHLD: the kernel keeps no status then.
    case unknown

    public var isSuccess: Bool { self == .exited(0) }
}

/// A running child, and the parent's ends of its pipes. Waits for this child alone, by its handle (pidfd) where the kernel
/// has one: never for any child, and never by SIGCHLD, which belongs to the host.
///
/// One thread uses it at a time. When it goes away its descriptors are closed; a child that still runs goes on, and
/// stays a zombie after its end unless the host waits for it: call `wait`.
public final class ChildProcess {
    public let processIdentifier: Int32
    /// nil where the kernel has no pidfd. Owned by this object.
    public var handle: FileDescriptor? { rawHandle >= 0 ? FileDescriptor(rawValue: rawHandle) : nil }
    /// The end to write to, of a child whose input is a pipe. Owned by this object; `closeInput` ends it.
    public var input: FileDescriptor? { end(0) }
    public var output: FileDescriptor? { end(1) }
    public var error: FileDescriptor? { end(2) }
    /// Once it is known.
    public private(set) var exitStatus: ExitStatus?

    private let rawHandle: Int32
    private var ends: [Int32]

    init(process: Int32, handle: Int32, streams: SpawnStreams) {
        processIdentifier = process
        rawHandle = handle
        ends = streams.parent
    }

    deinit {
        _ = try? wait(timeout: 0)
        for place in 0..<3 { closeEnd(place) }
        if rawHandle >= 0 { Kernel.closeQuietly(rawHandle) }
    }

    private func end(_ place: Int) -> FileDescriptor? {
        ends[place] >= 0 ? FileDescriptor(rawValue: ends[place]) : nil
    }

    private func closeEnd(_ place: Int) {
        if ends[place] >= 0 { Kernel.closeQuietly(ends[place]) }
        ends[place] = -1
    }

    /// The child sees the end of its input.
    public func closeInput() {
        closeEnd(0)
    }

    // MARK: Waiting

    /// Waits for the end, at most `timeout` nanoseconds (nil: without end).
    ///
    /// - Returns: nil when the time was up.
    public func wait(timeout: Int64? = nil, _ context: KernelContext = .plain) throws(KernelError) -> ExitStatus? {
        if let exitStatus { return exitStatus }
        guard let timeout else { return try reap(options: 0, context) }
        if let status = try reap(options: WNOHANG, context) { return status }
        let deadline = Deadline(after: timeout)
        if rawHandle >= 0 {
            guard try Readiness.wait(for: rawHandle, Readiness.readable, until: deadline, context) else { return nil }
            return try reap(options: WNOHANG, context)
        }
        var pause: Int64 = 500_000
        while !deadline.isPast {
            let left = deadline.remaining
            try Readiness.sleep(until: Deadline(after: left < 0 ? pause : min(pause, left)), context)
            if let status = try reap(options: WNOHANG, context) { return status }
            pause = min(pause * 2, 50_000_000)
        }
        return nil
    }

    /// Waits without end.
    @discardableResult
    public func waitUntilExit(_ context: KernelContext = .plain) throws(KernelError) -> ExitStatus {
        try wait(context) ?? .unknown
    }

    private func wait(_ context: KernelContext) throws(KernelError) -> ExitStatus? {
        try wait(timeout: nil, context)
    }

    private func reap(options: Int32, _ context: KernelContext) throws(KernelError) -> ExitStatus? {
        do throws(KernelError) {
            if rawHandle >= 0, !context.knows(.waitByDescriptor) {
                do throws(KernelError) {
                    // P_PIDFD, Linux 5.4.
                    let state = try Processes.wait(kind: 3, identifier: rawHandle, options: options | WEXITED, context)
                    guard let state else { return nil }
                    exitStatus = state.code == Int32(CLD_EXITED) ? .exited(state.status) : .signalled(state.status)
                    return exitStatus
                } catch {
                    guard error.code == EINVAL else { throw error }
                    context.learn(.waitByDescriptor)
                }
            }
            let result = try Processes.wait(processIdentifier, options: options, context)
            guard result.process != 0 else { return nil }
            exitStatus = result.status & 0x7f == 0 ? .exited(result.status >> 8 & 0xff) : .signalled(result.status & 0x7f)
        } catch {
            guard error.code == ECHILD else { throw error }
            exitStatus = .unknown
        }
        return exitStatus
    }

    // MARK: Signals

    /// Sends a signal, unless the child is known to have ended: its number may be another process's by then.
    public func signal(_ number: Int32, _ context: KernelContext = .plain) throws(KernelError) {
        guard try wait(timeout: 0, context) == nil else { return }
        if rawHandle >= 0 {
            do throws(KernelError) {
                return try Processes.signal(handle: rawHandle, number, context)
            } catch {
                guard error.code == ENOSYS else { throw error }
            }
        }
        try Processes.signal(processIdentifier, number, context)
    }

    /// SIGTERM.
    public func terminate() throws(KernelError) {
        try signal(SIGTERM)
    }

    /// SIGKILL.
    public func kill() throws(KernelError) {
        try signal(SIGKILL)
    }

    // MARK: Talking

    /// Writes all of `bytes` to the child's input and reads its output and errors to their ends, all at once, so that no
    /// full pipe can stop both sides; then waits. A child that stops reading early is no error.
    ///
    /// - Parameter limit: bytes to keep of each stream; what comes after is read and dropped.
    public func communicate(
        _ bytes: [UInt8] = [], limit: Int = .max, _ context: KernelContext = .plain
    ) throws(KernelError) -> (output: [UInt8], error: [UInt8], status: ExitStatus) {
        var written = 0
        var collected: [[UInt8]] = [[], [], []]
        if bytes.isEmpty { closeInput() }
        for place in 0..<3 where ends[place] >= 0 { try Kernel.setBlocking(ends[place], false, context) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
        defer { buffer.deallocate() }
        while ends.contains(where: { $0 >= 0 }) {
            var polled: [pollfd] = []
            for place in 0..<3 where ends[place] >= 0 {
                polled.append(
                    pollfd(fd: ends[place], events: place == 0 ? Readiness.writable : Readiness.readable, revents: 0))
            }
            _ = try Readiness.poll(&polled, until: .never, context)
            for ready in polled where ready.revents != 0 {
                if ready.fd == ends[0] {
                    try writeSome(bytes, &written, context)
                } else {
                    let place = ready.fd == ends[1] ? 1 : 2
                    try readSome(place, into: &collected[place], buffer, limit, context)
                }
            }
        }
        return (collected[1], collected[2], try waitUntilExit(context))
    }

    private func writeSome(_ bytes: [UInt8], _ written: inout Int, _ context: KernelContext) throws(KernelError) {
        do throws(KernelError) {
            written += try Kernel.write(ends[0], bytes[written...], context)
            if written == bytes.count { closeInput() }
        } catch {
            switch error.code {
            case EAGAIN: break
            case EPIPE: closeInput()
            default: throw error
            }
        }
    }

    private func readSome(
        _ place: Int, into collected: inout [UInt8], _ buffer: UnsafeMutableRawBufferPointer, _ limit: Int,
        _ context: KernelContext
    ) throws(KernelError) {
        do throws(KernelError) {
            let count = try Kernel.read(ends[place], buffer, context)
            if count == 0 { closeEnd(place) }
            collected += buffer.prefix(min(count, max(0, limit - collected.count)))
        } catch {
            guard error.code == EAGAIN else { throw error }
        }
    }
}
