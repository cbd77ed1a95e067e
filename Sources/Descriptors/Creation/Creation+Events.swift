import CDescriptors

/// Descriptors of events, memory, time and processes.
extension Creation {
    /// A private epoll descriptor.
    public static func epoll(_ context: KernelContext = .plain) throws(KernelError) -> Int32 {
        if !context.knows(.epollCreate1) {
            do throws(KernelError) {
                // EPOLL_CLOEXEC is O_CLOEXEC by definition.
                return Int32(truncatingIfNeeded: try kernelCall(context) {
                    context.refusal(of: .epollCreate1) ?? cdescriptors_epoll_create(O_CLOEXEC)
                })
            } catch {
                guard error.code == ENOSYS else { throw error }
                context.learn(.epollCreate1)
            }
        }
        let descriptor = Int32(truncatingIfNeeded: try kernelCall(context) { cdescriptors_epoll_create_inheritable() })
        try Inheritance.makePrivate(descriptor, context)
        return descriptor
    }

    /// eventfd(2) with the caller's EFD_ flags: inheritable without EFD_CLOEXEC.
    public static func eventCounter(
        initial: UInt32, flags: Int32 = O_CLOEXEC, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int32 {
        try makeWithFlags(.eventfdFlags, flags, context) { cdescriptors_eventfd(initial, $0) }
    }

    /// timerfd_create(2) with the caller's TFD_ flags, always private. `clock`: CLOCK_REALTIME, CLOCK_MONOTONIC, ...
    public static func timer(
        clock: Int32, flags: Int32 = 0, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int32 {
        try makeWithFlags(.timerfdFlags, flags | O_CLOEXEC, context) { cdescriptors_timerfd(clock, $0) }
    }

    /// memfd_create(2) with the caller's MFD_ flags: inheritable without MFD_CLOEXEC (1). The flag is as old as the call.
    public static func memoryFile(
        name: UnsafePointer<CChar>, flags: UInt32 = 1, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int32 {
        Int32(truncatingIfNeeded: try kernelCall(context) { cdescriptors_memfd(name, flags) })
    }

    /// pidfd_open(2): private, as the kernel makes it.
    public static func processHandle(
        process: Int32, flags: UInt32 = 0, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int32 {
        Int32(truncatingIfNeeded: try kernelCall(context) { cdescriptors_pidfd(process, flags) })
    }

    /// A call that takes flags, on a kernel that may know the call and no flag of it (EINVAL). The flags for eventfd and
    /// timerfd are O_CLOEXEC and O_NONBLOCK by definition, and both can be set afterwards.
    private static func makeWithFlags(
        _ feature: KernelFeature, _ flags: Int32, _ context: KernelContext, _ make: (Int32) -> Int
    ) throws(KernelError) -> Int32 {
        let laterFlags = O_CLOEXEC | O_NONBLOCK
        if !context.knows(feature) {
            do throws(KernelError) {
                return Int32(truncatingIfNeeded: try kernelCall(context) {
                    context.refusal(of: feature) ?? make(flags)
                })
            } catch {
                guard error.code == EINVAL, flags & laterFlags != 0 else { throw error }
            }
        }
        let descriptor = Int32(truncatingIfNeeded: try kernelCall(context) { make(flags & ~laterFlags) })
        context.learn(feature)
        if flags & O_CLOEXEC != 0 { try Inheritance.makePrivate(descriptor, context) }
        if flags & O_NONBLOCK != 0 {
            do throws(KernelError) {
                try Kernel.setBlocking(descriptor, false, context)
            } catch {
                Kernel.closeQuietly(descriptor)
                throw error
            }
        }
        return descriptor
    }
}
