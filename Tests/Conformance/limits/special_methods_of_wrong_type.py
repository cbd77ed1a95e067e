class Wrong:
    def __len__(self):
        return -1

    def __repr__(self):
        return 5

    def __str__(self):
        return b"x"

    def __index__(self):
        return "i"

    def __iter__(self):
        return 3

    def __bool__(self):
        return None

    def __format__(self, spec):
        return 1

    def __int__(self):
        return 1.5

    def __contains__(self, item):
        raise IndexError("contains")


w = Wrong()
for action in ("len(w)", "repr(w)", "str(w)", "[1][w]", "iter(w)", "bool(w)", "format(w)", "int(w)", "1 in w",
               "list(w)", "f'{w}'"):
    try:
        eval(action)
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
# expect: ValueError __len__() should return >= 0
# expect: TypeError __repr__ returned non-string (type int)
# expect: TypeError __str__ returned non-string (type bytes)
# expect: TypeError __index__ returned non-int (type str)
# expect: TypeError iter() returned non-iterator of type 'int'
# expect: TypeError __bool__ should return bool, returned NoneType
# expect: TypeError __format__ must return a str, not int
# expect: TypeError __int__ returned non-int (type float)
# expect: IndexError contains
# expect: TypeError iter() returned non-iterator of type 'int'
# expect: TypeError __format__ must return a str, not int


class Long:
    def __len__(self):
        return 1 << 70


try:
    len(Long())
except OverflowError as error:
    print(error)  # expect: cannot fit 'int' into an index-sized integer
