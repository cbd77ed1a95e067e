import Descriptors
import TaipanRuntime

/// The native module `_posixsubprocess`: how `subprocess` starts a child.
enum PosixSubprocessModule {
    static let declaration = NativeModule("_posixsubprocess", "Starts programs for the module subprocess.", functions: [forkExec])

    private static let forkExec = Builtin(
        "fork_exec",
        "(args, executable_list, close_fds, pass_fds, cwd, env, p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, errpipe_read, errpipe_write, restore_signals, call_setsid, pgid_to_set, gid, extra_groups, uid, child_umask, preexec_fn, allow_vfork, /)",
        """
            Starts a program and gives its process number.

            Everything that the child is to be is decided before it exists; what fails in the child is written to errpipe_write.
            """
    ) { (vm, a) throws(ScriptException) in
        let request = try SpawnRequest(vm, a)
        return Value(a[21].isNone ? try request.spawn(vm) : try vm.spawn(request, calling: a[21]))
    }
}

/// The arguments of `fork_exec`, checked and in the form that the kernel wants.
final class SpawnRequest {
    let executables: CStrings
    let arguments: CStrings
    let environment: CStrings?
    let workingDirectory: CStrings?
    let kept: [Int32]
    let groups: [UInt32]?
    let closesOthers: Bool
    let allowsSharedMemory: Bool
    /// What becomes 0, 1 and 2 of the child, and the parent's ends; -1: none.
    let child: [Int32]
    let parent: [Int32]
    let reportReader: Int32
    let report: Int32
    let restoresSignals: Bool
    let startsSession: Bool
    let processGroup: Int32
    let group: UInt32?
    let user: UInt32?
    let mask: Int32

    init(_ vm: VM, _ a: Arguments) throws(ScriptException) {
        func strings(_ value: Value) throws(ScriptException) -> CStrings {
            var result: [[UInt8]] = []
            let items = try vm.makeTuple(from: value).tuple
            for index in 0..<items.count { result.append(try vm.cString(items.items[index])) }
            guard let strings = CStrings(result) else { throw vm.valueError("embedded null byte") }
            return strings
        }
        closesOthers = try vm.isTrue(a[2])
        kept = try Self.keptDescriptors(vm, a[3])
        arguments = try strings(a[0])
        executables = try strings(a[1])
        workingDirectory = a[4].isNone ? nil : CStrings([try vm.cString(a[4])])
        environment = a[5].isNone ? nil : try strings(a[5])
        child = [try vm.cInt(a[6]), try vm.cInt(a[9]), try vm.cInt(a[11])]
        parent = [try vm.cInt(a[7]), try vm.cInt(a[8]), try vm.cInt(a[10])]
        reportReader = try vm.cInt(a[12])
        report = try vm.cInt(a[13])
        if closesOthers, report < 3 { throw vm.valueError("errpipe_write must be >= 3") }
        restoresSignals = try vm.isTrue(a[14])
        startsSession = try vm.isTrue(a[15])
        processGroup = try vm.cInt(a[16])
        group = a[17].isNone ? nil : try vm.userIdentifier(a[17], "gid")
        groups = a[18].isNone ? nil : try Self.groupList(vm, a[18])
        user = a[19].isNone ? nil : try vm.userIdentifier(a[19], "uid")
        mask = try vm.cInt(a[20])
        allowsSharedMemory = try vm.isTrue(a[22])
    }

    private static func keptDescriptors(_ vm: VM, _ value: Value) throws(ScriptException) -> [Int32] {
        guard value.isObject(of: .tuple) else { throw vm.typeError("fork_exec() argument 4 must be tuple, not \(vm.argumentTypeName(value))") }
        var result: [Int32] = []
        for index in 0..<value.tuple.count {
            guard let number = vm.intValue(value.tuple.items[index]).flatMap({ Int32(exactly: $0) }), number >= 0, number > (result.last ?? -1) else {
                throw vm.valueError("bad value(s) in fds_to_keep")
            }
            result.append(number)
        }
        return result
    }

    private static func groupList(_ vm: VM, _ value: Value) throws(ScriptException) -> [UInt32] {
        let items = try vm.makeTuple(from: value).tuple
        guard items.count <= 65536 else { throw vm.valueError("too many extra_groups") }
        var result: [UInt32] = []
        for index in 0..<items.count { result.append(try vm.userIdentifier(items.items[index], "gid")) }
        return result
    }

    /// Starts the child without running any script code in it.
    func spawn(_ vm: VM) throws(ScriptException) -> Int32 {
        let context = vm.modules.kernel
        let keptBuffer = UnsafeMutableBufferPointer<Int32>.allocate(capacity: kept.count + 1)
        _ = keptBuffer.initialize(from: kept)
        let groupBuffer = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: (groups?.count ?? 0) + 1)
        _ = groupBuffer.initialize(from: groups ?? [])
        defer {
            keptBuffer.deallocate()
            groupBuffer.deallocate()
        }
        var spawn = Processes.rawSpawn()
        spawn.executables = executables.constantPointers
        spawn.arguments = arguments.argumentPointers
        if let environment { spawn.environment = environment.argumentPointers }
        if let workingDirectory { spawn.working_directory = workingDirectory.constantPointers.pointee }
        spawn.kept = UnsafePointer(keptBuffer.baseAddress)
        spawn.kept_count = kept.count
        if let groups {
            spawn.groups = UnsafePointer(groupBuffer.baseAddress)
            spawn.group_count = Int64(groups.count)
        }
        if let group { spawn.group = Int64(group) }
        if let user { spawn.user = Int64(user) }
        (spawn.input, spawn.output, spawn.error) = (child[0], child[1], child[2])
        (spawn.parent_input, spawn.parent_output, spawn.parent_error) = (parent[0], parent[1], parent[2])
        spawn.report = report
        spawn.report_reader = reportReader
        spawn.umask = mask
        spawn.process_group = processGroup
        spawn.close_others = closesOthers ? 1 : 0
        spawn.new_session = startsSession ? 1 : 0
        spawn.restore_signals = restoresSignals ? 1 : 0
        spawn.must_fork = !allowsSharedMemory || group != nil || user != nil || groups != nil ? 1 : 0
        let prepared = spawn
        return try vm.kernel({ () throws(KernelError) in
            var spawn = prepared
            return try Processes.spawn(&spawn, context)
        })
    }
}
