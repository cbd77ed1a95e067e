import CDescriptors
import SystemPackage

/// What one of a child's first three streams becomes.
public enum StreamBinding: Sendable {
    /// As in the parent.
    case inherited
    /// A copy of this descriptor, which stays open in the parent.
    case descriptor(FileDescriptor)
    /// A pipe whose other end the `ChildProcess` owns.
    case pipe
    /// /dev/null.
    case null
    /// For the error stream: the same as the output stream.
    case output
}

/// Why no child came to be.
public struct SpawnError: Error, Hashable, Sendable {
    public enum Step: Sendable {
        /// Before there was a child: pipes, memory, the process limit, a zero byte in an argument.
        case parent
        /// In the child, before exec: descriptors, session, group, user.
        case preparation
        case workingDirectory
        /// None of the candidates could be executed.
        case execution
    }

    public let error: KernelError
    public let step: Step

    public init(error: KernelError, step: Step) {
        self.error = error
        self.step = step
    }
}

/// A child process to be: a program, its surroundings, and the descriptors it gets.
///
/// A child gets its three streams and `passing`, and nothing else: every other descriptor of this process is closed in
/// it, inheritable or not. What `passing` names is made inheritable in the child alone, so that no other child that is
/// spawned meanwhile gets it.
public struct Spawn: Sendable {
    /// Tried in order, like the places of a search path.
    public var executables: [FilePath]
    /// With the program's own name first.
    public var arguments: [String]
    /// `NAME=value` each; nil is this process's own.
    public var environment: [String]?
    public var workingDirectory: FilePath?
    public var input = StreamBinding.inherited
    public var output = StreamBinding.inherited
    public var error = StreamBinding.inherited
    /// Descriptors that the child gets under the same numbers.
    public var passing: [FileDescriptor] = []
    /// False: the child also gets every inheritable descriptor.
    public var closesOthers = true
    /// A session of its own, without a controlling terminal.
    public var startsSession = false
    /// 0 is a process group of its own; nil is this process's.
    public var processGroup: Int32?
    public var fileModeMask: FilePermissions?
    public var user: UInt32?
    public var group: UInt32?
    public var supplementaryGroups: [UInt32]?
    /// SIGPIPE and SIGXFSZ, which runtimes like to ignore, at their defaults.
    public var restoresSignals = true
    /// No signal is blocked in the child; otherwise as in the calling thread. Swift's tasks run on threads that block most
    /// signals, SIGTERM among them: a child with that mask could not be asked to end.
    public var clearsSignalMask = true

    /// A program by its path.
    public init(_ executable: FilePath, _ arguments: [String] = []) {
        executables = [executable]
        self.arguments = [executable.string] + arguments
    }

    /// A program by its name, sought along this process's PATH unless the name has a slash.
    public init(named name: String, _ arguments: [String] = []) {
        if name.contains("/") {
            executables = [FilePath(name)]
        } else {
            let path = getenv("PATH").map { String(cString: $0) } ?? "/bin:/usr/bin"
            executables = path.split(separator: ":", omittingEmptySubsequences: false).map {
                FilePath($0.isEmpty ? name : "\($0)/\(name)")
            }
        }
        self.arguments = [name] + arguments
    }

    /// Starts the child; returns once it has reached its program.
    public func start(_ context: KernelContext = .plain) throws(SpawnError) -> ChildProcess {
        var streams = SpawnStreams()
        do throws(KernelError) {
            try streams.bind(self, context)
        } catch {
            streams.closeAll()
            throw SpawnError(error: error, step: .parent)
        }
        defer { streams.closeChildEnds() }
        do throws(SpawnError) {
            let child = try launch(streams, context)
            streams.releaseParentEnds()
            return child
        } catch {
            streams.closeParentEnds()
            throw error
        }
    }

