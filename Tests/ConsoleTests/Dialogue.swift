import Descriptors
import SystemPackage
import TestedProgram
import Testing

/// A taipan that somebody types to: the program in a session of its own on a pseudo-terminal, which controls it.
final class Dialogue {
    /// For each thing that is waited for. Only a test that fails takes as long.
    static let patience: Int64 = 60_000_000_000

    private let controller: Int32
    private let terminal: Int32
    private let child: ChildProcess
    private var received: [UInt8] = []
    /// What came so far, without control sequences, from behind the text that was awaited last.
    private var pending = ""

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    init(_ home: Home, arguments: [String] = ["-q"], environment: [String]? = nil, columns: UInt16 = 120) throws {
        let program = try TestedProgram.taipan.get().path
        let pair = try Creation.pseudoTerminal()
        (controller, terminal) = pair
        do {
            try Terminals.setSize(of: terminal, rows: 40, columns: columns)
            // The leader of a session gets the first terminal it opens as its controlling one.
            let name = try Terminals.name(of: terminal)
            var spawn = Spawn("/bin/sh", ["-c", "exec \"$@\" <>\"$0\" >&0 2>&0", name, program] + arguments)
            spawn.environment = environment ?? home.environment()
            spawn.workingDirectory = FilePath(home.path)
            spawn.startsSession = true
            child = try spawn.start()
        } catch {
            try? Kernel.close(pair.controller)
            try? Kernel.close(pair.terminal)
            throw error
        }
    }

    deinit {
        if child.exitStatus == nil {
            try? Processes.signal(child.processIdentifier, SIGKILL)
            _ = try? child.waitUntilExit()
        }
        try? Kernel.close(controller)
        try? Kernel.close(terminal)
    }

    /// Keys as a terminal sends them.
    func type(_ keys: String) throws {
        var rest = Array(keys.utf8)[...]
        while !rest.isEmpty { rest = rest.dropFirst(try Kernel.write(controller, rest)) }
    }

    /// A line and Enter.
    func enter(_ line: String) throws { try type(line + "\r") }

    /// Text that a terminal in bracketed-paste mode frames.
    func paste(_ text: String) throws { try type("\u{1B}[200~" + text.replacing("\n", with: "\r") + "\u{1B}[201~") }

    /// Waits for a text on the screen behind what was awaited before; what came between the two.
    @discardableResult
    func await(_ text: String) throws -> String {
        let deadline = Deadline(after: Self.patience)
        while true {
            if let found = pending.firstRange(of: text) {
                let before = String(pending[..<found.lowerBound])
                pending = String(pending[found.upperBound...])
                return before
            }
            guard !deadline.isPast else { throw Failure(description: "no \(text.debugDescription) in \(pending.debugDescription)") }
            guard try receive() || child.wait(timeout: 0) == nil else {
                throw Failure(description: "ended without \(text.debugDescription) in \(pending.debugDescription)")
            }
        }
    }

    /// Types a line at a prompt: what is on the screen between it and the next prompt.
    @discardableResult
    func answer(to line: String) throws -> String {
        try enter(line)
        try self.await(line + "\n")
        return try self.await(">>> ")
    }

    func expect(_ line: String, gives expected: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let answer = try answer(to: line)
        #expect(answer == expected, "in answer to \(line)", sourceLocation: sourceLocation)
    }

    /// Waits for the end: how the program ended.
    func end() throws -> Descriptors.ExitStatus? {
        let deadline = Deadline(after: Self.patience)
        while try child.wait(timeout: 0) == nil, !deadline.isPast { _ = try receive() }
        while try receive(patience: 0) {}
        return child.exitStatus
    }

    func resize(columns: UInt16) throws { try Terminals.setSize(of: controller, rows: 40, columns: columns) }

    func signal(_ number: Int32) throws { try Processes.signal(child.processIdentifier, number) }

    /// Takes what has come, waiting a little for it; false when nothing came.
    private func receive(patience: Int64 = 50_000_000) throws -> Bool {
        guard try Readiness.wait(for: controller, Readiness.readable, until: Deadline(after: patience)) else { return false }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 16)
        defer { buffer.deallocate() }
        let count = try Kernel.read(controller, buffer)
        received += buffer.prefix(count)
        let (text, whole) = Screen.plainText(of: received)
        received.removeFirst(whole)
        pending += text
        return count > 0
    }
}
