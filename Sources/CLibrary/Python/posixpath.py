"""Paths as POSIX spells them; reached as os.path."""

import os
import stat
import genericpath
from genericpath import *
from posix import _path_normpath as normpath
from posix import _path_splitroot_ex as splitroot

__all__ = ["normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext",
           "basename", "dirname", "commonprefix", "getsize", "getmtime",
           "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile",
           "ismount", "expanduser", "expandvars", "normpath", "abspath",
           "samefile", "sameopenfile", "samestat",
           "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep",
           "devnull", "realpath", "supports_unicode_filenames", "relpath",
           "commonpath", "isjunction", "isdevdrive"]

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False


def _get_sep(path):
    return b"/" if isinstance(path, bytes) else "/"


def _markers(path):
    """Return the separator and the names for 'here' and 'one up' in the type of `path`."""
    if isinstance(path, bytes):
        return b"/", b".", b".."
    return "/", ".", ".."


def normcase(s):
    """Return the path unchanged: POSIX paths tell upper from lower case."""
    return os.fspath(s)


def isabs(s):
    """Return True if the path begins at the root."""
    s = os.fspath(s)
    return s.startswith(_get_sep(s))


def join(a, *p):
    """Join paths with one separator between them; an absolute one starts afresh."""
    joined = a = os.fspath(a)
    separator = _get_sep(a)
    try:
        for part in p:
            part = os.fspath(part)
            if not joined or part.startswith(separator):
                joined = part
            elif joined.endswith(separator):
                joined += part
            else:
                joined += separator + part
    except (TypeError, AttributeError, BytesWarning):
        genericpath._check_arg_types("join", a, *p)
        raise
    return joined


def _head(path, end, separator):
    head = path[:end]
    return head.rstrip(separator) or head


def split(p):
    """Return (directory, last component) of a path."""
    p = os.fspath(p)
    separator = _get_sep(p)
    end = p.rfind(separator) + 1
    return _head(p, end, separator), p[end:]


def basename(p):
    """Return the last component of a path."""
    p = os.fspath(p)
    return p[p.rfind(_get_sep(p)) + 1:]


def dirname(p):
    """Return the path without its last component."""
    p = os.fspath(p)
    separator = _get_sep(p)
    return _head(p, p.rfind(separator) + 1, separator)


def splitext(p):
    """Return (root, extension); the extension begins at the last dot of the last component, or is empty."""
    p = os.fspath(p)
    if isinstance(p, bytes):
        return genericpath._splitext(p, b"/", None, b".")
    return genericpath._splitext(p, "/", None, ".")


def splitdrive(p):
    """Return (drive, path); there are no drives on POSIX, so the first is empty."""
    p = os.fspath(p)
    return p[:0], p


def ismount(path):
    """Return True if the path is where a file system is mounted."""
    try:
        here = os.lstat(path)
    except (OSError, ValueError):
        return False
    if stat.S_ISLNK(here.st_mode):
        return False
    path = os.fspath(path)
    parent = join(path, _markers(path)[2])
    try:
        above = os.lstat(parent)
    except OSError:
        try:
            above = os.lstat(realpath(parent))
        except OSError:
            return False
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def _home(user):
    """Return the home directory of a user, of the current one for an empty name, or None."""
    if not user and "HOME" in os.environ:
        return os.environ["HOME"]
    try:
        import pwd
    except ImportError:
        return None
    try:
        return (pwd.getpwnam(os.fsdecode(user)) if user else pwd.getpwuid(os.getuid())).pw_dir
    except KeyError:
        return None


def expanduser(path):
    """Replace a leading ~ or ~user by that home directory; leave the path alone if it is unknown."""
    path = os.fspath(path)
    is_bytes = isinstance(path, bytes)
    if not path.startswith(b"~" if is_bytes else "~"):
        return path
    separator = _get_sep(path)
    end = path.find(separator, 1)
    if end < 0:
        end = len(path)
    home = _home(path[1:end])
    if home is None:
        return path
    if is_bytes:
        home = os.fsencode(home)
    return home.rstrip(separator) + path[end:] or separator


_NAME_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")


