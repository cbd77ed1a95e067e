#if TAIPAN_CHECKED_HEAP
/// The heap for tests under AddressSanitizer (`-Xswiftc -DTAIPAN_CHECKED_HEAP`): each object is a block of malloc's, free really frees, and what
/// is given back must be what was taken. Retain and release check the counts.
struct Heap {
    /// Lies before each object.
    private struct Prefix {
        var next: UnsafeMutablePointer<Prefix>?
        var previous: UnsafeMutablePointer<Prefix>?
        var size: Int
        var account = Account()
        var isLeaf: Bool
        /// Objects are aligned as malloc aligns.
        var padding = 0
    }

    /// What the account at the end (Heap+Audit.swift) notes of an object.
    struct Account {
        /// Counts whose owner has not been found; below zero when there are more owners than counts.
        var unexplained = 0
        var isReached = false
    }

    static func account(of object: ObjectPointer) -> UnsafeMutablePointer<Account> {
        let prefix = UnsafeMutableRawPointer(object) - MemoryLayout<Prefix>.stride
        return (prefix + (MemoryLayout<Prefix>.offset(of: \.account) ?? 0)).assumingMemoryBound(to: Account.self)
    }

    /// Objects up to this size may be given back as leaves or not, whichever they were taken as: the other heap has one kind of cell for them.
    private static let largestCell = 512

    /// The list of all objects begins here.
    private let head: UnsafeMutablePointer<Prefix>
    private(set) var liveCount = 0
    var collectAt = CollectorState.threshold
    var owner: UnsafeMutablePointer<RuntimeState>?

    init() {
        head = .allocate(capacity: 1)
        head.initialize(to: Prefix(next: nil, previous: nil, size: 0, isLeaf: false))
    }

    mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer { take(size, isLeaf: false) }
    mutating func allocateLeaf(_ size: Int) -> UnsafeMutableRawPointer { take(size, isLeaf: true) }
    mutating func free(_ cell: UnsafeMutableRawPointer, size: Int) { giveBack(cell, size: size, isLeaf: false) }
    mutating func freeLeaf(_ cell: UnsafeMutableRawPointer, size: Int) { giveBack(cell, size: size, isLeaf: true) }

    mutating func growLeaf(_ cell: UnsafeMutableRawPointer, from oldSize: Int, to newSize: Int, used: Int) -> UnsafeMutableRawPointer {
        let result = allocateLeaf(newSize)
        memcpy(result, cell, used)
        freeLeaf(cell, size: oldSize)
        return result
    }

    private mutating func take(_ size: Int, isLeaf: Bool) -> UnsafeMutableRawPointer {
        liveCount += 1
        if liveCount > collectAt, let owner {
            // Where the collector runs, it says when it is due next; where a script has disabled it, it is asked for again at twice as many.
            collectAt = liveCount * 2
            VM(owner.pointee.currentThread).setBreaker(.collect)
        }
        if size > Heap.largestCell { chargeLarge(size) }
        let prefix = Heap.mustAllocate(MemoryLayout<Prefix>.stride + size).assumingMemoryBound(to: Prefix.self)
        prefix.initialize(to: Prefix(next: head.pointee.next, previous: head, size: size, isLeaf: isLeaf))
        head.pointee.next?.pointee.previous = prefix
        head.pointee.next = prefix
        return UnsafeMutableRawPointer(prefix + 1)
    }

    private mutating func giveBack(_ cell: UnsafeMutableRawPointer, size: Int, isLeaf: Bool) {
        liveCount -= 1
        let prefix = cell.assumingMemoryBound(to: Prefix.self) - 1
        precondition((prefix.pointee.size + 15) >> 4 == (size + 15) >> 4, "object of \(prefix.pointee.size) bytes given back as \(size)")
        precondition(size <= Heap.largestCell || prefix.pointee.isLeaf == isLeaf, "large object given back to another list")
        prefix.pointee.previous?.pointee.next = prefix.pointee.next
        prefix.pointee.next?.pointee.previous = prefix.pointee.previous
        Heap.systemFree(prefix)
    }

    func forEachObject(_ body: (ObjectPointer) -> Void) {
        var place = head.pointee.next
        while let prefix = place {
            place = prefix.pointee.next
            body(UnsafeMutableRawPointer(prefix + 1).assumingMemoryBound(to: ObjectHeader.self))
        }
    }

    mutating func destroy() {
        while let prefix = head.pointee.next {
            head.pointee.next = prefix.pointee.next
            Heap.systemFree(prefix)
        }
        head.deallocate()
    }

    static func checkRetain(_ object: ObjectPointer) {
        precondition(object.pointee.count >= 0 && object.pointee.count < .max, "retain of an object with count \(object.pointee.count)")
    }

    static func checkRelease(_ object: ObjectPointer) {
        precondition(object.pointee.count > 0, "release of an object with count \(object.pointee.count)")
    }
}
#endif
