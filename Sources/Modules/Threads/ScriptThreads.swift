import Descriptors
import TaipanRuntime

/// The threads of one interpreter. Everything here is touched under the interpreter's lock.
final class ScriptThreads {
    let lock: InterpreterLock
    @exclusivity(unchecked) unowned(unsafe) private let context: ModuleContext
    private let runtime: ScriptRuntime
    /// Thread states by native thread.
    @exclusivity(unchecked) private var states: [UInt: UnsafeMutablePointer<ThreadState>] = [:]
    /// Handles of threads that have been started and not joined at exit: the non-daemon ones.
    @exclusivity(unchecked) var awaited: [ThreadHandle] = []
    /// Bytes of native stack that new threads get.
    @exclusivity(unchecked) var stackSize = 0
    /// Namespaces of `_local` objects, by thread.
    @exclusivity(unchecked) private var localNamespaces: [UInt: [ObjectIdentifier: Value]] = [:]
    @exclusivity(unchecked) private(set) var count = 1

    static let defaultStackSize = 8 << 20

    init(_ runtime: ScriptRuntime, context: ModuleContext) {
        self.runtime = runtime
        self.context = context
        lock = InterpreterLock(runtime.state)
        lock.setSwitchInterval(context.switchInterval)
        states[Self.currentIdentifier] = runtime.state.pointee.currentThread
        lock.acquire(runtime.state.pointee.currentThread)
        context.kernel.enterBlocking = { owner in
            guard let owner else { return }
            Unmanaged<ModuleContext>.fromOpaque(owner).takeUnretainedValue().threads?.lock.release()
        }
        context.kernel.leaveBlocking = { owner in
            guard let owner else { return }
            Unmanaged<ModuleContext>.fromOpaque(owner).takeUnretainedValue().threads?.comeBack()
        }
    }

    static var currentIdentifier: UInt { UInt(pthread_self()) }

    /// Whether the identifier is that of a native thread that runs scripts of this interpreter.
    func knows(_ identifier: UInt) -> Bool { states[identifier] != nil }

    /// After a blocking call: takes the lock again for the calling native thread.
    private func comeBack() {
        // The dictionary may be looked at only under the lock: take it first, for whom is settled right after.
        lock.acquire(runtime.state.pointee.mainThread)
        if let state = states[Self.currentIdentifier] { lock.assign(state) }
    }

    /// Starts a native thread that calls `function(*arguments, **keywords)`.
    func start(_ vm: VM, _ function: Value, _ arguments: Value, _ keywords: Value, handle: ThreadHandle) throws(ScriptException) {
        let thread = runtime.makeThread()
        let size = stackSize == 0 ? Self.defaultStackSize : stackSize
        let start = ThreadStart(threads: self, vm: thread, stackSize: size, function: function, arguments: arguments, keywords: keywords, handle: handle)
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, size)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        var native = pthread_t()
        let box = Unmanaged.passRetained(start)
        count += 1
        let status = pthread_create(&native, &attributes, { argument in
            guard let argument else { return nil }
            Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue().run()
            return nil
        }, box.toOpaque())
        pthread_attr_destroy(&attributes)
        guard status == 0 else {
            count -= 1
            box.release()
            runtime.destroyThread(thread)
            throw vm.raise(.runtimeError, "can't start new thread")
        }
        handle.begin(UInt(native))
    }

    fileprivate func enter(_ vm: VM, stackSize: Int) {
        vm.adoptNativeStack(available: stackSize - (64 << 10))
        lock.acquire(vm.state)
        states[Self.currentIdentifier] = vm.state
        vm.setIdentifier(UInt64(Self.currentIdentifier))
    }

    fileprivate func leave(_ vm: VM) {
        let identifier = Self.currentIdentifier
        if let namespaces = localNamespaces.removeValue(forKey: identifier) { namespaces.values.forEach { $0.release() } }
        states[identifier] = nil
        runtime.destroyThread(vm)
        count -= 1
        lock.release()
    }

    // MARK: Thread-local namespaces

    /// The calling thread's namespace of a `_local` object, or unset.
    func namespace(of local: ThreadLocal) -> Value { localNamespaces[Self.currentIdentifier]?[ObjectIdentifier(local)] ?? .unset }

    func setNamespace(_ dict: Value, of local: ThreadLocal) {
        dict.retain()
        localNamespaces[Self.currentIdentifier, default: [:]][ObjectIdentifier(local)] = dict
    }

    func forget(_ local: ThreadLocal) {
        for identifier in Array(localNamespaces.keys) { localNamespaces[identifier]?.removeValue(forKey: ObjectIdentifier(local))?.release() }
    }

    func visitNamespaces(of local: ThreadLocal, _ visitor: (Value) -> Void) {
        for namespaces in localNamespaces.values { if let dict = namespaces[ObjectIdentifier(local)] { visitor(dict) } }
    }

    /// Only the calling thread is left in a child made by fork.
    func resetAfterFork(_ vm: VM) {
        lock.resetAfterFork(vm.state)
        states = [Self.currentIdentifier: vm.state]
        count = 1
        for handle in awaited where handle.identifier != Self.currentIdentifier { handle.finish() }
        awaited = []
    }
}

/// What a new native thread begins with.
private final class ThreadStart {
    let threads: ScriptThreads
    let vm: VM
    let stackSize: Int
    let function: Value
    let arguments: Value
    let keywords: Value
    let handle: ThreadHandle

    init(threads: ScriptThreads, vm: VM, stackSize: Int, function: Value, arguments: Value, keywords: Value, handle: ThreadHandle) {
        self.threads = threads
        self.vm = vm
        self.stackSize = stackSize
        self.function = function
        self.arguments = arguments
        self.keywords = keywords
        self.handle = handle
        function.retain()
        arguments.retain()
        keywords.retain()
    }

    func run() {
        threads.enter(vm, stackSize: stackSize)
        do throws(ScriptException) { _ = try vm.call(function, tuple: arguments, dict: keywords) } catch {
            let exception = vm.takeRaised()
            // SystemExit just ends the thread.
            if !vm.isInstance(exception, .systemExit) { vm.reportUnraisable(exception, about: function, message: "Exception ignored in thread started by") }
        }
        vm.drain(to: 0)
        function.release()
        arguments.release()
        keywords.release()
        threads.awaited.removeAll { $0 === handle }
        handle.finish()
        threads.leave(vm)
    }
}
