# Tuples of plain numbers and strings, and those that need more.
print(sorted([(2, "b"), (1, "c"), (2, "a"), (1, "c")]))  # expect: [(1, 'c'), (1, 'c'), (2, 'a'), (2, 'b')]
print(sorted([(0.0, "plus"), (-0.0, "minus"), (-1.5, "less")]))  # expect: [(-1.5, 'less'), (-0.0, 'minus'), (0.0, 'plus')]
print(sorted([(1, 2), (1,), (), (0, 9, 9)]))  # expect: [(), (0, 9, 9), (1,), (1, 2)]
print(sorted([(1, 2.5), (1, 2), (1, 2**70), (1, -3)]))  # expect: [(1, -3), (1, 2), (1, 2.5), (1, 1180591620717411303424)]
print(sorted([("é", 1), ("z", 2), ("日", 0), ("", 5), ("a", 1)]))  # expect: [('', 5), ('a', 1), ('z', 2), ('é', 1), ('日', 0)]
print(sorted([((1, "x"), 2), ((1, "a"), 3)]))  # expect: [((1, 'a'), 3), ((1, 'x'), 2)]
print(sorted([(1, "b", 0), (1, "a", 1), (1, "b", -1)], reverse=True))  # expect: [(1, 'b', 0), (1, 'b', -1), (1, 'a', 1)]
try:
    sorted([(1, None), (1, 2)])
except TypeError as error:
    print(error)  # expect: '<' not supported between instances of 'int' and 'NoneType'
print(sorted([(1, None), (0, None)]))  # expect: [(0, None), (1, None)]


class Name(str):
    def __lt__(self, other):
        return len(self) < len(other)


print(sorted([(Name("ccc"), 1), (Name("bb"), 2), (Name("a"), 3)]))  # expect: [('a', 3), ('bb', 2), ('ccc', 1)]
nan = float("nan")
print((nan, 1) < (nan, 2), (nan, 1) == (nan, 1), (float("nan"),) == (float("nan"),))  # expect: True True False
print((1, 2) < (1, 2, 3), (1, 2) <= (1, 2), (2,) > (1, 5), (1, 2) >= (1, 3), (1,) != (1.0,), () == ())
# expect: True True True False False True


class Changing:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        items.clear()
        return False

    def __lt__(self, other):
        return self.name < other.name


items = [(Changing(n), n) for n in "cab"]
print([name for _, name in sorted(items)], items)  # expect: ['a', 'b', 'c'] []
records = [(i * 7919 % 1000, str(i * 31 % 97), i / 8) for i in range(2000)]
ordered = sorted(records)
print(all(a <= b for a, b in zip(ordered, ordered[1:])), ordered[0], ordered[-1])  # expect: True (0, '0', 0.0) (999, '57', 40.125)
