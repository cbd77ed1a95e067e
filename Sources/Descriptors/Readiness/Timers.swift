import CDescriptors

/// timerfd: a clock that is read and waited for like a descriptor. Times are nanoseconds.
public enum Timers {
    /// timerfd_settime(2). `flags`: TFD_TIMER_ABSTIME (1), TFD_TIMER_CANCEL_ON_SET (2).
    ///
    /// - Returns: what was set before.
    @discardableResult
    public static func set(
        _ timer: Int32, value: Int64, interval: Int64, flags: Int32 = 0, _ context: KernelContext = .plain
    ) throws(KernelError) -> (value: Int64, interval: Int64) {
        var old: (value: Int64, interval: Int64) = (0, 0)
        _ = try kernelCall(context) {
            cdescriptors_timerfd_settime(timer, flags, value, interval, &old.value, &old.interval)
        }
        return old
    }

    /// timerfd_gettime(2): the time to the next expiry, and between expiries.
    public static func remaining(
        _ timer: Int32, _ context: KernelContext = .plain
    ) throws(KernelError) -> (value: Int64, interval: Int64) {
        var now: (value: Int64, interval: Int64) = (0, 0)
        _ = try kernelCall(context) { cdescriptors_timerfd_gettime(timer, &now.value, &now.interval) }
        return now
    }
}
