import Descriptors
import TaipanRuntime

/// What the native modules of one interpreter share: its descriptors and how its kernel calls wait.
///
/// Every descriptor that a script sees is made by `table`, with the place in the script as its origin.
public final class ModuleContext {
    public let table: DescriptorTable
    @exclusivity(unchecked) unowned(unsafe) private let runtime: ScriptRuntime
    /// State of the io layer, made when `_io` is first needed.
    @exclusivity(unchecked) var io: IOState?
    /// State of `_socket`, made when it is imported.
    @exclusivity(unchecked) var socket: SocketState?
    /// Interned file names by number, for origins. Interned strings live as long as the interpreter.
    @exclusivity(unchecked) private var filenames: [Value] = []
    @exclusivity(unchecked) private var filenameNumbers: [UInt64: UInt64] = [:]
    @exclusivity(unchecked) private var lastFilename: (bits: UInt64, number: UInt64) = (0, 0)
    /// Where threads wait for another one that is inside a stream.
    let waiting = WaitingRoom()
    public let configuration: ModuleConfiguration
    /// State of the system modules.
    let system = SystemState()
    let signals = SignalState()
    /// nil until a script first uses threads: without them no lock is needed.
    @exclusivity(unchecked) private(set) var threads: ScriptThreads?
    /// `sys.getswitchinterval()`: the lock's, once there is one.
    @exclusivity(unchecked) var switchInterval = 0.005
    @exclusivity(unchecked) var threadTypes: ThreadModuleTypes?
    let mainThreadIdentifier = ScriptThreads.currentIdentifier

    public init(_ runtime: ScriptRuntime, configuration: ModuleConfiguration) {
        self.runtime = runtime
        self.configuration = configuration
        table = DescriptorTable(limit: configuration.descriptorLimit)
        table.context.owner = Unmanaged.passUnretained(self).toOpaque()
        table.context.guardsPipeSignal = configuration.guardsPipeSignal
        table.context.interruption = { owner in
            guard let owner else { return false }
            return Unmanaged<ModuleContext>.fromOpaque(owner).takeUnretainedValue().runPendingHandlers()
        }
    }

    /// How this interpreter's kernel calls wait. The threading module sets the blocking hooks with the first thread.
    @inline(__always)
    public var kernel: KernelContext {
        get { table.context }
        set { table.context = newValue }
    }

    /// Whether other script threads can run during a kernel call.
    @inline(__always)
    var hasThreads: Bool { table.context.enterBlocking != nil }

    /// Runs the handlers of signals that have arrived (PEP 475). True: one raised, and the exception is in the thread state.
    private func runPendingHandlers() -> Bool {
        let vm = VM(runtime.state.pointee.currentThread)
        do throws(ScriptException) {
            try runtime.state.pointee.hooks.onBreaker(vm, .signal)
            return false
        } catch {
            return true
        }
    }

    /// The threads, from now on.
    var scriptThreads: ScriptThreads {
        if let threads { return threads }
        let made = ScriptThreads(runtime, context: self)
        threads = made
        return made
    }

    // MARK: Origins

    /// The place in the running script, as a token for the descriptor table: file number and line.
    public func origin(_ vm: VM) -> DescriptorOrigin {
        guard let location = vm.currentLocation else { return .unknown }
        let line = UInt64(truncatingIfNeeded: max(location.line, 0)) & 0xFFFF_FFFF
        return DescriptorOrigin(rawValue: number(of: location.filename, vm) << 32 | line)
    }

    /// The file name (a `str`, borrowed) and line behind a token; nil for `unknown`.
    public func location(of origin: DescriptorOrigin) -> (filename: Value, line: Int)? {
        let number = Int(origin.rawValue >> 32)
        guard number > 0, number <= filenames.count else { return nil }
        return (filenames[number - 1], Int(origin.rawValue & 0xFFFF_FFFF))
    }

    private func number(of filename: Value, _ vm: VM) -> UInt64 {
        if filename.bits == lastFilename.bits { return lastFilename.number }
        guard filename.isExactString else { return 0 }
        let name = vm.intern(filename)
        let number: UInt64
        if let known = filenameNumbers[name.bits] {
            number = known
        } else {
            filenames.append(name)
            number = UInt64(filenames.count)
            filenameNumbers[name.bits] = number
        }
        // Only an interned string keeps its address for itself.
        if name == filename { lastFilename = (name.bits, number) }
        return number
    }
}

extension VM {
    /// The interpreter's modules' shared state. Every runtime that loads native modules was attached to one.
    @inline(__always)
    public var modules: ModuleContext {
        guard let context = runtime.pointee.moduleContext else { preconditionFailure("TaipanModules.attach was not called") }
        return unsafeDowncast(context, to: ModuleContext.self)
    }
}
