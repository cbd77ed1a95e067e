"""The operating system: what the native module posix offers, and what is built on it."""

import abc
import sys
import stat as _stat
import posix as _posix
import posixpath as path
from posix import *
from posix import _exit, _have_functions
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

sys.modules["os.path"] = path

name = "posix"
linesep = "\n"
supports_bytes_environ = True

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
P_WAIT = 0
P_NOWAIT = P_NOWAITO = 1



def _get_exports_list(module):
    """Return the public names of a module."""
    try:
        return list(module.__all__)
    except AttributeError:
        return [name for name in dir(module) if not name.startswith("_")]


__all__ = _get_exports_list(_posix)
__all__ += ["_exit", "altsep", "curdir", "pardir", "sep", "pathsep", "linesep", "defpath", "name",
            "path", "devnull", "extsep", "SEEK_SET", "SEEK_CUR", "SEEK_END", "P_WAIT", "P_NOWAIT",
            "P_NOWAITO", "fsencode", "fsdecode", "get_exec_path", "fdopen", "popen", "makedirs",
            "removedirs", "renames", "walk", "fwalk", "execl", "execle", "execlp", "execlpe",
            "execvp", "execvpe", "spawnv", "spawnve", "spawnvp", "spawnvpe", "spawnl", "spawnle",
            "spawnlp", "spawnlpe", "environb", "getenv", "getenvb", "supports_bytes_environ"]


def _exists(name):
    return name in globals()


def _functions(*pairs):
    """Return the set of the functions whose capability the native module was built with."""
    namespace = globals()
    return {namespace[function] for capability, function in pairs
            if capability in _have_functions and function in namespace}


supports_dir_fd = _functions(
    ("HAVE_FACCESSAT", "access"), ("HAVE_FCHMODAT", "chmod"), ("HAVE_FCHOWNAT", "chown"),
    ("HAVE_FSTATAT", "stat"), ("HAVE_FUTIMESAT", "utime"), ("HAVE_UTIMENSAT", "utime"),
    ("HAVE_LINKAT", "link"), ("HAVE_MKDIRAT", "mkdir"), ("HAVE_MKFIFOAT", "mkfifo"),
    ("HAVE_MKNODAT", "mknod"), ("HAVE_OPENAT", "open"), ("HAVE_READLINKAT", "readlink"),
    ("HAVE_RENAMEAT", "rename"), ("HAVE_SYMLINKAT", "symlink"), ("HAVE_UNLINKAT", "unlink"),
    ("HAVE_UNLINKAT", "rmdir"))
supports_effective_ids = _functions(("HAVE_FACCESSAT", "access"))
supports_fd = _functions(
    ("HAVE_FCHDIR", "chdir"), ("HAVE_FCHMOD", "chmod"), ("HAVE_FCHOWN", "chown"),
    ("HAVE_FDOPENDIR", "listdir"), ("HAVE_FDOPENDIR", "scandir"), ("HAVE_FEXECVE", "execve"),
    ("HAVE_FTRUNCATE", "truncate"), ("HAVE_FUTIMENS", "utime"), ("HAVE_FUTIMES", "utime"),
    ("HAVE_FPATHCONF", "pathconf"), ("HAVE_FSTATVFS", "statvfs")) | {stat}
supports_follow_symlinks = _functions(
    ("HAVE_FACCESSAT", "access"), ("HAVE_FCHOWNAT", "chown"), ("HAVE_LCHOWN", "chown"),
    ("HAVE_FSTATAT", "stat"), ("HAVE_LSTAT", "stat"), ("HAVE_LCHFLAGS", "chflags"),
    ("HAVE_LCHMOD", "chmod"), ("HAVE_LINKAT", "link"), ("HAVE_LUTIMES", "utime"),
    ("HAVE_UTIMENSAT", "utime"))


# Paths

_encoding = sys.getfilesystemencoding()
_encode_errors = sys.getfilesystemencodeerrors()


