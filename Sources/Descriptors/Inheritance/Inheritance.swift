import CDescriptors

/// Whether a child process gets a descriptor across exec (PEP 446).
public enum Inheritance {
    /// F_GETFD without FD_CLOEXEC.
    public static func isInheritable(
        _ descriptor: Int32, _ context: KernelContext = .plain
    ) throws(KernelError) -> Bool {
        try kernelCall(context) { cdescriptors_fcntl(descriptor, F_GETFD, 0) } & Int(FD_CLOEXEC) == 0
    }

    /// FIOCLEX or FIONCLEX: one call where fcntl needs two.
    ///
    /// ENOTTY and EACCES (a security module's) mean that ioctl never works here, which is remembered; EBADF may only
    /// mean O_PATH, so fcntl is asked as well, this once.
    public static func setInheritable(
        _ descriptor: Int32, _ inheritable: Bool, _ context: KernelContext = .plain
    ) throws(KernelError) {
        if !context.knows(.ioctlCloseOnExec) {
            do throws(KernelError) {
                _ = try kernelCall(context) {
                    context.refusal(of: .ioctlCloseOnExec)
                        ?? cdescriptors_set_close_on_exec(descriptor, inheritable ? 0 : 1)
                }
                return
            } catch {
                switch error.code {
                case ENOTTY, EACCES: context.learn(.ioctlCloseOnExec)
                case EBADF: break
                default: throw error
                }
            }
        }
        let flags = try kernelCall(context) { cdescriptors_fcntl(descriptor, F_GETFD, 0) }
        let wanted = inheritable ? flags & ~Int(FD_CLOEXEC) : flags | Int(FD_CLOEXEC)
        if wanted != flags {
            _ = try kernelCall(context) { cdescriptors_fcntl(descriptor, F_SETFD, wanted) }
        }
    }

    /// The second step of a creation whose atomic form the kernel refused: private, or not open at all.
    static func makePrivate(_ descriptor: Int32, _ context: KernelContext) throws(KernelError) {
        do throws(KernelError) {
            try setInheritable(descriptor, false, context)
        } catch {
            Kernel.closeQuietly(descriptor)
            throw error
        }
    }
}
