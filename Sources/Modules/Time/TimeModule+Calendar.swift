import Descriptors
import TaipanRuntime

/// Moments as years, months, days, and as text.
extension TimeModule {
    static let calendar: [Builtin] = [
        Builtin("gmtime", "(seconds=None, /)", "Calendar time, in UTC, of so many seconds after 1970 began; now without them.") { (vm, a) throws(ScriptException) in
            var seconds = try moment(vm, a[0]), result = tm()
            guard gmtime_r(&seconds, &result) != nil else { throw vm.osError(errno: errno) }
            return makeTime(vm, result)
        },
        Builtin("localtime", "(seconds=None, /)", "Calendar time, in the local zone, of so many seconds after 1970 began; now without them.") { (vm, a) throws(ScriptException) in
            var seconds = try moment(vm, a[0]), result = tm()
            guard localtime_r(&seconds, &result) != nil else { throw vm.osError(errno: errno) }
            return makeTime(vm, result)
        },
        Builtin("mktime", "(seconds, /)", "Seconds after 1970 began of a local calendar time.") { (vm, a) throws(ScriptException) in
            var time = try brokenDown(vm, a[0], "mktime")
            time.tm_wday = -1
            let result = mktime(&time)
            guard result != -1 || time.tm_wday != -1 else { throw vm.raise(.overflowError, "mktime argument out of range") }
            return vm.makeFloat(Double(result))
        },
        Builtin("asctime", "(t=None, /)", "Text of a calendar time, of 24 characters; now without one.") { (vm, a) throws(ScriptException) in
            let time = try a[0].isNoneOrUnset ? localTime(now(CLOCK_REALTIME) / 1_000_000_000) : checked(vm, try brokenDown(vm, a[0], "asctime"))
            return text(vm, time)
        },
        Builtin("ctime", "(seconds=None, /)", "asctime() of the local time at so many seconds after 1970 began.") { (vm, a) throws(ScriptException) in
            var seconds = try moment(vm, a[0]), result = tm()
            guard localtime_r(&seconds, &result) != nil else { throw vm.osError(errno: errno) }
            return text(vm, result)
        },
        Builtin("strftime", "(format, t=None, /)", "Text of a calendar time in the given format: %Y, %m, %d, %H, %M, %S and more.") { (vm, a) throws(ScriptException) in
            guard a[0].isString else { throw vm.typeError("strftime() argument 1 must be str, not \(vm.argumentTypeName(a[0]))") }
            let time = try a[1].isNoneOrUnset ? localTime(now(CLOCK_REALTIME) / 1_000_000_000) : checked(vm, try brokenDown(vm, a[1], "strftime"))
            return try format(vm, a[0].string, time)
        },
        Builtin("tzset", "()", "Reads the local zone from TZ again.") { (vm, _) throws(ScriptException) in
            tzset()
            let module = vm.lookup(vm.runtime.pointee.modules.dict, string: vm.intern("time"))
            if module.isObject(of: .module), module.record.values[0].isObject(of: .dict) {
                addTimeZone(ModuleBuilder(vm: vm, namespace: module.record.values[0].dict))
            }
            return .none
        },
    ]

    /// Seconds since the epoch: now, an int, or a float rounded down.
    private static func moment(_ vm: VM, _ value: Value) throws(ScriptException) -> time_t {
        if value.isNoneOrUnset { return now(CLOCK_REALTIME) / 1_000_000_000 }
        guard let number = vm.floatValue(value) else {
            guard let seconds = vm.intValue(try vm.indexValue(value)) else { throw vm.raise(.overflowError, "timestamp out of range for platform time_t") }
            return seconds
        }
        guard !number.isNaN else { throw vm.valueError("Invalid value NaN (not a number)") }
        guard let seconds = Int(exactly: number.rounded(.down)) else { throw vm.raise(.overflowError, "timestamp out of range for platform time_t") }
        return seconds
    }

    private static func makeTime(_ vm: VM, _ time: tm) -> Value {
        let parts = [Int(time.tm_year) + 1900, Int(time.tm_mon) + 1, Int(time.tm_mday), Int(time.tm_hour), Int(time.tm_min), Int(time.tm_sec),
                     (Int(time.tm_wday) + 6) % 7, Int(time.tm_yday) + 1, Int(time.tm_isdst)]
        return vm.makeResult(vm.modules.system.timeType, parts.map { Value(smallInt: $0) } + [zoneName(vm, time), Value(smallInt: time.tm_gmtoff)])
    }

