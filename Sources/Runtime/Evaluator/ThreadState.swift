import Synchronization

/// What a native function throws: the exception object itself is in the thread state, so that throwing costs no allocation.
public struct ScriptException: Error {
    init() {}
}

/// One activation of a script function on a thread's frame stack.
public struct Frame {
    /// The next instruction, written back before anything that may call or raise.
    var pc: UnsafeMutablePointer<Instruction>
    /// Register 0; register -1 holds the function that runs.
    var registers: UnsafeMutablePointer<Value>
    /// The thread's `haltCode` below the first frame of an entry into the evaluator.
    var code: CodePointer
    /// Borrowed: register -1 owns it, or the generator there does. Not to be looked at in a halt frame.
    var function: FunctionPointer
    /// The frame object that a script or a traceback has asked for, or unset. Owned.
    var frameObject: Value
    /// The instance that this activation of `__init__` initialises, which is the call's result in place of None (owned); `givesAttribute`; or unset.
    var constructed: Value

    /// In place of an instance: the frame is a property's getter, and what it returns belongs in the register of the caller's instruction.
    static let givesAttribute = Value.true

    /// Whether `frameObject` or `constructed` is set. One test for both, since each return asks: an object's address and `true` lack a bit that `unset` has.
    @inline(__always) var hasRemains: Bool { frameObject.bits & constructed.bits != Value.unset.bits }
}

/// The handled exceptions form a stack: one item for the thread, one for each running generator (PEP 380 semantics of
/// `sys.exc_info()`: a generator sees its caller's exception until it handles one of its own).
struct HandledItem {
    var exception: Value
    var previous: UnsafeMutablePointer<HandledItem>?
}

/// The state of one script thread. Always behind a pointer, so that no exclusivity checks are made.
public struct ThreadState: ~Copyable {
    var runtime: UnsafeMutablePointer<RuntimeState>
    /// Register stack.
    var stack: UnsafeMutablePointer<Value>
    /// Registers below are initialised; beyond, `extendRegisters`.
    var stackLimit: UnsafeMutablePointer<Value>
    /// First register that no active frame or native call uses.
    var top: UnsafeMutablePointer<Value>
    var frames: UnsafeMutablePointer<Frame>
    var frameLimit: UnsafeMutablePointer<Frame>
    var frame: UnsafeMutablePointer<Frame>
    /// Temporaries of native calls.
    var pool: UnsafeMutablePointer<Value>
    var poolCount: Int
    var poolCapacity: Int
    /// The exception on its way up, owned; unset when none is.
    var raised: Value
    /// The exception is being raised again as it is: the frame that does so adds nothing to its traceback.
    var isReraising = false
    var handled: UnsafeMutablePointer<HandledItem>
    let rootHandled: UnsafeMutablePointer<HandledItem>
    /// The code below the first frame of each entry into the evaluator: one `halt`.
    let haltCode: CodePointer
    /// Lowest address of this thread's native stack that recursion may reach.
    var nativeStackLimit: UInt
    /// Reasons to leave the fast path, `Breaker` bits; other threads set them.
    let breaker: Atomic<UInt32>
    /// What the generator that returned last gave; owned.
    var generatorResult: Value = .none
    /// What the delegate that ended last gave; a temporary.
    var delegateResult: Value = .none
    /// Objects whose `repr` is under way, for `[...]`.
    var reprStack: [Value]
    public var identifier: UInt64
    /// Free for the threading module: the thread's handle (borrowed).
    public var threadObject: Value
    /// What `sys.settrace` and `sys.setprofile` have set, owned; unset for none.
    var traceFunction: Value = .unset
    var profileFunction: Value = .unset
    /// `sys.set_coroutine_origin_tracking_depth`
    var originDepth = 0
    /// `sys.set_asyncgen_hooks`: owned; unset for none.
    var firstIterationHook: Value = .unset
    var finalizerHook: Value = .unset
    /// A tracing function runs: nothing is traced.
    var isInTracer = false
    /// The innermost frame is to go over to the traced form of its code.
    var switchesCode = false
}

