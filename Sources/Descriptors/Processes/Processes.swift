import CDescriptors

/// The C description of a spawn, for callers that bring their own pipes (see CDescriptorsProcesses.h).
public typealias RawSpawn = cdescriptors_spawn

/// posix_spawn(3)'s description (see CDescriptorsProcesses.h).
public typealias RawPosixSpawn = cdescriptors_posix_spawn
public typealias FileAction = cdescriptors_file_action

/// What wait4(2) tells of the resources a child used.
public typealias ResourceUsage = cdescriptors_usage

/// What waitid(2) tells.
public typealias ChildState = cdescriptors_child_state

/// Processes by number: making, replacing, waiting, signalling. Never a disposition of the host's signals.
public enum Processes {
    /// A description that changes nothing: every field at "as in the parent".
    public static func rawSpawn() -> RawSpawn {
        var spawn = RawSpawn()
        spawn.group_count = -1
        spawn.group = -1
        spawn.user = -1
        spawn.input = -1
        spawn.output = -1
        spawn.error = -1
        spawn.parent_input = -1
        spawn.parent_output = -1
        spawn.parent_error = -1
        spawn.report = -1
        spawn.report_reader = -1
        spawn.umask = -1
        spawn.process_group = -1
        spawn.handle = -1
        return spawn
    }

    /// Spawns as described. The parent waits until the child has reached exec.
    ///
    /// With `report` set, a child whose exec failed writes `OSError:` errno in hexadecimal `:` step (empty for exec,
    /// `noexec`, or `noexec:chdir`) there, and its caller reads it and waits for the child. Without, the failure is in
    /// `failure` and `failed_step`, and the child is gone.
    ///
    /// - Returns: the child's process id.
    public static func spawn(_ spawn: inout RawSpawn, _ context: KernelContext = .plain) throws(KernelError) -> Int32 {
        spawn.may_fetch = context.knows(.fetchFromParent) || context.refusal(of: .fetchFromParent) != nil ? 0 : 1
        let result = singleKernelCall(context, blocking: true) { cdescriptors_spawn(&spawn) }
        if spawn.fetch_refused != 0 { context.learn(.fetchFromParent) }
        if result < 0, !(result == -Int(EAGAIN) && spawn.needs_report != 0) {
            throw KernelError(code: Int32(truncatingIfNeeded: -result))
        }
        if result >= 0 { return Int32(truncatingIfNeeded: result) }
        return try spawnByFork(&spawn, context)
    }

    /// The same through fork(2), which shares no memory: the outcome comes over a private pipe.
    private static func spawnByFork(
        _ spawn: inout RawSpawn, _ context: KernelContext
    ) throws(KernelError) -> Int32 {
        let report = try reportPipe(context)
        defer { Kernel.closeQuietly(report.read) }
        spawn.report = report.write
        spawn.report_reader = report.read
        spawn.must_fork = 1
        defer {
            spawn.report = -1
            spawn.report_reader = -1
        }
        let result = singleKernelCall(context, blocking: true) { cdescriptors_spawn(&spawn) }
        Kernel.closeQuietly(report.write)
        guard result >= 0 else { throw KernelError(code: Int32(truncatingIfNeeded: -result)) }
        let process = Int32(truncatingIfNeeded: result)
        let text = readReport(report.read)
        if !text.isEmpty {
            (spawn.failure, spawn.failed_step) = parseReport(text)
            _ = try? wait(process)
        } else if spawn.wants_handle != 0 {
            spawn.handle = (try? Creation.processHandle(process: process, context)) ?? -1
        }
        return process
    }

    /// A pipe whose write end is above 2: the child puts its streams on 0 to 2.
    private static func reportPipe(_ context: KernelContext) throws(KernelError) -> (read: Int32, write: Int32) {
        var pipe = try Creation.pipe(context)
        guard pipe.write < 3 else { return pipe }
        do throws(KernelError) {
            let higher = try Creation.duplicate(pipe.write, from: 3, context)
            Kernel.closeQuietly(pipe.write)
            pipe.write = higher
            return pipe
        } catch {
            Kernel.closeQuietly(pipe.read)
            Kernel.closeQuietly(pipe.write)
            throw error
        }
    }

