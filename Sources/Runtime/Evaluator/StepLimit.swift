// A limit of steps. While one is in force the breaker stays set: each backward jump and each call takes the slow way and counts as a step. So
// scripts without a limit pay nothing. Native loops and large blocks of memory count as well (`charge`).

extension VM {
    /// Limits what scripts of this interpreter may do from now on; nil: no limit. A step is about a call or a round of a loop. When none is left,
    /// each further step raises KeyboardInterrupt, so that a script which catches it comes to its end all the same.
    public func setStepLimit(_ steps: Int?) {
        runtime.pointee.stepsLeft = steps
        if steps == nil {
            state.pointee.breaker.bitwiseAnd(~Breaker.steps.rawValue, ordering: .relaxed)
        } else {
            setBreaker(.steps)
        }
    }

    /// Whether the calling thread is inside a script.
    public var isRunningScript: Bool { scriptFrame != nil }

    /// Counts `work` steps of a native function: to be called in each round of a loop whose length a script decides.
    @inline(__always)
    public func charge(_ work: Int = 1) throws(ScriptException) {
        if _slowPath(state.pointee.breaker.load(ordering: .relaxed) & Breaker.steps.rawValue != 0) { try takeSteps(work) }
    }

    /// Counts a search or comparison of `count` items.
    @inline(__always)
    public func chargeScan(_ count: Int) throws(ScriptException) {
        if _slowPath(count >= 16) { try charge(count >> 4) }
    }

    /// Counts the shift of `count` words of memory.
    @inline(__always)
    public func chargeMove(_ count: Int) throws(ScriptException) {
        if _slowPath(count >= 256) { try charge(count >> 8) }
    }

    @inline(never)
    func takeSteps(_ work: Int) throws(ScriptException) {
        guard hasSteps(work) else { throw raise(.keyboardInterrupt, "the step limit was reached") }
    }

    /// Takes `work` steps if there are so many left, else all.
    func hasSteps(_ work: Int) -> Bool {
        guard let left = runtime.pointee.stepsLeft else { return true }
        runtime.pointee.stepsLeft = max(left - work, 0)
        return left >= work
    }
}
