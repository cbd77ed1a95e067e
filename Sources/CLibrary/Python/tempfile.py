"""Temporary files and directories, readable by their owner only and private to this process (PEP 446)."""

import io as _io
import os as _os
import sys as _sys
from stat import S_ISLNK as _S_ISLNK
from weakref import finalize as _finalize

__all__ = ["NamedTemporaryFile", "TemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp",
           "TMP_MAX", "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb"]

TMP_MAX = 10000
template = "tmp"
# Where temporary files go; None until it was looked for, and scripts may set it.
tempdir = None

_text_openflags = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL | _os.O_NOFOLLOW
_bin_openflags = _text_openflags

_NAME_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"


def _random_name():
    """Return eight random characters."""
    # 32 of the 37 characters are used, so that every byte gives one without favouring any.
    return "".join([_NAME_CHARACTERS[byte & 31] for byte in _os.urandom(8)])


def _get_candidate_names():
    """Return an endless iterator over names to try."""
    return iter(_random_name, None)


def _infer_return_type(*args):
    """Return str or bytes, whichever the arguments that are not None have in common."""
    kind = None
    for argument in args:
        if argument is None:
            continue
        if isinstance(argument, _os.PathLike):
            argument = _os.fspath(argument)
        argument_kind = bytes if isinstance(argument, bytes) else str
        if kind is not None and kind is not argument_kind:
            raise TypeError("Can't mix bytes and non-bytes in path components.")
        kind = argument_kind
    if kind is not None:
        return kind
    return bytes if isinstance(tempdir, bytes) else str


def _sanitize_params(prefix, suffix, dir):
    """Return (prefix, suffix, dir, type), the missing ones filled in, all str or all bytes."""
    kind = _infer_return_type(prefix, suffix, dir)
    if suffix is None:
        suffix = kind()
    if prefix is None:
        prefix = template if kind is str else _os.fsencode(template)
    if dir is None:
        dir = gettempdir() if kind is str else gettempdirb()
    return prefix, suffix, dir, kind


def _candidate_tempdir_list():
    directories = [_os.getenv(name) for name in ("TMPDIR", "TEMP", "TMP")]
    directories += ["/tmp", "/var/tmp", "/usr/tmp"]
    try:
        directories.append(_os.getcwd())
    except OSError:
        directories.append(_os.curdir)
    return [directory for directory in directories if directory]


def _can_hold_files(directory):
    """Try whether a file can be made and written in a directory; OSError if no file can be made."""
    for _ in range(100):
        path = _os.path.join(directory, _random_name())
        try:
            fd = _os.open(path, _bin_openflags, 0o600)
        except FileExistsError:
            continue
        try:
            try:
                _os.write(fd, b"blat")
            finally:
                _os.close(fd)
        finally:
            _os.unlink(path)
        return True
    return False


def _get_default_tempdir():
    directories = _candidate_tempdir_list()
    for directory in directories:
        directory = _os.path.abspath(directory)
        try:
            if _can_hold_files(directory):
                return directory
        except OSError:
            continue
    raise FileNotFoundError(2, f"No usable temporary directory found in {directories}")


def gettempprefix():
    """Return how the names of temporary files begin."""
    return _os.fsdecode(template)


def gettempprefixb():
    """Return how the names of temporary files begin, as bytes."""
    return _os.fsencode(template)


def gettempdir():
    """Return the directory for temporary files: TMPDIR, TEMP, TMP, /tmp ..., the first that can be written to."""
    global tempdir
    if tempdir is None:
        tempdir = _get_default_tempdir()
    return _os.fsdecode(tempdir)


def gettempdirb():
    """Return the directory for temporary files as bytes."""
    return _os.fsencode(gettempdir())


def _make(directory, prefix, suffix, kind, make, what):
    """Return (result, path) of make(path) for the first random path that is not taken."""
    names = _get_candidate_names()
    for _ in range(TMP_MAX):
        name = next(names)
        path = _os.path.join(directory, prefix + (name if kind is str else name.encode()) + suffix)
        _sys.audit(f"tempfile.{what}", path)
        try:
            return make(path), path
        except FileExistsError:
            continue
    raise FileExistsError(17, "No usable temporary file name found")


