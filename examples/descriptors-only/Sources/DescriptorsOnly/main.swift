// Private descriptors in a Swift program, without an interpreter.
//
// Run without arguments, this program makes pipes and sockets, hands some of them to children that run it again with
// `inside`, and prints what each child found when it looked.

import Descriptors
import SystemPackage

if CommandLine.arguments.dropFirst().first == "inside" {
    // The child: what arrived, as the kernel has it, and a line through each pipe that was named.
    let arrived = try Inheritance.openDescriptors().filter { $0.number > 2 }
    print("  inside the child:", arrived.isEmpty ? "nothing beyond 0, 1, 2" : "\(arrived.map(\.number))")
    for text in CommandLine.arguments.dropFirst(2) {
        guard let number = Int32(text) else { continue }
        let descriptor = FileDescriptor(rawValue: number)
        do {
            try descriptor.writeAll("hello through \(number)\n".utf8)
        } catch {
            print("  \(number) did not arrive: \(error)")
        }
    }
} else {
    try demonstrate()
}

func demonstrate() throws {
    let table = DescriptorTable()
    let here = DescriptorOrigin(rawValue: 1)

    let pipe = try table.pipe(at: here)
    let sockets = try table.socketPair(family: AF_UNIX, type: Sockets.streamType, at: here)
    print("made a pipe \(pipe) and a socket pair \(sockets), all private")

    let oneself = FilePath(CommandLine.arguments[0])
    func run(_ title: String, _ change: (inout Spawn) -> Void) throws {
        print(title)
        var spawn = Spawn(oneself, ["inside", "\(pipe.write)", "\(sockets.0)"])
        spawn.output = .pipe
        change(&spawn)
        let result = try spawn.start().communicate()
        print(String(decoding: result.output, as: UTF8.self), terminator: "")
    }

    try run("a child by default:") { _ in }
    try run("a child that closes nothing (the descriptors are private all the same):") { $0.closesOthers = false }
    try run("a child that is passed the pipe:") { $0.passing = [FileDescriptor(rawValue: pipe.write)] }
    try run("a child that is passed both:") {
        $0.passing = [FileDescriptor(rawValue: pipe.write), FileDescriptor(rawValue: sockets.0)]
    }

    print("after all that, would a child inherit them?",
        table.inheritedByChild(closingOthers: false).contains { $0.number > 2 } ? "yes" : "no")

    try table.close(pipe.write, at: here)
    print("through the pipe came:\n\(try everything(from: pipe.read))", terminator: "")
    try table.close(sockets.0, at: here)
    print("through the socket came:\n\(try everything(from: sockets.1))", terminator: "")

    print("still open, and who opened it:")
    for line in table.leakReport(place: { $0 == here ? "demonstrate()" : nil }) { print("  \(line)") }
    table.closeLeaks()
}

func everything(from number: Int32) throws -> String {
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 256)
    while true {
        let count = try buffer.withUnsafeMutableBytes { try Kernel.read(number, $0) }
        if count == 0 { return String(decoding: text, as: UTF8.self) }
        text += buffer.prefix(count)
    }
}
