import CDescriptors

/// Facts about the calling native thread.
public enum NativeThread {
    /// Bytes of its stack below the caller's frame; a cautious guess where the system does not tell. At most 8 MB are counted on: the main
    /// thread's limit may be higher than what is there.
    public static var stackBelow: Int {
        let known = Int(cd_stack_below())
        return known == 0 ? 448 << 10 : min(known, 8 << 20)
    }

    /// The system's number of the thread.
    public static var identifier: Int { Int(cd_thread_number()) }
}