    private func launch(_ streams: SpawnStreams, _ context: KernelContext) throws(SpawnError) -> ChildProcess {
        guard let executables = CStrings(self.executables.map(\.string)), let arguments = CStrings(self.arguments) else {
            throw SpawnError(error: KernelError(code: EINVAL), step: .parent)
        }
        var environment: CStrings?
        if let given = self.environment {
            guard let strings = CStrings(given) else {
                throw SpawnError(error: KernelError(code: EINVAL), step: .parent)
            }
            environment = strings
        }
        var spawn = Processes.rawSpawn()
        spawn.executables = executables.constantPointers
        spawn.arguments = arguments.argumentPointers
        spawn.environment = environment?.argumentPointers
        spawn.input = streams.child[0]
        spawn.output = streams.child[1]
        spawn.error = streams.child[2]
        spawn.close_others = closesOthers ? 1 : 0
        spawn.new_session = startsSession ? 1 : 0
        spawn.process_group = processGroup ?? -1
        spawn.umask = fileModeMask.map { Int32($0.rawValue) } ?? -1
        spawn.user = user.map(Int64.init) ?? -1
        spawn.group = group.map(Int64.init) ?? -1
        spawn.restore_signals = restoresSignals ? 1 : 0
        spawn.clear_signal_mask = clearsSignalMask ? 1 : 0
        spawn.wants_handle = 1
        let kept = Set(passing.map(\.rawValue)).sorted()
        guard kept.first ?? 0 >= 0 else {
            throw SpawnError(error: KernelError(code: EBADF), step: .parent)
        }
        let process = try withExtendedLifetime((executables, arguments, environment)) { () throws(SpawnError) in
            try run(&spawn, kept: kept, context)
        }
        return ChildProcess(process: process, handle: spawn.handle, streams: streams)
    }

    private func run(_ spawn: inout RawSpawn, kept: [Int32], _ context: KernelContext) throws(SpawnError) -> Int32 {
        var process: Int32 = -1
        var failure: KernelError?
        let groups = supplementaryGroups ?? []
        var description = spawn
        kept.withUnsafeBufferPointer { kept in
            groups.withUnsafeBufferPointer { groups in
                (workingDirectory ?? "").withPlatformString { directory in
                    description.kept = kept.baseAddress
                    description.kept_count = kept.count
                    description.groups = groups.baseAddress
                    description.group_count = supplementaryGroups == nil ? -1 : Int64(groups.count)
                    description.working_directory = workingDirectory == nil ? nil : directory
                    do throws(KernelError) {
                        process = try Processes.spawn(&description, context)
                    } catch {
                        failure = error
                    }
                }
            }
        }
        spawn.handle = description.handle
        if let failure { throw SpawnError(error: failure, step: .parent) }
        if description.failure != 0 {
            let step: SpawnError.Step
            switch cdescriptors_step(UInt32(description.failed_step)) {
            case CDESCRIPTORS_STEP_EXECUTE: step = .execution
            case CDESCRIPTORS_STEP_WORKING_DIRECTORY: step = .workingDirectory
            default: step = .preparation
            }
            throw SpawnError(error: KernelError(code: description.failure), step: step)
        }
        return process
    }
}

/// The descriptors of one spawn: what the child's streams are made of, and the parent's ends of its pipes.
struct SpawnStreams {
    /// -1: as in the parent.
    var child: [Int32] = [-1, -1, -1]
    /// -1: no pipe.
    var parent: [Int32] = [-1, -1, -1]
    private var opened: [Int32] = []

    mutating func bind(_ spawn: Spawn, _ context: KernelContext) throws(KernelError) {
        for (place, binding) in [spawn.input, spawn.output, spawn.error].enumerated() {
            switch binding {
            case .inherited:
                break
            case .descriptor(let descriptor):
                child[place] = descriptor.rawValue
            case .null:
                child[place] = try Creation.open("/dev/null", place == 0 ? O_RDONLY : O_WRONLY, context)
                opened.append(child[place])
            case .pipe:
                let pipe = try Creation.pipe(context)
                child[place] = place == 0 ? pipe.read : pipe.write
                parent[place] = place == 0 ? pipe.write : pipe.read
                opened.append(child[place])
            case .output:
                child[place] = child[1] >= 0 ? child[1] : 1
            }
        }
    }

    mutating func closeChildEnds() {
        for descriptor in opened { Kernel.closeQuietly(descriptor) }
        opened = []
    }

    mutating func closeParentEnds() {
        for descriptor in parent where descriptor >= 0 { Kernel.closeQuietly(descriptor) }
        parent = [-1, -1, -1]
    }

    /// The child process owns them now.
    mutating func releaseParentEnds() {
        parent = [-1, -1, -1]
    }

    mutating func closeAll() {
        closeChildEnds()
        closeParentEnds()
    }
}
