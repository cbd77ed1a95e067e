/// The item formats of memory views: the native formats of `struct` that are one character.
public enum MemoryFormat: UInt8, Sendable {
    case character = 99, signedByte = 98, unsignedByte = 66, boolean = 63
    case int16 = 104, uint16 = 72, int32 = 105, uint32 = 73, long = 108, unsignedLong = 76, int64 = 113, uint64 = 81, size = 110, unsignedSize = 78
    case half = 101, float = 102, double = 100, pointer = 80

    /// In bytes.
    public var itemSize: Int {
        switch self {
        case .character, .signedByte, .unsignedByte, .boolean: 1
        case .int16, .uint16, .half: 2
        case .int32, .uint32, .float: 4
        case .long, .unsignedLong, .int64, .uint64, .size, .unsignedSize, .double, .pointer: 8
        }
    }

    public var character: String { String(Character(Unicode.Scalar(rawValue))) }

    var isByte: Bool { self == .character || self == .signedByte || self == .unsignedByte }
    /// Equal items have equal bytes.
    var isExact: Bool {
        switch self {
        case .half, .float, .double, .boolean: false
        default: true
        }
    }
}

extension VM {
    /// The item whose bytes begin at `offset`, which the caller has checked.
    func loadItem(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ format: MemoryFormat) -> Value {
        func load<Item>(_ type: Item.Type) -> Item { bytes.loadUnaligned(fromByteOffset: offset, as: type) }
        switch format {
        case .character: return makeBytes(UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + 1)]))
        case .signedByte: return makeInt(Int(load(Int8.self)))
        case .unsignedByte: return Value(load(UInt8.self))
        case .boolean: return Value(load(UInt8.self) != 0)
        case .int16: return makeInt(Int(load(Int16.self)))
        case .uint16: return makeInt(Int(load(UInt16.self)))
        case .int32: return makeInt(Int(load(Int32.self)))
        case .uint32: return makeInt(Int(load(UInt32.self)))
        case .long, .int64, .size: return makeInt(load(Int.self))
        case .unsignedLong, .uint64, .unsignedSize, .pointer: return makeInt(load(UInt64.self))
        case .half: return makeFloat(halfToDouble(load(UInt16.self)))
        case .float: return makeFloat(Double(load(Float.self)))
        case .double: return makeFloat(load(Double.self))
        }
    }

    /// The bytes of an item; TypeError or ValueError when the value does not fit the format.
    func storeItem(_ value: Value, _ format: MemoryFormat) throws(ScriptException) -> [UInt8] {
        func invalidType() -> ScriptException { typeError("memoryview: invalid type for format '\(format.character)'") }
        func invalidValue() -> ScriptException { valueError("memoryview: invalid value for format '\(format.character)'") }
        func bytes<Item>(_ item: Item) -> [UInt8] { withUnsafeBytes(of: item) { Array($0) } }
        func integer<Item: FixedWidthInteger>(_ type: Item.Type) throws(ScriptException) -> [UInt8] {
            guard value.isInt || value.isBool || value.isObject(of: .bigInteger) || !special(of: value, .index).isUnset else { throw invalidType() }
            guard let whole = bigValue(try indexValue(value)), let item = Item(exactly: whole) else { throw invalidValue() }
            return bytes(item)
        }
        func real() throws(ScriptException) -> Double {
            guard floatValue(value) != nil || bigValue(value) != nil || !special(of: value, .float).isUnset || !special(of: value, .index).isUnset else { throw invalidType() }
            return try double(value)
        }
        switch format {
        case .character:
            guard value.kind == .bytes else { throw invalidType() }
            guard value.bytes.pointee.count == 1 else { throw invalidValue() }
            return [value.bytes.base[0]]
        case .signedByte: return try integer(Int8.self)
        case .unsignedByte: return try integer(UInt8.self)
        case .boolean: return [try isTrue(value) ? 1 : 0]
        case .int16: return try integer(Int16.self)
        case .uint16: return try integer(UInt16.self)
        case .int32: return try integer(Int32.self)
        case .uint32: return try integer(UInt32.self)
        case .long, .int64, .size: return try integer(Int64.self)
        case .unsignedLong, .uint64, .unsignedSize, .pointer: return try integer(UInt64.self)
        case .half:
            let number = try real()
            guard let half = doubleToHalf(number) else { throw raise(.overflowError, "float too large to pack with e format") }
            return bytes(half)
        case .float:
            let number = try real()
            let single = Float(number)
            if single.isInfinite && number.isFinite { throw raise(.overflowError, "float too large to pack with f format") }
            return bytes(single)
        case .double: return bytes(try real())
        }
    }
}

/// IEEE 754 binary16 to double, exact.
public func halfToDouble(_ half: UInt16) -> Double {
    let sign: Double = half & 0x8000 != 0 ? -1 : 1
    let exponent = Int(half >> 10) & 0x1F
    let fraction = Double(half & 0x3FF)
    switch exponent {
    case 0: return sign * fraction * 0x1p-24
    case 0x1F: return fraction == 0 ? sign * .infinity : .nan
    default: return Double(sign: .plus, exponent: exponent - 15, significand: sign * (1 + fraction / 1024))
    }
}

/// Double to IEEE 754 binary16, rounded half to even; nil when it is finite but too large.
public func doubleToHalf(_ value: Double) -> UInt16? {
    let sign: UInt16 = value.sign == .minus ? 0x8000 : 0
    if value.isNaN { return sign | 0x7E00 }
    let magnitude = value.magnitude
    if magnitude.isInfinite { return sign | 0x7C00 }
    if magnitude >= 65520 { return nil }
    if magnitude < 0x1p-14 { return sign | UInt16((magnitude * 0x1p24).rounded(.toNearestOrEven)) }
    let exponent = Int(magnitude.exponent)
    let fraction = ((magnitude.significand - 1) * 1024).rounded(.toNearestOrEven)
    // A fraction that rounds up to 1024 carries into the exponent.
    return sign | UInt16((exponent + 15) << 10 + Int(fraction))
}
