import TaipanSyntax

/// What a function, class body, module or expression compiles to. The hot parts are raw memory; `storage` keeps what only errors,
/// debuggers and introspection look at.
public struct CodeObject {
    public var header: ObjectHeader
    var instructions: UnsafeMutablePointer<Instruction>
    /// Owned.
    var constants: UnsafeMutablePointer<Value>
    var caches: UnsafeMutablePointer<InlineCache>
    /// Parameters that positional arguments may fill, positional-only ones included.
    var argumentCount: Int32
    var positionalOnlyCount: Int32
    var keywordOnlyCount: Int32
    /// Registers that locals, cells and free variables take; temporaries lie above.
    var localCount: Int32
    var registerCount: Int32
    /// `argumentCount` when a call with just that many positional arguments needs no binding (no *args, **kwargs, keyword-only
    /// parameters; no generator), else -1.
    var plainArgumentCount: Int32
    var flags: CodeFlags
    /// First line of the definition, from 1.
    var firstLine: Int32
    var storage: Unmanaged<CodeStorage>
    // Values, in one run.
    public var name: Value
    public var qualifiedName: Value
    public var filename: Value
    /// Tuple of the names of registers 0 ..< localCount: parameters in `co_varnames` order (positional, keyword-only, *args, **kwargs), other locals, then
    /// cells that are not parameters, then free variables.
    public var localNames: Value
    /// Tuples for `co_cellvars` and `co_freevars`.
    public var cellNames: Value
    public var freeNames: Value
    static let valueCount = 6
}

/// PEP 3107 and friends: the bits of `co_flags`.
struct CodeFlags: OptionSet, Sendable {
    let rawValue: UInt32
    static let optimized = CodeFlags(rawValue: 0x1)
    static let newLocals = CodeFlags(rawValue: 0x2)
    static let variadic = CodeFlags(rawValue: 0x4)
    static let keywordVariadic = CodeFlags(rawValue: 0x8)
    static let nested = CodeFlags(rawValue: 0x10)
    static let generator = CodeFlags(rawValue: 0x20)
    static let coroutine = CodeFlags(rawValue: 0x80)
    static let iterableCoroutine = CodeFlags(rawValue: 0x100)
    static let asyncGenerator = CodeFlags(rawValue: 0x200)
    static let futureAnnotations = CodeFlags(rawValue: 0x1000000)
    /// Not CPython's: register 0 holds the namespace (class bodies, and modules or `exec` code whose locals are not the globals).
    static let usesNamespace = CodeFlags(rawValue: 0x8000_0000)
    /// Not CPython's: the first constant is the docstring.
    static let hasDocstring = CodeFlags(rawValue: 0x400_0000)
    static let anyGenerator: CodeFlags = [.generator, .coroutine, .asyncGenerator]
}

/// What an inline cache remembers of the last time; `name` says of which name.
struct InlineCache {
    /// Interned, borrowed from the code's constants or immortal.
    var name: Value
    /// Shape, type or dict that the entry is for.
    var key: UInt
    /// Version of a type or of a set of keys.
    var version: UInt32
    /// Slot or entry number.
    var slot: Int32
    /// A found class attribute (borrowed, valid with `version`), or the next shape.
    var value: Value
    var second: UInt32
    /// How often a shared entry served in place of this one.
    var misses: UInt32

    /// Entries of a table that sites share (`RuntimeState.sharedLoads`); all zero: empty, since no name is at address 0.
    static let sharedCount = 1024
    static let sharedBytes = sharedCount * MemoryLayout<InlineCache>.stride

    init(name: Value) {
        self.name = name
        key = 0
        version = 0
        slot = 0
        value = .unset
        second = 0
        misses = 0
    }
}

/// Where an exception raised between two instructions goes on.
struct ExceptionTableEntry {
    /// Instructions `start ..< end` are covered.
    var start: Int32
    var end: Int32
    var handler: Int32
    /// Registers from here on are dead in the handler: they are cleared.
    var depth: Int32
    /// Gets the exception.
    var register: Int32
}

/// The cold part of a code object.
final class CodeStorage {
    let instructionCount: Int
    let constantCount: Int
    let cacheCount: Int
    /// One for each instruction.
    let positions: ContiguousArray<SourceRange>
    /// Inner ranges before those around them.
    let exceptionTable: [ExceptionTableEntry]
    let source: KeptSource?
    let traceNotes: TraceNotes
    /// The instructions with tracing steps between them, once a tracing function was there to see them run.
    var traced: TracedCode?

