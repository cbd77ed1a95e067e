import CDescriptors
import SystemPackage

/// swift-system's type, with makers that are private by default where its own are inheritable by default.
extension FileDescriptor {
    /// Opens a file; a child process does not get it.
    ///
    /// - Parameter permissions: of a new file, before the umask.
    public static func openPrivate(
        _ path: FilePath, _ mode: AccessMode, options: OpenOptions = [],
        permissions: FilePermissions = [.ownerReadWrite, .groupReadWrite, .otherReadWrite],
        _ context: KernelContext = .plain
    ) throws(KernelError) -> FileDescriptor {
        let flags = mode.rawValue | options.rawValue
        let result: Result<Int32, KernelError> = path.withPlatformString { path in
            do throws(KernelError) {
                return .success(try Creation.open(path, flags, mode: UInt32(permissions.rawValue), context))
            } catch {
                return .failure(error)
            }
        }
        return FileDescriptor(rawValue: try result.get())
    }

    /// Both ends of a pipe, private.
    public static func privatePipe(
        _ context: KernelContext = .plain
    ) throws(KernelError) -> (readEnd: FileDescriptor, writeEnd: FileDescriptor) {
        let pair = try Creation.pipe(context)
        return (FileDescriptor(rawValue: pair.read), FileDescriptor(rawValue: pair.write))
    }

    /// Two connected sockets of one kind, private.
    public static func privateSocketPair(
        type: Int32 = Sockets.streamType, _ context: KernelContext = .plain
    ) throws(KernelError) -> (FileDescriptor, FileDescriptor) {
        let pair = try Creation.socketPair(family: AF_UNIX, type: type, context)
        return (FileDescriptor(rawValue: pair.0), FileDescriptor(rawValue: pair.1))
    }

    /// A private socket.
    public static func privateSocket(
        family: Int32, type: Int32 = Sockets.streamType, protocol: Int32 = 0, _ context: KernelContext = .plain
    ) throws(KernelError) -> FileDescriptor {
        FileDescriptor(
            rawValue: try Creation.socket(family: family, type: type, protocol: `protocol`, context))
    }

    /// The next connection, private, whatever this listener is.
    public func acceptPrivate(
        _ context: KernelContext = .plain
    ) throws(KernelError) -> (connection: FileDescriptor, peer: SocketAddress) {
        let accepted = try Creation.accept(rawValue, context)
        return (FileDescriptor(rawValue: accepted.descriptor), accepted.peer)
    }

    /// A private copy on the lowest free number from `minimum` on.
    public func duplicatePrivate(
        from minimum: Int32 = 0, _ context: KernelContext = .plain
    ) throws(KernelError) -> FileDescriptor {
        FileDescriptor(rawValue: try Creation.duplicate(rawValue, from: minimum, context))
    }

    /// Whether a child that runs another program gets it.
    public func isInheritable(_ context: KernelContext = .plain) throws(KernelError) -> Bool {
        try Inheritance.isInheritable(rawValue, context)
    }

    /// Prefer `Spawn.passing`: it changes the flag in one child alone.
    public func setInheritable(_ inheritable: Bool, _ context: KernelContext = .plain) throws(KernelError) {
        try Inheritance.setInheritable(rawValue, inheritable, context)
    }
}
