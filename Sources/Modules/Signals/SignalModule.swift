import CPosix
import Descriptors
import TaipanRuntime

/// The native module `_signal`, on which `signal` stands.
enum SignalModule {
    static let declaration = NativeModule(
        "_signal", "Signals: handlers, masks, timers.", functions: handlers + masks + sending + timers
    ) { (vm, module) throws(ScriptException) in
        module.add(cposix_signal_constants)
        module.add("SIG_DFL", SignalState.defaultAction)
        module.add("SIG_IGN", SignalState.ignored)
        module.add("NSIG", SignalState.limit)
        if cposix_realtime_maximum() > 0 {
            module.add("SIGRTMIN", cposix_realtime_minimum())
            module.add("SIGRTMAX", cposix_realtime_maximum())
        }
        let information = informationType.makeType(vm)
        vm.modules.system.signalInformationType = information
        module.add("struct_siginfo", information)
        let timerError = vm.makeType(TypeDeclaration("signal.itimer_error", "", kind: .exception, flags: [.subclassable]), base: vm.exceptionType(.osError))
        vm.modules.signals.timerErrorType = timerError
        module.add("ItimerError", timerError)
        vm.modules.signals.setDefaultInterruptHandler(vm.lookup(module.namespace, string: vm.intern("default_int_handler")))
    }

    private static let informationType = StructSequence(
        "signal.struct_siginfo", "What sigwaitinfo() and sigtimedwait() tell about a signal.",
        fields: ["si_signo", "si_code", "si_errno", "si_pid", "si_uid", "si_status", "si_band"], isInstantiable: true)

    /// A signal number; ValueError out of range.
    static func signal(_ vm: VM, _ value: Value) throws(ScriptException) -> Int32 {
        let number = try vm.cInt(value)
        guard number >= 1, Int(number) < SignalState.limit else { throw vm.valueError("signal number out of range") }
        return number
    }

    private static func requireSignals(_ vm: VM, _ what: StaticString) throws(ScriptException) {
        guard vm.modules.signals.isAttached, vm.state == vm.runtime.pointee.mainThread else {
            throw vm.valueError("\(what) only works in main thread of the main interpreter")
        }
    }

    // MARK: Handlers

