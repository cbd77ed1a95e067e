"""Network connections: the class socket and its helpers, over the native module _socket.

Every socket made here is private, that is, not inherited by child processes (PEP 446).
"""

import _named_integers
import _socket
import io
import os
import select
from _socket import *
from _struct import calcsize as _calcsize
from _struct import pack as _pack
from _struct import unpack as _unpack
from errno import EAGAIN, EBADF, EWOULDBLOCK

AddressFamily = _named_integers.named_integers("AddressFamily", globals(), [
    _name for _name in dir(_socket) if _name.startswith("AF_")])
SocketKind = _named_integers.named_integers("SocketKind", globals(), [
    _name for _name in dir(_socket) if _name.startswith("SOCK_")])

__all__ = ["fromfd", "getfqdn", "create_connection", "create_server", "has_dualstack_ipv6",
           "AddressFamily", "SocketKind", "send_fds", "recv_fds"]
__all__ += os._get_exports_list(_socket)

_blocking_errnos = {EAGAIN, EWOULDBLOCK}

# Linux sends at most 0x7ffff000 bytes a call.
_SENDFILE_MAXIMUM = 1 << 30
_SEND_SIZE = 8192


class _GiveupOnSendfile(Exception):
    """The kernel cannot send this file by itself."""


class socket(_socket.socket):
    """A socket, private to this process until set_inheritable(True).

    With `fileno` it takes over an open descriptor, whose inheritable flag stays as it is.
    """

    __slots__ = ["__weakref__", "_io_refs", "_closed"]

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        if fileno is None:
            if family == -1:
                family = AF_INET
            if type == -1:
                type = SOCK_STREAM
            if proto == -1:
                proto = 0
        _socket.socket.__init__(self, family, type, proto, fileno)
        self._io_refs = 0
        self._closed = False

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        if not self._closed:
            self.close()

    def __repr__(self):
        cls = type(self)
        closed = getattr(self, "_closed", False)
        text = (f"<{cls.__module__}.{cls.__qualname__}{' [closed]' if closed else ''} "
                f"fd={self.fileno()}, family={self.family!s}, type={self.type!s}, proto={self.proto}")
        if not closed:
            for label, name_of in (("laddr", self.getsockname), ("raddr", self.getpeername)):
                try:
                    address = name_of()
                except error:
                    continue
                if address:
                    text += f", {label}={address!s}"
        return text + ">"

    def __getstate__(self):
        raise TypeError(f"cannot pickle {self.__class__.__name__!r} object")

    @property
    def family(self):
        """The address family."""
        return _named_integers.named(AddressFamily, super().family)

    @property
    def type(self):
        """The kind of socket."""
        return _named_integers.named(SocketKind, super().type)

    def dup(self):
        """Return another, private socket for the same connection."""
        copy = self.__class__(self.family, self.type, self.proto, fileno=dup(self.fileno()))
        copy.settimeout(self.gettimeout())
        return copy

    def accept(self):
        """Wait for a connection; return (private socket, address of the peer).

        The new socket takes nothing from the listening one: it blocks, or has the default timeout.
        """
        fd, address = self._accept()
        connection = socket(self.family, self.type, self.proto, fileno=fd)
        if getdefaulttimeout() is None and self.gettimeout():
            connection.setblocking(True)
        return connection, address

    def get_inheritable(self):
        """Return True if child processes inherit the descriptor."""
        return os.get_inheritable(self.fileno())

    def set_inheritable(self, inheritable):
        """Choose whether child processes inherit the descriptor."""
        os.set_inheritable(self.fileno(), inheritable)

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        """Return a stream over this socket; no descriptor is made.

        The socket stays open until it and all its streams are closed.
        """
        if not set(mode) <= {"r", "w", "b"}:
            raise ValueError(f"invalid mode {mode!r} (only r, w, b allowed)")
        writing = "w" in mode
        reading = "r" in mode or not writing
        binary = "b" in mode
        raw = SocketIO(self, ("r" if reading else "") + ("w" if writing else ""))
        self._io_refs += 1
        if buffering is None or buffering < 0:
            buffering = io.DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if not binary:
                raise ValueError("unbuffered streams must be binary")
            return raw
        if reading and writing:
            buffer = io.BufferedRWPair(raw, raw, buffering)
        elif reading:
            buffer = io.BufferedReader(raw, buffering)
        else:
            buffer = io.BufferedWriter(raw, buffering)
        if binary:
            return buffer
        text = io.TextIOWrapper(buffer, io.text_encoding(encoding), errors, newline)
        text.mode = mode
        return text

    def sendfile(self, file, offset=0, count=None):
        """Send a file opened in binary mode from `offset` on, `count` bytes or all; return how many.

        The kernel copies a regular file by itself; others are read and sent. The file's
        position afterwards is behind what was sent.
        """
        try:
            return self._sendfile_use_sendfile(file, offset, count)
        except _GiveupOnSendfile:
            return self._sendfile_use_send(file, offset, count)

    def _check_sendfile_params(self, file, offset, count):
        if "b" not in getattr(file, "mode", "b"):
            raise ValueError("file should be opened in binary mode")
        if not self.type & SOCK_STREAM:
            raise ValueError("only SOCK_STREAM type sockets are supported")
        if count is not None:
            if not isinstance(count, int):
                raise TypeError(f"count must be a positive integer (got {count!r})")
            if count <= 0:
                raise ValueError(f"count must be a positive integer (got {count!r})")

    def _sendfile_use_sendfile(self, file, offset=0, count=None):
        self._check_sendfile_params(file, offset, count)
        try:
            fd = file.fileno()
            size = os.fstat(fd).st_size
        except (AttributeError, OSError) as reason:
            raise _GiveupOnSendfile(reason)
        if not size:
            return 0
        timeout = self.gettimeout()
        if timeout == 0:
            raise ValueError("non-blocking sockets are not supported")
        own_fd = self.fileno()
        poller = select.poll()
        poller.register(own_fd, select.POLLOUT)
        wait = None if timeout is None else int(timeout * 1000) + 1
        sent = 0
        try:
            while count is None or sent < count:
                part = _SENDFILE_MAXIMUM if count is None else min(count - sent, _SENDFILE_MAXIMUM)
                if wait is not None and not poller.poll(wait):
                    raise TimeoutError("timed out")
                try:
                    done = os.sendfile(own_fd, fd, offset, part)
                except BlockingIOError:
                    if wait is None:
                        poller.poll()
                    continue
                except OSError as reason:
                    if sent == 0:
                        raise _GiveupOnSendfile(reason)
                    raise
                if done == 0:
                    break
                offset += done
                sent += done
            return sent
        finally:
            if sent > 0 and hasattr(file, "seek"):
                file.seek(offset)

    def _sendfile_use_send(self, file, offset=0, count=None):
        self._check_sendfile_params(file, offset, count)
        if self.gettimeout() == 0:
            raise ValueError("non-blocking sockets are not supported")
        if offset:
            file.seek(offset)
        sent = 0
        try:
            while count is None or sent < count:
                data = memoryview(file.read(_SEND_SIZE if count is None else min(count - sent, _SEND_SIZE)))
                if not data:
                    break
                while data:
                    try:
                        done = self.send(data)
                    except BlockingIOError:
                        continue
                    sent += done
                    data = data[done:]
            return sent
        finally:
            if sent > 0 and hasattr(file, "seek"):
                file.seek(offset + sent)

    def _decref_socketios(self):
        """A stream over this socket was closed."""
        if self._io_refs > 0:
            self._io_refs -= 1
        if self._closed:
            self.close()

    def _real_close(self, _close=_socket.socket.close):
        _close(self)

    def close(self):
        """Close the socket, or let the last stream over it do so."""
        self._closed = True
        if self._io_refs <= 0:
            self._real_close()

    def detach(self):
        """Give the descriptor away: return it, and call the socket closed."""
        self._closed = True
        return super().detach()


