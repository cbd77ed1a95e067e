import TaipanRuntime

/// Bytes in raw memory that grow; sizes that come from scripts are checked before they reach malloc.
struct ByteBuffer: ~Copyable {
    /// No request above a tebibyte reaches the allocator.
    static let largest = 1 << 40

    private(set) var base: UnsafeMutablePointer<UInt8>
    private(set) var capacity = 0
    /// Bytes in use; the caller keeps it at or below `capacity`.
    var count = 0

    init() { base = UnsafeMutablePointer<UInt8>(bitPattern: 16).unsafelyUnwrapped }

    deinit { if capacity != 0 { free(base) } }

    @inline(__always) var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

    /// Makes room for `total` bytes. MemoryError when there is none.
    @inline(__always)
    mutating func reserve(_ vm: VM, _ total: Int) throws(ScriptException) { if _slowPath(total > capacity) { try grow(vm, total) } }

    @inline(never)
    private mutating func grow(_ vm: VM, _ total: Int) throws(ScriptException) {
        guard total <= ByteBuffer.largest else { throw vm.raise(.memoryError) }
        let wanted = max(total, min(capacity + capacity / 2, ByteBuffer.largest), 64)
        guard let block = realloc(capacity == 0 ? nil : base, wanted) else { throw vm.raise(.memoryError) }
        base = block.assumingMemoryBound(to: UInt8.self)
        capacity = wanted
    }

    /// Room for just `total` bytes, for sizes that are known.
    mutating func reserveExactly(_ vm: VM, _ total: Int) throws(ScriptException) {
        guard total > capacity else { return }
        guard total <= ByteBuffer.largest, let block = realloc(capacity == 0 ? nil : base, total) else { throw vm.raise(.memoryError) }
        base = block.assumingMemoryBound(to: UInt8.self)
        capacity = total
    }

    @inline(__always)
    mutating func append(_ vm: VM, _ source: UnsafeRawBufferPointer) throws(ScriptException) {
        guard let start = source.baseAddress, source.count > 0 else { return }
        try reserve(vm, count &+ source.count)
        memcpy(base + count, start, source.count)
        count &+= source.count
    }

    /// Takes the first bytes away.
    mutating func removeFirst(_ number: Int) {
        let rest = count - number
        if rest > 0 { memmove(base, base + number, rest) }
        count = max(rest, 0)
    }

    /// Gives the memory back.
    mutating func reset() {
        if capacity != 0 { free(base) }
        base = UnsafeMutablePointer<UInt8>(bitPattern: 16).unsafelyUnwrapped
        capacity = 0
        count = 0
    }
}
