/// A test's say in what the kernel answers: the n-th call of a context fails with a chosen errno, or every call of
/// one name does.
///
/// The call itself is then not made, but for close(2), which closes and reports the failure, as a disk that is full does.
/// What old kernels refuse is remembered here and not for the process, so that a test leaves nothing behind. One thread
/// at a time makes calls with it.
package final class KernelFaults: @unchecked Sendable {
    /// How many calls were made so far.
    package private(set) var callCount = 0
    /// The call, counted from 0, that fails with `failure`. Nil: none does.
    package var failingCall: Int?
    package var failure: Int32
    /// Calls that fail whenever they are made, and with which errno: an older kernel.
    package var refusals: [KernelFeature: Int32]
    /// How often a call was refused.
    package private(set) var refusalCount = 0
    var remembered: UInt32 = 0

    package init(failingCall: Int? = nil, failure: Int32, refusals: [KernelFeature: Int32] = [:]) {
        self.failingCall = failingCall
        self.failure = failure
        self.refusals = refusals
    }

    package func resetCallCount() {
        callCount = 0
    }

    func refusal(of feature: KernelFeature) -> Int? {
        guard let refusal = refusals[feature] else { return nil }
        refusalCount += 1
        return -Int(refusal)
    }

    func nextFailure() -> Int32? {
        defer { callCount += 1 }
        return callCount == failingCall ? failure : nil
    }
}
