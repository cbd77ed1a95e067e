import Foundation
import Testing

/// Each folder of Sources/ is a floor of the house: it may import what the table says, and nothing above it.
@Suite struct ImportTests {
    /// Folder: modules of this package and of the packages beneath it that it may import.
    static let allowed: [String: Set<String>] = [
        "Syntax": [],
        "Integers": [],
        "Runtime": ["TaipanSyntax", "TaipanIntegers", "Synchronization"],
        "CDescriptors": [],
        "Descriptors": ["CDescriptors", "SystemPackage", "Synchronization"],
        "CLibrary": [],
        "CPosix": [],
        "Modules": ["TaipanRuntime", "TaipanSyntax", "Descriptors", "CDescriptors", "CLibrary", "CPosix", "SystemPackage", "Synchronization"],
        "Embedding": ["TaipanModules", "TaipanRuntime", "Descriptors", "TaipanSyntax"],
        "CEditline": [],
        "Console": ["Taipan", "CEditline", "TaipanSyntax", "Descriptors"],
        "Command": ["Taipan", "TaipanConsole", "TaipanSyntax", "Descriptors"],
    ]
    static let systemModules: Set<String> = ["Glibc", "Musl", "Darwin", "Swift"]

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func swiftFiles(_ folder: String) -> [URL] {
        let base = root.appendingPathComponent("Sources/\(folder)")
        let files = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)
        return (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
    }

    @Test func everyFolderIsInTheTable() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.root.appendingPathComponent("Sources").path)
        #expect(Set(folders) == Set(Self.allowed.keys))
    }

    @Test(arguments: allowed.keys.sorted()) func importsPointDownwards(folder: String) throws {
        let allowed = Self.allowed[folder, default: []].union(Self.systemModules)
        for file in Self.swiftFiles(folder) {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                var words = line.split(separator: " ").map(String.init)
                words.removeAll { $0.hasPrefix("@") || ["public", "package", "internal", "private"].contains($0) }
                guard words.first == "import", words.count >= 2 else { continue }
                let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
                let module = (kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]).split(separator: ".")[0]
                #expect(allowed.contains(String(module)), "\(file.lastPathComponent) imports \(module)")
            }
        }
    }

    /// `#if os(...)` stands in folders named Platform only; `#if canImport` of the C library goes with it.
    @Test(arguments: allowed.keys.sorted()) func platformConditionsStandInPlatformFolders(folder: String) throws {
        for file in Self.swiftFiles(folder) where !file.pathComponents.contains("Platform") {
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(!text.contains("#if os("), "\(file.path) asks for the system outside a Platform folder")
        }
    }

    @Test func noUnsafeFlags() throws {
        let manifest = try String(contentsOf: Self.root.appendingPathComponent("Package.swift"), encoding: .utf8)
        #expect(!manifest.contains("unsafeFlags"))
    }
}
