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
}
