import CDescriptors

/// Strings as execve(2) wants them: pointers to bytes that end in 0, and a null pointer at the end. Made before a child
/// exists, because nothing may be allocated between fork and exec.
public final class CStrings {
    private let bytes: UnsafeMutablePointer<CChar>
    /// The array of pointers; valid as long as this object.
    public let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    public let count: Int

    /// Nil when a string contains a zero byte, which would cut it short.
    public init?(_ strings: [[UInt8]]) {
        var total = 0
        for string in strings {
            if string.contains(0) { return nil }
            total += string.count + 1
        }
        count = strings.count
        bytes = .allocate(capacity: max(total, 1))
        pointers = .allocate(capacity: strings.count + 1)
        var place = bytes
        for (index, string) in strings.enumerated() {
            (pointers + index).initialize(to: place)
            for byte in string {
                place.initialize(to: CChar(bitPattern: byte))
                place += 1
            }
            place.initialize(to: 0)
            place += 1
        }
        (pointers + strings.count).initialize(to: nil)
    }

    public convenience init?(_ strings: [String]) {
        self.init(strings.map { Array($0.utf8) })
    }

    /// The same array, for parameters that take `const char *const *`.
    public var constantPointers: UnsafePointer<UnsafePointer<CChar>?> {
        UnsafeRawPointer(pointers).assumingMemoryBound(to: UnsafePointer<CChar>?.self)
    }

    /// The same array, for parameters that take `char *const *`.
    public var argumentPointers: UnsafePointer<UnsafeMutablePointer<CChar>?> {
        UnsafePointer(pointers)
    }

    deinit {
        bytes.deallocate()
        pointers.deallocate()
    }
}
