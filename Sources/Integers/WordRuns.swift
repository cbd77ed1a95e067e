/// One place of a sum or difference: two words and what was carried in; the word of the result and what is carried out.
protocol CarryStep {
    static func step(_ left: UInt, _ right: UInt, _ carry: inout Bool) -> UInt
}

enum Sum: CarryStep {
    @inline(__always)
    static func step(_ left: UInt, _ right: UInt, _ carry: inout Bool) -> UInt {
        let (sum, first) = left.addingReportingOverflow(right)
        let (total, second) = sum.addingReportingOverflow(carry ? 1 : 0)
        // Never both.
        carry = first != second
        return total
    }
}

enum Difference: CarryStep {
    @inline(__always)
    static func step(_ left: UInt, _ right: UInt, _ carry: inout Bool) -> UInt {
        let (difference, first) = left.subtractingReportingOverflow(right)
        let (total, second) = difference.subtractingReportingOverflow(carry ? 1 : 0)
        carry = first != second
        return total
    }
}

extension CarryStep {
    /// `left` and `right`, `count` words each, into `result`, which may be one of them; gives what is carried out.
    @inline(__always)
    static func run(_ left: UnsafePointer<UInt>, _ right: UnsafePointer<UInt>, count: Int, into result: UnsafeMutablePointer<UInt>) -> Bool {
        var carry = false
        var index = 0
        // Four words at a time keep the carry in the processor's flag.
        while index &+ 4 <= count {
            result[index] = step(left[index], right[index], &carry)
            result[index &+ 1] = step(left[index &+ 1], right[index &+ 1], &carry)
            result[index &+ 2] = step(left[index &+ 2], right[index &+ 2], &carry)
            result[index &+ 3] = step(left[index &+ 3], right[index &+ 3], &carry)
            index &+= 4
        }
        while index < count {
            result[index] = step(left[index], right[index], &carry)
            index &+= 1
        }
        return carry
    }

    /// The words of `long` beyond the first `start` go into `result` with the carry; gives what is carried out.
    @inline(__always)
    static func finish(_ long: UnsafePointer<UInt>, _ range: Range<Int>, _ carriedIn: Bool, into result: UnsafeMutablePointer<UInt>) -> Bool {
        var carry = carriedIn
        var index = range.lowerBound
        while carry && index < range.upperBound {
            result[index] = step(long[index], 0, &carry)
            index &+= 1
        }
        if index < range.upperBound { (result + index).update(from: long + index, count: range.upperBound &- index) }
        return carry
    }

    /// In place; the carry runs on as far as it has to.
    static func run(_ source: UnsafePointer<UInt>, count: Int, onto target: UnsafeMutablePointer<UInt>) {
        var carry = run(target, source, count: count, into: target)
        var index = count
        while carry {
            target[index] = step(target[index], 0, &carry)
            index &+= 1
        }
    }
}
