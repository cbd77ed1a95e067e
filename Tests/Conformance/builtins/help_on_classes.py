import io
import sys


def shown(*arguments):
    usual, sys.stdout = sys.stdout, io.StringIO()
    try:
        help(*arguments)
        return [line.strip(" |") for line in sys.stdout.getvalue().splitlines()]
    finally:
        sys.stdout = usual


class Shape:
    """Something with an area."""
    corners = 4

    def __init__(self, width, height=2): pass

    def area(self):
        """The surface."""

    @property
    def width(self):
        """From left to right."""

    @classmethod
    def square(cls, side): pass

    @staticmethod
    def known(): pass

    def _private(self): pass


text = shown(Shape)
print(text[0])  # expect: Help on class Shape in module __main__:
for line in ["Shape(width, height=2)", "Something with an area.", "area(self)", "The surface.", "width", "From left to right.", "square(side)",
             "known()", "corners = 4"]:
    print(line in text, end=" ")
print("_private(self)" in text)  # expect: True True True True True True True True True False
print(shown(5)[0])  # expect: Help on int object:
print(any(line.startswith("bit_length(") for line in shown(int)))  # expect: True


class Circle(Shape):
    def area(self): pass


print("The surface." in shown(Circle))  # expect: True
