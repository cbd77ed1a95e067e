"""Path functions that do not depend on how a system spells its paths."""

import os
import stat

__all__ = ["commonprefix", "exists", "getatime", "getctime", "getmtime",
           "getsize", "isdevdrive", "isdir", "isfile", "isjunction", "islink",
           "lexists", "samefile", "sameopenfile", "samestat"]


def _mode(path, status):
    try:
        return status(path).st_mode
    except (OSError, ValueError):
        return 0


def exists(path):
    """Return True if the path, or the descriptor, refers to something; a broken link does not."""
    try:
        os.stat(path)
    except (OSError, ValueError):
        return False
    return True


def lexists(path):
    """Return True if the path names something, even a broken symbolic link."""
    try:
        os.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def isfile(path):
    """Return True if the path leads to a regular file."""
    return stat.S_ISREG(_mode(path, os.stat))


def isdir(s):
    """Return True if the path leads to a directory."""
    return stat.S_ISDIR(_mode(s, os.stat))


def islink(path):
    """Return True if the path is itself a symbolic link."""
    try:
        return stat.S_ISLNK(os.lstat(path).st_mode)
    except (OSError, ValueError, AttributeError):
        return False


def isjunction(path):
    """Return False: junctions exist on Windows only."""
    os.fspath(path)
    return False


def isdevdrive(path):
    """Return False: Dev Drives exist on Windows only."""
    os.fspath(path)
    return False


def getsize(filename):
    """Return the size of a file in bytes."""
    return os.stat(filename).st_size


def getmtime(filename):
    """Return when the content last changed, in seconds since the epoch."""
    return os.stat(filename).st_mtime


def getatime(filename):
    """Return when the file was last read, in seconds since the epoch."""
    return os.stat(filename).st_atime


def getctime(filename):
    """Return when the file's metadata last changed, in seconds since the epoch."""
    return os.stat(filename).st_ctime


def commonprefix(m):
    """Return the longest leading run of characters, or of parts, that all paths share."""
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(os.fspath, m))
    shortest = min(m)
    longest = max(m)
    for index, part in enumerate(shortest):
        if part != longest[index]:
            return shortest[:index]
    return shortest


def samestat(s1, s2):
    """Return True if two stat results describe the same file."""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Return True if both paths lead to the same file."""
    return samestat(os.stat(f1), os.stat(f2))


def sameopenfile(fp1, fp2):
    """Return True if both descriptors refer to the same file."""
    return samestat(os.fstat(fp1), os.fstat(fp2))


def _splitext(p, sep, altsep, extsep):
    start = p.rfind(sep)
    if altsep:
        start = max(start, p.rfind(altsep))
    start += 1
    dot = p.rfind(extsep)
    # Leading dots belong to the name, so a dot counts only after some other character.
    if dot > start and p[start:dot].strip(extsep):
        return p[:dot], p[dot:]
    return p, p[:0]


def _check_arg_types(funcname, *args):
    has_str = has_bytes = False
    for argument in args:
        if isinstance(argument, str):
            has_str = True
        elif isinstance(argument, bytes):
            has_bytes = True
        else:
            raise TypeError(f"{funcname}() argument must be str, bytes, or "
                            f"os.PathLike object, not {argument.__class__.__name__!r}") from None
    if has_str and has_bytes:
        raise TypeError("Can't mix strings and bytes in path components") from None
