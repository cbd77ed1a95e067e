"""Warnings: messages about dubious code that do not stop it, unless a filter says so."""

import sys
from _warnings import (filters, _defaultaction as defaultaction, _onceregistry as onceregistry,
                       warn, warn_explicit, _filters_mutated)

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings",
           "simplefilter", "resetwarnings", "catch_warnings", "deprecated"]

_ACTIONS = ("default", "always", "ignore", "module", "once", "error")

class _Pattern:
    """A regular expression of plain characters, `.`, `.*` and the ends `^` and `$`: enough for most filters."""

    __slots__ = ("pieces", "ignore_case", "whole", "expression")

    def __init__(self, expression, ignore_case):
        self.expression = expression
        self.ignore_case = ignore_case
        text = expression.removeprefix("^")
        self.whole = False
        for end in (r"\Z", "$"):
            if text.endswith(end) and not text.endswith("\\" + end):
                self.whole = True
                text = text.removesuffix(end)
                break
        # Pieces that follow each other with anything between them; None in a piece is any one character.
        self.pieces = [[]]
        index = 0
        while index < len(text):
            character = text[index]
            index += 1
            if character == "\\":
                character = text[index:index + 1]
                if not character or character.isalnum():
                    raise ValueError(expression)
                index += 1
            elif character == ".":
                character = None
                if text[index:index + 1] == "*":
                    self.pieces.append([])
                    index += 1
                    continue
            elif character in "^$*+?{}[]|()":
                raise ValueError(expression)
            self.pieces[-1].append(character.lower() if character and ignore_case else character)

    def _fits(self, text, index, piece):
        return index + len(piece) <= len(text) and all(
            wanted == text[index + offset] if wanted else text[index + offset] != "\n"
            for offset, wanted in enumerate(piece))

    def match(self, text):
        if self.ignore_case:
            text = text.lower()
        first, *rest = self.pieces
        if not self._fits(text, 0, first):
            return False
        index = len(first)
        if not rest:
            return not self.whole or index == len(text)
        *inner, last = rest
        for piece in inner:
            while not self._fits(text, index, piece):
                index += 1
                if index > len(text):
                    return False
            index += len(piece)
        if self.whole:
            return index <= len(text) - len(last) and self._fits(text, len(text) - len(last), last)
        return any(self._fits(text, start, last) for start in range(index, len(text) + 1))

    def __eq__(self, other):
        if not isinstance(other, _Pattern):
            return NotImplemented
        return (self.expression, self.ignore_case) == (other.expression, other.ignore_case)

    def __hash__(self):
        return hash((self.expression, self.ignore_case))


def _pattern(expression, ignore_case):
    if not expression:
        return None
    try:
        return _Pattern(expression, ignore_case)
    except ValueError:
        import re
        return re.compile(expression, re.I if ignore_case else 0)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Put a filter before the others, or behind them with append=True.

    `message` and `module` are regular expressions that the beginning of the text and
    of the module's name must match.
    """
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")
    _add_filter((action, _pattern(message, True), category, _pattern(module, False), lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Put in a filter that looks at the category and the line only."""
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")
    _add_filter((action, None, category, None, lineno), append)


