import CPosix
import Descriptors
import TaipanRuntime

/// What scripts of one interpreter have said about signals. Handlers run on the main script thread, at the eval breaker and when a
/// blocking call is interrupted (PEP 475).
///
/// Signals belong to the process: only one interpreter at a time has them, and only if its host said so.
final class SignalState {
    /// Handlers by number: SIG_DFL (0), SIG_IGN (1), a callable, or None for what is not the script's. Owned.
    @exclusivity(unchecked) private var handlers: [Value] = []
    /// Whether this interpreter has the process's signals.
    @exclusivity(unchecked) private(set) var isAttached = false
    /// `default_int_handler`, once the module exists. Until then `unset` stands for it.
    @exclusivity(unchecked) private var defaultInterruptHandler = Value.unset
    @exclusivity(unchecked) var timerErrorType: TypePointer?

    static let defaultAction = Value(smallInt: 0), ignored = Value(smallInt: 1)
    /// Numbers below are signals.
    static let limit = Int(cposix_signal_count())

    /// Takes the process's signals, unless another interpreter has them, and turns SIGINT into KeyboardInterrupt.
    func attach(_ vm: VM) {
        let main = UnsafeMutableRawPointer(vm.runtime.pointee.mainThread)
        // Async-signal-safe: one atomic operation on memory that lives until `detach`.
        let notify: @convention(c) (UnsafeMutableRawPointer?) -> Void = { owner in
            guard let owner else { return }
            VM(owner.assumingMemoryBound(to: ThreadState.self)).setBreaker(.signal)
        }
        guard cposix_signals_attach(notify, main) == 0 else { return }
        isAttached = true
        handlers = (0..<Self.limit).map { number in
            switch cposix_signal_disposition(Int32(number)) {
            case Int32(CPOSIX_DEFAULT.rawValue): Self.defaultAction
            case Int32(CPOSIX_IGNORED.rawValue): Self.ignored
            default: .none
            }
        }
        if handler(Int(SIGINT)) == Self.defaultAction, cposix_signal_set(SIGINT, Int32(CPOSIX_HANDLED.rawValue)) == 0 { handlers[Int(SIGINT)] = .unset }
    }

    func detach() {
        if isAttached { cposix_signals_detach() }
        isAttached = false
        let old = handlers
        handlers = []
        old.forEach { $0.release() }
        defaultInterruptHandler.release()
        defaultInterruptHandler = .unset
    }

    /// The module gives its function, which from now on stands for the default handling of SIGINT.
    func setDefaultInterruptHandler(_ function: Value) {
        function.retain()
        store(function, in: &defaultInterruptHandler)
    }

    /// What a script gets for a signal's handler.
    func handler(_ signal: Int) -> Value {
        guard handlers.indices.contains(signal) else { return .none }
        return handlers[signal].isUnset ? defaultInterruptHandler : handlers[signal]
    }

    /// Borrowed new handler in, the old one out as a temporary.
    func replace(_ signal: Int, with handler: Value, _ vm: VM) -> Value {
        guard handlers.indices.contains(signal) else { return .none }
        let old = vm.keep(self.handler(signal))
        handler.retain()
        let place = handlers[signal]
        handlers[signal] = handler
        place.release()
        return old
    }

    /// A child made by fork has got no signals yet.
    func resetAfterFork() {
        if isAttached { _ = cposix_signals_take() }
    }

    /// Runs the handlers of the signals that have arrived. What a handler raises leaves the others for the next time.
    func runHandlers(_ vm: VM) throws(ScriptException) {
        guard isAttached, vm.state == vm.runtime.pointee.mainThread else { return }
        reportWakeupFailure(vm)
        var arrived = cposix_signals_take()
        while arrived != 0 {
            let signal = arrived.trailingZeroBitCount + 1
            arrived &= arrived - 1
            guard handlers.indices.contains(signal) else { continue }
            let handler = handlers[signal]
            do throws(ScriptException) {
                if handler.isUnset { throw vm.raise(.keyboardInterrupt) }
                // SIG_DFL, SIG_IGN and None: the script changed its mind after the signal arrived.
                guard handler.isObject else { continue }
                vm.keep(handler)
                let mark = vm.mark
                _ = try vm.call(handler, Value(smallInt: signal), vm.currentFrameObject)
                vm.drain(to: mark)
            } catch {
                if arrived != 0 { cposix_signals_put_back(arrived) }
                throw error
            }
        }
    }

    private func reportWakeupFailure(_ vm: VM) {
        let failure = cposix_signals_take_wakeup_error()
        guard failure != 0 else { return }
        _ = vm.osError(errno: failure)
        vm.reportUnraisable(vm.takeRaised(), about: .unset, message: "Exception ignored when trying to write to the signal wakeup fd")
    }
}

extension ModuleContext {
    func startSignals(_ vm: VM, _ configuration: ModuleConfiguration) { if configuration.handlesSignals { signals.attach(vm) } }
    func endSignals(_ vm: VM) { signals.detach() }

    /// Runs the handlers of signals that have arrived, when this is the main script thread.
    @inline(__always)
    func runSignalHandlers(_ vm: VM) throws(ScriptException) { if signals.isAttached { try signals.runHandlers(vm) } }

    /// `_thread.interrupt_main`: the main thread sees the signal as if it had arrived.
    func simulateSignal(_ signal: Int32, _ vm: VM) throws(ScriptException) {
        guard signal >= 1, Int(signal) < SignalState.limit else { throw vm.valueError("signal number out of range") }
        let handler = signals.handler(Int(signal))
        guard signals.isAttached, handler.isObject || handler.isUnset else { return }
        cposix_signal_mark(signal)
    }
}
