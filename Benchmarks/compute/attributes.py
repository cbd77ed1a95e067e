class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def dot(self, other):
        return self.x * other.x + self.y * other.y


class Shape:
    sides = 0

    def __init__(self, size):
        self.size = size
        self.visits = 0

    def area(self):
        return 0

    def visit(self):
        self.visits += 1
        return self.area() + self.sides

    @property
    def half(self):
        return self.size // 2

    @staticmethod
    def unit():
        return 1

    @classmethod
    def count(cls):
        return cls.sides


class Square(Shape):
    sides = 4

    def area(self):
        return self.size * self.size


class Triangle(Shape):
    sides = 3

    def __init__(self, size):
        super().__init__(size)
        self.label = "triangle"

    def area(self):
        return self.size * self.size // 2


class Account:
    def __init__(self):
        self.balance = 0

    def deposit(self, amount):
        self.balance += amount
        return self


def main():
    total = 0
    vector = Vector(1, 2)
    step = Vector(3, -1)
    for _ in range(300_000):
        vector = vector + step
        total += vector.dot(step)
    shapes = [Square(3), Triangle(5), Square(7), Triangle(2)]
    for i in range(400_000):
        shape = shapes[i & 3]
        total += shape.visit() + shape.half + shape.unit() + shape.count()
    for i in range(100_000):
        total += Triangle(i).size
    account = Account()
    for i in range(150_000):
        account.deposit(i).deposit(1).deposit(-i)
    print(total, account.balance, [shape.visits for shape in shapes])


main()