def _add_filter(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


def resetwarnings():
    """Take out all filters."""
    filters.clear()
    _filters_mutated()


class WarningMessage:
    """One warning with where it comes from."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, "
                f"filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}")


def formatwarning(message, category, filename, lineno, line=None):
    """Return a warning as text; scripts may replace this function."""
    return _formatwarnmsg_impl(WarningMessage(message, category, filename, lineno, None, line))


def _formatwarnmsg_impl(warning):
    line = warning.line
    if line is None:
        try:
            import linecache
            line = linecache.getline(warning.filename, warning.lineno)
        except Exception:
            # At the end of the program imports may fail.
            line = None
    text = f"{warning.filename}:{warning.lineno}: {warning.category.__name__}: {warning.message}\n"
    return text + f"  {line.strip()}\n" if line else text


_formatwarning_orig = formatwarning


def _formatwarnmsg(warning):
    """Return a warning as text, by formatwarning() if a script has replaced it."""
    replaced = globals().get("formatwarning", _formatwarning_orig)
    if replaced is not _formatwarning_orig:
        return replaced(warning.message, warning.category, warning.filename, warning.lineno, warning.line)
    return _formatwarnmsg_impl(warning)


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a stream, by default sys.stderr; scripts may replace this function."""
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


def _showwarnmsg_impl(warning):
    file = sys.stderr if warning.file is None else warning.file
    if file is None:
        return
    text = _formatwarnmsg(warning)
    try:
        file.write(text)
    except OSError:
        pass


_showwarning_orig = showwarning


def _showwarnmsg(warning):
    """Show a warning, by showwarning() if a script has replaced it."""
    replaced = globals().get("showwarning", _showwarning_orig)
    if replaced is _showwarning_orig:
        _showwarnmsg_impl(warning)
        return
    if not callable(replaced):
        raise TypeError("warnings.showwarning() must be set to a function or method")
    replaced(warning.message, warning.category, warning.filename, warning.lineno,
             warning.file, warning.line)


def _warn_unawaited_coroutine(coroutine):
    lines = [f"coroutine '{coroutine.__qualname__}' was never awaited\n"]
    if coroutine.cr_origin is not None:
        import linecache
        import traceback
        lines.append("Coroutine created at (most recent call last)\n")
        lines += traceback.format_list(
            [(filename, lineno, name, linecache.getline(filename, lineno))
             for filename, lineno, name in reversed(coroutine.cr_origin)])
    warn("".join(lines).rstrip("\n"), category=RuntimeWarning, stacklevel=2, source=coroutine)


class catch_warnings:
    """Restores the filters at the end of the block; with record=True it gives a list of the warnings.

    With `action` a simple filter is put in at the beginning.
    """

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        parts = ["record=True"] if self._record else []
        if self._module is not sys.modules["warnings"]:
            parts.append(f"module={self._module!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        module = self._module
        self._saved = module.filters, module.showwarning, module._showwarnmsg_impl
        module.filters = module.filters[:]
        module._filters_mutated()
        if self._filter is not None:
            simplefilter(*self._filter)
        if not self._record:
            return None
        log = []
        module._showwarnmsg_impl = log.append
        # A replaced showwarning() must not see what is recorded.
        module.showwarning = module._showwarning_orig
        return log

    def __exit__(self, *exception):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        module = self._module
        module.filters, module.showwarning, module._showwarnmsg_impl = self._saved
        module._filters_mutated()


class deprecated:
    """Decorator for classes and functions that should no longer be used (PEP 702).

    A call warns with `category`; None gives only the attribute __deprecated__.
    """

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        if self.category is None:
            arg.__deprecated__ = self.message
            return arg
        if isinstance(arg, type):
            return self._decorate_class(arg)
        if not callable(arg):
            raise TypeError("@deprecated decorator with non-None category must be applied to "
                            f"a class or callable, not {arg!r}")
        from functools import wraps
        message, category, level = self.message, self.category, self.stacklevel + 1

        @wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=level)
            return arg(*args, **kwargs)

        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper

    def _decorate_class(self, cls):
        message, category, level = self.message, self.category, self.stacklevel + 1
        original_new = cls.__new__
        original_hook = cls.__init_subclass__

        def __new__(new_cls, /, *args, **kwargs):
            if new_cls is cls:
                warn(message, category=category, stacklevel=level)
            if original_new is not object.__new__:
                return original_new(new_cls, *args, **kwargs)
            if cls.__init__ is object.__init__ and (args or kwargs):
                raise TypeError(f"{cls.__name__}() takes no arguments")
            return original_new(new_cls)

        def __init_subclass__(sub_cls, **kwargs):
            warn(message, category=category, stacklevel=level)
            hook = getattr(original_hook, "__func__", None)
            if hook is None:
                return original_hook(**kwargs)
            return hook(sub_cls, **kwargs)

        cls.__new__ = staticmethod(__new__)
        cls.__init_subclass__ = classmethod(__init_subclass__)
        cls.__deprecated__ = message
        return cls


class _OptionError(Exception):
    """An option -W that cannot be understood."""


def _setoption(option):
    """Put in the filter of an option action:message:category:module:line, whose end may be missing."""
    parts = option.split(":")
    if len(parts) > 5:
        raise _OptionError(f"too many fields (max 5): {option!r}")
    action, message, category, module, lineno = (
        part.strip() for part in parts + [""] * (5 - len(parts)))
    action = _getaction(action)
    category = _getcategory(category)
    try:
        number = int(lineno) if lineno else 0
        if number < 0:
            raise ValueError
    except (ValueError, OverflowError):
        raise _OptionError(f"invalid lineno {lineno!r}") from None
    filterwarnings(action, _escaped(message), category, _escaped(module) + r"\Z" if module else "", number)


def _escaped(text):
    return "".join("\\" + character if character in ".^$*+?{}[]\\|()" else character for character in text)


def _getaction(action):
    if not action:
        return "default"
    if action == "all":
        return "always"
    for known in _ACTIONS:
        if known.startswith(action):
            return known
    raise _OptionError(f"invalid action: {action!r}")


def _getcategory(category):
    if not category:
        return Warning
    module, _, name = category.rpartition(".")
    try:
        found = getattr(__import__(module or "builtins", None, None, [name]), name)
    except ImportError:
        raise _OptionError(f"invalid module name: {module!r}") from None
    except AttributeError:
        raise _OptionError(f"unknown warning category: {category!r}") from None
    if not issubclass(found, Warning):
        raise _OptionError(f"invalid warning category: {category!r}")
    return found


def _processoptions(options):
    for option in options:
        try:
            _setoption(option)
        except _OptionError as error:
            print("Invalid -W option ignored:", error, file=sys.stderr)


_processoptions(sys.warnoptions)
