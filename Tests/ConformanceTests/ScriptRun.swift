import TestedProgram

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// One finished run of a program: in an empty folder of its own, in its own process group, with nothing to read.
struct ScriptRun {
    /// `$SECONDS_ALLOWED` for each script; sanitized programs need more.
    static let secondsAllowed = TestedProgram.environment("SECONDS_ALLOWED").flatMap(Int.init) ?? 60

    /// Lines without their line ends.
    let output: [String]
    let errorOutput: [String]
    /// As `os.waitstatus_to_exitcode` counts: 0...255, or minus the signal's number.
    let status: Int
    let timedOut: Bool

    /// Runs `program` with `arguments` and waits for it.
    ///
    /// - Throws: `Failure` when the program cannot be started.
    init(program: String, arguments: [String]) throws {
        let folder = try TemporaryFolder()
        let work = folder.path + "/work"
        let outputPath = folder.path + "/output"
        let errorPath = folder.path + "/error"
        guard mkdir(work, 0o700) == 0 else { throw Failure("mkdir \(work): errno \(errno)") }

        var actions = FileActions()
        defer { actions.destroy() }
        actions.open(0, "/dev/null", O_RDONLY)
        // Appending, so that a child that opens the same file again cannot write over its parent's lines.
        actions.open(1, outputPath, O_WRONLY | O_CREAT | O_APPEND)
        actions.open(2, errorPath, O_WRONLY | O_CREAT | O_APPEND)

        let pid = try Self.start(program, arguments, folder: work, actions)
        (status, timedOut) = Self.wait(for: pid)
        // Whatever the script left running in its process group.
        kill(-pid, SIGKILL)
        output = Self.lines(of: outputPath)
        errorOutput = Self.lines(of: errorPath)
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }

    private static func start(
        _ program: String, _ arguments: [String], folder: String, _ actions: borrowing FileActions
    ) throws -> pid_t {
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        // What the sanitizers of `make asan` are told reaches the programs as well.
        let handedOn = ["ASAN_OPTIONS", "LSAN_OPTIONS", "SWIFT_BACKTRACE"].compactMap { name in TestedProgram.environment(name).map { "\(name)=\($0)" } }
        let environment = ["PATH=\(path)", "HOME=\(folder)", "LANG=C.UTF-8", "PYTHONDONTWRITEBYTECODE=1"] + handedOn
        guard access(program, X_OK) == 0 else { throw Failure("cannot run \(program): errno \(errno)") }
        // posix_spawn has no portable way to change the folder.
        let command = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder, program] + arguments
        let argumentPointers = command.map { strdup($0) } + [nil]
        let environmentPointers = environment.map { strdup($0) } + [nil]
        defer { (argumentPointers + environmentPointers).forEach { free($0) } }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Test runners start their children with signals ignored or blocked; a script begins as a shell would start it.
        var everything = sigset_t()
        sigfillset(&everything)
        sigdelset(&everything, SIGKILL)
        sigdelset(&everything, SIGSTOP)
        var nothing = sigset_t()
        sigemptyset(&nothing)
        posix_spawnattr_setsigdefault(&attributes, &everything)
        posix_spawnattr_setsigmask(&attributes, &nothing)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = Int32(POSIX_SPAWN_SETPGROUP) | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
        posix_spawnattr_setflags(&attributes, Int16(flags))

        var pid: pid_t = 0
        let code = posix_spawn(&pid, command[0], actions.pointer, &attributes, argumentPointers, environmentPointers)
        guard code == 0 else { throw Failure("cannot start \(command[0]): \(String(cString: strerror(code)))") }
        return pid
    }

    private static func wait(for pid: pid_t) -> (status: Int, timedOut: Bool) {
        var status: Int32 = 0
        var pause = timespec(tv_sec: 0, tv_nsec: 2_000_000)
        let deadline = seconds() + secondsAllowed
        var timedOut = false
        while waitpid(pid, &status, timedOut ? 0 : WNOHANG) == 0 {
            if seconds() >= deadline {
                timedOut = true
                kill(-pid, SIGKILL)
            } else {
                nanosleep(&pause, nil)
            }
        }
        let signal = Int(status & 0x7f)
        return (signal != 0 ? -signal : Int(status >> 8 & 0xff), timedOut)
    }

    private static func seconds() -> Int {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return now.tv_sec
    }

    private static func lines(of path: String) -> [String] {
        var lines = contents(of: path).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    /// The text of a file, empty when it cannot be read; bytes that are not UTF-8 become U+FFFD.
    static func contents(of path: String) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count <= 0 { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// What happens to the standard streams between fork and exec.
private struct FileActions: ~Copyable {
    let pointer = UnsafeMutablePointer<posix_spawn_file_actions_t>.allocate(capacity: 1)

    init() { posix_spawn_file_actions_init(pointer) }

    mutating func open(_ descriptor: Int32, _ path: String, _ flags: Int32) {
        posix_spawn_file_actions_addopen(pointer, descriptor, path, flags, 0o600)
    }

    mutating func destroy() { posix_spawn_file_actions_destroy(pointer) }

    deinit { pointer.deallocate() }
}

/// A folder that disappears with its owner.
private final class TemporaryFolder {
    let path: String

    init() throws {
        var template = Array("/tmp/conformance-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw ScriptRun.Failure("mkdtemp: errno \(errno)") }
        path = String(cString: made)
    }

    deinit { Self.delete(path) }

    private static func delete(_ path: String) {
        // Unlinking first, so that a symbolic link to a folder is deleted and not followed.
        if unlink(path) == 0 { return }
        for name in ConformanceScript.entries(of: path, hidden: true) { delete(path + "/" + name) }
        rmdir(path)
    }
}
