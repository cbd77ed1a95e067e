import CPosix
import Descriptors
import TaipanRuntime

/// Programs: in the place of this one, and in children.
extension PosixModule {
    static let execution: [Builtin] = [
        Builtin("execv", "(path, argv, /)", "Turns this process into another program; comes back only with an error.") { (vm, a) throws(ScriptException) in
            let path = try PathArgument(vm, a[0], function: "execv")
            let arguments = try vm.programArguments(a[1], "execv() arg 2", "execv")
            try vm.kernel({ () throws(KernelError) in try Processes.execute(path.pointer, arguments, environment: nil, vm.modules.kernel) })
            return .none
        },
        Builtin("execve", "(path, argv, env)", "Turns this process into another program; comes back only with an error.") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptorInsteadOfPath(a[0])
            if let number {
                let arguments = try vm.programArguments(a[1], "execve: argv", "execve"), environment = try vm.programEnvironment(a[2], "execve")
                try vm.kernel({ () throws(KernelError) in try Processes.execute(descriptor: number, arguments, environment: environment, vm.modules.kernel) }, filename: a[0])
                return .none
            }
            let path = try PathArgument(vm, a[0], function: "execve", alternatives: "string, bytes, os.PathLike or integer")
            let arguments = try vm.programArguments(a[1], "execve: argv", "execve"), environment = try vm.programEnvironment(a[2], "execve")
            try vm.kernel({ () throws(KernelError) in try Processes.execute(path.pointer, arguments, environment: environment, vm.modules.kernel) }, filename: a[0])
            return .none
        },
        Builtin("posix_spawn", "(path, argv, env, /, *, file_actions=(), setpgroup=<unrepresentable>, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=<unrepresentable>)",
                "Starts a program and gives its process number.") { (vm, a) throws(ScriptException) in
            try vm.posixSpawn(a, "posix_spawn", searchesPath: false)
        },
        Builtin("posix_spawnp", "(path, argv, env, /, *, file_actions=(), setpgroup=<unrepresentable>, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=<unrepresentable>)",
                "posix_spawn() that looks the program up in PATH.") { (vm, a) throws(ScriptException) in
            try vm.posixSpawn(a, "posix_spawnp", searchesPath: true)
        },
        Builtin("system", "(command)", "Runs a command in the shell and gives its wait status.") { (vm, a) throws(ScriptException) in
            try vm.runShell(try vm.cString(a[0]))
        },
    ]
}

extension VM {
    /// The arguments of a program: a list or tuple of paths, not empty.
    fileprivate func programArguments(_ value: Value, _ subject: StaticString, _ function: StaticString) throws(ScriptException) -> CStrings {
        guard value.isObject(of: .tuple) || value.isObject(of: .list) else { throw typeError("\(subject) must be a tuple or list") }
        let items = try makeTuple(from: value).tuple
        guard items.count > 0 else { throw valueError("\(subject) must not be empty") }
        var strings: [[UInt8]] = []
        for index in 0..<items.count { strings.append(try cString(items.items[index])) }
        guard strings.first?.isEmpty == false else { throw valueError("\(subject) first element cannot be empty") }
        guard let result = CStrings(strings) else { throw valueError("embedded null byte") }
        return result
    }

    /// A mapping of names to values as `name=value` strings.
    fileprivate func programEnvironment(_ mapping: Value, _ function: StaticString) throws(ScriptException) -> CStrings {
        guard !special(of: mapping, .getitem).isUnset, !(try getAttributeOrUnset(mapping, intern("keys"))).isUnset else {
            throw typeError("\(function): environment must be a mapping object")
        }
        let keys = try makeList(from: try callMethod(mapping, intern("keys")))
        var strings: [[UInt8]] = []
        for index in 0..<keys.count {
            let name = try cString(keys[index]), value = try cString(try getItem(mapping, keys[index]))
            guard !name.isEmpty, !name.dropFirst().contains(61), name.first != 61 else { throw valueError("illegal environment variable name") }
            strings.append(name + [61] + value)
        }
        guard let result = CStrings(strings) else { throw valueError("embedded null byte") }
        return result
    }

    /// Signal numbers of an iterable.
    func signalNumbers(_ iterable: Value) throws(ScriptException) -> [Int32] {
        var numbers: [Int32] = []
        let last = Int(cposix_signal_count()) - 1
        try forEach(iterable) { (item) throws(ScriptException) in
            let number = intValue(try indexValue(item)) ?? -1
            guard number >= 1, number <= last else { throw valueError("signal number \(swiftString(try str(item))) out of range [1; \(last)]") }
            numbers.append(Int32(number))
            return true
        }
        return numbers
    }

