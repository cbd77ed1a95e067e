import Descriptors
import TaipanRuntime

/// Descriptors of memory, counters, timers and processes.
extension PosixModule {
    static let eventDescriptors: [Builtin] = [
        Builtin("memfd_create", "(name, flags=MFD_CLOEXEC)", "") { (vm, a) throws(ScriptException) in
            let name = try PathArgument(vm, a[0])
            // MFD_CLOEXEC is 1.
            let flags = try a[1].isUnset ? 1 : vm.cUnsignedInt(a[1])
            let modules = vm.modules
            return Value(try vm.kernel({ () throws(KernelError) in try modules.table.memoryFile(name: name.pointer, flags: flags, at: modules.origin(vm)) }))
        },
        Builtin("eventfd", "(initval, flags=EFD_CLOEXEC)", "Makes a counter that descriptors can wait for.") { (vm, a) throws(ScriptException) in
            let initial = try vm.cUnsignedInt(a[0]), flags = try a[1].isUnset ? O_CLOEXEC : vm.cInt(a[1])
            let modules = vm.modules
            return Value(try vm.kernel({ () throws(KernelError) in try modules.table.eventCounter(initial: initial, flags: flags, at: modules.origin(vm)) }))
        },
        Builtin("eventfd_read", "(fd)", "Takes the counter's value and sets it to zero; waits while it is zero.") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0])
            var counter: UInt64 = 0
            let count = try withUnsafeMutableBytes(of: &counter) { (buffer) throws(ScriptException) in
                try vm.kernel({ () throws(KernelError) in try Kernel.read(number, buffer, vm.modules.kernel) })
            }
            guard count == 8 else { throw vm.osError(errno: EINVAL) }
            return vm.makeInt(counter)
        },
        Builtin("eventfd_write", "(fd, value)", "Adds value to the counter.") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0])
            let whole = try vm.indexValue(a[1])
            guard let big = vm.bigValue(whole), var counter = UInt64(exactly: big) else {
                throw vm.raise(.overflowError, (vm.bigValue(whole) ?? 0) < 0 ? "can't convert negative int to unsigned" : "int too big to convert")
            }
            _ = try withUnsafeBytes(of: &counter) { (buffer) throws(ScriptException) in
                try vm.kernel({ () throws(KernelError) in try Kernel.write(number, buffer, vm.modules.kernel) })
            }
            return .none
        },
        Builtin("timerfd_create", "(clockid, /, *, flags=TFD_CLOEXEC)", "Makes a timer that descriptors can wait for.") { (vm, a) throws(ScriptException) in
            let clock = try vm.cInt(a[0]), flags = try a[1].isUnset ? 0 : vm.cInt(a[1])
            let modules = vm.modules
            return Value(try vm.kernel({ () throws(KernelError) in try modules.table.timer(clock: clock, flags: flags, at: modules.origin(vm)) }))
        },
        Builtin("timerfd_settime", "(fd, /, *, flags=0, initial=0.0, interval=0.0)", "Starts the timer with times in seconds and gives the former ones; initial 0 stops it.") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0]), flags = try vm.cInt(a[1])
            let value = try TimeModule.nanoseconds(vm, a[2]), interval = try TimeModule.nanoseconds(vm, a[3])
            let old = try vm.kernel({ () throws(KernelError) in try Timers.set(number, value: value, interval: interval, flags: flags, vm.modules.kernel) })
            return vm.makeTuple(vm.makeFloat(Double(old.value) / 1e9), vm.makeFloat(Double(old.interval) / 1e9))
        },
        Builtin("timerfd_settime_ns", "(fd, /, *, flags=0, initial=0, interval=0)", "Starts the timer with times in nanoseconds and gives the former ones; initial 0 stops it.") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0]), flags = try vm.cInt(a[1])
            let value = Int64(try vm.cLong(a[2])), interval = Int64(try vm.cLong(a[3]))
            let old = try vm.kernel({ () throws(KernelError) in try Timers.set(number, value: value, interval: interval, flags: flags, vm.modules.kernel) })
            return vm.makeTuple(vm.makeInt(Int(old.value)), vm.makeInt(Int(old.interval)))
        },
        Builtin("timerfd_gettime", "(fd, /)", "The pair (seconds until it goes off, interval).") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0])
            let now = try vm.kernel({ () throws(KernelError) in try Timers.remaining(number, vm.modules.kernel) })
            return vm.makeTuple(vm.makeFloat(Double(now.value) / 1e9), vm.makeFloat(Double(now.interval) / 1e9))
        },
        Builtin("timerfd_gettime_ns", "(fd, /)", "The pair (nanoseconds until it goes off, interval).") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0])
            let now = try vm.kernel({ () throws(KernelError) in try Timers.remaining(number, vm.modules.kernel) })
            return vm.makeTuple(vm.makeInt(Int(now.value)), vm.makeInt(Int(now.interval)))
        },
        Builtin("pidfd_open", "(pid, flags=0)", "Opens a descriptor for a process; it becomes readable when the process ends.") { (vm, a) throws(ScriptException) in
            let process = try vm.cInt(a[0]), flags = try vm.cUnsignedInt(a[1])
            let modules = vm.modules
            return Value(try vm.kernel({ () throws(KernelError) in try modules.table.processHandle(process: process, flags: flags, at: modules.origin(vm)) }))
        },
    ]
}