    /// Everything up to the end of the pipe, which comes when the child has reached exec or exited. The pending handlers
    /// have their turn after the spawn: a child without a parent that knows of it would be worse than a late handler.
    private static func readReport(_ descriptor: Int32) -> [UInt8] {
        var text: [UInt8] = []
        var buffer: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0, 0, 0)
        while text.count < 4096 {
            let count = withUnsafeMutableBytes(of: &buffer) { (try? Kernel.read(descriptor, $0)) ?? 0 }
            guard count > 0 else { break }
            withUnsafeBytes(of: &buffer) { text += $0.prefix(count) }
        }
        return text
    }

    private static func parseReport(_ text: [UInt8]) -> (failure: Int32, step: Int32) {
        let parts = text.split(separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let failure = Int32(String(decoding: parts[1], as: UTF8.self), radix: 16) else {
            return (EIO, Int32(CDESCRIPTORS_STEP_PREPARE.rawValue))
        }
        let step: cdescriptors_step
        switch String(decoding: parts[2], as: UTF8.self) {
        case "": step = CDESCRIPTORS_STEP_EXECUTE
        case "noexec:chdir": step = CDESCRIPTORS_STEP_WORKING_DIRECTORY
        default: step = CDESCRIPTORS_STEP_PREPARE
        }
        return (failure, Int32(step.rawValue))
    }

    /// posix_spawn(3).
    public static func posixSpawn(
        _ spawn: RawPosixSpawn, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int32 {
        var spawn = spawn
        let result = singleKernelCall(context, blocking: true) { cdescriptors_posix_spawn(&spawn) }
        guard result >= 0 else { throw KernelError(code: Int32(truncatingIfNeeded: -result)) }
        return Int32(truncatingIfNeeded: result)
    }

    /// fork(2): 0 in the child, which has every descriptor with its flags and this thread alone.
    public static func fork(_ context: KernelContext = .plain) throws(KernelError) -> Int32 {
        Int32(truncatingIfNeeded: try kernelCall(context) { cdescriptors_fork() })
    }

    /// execve(2): returns only by throwing. Inheritable descriptors stay open, private ones are closed by the kernel.
    public static func execute(
        _ path: UnsafePointer<CChar>, _ arguments: CStrings, environment: CStrings?, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context) {
            if let environment {
                return cdescriptors_execute(path, arguments.argumentPointers, environment.argumentPointers)
            }
            return cdescriptors_execute(path, arguments.argumentPointers, cdescriptors_environment())
        }
    }

    /// fexecve(3) of an open program.
    public static func execute(
        descriptor: Int32, _ arguments: CStrings, environment: CStrings, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context) {
            cdescriptors_execute_descriptor(descriptor, arguments.argumentPointers, environment.argumentPointers)
        }
    }

    /// wait4(2). `process` is 0 when WNOHANG found nothing.
    public static func wait(
        _ process: Int32, options: Int32 = 0, _ context: KernelContext = .plain
    ) throws(KernelError) -> (process: Int32, status: Int32, usage: ResourceUsage) {
        var status: Int32 = 0
        var usage = ResourceUsage()
        let result = try kernelCall(context, blocking: true) { cdescriptors_wait(process, &status, options, &usage) }
        return (Int32(truncatingIfNeeded: result), status, usage)
    }

    /// waitid(2). `kind`: P_PID, P_PGID, P_ALL, P_PIDFD as numbers. Nil when WNOHANG found nothing.
    public static func wait(
        kind: Int32, identifier: Int32, options: Int32, _ context: KernelContext = .plain
    ) throws(KernelError) -> ChildState? {
        var state = ChildState()
        _ = try kernelCall(context, blocking: true) { cdescriptors_waitid(kind, identifier, options, &state) }
        return state.process == 0 ? nil : state
    }

    /// kill(2).
    public static func signal(
        _ process: Int32, _ signal: Int32, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context) { cdescriptors_kill(process, signal) }
    }

    /// pidfd_send_signal(2).
    public static func signal(
        handle: Int32, _ signal: Int32, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context) { cdescriptors_kill_by_handle(handle, signal) }
    }
}
