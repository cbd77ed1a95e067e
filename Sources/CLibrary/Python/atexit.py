"""Functions to call when the interpreter ends.

The interpreter calls _run_exitfuncs() at its end, after threading has waited for its threads.
"""

import sys as _sys

_functions = []


def register(func, /, *args, **kwargs):
    """Have a function called at the end; the last registered is called first. Return the function."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _functions.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Forget a function, as often as it was registered."""
    _functions[:] = [entry for entry in _functions if not func == entry[0]]


def _clear():
    """Forget all functions."""
    _functions.clear()


def _ncallbacks():
    """Return how many functions are registered."""
    return len(_functions)


def _run_exitfuncs():
    """Call and forget all functions; an exception is reported and does not keep the others from running."""
    while _functions:
        func, args, kwargs = _functions.pop()
        try:
            func(*args, **kwargs)
        except BaseException as error:
            if not isinstance(error, SystemExit):
                print(f"Exception ignored in atexit callback {func!r}:", file=_sys.stderr)
                _sys.excepthook(type(error), error, error.__traceback__)
