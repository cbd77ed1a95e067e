x = [3, 2, 1]


def key(item):
    x.append(item)
    return item


try:
    x.sort(key=key)
except ValueError as error:
    print(error)  # expect: list modified during sort


class Bad:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        y.clear()
        return self.n < other.n


y = [Bad(2), Bad(1)]
try:
    y.sort()
except ValueError as error:
    print(error)


class Raises:
    def __lt__(self, other):
        raise KeyError("in comparison")


z = [Raises(), Raises(), Raises()]
try:
    z.sort()
except KeyError as error:
    print(repr(error), len(z))  # expect: KeyError('in comparison') 3