    private static let handlers: [Builtin] = [
        Builtin("signal", "(signalnum, handler, /)", """
            Decides what the signal does: SIG_DFL, SIG_IGN or a function of the number and the frame.

            The former answer is given. Only the main thread may decide.
            """) { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0])
            try requireSignals(vm, "signal")
            guard number >= 1, Int(number) < SignalState.limit else { throw vm.valueError("signal number out of range") }
            let disposition: cposix_disposition
            if let code = a[1].isBool ? nil : vm.intValue(a[1]), code == 0 || code == 1 {
                disposition = code == 0 ? CPOSIX_DEFAULT : CPOSIX_IGNORED
            } else {
                guard !vm.special(of: a[1], .call).isUnset else {
                    throw vm.typeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
                }
                disposition = CPOSIX_HANDLED
            }
            // Signals that have arrived are the old handler's.
            try vm.modules.runSignalHandlers(vm)
            try vm.system { cposix_signal_set(number, Int32(disposition.rawValue)) }
            let handler = disposition == CPOSIX_HANDLED ? a[1] : disposition == CPOSIX_IGNORED ? SignalState.ignored : SignalState.defaultAction
            return vm.modules.signals.replace(Int(number), with: handler, vm)
        },
        Builtin("getsignal", "(signalnum, /)", "What the signal does at present; None if it was not set from here.") { (vm, a) throws(ScriptException) in
            let number = try signal(vm, a[0])
            if vm.modules.signals.isAttached { return vm.keep(vm.modules.signals.handler(Int(number))) }
            switch cposix_signal_disposition(number) {
            case Int32(CPOSIX_DEFAULT.rawValue): return SignalState.defaultAction
            case Int32(CPOSIX_IGNORED.rawValue): return SignalState.ignored
            default: return .none
            }
        },
        Builtin("default_int_handler", "(signalnum, frame, /)", "What Ctrl-C does at first: KeyboardInterrupt is raised.") { (vm, _) throws(ScriptException) in
            throw vm.raise(.keyboardInterrupt)
        },
        Builtin("siginterrupt", "(signalnum, flag, /)", "Decides whether the signal interrupts system calls or they are started again.") { (vm, a) throws(ScriptException) in
            let number = try signal(vm, a[0]), flag = try vm.cInt(a[1])
            try requireSignals(vm, "siginterrupt")
            try vm.system { cposix_siginterrupt(number, flag) }
            return .none
        },
        Builtin("set_wakeup_fd", "(fd, /, *, warn_on_full_buffer=True)", "Writes the number of each signal to fd, -1 for none, and gives the former descriptor.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0]), warns = try vm.isTrue(a[1])
            try requireSignals(vm, "set_wakeup_fd")
            if number != -1 {
                _ = try vm.kernel({ () throws(KernelError) in try Kernel.status(of: number, vm.modules.kernel) })
                guard try !vm.kernel({ () throws(KernelError) in try Kernel.isBlocking(number, vm.modules.kernel) }) else {
                    throw vm.valueError("the fd \(number) must be in non-blocking mode")
                }
            }
            return Value(cposix_signals_set_wakeup(number, warns ? 1 : 0))
        },
        Builtin("strsignal", "(signalnum, /)", "The system's name for the signal; None if it has none.") { (vm, a) throws(ScriptException) in
            let number = try signal(vm, a[0])
            return cposix_strsignal(number).map { vm.makeString(cString: $0) } ?? .none
        },
        Builtin("valid_signals", "()", "All signals that this system has.") { (vm, _) throws(ScriptException) in
            try makeSet(vm, cposix_valid_signals())
        },
    ]

    // MARK: Masks and waiting

    private static func mask(_ vm: VM, _ iterable: Value) throws(ScriptException) -> UInt64 {
        try vm.signalNumbers(iterable).reduce(0) { $1 <= 64 ? $0 | 1 << UInt64($1 - 1) : $0 }
    }

    private static func makeSet(_ vm: VM, _ mask: UInt64) throws(ScriptException) -> Value {
        let set = vm.makeSet()
        for number in 1...64 where mask & 1 << UInt64(number - 1) != 0 { try vm.setAdd(set, Value(smallInt: number)) }
        return Value(set)
    }

    private static let masks: [Builtin] = [
        Builtin("pthread_sigmask", "(how, mask, /)", "Changes which signals this thread holds back and gives the former set.") { (vm, a) throws(ScriptException) in
            let how = try vm.cInt(a[0]), wanted = try mask(vm, a[1])
            var old: UInt64 = 0
            try vm.system { cposix_sigmask(how, wanted, &old) }
            // What was held back until now may have arrived.
            try vm.modules.runSignalHandlers(vm)
            return try makeSet(vm, old)
        },
        Builtin("sigpending", "()", "Signals that have come but are held back.") { (vm, _) throws(ScriptException) in
            var pending: UInt64 = 0
            try vm.system { cposix_sigpending(&pending) }
            return try makeSet(vm, pending)
        },
        Builtin("sigwait", "(sigset, /)", "Waits for one of the signals and gives its number.") { (vm, a) throws(ScriptException) in
            let wanted = try mask(vm, a[0])
            return Value(smallInt: try vm.system(blocking: true) { cposix_sigwait(wanted) })
        },
        Builtin("sigwaitinfo", "(sigset, /)", "Waits for one of the signals and tells what is known of it.") { (vm, a) throws(ScriptException) in
            let wanted = try mask(vm, a[0])
            var information = cposix_siginfo()
            try vm.system(blocking: true) { cposix_sigtimedwait(wanted, -1, &information) }
            return makeInformation(vm, information)
        },
        Builtin("sigtimedwait", "(sigset, timeout, /)", "sigwaitinfo() for at most timeout seconds, then None.") { (vm, a) throws(ScriptException) in
            let wanted = try mask(vm, a[0]), timeout = try TimeModule.nanoseconds(vm, a[1])
            guard timeout >= 0 else { throw vm.valueError("timeout must be non-negative") }
            let deadline = Deadline(after: timeout)
            var information = cposix_siginfo()
            do throws(KernelError) {
                _ = try Kernel.call(vm.modules.kernel, blocking: true) { cposix_sigtimedwait(wanted, deadline.remaining, &information) }
                return makeInformation(vm, information)
            } catch {
                if error.code == EAGAIN { return .none }
                throw vm.raise(error)
            }
        },
        Builtin("pause", "()", "Sleeps until a signal comes.") { (vm, _) throws(ScriptException) in
            let kernel = vm.modules.kernel
            if let enter = kernel.enterBlocking { enter(kernel.owner) }
            _ = cposix_pause()
            if let leave = kernel.leaveBlocking { leave(kernel.owner) }
            try vm.modules.runSignalHandlers(vm)
            return .none
        },
    ]

    private static func makeInformation(_ vm: VM, _ s: cposix_siginfo) -> Value {
        vm.makeResult(vm.modules.system.signalInformationType, [
            Value(s.signal), Value(s.code), Value(s.error), Value(s.process), Value(smallInt: Int(UInt32(bitPattern: s.user))), Value(s.status), vm.makeInt(Int(s.band)),
        ])
    }

    // MARK: Sending

    private static let sending: [Builtin] = [
        Builtin("raise_signal", "(signalnum, /)", "Sends the signal to this process.") { (vm, a) throws(ScriptException) in
            let number = try vm.cInt(a[0])
            try vm.system { cposix_raise(number) }
            try vm.modules.runSignalHandlers(vm)
            return .none
        },
        Builtin("pthread_kill", "(thread_id, signalnum, /)", "Sends the signal to a thread of this process.") { (vm, a) throws(ScriptException) in
            let thread = UInt(bitPattern: try vm.index(a[0])), number = try vm.cInt(a[1])
            // A thread's number that no thread of the interpreter has would be a wild pointer to the C library.
            guard vm.modules.threads?.knows(thread) ?? (thread == vm.modules.mainThreadIdentifier) else { throw vm.osError(errno: ESRCH) }
            try vm.system { cposix_pthread_kill(UInt64(thread), number) }
            try vm.modules.runSignalHandlers(vm)
            return .none
        },
        Builtin("pidfd_send_signal", "(pidfd, signalnum, siginfo=None, flags=0, /)", "Sends the signal to the process that the descriptor stands for.") { (vm, a) throws(ScriptException) in
            let handle = try vm.cInt(a[0]), number = try vm.cInt(a[1])
            guard a[2].isNone else { throw vm.typeError("siginfo must be None") }
            guard try vm.cInt(a[3]) == 0 else { throw vm.osError(errno: EINVAL) }
            try vm.kernel({ () throws(KernelError) in try Processes.signal(handle: handle, number, vm.modules.kernel) })
            try vm.modules.runSignalHandlers(vm)
            return .none
        },
    ]

    // MARK: Timers

    private static let timers: [Builtin] = [
        Builtin("alarm", "(seconds, /)", "Sends SIGALRM in so many seconds, 0 for never, and gives what was left before.") { (vm, a) throws(ScriptException) in
            Value(smallInt: Int(alarm(UInt32(bitPattern: try vm.cInt(a[0])))))
        },
        Builtin("setitimer", "(which, seconds, interval=0.0, /)", "Starts a timer that sends a signal after seconds and then at each interval; gives the former times.") { (vm, a) throws(ScriptException) in
            let which = try vm.cInt(a[0]), value = try seconds(vm, a[1]), interval = try seconds(vm, a[2])
            var oldValue = 0.0, oldInterval = 0.0
            let result = cposix_setitimer(which, value, interval, &oldValue, &oldInterval)
            guard result >= 0 else { throw timerError(vm, Int32(-result)) }
            return vm.makeTuple(vm.makeFloat(oldValue), vm.makeFloat(oldInterval))
        },
        Builtin("getitimer", "(which, /)", "The pair (seconds left, interval) of a timer.") { (vm, a) throws(ScriptException) in
            let which = try vm.cInt(a[0])
            var value = 0.0, interval = 0.0
            let result = cposix_getitimer(which, &value, &interval)
            guard result >= 0 else { throw timerError(vm, Int32(-result)) }
            return vm.makeTuple(vm.makeFloat(value), vm.makeFloat(interval))
        },
    ]

    private static func seconds(_ vm: VM, _ value: Value) throws(ScriptException) -> Double {
        let number = try vm.double(value)
        guard !number.isNaN else { throw vm.valueError("Invalid value NaN (not a number)") }
        guard abs(number) < 9e15 else { throw vm.raise(.overflowError, "timestamp out of range for platform time_t") }
        return number
    }

    private static func timerError(_ vm: VM, _ error: Int32) -> ScriptException {
        vm.osError(errno: error, type: vm.modules.signals.timerErrorType)
    }
}
