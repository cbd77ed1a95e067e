extension UnsafeMutablePointer where Pointee == StringObject {
    @inline(__always) public var raw: UnsafeMutableRawPointer { UnsafeMutableRawPointer(self + 1) }
    /// log2 of the bytes a code point: 0, 1 or 2.
    @inline(__always) public var widthShift: Int { Int(pointee.header.flags.rawValue >> 6) }
    @inline(__always) public var isASCII: Bool { pointee.header.flags.contains(.ascii) }
    @inline(__always) public var count: Int { pointee.count }
    @inline(__always) public var byteCount: Int { pointee.count &<< widthShift }
    @inline(__always) public var bytes: UnsafeMutablePointer<UInt8> { raw.assumingMemoryBound(to: UInt8.self) }

    /// The code point at `index`, which the caller has checked.
    @inline(__always) public subscript(codePoint index: Int) -> UInt32 {
        switch widthShift {
        case 0: return UInt32(raw.load(fromByteOffset: index, as: UInt8.self))
        case 1: return UInt32(raw.load(fromByteOffset: index &<< 1, as: UInt16.self))
        default: return raw.load(fromByteOffset: index &<< 2, as: UInt32.self)
        }
    }

    /// The cached hash; the same for equal strings, different from run to run (`hashBytes`).
    @inline(__always) public var hashValue: Int {
        let hash = pointee.hash
        return _fastPath(hash != 0) ? hash : computeHash()
    }

    /// Whether an ASCII string has just this text.
    func equals(_ text: StaticString) -> Bool {
        pointee.count == text.utf8CodeUnitCount && memcmp(raw, text.utf8Start, pointee.count) == 0
    }

    @inline(never) private func computeHash() -> Int {
        let hash = hashBytes(UnsafeRawBufferPointer(start: raw, count: byteCount))
        pointee.hash = hash
        return hash
    }
}

@inline(__always)
public func sameString(_ left: StringPointer, _ right: StringPointer) -> Bool {
    if left == right { return true }
    guard left.pointee.count == right.pointee.count, left.widthShift == right.widthShift else { return false }
    // The first byte mostly decides.
    return left.pointee.count == 0 || (left.bytes[0] == right.bytes[0] && memcmp(left.raw, right.raw, left.byteCount) == 0)
}

extension Value {
    /// An exact `str`, not a subclass: `str` is the only type with this layout that no script made.
    @inline(__always) public var isExactString: Bool {
        isObject && header.pointee.kind == .string && !header.pointee.type.pointee.flags.contains(.heapType)
    }
    /// A `str` or an instance of a subclass.
    @inline(__always) public var isString: Bool { isObject(of: .string) }
}

// MARK: - Making strings

extension VM {
    /// A new string with room for `count` code points, contents undefined; the caller owns the count. `ascii` promises that
    /// every code point will be below 128.
    func createString(count: Int, widthShift: Int, ascii: Bool, capacity: Int? = nil) -> StringPointer {
        let bytes = max(capacity ?? (count &<< widthShift), count &<< widthShift)
        let pointer = runtime.pointee.heap.allocateLeaf(MemoryLayout<StringObject>.size + bytes).assumingMemoryBound(to: StringObject.self)
        var flags = ObjectFlags(rawValue: UInt8(truncatingIfNeeded: widthShift << 6))
        if ascii { flags.insert(.ascii) }
        pointer.pointee = StringObject(header: ObjectHeader(count: 1, kind: .string, flags: flags, tailCount: 0, type: types.pointee.str),
                                       hash: 0, count: count, capacity: bytes)
        return pointer
    }

    /// A `str` from Latin-1 bytes that are known to be ASCII when `ascii`.
    public func makeString(latin1 bytes: UnsafeRawBufferPointer, ascii: Bool) -> Value {
        if bytes.count == 0 { return runtime.pointee.emptyString }
        if bytes.count == 1 { return runtime.pointee.singleCharacters[Int(bytes[0])] }
        let string = createString(count: bytes.count, widthShift: 0, ascii: ascii)
        if let base = bytes.baseAddress { copyBytes(string.raw, base, bytes.count) }
        return temporary(Value(string))
    }

