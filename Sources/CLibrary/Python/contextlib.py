"""Tools for the with statement."""

import os
import sys
from abc import ABC, abstractmethod
from functools import wraps
from types import GenericAlias, MethodType

__all__ = ["AbstractContextManager", "ContextDecorator", "ExitStack", "chdir", "closing",
           "contextmanager", "nullcontext", "redirect_stderr", "redirect_stdout", "suppress"]


class AbstractContextManager(ABC):
    """Anything with __enter__() and __exit__()."""

    __class_getitem__ = classmethod(GenericAlias)
    __slots__ = ()

    def __enter__(self):
        """Return what the with statement names."""
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Return True to swallow the exception."""
        return None

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is not AbstractContextManager:
            return NotImplemented
        for method in ("__enter__", "__exit__"):
            for base in subclass.__mro__:
                if method in base.__dict__:
                    if base.__dict__[method] is None:
                        return NotImplemented
                    break
            else:
                return NotImplemented
        return True


class ContextDecorator:
    """Lets a context manager decorate a function too."""

    def _recreate_cm(self):
        """Return the manager for one call; overridden by those that work only once."""
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return inner


class _GeneratorContextManager(ContextDecorator, AbstractContextManager):
    """What a function decorated by contextmanager() returns."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        self.__doc__ = getattr(func, "__doc__", None) or type(self).__doc__

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)

    def __enter__(self):
        # Only a decorator needs them again, and that makes a new manager first.
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            return self._stop("generator didn't stop")
        if value is None:
            value = typ()
        try:
            self.gen.throw(value)
        except StopIteration as stop:
            # The generator ended by itself, unless this is the exception of the with block passing through.
            return stop is not value
        except RuntimeError as error:
            if error is value:
                error.__traceback__ = traceback
                return False
            if isinstance(value, StopIteration) and error.__cause__ is value:
                # A generator turns a StopIteration that leaves it into a RuntimeError (PEP 479).
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            error.__traceback__ = traceback
            return False
        return self._stop("generator didn't stop after throw()")

    def _stop(self, message):
        try:
            raise RuntimeError(message)
        finally:
            self.gen.close()


def contextmanager(func):
    """Turn a generator function that yields once into a maker of context managers.

    What it yields is what the with statement names; an exception of the block is raised
    at the yield.
    """
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper


class closing(AbstractContextManager):
    """Closes something at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exception):
        self.thing.close()


class _RedirectStream(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, *exception):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """Sends sys.stdout to another stream during the block."""

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Sends sys.stderr to another stream during the block."""

    _stream = "stderr"


class suppress(AbstractContextManager):
    """Swallows the given exceptions; out of a group it takes those that match."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, kind, value, traceback):
        if kind is None:
            return None
        if issubclass(kind, self._exceptions):
            return True
        if issubclass(kind, BaseExceptionGroup):
            rest = value.split(self._exceptions)[1]
            if rest is None:
                return True
            raise rest
        return False


def _fix_context(error, outer, limit):
    """Make `error`, raised by a callback while `outer` was handled, show `outer` as its context.

    In nested with statements the interpreter would have done so; `limit` is the exception
    that was handled before the stack was left.
    """
    while True:
        context = error.__context__
        if context is None or context is outer:
            return
        if context is limit:
            break
        error = context
    error.__context__ = outer


class ExitStack(AbstractContextManager):
    """Collects context managers and callbacks, and leaves them in reverse order at the end of the block."""

    def __init__(self):
        self._callbacks = []

    def pop_all(self):
        """Move everything to a new stack, and return that."""
        stack = type(self)()
        stack._callbacks, self._callbacks = self._callbacks, []
        return stack

    def push(self, exit):
        """Take in a manager that was entered already, or a function with the signature of __exit__()."""
        cls = type(exit)
        if hasattr(cls, "__exit__"):
            self._callbacks.append(MethodType(cls.__exit__, exit))
        else:
            self._callbacks.append(exit)
        return exit

    def enter_context(self, cm):
        """Enter a manager, and return what its __enter__() does."""
        cls = type(cm)
        try:
            enter, leave = cls.__enter__, cls.__exit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the "
                            f"context manager protocol") from None
        result = enter(cm)
        self._callbacks.append(MethodType(leave, cm))
        return result

    def callback(self, callback, /, *args, **kwds):
        """Have a function called with these arguments at the end."""
        def call(kind, value, traceback):
            callback(*args, **kwds)

        call.__wrapped__ = callback
        self._callbacks.append(call)
        return callback

    def close(self):
        """Leave everything now."""
        self.__exit__(None, None, None)

    def __exit__(self, *details):
        error = details[1]
        received = error is not None
        before = sys.exception()
        suppressed = raised = False
        while self._callbacks:
            leave = self._callbacks.pop()
            try:
                if error is None:
                    stop = leave(None, None, None)
                else:
                    stop = leave(type(error), error, error.__traceback__)
                if stop:
                    suppressed = True
                    raised = False
                    error = None
            except BaseException as new:
                _fix_context(new, error, before)
                raised = True
                error = new
        if raised:
            context = error.__context__
            try:
                raise error
            except BaseException:
                error.__context__ = context
                raise
        return received and suppressed


class nullcontext(AbstractContextManager):
    """Does nothing; `enter_result` is what the with statement names."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *exception):
        pass


class chdir(AbstractContextManager):
    """Changes the current directory during the block."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *exception):
        os.chdir(self._old_cwd.pop())