def _mkstemp_inner(dir, pre, suf, flags, output_type):
    fd, path = _make(_os.path.abspath(dir), pre, suf, output_type,
                     lambda path: _os.open(path, flags, 0o600), "mkstemp")
    return fd, path


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Make a temporary file; return (private descriptor, path). The caller deletes it."""
    prefix, suffix, dir, kind = _sanitize_params(prefix, suffix, dir)
    return _mkstemp_inner(dir, prefix, suffix, _bin_openflags, kind)


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Make a temporary directory and return its path. The caller deletes it."""
    prefix, suffix, dir, kind = _sanitize_params(prefix, suffix, dir)
    return _make(_os.path.abspath(dir), prefix, suffix, kind,
                 lambda path: _os.mkdir(path, 0o700), "mkdtemp")[1]


def mktemp(suffix="", prefix=template, dir=None):
    """Deprecated: return a path that is not taken now, and may be when it is used. Prefer mkstemp()."""
    directory = gettempdir() if dir is None else dir
    names = _get_candidate_names()
    for _ in range(TMP_MAX):
        path = _os.path.abspath(_os.path.join(directory, prefix + next(names) + suffix))
        if not _os.path.lexists(path):
            return path
    raise FileExistsError(17, "No usable temporary filename found")


def _warn_implicit(message):
    import warnings
    warnings.warn(message, ResourceWarning, stacklevel=3)


class _TemporaryFileCloser:
    """Closes and deletes a temporary file, once, at the latest when nothing holds it any more."""

    def __init__(self, file, name, delete, delete_on_close, warn_message):
        self.file = file
        self.name = name
        self.delete = delete
        self.delete_on_close = delete_on_close
        self.warn_message = warn_message
        self.cleanup_called = False

    def cleanup(self, _unlink=_os.unlink):
        if self.cleanup_called:
            return
        self.cleanup_called = True
        try:
            self.file.close()
        finally:
            if self.delete:
                try:
                    _unlink(self.name)
                except FileNotFoundError:
                    pass

    def close(self):
        if self.delete and self.delete_on_close:
            self.cleanup()
        elif not self.file.closed:
            self.file.close()

    def __del__(self, _warn=_warn_implicit):
        implicit = not self.cleanup_called and not self.file.closed
        self.cleanup()
        if implicit:
            _warn(self.warn_message)