    /// A `str` from code points, stored as narrow as they allow.
    public func makeString(codePoints: UnsafeBufferPointer<UInt32>) -> Value {
        var all: UInt32 = 0
        for codePoint in codePoints { all |= codePoint }
        return makeString(count: codePoints.count, union: all) { $0 < codePoints.count ? codePoints[$0] : 0 }
    }

    /// A `str` of `count` code points; `union` is the bitwise or of all of them, which decides the width.
    func makeString(count: Int, union: UInt32, _ codePoint: (Int) -> UInt32) -> Value {
        if count == 0 { return runtime.pointee.emptyString }
        if count == 1, union < 256 { return runtime.pointee.singleCharacters[Int(union)] }
        let shift = union < 0x100 ? 0 : union < 0x10000 ? 1 : 2
        let string = createString(count: count, widthShift: shift, ascii: union < 0x80)
        switch shift {
        case 0: for index in 0..<count { string.bytes[index] = UInt8(truncatingIfNeeded: codePoint(index)) }
        case 1:
            let base = string.raw.assumingMemoryBound(to: UInt16.self)
            for index in 0..<count { base[index] = UInt16(truncatingIfNeeded: codePoint(index)) }
        default:
            let base = string.raw.assumingMemoryBound(to: UInt32.self)
            for index in 0..<count { base[index] = codePoint(index) }
        }
        return temporary(Value(string))
    }

    /// A `str` of one code point.
    public func makeString(codePoint: UInt32) -> Value {
        if codePoint < 256 { return runtime.pointee.singleCharacters[Int(codePoint)] }
        return temporary(createCharacter(codePoint))
    }

    /// A `str` of one code point; the caller owns the count.
    @inline(__always)
    func createCharacter(_ codePoint: UInt32) -> Value {
        if _fastPath(codePoint < 256) {
            let character = runtime.pointee.singleCharacters[Int(codePoint)]
            character.retainObject()
            return character
        }
        return createWideCharacter(codePoint)
    }

    @inline(never)
    private func createWideCharacter(_ codePoint: UInt32) -> Value {
        let shift = codePoint < 0x10000 ? 1 : 2
        let string = createString(count: 1, widthShift: shift, ascii: false)
        if shift == 1 {
            string.raw.assumingMemoryBound(to: UInt16.self)[0] = UInt16(truncatingIfNeeded: codePoint)
        } else {
            string.raw.assumingMemoryBound(to: UInt32.self)[0] = codePoint
        }
        return Value(string)
    }

    /// A `str` from UTF-8. Surrogates written as three bytes (as the syntax tree and `surrogateescape` do) become code
    /// points; what is not UTF-8 at all becomes U+DC80...U+DCFF (PEP 383), which is what file names need.
    public func makeString(utf8 bytes: UnsafeRawBufferPointer) -> Value {
        if isASCIIOnly(bytes) { return makeString(latin1: bytes, ascii: true) }
        var codePoints: [UInt32] = []
        codePoints.reserveCapacity(bytes.count)
        decodeUTF8(bytes, into: &codePoints)
        return codePoints.withUnsafeBufferPointer { makeString(codePoints: $0) }
    }

    public func makeString(utf8 bytes: [UInt8]) -> Value { bytes.withUnsafeBytes { makeString(utf8: $0) } }

    public func makeString(_ text: String) -> Value {
        var text = text
        return text.withUTF8 { makeString(utf8: UnsafeRawBufferPointer($0)) }
    }

