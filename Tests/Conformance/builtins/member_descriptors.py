import types


class C:
    __slots__ = ("a",)


for descriptor in (C.a, complex.real, property.fget, slice.start, range.stop, types.MethodType.__self__, OSError.errno, type.__base__, float.real):
    print(type(descriptor).__name__, descriptor.__name__ if hasattr(descriptor, "__name__") else descriptor)
# expect: member_descriptor a
# expect: member_descriptor real
# expect: member_descriptor fget
# expect: member_descriptor start
# expect: member_descriptor stop
# expect: member_descriptor __self__
# expect: member_descriptor errno
# expect: type object
# expect: getset_descriptor real
for thing, name in ((1j, "real"), (property(), "fget"), (slice(1), "start"), (range(1), "stop"), (1.5, "real"), (len, "__self__")):
    try:
        setattr(thing, name, 0)
    except AttributeError as error:
        print(error)
# expect: readonly attribute
# expect: readonly attribute
# expect: readonly attribute
# expect: readonly attribute
# expect: attribute 'real' of 'float' objects is not writable
# expect: attribute '__self__' of 'builtin_function_or_method' objects is not writable
print(repr(complex.real), repr(float.real))  # expect: <member 'real' of 'complex' objects> <attribute 'real' of 'float' objects>
print(C.a.__doc__, C.a.__qualname__)  # expect: None C.a
