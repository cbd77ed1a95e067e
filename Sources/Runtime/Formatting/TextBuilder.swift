/// Text under construction: code points, stored in the narrowest width that has sufficed so far.
///
/// Lengths come from scripts: callers check them (`VM.checkTextSize`) before they append by count.
struct TextBuilder: ~Copyable {
    private var base: UnsafeMutableRawPointer
    /// In bytes.
    private var capacity: Int
    /// log2 of the bytes a code point.
    private var shift = 0
    /// Code points so far.
    private(set) var count = 0
    /// Bitwise or of all code points, or of bounds of them.
    private var union: UInt32 = 0
    /// There was no memory for the text: what is appended is dropped, and `make` raises MemoryError.
    private var isExhausted = false

    private let runtime: UnsafeMutablePointer<RuntimeState>

    /// Bytes of the buffer that the runtime keeps between builders: most texts are short, and making a buffer for each takes longer than filling it.
    static let spareCapacity = 1024

    init(_ vm: VM, capacity: Int = 64) {
        runtime = vm.runtime
        if capacity <= TextBuilder.spareCapacity {
            self.capacity = TextBuilder.spareCapacity
            if let spare = runtime.pointee.spareText {
                runtime.pointee.spareText = nil
                base = spare
                return
            }
        } else {
            self.capacity = capacity
        }
        base = Heap.mustAllocate(self.capacity)
    }

    deinit {
        if capacity == TextBuilder.spareCapacity, runtime.pointee.spareText == nil {
            runtime.pointee.spareText = base
        } else {
            Heap.systemFree(base)
        }
    }

    /// The code point appended last.
    var last: UInt32? {
        guard count > 0 else { return nil }
        switch shift {
        case 0: return UInt32(base.load(fromByteOffset: count - 1, as: UInt8.self))
        case 1: return UInt32(base.load(fromByteOffset: (count - 1) &<< 1, as: UInt16.self))
        default: return base.load(fromByteOffset: (count - 1) &<< 2, as: UInt32.self)
        }
    }

    // MARK: Appending

    @inline(__always)
    mutating func append(_ codePoint: UInt32) {
        if makeRoom(1, for: codePoint) { write(codePoint) }
    }

    mutating func append(_ codePoint: UInt32, count: Int) {
        guard count > 0, makeRoom(count, for: codePoint) else { return }
        if shift == 0 {
            memset(base + self.count, Int32(codePoint), count)
            self.count += count
        } else {
            for _ in 0..<count { write(codePoint) }
        }
    }

    mutating func append(_ text: StaticString) { append(ascii: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)) }

    mutating func append(ascii bytes: [UInt8]) { bytes.withUnsafeBytes { append(ascii: $0) } }

    /// Bytes that are all below 128.
    mutating func append(ascii bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress, bytes.count > 0, makeRoom(bytes.count, for: 0x7f) else { return }
        if shift == 0 {
            copyBytes(base + count, source, bytes.count)
            count += bytes.count
        } else {
            for byte in bytes { write(UInt32(byte)) }
        }
    }

    mutating func append(_ string: StringPointer) { append(string, 0..<string.count) }

    mutating func append(_ string: StringPointer, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        let sourceShift = string.widthShift
        if string.isASCII {
            append(ascii: UnsafeRawBufferPointer(start: string.raw + range.lowerBound, count: range.count))
            return
        }
        var added: UInt32 = 0
        for index in range { added |= string[codePoint: index] }
        guard makeRoom(range.count, for: added) else { return }
        if shift == sourceShift {
            memcpy(base + count &<< shift, string.raw + range.lowerBound &<< shift, range.count &<< shift)
            count += range.count
        } else {
            for index in range { write(string[codePoint: index]) }
        }
    }

    /// The decimal digits of an integer.
    mutating func append(decimal value: Int) { withDecimalDigits(value) { append(ascii: $0) } }

    @inline(__always)
    private mutating func write(_ codePoint: UInt32) {
        switch shift {
        case 0: base.storeBytes(of: UInt8(truncatingIfNeeded: codePoint), toByteOffset: count, as: UInt8.self)
        case 1: base.storeBytes(of: UInt16(truncatingIfNeeded: codePoint), toByteOffset: count &<< 1, as: UInt16.self)
        default: base.storeBytes(of: codePoint, toByteOffset: count &<< 2, as: UInt32.self)
        }
        count &+= 1
    }

    @inline(__always)
    private mutating func makeRoom(_ added: Int, for codePoints: UInt32) -> Bool {
        union |= codePoints
        if _slowPath(codePoints >= 0x100 && shift < 2), !widen(to: codePoints >= 0x10000 ? 2 : 1) { return false }
        let needed = (count &+ added) &<< shift
        return _fastPath(needed <= capacity) || grow(to: needed)
    }

    @inline(never)
    private mutating func grow(to needed: Int) -> Bool {
        guard !isExhausted, let larger = realloc(base, needed + needed / 2) else { return giveUp() }
        capacity = needed + needed / 2
        base = larger
        return true
    }

    private mutating func giveUp() -> Bool {
        isExhausted = true
        count = 0
        // Each further character comes here again.
        capacity = 0
        return false
    }

    @inline(never)
    private mutating func widen(to newShift: Int) -> Bool {
        guard newShift > shift else { return true }
        let newCapacity = max(capacity, count << newShift)
        guard !isExhausted, let new = malloc(newCapacity) else { return giveUp() }
        let old = base, oldShift = shift
        for index in 0..<count {
            let codePoint = oldShift == 0 ? UInt32(old.load(fromByteOffset: index, as: UInt8.self)) : UInt32(old.load(fromByteOffset: index << 1, as: UInt16.self))
            if newShift == 1 {
                new.storeBytes(of: UInt16(truncatingIfNeeded: codePoint), toByteOffset: index << 1, as: UInt16.self)
            } else {
                new.storeBytes(of: codePoint, toByteOffset: index << 2, as: UInt32.self)
            }
        }
        Heap.systemFree(old)
        base = new
        shift = newShift
        capacity = newCapacity
        return true
    }

    // MARK: Results

    /// The text as a `str`, a temporary.
    borrowing func make(_ vm: VM) throws(ScriptException) -> Value {
        try check(vm)
        if shift == 0 { return vm.makeString(latin1: UnsafeRawBufferPointer(start: base, count: count), ascii: union < 0x80) }
        let string = vm.createString(count: count, widthShift: shift, ascii: false)
        copyBytes(string.raw, base, count &<< shift)
        return vm.temporary(Value(string))
    }

    /// The text as Latin-1 bytes, for `bytes` under construction: only valid when nothing beyond U+00FF was appended.
    borrowing func makeBytes(_ vm: VM) throws(ScriptException) -> Value {
        try check(vm)
        return vm.makeBytes(UnsafeRawBufferPointer(start: base, count: shift == 0 ? count : 0))
    }

    private borrowing func check(_ vm: VM) throws(ScriptException) {
        if isExhausted { throw vm.raise(.memoryError) }
        try vm.checkTextSize(count &<< shift)
    }
}

