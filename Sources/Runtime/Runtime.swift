import Synchronization

/// One interpreter's world of objects: made, used by one thread at a time, ended. Several may exist in a process; they
/// share nothing.
public final class ScriptRuntime {
    public let state: UnsafeMutablePointer<RuntimeState>
    /// The thread state that belongs to the thread that made the runtime.
    public let mainThread: VM
    private var hasEnded = false

    public init(hooks: RuntimeHooks, nativeModules: [NativeModule]) {
        let thread = UnsafeMutablePointer<ThreadState>.allocate(capacity: 1)
        state = .allocate(capacity: 1)
        let exceptionTypes = UnsafeMutablePointer<TypePointer>.allocate(capacity: ExceptionKind.allCases.count)
        let specialNames = UnsafeMutablePointer<Value>.allocate(capacity: Special.allCases.count)
        specialNames.update(repeating: .unset, count: Special.allCases.count)
        let singleCharacters = UnsafeMutablePointer<Value>.allocate(capacity: 256)
        let cache = Heap.reserve(RuntimeState.attributeCacheBytes).assumingMemoryBound(to: AttributeCacheEntry.self)
        func sharedCache() -> UnsafeMutablePointer<InlineCache> {
            Heap.reserve(InlineCache.sharedBytes).assumingMemoryBound(to: InlineCache.self)
        }
        state.initialize(to: RuntimeState(
            types: .allocate(capacity: 1), exceptionTypes: exceptionTypes, specialNames: specialNames, singleCharacters: singleCharacters,
            currentThread: thread, mainThread: thread, attributeCache: cache, sharedLoads: sharedCache(), sharedStores: sharedCache(), hooks: hooks))
        state.pointee.heap.owner = state
        ScriptRuntime.initialize(thread, runtime: state)
        mainThread = VM(thread)
        Bootstrap.makeTypes(mainThread)
        state.pointee.modules = Value(mainThread.createDict())
        state.pointee.builtins = Value(mainThread.createDict())
        for module in nativeModules { state.pointee.nativeModules["\(module.name)"] = module }
        Bootstrap.makeBuiltins(mainThread)
        mainThread.drain(to: 0)
    }

    /// A thread state for another script thread. The caller runs it on that thread, under the interpreter's lock, and ends it with
    /// `destroyThread`.
    public func makeThread() -> VM {
        let thread = UnsafeMutablePointer<ThreadState>.allocate(capacity: 1)
        ScriptRuntime.initialize(thread, runtime: state)
        VM(thread).applyRecursionLimit()
        if state.pointee.stepsLeft != nil { VM(thread).setBreaker(.steps) }
        return VM(thread)
    }

    public func destroyThread(_ vm: VM) { ScriptRuntime.destroy(vm.state) }

    /// Ends the world: modules are emptied, cycles collected, finalizers run; what is left is freed as it lies. The runtime must not be
    /// used afterwards.
    public func end() {
        let vm = mainThread
        guard !hasEnded else { return }
        hasEnded = true
        vm.setTracer(.trace, .none, of: vm.state)
        vm.setTracer(.profile, .none, of: vm.state)
        vm.releaseCollectorLists()
        vm.setAsyncGeneratorHooks(firstIteration: .none, finalizer: .none)
        store(.unset, in: &state.pointee.asyncGeneratorHooksType)
        vm.drain(to: 0)
        let modules = state.pointee.modules.dict
        var namespaces: [Value] = []
        for number in 0..<modules.pointee.used where modules.pointee.entries[number].value.isObject(of: .module) {
            let module = modules.pointee.entries[number].value
            let namespace = module.record.values[0]
            // `sys` and `builtins` go last: finalizers may print.
            if namespace != state.pointee.builtins && module != state.pointee.sysModule {
                namespace.retain()
                namespaces.append(namespace)
            }
        }
        modules.removeAll()
        for namespace in namespaces.reversed() {
            namespace.dict.removeAll()
            namespace.release()
        }
        state.pointee.codecs.removeAll()
        let isScripted = state.pointee.sysModule.isObject && emptySys(keeping: ["stdout", "stderr", "unraisablehook"])
        vm.collectCycles()
        if state.pointee.sysModule.isObject { _ = emptySys(keeping: []) }
        if isScripted { vm.collectCycles() }
        vm.drain(to: 0)
        #if TAIPAN_CHECKED_HEAP
        failIfObjectsLeak()
        #endif
        releaseRemains()
        for table in state.pointee.declarations { table.deallocate() }
        ScriptRuntime.destroy(mainThread.state)
        if let text = state.pointee.spareText { Heap.systemFree(text) }
        state.pointee.heap.destroy()
        state.pointee.types.deallocate()
        state.pointee.exceptionTypes.deallocate()
        state.pointee.specialNames.deallocate()
        state.pointee.singleCharacters.deallocate()
        Heap.unreserve(state.pointee.attributeCache, RuntimeState.attributeCacheBytes)
        Heap.unreserve(state.pointee.sharedLoads, InlineCache.sharedBytes)
        Heap.unreserve(state.pointee.sharedStores, InlineCache.sharedBytes)
        state.deinitialize(count: 1)
        state.deallocate()
    }

