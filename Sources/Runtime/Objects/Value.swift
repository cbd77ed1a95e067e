/// One script value in one 64-bit word; trivially copyable, never reference counted by Swift.
///
/// | low bits | meaning |
/// |---|---|
/// | `..1` | a 63-bit integer, shifted left by one |
/// | `.10` | a double whose exponent fits (about 1e-77 ... 1e77), rotated; others are boxed in a `FloatObject` |
/// | `000` | a pointer to an object that begins with an `ObjectHeader` |
/// | `100` | `None`, `False`, `True`, or the internal `unset` |
///
/// A `Value` does not own what it points at. Registers and containers own a count, which they take with `retain()` and give
/// back with `release()`; native functions borrow (see `VM`).
@frozen public struct Value: Equatable {
    public var bits: UInt64

    @inline(__always) public init(bits: UInt64) { self.bits = bits }

    @inline(__always) public static var none: Value { Value(bits: 4) }
    @inline(__always) public static var `false`: Value { Value(bits: 20) }
    @inline(__always) public static var `true`: Value { Value(bits: 28) }
    /// No value: an unbound local, a parameter that was not given, an exhausted iterator. Scripts never see it.
    @inline(__always) public static var unset: Value { Value(bits: 36) }
    /// `Ellipsis` and `NotImplemented` have no attributes of their own, so they are words as well.
    @inline(__always) public static var ellipsis: Value { Value(bits: 44) }
    @inline(__always) public static var notImplemented: Value { Value(bits: 52) }

    @inline(__always) public init(_ bool: Bool) { bits = bool ? 28 : 20 }

    @inline(__always) public var isInt: Bool { bits & 1 != 0 }
    @inline(__always) public var isFlonum: Bool { bits & 3 == 2 }
    /// An integer or a double that needs no object.
    @inline(__always) var isPlainNumber: Bool { bits & 3 != 0 }
    @inline(__always) public var isObject: Bool { bits & 7 == 0 }
    @inline(__always) public var isNone: Bool { bits == 4 }
    @inline(__always) public var isUnset: Bool { bits == 36 }
    @inline(__always) public var isTrue: Bool { bits == 28 }
    @inline(__always) public var isFalse: Bool { bits == 20 }
    @inline(__always) public var isBool: Bool { bits | 8 == 28 }
    @inline(__always) public var isNotImplemented: Bool { bits == 52 }
    /// None or unset: "not given" for parameters whose default is None.
    @inline(__always) public var isNoneOrUnset: Bool { bits | 32 == 36 }

    /// The identity test of the script's `is`.
    @inline(__always) public static func == (left: Value, right: Value) -> Bool { left.bits == right.bits }
}

// MARK: - Small integers

extension Value {
    /// Smallest and largest integers that need no object.
    public static let smallIntRange = (Int.min >> 1)...(Int.max >> 1)

    @inline(__always) public static func fitsSmallInt(_ value: Int) -> Bool { (value << 1) >> 1 == value }

    /// Only valid when `isInt`.
    @inline(__always) public var smallInt: Int { Int(Int64(bitPattern: bits) >> 1) }
    /// The integer shifted left by one, tag removed: adds and subtracts without unpacking.
    @inline(__always) var shiftedInt: Int64 { Int64(bitPattern: bits & ~1) }
    @inline(__always) init(shiftedInt: Int64) { bits = UInt64(bitPattern: shiftedInt) | 1 }
    /// The caller has checked `fitsSmallInt`.
    @inline(__always) public init(smallInt value: Int) { bits = UInt64(bitPattern: Int64(value &<< 1)) | 1 }
    @inline(__always) public init(_ value: Int32) { self.init(smallInt: Int(value)) }
    @inline(__always) public init(_ value: UInt8) { self.init(smallInt: Int(value)) }
}

// MARK: - Doubles

extension Value {
    /// 0.0, whose exponent does not fit, has the word of the one double that is boxed for it.
    private static let zeroFlonum: UInt64 = 2
    /// Added to a double's pattern, it makes the uppermost exponent bits of what fits `10`; three bits to the left these are the tag.
    private static let exponentShift: UInt64 = 256 << 52

    /// Only valid when `isFlonum`.
    @inline(__always) public var flonum: Double {
        if _slowPath(bits == Value.zeroFlonum) { return 0 }
        return Double(bitPattern: ((bits >> 3) | (bits << 61)) &- Value.exponentShift)
    }

    /// The word for `value`, or nil where its exponent does not fit and it has to be boxed.
    @inline(__always) init?(flonum value: Double) {
        let shifted = value.bitPattern &+ Value.exponentShift
        let word = (shifted << 3) | (shifted >> 61)
        if _fastPath(word & 3 == 2 && word != Value.zeroFlonum) {
            bits = word
        } else if value.bitPattern == 0 {
            bits = Value.zeroFlonum
        } else {
            return nil
        }
    }
}

// MARK: - Objects

extension Value {
    @inline(__always) public init<Object>(_ pointer: UnsafeMutablePointer<Object>) { bits = UInt64(UInt(bitPattern: pointer)) }

    /// The accessors below are only valid when `isObject` and the object is of that layout.
    @inline(__always) public var header: UnsafeMutablePointer<ObjectHeader> { UnsafeMutablePointer(bitPattern: UInt(bits)).unsafelyUnwrapped }
    @inline(__always) public func pointer<Object>(as type: Object.Type) -> UnsafeMutablePointer<Object> {
        UnsafeMutablePointer(bitPattern: UInt(bits)).unsafelyUnwrapped
    }
    /// The layout of the object, `.none` for anything that is not one.
    @inline(__always) public var kind: Kind { isObject ? header.pointee.kind : .none }
    @inline(__always) public func isObject(of kind: Kind) -> Bool { isObject && header.pointee.kind == kind }

    @inline(__always) public func retain() { if isObject { retainObject() } }
    @inline(__always) public func release() { if isObject { releaseObject() } }
    @inline(__always) func retainObject() {
        #if TAIPAN_CHECKED_HEAP
        Heap.checkRetain(header)
        #endif
        assert(header.pointee.kind != .none, "retain of a freed object")
        header.pointee.count &+= 1
    }
    @inline(__always) func releaseObject() {
        let header = self.header
        #if TAIPAN_CHECKED_HEAP
        Heap.checkRelease(header)
        #endif
        assert(header.pointee.kind != .none, "release of a freed object")
        let count = header.pointee.count &- 1
        header.pointee.count = count
        if count == 0 { destroyObject(header) }
    }
}

/// Puts a counted value into a counted place and gives up what was there. The old value goes last: its
/// destruction may run script code, which must find the place already filled.
@inline(__always) public func store(_ value: Value, in place: UnsafeMutablePointer<Value>) {
    let old = place.pointee
    place.pointee = value
    if _slowPath(old.isObject) { old.releaseObject() }
}