/// What the evaluator looks at when `breaker` is not zero.
public struct Breaker: OptionSet, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }
    /// A signal arrived: run its handlers (main thread).
    public static let signal = Breaker(rawValue: 1)
    /// Another thread waits for the interpreter's lock.
    public static let switchThread = Breaker(rawValue: 2)
    /// Enough containers were made: look for cycles.
    public static let collect = Breaker(rawValue: 4)
    /// The host asked the script to stop, or a limit was reached.
    public static let interrupt = Breaker(rawValue: 8)
    /// Exceptions or calls were posted to this thread.
    public static let asyncException = Breaker(rawValue: 16)
    /// A tracing function is set; stays up as long as it is.
    static let trace = Breaker(rawValue: 32)
    /// Steps are counted (`VM.setStepLimit`): stays set.
    public static let steps = Breaker(rawValue: 64)
}

/// A script thread, as native functions see it: the door to objects, exceptions and calls.
///
/// Rules for native code:
/// 1. Arguments are borrowed: the caller holds them until the function returns. The result is borrowed too.
/// 2. What a `make...` function or a call returns lives in the thread's temporary pool until the native function returns.
/// 3. Containers own what they hold. A reference kept in a Swift object for longer is an `OwnedValue`.
/// 4. Anything may run script code: ==, hash, str, repr, iteration, attribute access, and the end of an object. Read counts
///    and buffers again after such a call.
/// 5. A long loop that makes temporaries takes a `mark` and drains to it in each round.
@frozen public struct VM {
    public let state: UnsafeMutablePointer<ThreadState>
    @inline(__always) public init(_ state: UnsafeMutablePointer<ThreadState>) { self.state = state }

    @inline(__always) public var runtime: UnsafeMutablePointer<RuntimeState> { state.pointee.runtime }
    /// The built-in types.
    @inline(__always) public var types: UnsafeMutablePointer<BuiltinTypes> { state.pointee.runtime.pointee.types }
}

extension VM {
    /// The exception already on its way up (`state.raised`), to be thrown on.
    public var pendingException: ScriptException { ScriptException() }

    /// What `threading.get_ident()` gives on this thread.
    public var identifier: UInt64 { state.pointee.identifier }
    public func setIdentifier(_ identifier: UInt64) { state.pointee.identifier = identifier }
}

// MARK: - Temporaries

extension VM {
    /// Hands a count over to the pool: the value lives until the current native call returns.
    @inline(__always) @discardableResult
    public func temporary(_ value: Value) -> Value {
        if value.isObject {
            if _slowPath(state.pointee.poolCount == state.pointee.poolCapacity) { growPool() }
            state.pointee.pool[state.pointee.poolCount] = value
            state.pointee.poolCount &+= 1
        }
        return value
    }

    /// Keeps a borrowed value alive as long as the interpreter.
    public func keepForever(_ value: Value) {
        value.retain()
        runtime.pointee.immortals.append(value)
    }

    /// Keeps a borrowed value alive until the current native call returns.
    @inline(__always) @discardableResult
    public func keep(_ value: Value) -> Value {
        value.retain()
        return temporary(value)
    }

    @inline(__always) public var mark: Int { state.pointee.poolCount }

    /// Ends the temporaries made since `mark` was read.
    @inline(__always) public func drain(to mark: Int) { if state.pointee.poolCount != mark { drainSlow(to: mark) } }

    /// Ends the temporaries made since `mark` was read, but gives the caller a count of `value`, which may be one of them or borrowed.
    @inline(__always) func own(_ value: Value, drainingTo mark: Int) {
        let count = state.pointee.poolCount
        // Most natives make one object, which they return: its count moves from the pool to the caller.
        if count == mark &+ 1, state.pointee.pool[mark] == value {
            state.pointee.poolCount = mark
            return
        }
        value.retain()
        if count != mark { drainSlow(to: mark) }
    }

    @inline(never) private func drainSlow(to mark: Int) {
        while state.pointee.poolCount > mark {
            let index = state.pointee.poolCount &- 1
            state.pointee.poolCount = index
            state.pointee.pool[index].release()
        }
    }

    @inline(never) private func growPool() {
        let capacity = state.pointee.poolCapacity * 2
        state.pointee.pool = Heap.reallocate(state.pointee.pool, capacity * MemoryLayout<Value>.stride).assumingMemoryBound(to: Value.self)
        state.pointee.poolCapacity = capacity
    }
}