    /// A time tuple of a script.
    private static func brokenDown(_ vm: VM, _ value: Value, _ function: StaticString) throws(ScriptException) -> tm {
        guard value.isObject(of: .tuple) else { throw vm.typeError("Tuple or struct_time argument required") }
        guard value.tuple.count == 9 else { throw vm.typeError("\(function)(): illegal time tuple argument") }
        var parts: [Int32] = []
        for index in 0..<9 { parts.append(try vm.int32(value.tuple.items[index])) }
        var time = tm()
        let (year, overflow) = parts[0].subtractingReportingOverflow(1900)
        guard !overflow else { throw vm.raise(.overflowError, "year out of range") }
        time.tm_year = year
        time.tm_mon = parts[1] &- 1
        time.tm_mday = parts[2]
        time.tm_hour = parts[3]
        time.tm_min = parts[4]
        time.tm_sec = parts[5]
        time.tm_wday = parts[6] == .max ? .max : (parts[6] + 1) % 7
        time.tm_yday = parts[7] &- 1
        time.tm_isdst = parts[8]
        if value.header.pointee.type == vm.modules.system.timeType {
            let offset = try vm.getAttribute(value, vm.intern("tm_gmtoff"))
            if offset.isInt { time.tm_gmtoff = offset.smallInt }
        }
        return time
    }

    /// What strftime and asctime take: 0 counts as the first month, day and day of the year.
    private static func checked(_ vm: VM, _ time: tm) throws(ScriptException) -> tm {
        var time = time
        if time.tm_mon == -1 { time.tm_mon = 0 }
        if time.tm_mday == 0 { time.tm_mday = 1 }
        if time.tm_yday == -1 { time.tm_yday = 0 }
        guard (0...11).contains(time.tm_mon) else { throw vm.valueError("month out of range") }
        guard (1...31).contains(time.tm_mday) else { throw vm.valueError("day of month out of range") }
        guard (0...23).contains(time.tm_hour) else { throw vm.valueError("hour out of range") }
        guard (0...59).contains(time.tm_min) else { throw vm.valueError("minute out of range") }
        guard (0...61).contains(time.tm_sec) else { throw vm.valueError("seconds out of range") }
        guard time.tm_wday >= 0 else { throw vm.valueError("day of week out of range") }
        guard (0...365).contains(time.tm_yday) else { throw vm.valueError("day of year out of range") }
        time.tm_isdst = max(-1, min(1, time.tm_isdst))
        return time
    }

    /// `Sat Jun  6 16:26:11 1998`.
    private static func text(_ vm: VM, _ time: tm) -> Value {
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let day = time.tm_mday < 10 ? " \(time.tm_mday)" : "\(time.tm_mday)"
        return vm.makeString("\(days[Int(time.tm_wday) % 7]) \(months[Int(time.tm_mon) % 12]) \(day) \(two(time.tm_hour)):\(two(time.tm_min)):\(two(time.tm_sec)) \(Int(time.tm_year) + 1900)")
    }

    /// strftime(3), in a buffer that grows until the text fits; what the system's form has no byte for stays empty.
    private static func format(_ vm: VM, _ format: StringPointer, _ time: tm) throws(ScriptException) -> Value {
        let pattern = try vm.fileSystemEncoded(Value(format)).bytes.buffer
        guard pattern.count > 0 else { return vm.runtime.pointee.emptyString }
        if pattern.contains(0) { throw vm.valueError("embedded null character") }
        guard pattern.count < 1 << 20 else { throw vm.raise(.memoryError) }
        var time = time
        // The zone's name is looked up again: the C library keeps it, whatever the script's tuple says.
        time.tm_zone = nil
        if time.tm_isdst >= 0 {
            var copy = time
            _ = mktime(&copy)
            time.tm_zone = copy.tm_zone
        }
        var size = max(256, pattern.count * 2)
        // A format whose text is empty gives 0 as well: no text is longer than 256 times its format.
        let limit = pattern.count * 256
        while true {
            let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: size)
            defer { buffer.deallocate() }
            let count = pattern.withMemoryRebound(to: CChar.self) { strftime(buffer, size, $0.baseAddress, &time) }
            if count > 0 || size >= limit { return vm.fileSystemDecoded(UnsafeRawBufferPointer(start: buffer, count: count)) }
            size *= 2
        }
    }
}
