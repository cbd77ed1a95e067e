calls = ["(1).__add__(1, x=2)", "(1).__abs__(2)", "(1).__floor__(2)", "(1).__format__()", "(1).__format__(None)", "(1).__round__(1, 2)", "(1).__round__(None)",
         "int.__new__()", "int.__new__(5)", "int.__new__(str)", "int.from_bytes()", "int.from_bytes(foo=1)", "int.from_bytes(b'', 'big', 3)",
         "int.from_bytes(1, 2, 3, 4)", "'a'.encode(None)", "'a'.encode(1, 2, 3)", "'a'.encode(encoding='ascii', foo=1, bar=2)", "'a'.split(1, sep=2)",
         "object().__setattr__(1)", "[].__setitem__()", "float(x=1)", "list(iterable=[])", "None | None", "'% %s' % 1", "'%5%' % ()", "class_bool()"]
def class_bool():
    class Sub(bool):
        pass
for call in calls:
    try:
        print(call, eval(call))
    except Exception as error:
        print(f"{call}: {type(error).__name__}: {error}")
        # expect: (1).__add__(1, x=2): TypeError: wrapper __add__() takes no keyword arguments
        # expect: (1).__abs__(2): TypeError: expected 0 arguments, got 1
        # expect: (1).__floor__(2): TypeError: int.__floor__() takes no arguments (1 given)
        # expect: (1).__format__(): TypeError: int.__format__() takes exactly one argument (0 given)
        # expect: (1).__format__(None): TypeError: __format__() argument must be str, not None
        # expect: (1).__round__(1, 2): TypeError: __round__ expected at most 1 argument, got 2
        # expect: (1).__round__(None): TypeError: 'NoneType' object cannot be interpreted as an integer
        # expect: int.__new__(): TypeError: int.__new__(): not enough arguments
        # expect: int.__new__(5): TypeError: int.__new__(X): X is not a type object (int)
        # expect: int.__new__(str): TypeError: int.__new__(str): str is not a subtype of int
        # expect: int.from_bytes(): TypeError: from_bytes() missing required argument 'bytes' (pos 1)
        # expect: int.from_bytes(foo=1): TypeError: from_bytes() missing required argument 'bytes' (pos 1)
        # expect: int.from_bytes(b'', 'big', 3): TypeError: from_bytes() takes at most 2 positional arguments (3 given)
        # expect: int.from_bytes(1, 2, 3, 4): TypeError: from_bytes() takes at most 3 arguments (4 given)
        # expect: 'a'.encode(None): TypeError: encode() argument 'encoding' must be str, not None
        # expect: 'a'.encode(1, 2, 3): TypeError: encode() takes at most 2 arguments (3 given)
        # expect: 'a'.encode(encoding='ascii', foo=1, bar=2): TypeError: encode() takes at most 2 keyword arguments (3 given)
        # expect: 'a'.split(1, sep=2): TypeError: argument for split() given by name ('sep') and position (1)
        # expect: object().__setattr__(1): TypeError:  expected 2 arguments, got 1
        # expect: [].__setitem__(): TypeError:  expected 2 arguments, got 0
        # expect: float(x=1): TypeError: float() takes no keyword arguments
        # expect: list(iterable=[]): TypeError: list() takes no keyword arguments
        # expect: None | None: TypeError: unsupported operand type(s) for |: 'NoneType' and 'NoneType'
        # expect: '% %s' % 1: ValueError: unsupported format character '%' (0x25) at index 2
        # expect: '%5%' % (): TypeError: not enough arguments for format string
        # expect: class_bool(): TypeError: type 'bool' is not an acceptable base type
