import TaipanRuntime

/// StringIO: a text stream in memory. Characters lie one byte wide until one does not fit, then four bytes wide.
final class StringIOObject: IOObject {
    @exclusivity(unchecked) private var storage = ByteBuffer()
    @exclusivity(unchecked) private var isWide = false
    /// Only ASCII has been stored.
    @exclusivity(unchecked) private var isASCII = true
    /// In characters.
    @exclusivity(unchecked) private(set) var count = 0
    @exclusivity(unchecked) var position = 0
    @exclusivity(unchecked) var newlines = NewlineMode()
    @exclusivity(unchecked) var seenNewlines: NewlineKinds = []

    override var needsNoClosing: Bool { true }

    @inline(__always)
    func checkOpen(_ vm: VM) throws(ScriptException) { if _slowPath(isClosedFlag) { throw vm.closedFile() } }

    func reset(_ newlines: NewlineMode) {
        storage.count = 0
        isWide = false
        isASCII = true
        count = 0
        position = 0
        self.newlines = newlines
        seenNewlines = []
        isClosedFlag = false
    }

    func close() {
        isClosedFlag = true
        storage.reset()
        count = 0
    }

    @inline(__always)
    private func character(_ index: Int) -> UInt32 {
        isWide ? UnsafeRawPointer(storage.base).load(fromByteOffset: index &<< 2, as: UInt32.self) : UInt32(storage.base[index])
    }

    // MARK: Writing

    /// Writes a text at the position, its endings translated as `newline` asks.
    func write(_ vm: VM, _ text: Value) throws(ScriptException) {
        var text = text
        if newlines.ending == .any { text = vm.translateNewlines(text, &seenNewlines, translates: newlines.translatesReading) }
        if newlines.writing != .lineFeed, text.string.contains(10) {
            text = try vm.callMethod(text, vm.intern("replace"), vm.intern("\n"), vm.intern(newlines.writing == .both ? "\r\n" : "\r"))
            guard text.isString else { throw vm.typeError("replace() should return str") }
        }
        try store(vm, text.string)
    }

    private func store(_ vm: VM, _ string: StringPointer) throws(ScriptException) {
        guard string.count > 0 else { return }
        let (end, overflow) = position.addingReportingOverflow(string.count)
        guard !overflow, end <= ByteBuffer.largest else { throw vm.raise(.overflowError, "new position too large") }
        if string.widthShift > 0 && !isWide { try widen(vm) }
        let shift = isWide ? 2 : 0
        try storage.reserve(vm, end &<< shift)
        if position > count { memset(storage.base + count &<< shift, 0, (position - count) &<< shift) }
        if !isWide {
            memcpy(storage.base + position, string.raw, string.count)
            if !string.isASCII { isASCII = false }
        } else {
            let target = UnsafeMutableRawPointer(storage.base + position << 2).assumingMemoryBound(to: UInt32.self)
            for index in 0..<string.count { target[index] = string[codePoint: index] }
        }
        position = end
        count = max(count, end)
        storage.count = count &<< shift
    }

    private func widen(_ vm: VM) throws(ScriptException) {
        try storage.reserve(vm, max(count, 16) << 2)
        let wide = UnsafeMutableRawPointer(storage.base).assumingMemoryBound(to: UInt32.self)
        for index in stride(from: count - 1, through: 0, by: -1) { wide[index] = UInt32(storage.base[index]) }
        storage.count = count << 2
        isWide = true
        isASCII = false
    }

    func truncate(_ size: Int) {
        guard size < count else { return }
        count = size
        storage.count = size << (isWide ? 2 : 0)
    }

    // MARK: Reading

    func text(_ vm: VM, _ range: Range<Int>) -> Value {
        if range.isEmpty { return vm.runtime.pointee.emptyString }
        if isWide {
            let base = UnsafeMutableRawPointer(storage.base).assumingMemoryBound(to: UInt32.self)
            return vm.makeString(codePoints: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
        }
        let base = storage.base + range.lowerBound
        return vm.makeString(latin1: UnsafeRawBufferPointer(start: base, count: range.count), ascii: isASCII || hasOnlyASCII(base, range.count))
    }

    /// Up to `size` characters (all when negative).
    func read(_ vm: VM, _ size: Int) -> Value {
        let start = min(position, count)
        let end = size < 0 || size > count - start ? count : start + size
        position = max(position, end)
        return text(vm, start..<end)
    }

    func readLine(_ vm: VM, limit: Int) -> Value {
        let start = min(position, count)
        let most = limit < 0 || limit > count - start ? count : start + limit
        let end = lineEnd(start, most)
        if end > position { position = end }
        return text(vm, start..<end)
    }

    private func lineEnd(_ start: Int, _ most: Int) -> Int {
        let ending = newlines.translatesReading ? NewlineMode.Ending.lineFeed : newlines.ending
        if !isWide, ending == .lineFeed {
            return memchr(storage.base + start, 10, most - start).map { $0 - UnsafeMutableRawPointer(storage.base) + 1 } ?? most
        }
        var index = start
        while index < most {
            let unit = character(index)
            index += 1
            if unit == 10, ending == .lineFeed || ending == .any { return index }
            guard unit == 13, ending != .lineFeed else { continue }
            if ending == .carriageReturn { return index }
            let isPair = index < most && character(index) == 10
            if isPair { return index + 1 }
            if ending == .any { return index }
        }
        return most
    }
}
