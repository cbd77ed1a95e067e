// swift-tools-version: 6.1
import PackageDescription

// The compiler's data-race pass (SendNonSendable) of Swift 6.3.1 crashes on code that passes raw object words (`Value`) through typed
// throws; the pass runs only in Swift 6 mode. The two targets that handle such words are therefore in Swift 5 mode. Nothing else is.
let objectWords: [SwiftSetting] = [.swiftLanguageMode(.v5)]

let package = Package(
    name: "taipan",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Taipan", targets: ["Taipan"]),
        .library(name: "TaipanRuntime", targets: ["TaipanRuntime"]),
        .library(name: "TaipanSyntax", targets: ["TaipanSyntax"]),
        .library(name: "Descriptors", targets: ["Descriptors"]),
        .executable(name: "taipan", targets: ["TaipanCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        .target(name: "CDescriptors"),
        .target(
            name: "Descriptors",
            dependencies: ["CDescriptors", .product(name: "SystemPackage", package: "swift-system")],
            exclude: ["README.md"]),
        .target(name: "TaipanSyntax", path: "Sources/Syntax",
            exclude: [
                "README.md", "Diagnosis/README.md", "Dump/README.md", "Lexer/README.md", "Parser/README.md", "Printer/README.md",
                "SymbolTable/README.md", "Tree/README.md",
            ]),
        .target(name: "TaipanIntegers", path: "Sources/Integers", exclude: ["README.md"]),
        .target(
            name: "TaipanRuntime",
            dependencies: ["TaipanSyntax", "TaipanIntegers"],
            path: "Sources/Runtime",
            exclude: ["README.md"],
            swiftSettings: objectWords),
        .target(name: "CLibrary", exclude: ["Python", "README.md"]),
        .target(name: "CPosix", exclude: ["README.md"]),
        .target(
            name: "TaipanModules",
            dependencies: ["TaipanRuntime", "Descriptors", "CLibrary", "CPosix"],
            path: "Sources/Modules",
            exclude: ["README.md"],
            swiftSettings: objectWords),
        .target(
            name: "Taipan",
            dependencies: ["TaipanModules", "TaipanRuntime", "Descriptors", "TaipanSyntax"],
            path: "Sources/Embedding",
            exclude: ["README.md"]),
        .target(name: "CEditline", linkerSettings: [.linkedLibrary("edit")]),
        .target(
            name: "TaipanConsole",
            dependencies: ["Taipan", "CEditline"],
            path: "Sources/Console",
            exclude: ["README.md"]),
        .executableTarget(
            name: "TaipanCommand",
            dependencies: ["Taipan", "TaipanConsole", "TaipanSyntax"],
            path: "Sources/Command",
            exclude: ["README.md"]),
        .testTarget(name: "SyntaxTests", dependencies: ["TaipanSyntax"]),
        .testTarget(name: "DescriptorsTests", dependencies: ["Descriptors", "CDescriptors"]),
        .testTarget(name: "RuntimeTests", dependencies: ["TaipanRuntime", "TaipanIntegers"]),
        .testTarget(name: "ModulesTests", dependencies: ["Taipan", "TaipanModules"]),
        .testTarget(name: "EmbeddingTests", dependencies: ["Taipan"]),
        .testTarget(name: "ArchitectureTests"),
        .target(name: "TestedProgram", path: "Tests/TestedProgram"),
        .testTarget(name: "ConformanceTests", dependencies: ["Descriptors", "TestedProgram"]),
        .testTarget(name: "ConsoleTests", dependencies: ["Descriptors", "TestedProgram"]),
    ])
