import Descriptors
import TaipanRuntime

/// Waiting on a semaphore with the interpreter's lock given up, signal handlers run in between (PEP 475).
struct ThreadSemaphore: ~Copyable {
    private let semaphore: UnsafeMutablePointer<sem_t>

    init(value: UInt32) {
        semaphore = .allocate(capacity: 1)
        sem_init(semaphore, 0, value)
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func post() { sem_post(semaphore) }

    /// Takes the semaphore. `timeout` in seconds; nil: for ever; 0: not at all.
    func wait(_ vm: VM, timeout: Double?) throws(ScriptException) -> Bool {
        if sem_trywait(semaphore) == 0 { return true }
        if timeout == 0 { return false }
        var deadline = timespec()
        if let timeout {
            clock_gettime(CLOCK_REALTIME, &deadline)
            let whole = timeout.rounded(.down)
            deadline.tv_sec += Int(whole)
            deadline.tv_nsec += Int((timeout - whole) * 1e9)
            if deadline.tv_nsec >= 1_000_000_000 {
                deadline.tv_nsec -= 1_000_000_000
                deadline.tv_sec += 1
            }
        }
        let kernel = vm.modules.kernel
        while true {
            if let enter = kernel.enterBlocking { enter(kernel.owner) }
            let status = timeout == nil ? sem_wait(semaphore) : sem_timedwait(semaphore, &deadline)
            let reason = errno
            if let leave = kernel.leaveBlocking { leave(kernel.owner) }
            if status == 0 { return true }
            if reason == EINTR {
                if let interruption = kernel.interruption, interruption(kernel.owner) { throw vm.pendingException }
                continue
            }
            return false
        }
    }
}

/// `_thread.lock`.
final class ThreadLock: Payload {
    let semaphore = ThreadSemaphore(value: 1)
    @exclusivity(unchecked) var isLocked = false

    func acquire(_ vm: VM, timeout: Double?) throws(ScriptException) -> Bool {
        guard try semaphore.wait(vm, timeout: timeout) else { return false }
        isLocked = true
        return true
    }

    func release(_ vm: VM) throws(ScriptException) {
        guard isLocked else { throw vm.raise(.runtimeError, "release unlocked lock") }
        isLocked = false
        semaphore.post()
    }

    static func expect(_ vm: VM, _ value: Value) throws(ScriptException) -> ThreadLock {
        guard let lock = value.payload(as: ThreadLock.self) else { throw vm.typeError("a lock is required, not '\(vm.typeName(value))'") }
        return lock
    }
}

/// `_thread.RLock`: the owner may take it again.
final class ThreadRLock: Payload {
    let semaphore = ThreadSemaphore(value: 1)
    @exclusivity(unchecked) var owner: UInt = 0
    @exclusivity(unchecked) var count = 0

    func acquire(_ vm: VM, timeout: Double?) throws(ScriptException) -> Bool {
        let me = ScriptThreads.currentIdentifier
        if owner == me {
            count += 1
            return true
        }
        guard try semaphore.wait(vm, timeout: timeout) else { return false }
        owner = me
        count = 1
        return true
    }

    func release(_ vm: VM) throws(ScriptException) {
        guard owner == ScriptThreads.currentIdentifier, count > 0 else { throw vm.raise(.runtimeError, "cannot release un-acquired lock") }
        count -= 1
        if count == 0 {
            owner = 0
            semaphore.post()
        }
    }

    static func expect(_ vm: VM, _ value: Value) throws(ScriptException) -> ThreadRLock {
        guard let lock = value.payload(as: ThreadRLock.self) else { throw vm.typeError("an RLock is required, not '\(vm.typeName(value))'") }
        return lock
    }
}

/// `_thread._ThreadHandle`: a started thread that can be waited for.
final class ThreadHandle: Payload {
    /// Posted once when the thread is done; whoever got it posts it again for the next.
    private let done = ThreadSemaphore(value: 0)
    @exclusivity(unchecked) private(set) var isDone = false
    @exclusivity(unchecked) private(set) var identifier: UInt = 0
    @exclusivity(unchecked) private(set) var isStarted = false

    func begin(_ identifier: UInt) {
        self.identifier = identifier
        isStarted = true
    }

    func finish() {
        isStarted = true
        guard !isDone else { return }
        isDone = true
        done.post()
    }

    func join(_ vm: VM, timeout: Double?) throws(ScriptException) {
        guard isStarted else { throw vm.raise(.runtimeError, "thread not started") }
        if isDone { return }
        guard identifier != ScriptThreads.currentIdentifier else { throw vm.raise(.runtimeError, "Cannot join current thread") }
        if try done.wait(vm, timeout: timeout) { done.post() }
    }

    static func expect(_ vm: VM, _ value: Value) throws(ScriptException) -> ThreadHandle {
        guard let handle = value.payload(as: ThreadHandle.self) else { throw vm.typeError("a thread handle is required, not '\(vm.typeName(value))'") }
        return handle
    }
}

/// `_thread._local`: attributes of which each thread has its own. A subclass's `__init__` runs again in each thread.
final class ThreadLocal: Payload {
    private let arguments: OwnedValue
    private let keywords: OwnedValue
    private unowned(unsafe) let threads: ScriptThreads

    init(_ threads: ScriptThreads, arguments: Value, keywords: Value) {
        self.threads = threads
        self.arguments = OwnedValue(arguments)
        self.keywords = OwnedValue(keywords)
    }

    override func visit(_ visitor: (Value) -> Void) {
        visitor(arguments.value)
        visitor(keywords.value)
        threads.visitNamespaces(of: self, visitor)
    }

    override func clear() { threads.forget(self) }

    deinit { threads.forget(self) }

    /// The calling thread's namespace of `object`.
    func namespace(_ vm: VM, _ object: Value) throws(ScriptException) -> DictPointer {
        let known = threads.namespace(of: self)
        if !known.isUnset { return known.dict }
        let dict = vm.makeDict()
        threads.setNamespace(Value(dict), of: self)
        let initializer = vm.special(of: object, .`init`)
        if initializer.kind == .function {
            do throws(ScriptException) {
                let bound = try vm.getAttribute(object, vm.name(.`init`))
                _ = try vm.call(bound, tuple: arguments.value, dict: keywords.value)
            } catch {
                threads.forget(self)
                throw error
            }
        }
        return dict
    }

    static func expect(_ vm: VM, _ value: Value) throws(ScriptException) -> ThreadLocal {
        guard let local = value.payload(as: ThreadLocal.self) else { throw vm.typeError("a _thread._local object is required, not '\(vm.typeName(value))'") }
        return local
    }
}
