# Exceptions whose cause, context or group leads back to themselves.
error = ValueError("a")
error.__cause__ = error
error.__context__ = error
print(error.__cause__ is error)  # expect: True
try:
    raise error
except ValueError as caught:
    print(caught.__context__ is caught, caught.__cause__ is caught)
# expect: True True
first, second = KeyError(1), IndexError(2)
first.__context__, second.__context__ = second, first
try:
    try:
        raise first
    except KeyError:
        raise second
except IndexError as caught:
    print(caught.__context__ is first, first.__context__)
# expect: True None
for name, value in [("__cause__", 1), ("__context__", "x"), ("__traceback__", 5), ("args", 5), ("__suppress_context__", None)]:
    try:
        setattr(error, name, value)
        print("set", name)
    except TypeError as problem:
        print(problem)
# expect: exception cause must be None or derive from BaseException
# expect: exception context must be None or derive from BaseException
# expect: __traceback__ must be a traceback or None
# expect: 'int' object is not iterable
# expect: attribute value type must be bool
for name in ("__cause__", "__context__", "__traceback__", "args"):
    try:
        delattr(error, name)
        print("deleted", name)
    except TypeError as problem:
        print(problem)
# expect: __cause__ may not be deleted
# expect: __context__ may not be deleted
# expect: __traceback__ may not be deleted
# expect: args may not be deleted
for raised in (lambda: 1, lambda: "text", lambda: None, lambda: int, lambda: object()):
    try:
        raise raised()
    except TypeError as problem:
        print(problem)
# expect: exceptions must derive from BaseException
# expect: exceptions must derive from BaseException
# expect: exceptions must derive from BaseException
# expect: exceptions must derive from BaseException
# expect: exceptions must derive from BaseException
try:
    raise ValueError from 5
except TypeError as problem:
    print(problem)
# expect: exception causes must derive from BaseException


class Odd(Exception):
    def __new__(cls):
        return 5


try:
    raise Odd
except TypeError as problem:
    print(problem)
# expect: calling <class '__main__.Odd'> should have returned an instance of BaseException, not <class 'int'>


class Failing(Exception):
    def __init__(self):
        raise ZeroDivisionError("in init")


try:
    raise Failing
except ZeroDivisionError as problem:
    print(problem)
# expect: in init


class Unprintable(Exception):
    def __str__(self):
        raise KeyError

    __repr__ = __str__


try:
    try:
        raise Unprintable
    except Unprintable as inner:
        raise RuntimeError("outer") from inner
except RuntimeError as problem:
    print(problem, type(problem.__cause__).__name__)
# expect: outer Unprintable
group = ExceptionGroup("g", [ValueError(1)])
for bad in ([], [1], "x", None, [ValueError, ValueError(1)]):
    try:
        ExceptionGroup("g", bad)
    except (TypeError, ValueError) as problem:
        print(problem)
# expect: second argument (exceptions) must be a non-empty sequence
# expect: Item 0 of second argument (exceptions) is not an exception
# expect: Item 0 of second argument (exceptions) is not an exception
# expect: second argument (exceptions) must be a sequence
# expect: Item 0 of second argument (exceptions) is not an exception
try:
    raise ValueError
except (KeyError, 5) if False else ValueError:
    print("caught")
# expect: caught
try:
    try:
        raise ValueError
    except 5:
        pass
except TypeError as problem:
    print(problem)
# expect: catching classes that do not inherit from BaseException is not allowed
