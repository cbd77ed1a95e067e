/// What a descriptor is for.
public enum DescriptorKind: UInt8, Sendable, CaseIterable {
    case file
    case directory
    case pipeReadEnd
    case pipeWriteEnd
    case socket
    case terminal
    case epoll
    case eventCounter
    case memoryFile
    case timer
    case processHandle
    case standardStream
    case copy
    case received
    case unknown

    /// As a report names it.
    public var name: String {
        switch self {
        case .file: "file"
        case .directory: "directory"
        case .pipeReadEnd: "pipe (read end)"
        case .pipeWriteEnd: "pipe (write end)"
        case .socket: "socket"
        case .terminal: "terminal"
        case .epoll: "epoll"
        case .eventCounter: "event counter"
        case .memoryFile: "memory file"
        case .timer: "timer"
        case .processHandle: "process handle"
        case .standardStream: "standard stream"
        case .copy: "copy"
        case .received: "received"
        case .unknown: "unknown"
        }
    }
}

/// Where in a program something happened: a token that only its maker can read, such as an index into a table of
/// files and lines. 0 is nowhere.
public struct DescriptorOrigin: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt64

    @inlinable
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    public static let unknown = DescriptorOrigin(rawValue: 0)
}

/// What the table tells of one descriptor.
public struct DescriptorRecord: Sendable {
    public let number: Int32
    public let kind: DescriptorKind
    /// A path, a name or a peer's address; empty when there is none.
    public let target: String
    /// As far as the table knows; the kernel's flag has the last word (`DescriptorTable.inheritedByChild`).
    public let isInheritable: Bool
    /// It came from outside (the host, a parent process): the table never changes its flags unasked.
    public let isAdopted: Bool
    public let openedAt: DescriptorOrigin
}

/// One of the last closings.
public struct ClosingRecord: Sendable {
    public let descriptor: DescriptorRecord
    public let closedAt: DescriptorOrigin
    /// The number was opened again without a closing that the table saw: somebody else closed it.
    public let closedElsewhere: Bool
}