    public func makeString(_ text: StaticString) -> Value {
        makeString(utf8: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// The code points `range` of a string as a string of their own, a temporary.
    public func makeSubstring(_ string: StringPointer, _ range: Range<Int>) -> Value { temporary(createSubstring(string, range)) }

    /// The code points `range` of a string as a string of their own; the caller owns the count.
    func createSubstring(_ string: StringPointer, _ range: Range<Int>) -> Value {
        let count = range.count
        if count == string.count && string.pointee.header.type == types.pointee.str { return counted(Value(string)) }
        if count == 0 { return counted(runtime.pointee.emptyString) }
        let shift = string.widthShift
        if shift == 0 {
            let source = string.bytes + range.lowerBound
            if count == 1 { return counted(runtime.pointee.singleCharacters[Int(source[0])]) }
            let ascii = string.isASCII || isASCIIOnly(UnsafeRawBufferPointer(start: source, count: count))
            let result = createString(count: count, widthShift: 0, ascii: ascii)
            copyBytes(result.raw, source, count)
            return Value(result)
        }
        var union: UInt32 = 0
        for index in range { union |= string[codePoint: index] }
        if count == 1 && union < 0x100 { return counted(runtime.pointee.singleCharacters[Int(union)]) }
        let newShift = union < 0x100 ? 0 : union < 0x10000 ? 1 : 2
        let result = createString(count: count, widthShift: newShift, ascii: union < 0x80)
        if newShift == shift {
            memcpy(result.raw, string.raw + range.lowerBound &<< shift, count &<< shift)
        } else if newShift == 1 {
            let units = result.raw.assumingMemoryBound(to: UInt16.self)
            for index in 0..<count { units[index] = UInt16(truncatingIfNeeded: string[codePoint: range.lowerBound + index]) }
        } else {
            for index in 0..<count { result.bytes[index] = UInt8(truncatingIfNeeded: string[codePoint: range.lowerBound + index]) }
        }
        return Value(result)
    }

    /// A copy of a string as an instance of a subclass of `str`, a temporary.
    func makeString(_ string: StringPointer, type: TypePointer) -> Value {
        let capacity = string.byteCount
        let size = (MemoryLayout<StringObject>.size + capacity + 7) & ~7
        let result = runtime.pointee.heap.allocateLeaf(size + suffixSize(of: type)).assumingMemoryBound(to: StringObject.self)
        let flags = string.pointee.header.flags.intersection([.width2, .width4, .ascii])
        result.pointee = StringObject(header: ObjectHeader(count: 1, kind: .string, flags: flags, tailCount: 0, type: type), hash: 0, count: string.count,
                                      capacity: size - MemoryLayout<StringObject>.size)
        memcpy(result.raw, string.raw, capacity)
        if type.pointee.flags.contains(.heapType) { Value(type).retainObject() }
        clearSuffix(Value(result))
        return temporary(Value(result))
    }

    /// The text of a `str` as an exact `str`.
    func exactString(_ value: Value) -> Value {
        value.isExactString ? value : makeSubstring(value.string, 0..<value.string.count)
    }
}

/// Whether all bytes are below 128.
@inline(__always)
func isASCIIOnly(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    let count = bytes.count
    while index &+ 8 <= count {
        if bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { return false }
        index &+= 8
    }
    while index < count {
        if bytes[index] >= 0x80 { return false }
        index &+= 1
    }
    return true
}

/// Decodes UTF-8 in the lenient way of `VM.makeString(utf8:)`.
func decodeUTF8(_ bytes: UnsafeRawBufferPointer, into codePoints: inout [UInt32]) {
    var index = 0
    let count = bytes.count
    func continuation(_ offset: Int) -> UInt32? {
        guard index + offset < count, bytes[index + offset] & 0xC0 == 0x80 else { return nil }
        return UInt32(bytes[index + offset] & 0x3F)
    }
    while index < count {
        let lead = UInt32(bytes[index])
        if lead < 0x80 {
            codePoints.append(lead)
            index += 1
        } else if lead >= 0xC2, lead < 0xE0, let a = continuation(1) {
            codePoints.append((lead & 0x1F) << 6 | a)
            index += 2
        } else if lead >= 0xE0, lead < 0xF0, let a = continuation(1), let b = continuation(2), (lead & 0x0F) << 12 | a << 6 | b >= 0x800 {
            codePoints.append((lead & 0x0F) << 12 | a << 6 | b)
            index += 3
        } else if lead >= 0xF0, lead < 0xF5, let a = continuation(1), let b = continuation(2), let c = continuation(3),
            (0x10000...0x10FFFF).contains((lead & 0x07) << 18 | a << 12 | b << 6 | c) {
            codePoints.append((lead & 0x07) << 18 | a << 12 | b << 6 | c)
            index += 4
        } else {
            codePoints.append(0xDC00 + lead)
            index += 1
        }
    }
}

// MARK: - Reading strings

extension VM {
    /// The text as UTF-8; lone surrogates U+DC80...U+DCFF become the byte they stand for (PEP 383), others their three
    /// bytes. For file names, messages and output buffers.
    public func utf8(_ string: StringPointer) -> [UInt8] {
        if string.isASCII { return Array(UnsafeBufferPointer(start: string.bytes, count: string.count)) }
        var result: [UInt8] = []
        result.reserveCapacity(string.count * 2)
        for index in 0..<string.count {
            let codePoint = string[codePoint: index]
            if (0xDC80...0xDCFF).contains(codePoint) {
                result.append(UInt8(truncatingIfNeeded: codePoint))
            } else {
                appendUTF8(codePoint, to: &result)
            }
        }
        return result
    }

    /// The text as a Swift string, for messages and for hosts; never on a hot path.
    public func swiftString(_ value: Value) -> String {
        guard value.isString else { return "" }
        return String(decoding: utf8(value.string), as: UTF8.self)
    }
}

@inline(__always)
public func appendUTF8(_ codePoint: UInt32, to bytes: inout [UInt8]) {
    switch codePoint {
    case 0..<0x80: bytes.append(UInt8(truncatingIfNeeded: codePoint))
    case 0x80..<0x800:
        bytes.append(UInt8(truncatingIfNeeded: 0xC0 | codePoint >> 6))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | codePoint & 0x3F))
    case 0x800..<0x10000:
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | codePoint >> 12))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | (codePoint >> 6) & 0x3F))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | codePoint & 0x3F))
    default:
        bytes.append(UInt8(truncatingIfNeeded: 0xF0 | codePoint >> 18))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | (codePoint >> 12) & 0x3F))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | (codePoint >> 6) & 0x3F))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | codePoint & 0x3F))
    }
}

