import sys


class Broken:
    def __del__(self):
        raise ValueError("in __del__")


standard = sys.unraisablehook


def hook(args):
    print(type(args).__name__, args.exc_type.__name__, args.exc_value, args.exc_traceback.tb_lineno, args.err_msg, args.object is Broken.__del__)
    # expect: UnraisableHookArgs ValueError in __del__ 6 None True


sys.unraisablehook = hook
Broken()
print(sys.__unraisablehook__ is standard)  # expect: True
try:
    standard(3)
except TypeError as error:
    print(error)  # expect: sys.unraisablehook argument type must be UnraisableHookArgs


class Output:
    text = ""

    def write(self, text):
        self.text += text

    def flush(self):
        pass

    def show(self):
        for line in self.text.splitlines():
            print("|", line.replace(__file__, "FILE").partition(" at 0x")[0])  # expect: | Exception ignored in sys.unraisablehook: <function failing
            # expect: | Traceback (most recent call last):
            # expect: |   File "FILE", line 55, in failing
            # expect: |     raise KeyError("in the hook")
            # expect: | KeyError: 'in the hook'
            # expect: | Exception ignored in: <function Broken.__del__
            # expect: | Traceback (most recent call last):
            # expect: |   File "FILE", line 6, in __del__
            # expect: |     raise ValueError("in __del__")
            # expect: | ValueError: in __del__
            # expect: | Exception ignored in: <function release.<locals>.Noted.__del__
            # expect: | Traceback (most recent call last):
            # expect: |   File "FILE", line 68, in __del__
            # expect: |     raise error from ValueError("not shown")
            # expect: | Unprintable: <exception str() failed>


def failing(args):
    raise KeyError("in the hook")


class Unprintable(Exception):
    def __str__(self):
        1 / 0


def release():
    class Noted:
        def __del__(self):
            error = Unprintable()
            error.add_note("not shown")
            raise error from ValueError("not shown")

    Noted()


console, sys.stderr = sys.stderr, Output()
sys.unraisablehook = failing
Broken()
sys.unraisablehook = None
Broken()
release()
sys.stderr.show()
sys.stderr = None
Broken()
sys.stderr = console
