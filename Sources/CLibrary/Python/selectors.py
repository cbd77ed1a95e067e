"""Waiting for several files at once, over the native module select."""

import select
from _collections_abc import Mapping
from abc import ABCMeta, abstractmethod
from collections import namedtuple

EVENT_READ = 1
EVENT_WRITE = 2

SelectorKey = namedtuple("SelectorKey", ["fileobj", "fd", "events", "data"])
SelectorKey.__doc__ = """SelectorKey(fileobj, fd, events, data)

A file that is waited for: the object, its descriptor, the events and what the caller attached."""


def _fileobj_to_fd(fileobj):
    if isinstance(fileobj, int):
        fd = fileobj
    else:
        try:
            fd = int(fileobj.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError(f"Invalid file object: {fileobj!r}") from None
    if fd < 0:
        raise ValueError(f"Invalid file descriptor: {fd}")
    return fd


def _milliseconds(timeout):
    """Return a timeout in seconds as whole milliseconds, rounded up; None stays None."""
    if timeout is None:
        return None
    if timeout <= 0:
        return 0
    milliseconds = int(timeout * 1000)
    return milliseconds if milliseconds == timeout * 1000 else milliseconds + 1


class _SelectorMapping(Mapping):
    """The registered files with their keys."""

    def __init__(self, selector):
        self._selector = selector

    def __len__(self):
        return len(self._selector._fd_to_key)

    def get(self, fileobj, default=None):
        """Return the key of a file, or the default."""
        return self._selector._fd_to_key.get(self._selector._fileobj_lookup(fileobj), default)

    def __getitem__(self, fileobj):
        key = self.get(fileobj)
        if key is None:
            raise KeyError(f"{fileobj!r} is not registered")
        return key

    def __iter__(self):
        return iter(self._selector._fd_to_key)


class BaseSelector(metaclass=ABCMeta):
    """What every selector can do."""

    @abstractmethod
    def register(self, fileobj, events, data=None):
        """Wait for events on a file from now on; return its key."""
        raise NotImplementedError

    @abstractmethod
    def unregister(self, fileobj):
        """Wait for a file no more; return its key."""
        raise NotImplementedError

    def modify(self, fileobj, events, data=None):
        """Change the events or the data of a file; return its key."""
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    @abstractmethod
    def select(self, timeout=None):
        """Wait until a file is ready, at most `timeout` seconds; return (key, events) of those that are."""
        raise NotImplementedError

    def close(self):
        """Give up what the selector holds."""

    def get_key(self, fileobj):
        """Return the key of a file; KeyError if it is not registered."""
        mapping = self.get_map()
        if mapping is None:
            raise RuntimeError("Selector is closed")
        try:
            return mapping[fileobj]
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None

    @abstractmethod
    def get_map(self):
        """Return a mapping from the registered files to their keys, None when closed."""
        raise NotImplementedError

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


class _BaseSelectorImpl(BaseSelector):
    """The bookkeeping that all selectors share."""

    def __init__(self):
        self._fd_to_key = {}
        self._map = _SelectorMapping(self)

    def _fileobj_lookup(self, fileobj):
        """Return the descriptor of a file, also of one that was closed while it was registered."""
        try:
            return _fileobj_to_fd(fileobj)
        except ValueError:
            for key in self._fd_to_key.values():
                if key.fileobj is fileobj:
                    return key.fd
            raise

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError(f"Invalid events: {events!r}")
        key = SelectorKey(fileobj, self._fileobj_lookup(fileobj), events, data)
        if key.fd in self._fd_to_key:
            raise KeyError(f"{fileobj!r} (FD {key.fd}) is already registered")
        self._fd_to_key[key.fd] = key
        return key

    def unregister(self, fileobj):
        try:
            return self._fd_to_key.pop(self._fileobj_lookup(fileobj))
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None

    def modify(self, fileobj, events, data=None):
        try:
            key = self._fd_to_key[self._fileobj_lookup(fileobj)]
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None
        if events != key.events:
            self.unregister(fileobj)
            return self.register(fileobj, events, data)
        if data != key.data:
            key = self._fd_to_key[key.fd] = key._replace(data=data)
        return key

    def close(self):
        self._fd_to_key.clear()
        self._map = None

    def get_map(self):
        return self._map


class SelectSelector(_BaseSelectorImpl):
    """Waits with select()."""

    def __init__(self):
        super().__init__()
        self._readers = set()
        self._writers = set()

    def register(self, fileobj, events, data=None):
        key = super().register(fileobj, events, data)
        if events & EVENT_READ:
            self._readers.add(key.fd)
        if events & EVENT_WRITE:
            self._writers.add(key.fd)
        return key

    def unregister(self, fileobj):
        key = super().unregister(fileobj)
        self._readers.discard(key.fd)
        self._writers.discard(key.fd)
        return key

    def _select(self, readers, writers, errors, timeout=None):
        return select.select(readers, writers, errors, timeout)

    def select(self, timeout=None):
        if timeout is not None:
            timeout = max(timeout, 0)
        try:
            readers, writers, _ = self._select(self._readers, self._writers, [], timeout)
        except InterruptedError:
            return []
        events = dict.fromkeys(readers, EVENT_READ)
        for fd in writers:
            events[fd] = events.get(fd, 0) | EVENT_WRITE
        return [(self._fd_to_key[fd], event & self._fd_to_key[fd].events)
                for fd, event in events.items() if fd in self._fd_to_key]


class _PollLikeSelector(_BaseSelectorImpl):
    """Waits with an object that has register(), unregister() and poll()."""

    _selector_cls = None
    _EVENT_READ = None
    _EVENT_WRITE = None

    def __init__(self):
        super().__init__()
        self._selector = self._selector_cls()

    def _native(self, events):
        return (self._EVENT_READ if events & EVENT_READ else 0) | (
            self._EVENT_WRITE if events & EVENT_WRITE else 0)

    def register(self, fileobj, events, data=None):
        key = super().register(fileobj, events, data)
        try:
            self._selector.register(key.fd, self._native(events))
        except:
            super().unregister(fileobj)
            raise
        return key

    def unregister(self, fileobj):
        key = super().unregister(fileobj)
        try:
            self._selector.unregister(key.fd)
        except OSError:
            pass  # closed while it was registered
        return key

    def modify(self, fileobj, events, data=None):
        try:
            key = self._fd_to_key[self._fileobj_lookup(fileobj)]
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None
        if events != key.events:
            try:
                self._selector.modify(key.fd, self._native(events))
            except:
                super().unregister(fileobj)
                raise
        if events != key.events or data != key.data:
            key = self._fd_to_key[key.fd] = key._replace(events=events, data=data)
        return key

    def _poll(self, timeout):
        return self._selector.poll(_milliseconds(timeout))

    def select(self, timeout=None):
        try:
            found = self._poll(timeout)
        except InterruptedError:
            return []
        ready = []
        for fd, native in found:
            key = self._fd_to_key.get(fd)
            if key is not None:
                # An error or the end counts as every event that is waited for.
                events = (EVENT_WRITE if native & ~self._EVENT_READ else 0) | (
                    EVENT_READ if native & ~self._EVENT_WRITE else 0)
                ready.append((key, events & key.events))
        return ready


class PollSelector(_PollLikeSelector):
    """Waits with poll()."""

    _selector_cls = select.poll
    _EVENT_READ = select.POLLIN
    _EVENT_WRITE = select.POLLOUT


DefaultSelector = PollSelector

if hasattr(select, "epoll"):
    class EpollSelector(_PollLikeSelector):
        """Waits with Linux's epoll, through a private descriptor."""

        _selector_cls = select.epoll
        _EVENT_READ = select.EPOLLIN
        _EVENT_WRITE = select.EPOLLOUT

        def fileno(self):
            """Return the descriptor of the epoll object."""
            return self._selector.fileno()

        def _poll(self, timeout):
            milliseconds = _milliseconds(timeout)
            return self._selector.poll(-1 if timeout is None else milliseconds / 1000,
                                       len(self._fd_to_key) or 1)

        def close(self):
            self._selector.close()
            super().close()

    DefaultSelector = EpollSelector
