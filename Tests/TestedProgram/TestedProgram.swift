#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The built program that tests run from outside, and where the repository lies.
public struct TestedProgram: Sendable {
    public let path: String

    /// `$TAIPAN`, else the release build.
    public static let taipan = Result { () throws(Missing) in try TestedProgram() }

    init() throws(Missing) {
        let path = Self.environment("TAIPAN") ?? Self.root + "/.build/release/taipan"
        guard access(path, X_OK) == 0 else { throw Missing(path: path) }
        self.path = path
    }

    public struct Missing: Error, CustomStringConvertible {
        public let path: String
        public var description: String { "no interpreter at \(path): build it with `make build`, or set TAIPAN" }
    }

    /// The folder of Package.swift.
    public static var root: String {
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    }

    /// A variable of the environment that is set and not empty.
    public static func environment(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}
