#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The program that the tests of whole programs run.
public enum BuiltProgram {
    public struct Missing: Error, CustomStringConvertible {
        public let description: String
    }

    /// The package's folder.
    public static var root: String {
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    }

    /// The path of `taipan`: `$TAIPAN`, else the release build.
    ///
    /// - Throws: `Missing` when there is no program.
    public static func path() throws(Missing) -> String {
        let path = environment("TAIPAN") ?? root + "/.build/release/taipan"
        guard access(path, X_OK) == 0 else {
            throw Missing(description: "no interpreter at \(path): build it with `make build`, or set TAIPAN")
        }
        return path
    }

    /// A variable of the environment; nil when it is not set or empty.
    public static func environment(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}
