#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The scripts of Tests/Conformance, as sample texts.
enum ConformanceScripts {
    struct Script {
        let name: String
        let text: [UInt8]
    }

    /// All of them, in the order of their paths.
    static func all() -> [Script] {
        let tests = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
        return paths(in: tests + "/Conformance", suffix: ".py").sorted().map { Script(name: $0, text: contents(of: $0)) }
    }

    static func lines(of path: String) -> [Substring] {
        String(decoding: contents(of: path), as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Files in the folder and those inside it.
    static func paths(in folder: String, suffix: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var result: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(suffix) {
                result.append(folder + "/" + name)
            } else if !name.hasPrefix("."), !name.contains(".") {
                result += paths(in: folder + "/" + name, suffix: suffix)
            }
        }
        return result
    }

    private static func contents(of path: String) -> [UInt8] {
        guard let file = fopen(path, "rb") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }
}
