import Synchronization

/// Where script threads wait for another one to finish with an object: a buffered file whose kernel call has released the
/// interpreter's lock.
///
/// `waiters` is touched only under the interpreter's lock; the condition only wakes. A waiter reads the generation before it gives
/// up the interpreter's lock, so that a release in between is not missed.
final class WaitingRoom {
    @exclusivity(unchecked) private var waiters = 0
    @exclusivity(unchecked) private var generation = 0
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>

    init() {
        mutex = .allocate(capacity: 1)
        condition = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
        condition.deallocate()
    }

    /// Gives up the interpreter's lock until somebody calls `wake`. The caller looks again at what it waits for.
    func wait(_ context: ModuleContext) {
        pthread_mutex_lock(mutex)
        let seen = generation
        pthread_mutex_unlock(mutex)
        waiters += 1
        let kernel = context.kernel
        if let enter = kernel.enterBlocking { enter(kernel.owner) }
        pthread_mutex_lock(mutex)
        while generation == seen { pthread_cond_wait(condition, mutex) }
        pthread_mutex_unlock(mutex)
        if let leave = kernel.leaveBlocking { leave(kernel.owner) }
        waiters -= 1
    }

    @inline(__always)
    func wake() { if waiters != 0 { wakeAll() } }

    @inline(never)
    private func wakeAll() {
        pthread_mutex_lock(mutex)
        generation &+= 1
        pthread_cond_broadcast(condition)
        pthread_mutex_unlock(mutex)
    }
}
