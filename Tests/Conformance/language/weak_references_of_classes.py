import weakref


class Plain:
    pass


class Closed:
    __slots__ = ()


class Open:
    __slots__ = ("__weakref__",)


class Pair(tuple):
    pass


def is_referable(thing):
    try:
        return weakref.ref(thing)() is thing
    except TypeError as error:
        return str(error)


print([is_referable(cls()) for cls in (Plain, Closed, Open, Pair)])
# expect: [True, "cannot create weak reference to 'Closed' object", True, "cannot create weak reference to 'Pair' object"]
print(["__weakref__" in vars(cls) for cls in (Plain, Closed, Open, Pair)])  # expect: [True, False, True, False]
print([cls.__weakrefoffset__ != 0 for cls in (Plain, Closed, Open, Pair)])  # expect: [True, False, True, False]
print([cls.__dictoffset__ != 0 for cls in (Plain, Closed, Open, Pair)])  # expect: [True, False, False, True]
thing = Plain()
print(thing.__weakref__)  # expect: None
reference = weakref.ref(thing)
print(thing.__weakref__ is reference)  # expect: True
called = weakref.ref(thing, lambda gone: None)
print(weakref.getweakrefs(thing) == [reference, called], weakref.proxy(thing) is weakref.proxy(thing))  # expect: True True
try:
    thing.__weakref__ = None
except AttributeError as error:
    print(error)
# expect: attribute '__weakref__' of 'Plain' objects is not writable
