import copyreg


class Plain:
    pass


class Slotted:
    __slots__ = ("a", "__private")


class Numbers(list):
    pass


plain = Plain()
print(plain.__reduce_ex__(2) == (copyreg.__newobj__, (Plain,), None, None, None))  # expect: True
plain.x = 1
print(plain.__reduce_ex__(2)[2], plain.__reduce_ex__(0) == (copyreg._reconstructor, (Plain, object, None), {"x": 1}))  # expect: {'x': 1} True
slotted = Slotted()
print(slotted.__reduce_ex__(2)[2])  # expect: None
slotted.a = 1
slotted._Slotted__private = 2
print(slotted.__reduce_ex__(2)[2], copyreg._slotnames(Slotted))  # expect: (None, {'a': 1, '_Slotted__private': 2}) ['a', '_Slotted__private']
try:
    slotted.__reduce_ex__(1)
except TypeError as error:
    print(error)
# expect: a class that defines __slots__ without defining __getstate__ cannot be pickled
numbers = Numbers([1, 2])
print(list(numbers.__reduce_ex__(2)[3]), numbers.__reduce_ex__(1)[1] == (Numbers, list, [1, 2]))  # expect: [1, 2] True
for thing in ((x for x in ()), print.__class__, memoryview(b"").__class__.__call__):
    try:
        object.__reduce_ex__(thing, 0)
    except TypeError as error:
        print(error)
# expect: cannot pickle 'generator' object
# expect: cannot pickle 'type' object
print(ImportError("m", name="n", path="p").__reduce__())  # expect: (<class 'ImportError'>, ('m',), {'name': 'n', 'path': 'p'})
print(AttributeError("m", name="n", obj=1).__reduce__())  # expect: (<class 'AttributeError'>, ('m',), {'name': 'n', 'args': ('m',)})


class Asked:
    def __getnewargs_ex__(self):
        return (1,), {"k": 2}


print(Asked().__reduce_ex__(2)[1][1:])  # expect: ((1,), {'k': 2})
print(copyreg.__newobj_ex__(int, ("ff", 16), {}))  # expect: 255
copyreg.add_extension("m", "n", 5)
try:
    copyreg.add_extension("m", "n", 6)
except ValueError as error:
    print(error)
# expect: key ('m', 'n') is already registered with code 5
copyreg.remove_extension("m", "n", 5)
