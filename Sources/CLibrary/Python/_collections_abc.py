"""What a collection can do: the abstract classes of collections.abc.

A class counts as one of the smaller ones (Hashable, Iterable, Sized, ...) as soon as it
has the methods; the larger ones (Sequence, Mapping, ...) must be inherited from, and
give the methods that follow from the few abstract ones.
"""

import sys
from _collections import deque
from abc import ABCMeta, abstractmethod

# The name by which scripts know these classes.
__name__ = "collections.abc"

__all__ = ["Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator",
           "Hashable", "Iterable", "Iterator", "Generator", "Reversible", "Sized", "Container",
           "Callable", "Collection", "Set", "MutableSet", "Mapping", "MutableMapping",
           "MappingView", "KeysView", "ItemsView", "ValuesView", "Sequence", "MutableSequence",
           "ByteString", "Buffer"]

GenericAlias = type(list[int])
_Function = type(lambda: None)


def _check_methods(cls, *methods):
    """Return True if a class has all the methods, NotImplemented if one is missing or None."""
    mro = cls.__mro__
    for method in methods:
        for base in mro:
            if method in base.__dict__:
                if base.__dict__[method] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


class _Structural(metaclass=ABCMeta):
    """Base of the classes that are recognised by their methods, listed in `_recognised_by`."""

    __slots__ = ()
    _recognised_by = ()

    @classmethod
    def __subclasshook__(cls, subclass):
        # An ordinary subclass of an abstract class inherits this hook, but has no list of its own.
        methods = cls.__dict__.get("_recognised_by")
        return _check_methods(subclass, *methods) if methods else NotImplemented


class Hashable(_Structural):
    """Has __hash__()."""

    __slots__ = ()
    _recognised_by = ("__hash__",)

    @abstractmethod
    def __hash__(self):
        return 0


class Awaitable(_Structural):
    """Has __await__()."""

    __slots__ = ()
    _recognised_by = ("__await__",)

    @abstractmethod
    def __await__(self):
        yield

    __class_getitem__ = classmethod(GenericAlias)


class Coroutine(Awaitable):
    """Can be sent values, thrown exceptions and closed, as the result of an async function."""

    __slots__ = ()
    _recognised_by = ("__await__", "send", "throw", "close")

    @abstractmethod
    def send(self, value):
        """Go on with a value."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Go on with an exception."""
        raise _exception(typ, val, tb)

    def close(self):
        """Go on with GeneratorExit, and see that it ends."""
        _close(self, "coroutine")


class AsyncIterable(_Structural):
    """Has __aiter__()."""

    __slots__ = ()
    _recognised_by = ("__aiter__",)

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()

    __class_getitem__ = classmethod(GenericAlias)


class AsyncIterator(AsyncIterable):
    """Has __anext__() and __aiter__()."""

    __slots__ = ()
    _recognised_by = ("__anext__", "__aiter__")

    @abstractmethod
    def __anext__(self):
        """Return an awaitable for the next item."""
        raise StopAsyncIteration

    def __aiter__(self):
        return self


class AsyncGenerator(AsyncIterator):
    """Has the methods of an asynchronous generator."""

    __slots__ = ()
    _recognised_by = ("__aiter__", "__anext__", "asend", "athrow", "aclose")

    def __anext__(self):
        return self.asend(None)

    @abstractmethod
    def asend(self, value):
        """Return an awaitable that goes on with a value."""
        raise StopAsyncIteration

    @abstractmethod
    def athrow(self, typ, val=None, tb=None):
        """Return an awaitable that goes on with an exception."""
        raise _exception(typ, val, tb)

    async def aclose(self):
        """Ends the generator: GeneratorExit is thrown in."""
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            pass
        else:
            raise RuntimeError("asynchronous generator ignored GeneratorExit")


class Iterable(_Structural):
    """Has __iter__()."""

    __slots__ = ()
    _recognised_by = ("__iter__",)

    @abstractmethod
    def __iter__(self):
        while False:
            yield None

    __class_getitem__ = classmethod(GenericAlias)


class Iterator(Iterable):
    """Has __next__() and __iter__()."""

    __slots__ = ()
    _recognised_by = ("__iter__", "__next__")

    @abstractmethod
    def __next__(self):
        """Return the next item or raise StopIteration."""
        raise StopIteration

    def __iter__(self):
        return self


class Reversible(Iterable):
    """Has __reversed__() and __iter__()."""

    __slots__ = ()
    _recognised_by = ("__reversed__", "__iter__")

    @abstractmethod
    def __reversed__(self):
        while False:
            yield None


class Generator(Iterator):
    """Has the methods of a generator."""

    __slots__ = ()
    _recognised_by = ("__iter__", "__next__", "send", "throw", "close")

    def __next__(self):
        return self.send(None)

    @abstractmethod
    def send(self, value):
        """Go on with a value."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Go on with an exception."""
        raise _exception(typ, val, tb)

    def close(self):
        """Go on with GeneratorExit, and see that it ends."""
        _close(self, "generator")


