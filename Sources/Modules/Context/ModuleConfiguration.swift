/// What a host decides about the modules of one interpreter.
public struct ModuleConfiguration {
    /// `sys.argv`.
    public var arguments: [String] = [""]
    /// `sys.executable`; empty: none.
    public var executable = ""
    /// `sys.path`.
    public var path: [String] = []
    /// Values of `sys.flags`, by name.
    public var flags: [String: Int] = [:]
    /// `sys.warnoptions`.
    public var warningOptions: [String] = []
    /// Takes what scripts write to `sys.stdout`; nil: descriptor 1.
    public var output: (([UInt8]) -> Void)?
    /// Takes what scripts write to `sys.stderr`; nil: descriptor 2.
    public var errorOutput: (([UInt8]) -> Void)?
    /// `-u`: standard output and error without a buffer.
    public var unbuffered = false
    /// Most descriptors that scripts may have open; makers then answer EMFILE.
    public var descriptorLimit = Int.max
    /// Whether a broken pipe must not kill the process: false in a program that ignores SIGPIPE.
    public var guardsPipeSignal = true
    /// Whether scripts may install signal handlers.
    public var handlesSignals = false
    /// Bytes of native stack that scripts may use; nil: what the thread has.
    public var nativeStackBytes: Int?

    public init() {}
}
