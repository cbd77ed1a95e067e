import TestedProgram

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
        taipan = try TestedProgram.taipan.get().path
        if let chosen = TestedProgram.environment("PYTHON") {
            guard Self.isReference(chosen) else { throw ScriptRun.Failure("PYTHON=\(chosen) is not Python 3.13") }
            python = chosen
        } else {
            let folders = (TestedProgram.environment("PATH") ?? "").split(separator: ":")
            python = folders.map { $0 + "/python3.13" }.first { access($0, X_OK) == 0 && Self.isReference($0) }
        }
    }

    private static func isReference(_ path: String) -> Bool {
        let question = "import sys; print(*sys.version_info[:2], sys.implementation.name)"
        let run = try? ScriptRun(program: path, arguments: ["-c", question])
        return run?.output == ["3 13 cpython"]
    }
}
