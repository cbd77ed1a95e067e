import TaipanSyntax

/// Everything that one interpreter's threads share. Always behind a pointer; touched only under the interpreter's lock.
public struct RuntimeState {
    var heap = Heap()
    /// Names and other strings of which there is one object each.
    var interned = InternTable()
    let types: UnsafeMutablePointer<BuiltinTypes>
    /// Exception types by `ExceptionKind`.
    let exceptionTypes: UnsafeMutablePointer<TypePointer>
    /// Interned texts of the special names, by `Special`.
    let specialNames: UnsafeMutablePointer<Value>
    /// `str` objects of one code point below 256.
    let singleCharacters: UnsafeMutablePointer<Value>
    public internal(set) var emptyTuple: Value = .unset
    public internal(set) var emptyString: Value = .unset
    public internal(set) var emptyBytes: Value = .unset
    /// `list.append`, which its type owns: the evaluator knows it.
    var listAppend: Value = .unset
    /// `len`, which is kept for ever: the evaluator knows it too.
    var lengthFunction: Value = .unset
    /// The namespace of `builtins`; owned by its module.
    public internal(set) var builtins: Value = .unset
    /// `sys.modules`, a dict.
    public internal(set) var modules: Value = .unset
    public internal(set) var sysModule: Value = .unset
    /// The next version tag of types and dict key sets; never 0.
    var nextVersion: UInt32 = 1
    /// The thread that holds the interpreter's lock.
    public internal(set) var currentThread: UnsafeMutablePointer<ThreadState>
    public internal(set) var mainThread: UnsafeMutablePointer<ThreadState>
    /// All threads that have a state.
    var threads: [UnsafeMutablePointer<ThreadState>] = []
    /// Objects whose end was put off, so that freeing deep structures does not recurse.
    var deferredEnds: [ObjectPointer] = []
    var destructionDepth = 0
    /// A buffer of `TextBuilder.spareCapacity` bytes while no builder uses it.
    var spareText: UnsafeMutableRawPointer?
    /// Weak references by object.
    var weakReferences: [ObjectPointer: [Value]] = [:]
    /// Attribute lookups along an MRO, by type version and name.
    var attributeCache: UnsafeMutablePointer<AttributeCacheEntry>
    /// How attributes were found in objects of a shape or type: for sites that see several.
    let sharedLoads: UnsafeMutablePointer<InlineCache>
    let sharedStores: UnsafeMutablePointer<InlineCache>
    /// Native module initialisers by name.
    public var nativeModules: [String: NativeModule] = [:]
    public var hooks: RuntimeHooks
    public var recursionLimit = 1000
    /// What compiled code is without (`-O`): 1, assertions; 2, docstrings as well.
    var optimization = 0
    /// What `VM.setStepLimit` allows still; nil: no limit.
    var stepsLeft: Int?
    /// The block that `memoryIsAvailable` asked the system for last; given back at once.
    var probedBlock: UnsafeMutableRawPointer?
    /// Digits that conversions between int and str may have (0: no limit).
    public var integerDigitLimit = 4300
    /// The folder that begins `sys.path`, when the command line has put one there: modules in it may hide others of the same name.
    public var scriptFolder: String?
    /// Texts that tracebacks name but no file holds, by name: what the command line gave.
    var keptSources: [String: KeptSource] = [:]
    /// Counts changes of the warning filters: what modules remember of warnings holds for one version.
    var warningFiltersVersion = 0
    /// Callables of `sys.addaudithook` (PEP 578), owned until the end.
    var auditHooks: [Value] = []
    /// What native modules keep until the end, owned.
    var immortals: [Value] = []
    var codecs = CodecRegistry()
    /// For `\N{...}` in what `_codecs` decodes.
    var characterNames = CharacterNames()
    var collector = CollectorState()
    /// `cr_origin` of coroutines and finalizers of asynchronous generators that have one (flag `hasExtra`); owned.
    var generatorExtras: [ObjectPointer: Value] = [:]
    /// The type of what `sys.get_asyncgen_hooks` gives, once it has been asked for; owned.
    var asyncGeneratorHooksType: Value = .unset
    /// Owners of declarations (method tables) that objects point into.
    var declarations: [DeclarationTable] = []
    /// `CommonAttributes.ofInstances`, where descriptors of classes point to.
    var instanceAttributes = UnsafeMutableBufferPointer<Attribute>(start: nil, count: 0)
    /// State of native modules, by module name.
    public var moduleStates: [String: AnyObject] = [:]
    /// What the native modules share (the descriptor table and the like), kept for them: a field, because many calls need it.
    public var moduleContext: AnyObject?
}

extension RuntimeState {
    /// The thread that has just taken the interpreter's lock.
    public mutating func setCurrentThread(_ thread: UnsafeMutablePointer<ThreadState>) { currentThread = thread }
}

/// What the floors above give the runtime: it never calls the kernel itself.
public struct RuntimeHooks {
    /// Called by the evaluator when the breaker is set for a signal or a thread switch. May raise.
    public var onBreaker: (VM, Breaker) throws(ScriptException) -> Void = { (_, _) throws(ScriptException) in }
    /// Finds the source of a module that scripts import: fully qualified name and search path.
    public var librarySource: (String) -> LibraryModule? = { _ in nil }
    /// Reads a file for the import system and for source lines of tracebacks; nil when it cannot be read.
    public var readFile: (String) -> [UInt8]? = { _ in nil }
    /// What a path names: "file", "directory", or nil.
    public var pathKind: (String) -> PathKind? = { _ in nil }
    /// Writes bytes to the standard error stream when `sys.stderr` cannot be used.
    public var writeError: ([UInt8]) -> Void = { _ in }
    public var currentDirectory: () -> String? = { nil }

    public init() {}
}

public enum PathKind { case file, directory }

/// A module of the library that ships inside.
public struct LibraryModule {
    public let source: UnsafeRawBufferPointer
    public let isPackage: Bool
    public init(source: UnsafeRawBufferPointer, isPackage: Bool) {
        self.source = source
        self.isPackage = isPackage
    }
}

/// All zero: empty, since no type has version 0.
struct AttributeCacheEntry {
    var version: UInt32
    var name: Value
    /// Borrowed: valid while the type's version is.
    var value: Value
}
