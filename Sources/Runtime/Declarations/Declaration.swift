/// The body of a native function. Arguments come bound to the declared parameters (see `Signature`), borrowed; the result is
/// borrowed too (a temporary, an argument, or something that a container holds).
///
/// The initialisers of declarations are never inlined: where the address of such a function is stored directly and its body calls something that
/// returns a struct of more than four words, Swift 6.3.1 crashes (pass LoadableByAddress) when it optimises the module as a whole. An
/// address that is only an argument of a call is safe.
public typealias NativeBody = @convention(thin) (VM, Arguments) throws(ScriptException) -> Value
public typealias NativeGetter = @convention(thin) (VM, Value) throws(ScriptException) -> Value
/// `value` is unset for deletion.
public typealias NativeSetter = @convention(thin) (VM, Value, Value) throws(ScriptException) -> Void

/// Arguments of one native call: one value for each declared parameter, in order. A parameter that was not given holds its
/// default when that is a literal, else `Value.unset`; `*args` arrives as a tuple, `**kwargs` as a dict.
@frozen public struct Arguments {
    public let base: UnsafeMutablePointer<Value>
    public let count: Int

    @inline(__always) public init(base: UnsafeMutablePointer<Value>, count: Int) {
        self.base = base
        self.count = count
    }

    /// Unset beyond the last one.
    @inline(__always) public subscript(index: Int) -> Value { index < count ? base[index] : .unset }
}

/// One builtin, declared once: what it is called, what it takes, what it does, and how.
///
/// `signature` is written as Python writes it: `(self, object, /)`, `(*args, sep=' ', end='\\n', file=None)`. Defaults that are
/// literals (None, True, False, numbers, strings) reach the body; any other text only documents and the body sees unset.
public struct Builtin: @unchecked Sendable {
    public let name: StaticString
    public let signature: StaticString
    public let documentation: StaticString
    public let body: NativeBody
    /// For what takes `*args`: what a call without keywords does with its arguments as they lie there, without a tuple of them. Unset for a
    /// result: the call is one for `body`.
    public let direct: NativeBody?

    @inline(never)
    public init(_ name: StaticString, _ signature: StaticString, _ documentation: StaticString, direct: NativeBody? = nil, _ body: NativeBody) {
        self.name = name
        self.signature = signature
        self.documentation = documentation
        self.body = body
        self.direct = direct
    }
}

/// A computed attribute of a built-in type.
public struct Attribute: @unchecked Sendable {
    public let name: StaticString
    public let documentation: StaticString
    public let get: NativeGetter
    public let set: NativeSetter?
    /// CPython keeps it as a field of the object: its descriptor is a `member_descriptor`.
    public let isMember: Bool

    @inline(never)
    public init(_ name: StaticString, _ documentation: StaticString, _ get: NativeGetter, set: NativeSetter? = nil) {
        self.name = name
        self.documentation = documentation
        self.get = get
        self.set = set
        isMember = false
    }

    @inline(never)
    public init(member name: StaticString, _ documentation: StaticString, _ get: NativeGetter, set: NativeSetter? = nil) {
        self.name = name
        self.documentation = documentation
        self.get = get
        self.set = set
        isMember = true
    }
}

/// A built-in type, declared once.
public struct TypeDeclaration: @unchecked Sendable {
    /// With its module unless that is `builtins`: `"_io.FileIO"`.
    public let name: StaticString
    public let documentation: StaticString
    /// Layout of instances; `.none` inherits the base's.
    public let kind: Kind
    public let flags: TypeFlags
    /// Values in the tail of exceptions of this type.
    public let fieldCount: Int
    public let methods: [Builtin]
    public let classMethods: [Builtin]
    /// `__new__` is declared here; its first parameter is the class.
    public let staticMethods: [Builtin]
    public let attributes: [Attribute]

    public init(_ name: StaticString, _ documentation: StaticString, kind: Kind, flags: TypeFlags = [], fieldCount: Int = 0, methods: [Builtin] = [],
                classMethods: [Builtin] = [], staticMethods: [Builtin] = [], attributes: [Attribute] = []) {
        self.name = name
        self.documentation = documentation
        self.kind = kind
        self.flags = flags
        self.fieldCount = fieldCount
        self.methods = methods
        self.classMethods = classMethods
        self.staticMethods = staticMethods
        self.attributes = attributes
    }
}

/// A native module, declared once. `initialize` adds constants, types and anything else that has to be made at import.
public struct NativeModule: @unchecked Sendable {
    public let name: StaticString
    public let documentation: StaticString
    public let functions: [Builtin]
    public let initialize: @convention(thin) (VM, ModuleBuilder) throws(ScriptException) -> Void

    @inline(never)
    public init(_ name: StaticString, _ documentation: StaticString, functions: [Builtin],
                initialize: @convention(thin) (VM, ModuleBuilder) throws(ScriptException) -> Void = { (_, _) throws(ScriptException) in }) {
        self.name = name
        self.documentation = documentation
        self.functions = functions
        self.initialize = initialize
    }
}

/// Fills a native module while it is imported.
public struct ModuleBuilder {
    public let vm: VM
    /// The module's namespace.
    public let namespace: DictPointer

    public init(vm: VM, namespace: DictPointer) {
        self.vm = vm
        self.namespace = namespace
    }

    public func add(_ name: StaticString, _ value: Value) { vm.insert(namespace, string: vm.intern(name), value) }
    public func add(_ name: StaticString, _ value: Int) { add(name, vm.makeInt(value)) }
    public func add(_ name: StaticString, _ value: Int32) { add(name, vm.makeInt(Int(value))) }
    public func add(_ name: StaticString, _ type: TypePointer) { add(name, Value(type)) }

    /// Makes a type from its declaration and adds it under its last name component.
    @discardableResult
    public func add(_ declaration: TypeDeclaration, base: TypePointer? = nil) -> TypePointer {
        let type = vm.makeType(declaration, base: base ?? vm.types.pointee.object)
        vm.insert(namespace, string: type.pointee.name, Value(type))
        return type
    }
}

/// Declarations that objects of one interpreter point into.
struct DeclarationTable {
    let builtins: UnsafeMutableBufferPointer<Builtin>
    let attributes: UnsafeMutableBufferPointer<Attribute>

    init(_ functions: [Builtin], _ computed: [Attribute] = []) {
        builtins = .allocate(capacity: functions.count)
        _ = builtins.initialize(from: functions)
        attributes = .allocate(capacity: computed.count)
        _ = attributes.initialize(from: computed)
    }

    func deallocate() {
        builtins.deallocate()
        attributes.deallocate()
    }
}
