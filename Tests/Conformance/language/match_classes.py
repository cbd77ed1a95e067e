class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Color:
    RED = "red"


def where(p):
    match p:
        case Point(0, 0):
            return "origin"
        case Point(x, y=0):
            return f"on x at {x}"
        case Point(x=0 as zero, y=y):
            return f"on y at {y}"
        case Point():
            return "elsewhere"
        case Color.RED:
            return "the constant"
        case {"p": Point(x, _)}:
            return f"inside {x}"


for p in (Point(0, 0), Point(4, 0), Point(0, 5), Point(1, 1), "red", {"p": Point(8, 9)}, 3):
    print(where(p))
# expect: origin
# expect: on x at 4
# expect: on y at 5
# expect: elsewhere
# expect: the constant
# expect: inside 8
# expect: None
