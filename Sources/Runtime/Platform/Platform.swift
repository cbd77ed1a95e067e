/// What `sys.platform` says.
enum Platform {
    static var name: StaticString {
        #if os(Linux)
        "linux"
        #elseif os(macOS)
        "darwin"
        #else
        "unknown"
        #endif
    }

    /// Has the system provide the whole pages of a block before they are touched: one call costs less than a fault for each. Where the
    /// system does not know the advice (Linux before 5.14, others) the pages come as they are touched.
    static func providePages(_ block: UnsafeMutableRawPointer, _ bytes: Int) {
        #if os(Linux)
        let page = UInt(getpagesize()), populateForWriting: Int32 = 23
        let start = (UInt(bitPattern: block) + page - 1) & ~(page - 1), end = (UInt(bitPattern: block) + UInt(bytes)) & ~(page - 1)
        guard start < end, let first = UnsafeMutableRawPointer(bitPattern: start) else { return }
        _ = madvise(first, Int(end - start), populateForWriting)
        #endif
    }
}
