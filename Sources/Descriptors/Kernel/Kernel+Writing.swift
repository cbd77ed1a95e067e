import CDescriptors

/// Writing without a SIGPIPE that would kill the host.
///
/// The layer changes no signal disposition. Sockets are written with MSG_NOSIGNAL. For everything else, when the
/// context says so, the kernel is asked to make no signal (RWF_NOSIGNAL, Linux 6.18: 60 to 140 ns more than write(2));
/// where it cannot, SIGPIPE is blocked in this thread for the length of the write, and taken back after EPIPE
/// (400 to 600 ns). A host that has its own handler for SIGPIPE still gets the signal then.
extension Kernel {
    /// write(2): the number of bytes taken.
    public static func write(
        _ descriptor: Int32, _ buffer: UnsafeRawBufferPointer, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        guard context.guardsPipeSignal else {
            return try kernelCall(context, blocking: true) {
                cdescriptors_write(descriptor, buffer.baseAddress, buffer.count)
            }
        }
        var vector = iovec(iov_base: UnsafeMutableRawPointer(mutating: buffer.baseAddress), iov_len: buffer.count)
        return try kernelCall(context, blocking: true) { writeWithoutSignal(descriptor, &vector, 1, context) }
    }

    /// write(2) of an array's bytes.
    public static func write(
        _ descriptor: Int32, _ bytes: ArraySlice<UInt8>, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        try bytes.withTypedBytes { (buffer) throws(KernelError) in try write(descriptor, buffer, context) }
    }

    /// pwrite(2) at `offset` bytes; the position of the descriptor stays. A pipe answers ESPIPE: no signal to guard.
    public static func write(
        _ descriptor: Int32, _ buffer: UnsafeRawBufferPointer, at offset: Int64, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        try kernelCall(context, blocking: true) {
            cdescriptors_pwrite(descriptor, buffer.baseAddress, buffer.count, offset)
        }
    }

    /// writev(2). More than IOV_MAX vectors are EINVAL.
    public static func write(
        _ descriptor: Int32, from vectors: UnsafeBufferPointer<iovec>, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        let count = try vectorCount(vectors.count)
        return try kernelCall(context, blocking: true) {
            guard context.guardsPipeSignal, let base = vectors.baseAddress else {
                return cdescriptors_writev(descriptor, vectors.baseAddress, count)
            }
            return writeWithoutSignal(descriptor, base, count, context)
        }
    }

    /// pwritev(2), or pwritev2(2) with RWF_ `flags`.
    public static func write(
        _ descriptor: Int32, from vectors: UnsafeBufferPointer<iovec>, at offset: Int64, flags: Int32 = 0,
        _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        let count = try vectorCount(vectors.count)
        return try kernelCall(context, blocking: true) {
            cdescriptors_pwritev(descriptor, vectors.baseAddress, count, offset, flags)
        }
    }

    private static func writeWithoutSignal(
        _ descriptor: Int32, _ vectors: UnsafePointer<iovec>, _ count: Int32, _ context: KernelContext
    ) -> Int {
        if !context.knows(.writeWithoutSignal) {
            let result = context.refusal(of: .writeWithoutSignal)
                ?? cdescriptors_writev_without_signal(descriptor, vectors, count)
            switch -result {
            case Int(EOPNOTSUPP):
                // Kernels that know the flag refuse it for some devices, but never for a pipe or a socket.
                if isPipeOrSocket(descriptor) { context.learn(.writeWithoutSignal) }
            case Int(ENOSYS), Int(EINVAL):
                context.learn(.writeWithoutSignal)
            default:
                return result
            }
        }
        return holdingPipeSignal { cdescriptors_writev(descriptor, vectors, count) }
    }

    private static func isPipeOrSocket(_ descriptor: Int32) -> Bool {
        var status = FileStatus()
        guard cdescriptors_fstat(descriptor, &status) == 0 else { return false }
        let type = status.mode & 0o170000
        return type == 0o010000 || type == 0o140000
    }

    /// Makes `call` with SIGPIPE held back in this thread.
    @inline(__always)
    private static func holdingPipeSignal(_ call: () -> Int) -> Int {
        var state = cdescriptors_pipe_signal()
        cdescriptors_hold_pipe_signal(&state)
        let result = call()
        cdescriptors_release_pipe_signal(&state, result == -Int(EPIPE) ? 1 : 0)
        return result
    }

    /// sendfile(2): up to `count` bytes from `source`, at `offset` (which moves on) or at its own position.
    public static func sendFile(
        to target: Int32, from source: Int32, offset: inout Int64?, count: Int, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        var position = offset ?? 0
        let usesOffset = offset != nil
        let sent = try kernelCall(context, blocking: true) {
            withUnsafeMutablePointer(to: &position) { pointer in
                let place = usesOffset ? pointer : nil
                guard context.guardsPipeSignal else { return cdescriptors_sendfile(target, source, place, count) }
                return holdingPipeSignal { cdescriptors_sendfile(target, source, place, count) }
            }
        }
        if usesOffset { offset = position }
        return sent
    }

    /// copy_file_range(2): up to `count` bytes, at the offsets given (which move on) or at the positions.
    public static func copyRange(
        from source: Int32, _ sourceOffset: inout Int64?, to target: Int32, _ targetOffset: inout Int64?, count: Int,
        flags: UInt32 = 0, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        try transfer(&sourceOffset, &targetOffset, context) { from, to in
            cdescriptors_copy_file_range(source, from, target, to, count, flags)
        }
    }

    /// splice(2): one side is a pipe.
    public static func splice(
        from source: Int32, _ sourceOffset: inout Int64?, to target: Int32, _ targetOffset: inout Int64?, count: Int,
        flags: UInt32 = 0, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        try transfer(&sourceOffset, &targetOffset, context) { from, to in
            guard context.guardsPipeSignal else {
                return cdescriptors_splice(source, from, target, to, count, flags)
            }
            return holdingPipeSignal { cdescriptors_splice(source, from, target, to, count, flags) }
        }
    }

    private static func transfer(
        _ sourceOffset: inout Int64?, _ targetOffset: inout Int64?, _ context: KernelContext,
        _ call: (UnsafeMutablePointer<Int64>?, UnsafeMutablePointer<Int64>?) -> Int
    ) throws(KernelError) -> Int {
        var from = sourceOffset ?? 0
        var to = targetOffset ?? 0
        let usesFrom = sourceOffset != nil
        let usesTo = targetOffset != nil
        let count = try kernelCall(context, blocking: true) {
            withUnsafeMutablePointer(to: &from) { fromPointer in
                withUnsafeMutablePointer(to: &to) { toPointer in
                    call(usesFrom ? fromPointer : nil, usesTo ? toPointer : nil)
                }
            }
        }
        if usesFrom { sourceOffset = from }
        if usesTo { targetOffset = to }
        return count
    }
}
