import TestedProgram
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// One file of Tests/Conformance.
struct ConformanceScript: Sendable, CustomTestStringConvertible {
    /// Folder and file, such as `pep446/pipe_is_private.py`.
    let name: String

    var testDescription: String { name }
    var path: String { Self.folder + "/" + name }
    /// Python must fail the expectation of such a script.
    var isDifference: Bool { name.hasPrefix("differences/") }

    /// The script's run under `interpreter`, with its own path written as `{script}` in standard error.
    func run(under interpreter: String) throws -> ScriptRun {
        try ScriptRun(program: interpreter, arguments: [path])
    }

    func departures(under interpreter: String) throws -> [String] {
        let source = ScriptRun.contents(of: path).replacing("{script}", with: path)
        return Expectation(source: source).departures(of: try run(under: interpreter))
    }

    private static var folder: String { TestedProgram.root + "/Tests/Conformance" }

    /// All scripts, in alphabetical order.
    static func all() -> [ConformanceScript] {
        entries(of: folder).flatMap { group in
            entries(of: folder + "/" + group)
                .filter { $0.hasSuffix(".py") }
                .map { ConformanceScript(name: group + "/" + $0) }
        }
    }

    /// The paths of examples/scripts.
    static func examples() -> [String] {
        let folder = TestedProgram.root + "/examples/scripts"
        return entries(of: folder).filter { $0.hasSuffix(".py") }.map { folder + "/" + $0 }
    }

    /// The names in a folder, sorted, without `.` and `..`; none when it is no folder.
    static func entries(of path: String, hidden: Bool = false) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != "." && name != ".." && (hidden || !name.hasPrefix(".")) { names.append(name) }
        }
        return names.sorted()
    }
}
