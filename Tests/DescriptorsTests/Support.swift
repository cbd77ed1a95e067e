import Descriptors
import Synchronization
import SystemPackage
import Testing

/// The root of every suite here. Serialized, because each test compares the set of open descriptors of the whole process
/// before and after.
@Suite(.serialized)
struct DescriptorsTests {}

/// Every open descriptor below 8,192 and whether it is inheritable, asked of the kernel and not of the code under test.
func openDescriptors() -> [Int32: Bool] {
    var open: [Int32: Bool] = [:]
    for number in Int32(0)..<8192 {
        let flags = cdescriptors_fcntl(number, F_GETFD, 0)
        if flags >= 0 { open[number] = flags & Int(FD_CLOEXEC) == 0 }
    }
    return open
}

/// Runs a test, after which exactly the descriptors are open that were before.
func withoutLeftovers(
    _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) rethrows {
    let before = openDescriptors()
    defer {
        let after = openDescriptors()
        #expect(after == before, comment, sourceLocation: sourceLocation)
    }
    try body()
}

func closeAll(_ descriptors: Int32...) {
    for descriptor in descriptors { try? Kernel.close(descriptor) }
}

let nowhere = DescriptorOrigin.unknown

extension Kernel {
    static func write(_ descriptor: Int32, text: String, _ context: KernelContext = .plain) throws(KernelError) -> Int {
        try write(descriptor, Array(text.utf8)[...], context)
    }

    static func readText(_ descriptor: Int32, count: Int = 4096) throws -> String {
        var bytes = [UInt8](repeating: 0, count: count)
        let length = try bytes.withUnsafeMutableBytes { try Kernel.read(descriptor, $0) }
        return String(decoding: bytes.prefix(length), as: UTF8.self)
    }
}

/// The errno that a call throws; nil when it does not throw.
func failure(_ call: () throws(KernelError) -> Void) -> Int32? {
    do throws(KernelError) {
        try call()
        return nil
    } catch {
        return error.code
    }
}

/// A file of its own under /tmp, gone after the test.
func withTemporaryPath<Result>(_ body: (String) throws -> Result) rethrows -> Result {
    let path = "/tmp/descriptors-test-\(getpid())-\(UInt32.random(in: 0 ..< .max))"
    defer { _ = try? Kernel.unlink(path) }
    return try body(path)
}

/// A context owns nothing: what its pointers lead to is kept here.
private let keptFaults = Mutex<[KernelFaults]>([])

extension KernelContext {
    /// A context whose kernel is what `faults` says.
    static func with(_ faults: KernelFaults) -> KernelContext {
        keptFaults.withLock { $0.append(faults) }
        var context = KernelContext.plain
        context.faults = Unmanaged.passUnretained(faults)
        return context
    }
}
