import CDescriptors

/// Every descriptor of one interpreter (or of one part of a Swift program): what it is, who opened it where, and
/// whether a child process would get it.
///
/// The only maker of descriptors that scripts see. O(1) and always on. It has no lock: it is used under the
/// interpreter's, which the context's hooks release only while the kernel works. A descriptor's record is taken out
/// *before* close(2): the number is free for other threads as soon as the kernel has closed it, and their new record
/// must not be taken for the old one.
public final class DescriptorTable {
    /// Asked before each descriptor is made: 0, or the errno that the maker gets. `target` may be nil.
    public typealias GrantHook = @convention(c) (
        _ owner: UnsafeMutableRawPointer?, _ kind: UInt8, _ target: UnsafePointer<CChar>?, _ flags: Int32
    ) -> Int32

    public static let closingHistory = 64

    /// How this table's calls wait and are interrupted.
    @exclusivity(unchecked) public var context: KernelContext
    /// Makers get EMFILE when so many are open. Adopted ones do not count.
    @exclusivity(unchecked) public var limit: Int
    @exclusivity(unchecked) public var grant: GrantHook?
    /// Handed to `grant`.
    @exclusivity(unchecked) public var grantOwner: UnsafeMutableRawPointer?
    /// How many the table's makers opened and nobody has closed yet.
    @exclusivity(unchecked) public private(set) var openCount = 0

    @exclusivity(unchecked) var slots = DescriptorSlots()
    @exclusivity(unchecked) private var closings: UnsafeMutablePointer<Closing>
    @exclusivity(unchecked) private var closingCount = 0

    private struct Closing {
        var slot = DescriptorSlot()
        var number: Int32 = -1
        var closedAt: UInt64 = 0
    }

    /// - Parameter adoptsStandardStreams: whether 0, 1 and 2 are known as streams that came from outside.
    public init(context: KernelContext = .plain, limit: Int = .max, adoptsStandardStreams: Bool = true) {
        self.context = context
        self.limit = limit
        closings = .allocate(capacity: DescriptorTable.closingHistory)
        closings.initialize(repeating: Closing(), count: DescriptorTable.closingHistory)
        if adoptsStandardStreams {
            for number in Int32(0)...2 { adopt(number, kind: .standardStream, isInheritable: true) }
        }
    }

    deinit {
        slots.deallocate()
        for index in 0..<DescriptorTable.closingHistory { closings[index].slot.target?.deallocate() }
        closings.deallocate()
    }

    // MARK: Permission

    /// Before a descriptor is made: EMFILE at the limit, or whatever the grant hook says.
    @inline(__always)
    public func admit(
        _ kind: DescriptorKind, count: Int = 1, target: UnsafePointer<CChar>? = nil, flags: Int32 = 0
    ) throws(KernelError) {
        // The count is one that this table keeps, far below overflow; the limit may be Int.max.
        guard limit - count >= openCount else { throw KernelError(code: EMFILE) }
        if let grant {
            let refusal = grant(grantOwner, kind.rawValue, target, flags)
            if refusal != 0 { throw KernelError(code: refusal) }
        }
    }

    // MARK: Keeping records

    /// Keeps a descriptor that was just made.
    @inline(__always)
    public func record(
        _ number: Int32, _ kind: DescriptorKind, target: UnsafePointer<CChar>? = nil, isInheritable: Bool = false,
        at origin: DescriptorOrigin
    ) {
        let slot = slots.slot(number)
        if _slowPath(slot.pointee.isOpen) { noteClosing(slot, number, .unknown, elsewhere: true) }
        slot.pointee.origin = origin.rawValue
        slot.pointee.kind = kind
        slot.pointee.state = DescriptorSlot.open | (isInheritable ? DescriptorSlot.inheritable : 0)
        slot.pointee.targetLength = 0
        if let target {
            target.withMemoryRebound(to: UInt8.self, capacity: 1) {
                slot.pointee.setTarget(UnsafeBufferPointer(start: $0, count: strlen(target)))
            }
        }
        openCount += 1
    }

    /// Keeps a number that the table did not make. Its flags are never changed unasked.
    public func adopt(
        _ number: Int32, kind: DescriptorKind = .unknown, isInheritable: Bool = false,
        at origin: DescriptorOrigin = .unknown
    ) {
        guard number >= 0 else { return }
        record(number, kind, isInheritable: isInheritable, at: origin)
        slots.slot(number).pointee.state |= DescriptorSlot.adopted
        openCount -= 1
    }

    /// Names the target of an open descriptor later, such as the peer of a connected socket.
    public func setTarget(of number: Int32, _ text: String) {
        guard let slot = slots.existing(number), slot.pointee.isOpen else { return }
        var text = text
        text.withUTF8 { slot.pointee.setTarget($0) }
    }

    /// Notes that a number is being closed, or is given away to an owner outside (`isGivenAway`).
    @inline(__always)
    public func forget(_ number: Int32, at origin: DescriptorOrigin) {
        guard let slot = slots.existing(number), slot.pointee.isOpen else { return }
        noteClosing(slot, number, origin, elsewhere: false)
    }

    /// Moves the slot's content to the ring of the last closings and gives the slot the ring entry's buffer.
    private func noteClosing(
        _ slot: UnsafeMutablePointer<DescriptorSlot>, _ number: Int32, _ origin: DescriptorOrigin, elsewhere: Bool
    ) {
        if slot.pointee.state & DescriptorSlot.adopted == 0 { openCount -= 1 }
        let entry = closings + closingCount % DescriptorTable.closingHistory
        closingCount += 1
        let old = entry.pointee.slot
        entry.pointee.slot = slot.pointee
        entry.pointee.number = number
        entry.pointee.closedAt = origin.rawValue
        if elsewhere { entry.pointee.slot.state |= DescriptorSlot.closedElsewhere }
        slot.pointee.target = old.target
        slot.pointee.targetCapacity = old.targetCapacity
        slot.pointee.state = 0
    }

    func setRecordedInheritance(of number: Int32, _ inheritable: Bool) {
        guard let slot = slots.existing(number) else { return }
        if inheritable {
            slot.pointee.state |= DescriptorSlot.inheritable
        } else {
            slot.pointee.state &= ~DescriptorSlot.inheritable
        }
    }

    // MARK: Asking

    /// What is known of an open number.
    public func record(of number: Int32) -> DescriptorRecord? {
        guard let slot = slots.existing(number), slot.pointee.isOpen else { return nil }
        return slot.pointee.record(number: number)
    }

    /// The latest closing of this number among the last 64.
    public func lastClosing(of number: Int32) -> ClosingRecord? {
        recentClosings().last { $0.descriptor.number == number }
    }

    /// The last closings, oldest first.
    public func recentClosings() -> [ClosingRecord] {
        let count = min(closingCount, DescriptorTable.closingHistory)
        return (closingCount - count..<closingCount).map { index in
            let entry = closings[index % DescriptorTable.closingHistory]
            return ClosingRecord(
                descriptor: entry.slot.record(number: entry.number),
                closedAt: DescriptorOrigin(rawValue: entry.closedAt),
                closedElsewhere: entry.slot.state & DescriptorSlot.closedElsewhere != 0)
        }
    }

    /// Every known open descriptor, in order of numbers.
    public func openRecords() -> [DescriptorRecord] {
        var records: [DescriptorRecord] = []
        slots.forEachOpen { number, slot in records.append(slot.pointee.record(number: number)) }
        return records
    }
}
