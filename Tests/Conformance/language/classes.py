class Point:
    """A point."""
    dimensions = 2

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def moved(self, dx):
        return Point(self.x + dx, self.y)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


p = Point(1)
print(p, p.moved(2), Point.dimensions, p.dimensions, Point.__name__, Point.__doc__, Point.__qualname__)
# expect: Point(1, 0) Point(3, 0) 2 2 Point A point. Point
p.dimensions = 3
print(Point.dimensions, p.dimensions, p.__dict__)  # expect: 2 3 {'x': 1, 'y': 0, 'dimensions': 3}
del p.dimensions
print(p.dimensions, type(p) is Point, isinstance(p, Point), p.__class__.__module__)  # expect: 2 True True __main__
