// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "descriptors-only",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "taipan", path: "../.."),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        .executableTarget(
            name: "descriptors-only",
            dependencies: [
                .product(name: "Descriptors", package: "taipan"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Sources/DescriptorsOnly")
    ])
