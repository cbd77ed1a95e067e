import Descriptors
import TaipanRuntime

/// The native module `_thread`: locks, threads, thread-local data. `threading` is written on top of it.
enum ThreadModule {
    /// Longest timeout that `acquire` takes, in seconds (CPython's on 64-bit Linux).
    static let longestTimeout = 9_223_372_036.0

    static let declaration = NativeModule("_thread", "Low-level threads and locks.", functions: functions) { (vm, module) throws(ScriptException) in
        module.add("TIMEOUT_MAX", vm.makeFloat(longestTimeout))
        module.add("error", vm.exceptionType(.runtimeError))
        let lock = module.add(lockDeclaration)
        module.add("LockType", lock)
        vm.insert(module.namespace, string: vm.intern("lock"), Value(lock))
        module.add(rlockType)
        module.add(handleType)
        module.add(localType)
        vm.modules.threadTypes = ThreadModuleTypes(lock: lock)
        module.add("_ExceptHookArgs", exceptHookArguments.makeType(vm))
    }

    private static func lockType(_ vm: VM) throws(ScriptException) -> TypePointer {
        if let types = vm.modules.threadTypes { return types.lock }
        _ = try vm.importModule("_thread")
        guard let types = vm.modules.threadTypes else { throw vm.raise(.systemError, "_thread is not initialised") }
        return types.lock
    }

    private static let exceptHookArguments = StructSequence(
        "_thread._ExceptHookArgs", "What `threading.excepthook` is called with.", fields: ["exc_type", "exc_value", "exc_traceback", "thread"], isInstantiable: true)

    /// Timeout of `acquire(blocking=True, timeout=-1)`: nil waits for ever.
    static func timeout(_ vm: VM, _ blocking: Value, _ timeout: Value) throws(ScriptException) -> Double? {
        let isBlocking = try vm.isTrue(blocking)
        let seconds = try vm.double(timeout)
        if !isBlocking {
            guard seconds == -1 else { throw vm.valueError("can't specify a timeout for a non-blocking call") }
            return 0
        }
        if seconds == -1 { return nil }
        guard seconds >= 0 else { throw vm.valueError("timeout value must be a non-negative number") }
        guard seconds < 9.3e18 else { throw vm.raise(.overflowError, "timestamp out of range for platform time_t") }
        guard seconds <= longestTimeout else { throw vm.raise(.overflowError, "timeout value is too large") }
        return seconds
    }