def fsencode(filename):
    """Return a path as bytes, in the encoding of the file system (PEP 383)."""
    filename = fspath(filename)
    return filename.encode(_encoding, _encode_errors) if isinstance(filename, str) else filename


def fsdecode(filename):
    """Return a path as str; bytes that cannot be decoded become surrogates (PEP 383)."""
    filename = fspath(filename)
    return filename.decode(_encoding, _encode_errors) if isinstance(filename, bytes) else filename


class PathLike(abc.ABC):
    """Anything with a method __fspath__() that returns its path as str or bytes (PEP 519)."""

    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        """Return the path of this object."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is not PathLike:
            return NotImplemented
        for base in subclass.__mro__:
            if "__fspath__" in base.__dict__:
                return NotImplemented if base.__dict__["__fspath__"] is None else True
        return NotImplemented

    __class_getitem__ = classmethod(type(list[int]))


# The environment

class _Environ:
    """The environment as a mapping; a change reaches the process and its children at once."""

    def __init__(self, data, encodekey, decodekey, encodevalue, decodevalue):
        self.encodekey = encodekey
        self.decodekey = decodekey
        self.encodevalue = encodevalue
        self.decodevalue = decodevalue
        self._data = data

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            raise KeyError(key) from None
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        key = self.encodekey(key)
        value = self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        unsetenv(encoded)
        try:
            del self._data[encoded]
        except KeyError:
            raise KeyError(key) from None

    def __contains__(self, key):
        try:
            return self.encodekey(key) in self._data
        except KeyError:
            return False

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return f"environ({self.copy()!r})"

    def __eq__(self, other):
        if isinstance(other, _Environ):
            return self._data == other._data
        if isinstance(other, dict):
            return self.copy() == other
        return NotImplemented

    __hash__ = None
    __reversed__ = None

    def __or__(self, other):
        if not _is_mapping(other):
            return NotImplemented
        merged = self.copy()
        merged.update(other)
        return merged

    def __ror__(self, other):
        if not _is_mapping(other):
            return NotImplemented
        merged = dict(other)
        merged.update(self.copy())
        return merged

    def __ior__(self, other):
        self.update(other)
        return self

    def copy(self):
        """Return the environment as a dict."""
        decodekey = self.decodekey
        decodevalue = self.decodevalue
        return {decodekey(key): decodevalue(value) for key, value in list(self._data.items())}

    def keys(self):
        """Return the names at this moment."""
        return self.copy().keys()

    def values(self):
        """Return the values at this moment."""
        return self.copy().values()

    def items(self):
        """Return the (name, value) pairs at this moment."""
        return self.copy().items()

    def get(self, key, default=None):
        """Return the value of a variable, or the default."""
        try:
            return self[key]
        except KeyError:
            return default

    def setdefault(self, key, value):
        """Return the value of a variable, which is set to `value` first if it is missing."""
        if key not in self:
            self[key] = value
        return self[key]

    def pop(self, key, *default):
        """Unset a variable and return its value, or the default if it is missing."""
        if len(default) > 1:
            raise TypeError(f"pop expected at most 2 arguments, got {len(default) + 1}")
        try:
            value = self[key]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[key]
        return value

    def popitem(self):
        """Unset some variable and return (name, value)."""
        for key in self:
            return key, self.pop(key)
        raise KeyError

    def clear(self):
        """Unset every variable."""
        for key in self:
            del self[key]

    def update(self, other=(), /, **variables):
        """Set variables from a mapping, from pairs, and from keyword arguments."""
        for key, value in dict(other, **variables).items():
            self[key] = value


def _is_mapping(other):
    return isinstance(other, (dict, _Environ)) or (
        hasattr(type(other), "keys") and hasattr(type(other), "__getitem__"))


def _encode_variable(value):
    if not isinstance(value, str):
        raise TypeError(f"str expected, not {type(value).__name__}")
    return value.encode(_encoding, "surrogateescape")


def _decode_variable(value):
    return value.decode(_encoding, "surrogateescape")


def _bytes_variable(value):
    if not isinstance(value, bytes):
        raise TypeError(f"bytes expected, not {type(value).__name__}")
    return value


environ = _Environ(_posix.environ, _encode_variable, _decode_variable,
                   _encode_variable, _decode_variable)
environb = _Environ(_posix.environ, _bytes_variable, bytes, _bytes_variable, bytes)

# The environment counts as a MutableMapping; the abstract class takes it in by itself when it is loaded later.
if "_collections_abc" in sys.modules:
    sys.modules["_collections_abc"].MutableMapping.register(_Environ)


def getenv(key, default=None):
    """Return an environment variable as str, or the default."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """Return an environment variable as bytes, or the default."""
    return environb.get(key, default)


# Directories

def _split_last(name):
    """Split a path before its last real component, whether or not a separator follows it."""
    head, tail = path.split(name)
    return (head, tail) if tail else path.split(head)


def makedirs(name, mode=0o777, exist_ok=False):
    """Make a directory and those above it that are missing; `mode` is for the last one only."""
    missing = []
    head, tail = _split_last(name)
    while head and tail and not path.exists(head):
        missing.append(head)
        head, tail = _split_last(head)
    for directory in reversed(missing):
        if path.basename(directory) in (curdir, b"."):
            continue
        try:
            mkdir(directory)
        except FileExistsError:
            pass  # another process was faster
        except OSError:
            if not exist_ok or not path.isdir(directory):
                raise
    if missing and _split_last(name)[1] in (curdir, b"."):
        return
    try:
        mkdir(name, mode)
    except OSError:
        # The kernel may say EACCES or EROFS of a directory that exists, so the error number decides nothing.
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove an empty directory, then those above it for as long as they are empty."""
    rmdir(name)
    head, tail = _split_last(name)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            return
        head, tail = path.split(head)


