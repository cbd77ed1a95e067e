import CPosix
import Descriptors
import TaipanRuntime

/// The native module `time`: clocks, the calendar, sleeping.
enum TimeModule {
    static let declaration = NativeModule(
        "time", "Clocks, sleep and the calendar.", functions: clocks + calendar
    ) { (vm, module) throws(ScriptException) in
        module.add(cposix_time_constants)
        module.add("_STRUCT_TM_ITEMS", 11)
        let type = structTime.makeType(vm)
        vm.modules.system.timeType = type
        module.add("struct_time", type)
        addTimeZone(module)
    }

    private static let structTime = StructSequence(
        "time.struct_time", "A calendar time in nine fields, the zone besides.",
        fields: ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff"],
        sequenceCount: 9, isInstantiable: true)

    // MARK: Clocks

    /// Nanoseconds of a clock.
    static func now(_ clock: clockid_t) -> Int {
        var time = timespec()
        clock_gettime(clock, &time)
        return time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
    }

    private static func seconds(_ vm: VM, _ clock: clockid_t) -> Value { vm.makeFloat(Double(now(clock)) / 1e9) }

    private static let clocks: [Builtin] = [
        Builtin("time", "()", "Seconds since 1970 began, as a float.") { (vm, _) throws(ScriptException) in seconds(vm, CLOCK_REALTIME) },
        Builtin("time_ns", "()", "Nanoseconds since 1970 began.") { (vm, _) throws(ScriptException) in vm.makeInt(now(CLOCK_REALTIME)) },
        Builtin("monotonic", "()", "Seconds on a clock that nobody can set back.") { (vm, _) throws(ScriptException) in seconds(vm, CLOCK_MONOTONIC) },
        Builtin("monotonic_ns", "()", "Nanoseconds on a clock that nobody can set back.") { (vm, _) throws(ScriptException) in vm.makeInt(now(CLOCK_MONOTONIC)) },
        Builtin("perf_counter", "()", "Seconds on the finest clock, for measuring.") { (vm, _) throws(ScriptException) in seconds(vm, CLOCK_MONOTONIC) },
        Builtin("perf_counter_ns", "()", "Nanoseconds on the finest clock, for measuring.") { (vm, _) throws(ScriptException) in vm.makeInt(now(CLOCK_MONOTONIC)) },
        Builtin("process_time", "()", "Seconds of processor time that this process has used.") { (vm, _) throws(ScriptException) in seconds(vm, CLOCK_PROCESS_CPUTIME_ID) },
        Builtin("process_time_ns", "()", "Process time for profiling as nanoseconds.") { (vm, _) throws(ScriptException) in vm.makeInt(now(CLOCK_PROCESS_CPUTIME_ID)) },
        Builtin("thread_time", "()", "Seconds of processor time that this thread has used.") { (vm, _) throws(ScriptException) in seconds(vm, CLOCK_THREAD_CPUTIME_ID) },
        Builtin("thread_time_ns", "()", "Thread time for profiling as nanoseconds.") { (vm, _) throws(ScriptException) in vm.makeInt(now(CLOCK_THREAD_CPUTIME_ID)) },
        Builtin("clock_gettime", "(clk_id, /)", "What the clock shows, in seconds.") { (vm, a) throws(ScriptException) in
            vm.makeFloat(Double(try clockTime(vm, a[0])) / 1e9)
        },
        Builtin("clock_gettime_ns", "(clk_id, /)", "What the clock shows, in nanoseconds.") { (vm, a) throws(ScriptException) in
            vm.makeInt(try clockTime(vm, a[0]))
        },
        Builtin("clock_settime", "(clk_id, time, /)", "Sets the clock, in seconds; needs the right to.") { (vm, a) throws(ScriptException) in
            try setClock(vm, a[0], nanoseconds: try nanoseconds(vm, a[1]))
        },
        Builtin("clock_settime_ns", "(clk_id, time, /)", "Sets the clock, in nanoseconds; needs the right to.") { (vm, a) throws(ScriptException) in
            try setClock(vm, a[0], nanoseconds: Int64(try vm.cLong(a[1])))
        },
        Builtin("clock_getres", "(clk_id, /)", "The clock's smallest step, in seconds.") { (vm, a) throws(ScriptException) in
            let clock = clockid_t(try vm.cInt(a[0]))
            var time = timespec()
            try vm.system { orErrno(clock_getres(clock, &time)) }
            return vm.makeFloat(Double(time.tv_sec) + Double(time.tv_nsec) / 1e9)
        },
        Builtin("get_clock_info", "(name, /)", "How the clock behind a function of this module behaves.") { (vm, a) throws(ScriptException) in try clockInformation(vm, a[0]) },
        Builtin("sleep", "(seconds, /)", "Lets this thread sleep; fractions of a second count.") { (vm, a) throws(ScriptException) in
            let length = try nanoseconds(vm, a[0])
            guard length >= 0 else { throw vm.valueError("sleep length must be non-negative") }
            try vm.kernel({ () throws(KernelError) in try Readiness.sleep(until: Deadline(after: length), vm.modules.kernel) })
            return .none
        },
    ]

