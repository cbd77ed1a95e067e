/// Memory of one interpreter's objects: cells of 16 to 512 bytes from free lists, larger ones from malloc.
///
/// A free cell has `Kind.none` in its header word and the next free cell in its second word, so that the cycle
/// collector can walk whole chunks. Not thread safe: used under the interpreter's lock.
struct Heap {
    static let largestCell = 512
    static let chunkSize = 1 << 16
    private static let classCount = largestCell / 16 + 1

    struct Chunk {
        let base: UnsafeMutableRawPointer
        let cellSize: Int
        /// Cells that have been in use or on a free list; the memory beyond has not been touched.
        var carved = 0
    }

    private let freeLists: UnsafeMutablePointer<UnsafeMutableRawPointer?>
    /// For each size, the number of the chunk that is not wholly carved yet, or -1.
    private let openChunks: UnsafeMutablePointer<Int>
    private(set) var chunks: [Chunk] = []
    /// Objects beyond `largestCell` that may hold others, for the collector; leaves (strings, bytes) are not listed.
    private(set) var large: Set<UnsafeMutableRawPointer> = []
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
            collectAt = liveCount * 2
            VM(owner.pointee.currentThread).setBreaker(.collect)
        }
        guard size <= Heap.largestCell else {
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
            openChunks[index] = chunks.count
            chunks.append(Chunk(base: Heap.mustAllocate(Heap.chunkSize), cellSize: cellSize))
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
        return Heap.mustAllocate(size)
    }

    @inline(__always)
    mutating func freeLeaf(_ cell: UnsafeMutableRawPointer, size: Int) {
        if _fastPath(size <= Heap.largestCell) { return free(cell, size: size) }
        liveCount &-= 1
        Heap.systemFree(cell)
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

    /// Buffers of lists and dicts. Requests are bounded before they come here (`VM.checkAllocation`); should the system
    /// have nothing left for one within the bound, there is no memory for an exception either.
    static func mustAllocate(_ size: Int) -> UnsafeMutableRawPointer {
        guard let block = malloc(max(size, 1)) else { abort() }
        return block
    }

    /// Zeroed address space that takes memory page by page as it is touched; given back by `unreserve`.
    static func reserve(_ bytes: Int) -> UnsafeMutableRawPointer {
        guard let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0), memory != MAP_FAILED else { abort() }
        return memory
    }

    static func unreserve(_ memory: UnsafeMutableRawPointer, _ bytes: Int) { munmap(memory, bytes) }

    static func reallocate(_ block: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer {
        guard let block = realloc(block, max(size, 1)) else { abort() }
        return block
    }

    static func systemFree(_ block: UnsafeMutableRawPointer?) { Glibc_free(block) }
}

@inline(__always) private func Glibc_free(_ block: UnsafeMutableRawPointer?) { free(block) }