// MARK: - Interned strings

/// One object for each text, immortal for the life of the interpreter.
struct InternTable {
    private var buckets: [Value] = Array(repeating: .unset, count: 4096)
    private(set) var count = 0

    func find(_ string: StringPointer) -> Value {
        let mask = buckets.count - 1
        var slot = string.hashValue & mask
        while !buckets[slot].isUnset {
            if sameString(buckets[slot].string, string) { return buckets[slot] }
            slot = (slot + 1) & mask
        }
        return .unset
    }

    /// Unset when there is none; the bytes are ASCII.
    func find(ascii bytes: UnsafeRawBufferPointer) -> Value {
        let mask = buckets.count - 1
        var slot = hashBytes(bytes) & mask
        while !buckets[slot].isUnset {
            let string = buckets[slot].string
            if string.widthShift == 0, string.count == bytes.count, let base = bytes.baseAddress, memcmp(string.raw, base, bytes.count) == 0 { return buckets[slot] }
            slot = (slot + 1) & mask
        }
        return .unset
    }

    /// Takes over a count of a string that is not in the table yet.
    mutating func insert(_ value: Value) {
        if count * 2 >= buckets.count { grow() }
        value.header.pointee.flags.insert(.interned)
        place(value)
        count += 1
    }

    private mutating func place(_ value: Value) {
        let mask = buckets.count - 1
        var slot = value.string.hashValue & mask
        while !buckets[slot].isUnset { slot = (slot + 1) & mask }
        buckets[slot] = value
    }

    private mutating func grow() {
        let old = buckets
        buckets = Array(repeating: .unset, count: old.count * 2)
        for value in old where !value.isUnset { place(value) }
    }

    #if TAIPAN_CHECKED_HEAP
    var all: [Value] { buckets.filter { !$0.isUnset } }
    #endif
}

extension VM {
    /// The interned string equal to `value`, an exact `str`. Borrowed, lives as long as the interpreter.
    public func intern(_ value: Value) -> Value {
        if value.header.pointee.flags.contains(.interned) { return value }
        let known = runtime.pointee.interned.find(value.string)
        if !known.isUnset { return known }
        value.retain()
        runtime.pointee.interned.insert(value)
        return value
    }

    public func intern(_ text: StaticString) -> Value { intern(utf8: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)) }

    public func intern(_ text: String) -> Value {
        var text = text
        return text.withUTF8 { intern(utf8: UnsafeRawBufferPointer($0)) }
    }

    /// Looks ASCII names up as they are: most have been interned before, and no string is made for them.
    func intern(utf8 bytes: UnsafeRawBufferPointer) -> Value {
        if isASCIIOnly(bytes) {
            let known = runtime.pointee.interned.find(ascii: bytes)
            if !known.isUnset { return known }
        }
        let mark = self.mark
        let value = intern(makeString(utf8: bytes))
        drain(to: mark)
        return value
    }
}
