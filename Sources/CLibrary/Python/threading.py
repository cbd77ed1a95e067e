"""Threads and what they wait on, over the native module _thread."""

import posix as _posix
import sys as _sys
import _thread
from _synchronization import (Barrier, BoundedSemaphore, BrokenBarrierError, Condition, Event,
                              Semaphore)
from _synchronization import deprecated as _deprecated
from _thread import (TIMEOUT_MAX, RLock, _get_main_thread_ident, _is_main_interpreter,
                     _make_thread_handle, get_ident, get_native_id, stack_size)
from _thread import _ExceptHookArgs as ExceptHookArgs
from _thread import _excepthook as excepthook
from _thread import _local as local
from _thread import error as ThreadError
from _thread import lock as Lock
from itertools import count as _count

__all__ = ["get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread",
           "TIMEOUT_MAX", "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread",
           "Barrier", "BrokenBarrierError", "Timer", "ThreadError", "local", "stack_size",
           "excepthook", "ExceptHookArgs", "get_native_id"]

__excepthook__ = excepthook


# Threads that run, by identifier, and threads between start() and running. The lock may be taken again by the
# thread that holds it, because a signal handler may call enumerate().
_active_limbo_lock = RLock()
_active = {}
_limbo = {}
_next_number = _count(1).__next__


class Thread:
    """A thread of control, which calls `target`, or run() of a subclass."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name:
            name = str(name)
        else:
            name = f"Thread-{_next_number()}"
            if hasattr(target, "__name__"):
                name += f" ({target.__name__})"
        if daemon is None:
            daemon = current_thread().daemon
        elif daemon and not _thread.daemon_threads_allowed():
            raise RuntimeError("daemon threads are disabled in this (sub)interpreter")
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = daemon
        self._ident = None
        self._native_id = None
        self._handle = _thread._ThreadHandle()
        self._started = Event()
        # Where excepthook writes when sys.stderr is gone.
        self._stderr = _sys.stderr
        self._initialized = True

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        if self._handle.is_done():
            status = "stopped"
        else:
            status = "started" if self._started.is_set() else "initial"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"

    def _require_initialized(self):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")

    def start(self):
        """Start the thread; allowed once."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")
        with _active_limbo_lock:
            _limbo[self] = self
        try:
            _thread.start_joinable_thread(self._bootstrap, handle=self._handle, daemon=self.daemon)
        except Exception:
            with _active_limbo_lock:
                del _limbo[self]
            raise
        self._started.wait()

    def run(self):
        """Call the target; subclasses may do something else."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # An argument may lead back to this thread.
            del self._target, self._args, self._kwargs

    def _adopt_current(self):
        self._ident = get_ident()
        self._native_id = get_native_id()

    def _bootstrap(self):
        try:
            self._adopt_current()
            self._started.set()
            with _active_limbo_lock:
                _active[self._ident] = self
                del _limbo[self]
            _install_hooks()
            try:
                self.run()
            except:
                self._report_exception()
        finally:
            with _active_limbo_lock:
                del _active[get_ident()]

    def _report_exception(self):
        try:
            hook = __excepthook__ if excepthook is None else excepthook
            hook(ExceptHookArgs([*_sys.exc_info(), self]))
        except Exception as error:
            error.__suppress_context__ = True
            print("Exception in threading.excepthook:", file=_sys.stderr or self._stderr, flush=True)
            _sys.excepthook(type(error), error, error.__traceback__)

    def _after_fork(self, new_ident=None):
        """This is a child process; `new_ident` is given to the thread that goes on in it."""
        self._started._at_fork_reinit()
        if new_ident is not None:
            self._ident = new_ident

    def join(self, timeout=None):
        """Wait until the thread has ended, or for `timeout` seconds; is_alive() tells which."""
        self._require_initialized()
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        self._handle.join(None if timeout is None else max(timeout, 0))

    def is_alive(self):
        """Return True from just before run() begins until just after it ends."""
        assert self._initialized, "Thread.__init__() not called"
        return self._started.is_set() and not self._handle.is_done()

    @property
    def name(self):
        """The name, which need not be unique."""
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)

    @property
    def ident(self):
        """The identifier, None before the thread has started."""
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        """The kernel's number of the thread, None before it has started."""
        assert self._initialized, "Thread.__init__() not called"
        return self._native_id

    @property
    def daemon(self):
        """True if the interpreter does not wait for this thread at its end."""
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        self._require_initialized()
        if daemonic and not _thread.daemon_threads_allowed():
            raise RuntimeError("daemon threads are disabled in this interpreter")
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        """Deprecated: read `daemon`."""
        _deprecated("isDaemon", "get the daemon attribute")
        return self.daemon

    def setDaemon(self, daemonic):
        """Deprecated: set `daemon`."""
        _deprecated("setDaemon", "set the daemon attribute")
        self.daemon = daemonic

    def getName(self):
        """Deprecated: read `name`."""
        _deprecated("getName", "get the name attribute")
        return self.name

    def setName(self, name):
        """Deprecated: set `name`."""
        _deprecated("setName", "set the name attribute")
        self.name = name


