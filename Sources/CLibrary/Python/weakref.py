"""References that do not keep alive what they refer to, over the native module _weakref."""

import sys
from _collections_abc import MutableMapping, MutableSet
from _weakref import CallableProxyType, ProxyType, ReferenceType, getweakrefcount, getweakrefs, proxy, ref
from _weakrefset import WeakSet

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType",
           "ProxyType", "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet",
           "WeakMethod", "finalize"]

MutableSet.register(WeakSet)
ProxyTypes = (ProxyType, CallableProxyType)


class WeakMethod(ref):
    """A reference to a bound method that lives as long as its object and its function do."""

    __slots__ = "_func_ref", "_meth_type", "_alive", "__weakref__"

    def __new__(cls, meth, callback=None):
        try:
            instance, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        def gone(_):
            method = self_reference()
            if method is not None and method._alive:
                method._alive = False
                if callback is not None:
                    callback(method)

        self = ref.__new__(cls, instance, gone)
        self._func_ref = ref(function, gone)
        self._meth_type = type(meth)
        self._alive = True
        self_reference = ref(self)
        return self

    def __call__(self):
        instance = super().__call__()
        function = self._func_ref()
        if instance is None or function is None:
            return None
        return self._meth_type(function, instance)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        return not self == other

    __hash__ = ref.__hash__


class _KeyedReference(ref):
    """A reference that knows under which key it stands."""

    __slots__ = ("key",)

    def __new__(cls, value, callback, key):
        self = super().__new__(cls, value, callback)
        self.key = key
        return self

    def __init__(self, value, callback, key):
        super().__init__(value, callback)


class _WeakDictionary(MutableMapping):
    """What the two dictionaries have in common; `data` is the dict behind."""

    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def __len__(self):
        return sum(1 for _ in self.items())

    def __iter__(self):
        return self.keys()

    def keys(self):
        """Return an iterator over the keys."""
        for key, value in self.items():
            del value
            yield key
            del key

    def values(self):
        """Return an iterator over the values."""
        for key, value in self.items():
            del key
            yield value
            del value

    def update(self, other=(), /, **kw):
        """Set keys from a mapping, from pairs, and from keyword arguments."""
        for key, value in list((other if hasattr(other, "items") else dict(other)).items()):
            self[key] = value
        for key, value in kw.items():
            self[key] = value

    def copy(self):
        """A new one with the same content."""
        return type(self)(self)

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        result = self.__class__()
        for key, value in self.items():
            self._copy_item(result, key, value, lambda item: deepcopy(item, memo))
        return result

    def popitem(self):
        """Take out some key and return (key, value); KeyError if there is none."""
        for key, value in self.items():
            del self[key]
            return key, value
        raise KeyError("popitem(): dictionary is empty")

    def __or__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        result = self.__class__()
        result.update(other)
        result.update(self)
        return result

    def __ior__(self, other):
        self.update(other)
        return self


class WeakValueDictionary(_WeakDictionary):
    """A mapping that does not keep its values alive; a key leaves it with its value."""

    def _reference(self, key, value):
        data = self.data

        def remove(reference):
            if data.get(reference.key) is reference:
                del data[reference.key]

        return _KeyedReference(value, remove, key)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = self._reference(key, value)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        reference = self.data.get(key)
        return reference is not None and reference() is not None

    def items(self):
        """Return an iterator over the (key, value) pairs."""
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value
            del value

    def itervaluerefs(self):
        """Return an iterator over the references to the values."""
        yield from list(self.data.values())

    def valuerefs(self):
        """Return the references to the values."""
        return list(self.data.values())

    def _copy_item(self, result, key, value, copy):
        result[copy(key)] = value


class WeakKeyDictionary(_WeakDictionary):
    """A mapping that does not keep its keys alive; a value leaves it with its key."""

    def __init__(self, dict=None):
        super().__init__(() if dict is None else dict)

    def _reference(self, key):
        data = self.data
        return ref(key, lambda reference: data.pop(reference, None))

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[self._reference(key)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def items(self):
        """Return an iterator over the (key, value) pairs."""
        for reference in list(self.data):
            key = reference()
            if key is not None and reference in self.data:
                yield key, self.data[reference]
            del key

    def keyrefs(self):
        """Return the references to the keys."""
        return list(self.data)

    def _copy_item(self, result, key, value, copy):
        result[key] = copy(value)


class finalize:
    """Calls a function once, when an object goes or, unless `atexit` is False, at the latest when the interpreter ends.

    The function must not hold the object.
    """

    __slots__ = ()
    # Every finalizer that has not been called, in the order of making, with (reference, function, arguments, ...).
    _pending = {}
    _registered = False

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._registered:
            import atexit
            atexit.register(finalize._run_at_exit)
            finalize._registered = True
        self._pending[self] = [ref(obj, self), func, args, kwargs, True]

    def __call__(self, _=None):
        """Call the function now, if it has not been called, and return its result."""
        entry = self._pending.pop(self, None)
        if entry is not None:
            return entry[1](*entry[2], **entry[3])

    def peek(self):
        """Return (object, function, arguments, keyword arguments), or None if it has been called."""
        entry = self._pending.get(self)
        obj = None if entry is None else entry[0]()
        return None if obj is None else (obj, entry[1], entry[2], entry[3])

    def detach(self):
        """Give the function up without calling it; return what peek() does."""
        details = self.peek()
        if details is not None:
            self._pending.pop(self, None)
        return details

    @property
    def alive(self):
        """True if the function has not been called."""
        return self in self._pending

    @property
    def atexit(self):
        """True if the function is to be called when the interpreter ends."""
        entry = self._pending.get(self)
        return entry is not None and entry[4]

    @atexit.setter
    def atexit(self, value):
        entry = self._pending.get(self)
        if entry is not None:
            entry[4] = bool(value)

    def __repr__(self):
        details = self.peek()
        text = f"<{type(self).__name__} object at {id(self):#x}; "
        if details is None:
            return text + "dead>"
        return text + f"for {type(details[0]).__name__!r} at {id(details[0]):#x}>"

    @classmethod
    def _run_at_exit(cls):
        # A function may make further finalizers, which are then the latest.
        while True:
            due = [finalizer for finalizer, entry in cls._pending.items() if entry[4]]
            if not due:
                return
            try:
                due[-1]()
            except Exception:
                sys.excepthook(*sys.exc_info())
