import CDescriptors

/// Inheritance and leaks: what a child would get, and what an interpreter leaves behind.
extension DescriptorTable {
    public func isInheritable(_ number: Int32) throws(KernelError) -> Bool {
        try Inheritance.isInheritable(number, context)
    }

    /// See `Inheritance.setInheritable`.
    public func setInheritable(_ number: Int32, _ inheritable: Bool) throws(KernelError) {
        try Inheritance.setInheritable(number, inheritable, context)
        setRecordedInheritance(of: number, inheritable)
    }

    /// What a child that is spawned now would get, as the kernel's own flags have it.
    ///
    /// - Parameters:
    ///   - passing: the numbers that are passed on whatever their flag.
    ///   - closingOthers: whether everything but 0, 1, 2 and the passed ones is closed in the child (close_fds).
    public func inheritedByChild(passing: [Int32] = [], closingOthers: Bool = true) -> [DescriptorRecord] {
        openRecords().filter { record in
            if passing.contains(record.number) { return true }
            if closingOthers, record.number > 2 { return false }
            return (try? Inheritance.isInheritable(record.number)) ?? false
        }
    }

    /// Descriptors that the table made and nobody closed.
    public func leaks() -> [DescriptorRecord] {
        openRecords().filter { !$0.isAdopted }
    }

    /// Closes what the table made and nobody closed. Adopted ones belong to whoever opened them.
    ///
    /// - Returns: what was closed.
    @discardableResult
    public func closeLeaks(at origin: DescriptorOrigin = .unknown) -> [DescriptorRecord] {
        let left = leaks()
        for record in left {
            forget(record.number, at: origin)
            Kernel.closeQuietly(record.number)
        }
        return left
    }

    /// One line a leak, such as `5: file /tmp/x, opened at main.py:3`.
    ///
    /// - Parameter place: reads an origin; nil when it means nothing to it.
    public func leakReport(place: (DescriptorOrigin) -> String?) -> [String] {
        leaks().map { record in
            var line = "\(record.number): \(record.kind.name)"
            if !record.target.isEmpty { line += " \(record.target)" }
            if record.isInheritable { line += ", inheritable" }
            if let place = place(record.openedAt) { line += ", opened at \(place)" }
            return line
        }
    }
}