class Timer(Thread):
    """A thread that calls a function after `interval` seconds unless cancel() comes first."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        """Keep the function from being called."""
        self.finished.set()

    def run(self):
        if not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _AdoptedThread(Thread):
    """A thread that runs already and was not started by Thread.start()."""

    def _adopt(self, ident):
        self._started.set()
        self._ident = ident
        self._handle = _make_thread_handle(ident)
        with _active_limbo_lock:
            _active[ident] = self


class _MainThread(_AdoptedThread):
    def __init__(self):
        Thread.__init__(self, name="MainThread", daemon=False)
        self._adopt(_get_main_thread_ident())
        self._native_id = get_native_id()


class _DummyThread(_AdoptedThread):
    """Stands for a thread that was started without this module, so that current_thread() can return something."""

    def __init__(self):
        Thread.__init__(self, name=f"Dummy-{_next_number()}",
                        daemon=_thread.daemon_threads_allowed())
        self._adopt(get_ident())
        self._native_id = get_native_id()
        _own.guard = _DummyGuard(self)

    def is_alive(self):
        if self._started.is_set() and not self._handle.is_done():
            return True
        raise RuntimeError("thread is not alive")

    def join(self, timeout=None):
        raise RuntimeError("cannot join a dummy thread")

    def _after_fork(self, new_ident=None):
        if new_ident is not None:
            self.__class__ = _MainThread
            self._name = "MainThread"
            self._daemonic = False
        Thread._after_fork(self, new_ident=new_ident)


class _DummyGuard:
    """Held by a foreign thread's own storage alone: freed when that thread ends, it forgets the dummy."""

    def __init__(self, thread):
        self._thread = thread

    def __del__(self):
        with _active_limbo_lock:
            if _active.get(self._thread.ident) is self._thread:
                del _active[self._thread.ident]


_own = local()


def current_thread():
    """Return the Thread that calls."""
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread():
    """Deprecated name of current_thread()."""
    _deprecated("currentThread", "use current_thread()")
    return current_thread()


def main_thread():
    """Return the Thread with which the interpreter began."""
    return _main_thread


def enumerate():
    """Return all threads that are alive."""
    with _active_limbo_lock:
        return [*_active.values(), *_limbo.values()]


def active_count():
    """Return how many threads are alive."""
    with _active_limbo_lock:
        return len(_active) + len(_limbo)


def activeCount():
    """Deprecated name of active_count()."""
    _deprecated("activeCount", "use active_count()")
    return active_count()


_trace_hook = None
_profile_hook = None


def _install_hooks():
    if _trace_hook is not None:
        _sys.settrace(_trace_hook)
    if _profile_hook is not None:
        _sys.setprofile(_profile_hook)


if hasattr(_sys, "settrace"):
    def settrace(func):
        """Set the function that every thread started from now on passes to sys.settrace()."""
        global _trace_hook
        _trace_hook = func

    def gettrace():
        """Return the function given to settrace()."""
        return _trace_hook

    __all__ += ["settrace", "gettrace"]

if hasattr(_sys, "setprofile"):
    def setprofile(func):
        """Set the function that every thread started from now on passes to sys.setprofile()."""
        global _profile_hook
        _profile_hook = func

    def getprofile():
        """Return the function given to setprofile()."""
        return _profile_hook

    __all__ += ["setprofile", "getprofile"]

if hasattr(_sys, "_settraceallthreads"):
    def settrace_all_threads(func):
        """Set the trace function of all threads, running ones included."""
        settrace(func)
        _sys._settraceallthreads(func)

    __all__.append("settrace_all_threads")

if hasattr(_sys, "_setprofileallthreads"):
    def setprofile_all_threads(func):
        """Set the profile function of all threads, running ones included."""
        setprofile(func)
        _sys._setprofileallthreads(func)

    __all__.append("setprofile_all_threads")


_main_thread = _MainThread()
_exit_functions = []
_shutting_down = False


def _register_atexit(func, *args, **kwargs):
    """Have a function called at the end, before the interpreter waits for its threads."""
    if _shutting_down:
        raise RuntimeError("can't register atexit after shutdown")
    _exit_functions.append((func, args, kwargs))


def _shutdown():
    """Wait for all threads that are not daemons; the interpreter calls this at its end."""
    global _shutting_down
    if _main_thread._handle.is_done() and _is_main_interpreter():
        return
    _shutting_down = True
    for func, args, kwargs in reversed(_exit_functions):
        func(*args, **kwargs)
    if _is_main_interpreter():
        _main_thread._handle._set_done()
    _thread._shutdown()


def _after_fork():
    """Forget the other threads: only the calling one goes on in the child process."""
    global _active_limbo_lock, _main_thread
    _active_limbo_lock = RLock()
    current = _active.get(get_ident()) or _MainThread()
    _main_thread = current
    for thread in enumerate():
        thread._after_fork(get_ident() if thread is current else None)
    _limbo.clear()
    _active.clear()
    _active[get_ident()] = current


_posix.register_at_fork(after_in_child=_after_fork)
