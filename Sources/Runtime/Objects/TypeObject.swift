/// A class, built in or made by a script.
public struct TypeObject {
    public var header: ObjectHeader
    // Values, in one run for the collector.
    /// `__name__`, a str.
    public var name: Value
    public var qualifiedName: Value
    /// The first base whose layout the instances have; None for `object`.
    public var base: Value
    /// Tuple.
    public var bases: Value
    /// Tuple, this type first (C3).
    public var mro: Value
    /// Dict: the namespace.
    public var dict: Value
    static let valueCount = 6

    /// Layout of instances.
    public var instanceKind: Kind
    public var flags: TypeFlags
    /// Unique and not 0 while a cache relies on the type's attributes; set to 0 when they change.
    public var version: UInt32
    /// Values in the tail of records and exceptions of this type.
    public var fieldCount: UInt16
    /// Words for `__slots__`: in plain instances the first slots, in others behind the `__dict__` word.
    public var slotCount: UInt16
    /// Inline slots that a new plain instance gets; grows when instances turn out to need more.
    public var inlineCapacity: UInt16
    /// Shape of an instance without attributes; nil for types whose instances are not plain.
    public var rootShape: ShapePointer?
    /// One word a `Special`: what the lookup of that name along the MRO gave (borrowed), `Value.unset` when nothing,
    /// `TypeObject.unknownSpecial` when it has not been looked up since the last change.
    var specials: UnsafeMutablePointer<Value>
    /// Direct subclasses, not owned: each takes itself out when it dies.
    var subclasses: UnsafeMutablePointer<[TypePointer]>
    public var runtime: UnsafeMutablePointer<RuntimeState>

    static let unknownSpecial = Value(bits: 60)
}

public struct TypeFlags: OptionSet, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Made by a script: attributes may be set, the object is counted by its instances.
    public static let heapType = TypeFlags(rawValue: 1)
    /// May be a base.
    public static let subclassable = TypeFlags(rawValue: 2)
    /// Instances have a `__dict__`.
    public static let hasDict = TypeFlags(rawValue: 4)
    /// Instances have a suffix: a word for `__dict__`, then `slotCount` words.
    public static let hasSuffix = TypeFlags(rawValue: 8)
    /// `__del__` is defined: call it before the memory goes.
    public static let hasFinalizer = TypeFlags(rawValue: 16)
    /// Instances may be weakly referenced.
    public static let weakReferencable = TypeFlags(rawValue: 32)
    /// `__getattribute__`, `__setattr__` or `__delattr__` is not the built-in one: no attribute caches.
    public static let customAttributes = TypeFlags(rawValue: 64)
    /// Abstract methods remain: instances cannot be made.
    public static let abstract = TypeFlags(rawValue: 128)
    public static let isExceptionType = TypeFlags(rawValue: 256)
    /// Match patterns: sequence or mapping.
    public static let sequencePattern = TypeFlags(rawValue: 512)
    public static let mappingPattern = TypeFlags(rawValue: 1024)
    /// `type` itself or a subclass.
    public static let isMetaclass = TypeFlags(rawValue: 2048)
    /// No script can make an instance by calling the type.
    public static let notInstantiable = TypeFlags(rawValue: 4096)
    /// Attributes must not be set on the type by a script.
    public static let immutable = TypeFlags(rawValue: 8192)
    /// Neither `__getattr__` nor a custom `__getattribute__`: a failed lookup is final.
    public static let hasGetattr = TypeFlags(rawValue: 16384)
}

public typealias ShapePointer = UnsafeMutablePointer<Shape>

/// Which attributes the instances of a class have in which inline slot, in the order they were set.
///
/// Shapes of a class form a tree: adding an attribute leads to the child for its name. They belong to the class and are
/// freed with it.
public struct Shape {
    /// Number of attributes. In dictionary mode 1: slot 0 holds the dict.
    var count: Int
    /// Interned names, borrowed from the owning class's tree (each shape owns the one it adds).
    var names: UnsafeMutablePointer<Value>
    var type: TypePointer
    var isDictionary: Bool
    var children: [ShapePointer]
    /// The dictionary-mode shape of the class, on the root only.
    var dictionaryShape: ShapePointer?

    static func make(type: TypePointer, names: [Value], isDictionary: Bool = false) -> ShapePointer {
        let shape = ShapePointer.allocate(capacity: 1)
        let storage = UnsafeMutablePointer<Value>.allocate(capacity: max(names.count, 1))
        for (index, name) in names.enumerated() {
            name.retain()
            storage[index] = name
        }
        shape.initialize(to: Shape(count: isDictionary ? 1 : names.count, names: storage, type: type, isDictionary: isDictionary,
                                   children: [], dictionaryShape: nil))
        return shape
    }
}

