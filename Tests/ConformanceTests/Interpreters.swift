#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The programs that run the scripts.
struct Interpreters {
    /// `$TAIPAN`, else the release build.
    let taipan: String
    /// `$PYTHON`, else the first python3.13 of `$PATH` that works; nil where there is none.
    let python: String?

    static let found = Result { try Interpreters() }

    init() throws {
        let taipan = Self.environment("TAIPAN") ?? ConformanceScript.root + "/.build/release/taipan"
        guard access(taipan, X_OK) == 0 else {
            throw ScriptRun.Failure("no interpreter at \(taipan): build it with `make build`, or set TAIPAN")
        }
        self.taipan = taipan
        if let chosen = Self.environment("PYTHON") {
            guard Self.isReference(chosen) else { throw ScriptRun.Failure("PYTHON=\(chosen) is not Python 3.13") }
            python = chosen
        } else {
            let folders = (Self.environment("PATH") ?? "").split(separator: ":")
            python = folders.map { $0 + "/python3.13" }.first { access($0, X_OK) == 0 && Self.isReference($0) }
        }
    }

    private static func environment(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    private static func isReference(_ path: String) -> Bool {
        let question = "import sys; print(*sys.version_info[:2], sys.implementation.name)"
        let run = try? ScriptRun(program: path, arguments: ["-c", question])
        return run?.output == ["3 13 cpython"]
    }
}
