import CDescriptors

/// Makes a kernel call, and makes it again after EINTR once pending signal handlers have run.
///
/// The only retry loop of the layer. `call` gives a result of 0 or more, or the negated errno; a call with a timeout
/// works out the remaining time anew each time it is entered. close(2) never comes here: after EINTR its descriptor
/// is gone, and closing the number again would hit whoever got it next.
///
/// - Parameter blocking: whether other threads of the interpreter run meanwhile.
/// - Throws: `KernelError` with the errno, or `interrupted` when the hook says stop.
@inline(__always)
func kernelCall(
    _ context: KernelContext, blocking: Bool = false, _ call: () -> Int
) throws(KernelError) -> Int {
    while true {
        let result = singleKernelCall(context, blocking: blocking, call)
        if _fastPath(result >= 0) { return result }
        guard result == -Int(EINTR) else { throw KernelError(code: Int32(truncatingIfNeeded: -result)) }
        try context.interrupt()
    }
}

/// One attempt: the result, or the negated errno.
@inline(__always)
func singleKernelCall(_ context: KernelContext, blocking: Bool, _ call: () -> Int) -> Int {
    if let faults = context.faults {
        if let failure = faults._withUnsafeGuaranteedRef({ $0.nextFailure() }) { return -Int(failure) }
    }
    guard blocking else { return call() }
    if let enter = context.enterBlocking { enter(context.owner) }
    let result = call()
    if let leave = context.leaveBlocking { leave(context.owner) }
    return result
}

/// Kernel calls on raw descriptor numbers. None of them makes a descriptor: those that do are in `Creation`.
///
/// Every function throws `KernelError`, and takes a `KernelContext` that says how to wait.
public enum Kernel {
    /// Any other kernel call, under the same rules: `call` gives a result of 0 or more, or the negated errno.
    @inline(__always)
    public static func call(
        _ context: KernelContext = .plain, blocking: Bool = false, _ call: () -> Int
    ) throws(KernelError) -> Int {
        try kernelCall(context, blocking: blocking, call)
    }
}
