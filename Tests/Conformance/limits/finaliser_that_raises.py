import sys


class Angry:
    def __del__(self):
        raise ValueError("from __del__")


def hook(unraisable):
    print(unraisable.exc_type.__name__, unraisable.exc_value)


sys.unraisablehook = hook
Angry()  # expect: ValueError from __del__
x = [Angry()]
x.clear()  # expect: ValueError from __del__
print("still running")  # expect: still running
