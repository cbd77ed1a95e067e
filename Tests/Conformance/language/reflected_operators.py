class Left:
    def __add__(self, other):
        return NotImplemented


class Right:
    def __radd__(self, other):
        return "Right.__radd__"

    def __rsub__(self, other):
        return f"{other} - Right"


print(Left() + Right(), 5 - Right())  # expect: Right.__radd__ 5 - Right
try:
    Left() + 1
except TypeError as error:
    print(error)  # expect: unsupported operand type(s) for +: 'Left' and 'int'


class Special(Left):
    def __radd__(self, other):
        return "the subclass goes first"

    def __add__(self, other):
        return "Special.__add__"


print(Left() + Special())  # expect: the subclass goes first