    init(instructionCount: Int, constantCount: Int, cacheCount: Int, positions: ContiguousArray<SourceRange>,
         exceptionTable: [ExceptionTableEntry], source: KeptSource?, traceNotes: TraceNotes) {
        self.traceNotes = traceNotes
        self.instructionCount = instructionCount
        self.constantCount = constantCount
        self.cacheCount = cacheCount
        self.positions = positions
        self.exceptionTable = exceptionTable
        self.source = source
    }
}

/// A source text that no file holds, shared by the code that was compiled from it.
final class KeptSource {
    let text: [UInt8]

    init(_ text: UnsafeRawBufferPointer) { self.text = Array(text) }
}

/// What the compiler hands over for one code object. A class, because a structure of so many words would be copied at each hand-over.
final class CodeParts {
    var instructions: [Instruction] = []
    /// Borrowed temporaries or immortals; the code object retains them.
    var constants: [Value] = []
    /// Interned names, one for each inline cache.
    var cacheNames: [Value] = []
    var positions: ContiguousArray<SourceRange> = []
    var exceptionTable: [ExceptionTableEntry] = []
    var argumentCount = 0
    var positionalOnlyCount = 0
    var keywordOnlyCount = 0
    var localCount = 0
    var registerCount = 0
    var flags: CodeFlags = []
    var firstLine = 1
    var name: Value = .none
    var qualifiedName: Value = .none
    var filename: Value = .none
    var localNames: [Value] = []
    var cellNames: [Value] = []
    var freeNames: [Value] = []
    var source: KeptSource?
    var traceNotes = TraceNotes()
}

extension VM {
    /// A code object, a temporary.
    func makeCode(_ parts: CodeParts) -> Value {
        let code = allocate(CodeObject.self, kind: .code, type: types.pointee.code)
        func copy<Element>(_ elements: [Element]) -> UnsafeMutablePointer<Element> {
            let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(elements.count, 1))
            memory.initialize(from: elements, count: elements.count)
            return memory
        }
        parts.constants.forEach { $0.retain() }
        func counted(_ value: Value) -> Value {
            value.retain()
            return value
        }
        func tuple(_ values: [Value]) -> Value { Value(createTupleOwning(values)) }
        let storage = CodeStorage(instructionCount: parts.instructions.count, constantCount: parts.constants.count, cacheCount: parts.cacheNames.count,
                                  positions: parts.positions, exceptionTable: parts.exceptionTable, source: parts.source, traceNotes: parts.traceNotes)
        let isPlain = parts.keywordOnlyCount == 0 && parts.flags.isDisjoint(with: [.variadic, .keywordVariadic, .generator, .coroutine, .asyncGenerator, .usesNamespace])
        var instructions = parts.instructions
        if !parts.flags.isDisjoint(with: .anyGenerator) {
            for index in instructions.indices where instructions[index].op == .returnValue { instructions[index].op = .generatorReturn }
        }
        code.pointee.instructions = copy(instructions)
        code.pointee.constants = copy(parts.constants)
        code.pointee.caches = copy(parts.cacheNames.map { InlineCache(name: $0) })
        code.pointee.argumentCount = Int32(parts.argumentCount)
        code.pointee.positionalOnlyCount = Int32(parts.positionalOnlyCount)
        code.pointee.keywordOnlyCount = Int32(parts.keywordOnlyCount)
        code.pointee.localCount = Int32(parts.localCount)
        code.pointee.registerCount = Int32(parts.registerCount + 2)
        code.pointee.plainArgumentCount = isPlain ? Int32(parts.argumentCount) : -1
        code.pointee.flags = parts.flags
        code.pointee.firstLine = Int32(parts.firstLine)
        code.pointee.storage = Unmanaged.passRetained(storage)
        code.pointee.name = counted(parts.name)
        code.pointee.qualifiedName = counted(parts.qualifiedName)
        code.pointee.filename = counted(parts.filename)
        code.pointee.localNames = tuple(parts.localNames)
        code.pointee.cellNames = tuple(parts.cellNames)
        code.pointee.freeNames = tuple(parts.freeNames)
        return temporary(Value(code))
    }
}

extension UnsafeMutablePointer where Pointee == CodeObject {
    /// Frees what the object itself does not own by values.
    func freeStorage() {
        let storage = pointee.storage.takeUnretainedValue()
        for index in 0..<storage.constantCount { pointee.constants[index].release() }
        pointee.instructions.deallocate()
        pointee.constants.deallocate()
        pointee.caches.deallocate()
        pointee.storage.release()
    }
}
