"""The collections that are built on the abstract classes: ChainMap, UserDict, UserList, UserString."""

import sys
from _collections_abc import Mapping, MutableMapping, MutableSequence, Sequence
from _thread import get_ident

# (identity, thread) of the chains whose repr() is under way: a chain may hold itself.
_in_repr = set()


class ChainMap(MutableMapping):
    """Several mappings searched one after the other; changes go to the first."""

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        """Return the value of a key, or the default."""
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        order = {}
        for mapping in reversed(self.maps):
            order |= dict.fromkeys(mapping)
        return iter(order)

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        key = id(self), get_ident()
        if key in _in_repr:
            return "..."
        _in_repr.add(key)
        try:
            return f"{type(self).__name__}({', '.join(map(repr, self.maps))})"
        finally:
            _in_repr.discard(key)

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        """Return a chain of one dict with the given keys."""
        return cls(dict.fromkeys(iterable, value))

    def copy(self):
        """Return a chain with a copy of the first mapping and the others themselves."""
        return self.__class__(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        """Return a chain that searches another mapping first."""
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return self.__class__(m, *self.maps)

    @property
    def parents(self):
        """The chain without its first mapping."""
        return self.__class__(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}")

    def popitem(self):
        """Take some key out of the first mapping and return (key, value)."""
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError("No keys found in the first mapping.")

    def pop(self, key, *args):
        """Take a key out of the first mapping and return its value."""
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}")

    def clear(self):
        """Take all keys out of the first mapping."""
        self.maps[0].clear()

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        merged = self.copy()
        merged.maps[0].update(other)
        return merged

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        merged = dict(other)
        for mapping in reversed(self.maps):
            merged.update(mapping)
        return self.__class__(merged)


class UserDict(MutableMapping):
    """A dict in Python, to inherit from; what it holds is in `data`."""

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(self.__class__, "__missing__"):
            return self.__class__.__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def get(self, key, default=None):
        """Return the value of a key, or the default."""
        return self[key] if key in self else default

    def __repr__(self):
        return repr(self.data)

    def __or__(self, other):
        if not isinstance(other, (UserDict, dict)):
            return NotImplemented
        return self.__class__(self.data | (other.data if isinstance(other, UserDict) else other))

    def __ror__(self, other):
        if not isinstance(other, (UserDict, dict)):
            return NotImplemented
        return self.__class__((other.data if isinstance(other, UserDict) else other) | self.data)

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

    def __copy__(self):
        duplicate = self.__class__.__new__(self.__class__)
        duplicate.__dict__.update(self.__dict__)
        duplicate.__dict__["data"] = self.__dict__["data"].copy()
        return duplicate

    def copy(self):
        """A new one with the same content."""
        if self.__class__ is UserDict:
            return UserDict(self.data.copy())
        data, self.data = self.data, {}
        try:
            duplicate = self.__copy__()
        finally:
            self.data = data
        duplicate.update(self)
        return duplicate

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """Return a mapping with the given keys."""
        result = cls()
        for key in iterable:
            result[key] = value
        return result


class UserList(MutableSequence):
    """A list in Python, to inherit from; what it holds is in `data`."""

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_raw(initlist))

    def __repr__(self):
        return repr(self.data)

    def __lt__(self, other):
        return self.data < _raw(other)

    def __le__(self, other):
        return self.data <= _raw(other)

    def __eq__(self, other):
        return self.data == _raw(other)

    def __gt__(self, other):
        return self.data > _raw(other)

    def __ge__(self, other):
        return self.data >= _raw(other)

    def __contains__(self, item):
        return item in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        return self.__class__(self.data[i]) if isinstance(i, slice) else self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __add__(self, other):
        return self.__class__(self.data + _as_list(other))

    def __radd__(self, other):
        return self.__class__(_as_list(other) + self.data)

    def __iadd__(self, other):
        self.data += _as_list(other)
        return self

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    def __copy__(self):
        duplicate = self.__class__.__new__(self.__class__)
        duplicate.__dict__.update(self.__dict__)
        duplicate.__dict__["data"] = self.__dict__["data"][:]
        return duplicate

    def append(self, item):
        """Put in a value at the end."""
        self.data.append(item)

    def insert(self, i, item):
        """Put in a value before a place."""
        self.data.insert(i, item)

    def pop(self, i=-1):
        """Take out the value at a place and return it."""
        return self.data.pop(i)

    def remove(self, item):
        """Take out the first of a value."""
        self.data.remove(item)

    def clear(self):
        """Take out all values."""
        self.data.clear()

    def copy(self):
        """A new one with the same content."""
        return self.__class__(self)

    def count(self, item):
        """Return how often a value is in."""
        return self.data.count(item)

    def index(self, item, *args):
        """Return the first place of a value."""
        return self.data.index(item, *args)

    def reverse(self):
        """Turn the order round."""
        self.data.reverse()

    def sort(self, /, *args, **kwds):
        """Sort in place."""
        self.data.sort(*args, **kwds)

    def extend(self, other):
        """Put in values at the end."""
        self.data.extend(_raw(other))


