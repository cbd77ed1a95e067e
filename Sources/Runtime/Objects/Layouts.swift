import TaipanIntegers

public typealias ObjectPointer = UnsafeMutablePointer<ObjectHeader>
public typealias TypePointer = UnsafeMutablePointer<TypeObject>
public typealias StringPointer = UnsafeMutablePointer<StringObject>
public typealias BytesPointer = UnsafeMutablePointer<BytesObject>
public typealias ByteArrayPointer = UnsafeMutablePointer<ByteArrayObject>
public typealias TuplePointer = UnsafeMutablePointer<TupleObject>
public typealias ListPointer = UnsafeMutablePointer<ListObject>
public typealias DictPointer = UnsafeMutablePointer<DictObject>
public typealias SetPointer = UnsafeMutablePointer<SetObject>
public typealias FunctionPointer = UnsafeMutablePointer<FunctionObject>
public typealias NativeFunctionPointer = UnsafeMutablePointer<NativeFunctionObject>
public typealias InstancePointer = UnsafeMutablePointer<InstanceObject>
public typealias ExceptionPointer = UnsafeMutablePointer<ExceptionObject>
public typealias IteratorPointer = UnsafeMutablePointer<IteratorObject>
public typealias PayloadPointer = UnsafeMutablePointer<PayloadObject>
public typealias CodePointer = UnsafeMutablePointer<CodeObject>
public typealias GeneratorPointer = UnsafeMutablePointer<GeneratorObject>
public typealias RecordPointer = UnsafeMutablePointer<RecordObject>

/// `str`: code points, each 1, 2 or 4 bytes wide (always the narrowest that fits, so equal strings have equal bytes),
/// then the characters. `capacity` is the number of bytes behind the header, so that `s += x` can grow in place.
public struct StringObject {
    public var header: ObjectHeader
    /// 0: not computed yet.
    public var hash: Int
    /// In code points.
    public var count: Int
    public var capacity: Int
}

/// `bytes`, followed by the bytes and a NUL.
public struct BytesObject {
    public var header: ObjectHeader
    public var hash: Int
    public var count: Int
}

public struct ByteArrayObject {
    public var header: ObjectHeader
    public var base: UnsafeMutablePointer<UInt8>
    public var count: Int
    public var capacity: Int
    /// Memory views that look at the bytes: while there are any, the size must not change (BufferError).
    public var exports: Int
}

/// `int` that does not fit 63 bits.
public struct BigIntegerObject {
    public var header: ObjectHeader
    /// The number, where it has at most 127 bits: most that are beyond 63 do, and need no memory of their own.
    var wide: Int128
    /// The number, where it has more.
    var long: BigInteger?

    var value: BigInteger { long ?? BigInteger(wide) }
}

/// `float` whose exponent does not fit a flonum, and subclasses of float.
public struct FloatObject {
    public var header: ObjectHeader
    public var value: Double
}

public struct ComplexObject {
    public var header: ObjectHeader
    public var real: Double
    public var imaginary: Double
}

/// `tuple`, followed by its items.
public struct TupleObject {
    public var header: ObjectHeader
    public var count: Int
}

public struct ListObject {
    public var header: ObjectHeader
    public var items: UnsafeMutablePointer<Value>
    public var count: Int
    public var capacity: Int
}

/// A header and `header.tailCount` values.
public struct RecordObject {
    public var header: ObjectHeader
}

/// Instance of a class that a script made: a shape and `header.tailCount` inline slots. In dictionary mode (the shape
/// says so) slot 0 holds the `__dict__`.
public struct InstanceObject {
    public var header: ObjectHeader
    public var shape: ShapePointer
}

