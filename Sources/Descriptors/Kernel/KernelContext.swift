/// What a kernel call needs from the floor above: how to let pending signal handlers run, and how to let other
/// threads of the same interpreter run while the call blocks.
///
/// Thin C functions and one opaque owner: passing a context costs no reference counting, and an absent hook costs
/// one comparison.
public struct KernelContext: @unchecked Sendable {
    public typealias Hook = @convention(c) (_ owner: UnsafeMutableRawPointer?) -> Void
    /// True stops the call, which then throws `KernelError.interrupted`.
    public typealias InterruptionHook = @convention(c) (_ owner: UnsafeMutableRawPointer?) -> Bool

    /// Handed to every hook. It outlives every call that is made with this context.
    public var owner: UnsafeMutableRawPointer?
    /// Called after each EINTR, before the call goes back in (PEP 475).
    public var interruption: InterruptionHook?
    /// Called before a call that may block: an interpreter releases its lock here.
    public var enterBlocking: Hook?
    /// Called after it, on the same thread, before the interruption hook.
    public var leaveBlocking: Hook?
    /// Whether `write` keeps a broken pipe from killing the process. A program that ignores SIGPIPE saves the cost.
    public var guardsPipeSignal: Bool
    /// Set by tests alone.
    package var faults: Unmanaged<KernelFaults>?

    public init(
        owner: UnsafeMutableRawPointer? = nil,
        interruption: InterruptionHook? = nil,
        enterBlocking: Hook? = nil,
        leaveBlocking: Hook? = nil,
        guardsPipeSignal: Bool = true
    ) {
        self.owner = owner
        self.interruption = interruption
        self.enterBlocking = enterBlocking
        self.leaveBlocking = leaveBlocking
        self.guardsPipeSignal = guardsPipeSignal
        self.faults = nil
    }

    /// For Swift programs without an interpreter: EINTR is retried, a broken pipe is an error and no signal.
    public static let plain = KernelContext()

    /// Lets pending signal handlers run, as after an EINTR.
    @inlinable
    public func interrupt() throws(KernelError) {
        if let interruption, interruption(owner) {
            throw KernelError.interrupted
        }
    }
}
