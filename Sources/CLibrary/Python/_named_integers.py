"""Integers that know their names: what signal.Signals and socket.AddressFamily are made of.

They behave and print as IntEnum members do, without the cost of importing enum.
"""


class _NamedIntegers(type):
    """Metaclass that makes a class a collection of its members."""

    def __call__(cls, value):
        member = cls._by_value.get(value)
        if member is None:
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        return member

    def __getitem__(cls, name):
        return cls._by_name[name]

    def __iter__(cls):
        return iter(cls._by_value.values())

    def __len__(cls):
        return len(cls._by_value)

    def __contains__(cls, value):
        return value in cls._by_value

    def __repr__(cls):
        return f"<enum {cls.__name__!r}>"

    @property
    def __members__(cls):
        return dict(cls._by_name)


class _NamedInteger(int):
    """An integer with a name."""

    @property
    def value(self):
        return int(self)

    def __repr__(self):
        return f"<{type(self).__name__}.{self.name}: {int(self)}>"

    def __str__(self):
        return int.__repr__(self)

    def __reduce__(self):
        return type(self), (int(self),)


def named_integers(class_name, namespace, names):
    """Replace the integers of the given names in a module's namespace by members of a new class, which is returned.

    Of several names for one value the alphabetically first is the member's own.
    """
    by_value = {}
    by_name = {}
    cls = _NamedIntegers(class_name, (_NamedInteger,), {
        "__module__": namespace["__name__"], "_by_value": by_value, "_by_name": by_name})
    for number, name in sorted((int(namespace[name]), name) for name in names):
        member = by_value.get(number)
        if member is None:
            member = by_value[number] = int.__new__(cls, number)
            member.name = name
        by_name[name] = namespace[name] = member
        setattr(cls, name, member)
    return cls


def named(cls, value):
    """Return the member for a value, or the value itself if there is none."""
    try:
        return cls._by_value.get(value, value)
    except TypeError:
        return value  # a handler need not be hashable
