import Descriptors
import TaipanRuntime

extension VM {
    /// A kernel call's error as the script's exception: the right OSError, or what a signal handler raised meanwhile.
    @inline(never)
    public func raise(_ error: KernelError, filename: Value = .unset, filename2: Value = .unset) -> ScriptException {
        if error.isInterruption { return reraise(takeRaised()) }
        return osError(errno: error.code, filename: filename, filename2: filename2)
    }

    /// Makes a kernel call and turns its error into the script's exception.
    @inline(__always)
    public func kernel<Result>(_ call: () throws(KernelError) -> Result, filename: Value = .unset) throws(ScriptException) -> Result {
        do throws(KernelError) { return try call() } catch { throw raise(error, filename: filename) }
    }
}
