"""Signals and their handlers (POSIX signal.h), over the native module _signal."""

import _named_integers
import _signal
from _signal import *

Signals = _named_integers.named_integers("Signals", globals(), [
    _name for _name in dir(_signal)
    if _name.startswith("SIG") and not _name.startswith("SIG_") and _name.isupper()])
Handlers = _named_integers.named_integers("Handlers", globals(), ["SIG_DFL", "SIG_IGN"])
Sigmasks = _named_integers.named_integers("Sigmasks", globals(), ["SIG_BLOCK", "SIG_UNBLOCK", "SIG_SETMASK"])


def _plain(handler):
    """Return a member of Handlers as the plain integer that the native module compares with."""
    return int(handler) if isinstance(handler, int) else handler


def _signals(numbers):
    return {_named_integers.named(Signals, number) for number in numbers}


def signal(signalnum, handler):
    """Set what happens on a signal: a function (signalnum, frame), SIG_DFL or SIG_IGN. Return what it was.

    Only the main thread may do so.
    """
    return _named_integers.named(Handlers, _signal.signal(signalnum, _plain(handler)))


def getsignal(signalnum):
    """Return what happens on a signal; None if it was not set by a script."""
    return _named_integers.named(Handlers, _signal.getsignal(signalnum))


def pthread_sigmask(how, mask):
    """Change which signals the calling thread blocks, and return which it blocked before."""
    return _signals(_signal.pthread_sigmask(how, mask))


def sigpending():
    """Return the blocked signals that wait for delivery."""
    return _signals(_signal.sigpending())


def sigwait(sigset):
    """Wait until one of the signals is pending, take it and return it."""
    return _named_integers.named(Signals, _signal.sigwait(sigset))


def valid_signals():
    """Return the signals that this system has."""
    return _signals(_signal.valid_signals())
