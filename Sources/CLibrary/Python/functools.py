"""Tools for functions, over the native module _functools."""

from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce
from types import GenericAlias

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering",
           "cache", "cmp_to_key", "lru_cache", "reduce", "partial", "partialmethod",
           "singledispatch", "singledispatchmethod", "cached_property"]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__",
                       "__annotations__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make a wrapper look like what it wraps, and return it."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Return a decorator that makes a wrapper look like `wrapped`."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# Each comparison from each other one: how to answer from the result of the other, given self, other and that result.
_DERIVED = {
    "__lt__": (("__gt__", lambda self, other, result: not result and self != other),
               ("__le__", lambda self, other, result: result or self == other),
               ("__ge__", lambda self, other, result: not result)),
    "__le__": (("__ge__", lambda self, other, result: not result or self == other),
               ("__lt__", lambda self, other, result: result and self != other),
               ("__gt__", lambda self, other, result: not result)),
    "__gt__": (("__lt__", lambda self, other, result: not (result or self == other)),
               ("__ge__", lambda self, other, result: result or self == other),
               ("__le__", lambda self, other, result: not result)),
    "__ge__": (("__le__", lambda self, other, result: not result or self == other),
               ("__gt__", lambda self, other, result: result and self != other),
               ("__lt__", lambda self, other, result: not result)),
}


def _derived_comparison(name, root, answer):
    def compare(self, other):
        result = getattr(type(self), root)(self, other)
        return result if result is NotImplemented else answer(self, other, result)

    compare.__name__ = name
    compare.__doc__ = getattr(int, name).__doc__
    return compare


def total_ordering(cls):
    """Give a class that has one of <, <=, > and >= the other three."""
    roots = {name for name in _DERIVED if getattr(cls, name, None) is not getattr(object, name, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    for name, answer in _DERIVED[root]:
        if name not in roots:
            setattr(cls, name, _derived_comparison(name, root, answer))
    return cls


class _CacheInfo(tuple):
    """What cache_info() returns: (hits, misses, maxsize, currsize)."""

    __slots__ = ()
    _fields = ("hits", "misses", "maxsize", "currsize")

    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return "CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)" % tuple(self)


def lru_cache(maxsize=128, typed=False):
    """Return a decorator that remembers the results of the latest `maxsize` calls (None: of all).

    typed=True keeps f(3) and f(3.0) apart.
    """
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda user_function: _cached(user_function, maxsize, typed)


def _cached(user_function, maxsize, typed):
    wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, user_function)


def cache(user_function, /):
    """Remember the results of all calls."""
    return lru_cache(maxsize=None)(user_function)


class partialmethod:
    """A method that calls another one with some arguments given already."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func), *map(repr, self.args),
                 *(f"{key}={value!r}" for key, value in self.keywords.items())]
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(GenericAlias)


def _place(cls, candidate):
    """Return how far a type that `cls` is a subclass of is from it, the nearest smallest.

    The abstract bases of a class come right after it, then those it was registered with.
    """
    mro = cls.__mro__
    if candidate not in mro:
        return max(index for index, base in enumerate(mro) if issubclass(base, candidate)), 2
    if hasattr(candidate, "__abstractmethods__"):
        for index, base in enumerate(mro):
            if candidate in base.__bases__:
                return index, 1
    return mro.index(candidate), 0


def _is_subclass(cls, candidate):
    try:
        return issubclass(cls, candidate)
    except TypeError:
        return False


def _find_implementation(cls, registry):
    """Return the registered function that fits a class best."""
    matches = sorted(((_place(cls, candidate), order, candidate)
                      for order, candidate in enumerate(registry) if _is_subclass(cls, candidate)),
                     key=lambda match: match[:2])
    place, _, best = matches[0]
    for other_place, _, candidate in matches:
        if candidate not in cls.__mro__ and issubclass(candidate, best):
            place, best = other_place, candidate
    for other_place, _, rival in matches:
        if other_place == place and place[1] == 2 and not issubclass(best, rival):
            raise RuntimeError(f"Ambiguous dispatch: {best} or {rival}")
    return registry[best]


def _dispatch_types(annotation, parameter):
    """Return the classes that an annotation names."""
    from types import UnionType
    if isinstance(annotation, type) and not isinstance(annotation, GenericAlias):
        return (annotation,)
    if isinstance(annotation, UnionType):
        if all(isinstance(item, type) for item in annotation.__args__):
            return annotation.__args__
        raise TypeError(f"Invalid {parameter}. {annotation!r} not all arguments are classes.")
    raise TypeError(f"Invalid {parameter}. {annotation!r} is not a class.")


def _first_annotation(function):
    annotations = getattr(function, "__annotations__", {})
    if not annotations:
        raise TypeError(f"Invalid first argument to `register()`: {function!r}. "
                        f"Use either `@register(some_class)` or plain `@register` "
                        f"on an annotated function.")
    name, annotation = next(iter(annotations.items()))
    if isinstance(annotation, str):
        annotation = eval(annotation, function.__globals__)
    return _dispatch_types(annotation, f"annotation for {name!r}")


def singledispatch(func):
    """Make a function that has other implementations for other types of its first argument."""
    from abc import get_cache_token
    registry = {}
    found = {}
    token = get_cache_token()

    def dispatch(cls):
        """Return the implementation for a type."""
        nonlocal token
        if token != get_cache_token():
            found.clear()
            token = get_cache_token()
        implementation = found.get(cls)
        if implementation is None:
            implementation = registry.get(cls) or _find_implementation(cls, registry)
            found[cls] = implementation
        return implementation

    def register(cls, func=None):
        """Set the implementation for a type; a decorator without `func`, or for an annotated function."""
        if func is None:
            if isinstance(cls, type) and not isinstance(cls, GenericAlias) or _is_union(cls):
                _dispatch_types(cls, "first argument to `register()`")
                return lambda function: register(cls, function)
            func = cls
            types = _first_annotation(func)
        else:
            types = _dispatch_types(cls, "first argument to `register()`")
        for each in types:
            registry[each] = func
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    from types import MappingProxyType
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = found.clear
    return update_wrapper(wrapper, func)


def _is_union(value):
    from types import UnionType
    return isinstance(value, UnionType)


class singledispatchmethod:
    """singledispatch() for methods: the type of the argument after self decides."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Set the implementation for a type."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        name = getattr(self.func, "__name__", "singledispatchmethod method")
        dispatch = self.dispatcher.dispatch

        def _method(*args, **kwargs):
            if not args:
                raise TypeError(f"{name} requires at least 1 positional argument")
            method = dispatch(args[0].__class__)
            if hasattr(method, "__get__"):
                method = method.__get__(obj, cls)
            return method(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        return update_wrapper(_method, self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


_missing = object()


class cached_property:
    """A property that is computed once for each instance and then kept in its __dict__."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        cls = type(instance).__name__
        try:
            kept = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {cls!r} "
                            f"instance to cache {self.attrname!r} property.") from None
        value = kept.get(self.attrname, _missing)
        if value is _missing:
            value = self.func(instance)
            try:
                kept[self.attrname] = value
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {cls!r} instance does not support "
                                f"item assignment for caching {self.attrname!r} property.") from None
        return value

    __class_getitem__ = classmethod(GenericAlias)
