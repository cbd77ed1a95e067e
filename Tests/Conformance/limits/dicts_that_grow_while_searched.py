# A dict that grows, shrinks or closes its gaps while a key's `__eq__` looks for its place; and large dicts that grow where they lie.
class Key:
    def __init__(self, number, act=None):
        self.number, self.act = number, act

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if self.act:
            self.act()
        return self is other or (isinstance(other, Key) and self.number == other.number)


for size in (1, 3, 5, 10, 100, 1000):
    table = {}

    def grow():
        for i in range(size):
            table[i + 10] = i

    def shrink():
        for i in range(size):
            table.pop(i + 10, None)
        table["x"] = 1
        del table["x"]

    table[Key(1, grow)] = 1
    table[Key(2)] = 2
    table[Key(3, shrink)] = 3
    print(table.get(Key(3)), table.get(Key(4)), len(table))
# expect: 3 None 3
# expect: 3 None 3
# expect: 3 None 3
# expect: 3 None 3
# expect: 3 None 3
# expect: 3 None 3

large = {}
for i in range(200_000):
    large[i] = i
for i in range(0, 200_000, 2):
    del large[i]
for i in range(200_000, 260_000):
    large[i] = i
print(len(large), sum(large), list(large)[:3], list(large)[-2:], large.popitem(), 3 in large, 4 in large)
copy = dict(large)
print(copy == large, list(copy) == list(large))
# expect: 160000 23799970000 [1, 3, 5] [259998, 259999] (259999, 259999) True False
# expect: True True

numbers = set(range(100_000))
numbers -= set(range(0, 100_000, 3))
numbers |= set(range(90_000, 150_000))
print(len(numbers), sum(numbers))
# expect: 120000 9899970000

print(all(hash("x" * n) == hash("".join(["x"] * n)) == hash(b"x" * n) for n in range(40)), len({hash(str(i)) for i in range(50_000)}))
# expect: True 50000