    deinit { end() }

    #if TAIPAN_CHECKED_HEAP
    private func failIfObjectsLeak() {
        // The last finalizers may have left cycles of their own.
        var rounds = 0
        while rounds < 100, mainThread.collectCycles() > 0 { rounds += 1 }
        let faults = mainThread.auditHeap()
        guard !faults.isEmpty else { return }
        state.pointee.hooks.writeError(Array(("object count:\n" + faults.joined(separator: "\n") + "\n").utf8))
        abort()
    }
    #endif

    /// Empties the namespace of `sys`, but for what finalizers print through. True: that is made by a script, and may hold cycles.
    private func emptySys(keeping names: [StaticString]) -> Bool {
        let vm = mainThread, namespace = state.pointee.sysModule.record.values[0].dict, mark = vm.mark
        let kept = names.map { name in (name, vm.keep(vm.lookup(namespace, string: vm.intern(name)))) }
        namespace.removeAll()
        for (name, value) in kept where !value.isUnset { vm.insert(namespace, string: vm.intern(name), value) }
        vm.drain(to: mark)
        return kept.contains { $0.1.kind == .function || $0.1.isObject && $0.1.header.pointee.type.pointee.flags.contains(.heapType) }
    }

    /// Objects that are still alive give up what lies outside the heap.
    private func releaseRemains() {
        // What a payload lets go of must not be destroyed by that: each object here is taken apart once.
        mainThread.forEachObject { object in object.pointee.count &+= 1 }
        mainThread.forEachObject { object in
            let value = Value(object)
            switch object.pointee.kind {
            case .payload: value.payload.pointee.payload.release()
            case .bigInteger: withUnsafeMutablePointer(to: &value.pointer(as: BigIntegerObject.self).pointee.long) { _ = $0.deinitialize(count: 1) }
            case .list: if value.list.pointee.capacity != 0 { Heap.systemFree(value.list.pointee.items) }
            case .dict, .set: value.dict.freeTable()
            case .bytearray: Heap.systemFree(value.byteArray.pointee.base)
            case .nativeFunction: value.nativeFunction.pointee.signature?.release()
            case .type: value.type_.freeStorage(releasingNames: false)
            case .code:
                value.codeObject.pointee.instructions.deallocate()
                value.codeObject.pointee.constants.deallocate()
                value.codeObject.pointee.caches.deallocate()
                value.codeObject.pointee.storage.release()
            default: break
            }
        }
    }

    static let registerCapacity = 1 << 18
    static let registerExtension = 1024
    static let frameCapacity = 1 << 16
    static let nativeStackReserve: UInt = 192 << 10
    /// Bytes of native stack that a thread is taken to have until `adoptNativeStack` says more. Frames of sanitized code are several times as
    /// large; tests run it on threads of 8 MB.
    #if TAIPAN_CHECKED_HEAP
    static let assumedNativeStack = 4 << 20
    #else
    static let assumedNativeStack = 448 << 10
    #endif

