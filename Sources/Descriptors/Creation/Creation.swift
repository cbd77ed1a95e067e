import CDescriptors

/// Every kernel call that makes a descriptor. Nothing outside this folder makes one.
///
/// Descriptors are born private: the kernel sets close-on-exec in the same step, so that a child which another thread
/// spawns at that moment gets nothing. Where the kernel refuses the atomic flag (ENOSYS, EINVAL), the older two-step
/// form is taken and the refusal remembered for the process; between its steps lies the race that PEP 446 describes,
/// and such a kernel has nothing better.
///
/// A function whose name says `inheritable` or that takes raw `flags` gives the caller what it asked for.
public enum Creation {
    /// openat(2), always with O_CLOEXEC.
    ///
    /// - Parameters:
    ///   - flags: O_ flags.
    ///   - mode: permission bits for a new file, before the umask.
    ///   - directory: where a relative path begins.
    public static func open(
        _ path: UnsafePointer<CChar>, _ flags: Int32, mode: UInt32 = 0o777, in directory: Int32 = Kernel.currentDirectory,
        _ context: KernelContext = .plain
    ) throws(KernelError) -> Int32 {
        Int32(truncatingIfNeeded: try kernelCall(context, blocking: true) {
            cdescriptors_openat(directory, path, flags | O_CLOEXEC, mode)
        })
    }

    /// A private copy on the lowest free number from `minimum` on: F_DUPFD_CLOEXEC.
    public static func duplicate(
        _ descriptor: Int32, from minimum: Int32 = 0, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int32 {
        if !context.knows(.duplicateCloseOnExec) {
            do throws(KernelError) {
                return Int32(truncatingIfNeeded: try kernelCall(context) {
                    context.refusal(of: .duplicateCloseOnExec) ?? cdescriptors_dup_above(descriptor, minimum, 1)
                })
            } catch {
                // EINVAL is also the answer to a minimum out of range: only a plain F_DUPFD that works tells them apart.
                guard error.code == EINVAL else { throw error }
            }
        }
        let copy = try duplicateInheritable(descriptor, from: minimum, context)
        context.learn(.duplicateCloseOnExec)
        try Inheritance.makePrivate(copy, context)
        return copy
    }

    /// An inheritable copy: F_DUPFD.
    public static func duplicateInheritable(
        _ descriptor: Int32, from minimum: Int32 = 0, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int32 {
        Int32(truncatingIfNeeded: try kernelCall(context) { cdescriptors_dup_above(descriptor, minimum, 0) })
    }

    /// A copy on the number `target`, whose former descriptor is closed. Gives `target`.
    ///
    /// Inheritable: dup2(2), which leaves everything as it is when both numbers are the same. Private: dup3(2), which
    /// answers EINVAL then.
    public static func duplicate(
        _ descriptor: Int32, onto target: Int32, inheritable: Bool, _ context: KernelContext = .plain
    ) throws(KernelError) -> Int32 {
        if inheritable {
            return Int32(truncatingIfNeeded: try kernelCall(context, blocking: true) {
                cdescriptors_dup2(descriptor, target)
            })
        }
        if !context.knows(.dup3) {
            do throws(KernelError) {
                return Int32(truncatingIfNeeded: try kernelCall(context, blocking: true) {
                    context.refusal(of: .dup3) ?? cdescriptors_dup3(descriptor, target, O_CLOEXEC)
                })
            } catch {
                guard error.code == ENOSYS else { throw error }
                context.learn(.dup3)
            }
        }
        let copy = Int32(truncatingIfNeeded: try kernelCall(context, blocking: true) {
            cdescriptors_dup2(descriptor, target)
        })
        try Inheritance.makePrivate(copy, context)
        return copy
    }

    // MARK: Pipes

    /// Two private ends.
    public static func pipe(_ context: KernelContext = .plain) throws(KernelError) -> (read: Int32, write: Int32) {
        if !context.knows(.pipe2) {
            do throws(KernelError) {
                return try pipe(flags: O_CLOEXEC, context)
            } catch {
                guard error.code == ENOSYS else { throw error }
                context.learn(.pipe2)
            }
        }
        var pair: (Int32, Int32) = (-1, -1)
        _ = try kernelCall(context) { withPair(&pair) { cdescriptors_pipe($0) } }
        return try makePairPrivate(pair, context)
    }

    /// pipe2(2) with the caller's flags and no others: inheritable without O_CLOEXEC.
    public static func pipe(
        flags: Int32, _ context: KernelContext = .plain
    ) throws(KernelError) -> (read: Int32, write: Int32) {
        var pair: (Int32, Int32) = (-1, -1)
        _ = try kernelCall(context) {
            context.refusal(of: .pipe2) ?? withPair(&pair) { cdescriptors_pipe2($0, flags) }
        }
        return (pair.0, pair.1)
    }

    @inline(__always)
    static func withPair(_ pair: inout (Int32, Int32), _ call: (UnsafeMutablePointer<Int32>) -> Int) -> Int {
        withUnsafeMutablePointer(to: &pair) {
            $0.withMemoryRebound(to: Int32.self, capacity: 2) { call($0) }
        }
    }

    /// The second step for a pair: both private, or none open.
    static func makePairPrivate(
        _ pair: (Int32, Int32), _ context: KernelContext
    ) throws(KernelError) -> (Int32, Int32) {
        do throws(KernelError) {
            try Inheritance.setInheritable(pair.0, false, context)
            try Inheritance.setInheritable(pair.1, false, context)
        } catch {
            Kernel.closeQuietly(pair.0)
            Kernel.closeQuietly(pair.1)
            throw error
        }
        return pair
    }
}
