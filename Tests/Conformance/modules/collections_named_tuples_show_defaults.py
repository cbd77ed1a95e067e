import collections

Point = collections.namedtuple("Point", "x y", defaults=(1,))
print(Point.__new__.__defaults__, Point(5))  # expect: (1,) Point(x=5, y=1)
print(collections.namedtuple("Point", "x y").__new__.__defaults__)  # expect: None
