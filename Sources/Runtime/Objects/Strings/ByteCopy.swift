/// Copies bytes that do not overlap. Most texts are a few bytes long, and for them a call of `memcpy` takes longer than the copying:
/// up to 16 bytes go by two loads that overlap.
@inline(__always)
func copyBytes(_ target: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int) {
    if count > 16 {
        memcpy(target, source, count)
    } else if count >= 8 {
        copyEnds(target, source, count, as: UInt64.self)
    } else if count >= 4 {
        copyEnds(target, source, count, as: UInt32.self)
    } else if count >= 2 {
        copyEnds(target, source, count, as: UInt16.self)
    } else if count == 1 {
        target.storeBytes(of: source.load(as: UInt8.self), as: UInt8.self)
    }
}

/// The first and the last unit of the bytes: together all of them.
@inline(__always)
private func copyEnds<Unit: FixedWidthInteger>(_ target: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int, as: Unit.Type) {
    let last = count &- MemoryLayout<Unit>.size
    let first = source.loadUnaligned(as: Unit.self), end = source.loadUnaligned(fromByteOffset: last, as: Unit.self)
    target.storeBytes(of: first, as: Unit.self)
    target.storeBytes(of: end, toByteOffset: last, as: Unit.self)
}
