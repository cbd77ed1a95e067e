import TaipanRuntime

/// The lock that a thread holds while it touches an interpreter's objects. Each interpreter has its own.
///
/// A thread that waits asks the holder to step aside every 5 ms (the holder sees it at its next backward jump or call), and the
/// holder then stays aside until somebody else has run: without that it would take the lock again before the others wake.
final class InterpreterLock {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let freed: UnsafeMutablePointer<pthread_cond_t>
    private let taken: UnsafeMutablePointer<pthread_cond_t>
    // Guarded by the mutex.
    @exclusivity(unchecked) private var holder: UnsafeMutablePointer<ThreadState>?
    @exclusivity(unchecked) private var isHeld = false
    @exclusivity(unchecked) private var waiting = 0
    @exclusivity(unchecked) private var turns: UInt = 0
    private let runtime: UnsafeMutablePointer<RuntimeState>

    /// How long a thread waits until it asks the holder to step aside, in nanoseconds. Guarded by the mutex.
    @exclusivity(unchecked) private var interval = 5_000_000

    init(_ runtime: UnsafeMutablePointer<RuntimeState>) {
        self.runtime = runtime
        mutex = .allocate(capacity: 1)
        freed = .allocate(capacity: 1)
        taken = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(freed, nil)
        pthread_cond_init(taken, nil)
    }

    /// `sys.setswitchinterval`, in seconds: at most an hour, so that no sum overflows.
    func setSwitchInterval(_ seconds: Double) {
        pthread_mutex_lock(mutex)
        interval = max(1, Int(min(seconds, 3600) * 1e9))
        pthread_mutex_unlock(mutex)
    }

    deinit {
        pthread_cond_destroy(taken)
        pthread_cond_destroy(freed)
        pthread_mutex_destroy(mutex)
        taken.deallocate()
        freed.deallocate()
        mutex.deallocate()
    }

    /// Waits until the lock is free and takes it for the calling thread. `state` becomes the runtime's current thread.
    func acquire(_ state: UnsafeMutablePointer<ThreadState>) {
        pthread_mutex_lock(mutex)
        waiting += 1
        while isHeld {
            var deadline = timespec()
            clock_gettime(CLOCK_REALTIME, &deadline)
            deadline.tv_nsec += interval
            deadline.tv_sec += deadline.tv_nsec / 1_000_000_000
            deadline.tv_nsec %= 1_000_000_000
            let seen = turns
            let outcome = pthread_cond_timedwait(freed, mutex, &deadline)
            if outcome == ETIMEDOUT, isHeld, turns == seen, let holder { VM(holder).setBreaker(.switchThread) }
        }
        waiting -= 1
        isHeld = true
        holder = state
        turns &+= 1
        runtime.pointee.setCurrentThread(state)
        pthread_cond_broadcast(taken)
        pthread_mutex_unlock(mutex)
    }

    /// The holder turns out to be this thread state's thread.
    func assign(_ state: UnsafeMutablePointer<ThreadState>) {
        pthread_mutex_lock(mutex)
        holder = state
        pthread_mutex_unlock(mutex)
        runtime.pointee.setCurrentThread(state)
    }

    func release() {
        pthread_mutex_lock(mutex)
        isHeld = false
        holder = nil
        pthread_cond_signal(freed)
        pthread_mutex_unlock(mutex)
    }

    /// Lets another waiting thread run.
    func stepAside(_ state: UnsafeMutablePointer<ThreadState>) {
        pthread_mutex_lock(mutex)
        if waiting == 0 {
            pthread_mutex_unlock(mutex)
            return
        }
        isHeld = false
        holder = nil
        let seen = turns
        pthread_cond_signal(freed)
        while turns == seen && waiting > 0 { pthread_cond_wait(taken, mutex) }
        pthread_mutex_unlock(mutex)
        acquire(state)
    }

    /// In a child made by fork only the calling thread exists: whatever the others held is free.
    func resetAfterFork(_ state: UnsafeMutablePointer<ThreadState>) {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(freed, nil)
        pthread_cond_init(taken, nil)
        isHeld = true
        holder = state
        waiting = 0
    }
}
