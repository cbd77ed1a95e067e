import CDescriptors

/// Calls on paths that make no descriptor. `directory` is where a relative path begins.
extension Kernel {
    /// unlinkat(2); AT_REMOVEDIR in `flags` for a directory.
    public static func unlink(
        _ path: UnsafePointer<CChar>, in directory: Int32 = currentDirectory, flags: Int32 = 0,
        _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_unlinkat(directory, path, flags) }
    }

    public static func makeDirectory(
        _ path: UnsafePointer<CChar>, mode: UInt32, in directory: Int32 = currentDirectory,
        _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_mkdirat(directory, path, mode) }
    }

    public static func makeFIFO(
        _ path: UnsafePointer<CChar>, mode: UInt32, in directory: Int32 = currentDirectory,
        _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_mkfifoat(directory, path, mode) }
    }

    /// mknodat(2); `mode` carries the S_IF type.
    public static func makeNode(
        _ path: UnsafePointer<CChar>, mode: UInt32, device: UInt64, in directory: Int32 = currentDirectory,
        _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_mknodat(directory, path, mode, device) }
    }

    public static func rename(
        _ path: UnsafePointer<CChar>, in directory: Int32 = currentDirectory, to newPath: UnsafePointer<CChar>,
        in newDirectory: Int32 = currentDirectory, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_renameat(directory, path, newDirectory, newPath) }
    }

    /// linkat(2); AT_SYMLINK_FOLLOW in `flags`.
    public static func link(
        _ path: UnsafePointer<CChar>, in directory: Int32 = currentDirectory, to newPath: UnsafePointer<CChar>,
        in newDirectory: Int32 = currentDirectory, flags: Int32 = 0, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) {
            cdescriptors_linkat(directory, path, newDirectory, newPath, flags)
        }
    }

    public static func makeSymbolicLink(
        to target: UnsafePointer<CChar>, at path: UnsafePointer<CChar>, in directory: Int32 = currentDirectory,
        _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_symlinkat(target, directory, path) }
    }

    /// readlinkat(2): the number of bytes written; a link that fills the whole buffer may be longer.
    public static func readSymbolicLink(
        _ path: UnsafePointer<CChar>, in directory: Int32 = currentDirectory,
        into buffer: UnsafeMutableBufferPointer<CChar>, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        try kernelCall(context, blocking: true) {
            guard let base = buffer.baseAddress else { return -Int(EINVAL) }
            return cdescriptors_readlinkat(directory, path, base, buffer.count)
        }
    }

    /// fchmodat(2); AT_SYMLINK_NOFOLLOW in `flags` where the system can.
    public static func changeMode(
        ofPath path: UnsafePointer<CChar>, _ mode: UInt32, in directory: Int32 = currentDirectory, flags: Int32 = 0,
        _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_fchmodat(directory, path, mode, flags) }
    }

    /// fchownat(2); `UInt32.max` leaves an owner as it is.
    public static func changeOwner(
        ofPath path: UnsafePointer<CChar>, user: UInt32, group: UInt32, in directory: Int32 = currentDirectory,
        flags: Int32 = 0, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_fchownat(directory, path, user, group, flags) }
    }

    /// faccessat(2); `mode`: F_OK, or R_OK, W_OK, X_OK together; AT_EACCESS in `flags`.
    public static func checkAccess(
        _ path: UnsafePointer<CChar>, _ mode: Int32, in directory: Int32 = currentDirectory, flags: Int32 = 0,
        _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_faccessat(directory, path, mode, flags) }
    }

    /// utimensat(2); AT_SYMLINK_NOFOLLOW in `flags`.
    public static func changeTimes(
        ofPath path: UnsafePointer<CChar>, _ times: FileTimes, in directory: Int32 = currentDirectory, flags: Int32 = 0,
        _ context: KernelContext = .plain
    ) throws(KernelError) {
        var times = times
        _ = try kernelCall(context, blocking: true) { cdescriptors_utimensat(directory, path, &times, flags) }
    }

    public static func truncate(
        path: UnsafePointer<CChar>, _ length: Int64, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_truncate(path, length) }
    }

    /// chdir(2), for the whole process.
    public static func changeDirectory(
        _ path: UnsafePointer<CChar>, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_chdir(path) }
    }

    /// fchdir(2), for the whole process.
    public static func changeDirectory(
        to descriptor: Int32, _ context: KernelContext = .plain
    ) throws(KernelError) {
        _ = try kernelCall(context, blocking: true) { cdescriptors_fchdir(descriptor) }
    }

    /// getcwd(3): the number of bytes before the final 0; ERANGE when the buffer is too small.
    public static func workingDirectory(
        into buffer: UnsafeMutableBufferPointer<CChar>, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int {
        try kernelCall(context, blocking: true) {
            guard let base = buffer.baseAddress else { return -Int(EINVAL) }
            return cdescriptors_getcwd(base, buffer.count)
        }
    }
}