extension UnsafeMutablePointer where Pointee == Shape {
    /// The slot of `name` (interned), or -1.
    @inline(__always)
    func slot(of name: Value) -> Int {
        if pointee.isDictionary { return -1 }
        let names = pointee.names
        var index = 0
        while index < pointee.count {
            if names[index] == name { return index }
            index &+= 1
        }
        return -1
    }

    /// The shape with `name` added.
    func adding(_ name: Value) -> ShapePointer {
        let count = pointee.count
        for child in pointee.children where child.pointee.names[count] == name { return child }
        var names = Array(UnsafeBufferPointer(start: pointee.names, count: count))
        names.append(name)
        let child = Shape.make(type: pointee.type, names: names)
        pointee.children.append(child)
        return child
    }

    func destroyTree(releasingNames: Bool) {
        var pending = [self]
        while let shape = pending.popLast() {
            pending.append(contentsOf: shape.pointee.children)
            if let dictionary = shape.pointee.dictionaryShape { pending.append(dictionary) }
            if releasingNames && !shape.pointee.isDictionary {
                for index in 0..<shape.pointee.count { shape.pointee.names[index].release() }
            }
            shape.pointee.names.deallocate()
            shape.deinitialize(count: 1)
            shape.deallocate()
        }
    }
}

/// Names of special methods, looked up on types only and cached there.
public enum Special: UInt8, CaseIterable {
    case new, `init`, del, repr, str, bytes, format, hash, bool, call
    case lt, le, eq, ne, gt, ge
    case getattribute, getattr, setattr, delattr, get, set, delete, setName, initSubclass, classGetitem
    case len, lengthHint, getitem, setitem, delitem, missing, contains, iter, next, reversed
    case add, sub, mul, matmul, truediv, floordiv, mod, divmod, pow, lshift, rshift, and, xor, or
    case radd, rsub, rmul, rmatmul, rtruediv, rfloordiv, rmod, rdivmod, rpow, rlshift, rrshift, rand, rxor, ror
    case iadd, isub, imul, imatmul, itruediv, ifloordiv, imod, ipow, ilshift, irshift, iand, ixor, ior
    case neg, pos, abs, invert, int, float, complex, index, round, trunc, floor, ceil
    case enter, exit, aenter, aexit, await, aiter, anext
    case instancecheck, subclasscheck, mroEntries, prepare, dir, buffer, releaseBuffer, sizeof, reduce, fspath
    case subclasses, dictAttribute, classAttribute, doc, module, qualname, name, annotations, slots, matchArgs
    case abstractMethods, classCell, firstLineNumber, staticAttributes, typeParams, notes, isAbstractMethod

    /// `__add__` and so on.
    public var text: StaticString { Special.texts[Int(rawValue)] }

    private static let texts: [StaticString] = [
        "__new__", "__init__", "__del__", "__repr__", "__str__", "__bytes__", "__format__", "__hash__", "__bool__", "__call__",
        "__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__",
        "__getattribute__", "__getattr__", "__setattr__", "__delattr__", "__get__", "__set__", "__delete__", "__set_name__",
        "__init_subclass__", "__class_getitem__",
        "__len__", "__length_hint__", "__getitem__", "__setitem__", "__delitem__", "__missing__", "__contains__", "__iter__", "__next__",
        "__reversed__",
        "__add__", "__sub__", "__mul__", "__matmul__", "__truediv__", "__floordiv__", "__mod__", "__divmod__", "__pow__", "__lshift__",
        "__rshift__", "__and__", "__xor__", "__or__",
        "__radd__", "__rsub__", "__rmul__", "__rmatmul__", "__rtruediv__", "__rfloordiv__", "__rmod__", "__rdivmod__", "__rpow__",
        "__rlshift__", "__rrshift__", "__rand__", "__rxor__", "__ror__",
        "__iadd__", "__isub__", "__imul__", "__imatmul__", "__itruediv__", "__ifloordiv__", "__imod__", "__ipow__", "__ilshift__",
        "__irshift__", "__iand__", "__ixor__", "__ior__",
        "__neg__", "__pos__", "__abs__", "__invert__", "__int__", "__float__", "__complex__", "__index__", "__round__", "__trunc__",
        "__floor__", "__ceil__",
        "__enter__", "__exit__", "__aenter__", "__aexit__", "__await__", "__aiter__", "__anext__",
        "__instancecheck__", "__subclasscheck__", "__mro_entries__", "__prepare__", "__dir__", "__buffer__", "__release_buffer__",
        "__sizeof__", "__reduce__", "__fspath__",
        "__subclasses__", "__dict__", "__class__", "__doc__", "__module__", "__qualname__", "__name__", "__annotations__", "__slots__",
        "__match_args__",
        "__abstractmethods__", "__classcell__", "__firstlineno__", "__static_attributes__", "__type_params__", "__notes__",
        "__isabstractmethod__",
    ]
}
