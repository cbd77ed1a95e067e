// Searching in runs of code units. Worst cases are linear: a long pattern is searched by Knuth, Morris and Pratt's automaton, a short
// one directly.

enum SearchDirection { case forward, backward }

/// Offset of the first (or last) place where `needle` lies in `haystack`, or -1.
@inline(__always)
func findBytes(_ haystack: UnsafePointer<UInt8>, _ count: Int, _ needle: UnsafePointer<UInt8>, _ needleCount: Int, _ direction: SearchDirection) -> Int {
    if needleCount > count { return -1 }
    if needleCount == 0 { return direction == .forward ? 0 : count }
    return direction == .forward ? findForward(haystack, count, needle, needleCount) : findUnits(haystack, count, needle, needleCount, .backward)
}

/// Jumps from one occurrence of the first byte to the next, and changes to the automaton when that finds too many near misses.
private func findForward(_ haystack: UnsafePointer<UInt8>, _ count: Int, _ needle: UnsafePointer<UInt8>, _ needleCount: Int) -> Int {
    let last = count &- needleCount
    let first = Int32(needle[0]), final = needle[needleCount &- 1]
    var position = 0, nearMisses = 0
    while position <= last {
        guard let found = memchr(haystack + position, first, last &- position &+ 1) else { return -1 }
        position = UnsafeRawPointer(found) - UnsafeRawPointer(haystack)
        if haystack[position &+ needleCount &- 1] == final {
            if memcmp(haystack + position, needle, needleCount) == 0 { return position }
            nearMisses &+= 1
            if needleCount > 16 && nearMisses > 16 && nearMisses &* needleCount > 4 &* position {
                let rest = findLong(haystack + position, count &- position, needle, needleCount, .forward)
                return rest < 0 ? -1 : rest &+ position
            }
        }
        position &+= 1
    }
    return -1
}

/// The same for code units of any width.
func findUnits<Unit: FixedWidthInteger>(_ haystack: UnsafePointer<Unit>, _ count: Int, _ needle: UnsafePointer<Unit>, _ needleCount: Int,
                                        _ direction: SearchDirection) -> Int {
    if needleCount > count { return -1 }
    if needleCount == 0 { return direction == .forward ? 0 : count }
    if needleCount > 16 { return findLong(haystack, count, needle, needleCount, direction) }
    let last = count - needleCount
    let first = needle[0]
    var position = direction == .forward ? 0 : last
    let step = direction == .forward ? 1 : -1
    while position >= 0 && position <= last {
        if haystack[position] == first {
            var matched = 1
            while matched < needleCount, haystack[position + matched] == needle[matched] { matched += 1 }
            if matched == needleCount { return position }
        }
        position += step
    }
    return -1
}

/// Knuth, Morris and Pratt; backwards both are read from their ends.
private func findLong<Unit: FixedWidthInteger>(_ haystack: UnsafePointer<Unit>, _ count: Int, _ needle: UnsafePointer<Unit>, _ needleCount: Int,
                                               _ direction: SearchDirection) -> Int {
    let forward = direction == .forward
    @inline(__always) func pattern(_ index: Int) -> Unit { forward ? needle[index] : needle[needleCount - 1 - index] }
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: needleCount) { borders in
        borders[0] = 0
        var length = 0
        for index in 1..<needleCount {
            while length > 0 && pattern(index) != pattern(length) { length = borders[length - 1] }
            if pattern(index) == pattern(length) { length += 1 }
            borders[index] = length
        }
        var matched = 0
        for index in 0..<count {
            let unit = forward ? haystack[index] : haystack[count - 1 - index]
            while matched > 0 && unit != pattern(matched) { matched = borders[matched - 1] }
            if unit == pattern(matched) { matched += 1 }
            if matched == needleCount { return forward ? index - needleCount + 1 : count - 1 - index }
        }
        return -1
    }
}
