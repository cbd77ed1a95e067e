import Descriptors
import TaipanRuntime

// A child that runs script code (`preexec_fn`) before its program: made by fork, so the interpreter is whole in it.

extension VM {
    /// Forks; the child prepares itself in the same order as a spawned one, calls `function`, and becomes the program.
    func spawn(_ request: SpawnRequest, calling function: Value) throws(ScriptException) -> Int32 {
        let context = modules.kernel
        let process = try forking("fork_exec") { () throws(KernelError) in try Processes.fork(context) }
        if process != 0 { return process }
        becomeProgram(request, calling: function)
    }

    private func becomeProgram(_ request: SpawnRequest, calling function: Value) -> Never {
        var step = "noexec"
        do throws(KernelError) {
            try prepareStreams(request)
            if let directory = request.workingDirectory?.constantPointers.pointee {
                step = "noexec:chdir"
                try Kernel.changeDirectory(directory)
                step = "noexec"
            }
            try takeIdentity(request)
        } catch {
            report(request, "OSError:\(String(error.code, radix: 16, uppercase: true)):\(step)")
        }
        do throws(ScriptException) { _ = try call(function) } catch {
            report(request, "SubprocessError:0:Exception occurred in preexec_fn.")
        }
        if request.closesOthers { closeOthers(request) }
        var failure: Int32 = 0
        for index in 0..<request.executables.count {
            guard let path = request.executables.constantPointers[index] else { break }
            do throws(KernelError) { try Processes.execute(path, request.arguments, environment: request.environment) } catch {
                // The first error that is more than "not in this place" is the one to tell.
                if failure == 0 || failure == ENOENT || failure == ENOTDIR { failure = error.code }
            }
        }
        report(request, "OSError:\(String(failure, radix: 16, uppercase: true)):")
    }

    private func report(_ request: SpawnRequest, _ text: String) -> Never {
        var text = text
        text.withUTF8 { bytes in _ = try? Kernel.write(request.report, UnsafeRawBufferPointer(bytes)) }
        _exit(255)
    }

    /// The three streams onto 0, 1 and 2. One that stands on another's place moves up first.
    private func prepareStreams(_ request: SpawnRequest) throws(KernelError) {
        for number in request.kept where number != request.report { try Inheritance.setInheritable(number, true) }
        for number in request.parent + [request.reportReader] where number >= 0 { try? Kernel.close(number) }
        var sources = request.child
        for place in 0..<3 where sources[place] >= 0 && sources[place] < 3 && sources[place] != Int32(place) {
            sources[place] = try Creation.duplicate(sources[place], from: 3)
        }
        for place in 0..<3 where sources[place] >= 0 {
            if sources[place] == Int32(place) {
                try Inheritance.setInheritable(sources[place], true)
            } else {
                _ = try Creation.duplicate(sources[place], onto: Int32(place), inheritable: true)
            }
        }
    }

    private func takeIdentity(_ request: SpawnRequest) throws(KernelError) {
        if request.mask >= 0 { umask(mode_t(UInt32(bitPattern: request.mask))) }
        if request.restoresSignals {
            signal(SIGPIPE, SIG_DFL)
            signal(SIGXFSZ, SIG_DFL)
        }
        if request.startsSession { _ = try Kernel.call { orErrno(setsid()) } }
        if request.processGroup >= 0 { _ = try Kernel.call { orErrno(setpgid(0, request.processGroup)) } }
        if let groups = request.groups { _ = try Kernel.call { orErrno(setgroups(groups.count, groups)) } }
        if let group = request.group { _ = try Kernel.call { orErrno(setregid(group, group)) } }
        if let user = request.user { _ = try Kernel.call { orErrno(setreuid(user, user)) } }
    }

    /// The gaps between 3 and the kept numbers, as they are after `preexec_fn`.
    private func closeOthers(_ request: SpawnRequest) {
        var start: Int32 = 3
        for number in (request.kept + [request.report]).sorted() where number >= start {
            Kernel.closeRange(start, number)
            start = number + 1
        }
        Kernel.closeRange(start, .max)
    }
}