def renames(old, new):
    """Rename, making the directories that `new` needs and removing those that `old` leaves empty."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def _asked(question):
    """Return the answer of a DirEntry's method, or False where it cannot find out."""
    try:
        return question()
    except OSError:
        return False


# Given to walk() as followlinks by those who want links to directories listed as files.
_walk_symlinks_as_files = object()


def _list_directory(top, followlinks, onerror):
    """Return (directories, files, paths of the directories to descend into), or None on an error."""
    directories, files, descents = [], [], []
    try:
        with scandir(top) as entries:
            for entry in entries:
                if followlinks is _walk_symlinks_as_files:
                    is_directory = _asked(lambda: entry.is_dir(follow_symlinks=False))
                else:
                    is_directory = _asked(entry.is_dir)
                if not is_directory:
                    files.append(entry.name)
                    continue
                directories.append(entry.name)
                if followlinks or not _asked(entry.is_symlink):
                    descents.append(entry.path)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return None
    return directories, files, descents


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Yield (directory, names of its directories, names of its files) for a whole tree.

    Top down, the caller may change the list of directories to choose where to go on.
    `onerror` is called with the OSError of a directory that cannot be listed.
    """
    sys.audit("os.walk", top, topdown, onerror, followlinks)
    pending = [fspath(top)]
    while pending:
        top = pending.pop()
        if isinstance(top, tuple):
            yield top
            continue
        listing = _list_directory(top, followlinks, onerror)
        if listing is None:
            continue
        directories, files, descents = listing
        if not topdown:
            pending.append((top, directories, files))
            descents.reverse()
            pending.extend(descents)
            continue
        yield top, directories, files
        for directory in reversed(directories):
            directory = path.join(top, directory)
            # Looked up again: the caller may have replaced the directory meanwhile.
            if followlinks or not path.islink(directory):
                pending.append(directory)


class _OpenDirectory:
    """A directory descriptor that fwalk() has on its stack and closes when it comes back to it."""

    __slots__ = ("fd",)

    def __init__(self, fd):
        self.fd = fd


def _open_directory(name, dir_fd, follow_symlinks, is_root):
    """Open a directory; None if it is a root that is not one, or was exchanged for a link in between."""
    before = None
    if not follow_symlinks:
        before = stat(name, follow_symlinks=False, dir_fd=dir_fd)
        if is_root and not _stat.S_ISDIR(before.st_mode):
            return None
    fd = open(name, O_RDONLY | O_NONBLOCK, dir_fd=dir_fd)
    try:
        if before is None or path.samestat(before, stat(fd)):
            return fd
    except:
        close(fd)
        raise
    close(fd)
    return None


def _list_descriptor(fd, is_bytes):
    directories, files = [], []
    with scandir(fd) as entries:
        for entry in entries:
            name = fsencode(entry.name) if is_bytes else entry.name
            try:
                (directories if entry.is_dir() else files).append(name)
            except OSError:
                if _asked(entry.is_symlink):
                    files.append(name)
    return directories, files


def fwalk(top=".", topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
    """Walk as walk() does, but yield a descriptor of the directory too, so that no link can divert the walk.

    The descriptor is private and stays open until the walk leaves the directory.
    """
    sys.audit("os.fwalk", top, topdown, onerror, follow_symlinks, dir_fd)
    top = fspath(top)
    is_bytes = isinstance(top, bytes)
    # An entry is a directory to visit (fd above it, path, name), a result to yield, or a descriptor to close.
    pending = [(dir_fd, top, top)]
    is_root = True
    try:
        while pending:
            entry = pending.pop()
            if isinstance(entry, _OpenDirectory):
                close(entry.fd)
                continue
            if len(entry) == 4:
                yield entry
                continue
            above, directory, name = entry
            try:
                fd = _open_directory(name, above, follow_symlinks, is_root)
            except OSError as error:
                if is_root:
                    raise
                if onerror is not None:
                    onerror(error)
                continue
            finally:
                is_root = False
            if fd is None:
                continue
            pending.append(_OpenDirectory(fd))
            directories, files = _list_descriptor(fd, is_bytes)
            if topdown:
                yield directory, directories, files, fd
            else:
                pending.append((directory, directories, files, fd))
            for name in reversed(directories):
                pending.append((fd, path.join(directory, name), name))
    finally:
        for entry in reversed(pending):
            if isinstance(entry, _OpenDirectory):
                close(entry.fd)


# Programs

def execl(file, *args):
    """Replace this process by the program `file` with the arguments `args`."""
    execv(file, args)


def execle(file, *args):
    """Replace this process by the program `file`; the last argument is its environment."""
    execve(file, args[:-1], args[-1])


def execlp(file, *args):
    """Replace this process by a program found along PATH."""
    execvp(file, args)


def execlpe(file, *args):
    """Replace this process by a program found along PATH; the last argument is its environment."""
    execvpe(file, args[:-1], args[-1])


def execvp(file, args):
    """Replace this process by a program found along PATH, with the arguments in a list."""
    _execvpe(file, args)


def execvpe(file, args, env):
    """Replace this process by a program found along the PATH of `env`."""
    _execvpe(file, args, env)


def _execvpe(file, args, env=None):
    if env is None:
        execute, rest = execv, (args,)
        env = environ
    else:
        execute, rest = execve, (args, env)
    if path.dirname(file):
        execute(file, *rest)
        return
    refused = missing = None
    file = fsencode(file)
    for directory in get_exec_path(env):
        try:
            execute(path.join(fsencode(directory), file), *rest)
        except (FileNotFoundError, NotADirectoryError) as error:
            missing = error
        except OSError as error:
            missing = error
            refused = refused or error
    raise refused or missing


def get_exec_path(env=None):
    """Return the directories in which a program is looked for, from PATH of `env` or of the process."""
    if env is None:
        env = environ
    try:
        found = env.get("PATH")
    except TypeError:
        found = None
    try:
        found_bytes = env[b"PATH"]
    except (KeyError, TypeError):
        found_bytes = None
    if found_bytes is not None:
        if found is not None:
            raise ValueError("env cannot contain 'PATH' and b'PATH' keys")
        found = found_bytes
    if found is None:
        found = defpath
    return fsdecode(found).split(pathsep)


def _spawn(mode, file, args, env, execute):
    if not isinstance(args, (tuple, list)):
        raise TypeError("argv must be a tuple or a list")
    if not args or not args[0]:
        raise ValueError("argv first element cannot be empty")
    pid = fork()
    if pid == 0:
        try:
            if env is None:
                execute(file, args)
            else:
                execute(file, args, env)
        finally:
            _exit(127)
    if mode == P_NOWAIT:
        return pid
    while True:
        status = waitpid(pid, 0)[1]
        if not WIFSTOPPED(status):
            return waitstatus_to_exitcode(status)


def spawnv(mode, file, args):
    """Run a program in a child. Return its exit code (-N if signal N killed it), or with P_NOWAIT its pid."""
    return _spawn(mode, file, args, None, execv)


def spawnve(mode, file, args, env):
    """Run a program in a child with the environment `env`; returns what spawnv() returns."""
    return _spawn(mode, file, args, env, execve)


def spawnvp(mode, file, args):
    """Run a program found along PATH in a child; returns what spawnv() returns."""
    return _spawn(mode, file, args, None, execvp)


def spawnvpe(mode, file, args, env):
    """Run a program found along PATH in a child with the environment `env`; returns what spawnv() returns."""
    return _spawn(mode, file, args, env, execvpe)


def spawnl(mode, file, *args):
    """Run a program in a child, the arguments given one by one; returns what spawnv() returns."""
    return spawnv(mode, file, args)


def spawnle(mode, file, *args):
    """Run a program in a child; the last argument is its environment. Returns what spawnv() returns."""
    return spawnve(mode, file, args[:-1], args[-1])


def spawnlp(mode, file, *args):
    """Run a program found along PATH in a child; returns what spawnv() returns."""
    return spawnvp(mode, file, args)


def spawnlpe(mode, file, *args):
    """Run a program found along PATH in a child; the last argument is its environment."""
    return spawnvpe(mode, file, args[:-1], args[-1])


class _wrap_close:
    """The stream of popen(): closing it waits for the child and returns how it ended."""

    def __init__(self, stream, proc):
        self._stream = stream
        self._proc = proc

    def close(self):
        self._stream.close()
        status = self._proc.wait()
        return status << 8 if status else None

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


def popen(cmd, mode="r", buffering=-1):
    """Run a shell command and return a text stream from its output ("r") or to its input ("w")."""
    if not isinstance(cmd, str):
        raise TypeError(f"invalid cmd type ({type(cmd)}, expected string)")
    if mode not in ("r", "w"):
        raise ValueError(f"invalid mode {mode!r}")
    if buffering == 0 or buffering is None:
        raise ValueError("popen() does not support unbuffered streams")
    from subprocess import PIPE, Popen
    if mode == "r":
        process = Popen(cmd, shell=True, text=True, stdout=PIPE, bufsize=buffering)
        return _wrap_close(process.stdout, process)
    process = Popen(cmd, shell=True, text=True, stdin=PIPE, bufsize=buffering)
    return _wrap_close(process.stdin, process)


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """Return a stream over an open descriptor, whose inheritable flag is left as it is (PEP 446)."""
    if not isinstance(fd, int):
        raise TypeError(f"invalid fd type ({type(fd)}, expected integer)")
    import io
    if "b" not in mode:
        encoding = io.text_encoding(encoding)
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


if _exists("sched_getaffinity"):
    def process_cpu_count():
        """Return the number of processors that this process may use."""
        return len(sched_getaffinity(0))

    __all__.append("process_cpu_count")
