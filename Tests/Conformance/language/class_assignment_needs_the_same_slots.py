class First:
    __slots__ = ("a", "b")


class Second:
    __slots__ = ("b", "a")


class Other:
    __slots__ = ("c", "b")


class WithDict(Other):
    __slots__ = ("__dict__",)


class WithReferences(Other):
    __slots__ = ("__weakref__",)


class Both(Other):
    __slots__ = ("__dict__", "__weakref__")


class Plain(Other):
    pass


thing = First()
thing.a = 1
thing.__class__ = Second
print(type(thing).__name__, thing.a)  # expect: Second 1
thing = Plain()
thing.c = 2
thing.__class__ = Both
print(type(thing).__name__, thing.c)  # expect: Both 2
for old, new in ((First, Other), (Other, First), (Other, WithDict), (WithDict, WithReferences), (WithReferences, Both), (First, list), (First, 1)):
    try:
        old().__class__ = new
    except TypeError as error:
        print(error)
# expect: __class__ assignment: 'Other' object layout differs from 'First'
# expect: __class__ assignment: 'First' object layout differs from 'Other'
# expect: __class__ assignment: 'WithDict' object layout differs from 'Other'
# expect: __class__ assignment: 'WithReferences' object layout differs from 'WithDict'
# expect: __class__ assignment: 'Both' object layout differs from 'WithReferences'
# expect: __class__ assignment only supported for mutable types or ModuleType subclasses
# expect: __class__ must be set to a class, not 'int' object


class Ending:
    def __del__(self):
        self.__class__ = Plain2


class Plain2:
    pass


things = [Ending() for _ in range(100)]
del things
print(Ending.__name__)  # expect: Ending
