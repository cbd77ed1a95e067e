import Descriptors
import SystemPackage
import TestPrograms
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The program on a pseudo-terminal of its own: what a person types, and what comes back.
final class TerminalSession {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    enum Key {
        static let enter = "\r", tab = "\t", up = "\u{1B}[A", interrupt = "\u{03}", end = "\u{04}", deleteLine = "\u{15}"
        static func paste(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }
    }

    static let prompt = ">>> "
    /// Nothing is waited for longer than this.
    private static let patience: Int64 = 60_000_000_000

    private let controller: Int32
    private let terminal: Int32
    private let child: ChildProcess
    /// What came back and no expectation has taken yet.
    private var pending: [UInt8] = []

    /// Starts the program in a session that the terminal controls.
    init(_ arguments: [String] = [], home: String, rows: UInt16 = 24, columns: UInt16 = 80, environment: [String] = []) throws {
        let program = try BuiltProgram.path()
        let pair = try Creation.pseudoTerminal()
        (controller, terminal) = pair
        do {
            try Terminals.setSize(of: pair.terminal, rows: rows, columns: columns)
            // The leader of a session gets the first terminal that it opens as the controlling one.
            let name = try Terminals.name(of: pair.terminal)
            let command = "exec \"$0\" \"$@\" <'\(name)' >'\(name)' 2>'\(name)'"
            var spawn = Spawn("/bin/sh", ["-c", command, program] + arguments)
            spawn.environment = ["HOME=\(home)", "TERM=xterm", "LANG=C.UTF-8", "PATH=/usr/bin:/bin"] + environment
            spawn.workingDirectory = FilePath(home)
            spawn.input = .null
            spawn.output = .null
            spawn.error = .null
            spawn.startsSession = true
            child = try spawn.start()
        } catch {
            try? Kernel.close(pair.controller)
            try? Kernel.close(pair.terminal)
            throw error
        }
    }

    deinit {
        _ = try? child.kill()
        _ = try? child.waitUntilExit()
        try? Kernel.close(controller)
        try? Kernel.close(terminal)
    }

    /// Types keys, whatever the program is doing.
    func type(_ keys: String) throws {
        var rest = Array(keys.utf8)[...]
        let deadline = Deadline(after: Self.patience)
        while !rest.isEmpty {
            // The terminal takes a few thousand bytes at a time, and echoes meanwhile.
            guard try Readiness.wait(for: controller, Readiness.writable, until: deadline) else { throw Failure(description: "the terminal takes no more") }
            rest = rest.dropFirst(try Kernel.write(controller, rest.prefix(256)))
            try collect(until: Deadline(after: 0))
        }
    }

    /// Types a line at the prompt, waits for `reply` and for the next prompt.
    ///
    /// - Returns: what came back, the reply and the prompt included.
    @discardableResult
    func enter(_ line: String, reply: String = "", next: String = prompt) throws -> String {
        try type(line + Key.enter)
        return try [expect("\n"), expect(reply), expect(next)].joined()
    }

    /// Waits until `text` has come back.
    ///
    /// - Returns: what came back up to its end.
    @discardableResult
    func expect(_ text: String) throws -> String {
        let wanted = Array(text.utf8)
        let deadline = Deadline(after: Self.patience)
        while true {
            if let end = Self.end(of: wanted, in: pending) {
                defer { pending.removeFirst(end) }
                return String(decoding: pending[..<end], as: UTF8.self)
            }
            guard try !deadline.isPast && collect(until: deadline) else { throw Failure(description: "waited for \(text.debugDescription), saw \(shown.debugDescription)") }
        }
    }

    /// Waits for the end of the program.
    func status() throws -> Descriptors.ExitStatus {
        let deadline = Deadline(after: Self.patience)
        while !deadline.isPast {
            // A program that writes its last words must not wait for a reader.
            try collect(until: Deadline(after: 0))
            if let status = try child.wait(timeout: 10_000_000) { return status }
        }
        throw Failure(description: "still running, saw \(shown.debugDescription)")
    }

    func resize(rows: UInt16, columns: UInt16) throws { try Terminals.setSize(of: terminal, rows: rows, columns: columns) }

    func signal(_ number: Int32) throws { try child.signal(number) }

    /// What came back and was not expected.
    var shown: String { String(decoding: pending, as: UTF8.self) }

    /// Reads what has come back; false when nothing came in time.
    @discardableResult
    private func collect(until deadline: Deadline) throws -> Bool {
        guard try Readiness.wait(for: controller, Readiness.readable, until: deadline) else { return false }
        var chunk = [UInt8](repeating: 0, count: 4096)
        let count = try chunk.withUnsafeMutableBytes { try Kernel.read(controller, $0) }
        pending += chunk[..<count]
        return count > 0
    }

    private static func end(of wanted: [UInt8], in bytes: [UInt8]) -> Int? {
        if wanted.isEmpty { return 0 }
        guard bytes.count >= wanted.count else { return nil }
        return (0...(bytes.count - wanted.count)).first { bytes[$0...].starts(with: wanted) }.map { $0 + wanted.count }
    }
}

/// Runs a test with an empty home folder, after which exactly the descriptors are open that were before.
func withHome(_ body: (String) throws -> Void) throws {
    let before = try Inheritance.openDescriptors()
    defer {
        let after = try? Inheritance.openDescriptors()
        #expect(after == before)
    }
    let home = "/tmp/console-test-\(getpid())-\(UInt32.random(in: 0 ..< .max))"
    try Kernel.makeDirectory(home, mode: 0o700)
    defer {
        _ = try? Kernel.unlink(home + "/.taipan_history")
        rmdir(home)
    }
    try body(home)
}