def fromfd(fd, family, type, proto=0):
    """Return a private socket over a duplicate of an open descriptor."""
    return socket(family, type, proto, dup(fd))


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    """Return two connected private sockets, of AF_UNIX unless a family is given."""
    if family is None:
        family = AF_UNIX
    first, second = _socket.socketpair(family, type, proto)
    return (socket(family, type, proto, first.detach()),
            socket(family, type, proto, second.detach()))


def send_fds(sock, buffers, fds, flags=0, address=None):
    """Send bytes and open descriptors over an AF_UNIX socket; return the number of bytes sent."""
    fds = list(fds)
    return sock.sendmsg(buffers, [(SOL_SOCKET, SCM_RIGHTS, _pack(f"{len(fds)}i", *fds))])


def recv_fds(sock, bufsize, maxfds, flags=0):
    """Receive up to `bufsize` bytes and `maxfds` descriptors over an AF_UNIX socket.

    Return (data, list of descriptors, flags of the message, address). The descriptors
    are inheritable, because the kernel makes them so (pass MSG_CMSG_CLOEXEC to recvmsg()
    for private ones).
    """
    size = _calcsize("i")
    data, ancillary, message_flags, address = sock.recvmsg(bufsize, CMSG_LEN(maxfds * size))
    fds = []
    for level, kind, content in ancillary:
        if level == SOL_SOCKET and kind == SCM_RIGHTS:
            number = len(content) // size
            fds += _unpack(f"{number}i", content[:number * size])
    return data, fds, message_flags, address


