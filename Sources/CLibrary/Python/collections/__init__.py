"""Containers beyond dict, list, set and tuple."""

import sys as _sys
from _collections import OrderedDict, defaultdict, deque

try:
    from _collections import _tuplegetter
except ImportError:
    from operator import itemgetter as _itemgetter

    def _tuplegetter(index, doc):
        return property(_itemgetter(index), doc=doc)

try:
    from _collections import _count_elements
except ImportError:
    def _count_elements(mapping, iterable):
        for key in iterable:
            mapping[key] = mapping.get(key, 0) + 1

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString",
           "defaultdict", "deque", "namedtuple"]

_KEYWORDS = frozenset("""False None True and as assert async await break class continue def del
    elif else except finally for from global if import in is lambda nonlocal not or pass raise
    return try while with yield""".split())


def __getattr__(name):
    # These stand on the abstract classes, whose import a script that wants a deque should not pay for.
    if name in ("ChainMap", "UserDict", "UserList", "UserString"):
        from collections import _wrappers
        value = globals()[name] = getattr(_wrappers, name)
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _field_names(typename, field_names, rename):
    """Return the checked names of the fields as a tuple."""
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = list(map(str, field_names))
    seen = set()
    for index, name in enumerate(names):
        if rename and (not name.isidentifier() or name in _KEYWORDS
                       or name.startswith("_") or name in seen):
            names[index] = f"_{index}"
        seen.add(name)
    for name in [typename, *names]:
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    return tuple(map(_sys.intern, names))


def _listed(names):
    """Return quoted names as English lists them."""
    quoted = [repr(name) for name in names]
    if len(quoted) < 3:
        return " and ".join(quoted)
    return ", ".join(quoted[:-1]) + f", and {quoted[-1]}"