/// Calls `body` with the decimal digits of an integer, ASCII.
@inline(__always)
func withDecimalDigits<Result>(_ value: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    var storage: (UInt64, UInt64, UInt64) = (0, 0, 0)
    return withUnsafeMutableBytes(of: &storage) { buffer in
        var rest = value.magnitude
        var index = 24
        repeat {
            index &-= 1
            let quotient = rest / 10
            buffer[index] = UInt8(truncatingIfNeeded: 48 &+ (rest &- quotient &* 10))
            rest = quotient
        } while rest != 0
        if value < 0 {
            index &-= 1
            buffer[index] = 45
        }
        return body(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[index..<24]))
    }
}

/// The same in base 2, 8, 10 or 16, of a magnitude.
@inline(__always)
func withDigits<Result>(_ magnitude: UInt, base: Int, uppercase: Bool, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    if base == 10, magnitude <= UInt(Int.max) { return withDecimalDigits(Int(magnitude), body) }
    var storage: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0, 0, 0)
    return withUnsafeMutableBytes(of: &storage) { buffer in
        var rest = magnitude, index = 64
        repeat {
            index &-= 1
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: UInt(base))
            buffer[index] = UInt8(truncatingIfNeeded: digit < 10 ? 48 &+ digit : (uppercase ? 55 : 87) &+ digit)
            rest = quotient
        } while rest != 0
        return body(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[index..<64]))
    }
}

extension VM {
    /// Refuses sizes (in bytes) that no memory will be found for: MemoryError. To be called before text or bytes of a size that a script
    /// chose are made.
    @inline(__always)
    func checkTextSize(_ bytes: Int) throws(ScriptException) {
        if _slowPath(bytes > 1 << 12 || bytes < 0) { try probeMemory(bytes) }
    }

    @inline(never)
    private func probeMemory(_ bytes: Int) throws(ScriptException) {
        guard memoryIsAvailable(bytes) else { throw raise(.memoryError) }
    }

    /// Whether so many bytes can be had. The system is asked before a large block is needed: a failed allocation further down has no one to tell.
    /// Large blocks count as steps where steps are limited: so that limit bounds what scripts may hold, too.
    func memoryIsAvailable(_ bytes: Int) -> Bool {
        if runtime.pointee.stepsLeft != nil, !hasSteps(max(bytes, 0) >> 8) { return false }
        if bytes >= 0 && bytes <= 1 << 26 { return true }
        guard bytes >= 0, bytes <= 1 << 40, let block = malloc(bytes) else { return false }
        // Kept for a moment: of a block that is only freed again, the optimiser takes it for granted that there was memory for it.
        runtime.pointee.probedBlock = block
        Heap.systemFree(block)
        return true
    }

    /// `count` times `size` bytes, checked for overflow and for memory.
    @inline(__always)
    func checkedTextSize(_ count: Int, times size: Int) throws(ScriptException) -> Int {
        let (bytes, overflow) = count.multipliedReportingOverflow(by: size)
        if _slowPath(overflow) { throw raise(.memoryError) }
        try checkTextSize(bytes)
        return bytes
    }
}