def _exception(kind, value, traceback):
    """Return the exception that the three arguments of throw() describe."""
    if value is None:
        if traceback is None:
            return kind
        value = kind()
    return value if traceback is None else value.with_traceback(traceback)


def _close(generator, kind):
    try:
        generator.throw(GeneratorExit)
    except (GeneratorExit, StopIteration):
        return
    raise RuntimeError(f"{kind} ignored GeneratorExit")


class Sized(_Structural):
    """Has __len__()."""

    __slots__ = ()
    _recognised_by = ("__len__",)

    @abstractmethod
    def __len__(self):
        return 0


class Container(_Structural):
    """Has __contains__()."""

    __slots__ = ()
    _recognised_by = ("__contains__",)

    @abstractmethod
    def __contains__(self, x):
        return False

    __class_getitem__ = classmethod(GenericAlias)


class Collection(Sized, Iterable, Container):
    """Has __len__(), __iter__() and __contains__()."""

    __slots__ = ()
    _recognised_by = ("__len__", "__iter__", "__contains__")


class Buffer(_Structural):
    """Has __buffer__()."""

    __slots__ = ()
    _recognised_by = ("__buffer__",)

    @abstractmethod
    def __buffer__(self, flags, /):
        raise NotImplementedError


class _CallableGenericAlias(GenericAlias):
    """Callable[[arguments], result]."""

    __slots__ = ()

    def __new__(cls, origin, args):
        if not (isinstance(args, tuple) and len(args) == 2):
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        arguments, result = args
        if isinstance(arguments, (tuple, list)):
            args = (*arguments, result)
        elif arguments is not ... and not _is_parameter_expression(arguments):
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arguments}")
        return super().__new__(cls, origin, args)

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or _is_parameter_expression(args[0])):
            return f"collections.abc.Callable[{_type_repr(args[0])}, {_type_repr(args[1])}]"
        arguments = ", ".join(map(_type_repr, args[:-1]))
        return f"collections.abc.Callable[[{arguments}], {_type_repr(args[-1])}]"


def _is_parameter_expression(value):
    cls = type(value)
    return cls.__module__ == "typing" and cls.__name__ in ("ParamSpec", "_ConcatenateGenericAlias")


def _type_repr(value):
    if isinstance(value, type) and type(value) is not GenericAlias:
        return value.__qualname__ if value.__module__ == "builtins" else f"{value.__module__}.{value.__qualname__}"
    if value is ...:
        return "..."
    return value.__name__ if isinstance(value, _Function) else repr(value)


class Callable(_Structural):
    """Has __call__()."""

    __slots__ = ()
    _recognised_by = ("__call__",)

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False

    __class_getitem__ = classmethod(_CallableGenericAlias)


class Set(Collection):
    """A set: subclasses give __contains__(), __iter__() and __len__()."""

    __slots__ = ()

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) <= len(other) and all(item in other for item in self)

    def __lt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) < len(other) and self.__le__(other)

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) >= len(other) and all(item in self for item in other)

    def __gt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) > len(other) and self.__ge__(other)

    def __eq__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) == len(other) and self.__le__(other)

    @classmethod
    def _from_iterable(cls, it):
        """Make a set of the same class; overridden where the constructor wants something else."""
        return cls(it)

    def __and__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(item for item in other if item in self)

    __rand__ = __and__

    def isdisjoint(self, other):
        """Return True if the two have nothing in common."""
        return not any(item in self for item in other)

    def __or__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(item for items in (self, other) for item in items)

    __ror__ = __or__

    def __sub__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        other = self._as_set(other)
        return self._from_iterable(item for item in self if item not in other)

    def __rsub__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        other = self._as_set(other)
        return self._from_iterable(item for item in other if item not in self)

    def __xor__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        other = self._as_set(other)
        return (self - other) | (other - self)

    __rxor__ = __xor__

    def _as_set(self, other):
        return other if isinstance(other, Set) else self._from_iterable(other)

    def _hash(self):
        """Return a hash that does not depend on order, equal to that of a frozenset of the same items."""
        return hash(frozenset(self))


Set.register(frozenset)


class MutableSet(Set):
    """A set that can change: subclasses give add() and discard() too."""

    __slots__ = ()

    @abstractmethod
    def add(self, value):
        """Put in an item."""
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        """Take out an item if it is in."""
        raise NotImplementedError

    def remove(self, value):
        """Take out an item; KeyError if it is not in."""
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        """Take out some item and return it; KeyError if there is none."""
        for value in self:
            self.discard(value)
            return value
        raise KeyError

    def clear(self):
        """Take out all items."""
        try:
            while True:
                self.pop()
        except KeyError:
            pass

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        for value in self - it:
            self.discard(value)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
            return self
        for value in self._as_set(it):
            if value in self:
                self.discard(value)
            else:
                self.add(value)
        return self

    def __isub__(self, it):
        if it is self:
            self.clear()
            return self
        for value in it:
            self.discard(value)
        return self