class SocketIO(io.RawIOBase):
    """The raw stream that makefile() puts beneath its buffers."""

    def __init__(self, sock, mode):
        if mode not in ("r", "w", "rw", "rb", "wb", "rwb"):
            raise ValueError(f"invalid mode: {mode!r}")
        io.RawIOBase.__init__(self)
        self._sock = sock
        self._mode = mode if "b" in mode else mode + "b"
        self._reading = "r" in mode
        self._writing = "w" in mode
        self._timeout_occurred = False

    def readinto(self, b):
        """Receive into a buffer; return the number of bytes, 0 at the end, None if none are there yet."""
        self._checkClosed()
        self._checkReadable()
        if self._timeout_occurred:
            raise OSError("cannot read from timed out object")
        try:
            return self._sock.recv_into(b)
        except timeout:
            # What was received before the timeout may be lost in a buffer, so that reading on would be wrong.
            self._timeout_occurred = True
            raise
        except error as reason:
            if reason.errno in _blocking_errnos:
                return None
            raise

    def write(self, b):
        """Send bytes; return how many were sent, or None if none could be."""
        self._checkClosed()
        self._checkWritable()
        try:
            return self._sock.send(b)
        except error as reason:
            if reason.errno in _blocking_errnos:
                return None
            raise

    def _check_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed socket.")

    def readable(self):
        """Return True if this stream receives."""
        self._check_open()
        return self._reading

    def writable(self):
        """Return True if this stream sends."""
        self._check_open()
        return self._writing

    def seekable(self):
        """Return False."""
        self._check_open()
        return super().seekable()

    def fileno(self):
        """Return the descriptor of the socket."""
        self._checkClosed()
        return self._sock.fileno()

    @property
    def name(self):
        return -1 if self.closed else self.fileno()

    @property
    def mode(self):
        return self._mode

    def close(self):
        """Close the stream, and the socket with it if it was closed and this was its last stream."""
        if self.closed:
            return
        io.RawIOBase.close(self)
        self._sock._decref_socketios()
        self._sock = None


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """Return the addresses of a service: (family, kind, protocol, canonical name, address) each."""
    named = _named_integers.named
    return [(named(AddressFamily, found), named(SocketKind, kind), protocol, name, address)
            for found, kind, protocol, name, address
            in _socket.getaddrinfo(host, port, family, type, proto, flags)]


def getfqdn(name=""):
    """Return the full name of a host, by default of this one, as far as it can be found."""
    name = name.strip()
    if not name or name in ("0.0.0.0", "::"):
        name = gethostname()
    try:
        hostname, aliases, _ = gethostbyaddr(name)
    except error:
        return name
    for candidate in [hostname, *aliases]:
        if "." in candidate:
            return candidate
    return hostname


_GLOBAL_DEFAULT_TIMEOUT = object()


def _connect(resolved, timeout, source_address):
    family, kind, protocol, _, address = resolved
    connection = socket(family, kind, protocol)
    try:
        if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
            connection.settimeout(timeout)
        if source_address:
            connection.bind(source_address)
        connection.connect(address)
        return connection
    except:
        connection.close()
        raise


def create_connection(address, timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None, *,
                      all_errors=False):
    """Connect to (host, port), trying every address of the host, and return the socket.

    If none answers, the last error is raised, or with all_errors=True a group of them all.
    """
    host, port = address
    failures = []
    for resolved in getaddrinfo(host, port, 0, SOCK_STREAM):
        try:
            return _connect(resolved, timeout, source_address)
        except error as reason:
            if not all_errors:
                failures.clear()
            failures.append(reason)
    if not failures:
        raise error("getaddrinfo returns an empty list")
    try:
        raise ExceptionGroup("create_connection failed", failures) if all_errors else failures[0]
    finally:
        failures.clear()  # a raised error must not hold itself through this frame


def has_dualstack_ipv6():
    """Return True if one socket can serve both IPv4 and IPv6."""
    if not has_ipv6:
        return False
    try:
        with socket(AF_INET6, SOCK_STREAM) as probe:
            probe.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
            return True
    except error:
        return False


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """Return a socket that listens on (host, port).

    With dualstack_ipv6=True a socket of AF_INET6 serves IPv4 too.
    """
    if dualstack_ipv6:
        if not has_dualstack_ipv6():
            raise ValueError("dualstack_ipv6 not supported on this platform")
        if family != AF_INET6:
            raise ValueError("dualstack_ipv6 requires AF_INET6 family")
    server = socket(family, SOCK_STREAM)
    try:
        try:
            server.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        except error:
            pass
        if reuse_port:
            server.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if has_ipv6 and family == AF_INET6:
            server.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0 if dualstack_ipv6 else 1)
        try:
            server.bind(address)
        except error as reason:
            raise error(reason.errno, f"{reason.strerror} (while attempting to bind on "
                                      f"address {address!r})") from None
        if backlog is None:
            server.listen()
        else:
            server.listen(backlog)
        return server
    except error:
        server.close()
        raise