class _TemporaryFileWrapper:
    """A stream over a file that is deleted when it is closed."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self._closer = _TemporaryFileCloser(
            file, name, delete, delete_on_close, f"Implicitly cleaning up {self!r}")

    def __repr__(self):
        file = self.__dict__["file"]
        return f"<{type(self).__name__} {file=}>"

    def __getattr__(self, name):
        attribute = getattr(self.__dict__["file"], name)
        if not callable(attribute) or isinstance(attribute, type):
            return attribute
        from functools import wraps
        keep_open = self._closer

        # A method taken from a temporary file that is then dropped keeps the file.
        @wraps(attribute)
        def method(*args, **kwargs):
            return attribute(*args, **kwargs)

        method._closer = keep_open
        setattr(self, name, method)
        return method

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        result = self.file.__exit__(exc, value, tb)
        self._closer.cleanup()
        return result

    def close(self):
        """Close the stream, and delete the file unless that is to wait."""
        self._closer.close()

    def __iter__(self):
        for line in self.file:
            yield line


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None,
                       prefix=None, dir=None, delete=True, *, errors=None, delete_on_close=True):
    """Make a temporary file and return a stream over it, whose attribute `name` is the path.

    It is deleted when it is closed; at the end of the with block if delete_on_close is False;
    never if delete is False.
    """
    prefix, suffix, dir, kind = _sanitize_params(prefix, suffix, dir)
    name = None

    def opener(*_):
        nonlocal name
        fd, name = _mkstemp_inner(dir, prefix, suffix, _bin_openflags, kind)
        return fd

    if "b" not in mode:
        encoding = _io.text_encoding(encoding)
    try:
        file = _io.open(dir, mode, buffering=buffering, newline=newline, encoding=encoding,
                        errors=errors, opener=opener)
        try:
            raw = getattr(file, "buffer", file)
            raw = getattr(raw, "raw", raw)
            raw.name = name
            return _TemporaryFileWrapper(file, name, delete, delete_on_close)
        except:
            file.close()
            raise
    except:
        if name is not None and delete:
            try:
                _os.unlink(name)
            except FileNotFoundError:
                pass
        raise


# False once the file system or the kernel has refused O_TMPFILE.
_O_TMPFILE_WORKS = hasattr(_os, "O_TMPFILE")


def _open_unnamed(dir):
    """Return the descriptor of a file that has no name, or None where that cannot be."""
    global _O_TMPFILE_WORKS
    if not _O_TMPFILE_WORKS:
        return None
    try:
        return _os.open(dir, (_bin_openflags | _os.O_TMPFILE) & ~_os.O_CREAT, 0o600)
    except IsADirectoryError:
        # Linux before 3.11 takes the flag for O_DIRECTORY.
        _O_TMPFILE_WORKS = False
    except OSError:
        pass
    return None


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                  dir=None, *, errors=None):
    """Return a stream over a temporary file that has no name and goes when it is closed."""
    if "b" not in mode:
        encoding = _io.text_encoding(encoding)
    prefix, suffix, dir, kind = _sanitize_params(prefix, suffix, dir)

    def opener(*_):
        fd = _open_unnamed(dir)
        if fd is not None:
            return fd
        fd, name = _mkstemp_inner(dir, prefix, suffix, _bin_openflags, kind)
        try:
            _os.unlink(name)
        except:
            _os.close(fd)
            raise
        return fd

    file = None
    try:
        file = _io.open(dir, mode, buffering=buffering, newline=newline, encoding=encoding,
                        errors=errors, opener=opener)
        raw = getattr(file, "buffer", file)
        raw = getattr(raw, "raw", raw)
        raw.name = raw.fileno()
        return file
    except:
        if file is not None:
            file.close()
        raise


def _remove_entry(remove, name, dir_fd, ignore_errors):
    """Remove a file or an empty directory; try again with the directory made writable."""
    try:
        remove(name, dir_fd=dir_fd)
    except FileNotFoundError:
        pass
    except PermissionError:
        try:
            _os.chmod(dir_fd, 0o700)
            remove(name, dir_fd=dir_fd)
        except OSError:
            if not ignore_errors:
                raise
    except OSError:
        if not ignore_errors:
            raise


def _remove_tree(path, ignore_errors):
    """Remove a directory with everything in it, without ever following a link."""
    def on_error(error):
        if not ignore_errors and not isinstance(error, FileNotFoundError):
            raise error

    try:
        for _, directories, files, fd in _os.fwalk(path, topdown=False, onerror=on_error):
            for name in files:
                _remove_entry(_os.unlink, name, fd, ignore_errors)
            for name in directories:
                remove = _os.unlink if _is_link(name, fd) else _os.rmdir
                _remove_entry(remove, name, fd, ignore_errors)
        _os.rmdir(path)
    except FileNotFoundError:
        pass
    except OSError:
        if not ignore_errors:
            raise


def _is_link(name, dir_fd):
    try:
        return _S_ISLNK(_os.stat(name, dir_fd=dir_fd, follow_symlinks=False).st_mode)
    except OSError:
        return False


class TemporaryDirectory:
    """A temporary directory that is removed with everything in it at the end of the with block.

    Otherwise by cleanup(), when nothing holds it any more, or when the interpreter ends;
    never if delete is False.
    """

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *,
                 delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._delete = delete
        self._finalizer = _finalize(self, self._cleanup, self.name, f"Implicitly cleaning up {self!r}",
                                    ignore_cleanup_errors, delete)

    @classmethod
    def _cleanup(cls, name, warn_message, ignore_errors=False, delete=True):
        if delete:
            _remove_tree(name, ignore_errors)
            _warn_implicit(warn_message)

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, *exception):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        """Remove the directory now."""
        if self._finalizer.detach() or _os.path.exists(self.name):
            _remove_tree(self.name, self._ignore_cleanup_errors)

    __class_getitem__ = classmethod(type(list[int]))
