import TaipanModules

extension Interpreter {
    /// How an interpreter is set up. The default is an interpreter that shares nothing with its host but the standard streams.
    public struct Configuration {
        /// `sys.argv`.
        public var arguments: [String] = [""]
        /// `sys.executable`: what a script starts to get a child of its own kind. Empty: none.
        public var executable = ""
        /// `sys.path`: where imports look, before the library that ships inside.
        public var path: [String] = []
        /// Where the script's standard output goes. nil: the process's descriptor 1. With a sink the runtime never writes there.
        public var output: (([UInt8]) -> Void)?
        /// Where the script's standard error goes. nil: descriptor 2.
        public var errorOutput: (([UInt8]) -> Void)?
        /// Whether scripts may install signal handlers (`signal.signal`). Off: it raises ValueError; the host's handlers stay untouched.
        public var handlesSignals = false
        /// Whether the process already ignores SIGPIPE, which saves work at each write to a pipe.
        public var ignoresBrokenPipe = false
        /// Bytes of the calling thread's native stack that scripts may use. Deeper recursion raises RecursionError in the script. nil: what
        /// the thread has, as far as the system tells.
        public var nativeStackBytes: Int?
        /// Steps that scripts may take in one call from the host: calls, rounds of loops, and what builtins do in their stead. Beyond it they end with
        /// KeyboardInterrupt. nil: no limit, and no cost.
        public var stepLimit: Int?
        /// `-u`: standard output without a buffer.
        public var unbuffered = false
        /// Values of `sys.flags` that command line options set, by name.
        public var flags: [String: Int] = [:]
        /// `sys.warnoptions`.
        public var warningOptions: [String] = []
        /// Open descriptors that scripts may have at one time.
        public var descriptorLimit = Int.max

        public init() {}
    }
}

extension Interpreter.Configuration {
    /// The same for the floor below.
    var moduleConfiguration: ModuleConfiguration {
        var result = ModuleConfiguration()
        result.arguments = arguments
        result.executable = executable
        result.path = path
        result.flags = flags
        result.warningOptions = warningOptions
        result.output = output
        result.errorOutput = errorOutput
        result.unbuffered = unbuffered
        result.descriptorLimit = descriptorLimit
        result.guardsPipeSignal = !ignoresBrokenPipe
        result.handlesSignals = handlesSignals
        result.nativeStackBytes = nativeStackBytes
        return result
    }
}
