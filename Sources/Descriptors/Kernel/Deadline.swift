import CDescriptors

/// A moment of the monotonic clock, so that a call that is entered again waits only for the time that remains.
public struct Deadline: Sendable {
    /// Nanoseconds of CLOCK_MONOTONIC; `Int64.max` for never.
    public let nanoseconds: Int64

    public static let never = Deadline(nanoseconds: .max)

    @inlinable
    init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// `timeout` nanoseconds from now; nil or negative: never. 0 asks no clock.
    public init(after timeout: Int64?) {
        guard let timeout, timeout >= 0 else {
            self = .never
            return
        }
        guard timeout > 0 else {
            nanoseconds = 0
            return
        }
        let (sum, overflow) = cdescriptors_monotonic_nanoseconds().addingReportingOverflow(timeout)
        nanoseconds = overflow ? .max : sum
    }

    /// What is left: nanoseconds of 0 or more, or -1 without end.
    public var remaining: Int64 {
        if nanoseconds == .max { return -1 }
        if nanoseconds == 0 { return 0 }
        return max(0, nanoseconds - cdescriptors_monotonic_nanoseconds())
    }

    public var isPast: Bool { remaining == 0 }
}
