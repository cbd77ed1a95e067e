import Descriptors
import SystemPackage
import Testing

/// The root of every suite here. Serialized, because each test compares the set of open descriptors of the whole process
/// before and after.
@Suite(.serialized)
struct ConsoleTests {}

/// An empty home directory that is gone after its test.
final class Home {
    let path: String

    init() throws {
        path = "/tmp/console-test-\(UInt64.random(in: 0 ..< .max))"
        _ = try Spawn(named: "mkdir", ["-m", "700", path]).start().waitUntilExit()
    }

    deinit { _ = try? Spawn(named: "rm", ["-rf", path]).start().waitUntilExit() }

    /// What the program finds in its environment.
    func environment(terminal: String = "xterm", locale: String = "C.UTF-8") -> [String] {
        ["HOME=\(path)", "PATH=/usr/bin:/bin", "LANG=\(locale)", "TERM=\(terminal)"]
    }

    func run(_ command: String) throws -> String {
        var spawn = Spawn("/bin/sh", ["-c", command])
        spawn.workingDirectory = FilePath(path)
        spawn.output = .pipe
        return String(decoding: try spawn.start().communicate([]).output, as: UTF8.self)
    }
}

/// Runs a test, after which exactly the descriptors are open that were before.
func withoutLeftovers(sourceLocation: SourceLocation = #_sourceLocation, _ body: (Home) throws -> Void) throws {
    let before = try Inheritance.openDescriptors().map(\.number)
    try body(Home())
    let after = try Inheritance.openDescriptors().map(\.number)
    #expect(after == before, sourceLocation: sourceLocation)
}
