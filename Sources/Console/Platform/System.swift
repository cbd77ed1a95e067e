#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What the console asks of the operating system.
enum System {
    /// What one read gave.
    enum Input {
        case bytes([UInt8])
        case end
        /// A signal came first.
        case interrupted
    }

    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) != 0 }

    static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    static func readInput(_ descriptor: Int32) -> Input {
        var chunk = [UInt8](repeating: 0, count: 4096)
        let count = read(descriptor, &chunk, chunk.count)
        if count < 0 && errno == EINTR { return .interrupted }
        return count > 0 ? .bytes(Array(chunk[..<count])) : .end
    }

    /// Writes a text to a descriptor of the process, whole unless that fails.
    static func writeText(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while let base = rest.baseAddress, rest.count > 0 {
                let count = write(descriptor, base, rest.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }

    /// The text of a file, nil when it cannot be read.
    static func contents(of path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        while true {
            switch readInput(descriptor) {
            case .bytes(let chunk): bytes += chunk
            case .end: return String(decoding: bytes, as: UTF8.self)
            case .interrupted: continue
            }
        }
    }

    /// Adds a text to a file that its owner alone may read; makes the file when there is none.
    static func append(_ text: String, toFile path: String) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        writeText(text, to: descriptor)
        close(descriptor)
    }

    /// Puts a file in another's place, all of it or nothing.
    static func replaceFile(_ path: String, with text: String) {
        let draft = "\(path).\(getpid())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        writeText(text, to: descriptor)
        close(descriptor)
        if rename(draft, path) != 0 { unlink(draft) }
    }

    /// A copy for C code that frees it.
    static func duplicate(_ text: String) -> UnsafeMutablePointer<CChar>? { strdup(text) }
}
