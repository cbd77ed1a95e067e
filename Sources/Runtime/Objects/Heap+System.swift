// Memory from the system, for the heap itself and for what objects keep outside it.

extension Heap {
    /// Large objects count as steps, as large buffers do (`VM.checkAllocation`). Whoever makes one cannot raise: the next step does.
    @inline(never)
    func chargeLarge(_ size: Int) {
        guard let owner, owner.pointee.stepsLeft != nil else { return }
        _ = VM(owner.pointee.currentThread).hasSteps(size >> 8)
    }

    /// Buffers of lists and dicts. Requests are bounded before they come here (`VM.checkAllocation`); should the system
    /// have nothing left for one within the bound, there is no memory for an exception either.
    static func mustAllocate(_ size: Int) -> UnsafeMutableRawPointer {
        guard let block = malloc(max(size, 1)) else { abort() }
        return block
    }

    #if TAIPAN_CHECKED_HEAP
    /// Zeroed memory from malloc, so that a sanitizer knows its bounds and what it refers to.
    static func reserve(_ bytes: Int) -> UnsafeMutableRawPointer {
        guard let memory = calloc(bytes, 1) else { abort() }
        return memory
    }

    static func unreserve(_ memory: UnsafeMutableRawPointer, _ bytes: Int) { systemFree(memory) }
    #else
    /// Zeroed address space that takes memory page by page as it is touched; given back by `unreserve`.
    static func reserve(_ bytes: Int) -> UnsafeMutableRawPointer {
        guard let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0), memory != MAP_FAILED else { abort() }
        return memory
    }

    static func unreserve(_ memory: UnsafeMutableRawPointer, _ bytes: Int) { munmap(memory, bytes) }
    #endif

    static func reallocate(_ block: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer {
        guard let block = realloc(block, max(size, 1)) else { abort() }
        return block
    }

    static func systemFree(_ block: UnsafeMutableRawPointer?) { Glibc_free(block) }
}

@inline(__always) private func Glibc_free(_ block: UnsafeMutableRawPointer?) { free(block) }
