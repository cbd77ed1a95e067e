/// Tells when recursion has used up its share of the native stack, whatever the size of frames in this build.
struct StackGuard {
    /// The lowest address the stack may reach.
    private let floor: UInt

    /// - Parameter budget: bytes that may be used from here on.
    init(budget: Int) {
        let here = StackGuard.address()
        floor = here > UInt(max(0, budget)) ? here - UInt(max(0, budget)) : 0
    }

    @inline(__always)
    var isExhausted: Bool { StackGuard.address() < floor }

    @inline(__always)
    private static func address() -> UInt {
        var here: UInt8 = 0
        return withUnsafeMutablePointer(to: &here) { UInt(bitPattern: $0) }
    }
}
