"""Abstract base classes (PEP 3119).

A class whose metaclass is ABCMeta may name abstract methods, which block
instantiation until a subclass overrides them, and may adopt unrelated classes
as virtual subclasses through register().
"""

from _weakref import ref as _ref


def abstractmethod(function):
    """Mark a method as abstract: a class that inherits it unchanged cannot be instantiated."""
    function.__isabstractmethod__ = True
    return function


class abstractclassmethod(classmethod):
    """Deprecated: put @classmethod on top of @abstractmethod instead."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """Deprecated: put @staticmethod on top of @abstractmethod instead."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """Deprecated: put @property on top of @abstractmethod instead."""

    __isabstractmethod__ = True


class _ClassSet:
    """A set of classes that does not keep them alive."""

    __slots__ = ("references",)

    def __init__(self):
        self.references = set()

    def add(self, cls):
        self.references.add(_ref(cls, self.references.discard))

    def __contains__(self, cls):
        try:
            return _ref(cls) in self.references
        except TypeError:
            return False

    def alive(self):
        classes = []
        for reference in tuple(self.references):
            cls = reference()
            if cls is not None:
                classes.append(cls)
        return classes


class _ABCState:
    """What one abstract class remembers: who registered, and answers given before."""

    __slots__ = ("registry", "positive", "negative", "negative_token")

    def __init__(self):
        self.registry = _ClassSet()
        self.forget(0)

    def forget(self, token):
        self.positive = _ClassSet()
        self.negative = _ClassSet()
        self.negative_token = token


def _abstract_names(cls, names):
    return {name for name in names
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False)}


def _inherited_abstract_names(cls):
    names = set()
    for base in cls.__bases__:
        names |= _abstract_names(cls, getattr(base, "__abstractmethods__", ()))
    return names


class ABCMeta(type):
    """Metaclass of abstract base classes."""

    # Grows with every register() call; a negative answer is only good for the token it was given under.
    _token = 0

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        names = {key for key, value in namespace.items()
                 if getattr(value, "__isabstractmethod__", False)}
        cls.__abstractmethods__ = frozenset(names | _inherited_abstract_names(cls))
        cls._abc_impl = _ABCState()
        return cls

    def register(cls, subclass):
        """Make `subclass` a virtual subclass of this class, and return it."""
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_impl.registry.add(subclass)
        ABCMeta._token += 1
        return subclass

    def __instancecheck__(cls, instance):
        declared = instance.__class__
        if declared in cls._abc_impl.positive:
            return True
        actual = type(instance)
        if actual is declared:
            return cls.__subclasscheck__(actual)
        return cls.__subclasscheck__(declared) or cls.__subclasscheck__(actual)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        state = cls._abc_impl
        if subclass in state.positive:
            return True
        if state.negative_token != ABCMeta._token:
            state.negative = _ClassSet()
            state.negative_token = ABCMeta._token
        elif subclass in state.negative:
            return False
        answer = cls._decide(subclass)
        (state.positive if answer else state.negative).add(subclass)
        return answer

    def _decide(cls, subclass):
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            return bool(answer)
        if cls in getattr(subclass, "__mro__", ()):
            return True
        for registered in cls._abc_impl.registry.alive():
            if issubclass(subclass, registered):
                return True
        for child in cls.__subclasses__():
            if issubclass(subclass, child):
                return True
        return False

    def _abc_registry_clear(cls):
        cls._abc_impl.registry = _ClassSet()

    def _abc_caches_clear(cls):
        cls._abc_impl.forget(ABCMeta._token)

    def _dump_registry(cls, file=None):
        state = cls._abc_impl
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"Inv. counter: {get_cache_token()}", file=file)
        print(f"_abc_registry: {state.registry.references!r}", file=file)
        print(f"_abc_cache: {state.positive.references!r}", file=file)
        print(f"_abc_negative_cache: {state.negative.references!r}", file=file)
        print(f"_abc_negative_cache_version: {state.negative_token!r}", file=file)


class ABC(metaclass=ABCMeta):
    """Inherit from this to get ABCMeta as the metaclass."""

    __slots__ = ()


def get_cache_token():
    """Return a value that changes whenever any class registers a virtual subclass."""
    return ABCMeta._token


def update_abstractmethods(cls):
    """Compute again which methods of `cls` are abstract, after it was changed. Return `cls`."""
    if not hasattr(cls, "__abstractmethods__"):
        return cls
    cls.__abstractmethods__ = frozenset(
        _abstract_names(cls, cls.__dict__) | _inherited_abstract_names(cls))
    return cls
