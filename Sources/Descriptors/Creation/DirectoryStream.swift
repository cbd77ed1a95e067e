import CDescriptors

/// The entries of a directory, over a private descriptor that the stream owns and closes.
public final class DirectoryStream {
    /// One entry. `type`: DT_ of readdir(3), 0 when the file system does not say.
    public struct Entry {
        public let inode: UInt64
        public let type: UInt8
    }

    private var stream: UnsafeMutableRawPointer?
    /// The stream's own; -1 once it is closed.
    public private(set) var descriptor: Int32

    /// Opens the directory at `path`.
    public init(
        path: UnsafePointer<CChar>, in directory: Int32 = Kernel.currentDirectory, _ context: KernelContext = .plain
    ) throws(KernelError) {
        descriptor = try Creation.open(path, O_RDONLY | O_DIRECTORY, in: directory, context)
        stream = try DirectoryStream.makeStream(descriptor)
    }

    /// Reads an open directory from its beginning, over a copy of the descriptor: the caller's stays open. Both share
    /// one position, as copies do.
    public init(descriptor: Int32, _ context: KernelContext = .plain) throws(KernelError) {
        self.descriptor = try Creation.duplicate(descriptor, context)
        stream = try DirectoryStream.makeStream(self.descriptor)
        rewind()
    }

    private static func makeStream(_ descriptor: Int32) throws(KernelError) -> UnsafeMutableRawPointer {
        var error: Int32 = 0
        guard let stream = cdescriptors_fdopendir(descriptor, &error) else {
            Kernel.closeQuietly(descriptor)
            throw KernelError(code: error)
        }
        return stream
    }

    /// The next entry, whose name `body` gets (in the file system's bytes, without a final 0); nil at the end.
    public func next<Result>(
        _ context: KernelContext = .plain, _ body: (UnsafeBufferPointer<UInt8>, Entry) -> Result
    ) throws(KernelError) -> Result? {
        guard let stream else { return nil }
        var name: UnsafePointer<CChar>?
        var length = 0
        var inode: UInt64 = 0
        var type: Int32 = 0
        let found = try kernelCall(context, blocking: true) {
            cdescriptors_readdir(stream, &name, &length, &inode, &type)
        }
        guard found == 1, let name else { return nil }
        let entry = Entry(inode: inode, type: UInt8(truncatingIfNeeded: type))
        return name.withMemoryRebound(to: UInt8.self, capacity: length) {
            body(UnsafeBufferPointer(start: $0, count: length), entry)
        }
    }

    public func rewind() {
        if let stream { cdescriptors_rewinddir(stream) }
    }

    /// Closes the descriptor; a second time does nothing.
    public func close() {
        if let stream { _ = cdescriptors_closedir(stream) }
        stream = nil
        descriptor = -1
    }

    deinit { close() }
}