def _raw(value):
    return value.data if isinstance(value, UserList) else value


def _as_list(value):
    value = _raw(value)
    return value if isinstance(value, list) else list(value)


class UserString(Sequence):
    """A str in Python, to inherit from; what it holds is in `data`."""

    def __init__(self, seq):
        self.data = _text(seq) if isinstance(seq, (str, UserString)) else str(seq)

    def encode(self, encoding="utf-8", errors="strict"):
        """Gives the text as bytes; None stands for the default."""
        return self.data.encode("utf-8" if encoding is None else encoding, "strict" if errors is None else errors)

    def __str__(self):
        return str(self.data)

    def __repr__(self):
        return repr(self.data)

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __complex__(self):
        return complex(self.data)

    def __hash__(self):
        return hash(self.data)

    def __getnewargs__(self):
        return (self.data[:],)

    def __eq__(self, string):
        return self.data == _text(string)

    def __lt__(self, string):
        return self.data < _text(string)

    def __le__(self, string):
        return self.data <= _text(string)

    def __gt__(self, string):
        return self.data > _text(string)

    def __ge__(self, string):
        return self.data >= _text(string)

    def __contains__(self, char):
        return _text(char) in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self.__class__(self.data[index])

    def __add__(self, other):
        return self.__class__(self.data + str(_text(other)))

    def __radd__(self, other):
        return self.__class__(str(_text(other)) + self.data)

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return self.__class__(self.data % args)

    def __rmod__(self, template):
        return self.__class__(str(template) % self)

    def index(self, sub, start=0, end=sys.maxsize):
        """Return the first place of a part; ValueError if it is not in."""
        return self.data.index(_text(sub), start, end)

    def count(self, sub, start=0, end=sys.maxsize):
        """Return how often a part is in."""
        return self.data.count(_text(sub), start, end)

    maketrans = str.maketrans


def _text(value):
    return value.data if isinstance(value, UserString) else value


def _add_text_methods():
    """Give UserString the other methods of str; those that return a str return a UserString."""
    def method(name, function, wraps):
        def call(self, *args, **kwargs):
            args = [_text(argument) for argument in args]
            result = function(self.data, *args, **kwargs)
            return self.__class__(result) if wraps else result
        call.__name__ = name
        call.__qualname__ = f"UserString.{name}"
        call.__doc__ = function.__doc__
        setattr(UserString, name, call)

    for name in ("capitalize", "casefold", "center", "expandtabs", "ljust", "lower", "lstrip",
                 "removeprefix", "removesuffix", "replace", "rjust", "rstrip", "strip",
                 "swapcase", "title", "translate", "upper", "zfill"):
        method(name, getattr(str, name), True)
    for name in ("endswith", "find", "format", "format_map", "isalnum", "isalpha",
                 "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric",
                 "isprintable", "isspace", "istitle", "isupper", "join", "partition", "rfind",
                 "rindex", "rpartition", "rsplit", "split", "splitlines", "startswith"):
        method(name, getattr(str, name), False)


_add_text_methods()
del _add_text_methods
for _class in (ChainMap, UserDict, UserList, UserString):
    _class.__module__ = "collections"
del _class
