import SystemPackage

/// Why a kernel call gave no result: an errno, or the interruption hook's own refusal to go on.
///
/// One trivial word, so that typed throws cost nothing on the way up.
public struct KernelError: Error, Hashable, Sendable {
    /// The errno, greater than 0; or 0 for `interrupted`.
    public let code: Int32

    @inlinable
    public init(code: Int32) {
        self.code = code
    }

    @inlinable
    public init(_ errno: Errno) {
        self.code = errno.rawValue
    }

    /// The interruption hook said stop. What it has to tell (an exception of a script) is kept by the hook's owner.
    public static let interrupted = KernelError(code: 0)

    @inlinable
    public var isInterruption: Bool { code == 0 }

    /// The errno, or nil for an interruption.
    @inlinable
    public var errno: Errno? { code == 0 ? nil : Errno(rawValue: code) }
}

extension KernelError: CustomStringConvertible {
    public var description: String { errno.map { "\($0) (errno \(code))" } ?? "interrupted" }
}
