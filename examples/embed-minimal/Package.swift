// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "embed-minimal",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "taipan", path: "../..")],
    targets: [
        .executableTarget(name: "embed-minimal", dependencies: [.product(name: "Taipan", package: "taipan")])
    ])