    private static func clockTime(_ vm: VM, _ identifier: Value) throws(ScriptException) -> Int {
        let clock = clockid_t(try vm.cInt(identifier))
        var time = timespec()
        try vm.system { orErrno(clock_gettime(clock, &time)) }
        return time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
    }

    private static func setClock(_ vm: VM, _ identifier: Value, nanoseconds: Int64) throws(ScriptException) -> Value {
        let clock = clockid_t(try vm.cInt(identifier))
        var time = timespec()
        time.tv_sec = Int(nanoseconds / 1_000_000_000)
        time.tv_nsec = Int(nanoseconds % 1_000_000_000)
        if time.tv_nsec < 0 {
            time.tv_sec -= 1
            time.tv_nsec += 1_000_000_000
        }
        try vm.system { orErrno(clock_settime(clock, &time)) }
        return .none
    }

    /// Seconds of a script (int or float) as nanoseconds, rounded up: never shorter than asked.
    static func nanoseconds(_ vm: VM, _ value: Value) throws(ScriptException) -> Int64 {
        guard let number = vm.floatValue(value) else {
            let whole = try vm.indexValue(value)
            let (product, overflow) = (vm.intValue(whole) ?? .max).multipliedReportingOverflow(by: 1_000_000_000)
            guard !overflow else { throw vm.raise(.overflowError, "timestamp out of range for platform time_t") }
            return Int64(product)
        }
        guard !number.isNaN else { throw vm.valueError("Invalid value NaN (not a number)") }
        guard let result = Int64(exactly: (number * 1e9).rounded(.up)) else { throw vm.raise(.overflowError, "timestamp out of range for platform time_t") }
        return result
    }

    private static func clockInformation(_ vm: VM, _ name: Value) throws(ScriptException) -> Value {
        guard name.isString else { throw vm.typeError("get_clock_info() argument 1 must be str, not \(vm.argumentTypeName(name))") }
        let clock: clockid_t, text: StaticString, isMonotonic: Bool
        switch vm.swiftString(name) {
        case "time": (clock, text, isMonotonic) = (CLOCK_REALTIME, "clock_gettime(CLOCK_REALTIME)", false)
        case "monotonic", "perf_counter": (clock, text, isMonotonic) = (CLOCK_MONOTONIC, "clock_gettime(CLOCK_MONOTONIC)", true)
        case "process_time": (clock, text, isMonotonic) = (CLOCK_PROCESS_CPUTIME_ID, "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true)
        case "thread_time": (clock, text, isMonotonic) = (CLOCK_THREAD_CPUTIME_ID, "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", true)
        default: throw vm.valueError("unknown clock")
        }
        var resolution = timespec()
        clock_getres(clock, &resolution)
        return try vm.call(Value(vm.types.pointee.simpleNamespace), [], keywords: [
            (vm.intern("implementation"), vm.makeString(text)), (vm.intern("monotonic"), Value(isMonotonic)),
            (vm.intern("adjustable"), Value(clock == CLOCK_REALTIME)), (vm.intern("resolution"), vm.makeFloat(Double(resolution.tv_nsec) / 1e9)),
        ])
    }

    // MARK: Time zone

    /// `timezone`, `altzone`, `daylight` and `tzname`, as January and July have them.
    static func addTimeZone(_ module: ModuleBuilder) {
        let vm = module.vm
        var year = timespec()
        clock_gettime(CLOCK_REALTIME, &year)
        let yearLength = 31_556_952
        let january = year.tv_sec / yearLength * yearLength
        let winter = localTime(january), summer = localTime(january + yearLength / 2)
        let isSouthern = winter.tm_gmtoff > summer.tm_gmtoff
        let standard = isSouthern ? summer : winter, alternate = isSouthern ? winter : summer
        module.add("timezone", -standard.tm_gmtoff)
        module.add("altzone", -alternate.tm_gmtoff)
        module.add("daylight", standard.tm_gmtoff == alternate.tm_gmtoff ? 0 : 1)
        module.add("tzname", vm.makeTuple(zoneName(vm, standard), zoneName(vm, alternate)))
    }

    static func localTime(_ seconds: Int) -> tm {
        var time = time_t(seconds), result = tm()
        localtime_r(&time, &result)
        return result
    }

    static func zoneName(_ vm: VM, _ time: tm) -> Value { time.tm_zone.map { vm.makeString(cString: $0) } ?? .none }
}
