# __eq__ that changes the sets of an operation.
class Item:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return 7

    def __eq__(self, other):
        left.clear()
        right.clear()
        return False


for use in [
    lambda: left | right,
    lambda: left & right,
    lambda: left - right,
    lambda: left ^ right,
    lambda: left <= right,
    lambda: left == right,
    lambda: left.update(right),
    lambda: left.intersection_update(right),
    lambda: left.difference_update(right),
    lambda: left.symmetric_difference_update(right),
    lambda: left.isdisjoint(right),
    lambda: left.discard(Item(9)),
    lambda: Item(9) in left,
    lambda: left.add(Item(9)),
    lambda: left.union(right, [Item(3)]),
    lambda: left.issuperset(right),
    lambda: frozenset(left) & right,
]:
    left, right = set(), set()
    left.add(Item(1))
    right.add(Item(2))
    try:
        result = use()
    except (KeyError, RuntimeError):
        result = None
    print(type(left).__name__, len(left) <= 3)
# expect: set True
# expect: set True
# expect: set True
# expect: set True
# expect: set True
# expect: set True
# expect: set True
# expect: set True
# expect: set True
# expect: set True
# expect: set True
# expect: set True
# expect: set True
# expect: set True
# expect: set True
# expect: set True
# expect: set True
s = {1, 2, 3}
try:
    for item in s:
        s.add(item + 10)
except RuntimeError as error:
    print(error)
# expect: Set changed size during iteration
print(len(s))  # expect: 4
s = {1}
iterator = iter(s)
del s
print(list(iterator))  # expect: [1]
