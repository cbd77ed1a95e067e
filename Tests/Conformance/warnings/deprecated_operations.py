import warnings

warnings.simplefilter("always")


class Small(int):
    pass


class Real(float):
    pass


class Imaginary(complex):
    pass


class Number:
    def __int__(self):
        return Small(3)

    def __index__(self):
        return True

    def __float__(self):
        return Real(2)

    def __complex__(self):
        return Imaginary(1)


class Truncated:
    def __trunc__(self):
        return 4


def warned(function):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        result = function()
    print(type(result).__name__, result, *(f"{item.category.__name__}: {item.message}" for item in log))
    # expect: int -2 DeprecationWarning: Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.
    # expect: bool True DeprecationWarning: NotImplemented should not be used in a boolean context
    # expect: int 1 DeprecationWarning: NotImplemented should not be used in a boolean context
    # expect: int 3 DeprecationWarning: __int__ returned non-int (type Small).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.
    # expect: int 2 DeprecationWarning: __index__ returned non-int (type bool).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.
    # expect: float 2.0 DeprecationWarning: Number.__float__ returned non-float (type Real).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.
    # expect: complex (1+0j) DeprecationWarning: __complex__ returned non-complex (type Imaginary).  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.
    # expect: int 4 DeprecationWarning: The delegation of int() to __trunc__ is deprecated.


yes = True
warned(lambda: ~yes)
warned(lambda: bool(NotImplemented))
warned(lambda: 1 if NotImplemented else 2)
warned(lambda: int(Number()))
warned(lambda: [1, 2][Number()])
warned(lambda: float(Number()))
warned(lambda: complex(Number()))
warned(lambda: int(Truncated()))
