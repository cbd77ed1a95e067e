"""What threads wait on: Condition, Semaphore, Event, Barrier.

Part of threading, which imports it.
"""

from _collections import deque as _deque
from _thread import RLock
from _thread import allocate_lock as _allocate_lock
from _thread import lock as Lock
from time import monotonic as _now

# The name by which scripts know these classes.
__name__ = "threading"


def deprecated(old, new):
    """Warn the caller of a method under its old name."""
    import warnings
    warnings.warn(f"{old}() is deprecated, {new} instead", DeprecationWarning, stacklevel=3)


def _describe(instance, detail):
    cls = type(instance)
    return f"<{cls.__module__}.{cls.__qualname__} at {id(instance):#x}: {detail}>"


class Condition:
    """A lock on which threads wait until another notifies them."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        # A lock that one thread may hold several times over brings its own way to let go of it whole.
        for name in ("_release_save", "_acquire_restore", "_is_owned"):
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))
        self._waiters = _deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exception):
        return self._lock.__exit__(*exception)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _at_fork_reinit(self):
        self._lock._at_fork_reinit()
        self._waiters.clear()

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, state):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Let go of the lock until notified or `timeout` seconds have passed; return False in the latter case."""
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = _allocate_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        state = self._release_save()
        notified = False
        try:
            if timeout is None:
                notified = waiter.acquire()
            elif timeout > 0:
                notified = waiter.acquire(True, timeout)
            else:
                notified = waiter.acquire(False)
            return notified
        finally:
            self._acquire_restore(state)
            if not notified:
                self._forget(waiter)

    def wait_for(self, predicate, timeout=None):
        """Wait until predicate() is true, and return its value; after `timeout` seconds return its last value."""
        deadline = None if timeout is None else _now() + timeout
        result = predicate()
        while not result:
            if deadline is not None:
                timeout = deadline - _now()
                if timeout <= 0:
                    break
            self.wait(timeout)
            result = predicate()
        return result

    def _forget(self, waiter):
        try:
            self._waiters.remove(waiter)
        except ValueError:
            pass  # a notifier was faster

    def notify(self, n=1):
        """Wake up to `n` waiting threads; the caller holds the lock."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        while self._waiters and n > 0:
            waiter = self._waiters[0]
            try:
                waiter.release()
            except RuntimeError:
                pass  # woken before, but not yet out of the queue: does not count
            else:
                n -= 1
            self._forget(waiter)

    def notify_all(self):
        """Wake every waiting thread; the caller holds the lock."""
        self.notify(len(self._waiters))

    def notifyAll(self):
        """Deprecated name of notify_all()."""
        deprecated("notifyAll", "use notify_all()")
        self.notify_all()


class Semaphore:
    """A counter that acquire() decrements, waiting while it is 0, and release() increments."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        return _describe(self, f"value={self._value}")

    def acquire(self, blocking=True, timeout=None):
        """Take one; return False if none came free in time, or at once with blocking=False."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if not blocking:
            timeout = 0
        with self._cond:
            if self._value == 0 and not (
                    blocking and self._cond.wait_for(lambda: self._value > 0, timeout)):
                return False
            self._value -= 1
            return True

    __enter__ = acquire

    def __exit__(self, *exception):
        self.release()

    def release(self, n=1):
        """Give back `n`."""
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            self._cond.notify(n)


class BoundedSemaphore(Semaphore):
    """A semaphore that must not be given back more than was taken."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        return _describe(self, f"value={self._value}/{self._initial_value}")

    def release(self, n=1):
        """Give back `n`; ValueError if that is more than was taken."""
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag that threads wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        return _describe(self, "set" if self._flag else "unset")

    def _at_fork_reinit(self):
        self._cond._at_fork_reinit()

    def is_set(self):
        """Return True if the flag is set."""
        return self._flag

    def isSet(self):
        """Deprecated name of is_set()."""
        deprecated("isSet", "use is_set()")
        return self._flag

    def set(self):
        """Set the flag and wake all who wait for it."""
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        """Clear the flag."""
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Wait until the flag is set; return False if that took more than `timeout` seconds."""
        with self._cond:
            return self._flag or self._cond.wait(timeout)


class BrokenBarrierError(RuntimeError):
    """A barrier was reset or aborted, or a thread waited too long for the others."""


# The states of a barrier.
_FILLING = "filling"
_DRAINING = "draining"
_RESETTING = "resetting"
_BROKEN = "broken"


class Barrier:
    """A place where `parties` threads wait for each other; the last to come calls `action`."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = _FILLING
        self._count = 0

    def __repr__(self):
        return _describe(self, "broken" if self.broken else f"waiters={self.n_waiting}/{self.parties}")

    def wait(self, timeout=None):
        """Wait for the other threads; return this one's number, 0 for the first to come.

        BrokenBarrierError if it takes more than `timeout` seconds.
        """
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in (_DRAINING, _RESETTING):
                self._cond.wait()
            if self._state is _BROKEN:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._open()
                else:
                    self._wait_until_open(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (_DRAINING, _RESETTING):
                    self._enter_state(_FILLING)

    def _enter_state(self, state):
        self._state = state
        self._cond.notify_all()

    def _open(self):
        try:
            if self._action:
                self._action()
        except:
            self._enter_state(_BROKEN)
            raise
        self._enter_state(_DRAINING)

    def _wait_until_open(self, timeout):
        if not self._cond.wait_for(lambda: self._state is not _FILLING, timeout):
            self._enter_state(_BROKEN)
        if self._state is not _DRAINING:
            raise BrokenBarrierError

    def reset(self):
        """Make the barrier new; threads that wait at it get BrokenBarrierError."""
        with self._cond:
            if self._count == 0:
                self._enter_state(_FILLING)
            elif self._state is not _DRAINING:
                self._enter_state(_RESETTING)

    def abort(self):
        """Break the barrier for good; all who wait or will wait get BrokenBarrierError."""
        with self._cond:
            self._enter_state(_BROKEN)

    @property
    def parties(self):
        """The number of threads that must come."""
        return self._parties

    @property
    def n_waiting(self):
        """The number of threads that have come and wait."""
        return self._count if self._state is _FILLING else 0

    @property
    def broken(self):
        """True if the barrier is broken."""
        return self._state is _BROKEN