MutableSet.register(set)


class Mapping(Collection):
    """A mapping: subclasses give __getitem__(), __iter__() and __len__()."""

    __slots__ = ()
    __abc_tpflags__ = 1 << 6
    __reversed__ = None

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        """Return the value of a key, or the default."""
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        """Return a view of the keys."""
        return KeysView(self)

    def items(self):
        """Return a view of the (key, value) pairs."""
        return ItemsView(self)

    def values(self):
        """Return a view of the values."""
        return ValuesView(self)

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())


class MappingView(Sized):
    """A view of a mapping that follows its changes."""

    __slots__ = ("_mapping",)

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f"{type(self).__name__}({self._mapping!r})"

    __class_getitem__ = classmethod(GenericAlias)


class KeysView(MappingView, Set):
    """The keys of a mapping."""

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        yield from self._mapping


class ItemsView(MappingView, Set):
    """The (key, value) pairs of a mapping."""

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found is value or found == value

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]


class ValuesView(MappingView, Collection):
    """The values of a mapping."""

    __slots__ = ()

    def __contains__(self, value):
        for key in self._mapping:
            found = self._mapping[key]
            if found is value or found == value:
                return True
        return False

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]


class MutableMapping(Mapping):
    """A mapping that can change: subclasses give __setitem__() and __delitem__() too."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    __marker = object()

    def pop(self, key, default=__marker):
        """Take out a key and return its value, or the default if there is none."""
        try:
            value = self[key]
        except KeyError:
            if default is self.__marker:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        """Take out some key and return (key, value); KeyError if there is none."""
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def clear(self):
        """Take out all keys."""
        try:
            while True:
                self.popitem()
        except KeyError:
            pass

    def update(self, other=(), /, **kwds):
        """Set keys from a mapping, from pairs, and from keyword arguments."""
        if isinstance(other, Mapping):
            for key in other:
                self[key] = other[key]
        elif hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        """Return the value of a key, which is set to the default first if it is missing."""
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


class Sequence(Reversible, Collection):
    """A sequence: subclasses give __getitem__() and __len__()."""

    __slots__ = ()
    __abc_tpflags__ = 1 << 5

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        index = 0
        try:
            while True:
                yield self[index]
                index += 1
        except IndexError:
            return

    def __contains__(self, value):
        return any(item is value or item == value for item in self)

    def __reversed__(self):
        for index in reversed(range(len(self))):
            yield self[index]

    def index(self, value, start=0, stop=None):
        """Return the first place of a value; ValueError if it is not in."""
        if start is not None and start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        place = start
        while stop is None or place < stop:
            try:
                item = self[place]
            except IndexError:
                break
            if item is value or item == value:
                return place
            place += 1
        raise ValueError

    def count(self, value):
        """Return how often a value is in."""
        return sum(1 for item in self if item is value or item == value)


class ByteString(Sequence):
    """Deprecated: bytes and bytearray."""

    __slots__ = ()


class MutableSequence(Sequence):
    """A sequence that can change: subclasses give __setitem__(), __delitem__() and insert() too."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        """Put in a value before a place."""
        raise IndexError

    def append(self, value):
        """Put in a value at the end."""
        self.insert(len(self), value)

    def clear(self):
        """Take out all values."""
        try:
            while True:
                self.pop()
        except IndexError:
            pass

    def reverse(self):
        """Turn the order round."""
        length = len(self)
        for index in range(length // 2):
            mirror = length - index - 1
            self[index], self[mirror] = self[mirror], self[index]

    def extend(self, values):
        """Put in values at the end."""
        if values is self:
            values = list(values)
        for value in values:
            self.append(value)

    def pop(self, index=-1):
        """Take out the value at a place, by default the last, and return it."""
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        """Take out the first of a value; ValueError if it is not in."""
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


def _register_builtins():
    for cls in (tuple, str, range, memoryview, bytes, bytearray):
        Sequence.register(cls)
    for cls in (list, bytearray, deque):
        MutableSequence.register(cls)
    for cls in (bytes, bytearray):
        ByteString.register(cls)
    Mapping.register(type(type.__dict__))
    MutableMapping.register(dict)
    empty = {}
    KeysView.register(type(empty.keys()))
    ItemsView.register(type(empty.items()))
    ValuesView.register(type(empty.values()))
    # os defines its environment without this module, so that `import os` stays cheap.
    environment = getattr(sys.modules.get("os"), "_Environ", None)
    if environment is not None:
        MutableMapping.register(environment)


_register_builtins()
del _register_builtins
