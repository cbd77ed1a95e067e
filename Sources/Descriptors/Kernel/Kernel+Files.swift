import CDescriptors

/// What stat(2) tells of a file.
public typealias FileStatus = cdescriptors_status

/// Access and modification time: seconds, and nanoseconds or UTIME_NOW or UTIME_OMIT.
public typealias FileTimes = cdescriptors_times

/// A byte range of fcntl's record locks.
public typealias RecordLock = cdescriptors_lock

extension Kernel {
    // MARK: Closing

    /// close(2). Never retried: after EINTR the descriptor is closed all the same, which counts as success.
    public static func close(_ descriptor: Int32, _ context: KernelContext = .plain) throws(KernelError) {
        var result = 0
        if let faults = context.faults, let failure = faults.takeUnretainedValue().nextFailure() {
            closeQuietly(descriptor)
            result = -Int(failure)
        } else {
            if let enter = context.enterBlocking { enter(context.owner) }
            result = cdescriptors_close(descriptor)
            if let leave = context.leaveBlocking { leave(context.owner) }
        }
        if result < 0, result != -Int(EINTR) { throw KernelError(code: Int32(truncatingIfNeeded: -result)) }
    }

    /// Closes on the way out of a failed call, whose error is the one that counts.
    static func closeQuietly(_ descriptor: Int32) {
        _ = cdescriptors_close(descriptor)
    }

    /// Closes every descriptor from `first` up to, not including, `end`; closed ones and errors are passed over.
    ///
    /// close_range(2), or one close(2) a number on kernels without it.
    public static func closeRange(_ first: Int32, _ end: Int32, _ context: KernelContext = .plain) {
        let first = max(first, 0)
        guard first < end else { return }
        if !context.knows(.closeRange) {
            let result = context.refusal(of: .closeRange)
                ?? singleKernelCall(context, blocking: true) {
                    cdescriptors_close_range(UInt32(first), UInt32(end - 1), 0)
                }
            if result == 0 { return }
            if result == -Int(ENOSYS) { context.learn(.closeRange) }
        }
        let limit = min(Int(end), descriptorNumberLimit())
        var number = Int(first)
        while number < limit {
            closeQuietly(Int32(number))
            number += 1
        }
    }

    /// One more than the highest number a descriptor can have now.
    static func descriptorNumberLimit() -> Int {
        let limit = sysconf(Int32(_SC_OPEN_MAX))
        return limit < 0 ? Int(Int32.max) : limit
    }

    // MARK: Reading and position

    /// read(2): the number of bytes, 0 at the end of the file.
    public static func read(
        _ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        try kernelCall(context, blocking: true) { cdescriptors_read(descriptor, buffer.baseAddress, buffer.count) }
    }

    /// pread(2) at `offset` bytes; the position of the descriptor stays.
    public static func read(
        _ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer, at offset: Int64, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        try kernelCall(context, blocking: true) {
            cdescriptors_pread(descriptor, buffer.baseAddress, buffer.count, offset)
        }
    }

    /// readv(2). More than IOV_MAX vectors are EINVAL.
    public static func read(
        _ descriptor: Int32, into vectors: UnsafeBufferPointer<iovec>, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        let count = try vectorCount(vectors.count)
        return try kernelCall(context, blocking: true) { cdescriptors_readv(descriptor, vectors.baseAddress, count) }
    }

    /// preadv(2), or preadv2(2) with RWF_ `flags`.
    public static func read(
        _ descriptor: Int32, into vectors: UnsafeBufferPointer<iovec>, at offset: Int64, flags: Int32 = 0,
        _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        let count = try vectorCount(vectors.count)
        return try kernelCall(context, blocking: true) {
            cdescriptors_preadv(descriptor, vectors.baseAddress, count, offset, flags)
        }
    }

    static func vectorCount(_ count: Int) throws(KernelError) -> Int32 {
        guard let narrow = Int32(exactly: count) else { throw KernelError(code: EINVAL) }
        return narrow
    }

    /// lseek(2): the new position in bytes.
    public static func seek(
        _ descriptor: Int32, _ offset: Int64, _ whence: Int32, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int64 {
        Int64(try kernelCall(context) { cdescriptors_lseek(descriptor, offset, whence) })
    }

    // MARK: Contents and status

    public static func truncate(
        _ descriptor: Int32, _ length: Int64, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_ftruncate(descriptor, length) }
    }

