class Plain:
    pass


class Compared:
    def __eq__(self, other):
        return True


class Assigning:
    def set(self):
        self.z = self.b = 1
        self.a = 2


def names(cls):
    return [name for name in vars(cls) if name not in ("__module__", "__firstlineno__", "__static_attributes__")]


print(names(Plain))  # expect: ['__dict__', '__weakref__', '__doc__']
print(names(Compared))  # expect: ['__eq__', '__dict__', '__weakref__', '__doc__', '__hash__']
print(Assigning.__static_attributes__)  # expect: ('a', 'b', 'z')
Plain.__module__ = "elsewhere"
print("__firstlineno__" in vars(Plain), Plain.__module__)  # expect: False elsewhere


class Documented:
    __slots__ = ("__doc__",)


one = Documented()
one.__doc__ = "its own"
print(one.__doc__, type(Documented.__doc__).__name__)  # expect: its own member_descriptor
for name, namespace in (("A\udcdcB", {}), ("A", {"__doc__": "\udcdc"}), ("A\0", {})):
    try:
        type(name, (), namespace)
    except ValueError as error:
        print(type(error).__name__, str(error)[:60])
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\udcdc' in position 1:
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\udcdc' in position 0:
# expect: ValueError type name must not contain null characters
