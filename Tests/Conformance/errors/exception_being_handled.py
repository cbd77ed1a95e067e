import sys


def handled():
    return type(sys.exception()).__name__


print(sys.exception(), sys.exc_info())  # expect: None (None, None, None)
try:
    raise ValueError("one")
except ValueError as error:
    print(sys.exception() is error, sys.exc_info()[1] is error, sys.exc_info()[2] is error.__traceback__)  # expect: True True True
    try:
        raise KeyError("two")
    except KeyError:
        print(handled())  # expect: KeyError
    print(handled())  # expect: ValueError
print(handled())  # expect: NoneType
