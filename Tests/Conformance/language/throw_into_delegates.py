import sys


def over(iterable):
    try:
        yield from iterable
    except ValueError as error:
        yield f"caught {error}"
    finally:
        left.append(True)


left = []
g = over(range(5))
next(g)
print(g.throw(ValueError("one")))  # expect: caught one
g.close()
print(left)  # expect: [True]


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        if name == "throw":
            raise KeyError(name)
        raise AttributeError(name)


g = over(Broken())
next(g)
try:
    g.throw(ValueError)
except KeyError as error:
    print("asked for", error)  # expect: asked for 'throw'


def names():
    frame, found = sys._getframe(1), []
    while frame and len(found) < 3:
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found


def inner():
    try:
        yield
    except ValueError:
        yield names()


def outer():
    yield from inner()


g = outer()
next(g)
print(g.gi_yieldfrom.gi_code.co_name)  # expect: inner
print(g.throw(ValueError))  # expect: ['inner', 'outer', '<module>']


class Odd(Exception):
    def __new__(cls):
        return cls


g = inner()
next(g)
try:
    g.throw(Odd)
except TypeError as error:
    print("TypeError in the generator")  # expect: TypeError in the generator
print(list(g))  # expect: []
