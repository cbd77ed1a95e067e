# __class__, __bases__, __dict__ and mro() that change or answer nonsense.
class A:
    def name(self):
        return "A"


class B:
    def name(self):
        self.__class__ = A
        return "B" + self.name()


b = B()
print(b.name(), type(b).__name__)  # expect: BA A
for bad in (int, 5, None, type, object, list):
    try:
        b.__class__ = bad
    except TypeError as error:
        print(error)
# expect: __class__ assignment only supported for mutable types or ModuleType subclasses
# expect: __class__ must be set to a class, not 'int' object
# expect: __class__ must be set to a class, not 'NoneType' object
# expect: __class__ assignment only supported for mutable types or ModuleType subclasses
# expect: __class__ assignment only supported for mutable types or ModuleType subclasses
# expect: __class__ assignment only supported for mutable types or ModuleType subclasses


class C(A):
    pass


for bases in ((), (5,), (C,), (A, A), [A], (A, object, A)):
    try:
        C.__bases__ = bases
    except TypeError as error:
        print(error)
# expect: can only assign non-empty tuple to C.__bases__, not ()
# expect: C.__bases__ must be tuple of classes, not 'int'
# expect: a __bases__ item causes an inheritance cycle
# expect: duplicate base class A
# expect: can only assign tuple to C.__bases__, not list
# expect: duplicate base class A
C.__bases__ = (B,)
print([cls.__name__ for cls in C.__mro__], C().name())  # expect: ['C', 'B', 'object'] BA


class Meta(type):
    answer = None

    def mro(cls):
        return Meta.answer if Meta.answer is not None else super().mro()


for answer in ([], [5], 7, [object], [int], (), ["x"], [None]):
    Meta.answer = answer
    try:
        made = Meta("M", (), {})
        print("made", made.__mro__)
    except TypeError as error:
        print(type(error).__name__)
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError
Meta.answer = None


class Fragile(type):
    def mro(cls):
        raise ZeroDivisionError("mro")


try:
    Fragile("F", (), {})
except ZeroDivisionError as error:
    print(error)
# expect: mro


class Base:
    pass


class Derived(Base):
    pass


Base.__module__ = 5
print(repr(Base))  # expect: <class 'Base'>
try:
    Base.__dict__["x"] = 1
except TypeError as error:
    print(error)
# expect: 'mappingproxy' object does not support item assignment
try:
    type.__setattr__(int, "x", 1)
except TypeError as error:
    print(error)
# expect: cannot set 'x' attribute of immutable type 'int'
for name, value in [("__name__", 5), ("__qualname__", 5), ("__name__", "a\0b"), ("__doc__", 5), ("__bases__", None)]:
    try:
        setattr(Derived, name, value)
        print("set", name)
    except (TypeError, ValueError) as error:
        print(error)
# expect: can only assign string to Derived.__name__, not 'int'
# expect: can only assign string to Derived.__qualname__, not 'int'
# expect: type name must not contain null characters
# expect: set __doc__
# expect: can only assign tuple to Derived.__bases__, not NoneType


class Descriptor:
    def __get__(self, instance, owner):
        owner.attribute = 3
        return 2


class Owner:
    attribute = Descriptor()


owner = Owner()
print(owner.attribute, owner.attribute)  # expect: 2 3


class Removing:
    def method(self):
        del Removing.method
        return "gone"


removing = Removing()
print(removing.method(), hasattr(removing, "method"))  # expect: gone False


class Switching:
    def __getattribute__(self, name):
        type(self).__getattribute__ = object.__getattribute__
        return name


print(Switching().anything, getattr(Switching(), "anything", "none"))  # expect: anything none


class WithSlots:
    __slots__ = ("a",)


slots = WithSlots()
try:
    slots.__class__ = A
except TypeError as error:
    print(error)
# expect: __class__ assignment: 'A' object layout differs from 'WithSlots'
print([cls.__name__ for cls in A.__subclasses__()])  # expect: []