    private static let lockDeclaration = TypeDeclaration(
        "_thread.lock", "A lock: a thread that has taken it keeps others waiting.", kind: .payload, flags: [.weakReferencable],
        methods: [
            Builtin("acquire", "(self, blocking=True, timeout=-1)", "Take the lock; says whether it was taken.") { (vm, a) throws(ScriptException) in
                let lock = try ThreadLock.expect(vm, a[0])
                return Value(try lock.acquire(vm, timeout: try timeout(vm, a[1], a[2])))
            },
            Builtin("release", "(self, /)", "Give the lock back.") { (vm, a) throws(ScriptException) in
                try ThreadLock.expect(vm, a[0]).release(vm)
                return .none
            },
            Builtin("locked", "(self, /)", "Whether the lock is taken.") { (vm, a) throws(ScriptException) in Value(try ThreadLock.expect(vm, a[0]).isLocked) },
            Builtin("__enter__", "(self, /)", "Take the lock.") { (vm, a) throws(ScriptException) in
                Value(try ThreadLock.expect(vm, a[0]).acquire(vm, timeout: nil))
            },
            Builtin("__exit__", "(self, /, *exception)", "Give the lock back.") { (vm, a) throws(ScriptException) in
                try ThreadLock.expect(vm, a[0]).release(vm)
                return .none
            },
            Builtin("_at_fork_reinit", "(self, /)", "Make the lock free, in a child made by fork.") { (vm, a) throws(ScriptException) in
                let lock = try ThreadLock.expect(vm, a[0])
                if lock.isLocked { try lock.release(vm) }
                return .none
            },
            Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
                let lock = try ThreadLock.expect(vm, a[0])
                return vm.makeString("<\(lock.isLocked ? "locked" : "unlocked") _thread.lock object at 0x\(String(UInt(a[0].bits), radix: 16))>")
            },
        ],
        staticMethods: [
            Builtin("__new__", "(cls, /)", "Make a lock.") { (vm, a) throws(ScriptException) in
                guard a[0].isObject(of: .type) else { throw vm.typeError("a type is required") }
                return vm.makeObject(a[0].type_, payload: ThreadLock())
            },
        ])

    private static let rlockType = TypeDeclaration(
        "_thread.RLock", "A lock that its owner may take more than once.", kind: .payload, flags: [.subclassable, .weakReferencable],
        methods: [
            Builtin("acquire", "(self, blocking=True, timeout=-1)", "Take the lock; says whether it was taken.") { (vm, a) throws(ScriptException) in
                let lock = try ThreadRLock.expect(vm, a[0])
                return Value(try lock.acquire(vm, timeout: try timeout(vm, a[1], a[2])))
            },
            Builtin("release", "(self, /)", "Give the lock back once.") { (vm, a) throws(ScriptException) in
                try ThreadRLock.expect(vm, a[0]).release(vm)
                return .none
            },
            Builtin("__enter__", "(self, blocking=True, timeout=-1)", "Take the lock.") { (vm, a) throws(ScriptException) in
                Value(try ThreadRLock.expect(vm, a[0]).acquire(vm, timeout: nil))
            },
            Builtin("__exit__", "(self, /, *exception)", "Give the lock back.") { (vm, a) throws(ScriptException) in
                try ThreadRLock.expect(vm, a[0]).release(vm)
                return .none
            },
            Builtin("_is_owned", "(self, /)", "Whether the calling thread owns the lock.") { (vm, a) throws(ScriptException) in
                Value(try ThreadRLock.expect(vm, a[0]).owner == ScriptThreads.currentIdentifier)
            },
            Builtin("_recursion_count", "(self, /)", "How often the calling thread has taken the lock.") { (vm, a) throws(ScriptException) in
                let lock = try ThreadRLock.expect(vm, a[0])
                return vm.makeInt(lock.owner == ScriptThreads.currentIdentifier ? lock.count : 0)
            },
            Builtin("_release_save", "(self, /)", "Give the lock back wholly, for a condition variable.") { (vm, a) throws(ScriptException) in
                let lock = try ThreadRLock.expect(vm, a[0])
                guard lock.count > 0 else { throw vm.raise(.runtimeError, "cannot release un-acquired lock") }
                let saved = vm.makeTuple(vm.makeInt(lock.count), vm.makeInt(lock.owner))
                lock.count = 1
                try lock.release(vm)
                return saved
            },
            Builtin("_acquire_restore", "(self, state, /)", "Take the lock as it was before `_release_save`.") { (vm, a) throws(ScriptException) in
                let lock = try ThreadRLock.expect(vm, a[0])
                guard a[1].isObject(of: .tuple), a[1].tuple.count == 2 else { throw vm.typeError("_acquire_restore() argument must be a 2-tuple") }
                let count = try vm.index(a[1].tuple.items[0])
                _ = try lock.acquire(vm, timeout: nil)
                lock.count = max(count, 1)
                return .none
            },
            Builtin("_at_fork_reinit", "(self, /)", "Make the lock free, in a child made by fork.") { (vm, a) throws(ScriptException) in
                let lock = try ThreadRLock.expect(vm, a[0])
                if lock.count > 0 {
                    lock.count = 0
                    lock.owner = 0
                    lock.semaphore.post()
                }
                return .none
            },
            Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
                let lock = try ThreadRLock.expect(vm, a[0])
                return vm.makeString("<\(lock.count > 0 ? "locked" : "unlocked") _thread.RLock object owner=\(lock.owner) count=\(lock.count) at 0x\(String(UInt(a[0].bits), radix: 16))>")
            },
        ],
        staticMethods: [
            Builtin("__new__", "(cls, /, *args, **kwargs)", "Make a lock.") { (vm, a) throws(ScriptException) in
                guard a[0].isObject(of: .type) else { throw vm.typeError("a type is required") }
                return vm.makeObject(a[0].type_, payload: ThreadRLock())
            },
        ])

    private static let handleType = TypeDeclaration(
        "_thread._ThreadHandle", "A thread that can be waited for.", kind: .payload, flags: [.weakReferencable],
        methods: [
            Builtin("join", "(self, timeout=None, /)", "Wait until the thread is done, at most `timeout` seconds.") { (vm, a) throws(ScriptException) in
                let handle = try ThreadHandle.expect(vm, a[0])
                var timeout: Double?
                if !a[1].isNone {
                    let seconds = try vm.double(a[1])
                    if seconds >= 0 { timeout = min(seconds, longestTimeout) }
                }
                try handle.join(vm, timeout: timeout)
                return .none
            },
            Builtin("is_done", "(self, /)", "Whether the thread is done.") { (vm, a) throws(ScriptException) in Value(try ThreadHandle.expect(vm, a[0]).isDone) },
            Builtin("_set_done", "(self, /)", "Mark the thread as done, in a child made by fork.") { (vm, a) throws(ScriptException) in
                try ThreadHandle.expect(vm, a[0]).finish()
                return .none
            },
        ],
        staticMethods: [
            Builtin("__new__", "(cls, /)", "Make a handle for a thread to come.") { (vm, a) throws(ScriptException) in
                guard a[0].isObject(of: .type) else { throw vm.typeError("a type is required") }
                return vm.makeObject(a[0].type_, payload: ThreadHandle())
            },
        ],
        attributes: [
            Attribute("ident", "The thread's identifier.") { (vm, object) throws(ScriptException) in vm.makeInt(try ThreadHandle.expect(vm, object).identifier) },
        ])

    private static let localType = TypeDeclaration(
        "_thread._local", "Attributes of which each thread has its own.", kind: .payload, flags: [.subclassable, .customAttributes, .weakReferencable],
        methods: [
            Builtin("__getattribute__", "(self, name, /)", "Looks up the attribute called name.") { (vm, a) throws(ScriptException) in
                guard a[1].isString else { throw vm.typeError("attribute name must be string, not '\(vm.typeName(a[1]))'") }
                let name = vm.intern(a[1])
                let dict = try ThreadLocal.expect(vm, a[0]).namespace(vm, a[0])
                if name == vm.name(.dictAttribute) { return Value(dict) }
                return try vm.getAttribute(of: a[0], name, namespace: dict)
            },
            Builtin("__setattr__", "(self, name, value, /)", "Binds the attribute called name to value.") { (vm, a) throws(ScriptException) in
                guard a[1].isString else { throw vm.typeError("attribute name must be string, not '\(vm.typeName(a[1]))'") }
                let name = vm.intern(a[1])
                let dict = try ThreadLocal.expect(vm, a[0]).namespace(vm, a[0])
                guard name != vm.name(.dictAttribute) else {
                    throw vm.raise(.attributeError, "'\(vm.typeName(a[0]))' object attribute '__dict__' is read-only")
                }
                try vm.setAttribute(of: a[0], name, a[2], namespace: dict)
                return .none
            },
            Builtin("__delattr__", "(self, name, /)", "Deletes the attribute called name.") { (vm, a) throws(ScriptException) in
                guard a[1].isString else { throw vm.typeError("attribute name must be string, not '\(vm.typeName(a[1]))'") }
                let name = vm.intern(a[1])
                let dict = try ThreadLocal.expect(vm, a[0]).namespace(vm, a[0])
                guard name != vm.name(.dictAttribute) else {
                    throw vm.raise(.attributeError, "'\(vm.typeName(a[0]))' object attribute '__dict__' is read-only")
                }
                try vm.setAttribute(of: a[0], name, .unset, namespace: dict)
                return .none
            },
        ],
        staticMethods: [
            Builtin("__new__", "(cls, /, *args, **kwargs)", "Make thread-local data.") { (vm, a) throws(ScriptException) in
                guard a[0].isObject(of: .type) else { throw vm.typeError("a type is required") }
                if a[1].tuple.count + a[2].dict.pointee.count > 0, vm.special(a[0].type_, .`init`).kind != .function {
                    throw vm.typeError("Initialization arguments are not supported")
                }
                let local = ThreadLocal(vm.modules.scriptThreads, arguments: a[1], keywords: a[2])
                // The maker's own namespace exists from the start: `__init__` is about to run for it anyway.
                vm.modules.scriptThreads.setNamespace(Value(vm.makeDict()), of: local)
                return vm.makeObject(a[0].type_, payload: local)
            },
        ])

    private static func start(_ vm: VM, _ function: Value, _ arguments: Value, _ keywords: Value, handle: Value, isDaemon: Bool) throws(ScriptException) {
        let target = try ThreadHandle.expect(vm, handle)
        guard !target.isStarted else { throw vm.raise(.runtimeError, "thread already started") }
        let threads = vm.modules.scriptThreads
        if !isDaemon { threads.awaited.append(target) }
        try threads.start(vm, function, arguments, keywords, handle: target)
    }

    private static let functions: [Builtin] = [
        Builtin("allocate_lock", "()", "Make a lock.") { (vm, _) throws(ScriptException) in vm.makeObject(try lockType(vm), payload: ThreadLock()) },
        Builtin("allocate", "()", "Make a lock.") { (vm, _) throws(ScriptException) in vm.makeObject(try lockType(vm), payload: ThreadLock()) },
        Builtin("get_ident", "()", "The identifier of the calling thread.") { (vm, _) throws(ScriptException) in vm.makeInt(ScriptThreads.currentIdentifier) },
        Builtin("get_native_id", "()", "The system's number of the calling thread.") { (vm, _) throws(ScriptException) in vm.makeInt(NativeThread.identifier) },
        Builtin("_get_main_thread_ident", "()", "The identifier of the main thread.") { (vm, _) throws(ScriptException) in vm.makeInt(vm.modules.mainThreadIdentifier) },
        Builtin("_is_main_interpreter", "()", "Whether this is the main interpreter: each is its own.") { (_, _) throws(ScriptException) in .true },
        Builtin("daemon_threads_allowed", "()", "Whether daemon threads may be made.") { (_, _) throws(ScriptException) in .true },
        Builtin("_count", "()", "Number of threads that scripts have started and that run.") { (vm, _) throws(ScriptException) in
            vm.makeInt((vm.modules.threads?.count ?? 1) - 1)
        },
        Builtin("start_new_thread", "(function, args, kwargs=<none>, /)", "Start a thread that calls function(*args, **kwargs).") { (vm, a) throws(ScriptException) in
            guard a[1].isObject(of: .tuple) else { throw vm.typeError("2nd arg must be a tuple") }
            guard a[2].isUnset || a[2].isObject(of: .dict) else { throw vm.typeError("optional 3rd arg must be a dictionary") }
            let type = try vm.getAttribute(try vm.importModule("_thread"), vm.intern("_ThreadHandle"))
            let handle = try vm.call(type)
            try start(vm, a[0], a[1], a[2], handle: handle, isDaemon: true)
            return vm.makeInt(try ThreadHandle.expect(vm, handle).identifier)
        },
        Builtin("start_joinable_thread", "(function, handle=None, daemon=True)", "Start a thread that can be waited for.") { (vm, a) throws(ScriptException) in
            var handle = a[1]
            if handle.isNone { handle = try vm.call(try vm.getAttribute(try vm.importModule("_thread"), vm.intern("_ThreadHandle"))) }
            try start(vm, a[0], vm.runtime.pointee.emptyTuple, .unset, handle: handle, isDaemon: try vm.isTrue(a[2]))
            return handle
        },
        Builtin("_make_thread_handle", "(ident, /)", "A handle of a thread that runs already.") { (vm, a) throws(ScriptException) in
            let handle = try vm.call(try vm.getAttribute(try vm.importModule("_thread"), vm.intern("_ThreadHandle")))
            try ThreadHandle.expect(vm, handle).begin(UInt(bitPattern: try vm.index(a[0])))
            return handle
        },
        Builtin("_shutdown", "()", "Wait for all threads that are not daemons.") { (vm, _) throws(ScriptException) in
            while let handle = vm.modules.threads?.awaited.last {
                try handle.join(vm, timeout: nil)
                vm.modules.threads?.awaited.removeAll { $0 === handle }
            }
            return .none
        },
        Builtin("stack_size", "(size=0, /)", "The native stack size of new threads in bytes; 0: the default.") { (vm, a) throws(ScriptException) in
            let threads = vm.modules.scriptThreads
            let old = threads.stackSize
            let size = try vm.index(a[0])
            guard size >= 0 else { throw vm.valueError("size must be 0 or a positive value") }
            guard size == 0 || (size >= 512 << 10 && size <= 1 << 30) else { throw vm.valueError("size not valid: \(size) bytes") }
            threads.stackSize = size
            return vm.makeInt(old)
        },
        Builtin("exit", "()", "End the thread: raises SystemExit.") { (vm, _) throws(ScriptException) in throw vm.raise(.systemExit) },
        Builtin("exit_thread", "()", "End the thread: raises SystemExit.") { (vm, _) throws(ScriptException) in throw vm.raise(.systemExit) },
        Builtin("interrupt_main", "(signum=2, /)", "Let the main thread see a signal.") { (vm, a) throws(ScriptException) in
            try vm.modules.simulateSignal(try vm.int32(a[0]), vm)
            return .none
        },
        Builtin("_excepthook", "(args, /)", "Report an exception that a thread did not handle.") { (vm, a) throws(ScriptException) in
            let type = try vm.getAttribute(a[0], vm.intern("exc_type"))
            if type == Value(vm.exceptionType(.systemExit)) { return .none }
            let exception = try vm.getAttribute(a[0], vm.intern("exc_value"))
            let thread = try vm.getAttribute(a[0], vm.intern("thread"))
            var name = "\(ScriptThreads.currentIdentifier)"
            if !thread.isNone { name = vm.swiftString(try vm.str(try vm.getAttribute(thread, vm.intern("name")))) }
            let text = "Exception in thread \(name):\n" + String(decoding: try vm.formatException(exception), as: UTF8.self)
            let stream = try vm.getAttributeOrUnset(vm.runtime.pointee.sysModule, vm.intern("stderr"))
            guard !stream.isNoneOrUnset else { return .none }
            _ = try vm.callMethod(stream, vm.intern("write"), vm.makeString(text))
            _ = try vm.callMethod(stream, vm.intern("flush"))
            return .none
        },
    ]
}

/// Types that `_thread` functions make objects of.
struct ThreadModuleTypes {
    let lock: TypePointer
}
