extension UnsafeMutablePointer where Pointee == StringObject {
    /// Index of the first (or last) place of `needle` within the code points `range`, or -1.
    func find(_ needle: StringPointer, in range: Range<Int>, _ direction: SearchDirection) -> Int {
        let shift = widthShift, needleShift = needle.widthShift
        let needleCount = needle.count
        if needleCount == 1, shift == 0, needleShift == 0, direction == .forward {
            guard let found = memchr(raw + range.lowerBound, Int32(needle.bytes[0]), range.count) else { return -1 }
            return UnsafeRawPointer(found) - UnsafeRawPointer(raw)
        }
        if needleCount > range.count || needleShift > shift { return -1 }
        let found: Int
        switch shift {
        case 0: found = findBytes(bytes + range.lowerBound, range.count, needle.bytes, needleCount, direction)
        case 1:
            found = needle.withUnits(of: UInt16.self) { units in
                findUnits(raw.assumingMemoryBound(to: UInt16.self) + range.lowerBound, range.count, units, needleCount, direction)
            }
        default:
            found = needle.withUnits(of: UInt32.self) { units in
                findUnits(raw.assumingMemoryBound(to: UInt32.self) + range.lowerBound, range.count, units, needleCount, direction)
            }
        }
        return found < 0 ? -1 : found + range.lowerBound
    }

    /// Whether `other` lies somewhere in the string.
    @inline(__always)
    func contains(_ other: StringPointer) -> Bool { find(other, in: 0..<count, .forward) >= 0 }

    /// The code points as units of a width that is at least the string's own.
    private func withUnits<Unit: FixedWidthInteger, Result>(of type: Unit.Type, _ body: (UnsafePointer<Unit>) -> Result) -> Result {
        if MemoryLayout<Unit>.size == 1 &<< widthShift { return body(UnsafePointer(raw.assumingMemoryBound(to: Unit.self))) }
        return withUnsafeTemporaryAllocation(of: Unit.self, capacity: max(count, 1)) { buffer in
            for index in 0..<count { buffer[index] = Unit(truncatingIfNeeded: self[codePoint: index]) }
            return body(UnsafePointer(buffer.baseAddress.unsafelyUnwrapped))
        }
    }

    /// Whether the code points from `start` on begin with `other`.
    func matches(_ other: StringPointer, at start: Int) -> Bool {
        let length = other.count
        guard start >= 0, length <= count - start else { return false }
        if widthShift == other.widthShift { return memcmp(raw + start &<< widthShift, other.raw, other.byteCount) == 0 }
        if other.widthShift > widthShift { return false }
        for index in 0..<length where self[codePoint: start + index] != other[codePoint: index] { return false }
        return true
    }

    /// How often `needle` (not empty) lies in the range without overlap.
    func occurrences(of needle: StringPointer, in range: Range<Int>, limit: Int = Int.max) -> Int {
        var total = 0
        var start = range.lowerBound
        while total < limit {
            let found = find(needle, in: start..<range.upperBound, .forward)
            if found < 0 { break }
            total += 1
            start = found + needle.count
        }
        return total
    }

    /// Whether any code point equals `codePoint`.
    func contains(codePoint: UInt32) -> Bool {
        if widthShift == 0 { return codePoint < 256 && memchr(raw, Int32(codePoint), count) != nil }
        for index in 0..<count where self[codePoint: index] == codePoint { return true }
        return false
    }

    /// Copies `count` code points from `start` on to a place of units `1 &<< shift` wide, which is at least this string's width.
    @inline(__always)
    func copy(_ start: Int, _ count: Int, to target: UnsafeMutableRawPointer, shift: Int) {
        if widthShift == shift {
            copyBytes(target, raw + start &<< shift, count &<< shift)
        } else {
            copyWidening(start, count, to: target, shift: shift)
        }
    }

    /// Puts a code point that the string's width can hold into `count` places from `start` on.
    func fill(_ start: Int, _ count: Int, with codePoint: UInt32) {
        switch widthShift {
        case 0: memset(raw + start, Int32(codePoint), count)
        case 1: (raw.assumingMemoryBound(to: UInt16.self) + start).update(repeating: UInt16(truncatingIfNeeded: codePoint), count: count)
        default: (raw.assumingMemoryBound(to: UInt32.self) + start).update(repeating: codePoint, count: count)
        }
    }

    @inline(never)
    private func copyWidening(_ start: Int, _ count: Int, to target: UnsafeMutableRawPointer, shift: Int) {
        if shift == 1 {
            let units = target.assumingMemoryBound(to: UInt16.self)
            for index in 0..<count { units[index] = UInt16(bytes[start + index]) }
        } else {
            let units = target.assumingMemoryBound(to: UInt32.self)
            for index in 0..<count { units[index] = self[codePoint: start + index] }
        }
    }
}