def _variable(path, start):
    """Return (name, index after it) of the variable whose $ stands before `start`, or None."""
    if path.startswith("{", start):
        end = path.find("}", start)
        return None if end < 0 else (path[start + 1:end], end + 1)
    end = start
    while end < len(path) and path[end] in _NAME_CHARACTERS:
        end += 1
    return None if end == start else (path[start:end], end)


def expandvars(path):
    """Replace $name and ${name} by environment variables; unknown ones are left alone."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        return os.fsencode(expandvars(os.fsdecode(path))) if b"$" in path else path
    pieces = []
    start = 0
    dollar = path.find("$")
    while dollar >= 0:
        variable = _variable(path, dollar + 1)
        end = dollar + 1
        if variable is not None:
            name, end = variable
            value = os.environ.get(name)
            if value is not None:
                pieces.append(path[start:dollar])
                pieces.append(value)
                start = end
        dollar = path.find("$", end)
    pieces.append(path[start:])
    return "".join(pieces)


def abspath(path):
    """Return the normalised absolute form of a path."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        if not path.startswith(b"/"):
            path = join(os.getcwdb(), path)
    elif not path.startswith("/"):
        path = join(os.getcwd(), path)
    return normpath(path)


# Marks in the stack of realpath that the entry below is a link whose target has just been resolved.
_LINK_END = None


def realpath(filename, *, strict=False):
    """Return the path with every symbolic link followed.

    With strict=True a missing component or a loop of links raises OSError.
    """
    filename = os.fspath(filename)
    separator, here, up = _markers(filename)
    if filename.startswith(separator):
        resolved = separator
    else:
        resolved = os.getcwdb() if isinstance(filename, bytes) else os.getcwd()
    pending = filename.split(separator)
    pending.reverse()
    # A link maps to where it leads, or to None while its target is still being resolved.
    links = {}
    while pending:
        name = pending.pop()
        if name is _LINK_END:
            links[pending.pop()] = resolved
            continue
        if not name or name == here:
            continue
        if name == up:
            resolved = resolved[:resolved.rindex(separator)] or separator
            continue
        candidate = resolved + name if resolved == separator else resolved + separator + name
        try:
            if not stat.S_ISLNK(os.lstat(candidate).st_mode):
                resolved = candidate
                continue
            if candidate in links:
                known = links[candidate]
                if known is None and strict:
                    os.stat(candidate)  # raises ELOOP with the right file name
                resolved = candidate if known is None else known
                continue
            target = os.readlink(candidate)
        except OSError:
            if strict:
                raise
            resolved = candidate
            continue
        links[candidate] = None
        pending.append(candidate)
        pending.append(_LINK_END)
        parts = target.split(separator)
        parts.reverse()
        pending.extend(parts)
        if target.startswith(separator):
            resolved = separator
    return resolved


def relpath(path, start=None):
    """Return the path as seen from `start`, by default the current directory."""
    path = os.fspath(path)
    if not path:
        raise ValueError("no path specified")
    separator, here, up = _markers(path)
    start = here if start is None else os.fspath(start)
    try:
        start_parts = [part for part in abspath(start).split(separator) if part]
        path_parts = [part for part in abspath(path).split(separator) if part]
        shared = len(commonprefix([start_parts, path_parts]))
        return separator.join([up] * (len(start_parts) - shared) + path_parts[shared:]) or here
    except (TypeError, AttributeError, BytesWarning, DeprecationWarning):
        genericpath._check_arg_types("relpath", path, start)
        raise


def commonpath(paths):
    """Return the longest path that all the given paths begin with."""
    paths = tuple(map(os.fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    separator, here, _ = _markers(paths[0])
    try:
        absolute = paths[0].startswith(separator)
        for path in paths:
            if path.startswith(separator) != absolute:
                raise ValueError("Can't mix absolute and relative paths")
        parts = [[part for part in path.split(separator) if part and part != here]
                 for path in paths]
        return (separator if absolute else separator[:0]) + separator.join(commonprefix(parts))
    except (TypeError, AttributeError):
        genericpath._check_arg_types("commonpath", *paths)
        raise
