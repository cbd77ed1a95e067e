#if !TAIPAN_CHECKED_HEAP
/// Memory of one interpreter's objects: cells of 16 to 512 bytes from free lists, larger ones from malloc.
///
/// A free cell has `Kind.none` in its header word and the next free cell in its second word, so that the cycle
/// collector can walk whole chunks. Not thread safe: used under the interpreter's lock. Where every use of freed memory is to be
/// seen, CheckedHeap.swift takes its place.
struct Heap {
    private static let largestCell = 512
    private static let chunkSize = 1 << 16
    /// 4 MB of chunks.
    private static let manyChunks = 64
    private static let classCount = largestCell / 16 + 1

    private struct Chunk {
        let base: UnsafeMutableRawPointer
        let cellSize: Int
        /// Cells that have been in use or on a free list; the memory beyond has not been touched.
        var carved = 0
    }

    private let freeLists: UnsafeMutablePointer<UnsafeMutableRawPointer?>
    /// For each size, the number of the chunk that is not wholly carved yet, or -1.
    private let openChunks: UnsafeMutablePointer<Int>
    private var chunks: [Chunk] = []
    /// Objects beyond `largestCell` that may hold others, for the collector; leaves (strings, bytes) are not listed.
    private var large: Set<UnsafeMutableRawPointer> = []
    /// Objects alive: what has been allocated and not freed.
    private(set) var liveCount = 0

    /// When more objects are alive than this, the collector of cycles is due; looked at when the heap grows.
    var collectAt = CollectorState.threshold
    /// Whom to ask for a collection; set once the runtime exists.
    var owner: UnsafeMutablePointer<RuntimeState>?

    init() {
        freeLists = .allocate(capacity: Heap.classCount)
        freeLists.initialize(repeating: nil, count: Heap.classCount)
        openChunks = .allocate(capacity: Heap.classCount)
        openChunks.initialize(repeating: -1, count: Heap.classCount)
    }

    @inline(__always)
    mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer {
        liveCount &+= 1
        let index = (size &+ 15) >> 4
        if _fastPath(size <= Heap.largestCell), let cell = freeLists[index] {
            freeLists[index] = cell.load(fromByteOffset: 8, as: UnsafeMutableRawPointer?.self)
            return cell
        }
        return allocateSlow(size)
    }

    @inline(never)
    private mutating func allocateSlow(_ size: Int) -> UnsafeMutableRawPointer {
        if liveCount > collectAt, let owner {
            // Where the collector runs, it says when it is due next; where a script has disabled it, it is asked for again at twice as many.
            collectAt = liveCount * 2
            VM(owner.pointee.currentThread).setBreaker(.collect)
        }
        guard size <= Heap.largestCell else {
            chargeLarge(size)
            let block = Heap.mustAllocate(size)
            large.insert(block)
            return block
        }
        return carve((size + 15) >> 4)
    }

    /// Takes about a page of new cells into use, so that memory which is not needed is never touched: the first one is given out.
    private mutating func carve(_ index: Int) -> UnsafeMutableRawPointer {
        let cellSize = index << 4, capacity = Heap.chunkSize / cellSize
        if openChunks[index] < 0 || chunks[openChunks[index]].carved == capacity {
            let base = Heap.mustAllocate(Heap.chunkSize)
            // A heap that has grown so far will use the next chunk too.
            if chunks.count >= Heap.manyChunks { Platform.providePages(base, Heap.chunkSize) }
            openChunks[index] = chunks.count
            chunks.append(Chunk(base: base, cellSize: cellSize))
        }
        let open = openChunks[index], first = chunks[open].carved
        let end = min(first + max(1, 4096 / cellSize), capacity)
        chunks[open].carved = end
        let base = chunks[open].base
        for cell in first + 1..<end {
            let next: UnsafeMutableRawPointer? = cell + 1 < end ? base + (cell + 1) * cellSize : nil
            Heap.markFree(base + cell * cellSize, next: next)
        }
        freeLists[index] = first + 1 < end ? base + (first + 1) * cellSize : nil
        return base + first * cellSize
    }

    @inline(__always)
    mutating func free(_ cell: UnsafeMutableRawPointer, size: Int) {
        liveCount &-= 1
        if _fastPath(size <= Heap.largestCell) {
            let index = (size &+ 15) >> 4
            Heap.markFree(cell, next: freeLists[index])
            freeLists[index] = cell
        } else {
            large.remove(cell)
            Heap.systemFree(cell)
        }
    }

    /// Memory for objects that hold no others: large ones need not be known to the collector.
    @inline(__always)
    mutating func allocateLeaf(_ size: Int) -> UnsafeMutableRawPointer {
        if _fastPath(size <= Heap.largestCell) { return allocate(size) }
        liveCount &+= 1
        chargeLarge(size)
        return Heap.mustAllocate(size)
    }

    @inline(__always)
    mutating func freeLeaf(_ cell: UnsafeMutableRawPointer, size: Int) {
        if _fastPath(size <= Heap.largestCell) { return free(cell, size: size) }
        liveCount &-= 1
        Heap.systemFree(cell)
    }

    /// Moves an object that holds no others to where there is more room.
    mutating func growLeaf(_ cell: UnsafeMutableRawPointer, from oldSize: Int, to newSize: Int, used: Int) -> UnsafeMutableRawPointer {
        // Large leaves are malloc's and not listed anywhere.
        if oldSize > Heap.largestCell {
            chargeLarge(newSize)
            return Heap.reallocate(cell, newSize)
        }
        let result = allocateLeaf(newSize)
        memcpy(result, cell, used)
        freeLeaf(cell, size: oldSize)
        return result
    }

    @inline(__always)
    private static func markFree(_ cell: UnsafeMutableRawPointer, next: UnsafeMutableRawPointer?) {
        cell.storeBytes(of: 0, as: UInt64.self)
        cell.storeBytes(of: next, toByteOffset: 8, as: UnsafeMutableRawPointer?.self)
    }

    /// Gives everything back to the system. No object may be touched afterwards.
    mutating func destroy() {
        for chunk in chunks { Heap.systemFree(chunk.base) }
        for block in large { Heap.systemFree(block) }
        chunks = []
        large = []
        freeLists.deallocate()
        openChunks.deallocate()
    }

    /// Calls `body` for every object but large leaves.
    func forEachObject(_ body: (ObjectPointer) -> Void) {
        for chunk in chunks {
            var cell = chunk.base
            for _ in 0..<chunk.carved {
                let object = cell.assumingMemoryBound(to: ObjectHeader.self)
                if object.pointee.kind != .none { body(object) }
                cell += chunk.cellSize
            }
        }
        for block in large {
            let object = block.assumingMemoryBound(to: ObjectHeader.self)
            if object.pointee.kind != .none { body(object) }
        }
    }
}
#endif
