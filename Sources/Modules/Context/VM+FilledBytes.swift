import TaipanRuntime

extension VM {
    /// Larger buffers come from the system, whose pages cost nothing until something arrives in them.
    private static var largestOwnBuffer: Int { 1 << 20 }
    /// What no call of the kernel moves at once.
    private static var longestTransfer: Int { 0x7fff_f000 }

    /// New `bytes` of at most `length` bytes; `fill` tells how many it has put into the buffer. MemoryError when there is no room.
    @inline(__always)
    func makeBytes(atMost length: Int, _ fill: (UnsafeMutableRawBufferPointer) throws(ScriptException) -> Int) throws(ScriptException) -> Value {
        if length > Self.largestOwnBuffer { return try makeManyBytes(atMost: length, fill) }
        let bytes = makeBytes(count: length)
        let count = try fill(UnsafeMutableRawBufferPointer(start: bytes.base, count: length))
        return count == length ? Value(bytes) : makeBytes(UnsafeRawBufferPointer(start: bytes.base, count: min(count, length)))
    }

    @inline(never)
    private func makeManyBytes(atMost length: Int, _ fill: (UnsafeMutableRawBufferPointer) throws(ScriptException) -> Int) throws(ScriptException) -> Value {
        let capacity = min(length, Self.longestTransfer)
        guard length < 1 << 40, let base = malloc(capacity) else { throw raise(.memoryError) }
        defer { free(base) }
        let count = try fill(UnsafeMutableRawBufferPointer(start: base, count: capacity))
        return makeBytes(UnsafeRawBufferPointer(start: base, count: min(count, capacity)))
    }
}