def _bind(typename, fields, defaults, args, kwargs):
    """Return the values of the fields for a call that is not just one argument each."""
    called = f"{typename}.__new__()"
    total = len(fields)
    if len(args) > total:
        least = total - len(defaults) + 1
        takes = f"from {least} to {total + 1}" if defaults else f"{total + 1}"
        plural = "" if total == 0 else "s"
        raise TypeError(f"{called} takes {takes} positional argument{plural} but {len(args) + 1} "
                        f"were given")
    values = dict(zip(fields, args))
    for name, value in kwargs.items():
        if name not in fields:
            raise TypeError(f"{called} got an unexpected keyword argument {name!r}")
        if name in values:
            raise TypeError(f"{called} got multiple values for argument {name!r}")
        values[name] = value
    missing = [name for name in fields if name not in values and name not in defaults]
    if missing:
        plural = "" if len(missing) == 1 else "s"
        raise TypeError(f"{called} missing {len(missing)} required positional "
                        f"argument{plural}: {_listed(missing)}")
    return [values[name] if name in values else defaults[name] for name in fields]


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Makes a class of tuples whose items have names.

    >>> Point = namedtuple("Point", "x y")
    >>> Point(1, y=2)
    Point(x=1, y=2)
    """
    typename = _sys.intern(str(typename))
    fields = _field_names(typename, field_names, rename)
    total = len(fields)
    defaults = () if defaults is None else tuple(defaults)
    if len(defaults) > total:
        raise TypeError("Got more default values than field names")
    field_defaults = dict(zip(fields[total - len(defaults):], defaults))
    template = "(" + ", ".join(f"{name}=%r" for name in fields) + ")"
    new = tuple.__new__

    def __new__(_cls, /, *args, **kwargs):
        if len(args) == total and not kwargs:
            return new(_cls, args)
        return new(_cls, _bind(typename, fields, field_defaults, args, kwargs))

    @classmethod
    def _make(cls, iterable):
        result = new(cls, iterable)
        if len(result) != total:
            raise TypeError(f"Expected {total} arguments, got {len(result)}")
        return result

    def _replace(self, /, **kwds):
        result = self._make(map(kwds.pop, fields, self))
        if kwds:
            raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def __repr__(self):
        return self.__class__.__name__ + template % self[:]

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        return self[:]

    __new__.__doc__ = f"Makes a {typename} of {', '.join(fields)}." if fields else f"Makes a {typename}."
    _make.__func__.__doc__ = f"Makes a {typename} of the values that an iterable yields."
    _replace.__doc__ = f"A copy of the {typename} with the named fields set anew."
    __repr__.__doc__ = "Gives the text that repr() shows."
    _asdict.__doc__ = "The fields by name, as a dict."
    __getnewargs__.__doc__ = "The values as a plain tuple, for copying and pickling."
    # Never used: they show inspection what may be left out.
    __new__.__defaults__ = defaults or None
    namespace = {"__doc__": f"{typename}({', '.join(fields)})", "__slots__": (),
                 "_fields": fields, "_field_defaults": field_defaults, "__new__": __new__,
                 "_make": _make, "_replace": _replace, "__replace__": _replace,
                 "__repr__": __repr__, "_asdict": _asdict, "__getnewargs__": __getnewargs__,
                 "__match_args__": fields}
    for method in (__new__, _make.__func__, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f"{typename}.{method.__name__}"
    for index, name in enumerate(fields):
        namespace[name] = _tuplegetter(index, _sys.intern(f"Field number {index}."))
    result = type(typename, (tuple,), namespace)
    if module is None:
        module = _sys._getframe(1).f_globals.get("__name__", "__main__")
    result.__module__ = module
    return result


class Counter(dict):
    """A dict that counts things: the values are numbers, and a missing key counts 0."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        """Return the sum of the counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """Return the `n` most counted as (thing, count), all by default, the most counted first."""
        ordered = sorted(self.items(), key=lambda item: item[1], reverse=True)
        return ordered if n is None else ordered[:max(n, 0)]

    def elements(self):
        """Return an iterator that gives each thing as often as it counts."""
        return (key for key, count in self.items() for _ in range(count))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        """Not there: one count for all makes no sense."""
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        """Add the counts of a mapping, or count the things of an iterable."""
        if iterable is not None:
            if not _is_mapping(iterable):
                _count_elements(self, iterable)
            elif self:
                for key, count in iterable.items():
                    self[key] = count + self.get(key, 0)
            else:
                super().update(iterable)  # any values will do: nothing is added
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Subtract the counts of a mapping, or 1 for each thing of an iterable."""
        if iterable is not None:
            if _is_mapping(iterable):
                for key, count in iterable.items():
                    self[key] = self.get(key, 0) - count
            else:
                for key in iterable:
                    self[key] = self.get(key, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        """A new one with the same content."""
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)  # counts that cannot be ordered
        return f"{self.__class__.__name__}({shown!r})"

    def _compares(self, other, holds):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(holds(self[key], other[key]) for key in (*self, *other))

    def __eq__(self, other):
        return self._compares(other, lambda one, another: one == another)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        return self._compares(other, lambda one, another: one <= another)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        return self._compares(other, lambda one, another: one >= another)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def _combine(self, other, combine):
        """Return a Counter of combine(count here, count there) where that is above 0."""
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for counter in (self, other):
            for key in counter:
                if key not in result:
                    count = combine(self[key], other[key])
                    if count > 0:
                        result[key] = count
        return result

    def __add__(self, other):
        return self._combine(other, lambda one, another: one + another)

    def __sub__(self, other):
        return self._combine(other, lambda one, another: one - another)

    def __or__(self, other):
        return self._combine(other, max)

    def __and__(self, other):
        return self._combine(other, min)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _keep_positive(self):
        for key in [key for key, count in self.items() if not count > 0]:
            del self[key]
        return self

    def __iadd__(self, other):
        for key, count in other.items():
            self[key] += count
        return self._keep_positive()

    def __isub__(self, other):
        for key, count in other.items():
            self[key] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for key, count in other.items():
            if count > self[key]:
                self[key] = count
        return self._keep_positive()

    def __iand__(self, other):
        for key, count in self.items():
            if other[key] < count:
                self[key] = other[key]
        return self._keep_positive()


def _is_mapping(value):
    if isinstance(value, dict):
        return True
    return hasattr(type(value), "items") and hasattr(type(value), "__getitem__")