/// A function that a script made. The values lie in one run, for the collector.
public struct FunctionObject {
    public var header: ObjectHeader
    /// The code's, for the evaluator; `codeValue` owns it.
    public var code: CodePointer
    public var codeValue: Value
    public var globals: Value
    public var builtins: Value
    /// Tuple of cells, or unset.
    public var closure: Value
    /// Tuple or unset.
    public var defaults: Value
    /// Dict or unset.
    public var keywordDefaults: Value
    public var name: Value
    public var qualifiedName: Value
    public var module: Value
    public var documentation: Value
    /// Dict, or a function that makes it, or unset.
    public var annotations: Value
    public var typeParameters: Value
    /// `__dict__`, or unset.
    public var attributes: Value
    static let valueCount = 13
}

/// A function of the runtime: on a module, or on a type (then `owner` is the type and the first argument is self).
public struct NativeFunctionObject {
    public var header: ObjectHeader
    public var body: NativeBody
    public var builtin: UnsafePointer<Builtin>
    /// When every parameter is positional only and without conversion: the least and most arguments. -1: bind by signature.
    public var minimumArguments: Int32
    public var maximumArguments: Int32
    public var name: Value
    /// Module name (a string), or the type that declares the method.
    public var owner: Value
    /// Parsed signature, made at first need.
    public var signature: Unmanaged<Signature>?
    /// Declared parameters; valid when the limits are.
    public var parameterCount: Int32
    /// With so many arguments a call needs no binding; -1: always.
    var completeCount: Int32
    static let valueCount = 2
}

/// An exception: its arguments and chain, then `header.tailCount` values for the attributes that its native base declares.
public struct ExceptionObject {
    public var header: ObjectHeader
    /// Tuple.
    public var arguments: Value
    /// Traceback, or None.
    public var traceback: Value
    /// Exception, or None.
    public var cause: Value
    public var context: Value
    /// `__dict__`, or unset.
    public var attributes: Value
    public var suppressContext: Bool
    static let valueCount = 5
}

/// All iterators of built-in types: what they look at, and a function that takes one step.
public struct IteratorObject {
    public var header: ObjectHeader
    /// One step: the next value (borrowed, as natives return) or unset at the end.
    public var step: IteratorStep
    public var index: Int
    public var limit: Int
    public var source: Value
    public var second: Value
    public var third: Value
    static let valueCount = 3
}

/// The body of an iterator: takes one step and returns the next value, `.unset` when there is none left.
public typealias IteratorStep = @convention(thin) (VM, IteratorPointer) throws(ScriptException) -> Value

/// A cold type of a library: an ordinary Swift object carried by a script object. Its `deinit` runs at the script's
/// last reference.
public struct PayloadObject {
    public var header: ObjectHeader
    public var payload: Unmanaged<Payload>
    /// `__dict__`, or unset.
    public var attributes: Value
}

/// Base class of Swift objects that scripts hold. Subclasses own values through `OwnedValue` and list them in `visit`.
open class Payload {
    public init() {}

    /// Calls `visitor` for each value owned, so that the cycle collector can see through the object.
    open func visit(_ visitor: (Value) -> Void) {}

    /// Gives up what is owned, to break a cycle. The object stays usable for `deinit`.
    open func clear() {}

    /// The script's last reference is gone; `vm` may run script code. Called before `deinit`, once.
    open func finalize(_ vm: VM) {}
}

/// A counted reference that a Swift object holds for long.
public struct OwnedValue: ~Copyable {
    public private(set) var value: Value

    public init(_ value: Value) {
        value.retain()
        self.value = value
    }

    public mutating func replace(with new: Value) {
        new.retain()
        let old = value
        value = new
        old.release()
    }

    deinit { value.release() }
}

public struct GeneratorObject {
    public var header: ObjectHeader
    public var state: GeneratorState
    /// Number of registers in the tail.
    public var registerCount: Int32
    public var resumeAt: UnsafeMutablePointer<Instruction>
    /// The function; it owns the code.
    public var function: Value
    public var name: Value
    public var qualifiedName: Value
    /// What `yield from` or `await` delegates to just now, or unset.
    public var delegate: Value
    /// The frame object that a script asked for, while the generator does not run; or unset.
    public var frameObject: Value
    /// The exception that the body is handling, or unset; with the next field a `HandledItem`.
    public var handled: Value
    var handledBelow: UnsafeMutablePointer<HandledItem>?
    static let valueCount = 6
}

