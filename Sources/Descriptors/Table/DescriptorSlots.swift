/// What is kept for one descriptor number, in 32 bytes. The buffer of the target stays with the slot when the descriptor
/// is closed, so that opening costs no allocation once a number has been used.
struct DescriptorSlot {
    static let open: UInt8 = 1
    static let inheritable: UInt8 = 2
    static let adopted: UInt8 = 4
    static let closedElsewhere: UInt8 = 8

    var origin: UInt64 = 0
    var target: UnsafeMutablePointer<UInt8>?
    var targetCapacity: UInt32 = 0
    var targetLength: UInt32 = 0
    var kind: DescriptorKind = .unknown
    var state: UInt8 = 0

    var isOpen: Bool { state & DescriptorSlot.open != 0 }

    /// Copies the text of at most 64 KiB (no kernel path is longer than 4).
    @inline(__always)
    mutating func setTarget(_ text: UnsafeBufferPointer<UInt8>) {
        let count = min(text.count, 65_536)
        targetLength = UInt32(truncatingIfNeeded: count)
        guard count > 0, let base = text.baseAddress else { return }
        if count > Int(targetCapacity) { growTarget(to: count) }
        target?.update(from: base, count: count)
    }

    @inline(never)
    private mutating func growTarget(to count: Int) {
        let capacity = max(64, count)
        target?.deallocate()
        target = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        targetCapacity = UInt32(truncatingIfNeeded: capacity)
    }

    func record(number: Int32) -> DescriptorRecord {
        let text = UnsafeBufferPointer(start: target, count: target == nil ? 0 : Int(targetLength))
        return DescriptorRecord(
            number: number, kind: kind, target: String(decoding: text, as: UTF8.self),
            isInheritable: state & DescriptorSlot.inheritable != 0, isAdopted: state & DescriptorSlot.adopted != 0,
            openedAt: DescriptorOrigin(rawValue: origin))
    }
}

/// Slots by number, in pages of 256: a script that takes number 500,000,000 costs a page and a directory, not 16 GB.
struct DescriptorSlots {
    static let pageBits = 8
    static let pageSize = 1 << pageBits

    private var pages: UnsafeMutablePointer<UnsafeMutablePointer<DescriptorSlot>?>?
    private var pageCount = 0

    /// Numbers at or above this have no slot.
    var end: Int { pageCount << DescriptorSlots.pageBits }

    /// The slot of a number that had one before.
    @inline(__always)
    func existing(_ number: Int32) -> UnsafeMutablePointer<DescriptorSlot>? {
        let number = Int(number)
        guard number >= 0, number < end, let page = pages?[number >> DescriptorSlots.pageBits] else { return nil }
        return page + (number & (DescriptorSlots.pageSize - 1))
    }

    /// The slot of any number the kernel gives: 0 or more.
    @inline(__always)
    mutating func slot(_ number: Int32) -> UnsafeMutablePointer<DescriptorSlot> {
        if let slot = existing(number) { return slot }
        return makeSlot(Int(max(number, 0)))
    }

    @inline(never)
    private mutating func makeSlot(_ number: Int) -> UnsafeMutablePointer<DescriptorSlot> {
        let index = number >> DescriptorSlots.pageBits
        let count = max(index + 1, pageCount)
        let directory = UnsafeMutablePointer<UnsafeMutablePointer<DescriptorSlot>?>.allocate(capacity: count)
        directory.initialize(repeating: nil, count: count)
        if let pages {
            directory.update(from: pages, count: pageCount)
            pages.deallocate()
        }
        pages = directory
        pageCount = count
        let page = UnsafeMutablePointer<DescriptorSlot>.allocate(capacity: DescriptorSlots.pageSize)
        page.initialize(repeating: DescriptorSlot(), count: DescriptorSlots.pageSize)
        directory[index] = page
        return page + (number & (DescriptorSlots.pageSize - 1))
    }

    /// Every open slot of `range`, in order of numbers.
    func forEachOpen(in range: Range<Int>? = nil, _ body: (Int32, UnsafeMutablePointer<DescriptorSlot>) -> Void) {
        guard let pages else { return }
        let range = (range ?? 0..<end).clamped(to: 0..<end)
        var number = range.lowerBound
        while number < range.upperBound {
            guard let page = pages[number >> DescriptorSlots.pageBits] else {
                number = (number >> DescriptorSlots.pageBits + 1) << DescriptorSlots.pageBits
                continue
            }
            let slot = page + (number & (DescriptorSlots.pageSize - 1))
            if slot.pointee.isOpen { body(Int32(truncatingIfNeeded: number), slot) }
            number += 1
        }
    }

    mutating func deallocate() {
        guard let pages else { return }
        for index in 0..<pageCount {
            guard let page = pages[index] else { continue }
            for offset in 0..<DescriptorSlots.pageSize { page[offset].target?.deallocate() }
            page.deallocate()
        }
        pages.deallocate()
        self.pages = nil
        pageCount = 0
    }
}