    /// `posix_spawn` and `posix_spawnp`.
    fileprivate func posixSpawn(_ a: Arguments, _ function: StaticString, searchesPath: Bool) throws(ScriptException) -> Value {
        let path = try PathArgument(self, a[0], function: function)
        let arguments = try programArguments(a[1], searchesPath ? "posix_spawnp: argv" : "posix_spawn: argv", function)
        let environment = a[2].isNone ? nil : try programEnvironment(a[2], function)
        var texts: [CStrings] = []
        let actions = try fileActions(a[3], &texts)
        var spawn = RawPosixSpawn()
        spawn.process_group = a[4].isUnset ? -1 : try cInt(a[4])
        spawn.resets_identity = try isTrue(a[5]) ? 1 : 0
        spawn.new_session = try isTrue(a[6]) ? 1 : 0
        let mask = try signalNumbers(a[7]), defaults = try signalNumbers(a[8])
        spawn.sets_signal_mask = mask.isEmpty ? 0 : 1
        spawn.sets_default_signals = defaults.isEmpty ? 0 : 1
        spawn.scheduler_policy = -1
        if !a[9].isUnset { try setScheduler(a[9], &spawn) }
        spawn.searches_path = searchesPath ? 1 : 0
        let prepared = spawn
        let process: Int32
        do throws(KernelError) {
            process = try spawnPrepared(prepared, path.pointer, arguments, environment, actions, mask, defaults)
        } catch {
            throw raise(error, filename: a[0])
        }
        withExtendedLifetime(texts) {}
        return Value(process)
    }

    private func spawnPrepared(_ prepared: RawPosixSpawn, _ path: UnsafeMutablePointer<CChar>, _ arguments: CStrings, _ environment: CStrings?, _ actions: [FileAction], _ mask: [Int32],
                               _ defaults: [Int32]) throws(KernelError) -> Int32 {
        let context = modules.kernel
        // Copies that stay where they are for the call.
        let actionBuffer = UnsafeMutableBufferPointer<FileAction>.allocate(capacity: actions.count + 1)
        _ = actionBuffer.initialize(from: actions)
        let signals = UnsafeMutableBufferPointer<Int32>.allocate(capacity: mask.count + defaults.count + 1)
        _ = signals.initialize(from: mask + defaults)
        defer {
            actionBuffer.deallocate()
            signals.deallocate()
        }
        var spawn = prepared
        spawn.path = UnsafePointer(path)
        spawn.arguments = arguments.argumentPointers
        spawn.environment = environment?.argumentPointers ?? UnsafePointer(cposix_environment())
        spawn.actions = UnsafePointer(actionBuffer.baseAddress)
        spawn.action_count = actions.count
        spawn.signal_mask = UnsafePointer(signals.baseAddress)
        spawn.signal_mask_count = mask.count
        spawn.default_signals = signals.baseAddress.map { UnsafePointer($0 + mask.count) }
        spawn.default_signal_count = defaults.count
        return try Processes.posixSpawn(spawn, context)
    }

    /// The sequence of tuples that posix_spawn takes; their paths are kept in `texts`.
    private func fileActions(_ sequence: Value, _ texts: inout [CStrings]) throws(ScriptException) -> [FileAction] {
        if sequence.isNone { return [] }
        guard !special(of: sequence, .getitem).isUnset else { throw typeError("file_actions must be a sequence or None") }
        let list = try makeTuple(from: sequence).tuple
        var result: [FileAction] = []
        for index in 0..<list.count {
            let item = list.items[index]
            guard item.isObject(of: .tuple), item.tuple.count > 0 else { throw typeError("Each file_actions element must be a non-empty tuple") }
            let parts = item.tuple, kind = try cInt(parts.items[0])
            var action = FileAction()
            action.kind = kind
            switch kind {
            case 0:
                guard parts.count == 5 else { throw typeError("A open file_action tuple must have 5 elements") }
                guard let text = CStrings([try cString(parts.items[2])]) else { throw valueError("embedded null byte") }
                texts.append(text)
                action.descriptor = try cInt(parts.items[1])
                action.path = text.constantPointers.pointee
                action.flags = try cInt(parts.items[3])
                action.mode = UInt32(truncatingIfNeeded: try cLong(parts.items[4]))
            case 1, 3:
                guard parts.count == 2 else { throw typeError("A \(kind == 1 ? "close" : "closefrom") file_action tuple must have 2 elements") }
                action.descriptor = try cInt(parts.items[1])
            case 2:
                guard parts.count == 3 else { throw typeError("A dup2 file_action tuple must have 3 elements") }
                action.descriptor = try cInt(parts.items[1])
                action.target = try cInt(parts.items[2])
            default:
                throw typeError("Unknown file_actions identifier")
            }
            result.append(action)
        }
        return result
    }

    /// `(policy, sched_param)`; None in place of the policy leaves it.
    private func setScheduler(_ value: Value, _ spawn: inout RawPosixSpawn) throws(ScriptException) {
        guard value.isObject(of: .tuple), value.tuple.count == 2 else { throw typeError("A scheduler tuple must have two elements") }
        if !value.tuple.items[0].isNone { spawn.scheduler_policy = try cInt(value.tuple.items[0]) }
        spawn.scheduler_priority = try schedulerPriority(value.tuple.items[1])
        spawn.sets_scheduler_priority = 1
    }

    /// `sh -c command`, its wait status. Inheritable descriptors stay open in it, private ones do not.
    fileprivate func runShell(_ command: [UInt8]) throws(ScriptException) -> Value {
        guard let arguments = CStrings([Array("sh".utf8), Array("-c".utf8), command]), let shell = CStrings(["/bin/sh"]) else { throw valueError("embedded null byte") }
        let context = modules.kernel
        let status = try kernel({ () throws(KernelError) in
            var spawn = Processes.rawSpawn()
            spawn.executables = shell.constantPointers
            spawn.arguments = arguments.argumentPointers
            let process = try Processes.spawn(&spawn, context)
            if spawn.failure != 0 { return Int32(127 << 8) }
            return try Processes.wait(process, options: 0, context).status
        })
        return Value(status)
    }
}
