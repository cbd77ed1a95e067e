import io
import sys


def shown(*arguments):
    usual, sys.stdout = sys.stdout, io.StringIO()
    try:
        help(*arguments)
        return sys.stdout.getvalue()
    finally:
        sys.stdout = usual


def area(width, height: int = 1, *more, unit=None, **options) -> str:
    """Says how large it is.

    A line.
        An indented line.
    """


def plain(a, b, /, *, c): pass


class Shape:
    def scale(self, factor):
        """Makes it larger."""

    @classmethod
    def unit(cls): pass


print(repr(shown(area)))
# expect: 'Help on function area in module __main__:\n\narea(width, height: int = 1, *more, unit=None, **options) -> str\n    Says how large it is.\n\n    A line.\n        An indented line.\n\n'
print(repr(shown(plain)))  # expect: 'Help on function plain in module __main__:\n\nplain(a, b, /, *, c)\n\n'
print(repr(shown(Shape().scale)))
# expect: 'Help on method scale in module __main__:\n\nscale(factor) method of __main__.Shape instance\n    Makes it larger.\n\n'
print(repr(shown(Shape.unit)))  # expect: 'Help on method unit in module __main__:\n\nunit() class method of __main__.Shape\n\n'
print(shown(len).splitlines()[:3])  # expect: ['Help on built-in function len in module builtins:', '', 'len(obj, /)']
print(shown([].append).splitlines()[:3])  # expect: ['Help on built-in function append:', '', 'append(object, /) method of builtins.list instance']
