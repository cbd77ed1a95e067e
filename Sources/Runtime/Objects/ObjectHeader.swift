/// What every object begins with (16 bytes).
@frozen public struct ObjectHeader {
    /// Owners. Not atomic: an interpreter's objects are touched only under its lock.
    public var count: Int32
    public var kind: Kind
    public var flags: ObjectFlags
    /// Number of values in the tail of objects whose size varies by kind (records, exceptions, instances).
    public var tailCount: UInt16
    /// Borrowed for built-in types, owned for types that a script made.
    public var type: TypePointer
}

/// The memory layout of an object. Several types may share one; a subclass of `list` has the layout of `list`.
public enum Kind: UInt8 {
    /// A free cell of the heap; also "not an object at all".
    case none = 0
    case string, bytes, bytearray, bigInteger, float, complex
    case tuple, list, dict, set
    case function, nativeFunction, boundMethod, type, instance, module, code, generator
    case iterator, exception, payload
    // Records: a header and `tailCount` values.
    case record, cell, slice, range, property, classMethod, staticMethod, superProxy, mappingProxy
    case dictView, memberDescriptor, getSetDescriptor, traceback, frame, genericAlias, unionType, weakReference, object

    /// Records hold nothing but a header and `tailCount` values.
    @inline(__always) public var isRecord: Bool { rawValue >= Kind.record.rawValue }
}

public struct ObjectFlags: OptionSet, Sendable {
    public let rawValue: UInt8
    @inline(__always) public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Something weakly refers to the object: look it up in the runtime's table when it dies.
    public static let hasWeakReferences = ObjectFlags(rawValue: 1)
    /// `__del__` has run: it runs once.
    public static let finalized = ObjectFlags(rawValue: 2)
    /// Kind-specific: set: frozen; string: interned; generator: see `GeneratorObject`.
    public static let frozen = ObjectFlags(rawValue: 4)
    public static let interned = ObjectFlags(rawValue: 4)
    /// The object ends in a word for its `__dict__` and words for `__slots__` (a subclass of a built-in type).
    public static let hasSuffix = ObjectFlags(rawValue: 8)
    /// The cycle collector has found the object to be in use; set only while it looks.
    public static let reached = ObjectFlags(rawValue: 16)
    /// `gc.freeze()`: the cycle collector takes the object to be in use.
    public static let exempt = ObjectFlags(rawValue: 32)
    /// String: bytes a code point, 1, 2 or 4, as a shift (0, 1, 2) in the two top bits; ASCII only.
    public static let width2 = ObjectFlags(rawValue: 64)
    public static let width4 = ObjectFlags(rawValue: 128)
    public static let ascii = ObjectFlags(rawValue: 32)
}