public enum GeneratorState: UInt32 {
    case created, suspended, running, finished
}

extension UnsafeMutablePointer where Pointee == RecordObject {
    @inline(__always) public var values: UnsafeMutablePointer<Value> { UnsafeMutableRawPointer(self + 1).assumingMemoryBound(to: Value.self) }
}
extension UnsafeMutablePointer where Pointee == TupleObject {
    @inline(__always) public var items: UnsafeMutablePointer<Value> { UnsafeMutableRawPointer(self + 1).assumingMemoryBound(to: Value.self) }
    @inline(__always) public var count: Int { pointee.count }
}
extension UnsafeMutablePointer where Pointee == InstanceObject {
    @inline(__always) public var slots: UnsafeMutablePointer<Value> { UnsafeMutableRawPointer(self + 1).assumingMemoryBound(to: Value.self) }
}
extension UnsafeMutablePointer where Pointee == ExceptionObject {
    @inline(__always) public var fields: UnsafeMutablePointer<Value> { UnsafeMutableRawPointer(self + 1).assumingMemoryBound(to: Value.self) }
}
extension UnsafeMutablePointer where Pointee == GeneratorObject {
    @inline(__always) public var registers: UnsafeMutablePointer<Value> { UnsafeMutableRawPointer(self + 1).assumingMemoryBound(to: Value.self) }
    /// How many registers the object holds: while the generator runs they are its frame's, and afterwards there are none. What else lies there is stale.
    var heldCount: Int { pointee.state == .created || pointee.state == .suspended ? Int(pointee.registerCount) : 0 }
}
extension UnsafeMutablePointer where Pointee == BytesObject {
    @inline(__always) public var base: UnsafeMutablePointer<UInt8> { UnsafeMutableRawPointer(self + 1).assumingMemoryBound(to: UInt8.self) }
    @inline(__always) public var buffer: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: pointee.count) }
}

extension Value {
    /// Typed views, valid only for objects of the layout; check `kind` (or the type) first.
    @inline(__always) public var type_: TypePointer { pointer(as: TypeObject.self) }
    @inline(__always) public var string: StringPointer { pointer(as: StringObject.self) }
    @inline(__always) public var bytes: BytesPointer { pointer(as: BytesObject.self) }
    @inline(__always) public var byteArray: ByteArrayPointer { pointer(as: ByteArrayObject.self) }
    @inline(__always) public var tuple: TuplePointer { pointer(as: TupleObject.self) }
    @inline(__always) public var list: ListPointer { pointer(as: ListObject.self) }
    @inline(__always) public var dict: DictPointer { pointer(as: DictObject.self) }
    @inline(__always) public var set: SetPointer { pointer(as: SetObject.self) }
    @inline(__always) public var function: FunctionPointer { pointer(as: FunctionObject.self) }
    @inline(__always) public var nativeFunction: NativeFunctionPointer { pointer(as: NativeFunctionObject.self) }
    @inline(__always) public var instance: InstancePointer { pointer(as: InstanceObject.self) }
    @inline(__always) public var exception: ExceptionPointer { pointer(as: ExceptionObject.self) }
    @inline(__always) public var iterator: IteratorPointer { pointer(as: IteratorObject.self) }
    @inline(__always) public var payload: PayloadPointer { pointer(as: PayloadObject.self) }
    @inline(__always) public var generator: GeneratorPointer { pointer(as: GeneratorObject.self) }
    @inline(__always) public var codeObject: CodePointer { pointer(as: CodeObject.self) }
    @inline(__always) public var record: RecordPointer { pointer(as: RecordObject.self) }
}
