# Exceptions whose class has an `__init__` of its own, over each kind of builtin `__new__` and `__init__`.
class Coded(ValueError):
    def __init__(self, code, *, more=1):
        super().__init__(code, more)
        self.code = code


class Inherits(Coded):
    pass


class GivesResult(Exception):
    def __init__(self, x):
        return 5


class Raises(Exception):
    def __init__(self, x):
        raise KeyError(x)


class Numbered(OSError):
    def __init__(self, number):
        super().__init__(number, "text")


class Stops(StopIteration):
    def __init__(self, value):
        super().__init__(value)


class Exits(SystemExit):
    def __init__(self, value):
        self.value = value


class Made(Exception):
    def __new__(cls, *arguments):
        self = super().__new__(cls, *arguments)
        self.made = arguments
        return self

    def __init__(self, *arguments):
        pass


class Slotted(Exception):
    __slots__ = ("z",)

    def __init__(self, z):
        self.z = z


class Imports(ImportError):
    def __init__(self, message):
        super().__init__(message, name="n", path="p")


class Decodes(UnicodeDecodeError):
    def __init__(self):
        super().__init__("utf-8", b"abc", 0, 1, "why")


class Encodes(UnicodeEncodeError):
    def __init__(self, text):
        super().__init__("ascii", text, 0, 1, "why")


class Grouped(ExceptionGroup):
    def __init__(self, *arguments):
        pass


def attempt(make):
    try:
        made = make()
    except BaseException as error:
        frames, traceback = 0, error.__traceback__
        while traceback is not None:
            frames, traceback = frames + 1, traceback.tb_next
        print("raised", type(error).__name__, error.args, frames)
    else:
        print(repr(made), made.args, vars(made))


for make in (lambda: Coded(1), lambda: Coded(1, more=3), lambda: Inherits(2), lambda: Coded(), lambda: Coded(1, 2)):
    attempt(make)
# expect: Coded(1, 1) (1, 1) {'code': 1}
# expect: Coded(1, 3) (1, 3) {'code': 1}
# expect: Inherits(2, 1) (2, 1) {'code': 2}
# expect: raised TypeError ("Coded.__init__() missing 1 required positional argument: 'code'",) 2
# expect: raised TypeError ('Coded.__init__() takes 2 positional arguments but 3 were given',) 2

for make in (lambda: GivesResult(1), lambda: Raises(1), lambda: Numbered(2), lambda: Stops(3), lambda: Exits(4), lambda: Made(1, 2), lambda: Slotted(9)):
    attempt(make)
# expect: raised TypeError ("__init__() should return None, not 'int'",) 2
# expect: raised KeyError (1,) 3
# expect: Numbered(2, 'text') (2, 'text') {}
# expect: Stops(3) (3,) {}
# expect: Exits(4) (4,) {'value': 4}
# expect: Made(1, 2) (1, 2) {'made': (1, 2)}
# expect: Slotted(9) (9,) {}

for make in (lambda: Imports("m"), lambda: Decodes(), lambda: Encodes("é"), lambda: Grouped("m", [ValueError(1)])):
    attempt(make)
print(Numbered(2).errno, Numbered(2).strerror, Stops(3).value, Imports("m").name, Decodes().reason)
# expect: Imports('m') ('m',) {}
# expect: Decodes('utf-8', b'abc', 0, 1, 'why') ('utf-8', b'abc', 0, 1, 'why') {}
# expect: Encodes('ascii', 'é', 0, 1, 'why') ('ascii', 'é', 0, 1, 'why') {}
# expect: Grouped('m', [ValueError(1)]) ('m', [ValueError(1)]) {}
# expect: 2 text 3 n why


class Twice(Exception):
    def __init__(self):
        super().__init__(*range(3))
        BaseException.__init__(self, 7)


print(Twice().args)
for refused in (lambda: BaseException.__init__(), lambda: BaseException.__init__(3), lambda: Exception("a").__init__(k=1), lambda: int.__add__()):
    try:
        refused()
    except TypeError as error:
        print(error)
# expect: (7,)
# expect: descriptor '__init__' of 'BaseException' object needs an argument
# expect: descriptor '__init__' requires a 'BaseException' object but received a 'int'
# expect: Exception() takes no keyword arguments
# expect: descriptor '__add__' of 'int' object needs an argument