    /// fsync(2).
    public static func synchronize(_ descriptor: Int32, _ context: KernelContext = .plain) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_fsync(descriptor) }
    }

    /// fdatasync(2).
    public static func synchronizeData(_ descriptor: Int32, _ context: KernelContext = .plain) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_fdatasync(descriptor) }
    }

    /// posix_fallocate(3): `length` bytes from `offset`.
    public static func allocate(
        _ descriptor: Int32, _ offset: Int64, _ length: Int64, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_fallocate(descriptor, offset, length) }
    }

    /// posix_fadvise(3).
    public static func advise(
        _ descriptor: Int32, _ offset: Int64, _ length: Int64, _ advice: Int32, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_fadvise(descriptor, offset, length, advice) }
    }

    public static func status(
        of descriptor: Int32, _ context: KernelContext = .plain
    ) throws(KernelError) -> FileStatus {
        var status = FileStatus()
        _ = try kernelCall(context, blocking: true) { cdescriptors_fstat(descriptor, &status) }
        return status
    }

    /// fstatat(2). `flags`: AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH.
    public static func status(
        of path: UnsafePointer<CChar>, in directory: Int32 = currentDirectory, flags: Int32 = 0,
        _ context: KernelContext = .plain
    ) throws(KernelError) -> FileStatus {
        var status = FileStatus()
        _ = try kernelCall(context, blocking: true) { cdescriptors_fstatat(directory, path, &status, flags) }
        return status
    }

    /// AT_FDCWD.
    public static var currentDirectory: Int32 { AT_FDCWD }

    public static func changeMode(
        of descriptor: Int32, _ mode: UInt32, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_fchmod(descriptor, mode) }
    }

    /// fchown(2); `UInt32.max` leaves an owner as it is.
    public static func changeOwner(
        of descriptor: Int32, user: UInt32, group: UInt32, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_fchown(descriptor, user, group) }
    }

    /// futimens(2).
    public static func changeTimes(
        of descriptor: Int32, _ times: FileTimes, _ context: KernelContext = .plain
    ) throws(KernelError) {
        var times = times
        _ = try kernelCall(context, blocking: true) { cdescriptors_futimens(descriptor, &times) }
    }

    public static func isTerminal(_ descriptor: Int32, _ context: KernelContext = .plain) -> Bool {
        singleKernelCall(context, blocking: false) { cdescriptors_isatty(descriptor) } == 1
    }

    // MARK: Flags and locks

    /// fcntl(2) with a number as its argument. F_DUPFD and F_DUPFD_CLOEXEC make descriptors: use `Creation.duplicate`.
    public static func control(
        _ descriptor: Int32, _ command: Int32, _ argument: Int = 0, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int32 {
        let result = try kernelCall(context, blocking: true) { cdescriptors_fcntl(descriptor, command, argument) }
        return Int32(truncatingIfNeeded: result)
    }

    /// fcntl(2) with a buffer as its argument; the buffer is as long as the command needs.
    public static func control(
        _ descriptor: Int32, _ command: Int32, buffer: UnsafeMutableRawPointer, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int32 {
        let result = try kernelCall(context, blocking: true) { cdescriptors_fcntl_buffer(descriptor, command, buffer) }
        return Int32(truncatingIfNeeded: result)
    }

    /// ioctl(2) with a number as its argument.
    public static func deviceControl(
        _ descriptor: Int32, _ request: UInt, _ argument: Int = 0, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int32 {
        let result = try kernelCall(context, blocking: true) { cdescriptors_ioctl(descriptor, request, argument) }
        return Int32(truncatingIfNeeded: result)
    }

    /// ioctl(2) with a buffer as its argument; the buffer is as long as the request needs.
    public static func deviceControl(
        _ descriptor: Int32, _ request: UInt, buffer: UnsafeMutableRawPointer, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int32 {
        let result = try kernelCall(context, blocking: true) { cdescriptors_ioctl_buffer(descriptor, request, buffer) }
        return Int32(truncatingIfNeeded: result)
    }

    /// F_GETFL.
    public static func statusFlags(
        of descriptor: Int32, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int32 {
        Int32(truncatingIfNeeded: try kernelCall(context) { cdescriptors_fcntl(descriptor, F_GETFL, 0) })
    }

    /// F_SETFL.
    public static func setStatusFlags(
        of descriptor: Int32, _ flags: Int32, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context) { cdescriptors_fcntl(descriptor, F_SETFL, Int(flags)) }
    }

    public static func isBlocking(_ descriptor: Int32, _ context: KernelContext = .plain) throws(KernelError) -> Bool {
        try statusFlags(of: descriptor, context) & O_NONBLOCK == 0
    }

    /// FIONBIO.
    public static func setBlocking(
        _ descriptor: Int32, _ blocking: Bool, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context) { cdescriptors_set_nonblocking(descriptor, blocking ? 0 : 1) }
    }

    /// flock(2): LOCK_SH, LOCK_EX, LOCK_UN, LOCK_NB.
    public static func lock(
        _ descriptor: Int32, _ operation: Int32, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_flock(descriptor, operation) }
    }

    /// fcntl(2)'s record locks. `command`: F_SETLK, F_SETLKW, or F_GETLK, which changes `lock`.
    public static func lock(
        _ descriptor: Int32, _ command: Int32, _ lock: inout RecordLock, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_fcntl_lock(descriptor, command, &lock) }
    }
}
