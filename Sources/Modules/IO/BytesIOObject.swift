import TaipanRuntime

/// BytesIO: a binary stream in memory.
final class BytesIOObject: IOObject {
    @exclusivity(unchecked) private(set) var storage = ByteBuffer()
    @exclusivity(unchecked) var position = 0
    /// Views made by `getbuffer` that still look at the bytes: the size must not change.
    @exclusivity(unchecked) var exports = 0

    override var needsNoClosing: Bool { true }

    @inline(__always)
    func checkOpen(_ vm: VM) throws(ScriptException) { if _slowPath(isClosedFlag) { throw vm.closedFile() } }

    func checkNoExports(_ vm: VM) throws(ScriptException) {
        if exports > 0 { throw vm.raise(.bufferError, "Existing exports of data: object cannot be re-sized") }
    }

    func setContents(_ vm: VM, _ bytes: UnsafeRawBufferPointer) throws(ScriptException) {
        storage.count = 0
        position = 0
        try storage.append(vm, bytes)
    }

    /// Bytes from the position to the end.
    @inline(__always) var rest: Int { max(0, storage.count - position) }

    /// Up to `size` bytes (all when negative).
    func read(_ vm: VM, _ size: Int) -> Value {
        let count = size < 0 ? rest : min(size, rest)
        guard count > 0 else { return vm.runtime.pointee.emptyBytes }
        defer { position += count }
        return vm.makeBytes(UnsafeRawBufferPointer(start: storage.base + position, count: count))
    }

    func readLine(_ vm: VM, limit: Int) -> Value {
        let most = limit < 0 ? rest : min(limit, rest)
        guard most > 0 else { return vm.runtime.pointee.emptyBytes }
        let start = storage.base + position
        return read(vm, memchr(start, 10, most).map { $0 - UnsafeMutableRawPointer(start) + 1 } ?? most)
    }

    /// Copies what is there, up to the target's size.
    func read(into target: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(target.count, rest)
        guard count > 0, let base = target.baseAddress else { return 0 }
        memcpy(base, storage.base + position, count)
        position += count
        return count
    }

    /// Writes at the position; a gap behind the end fills with zeros.
    func write(_ vm: VM, _ bytes: UnsafeRawBufferPointer) throws(ScriptException) {
        guard bytes.count > 0, let start = bytes.baseAddress else { return }
        let (end, overflow) = position.addingReportingOverflow(bytes.count)
        guard !overflow else { throw vm.raise(.overflowError, "new position too large") }
        try storage.reserve(vm, end)
        if position > storage.count { memset(storage.base + storage.count, 0, position - storage.count) }
        memcpy(storage.base + position, start, bytes.count)
        position = end
        storage.count = max(storage.count, end)
    }

    func truncate(_ size: Int) { if size < storage.count { storage.count = size } }

    func close() {
        isClosedFlag = true
        storage.reset()
    }

    func withContents<Result>(_ body: (UnsafeMutableRawBufferPointer) throws(ScriptException) -> Result) throws(ScriptException) -> Result {
        try body(UnsafeMutableRawBufferPointer(start: storage.base, count: storage.count))
    }
}
