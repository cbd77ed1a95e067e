import Synchronization

/// A form of a call that some kernels refuse; each has an older form to fall back to.
package enum KernelFeature: UInt32, CaseIterable {
    case duplicateCloseOnExec
    case dup3
    case pipe2
    case socketCloseOnExec
    case socketCloseOnExecWorks
    case accept4
    case epollCreate1
    case eventfdFlags
    case timerfdFlags
    case terminalByController
    case ioctlCloseOnExec
    case closeRange
    case writeWithoutSignal
    case waitByDescriptor
    case fetchFromParent

    var bit: UInt32 { 1 << rawValue }
}

/// What this process has learned about its kernel, one bit a feature. The only state the layer shares between
/// interpreters: a kernel does not change under a process, so it does not matter who learned it.
private let learnedFeatures = Atomic<UInt32>(0)

extension KernelContext {
    /// Whether an earlier call learned this about the kernel.
    @inline(__always)
    func knows(_ feature: KernelFeature) -> Bool {
        if let faults {
            return faults._withUnsafeGuaranteedRef { $0.remembered & feature.bit != 0 }
        }
        return learnedFeatures.load(ordering: .relaxed) & feature.bit != 0
    }

    @inline(never)
    func learn(_ feature: KernelFeature) {
        if let faults {
            faults._withUnsafeGuaranteedRef { $0.remembered |= feature.bit }
        } else {
            learnedFeatures.bitwiseOr(feature.bit, ordering: .relaxed)
        }
    }

    /// A test's refusal of this feature, as the negated errno that the kernel would give.
    @inline(__always)
    func refusal(of feature: KernelFeature) -> Int? {
        guard let faults else { return nil }
        return faults._withUnsafeGuaranteedRef { $0.refusal(of: feature) }
    }
}
