// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "parse-only",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "taipan", path: "../..")],
    targets: [
        .executableTarget(
            name: "parse-only", dependencies: [.product(name: "TaipanSyntax", package: "taipan")], exclude: ["example.py"])
    ])
