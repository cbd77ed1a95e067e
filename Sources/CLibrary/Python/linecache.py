"""Lines of source files, kept so that each file is read once."""

import _traceback

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# By file name: (size, time of modification, lines, full name), the first two None for what is no file;
# or (function that gives the text,) for what has not been asked for yet.
cache = {}


def clearcache():
    """Forget everything."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """Return a line with its newline, or an empty text when there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    """Return all lines of a file; an empty list when it cannot be read."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Forget files that have changed, or one of them."""
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is None or len(entry) == 1 or entry[1] is None:
            continue
        status = _status(entry[3])
        if status is None or entry[:2] != (status.st_size, status.st_mtime):
            cache.pop(name, None)


def _status(path):
    try:
        import os
        return os.stat(path)
    except (ImportError, OSError, ValueError):
        return None


def updatecache(filename, module_globals=None):
    """Read a file anew and return its lines."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        del cache[filename]
    if not filename:
        return []
    kept = _traceback.kept_source(filename)
    if kept is not None:
        return _remember(filename, kept)
    if filename.startswith("<") and filename.endswith(">"):
        return []
    fullname, status = filename, _status(filename)
    if status is None:
        if lazycache(filename, module_globals):
            try:
                text = cache[filename][0]()
            except (ImportError, OSError):
                text = None
            return [] if text is None else _remember(filename, text)
        fullname, status = _search(filename)
        if status is None:
            return []
    try:
        with open(fullname, "rb") as file:
            text = _traceback.decode_source(file.read())
    except (OSError, UnicodeDecodeError, SyntaxError):
        return []
    return _remember(filename, text, status, fullname)


def _remember(filename, text, status=None, fullname=None):
    lines = text.splitlines(keepends=True) if status is None else _split(text)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    size, time = (len(text), None) if status is None else (status.st_size, status.st_mtime)
    cache[filename] = size, time, lines or ["\n"], fullname or filename
    return cache[filename][2]


def _split(text):
    """Only newlines end the lines of a file."""
    return [line + "\n" for line in text.removesuffix("\n").split("\n")]


def _search(filename):
    """Look for a relative name along the search path of modules."""
    import os
    import sys
    if not os.path.isabs(filename):
        for folder in sys.path:
            try:
                fullname = os.path.join(folder, filename)
            except (TypeError, AttributeError):
                continue
            status = _status(fullname)
            if status is not None:
                return fullname, status
    return filename, None


def lazycache(filename, module_globals):
    """Note that a module's loader knows its source; True if it will be asked."""
    if filename in cache:
        return len(cache[filename]) == 1
    if not filename or (filename.startswith("<") and filename.endswith(">")):
        return False
    if not module_globals or "__name__" not in module_globals:
        return False
    spec = module_globals.get("__spec__")
    name = getattr(spec, "name", None) or module_globals["__name__"]
    loader = getattr(spec, "loader", None) or module_globals.get("__loader__")
    get_source = getattr(loader, "get_source", None)
    if not name or not get_source:
        return False
    cache[filename] = (lambda: get_source(name),)
    return True