    private static func initialize(_ thread: UnsafeMutablePointer<ThreadState>, runtime: UnsafeMutablePointer<RuntimeState>) {
        // Both stacks are reserved address space: pages that are not used take no memory.
        let stackBytes = registerCapacity * MemoryLayout<Value>.stride, frameBytes = frameCapacity * MemoryLayout<Frame>.stride
        let stack = Heap.reserve(stackBytes).assumingMemoryBound(to: Value.self)
        let frames = Heap.reserve(frameBytes).assumingMemoryBound(to: Frame.self)
        let handled = UnsafeMutablePointer<HandledItem>.allocate(capacity: 1)
        handled.initialize(to: HandledItem(exception: .unset, previous: nil))
        let halt = UnsafeMutablePointer<Instruction>.allocate(capacity: 1)
        halt.initialize(to: Instruction(.halt))
        // Zeroed: of this code only the instructions and the register count are ever read.
        let haltCode = Heap.mustAllocate(MemoryLayout<CodeObject>.size).assumingMemoryBound(to: CodeObject.self)
        memset(haltCode, 0, MemoryLayout<CodeObject>.size)
        haltCode.pointee.instructions = halt
        let noFunction = UnsafeMutablePointer<FunctionObject>(bitPattern: 16).unsafelyUnwrapped
        thread.initialize(to: ThreadState(
            runtime: runtime, stack: stack, stackLimit: stack, top: stack + 1, frames: frames,
            frameLimit: frames + frameCapacity - 8, frame: frames,
            pool: Heap.mustAllocate(512 * 8).assumingMemoryBound(to: Value.self), poolCount: 0, poolCapacity: 512, raised: .unset, handled: handled,
            rootHandled: handled, haltCode: haltCode, nativeStackLimit: 0, breaker: Atomic(0), reprStack: [], identifier: 0, threadObject: .unset))
        runtime.pointee.threads.append(thread)
        VM(thread).extendRegisters()
        thread.pointee.frame.pointee = Frame(pc: halt, registers: stack + 1, code: haltCode, function: noFunction, frameObject: .unset, constructed: .unset)
        VM(thread).adoptNativeStack(available: assumedNativeStack)
    }

    private static func destroy(_ thread: UnsafeMutablePointer<ThreadState>) {
        VM(thread).drain(to: 0)
        thread.pointee.runtime.pointee.threads.removeAll { $0 == thread }
        thread.pointee.raised.release()
        thread.pointee.traceFunction.release()
        thread.pointee.profileFunction.release()
        thread.pointee.firstIterationHook.release()
        thread.pointee.finalizerHook.release()
        Heap.unreserve(thread.pointee.stack, registerCapacity * MemoryLayout<Value>.stride)
        Heap.unreserve(thread.pointee.frames, frameCapacity * MemoryLayout<Frame>.stride)
        Heap.systemFree(thread.pointee.pool)
        thread.pointee.rootHandled.deallocate()
        thread.pointee.haltCode.pointee.instructions.deallocate()
        Heap.systemFree(thread.pointee.haltCode)
        thread.deinitialize(count: 1)
        thread.deallocate()
    }
}

extension VM {
    /// Sets the next stretch of registers to unset; false when the stack is full.
    @discardableResult
    func extendRegisters() -> Bool {
        let end = state.pointee.stack + ScriptRuntime.registerCapacity
        let count = ScriptRuntime.registerExtension
        guard state.pointee.stackLimit + count <= end else { return false }
        state.pointee.stackLimit.update(repeating: .unset, count: count)
        state.pointee.stackLimit += count
        return true
    }

    /// Makes sure that registers below `end` may be used. RecursionError when the stack is full.
    @inline(__always)
    func ensureRegisters(upTo end: UnsafeMutablePointer<Value>) throws(ScriptException) {
        while _slowPath(end >= state.pointee.stackLimit) {
            guard extendRegisters() else { throw raise(.recursionError, "maximum recursion depth exceeded") }
        }
    }

    /// Tells the thread state how many bytes of the calling thread's native stack lie below the caller's frame. To be called on the
    /// thread that will run scripts; deeper recursion becomes RecursionError.
    public func adoptNativeStack(available bytes: Int) {
        var marker: UInt8 = 0
        let here = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
        state.pointee.nativeStackLimit = here - UInt(max(bytes, 0)) + ScriptRuntime.nativeStackReserve
    }
}
