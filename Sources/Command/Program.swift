import Taipan
import TaipanConsole

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The program `taipan`: one interpreter, what the command line names to run, and an exit status.
struct Program {
    private let options: Options
    private let executable: String

    init(_ arguments: [String]) {
        options = Options(arguments)
        executable = Program.locate(arguments.first ?? "taipan")
    }

    func run() -> Int32 {
        if let status = options.finished { return status }
        var configuration = Interpreter.Configuration()
        configuration.arguments = options.scriptArguments
        configuration.executable = executable
        configuration.path = searchPath()
        configuration.handlesSignals = true
        configuration.ignoresBrokenPipe = true
        configuration.unbuffered = options.unbuffered
        configuration.flags = options.flags
        configuration.warningOptions = options.warnings
        let interpreter = Interpreter(configuration)

        var status: Int32 = 0
        if options.source == .console {
            status = Console(interpreter, isQuiet: options.isQuiet).run()
        } else {
            status = attempt(interpreter) { () throws(ScriptError) in try runSource(interpreter) }
            if options.staysInteractive { status = Console(interpreter, isQuiet: true).run() }
        }
        if case .interrupted = Outcome(status) {
            _ = interpreter.finish()
            return dieOfInterrupt()
        }
        return interpreter.finish() ? status : 120
    }

    private func runSource(_ interpreter: Interpreter) throws(ScriptError) {
        switch options.source {
        case .command(let text): try interpreter.run(text, filename: "<string>")
        case .module(let name): try interpreter.runModule(name)
        case .file(let path):
            if isDirectory(path) { return try interpreter.runModule("__main__") }
            try interpreter.run(file: absolute(path))
        case .standardInput: try interpreter.run(bytes: readAll(0), filename: "<stdin>")
        case .console: break
        }
    }

    /// Runs a script and tells the exit status that its end stands for, having printed what there is to print.
    private func attempt(_ interpreter: Interpreter, _ body: () throws(ScriptError) -> Void) -> Int32 {
        if case .file(let path) = options.source, !isDirectory(path), access(path, R_OK) != 0 {
            let reason = errno
            output("\(executable): can't open file '\(absolute(path))': [Errno \(reason)] \(String(cString: strerror(reason)))\n", to: 2)
            return 2
        }
        do throws(ScriptError) {
            try body()
            return 0
        } catch {
            // What `-m` cannot find is the command line's mistake, not a script's.
            if error.typeName == "ImportError", error.frames.isEmpty {
                if case .module = options.source {
                    output("\(executable): \(error.message)\n", to: 2)
                    return 1
                }
                if case .file(let path) = options.source, isDirectory(path) {
                    output("\(executable): can't find '__main__' module in '\(absolute(path))'\n", to: 2)
                    return 1
                }
            }
            let status = interpreter.report(error)
            return error.typeName == "KeyboardInterrupt" ? Outcome.interruptedStatus : status
        }
    }

    /// What an exit status of `attempt` means.
    private enum Outcome {
        case exit(Int32), interrupted
        static let interruptedStatus: Int32 = -1_000_000
        init(_ status: Int32) { self = status == Outcome.interruptedStatus ? .interrupted : .exit(status) }
    }

    /// So that a shell sees the interruption, the program ends as if it had not handled SIGINT.
    private func dieOfInterrupt() -> Int32 {
        signal(SIGINT, SIG_DFL)
        kill(getpid(), SIGINT)
        return 130
    }

    private func searchPath() -> [String] {
        var path: [String] = []
        if !options.isIsolated {
            switch options.source {
            case .file(let file):
                if isDirectory(file) { path.append(absolute(file)) } else {
                    let resolved = realPath(file) ?? absolute(file)
                    path.append(resolved.lastIndex(of: "/").map { $0 == resolved.startIndex ? "/" : String(resolved[..<$0]) } ?? "")
                }
            case .module: path.append(workingDirectory())
            case .command, .standardInput, .console: path.append("")
            }
        } else if case .file(let file) = options.source, isDirectory(file) {
            path.append(absolute(file))
        }
        if let variable = getenv("TAIPANPATH") {
            path += String(cString: variable).split(separator: ":", omittingEmptySubsequences: true).map(String.init)
        }
        return path
    }

    // MARK: Paths

    /// The program's own file, as `sys.executable` names it.
    private static func locate(_ name: String) -> String {
        if name.contains("/") { return absolute(name) }
        let path = getenv("PATH").map { String(cString: $0) } ?? ""
        for folder in path.split(separator: ":") {
            let candidate = "\(folder)/\(name)"
            if access(candidate, X_OK) == 0 { return candidate }
        }
        return realPath("/proc/self/exe") ?? name
    }
}

func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : "\(workingDirectory())/\(path)" }

func workingDirectory() -> String {
    guard let buffer = getcwd(nil, 0) else { return "." }
    defer { free(buffer) }
    return String(cString: buffer)
}

func realPath(_ path: String) -> String? {
    guard let buffer = realpath(path, nil) else { return nil }
    defer { free(buffer) }
    return String(cString: buffer)
}

func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// All that a descriptor gives until its end.
func readAll(_ descriptor: Int32) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return result }
        result += buffer[..<count]
    }
}
