/// A set of registers below 128, for the definite-assignment analysis. Higher registers are never members, which only costs a check.
struct LocalSet: Equatable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    @inline(__always) func contains(_ register: Int) -> Bool {
        if register < 64 { return low >> UInt64(register) & 1 != 0 }
        return register < 128 && high >> UInt64(register - 64) & 1 != 0
    }

    @inline(__always) mutating func insert(_ register: Int) {
        if register < 64 { low |= 1 << UInt64(register) } else if register < 128 { high |= 1 << UInt64(register - 64) }
    }

    @inline(__always) mutating func remove(_ register: Int) {
        if register < 64 { low &= ~(1 << UInt64(register)) } else if register < 128 { high &= ~(1 << UInt64(register - 64)) }
    }

    @inline(__always) mutating func formIntersection(_ other: LocalSet) {
        low &= other.low
        high &= other.high
    }
}
