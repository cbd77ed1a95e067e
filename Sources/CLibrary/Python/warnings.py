"""Warnings: messages about dubious code that do not stop it, unless a filter says so."""

import sys

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings",
           "simplefilter", "resetwarnings", "catch_warnings", "deprecated"]

_ACTIONS = ("error", "ignore", "always", "all", "default", "module", "once")

# Each filter is (action, pattern of the text or None, category, pattern of the module or None, line or 0);
# the first that fits decides.
filters = []
defaultaction = "default"
onceregistry = {}
_filters_version = 1


def _filters_mutated():
    """The filters have changed: what modules remember of earlier warnings no longer counts."""
    global _filters_version
    _filters_version += 1


class _Prefix:
    """A pattern without special characters, so that most filters need no regular expressions."""

    __slots__ = ("text", "ignore_case", "whole")

    def __init__(self, text, ignore_case, whole):
        self.text = text.lower() if ignore_case else text
        self.ignore_case = ignore_case
        self.whole = whole

    def match(self, text):
        if self.ignore_case:
            text = text.lower()
        return text == self.text if self.whole else text.startswith(self.text)

    def __eq__(self, other):
        if not isinstance(other, _Prefix):
            return NotImplemented
        return (self.text, self.ignore_case, self.whole) == (other.text, other.ignore_case, other.whole)

    __hash__ = None


def _pattern(expression, ignore_case):
    if not expression:
        return None
    if not any(character in ".^$*+?{}[]\\|()" for character in expression):
        return _Prefix(expression, ignore_case, False)
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


def _source_line(filename, lineno):
    """Return a line of a source file, or an empty text if it cannot be read."""
    try:
        with open(filename, encoding="utf-8", errors="replace") as source:
            for number, line in enumerate(source, 1):
                if number == lineno:
                    return line
    except (OSError, ValueError):
        pass
    return ""


def formatwarning(message, category, filename, lineno, line=None):
    """Return a warning as text; scripts may replace this function."""
    if line is None:
        line = _source_line(filename, lineno)
    line = line.strip()
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    return text + f"  {line}\n" if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a stream, by default sys.stderr; scripts may replace this function."""
    if file is None:
        file = sys.stderr
        if file is None:
            return
    try:
        file.write(formatwarning(message, category, filename, lineno, line))
    except OSError:
        pass


_standard_showwarning = showwarning


def _showwarnmsg(warning):
    """Pass a warning to what catches it, or to showwarning()."""
    if _recorder is not None and showwarning is _standard_showwarning:
        _recorder(warning)
        return
    if not callable(showwarning):
        raise TypeError("warnings.showwarning() must be set to a function or method")
    showwarning(warning.message, warning.category, warning.filename, warning.lineno,
                warning.file, warning.line)


_recorder = None


def _is_internal(frame):
    filename = frame.f_code.co_filename
    return "importlib" in filename and "_bootstrap" in filename


def _caller(stacklevel, skip_file_prefixes):
    """Return the frame that a warning is about, or None if the stack is not that deep."""
    frame = sys._getframe(2)
    if skip_file_prefixes:
        stacklevel = max(2, stacklevel)
    skip_internal = stacklevel > 1 and not _is_internal(frame)
    while stacklevel > 1 and frame is not None:
        frame = frame.f_back
        while frame is not None and (
                skip_internal and _is_internal(frame)
                or skip_file_prefixes and frame.f_code.co_filename.startswith(skip_file_prefixes)):
            frame = frame.f_back
        stacklevel -= 1
    return frame


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Warn about the code that calls, or with a higher `stacklevel` about what called that."""
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError("skip_file_prefixes must be a tuple of strs.")
    frame = _caller(stacklevel, skip_file_prefixes)
    if frame is None:
        namespace, filename, lineno = sys.__dict__, "<sys>", 0
    else:
        namespace, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    warn_explicit(message, category, filename, lineno, namespace.get("__name__", "<string>"),
                  namespace.setdefault("__warningregistry__", {}), namespace, source)


def _action(text, category, module, lineno):
    for action, text_pattern, filter_category, module_pattern, line in filters:
        if ((text_pattern is None or text_pattern.match(text))
                and issubclass(category, filter_category)
                and (module_pattern is None or module_pattern.match(module))
                and (line == 0 or line == lineno)):
            return action
    return defaultaction


def _seen(action, registry, key):
    """Return True if this warning was shown before, as far as the action cares; remember it otherwise."""
    text, category, _ = key
    if action == "default":
        registry[key] = 1
        return False
    if action == "module":
        registry[key] = 1
        key = (text, category, 0)
    elif action == "once":
        registry[key] = 1
        registry, key = onceregistry, (text, category)
    elif action in ("always", "all"):
        return False
    else:
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters")
    if registry.get(key):
        return True
    registry[key] = 1
    return False


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    """Warn about a place that is given instead of looked for."""
    lineno = int(lineno)
    if module_globals is not None and not isinstance(module_globals, dict):
        raise TypeError(f"module_globals must be a dict, not {type(module_globals).__name__!r}")
    if module is None:
        module = (filename or "<unknown>").removesuffix(".py")
    if registry is None:
        registry = {}
    if registry.get("version", 0) != _filters_version:
        registry.clear()
        registry["version"] = _filters_version
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = text, category, lineno
    if registry.get(key):
        return
    action = _action(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if not _seen(action, registry, key):
        _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))


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
        self._saved = module.filters, module.showwarning, module._recorder
        module.filters = module.filters[:]
        module._filters_mutated()
        if self._filter is not None:
            simplefilter(*self._filter)
        if not self._record:
            return None
        log = []
        module._recorder = log.append
        # A replaced showwarning() must not see what is recorded.
        module.showwarning = module._standard_showwarning
        return log

    def __exit__(self, *exception):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        module = self._module
        module.filters, module.showwarning, module._recorder = self._saved
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
    try:
        lineno = int(lineno) if lineno else 0
        if lineno < 0:
            raise ValueError
    except (ValueError, OverflowError):
        raise _OptionError(f"invalid lineno {lineno!r}") from None
    _add_filter((_getaction(action), _Prefix(message, True, False) if message else None,
                 _getcategory(category), _Prefix(module, False, True) if module else None, lineno), False)


def _getaction(action):
    if not action:
        return "default"
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


def _install_filters():
    """Put in the standard filters, and before them those of the options -W."""
    for category in (ResourceWarning, ImportWarning, PendingDeprecationWarning, DeprecationWarning):
        simplefilter("ignore", category)
    _add_filter(("default", None, DeprecationWarning, _Prefix("__main__", False, True), 0), False)
    for option in sys.warnoptions:
        try:
            _setoption(option)
        except _OptionError as error:
            print("Invalid -W option ignored:", error, file=sys.stderr)


_install_filters()
