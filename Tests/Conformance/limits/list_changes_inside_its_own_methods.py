# __eq__, __index__ and iterators that change the list which is being looked at.
class Clearing:
    def __init__(self, target):
        self.target = target

    def __eq__(self, other):
        self.target.clear()
        return False

    def __index__(self):
        self.target.clear()
        return 1


class Growing(Clearing):
    def __eq__(self, other):
        if len(self.target) < 20:
            self.target.append(self)
        return False


def filled(kind):
    items = []
    items.extend([kind(items) for _ in range(5)])
    return items


for kind in (Clearing, Growing):
    for action in [
        lambda x: x.index(5),
        lambda x: x.remove(5),
        lambda x: x.count(5),
        lambda x: 5 in x,
        lambda x: x == [1, 2, 3, 4, 5],
        lambda x: x != filled(kind),
        lambda x: [1, 2, 3, 4, 5] == x,
        lambda x: x.index(5, 0, 3),
    ]:
        items = filled(kind)
        try:
            result = action(items)
        except ValueError:
            result = "ValueError"
        print(kind.__name__, result, len(items))
# expect: Clearing ValueError 0
# expect: Clearing ValueError 0
# expect: Clearing 0 0
# expect: Clearing False 0
# expect: Clearing False 0
# expect: Clearing True 0
# expect: Clearing False 0
# expect: Clearing ValueError 0
# expect: Growing ValueError 20
# expect: Growing ValueError 20
# expect: Growing 0 20
# expect: Growing False 20
# expect: Growing False 6
# expect: Growing True 6
# expect: Growing False 6
# expect: Growing ValueError 8
for action in [
    lambda x: x[x[0]],
    lambda x: x.pop(x[0]),
    lambda x: x.insert(x[0], 7),
    lambda x: x.__setitem__(x[0], 7),
    lambda x: x.__delitem__(x[0]),
    lambda x: x[x[0]:],
    lambda x: x.__setitem__(slice(x[0], None), [1, 2]),
    lambda x: x.__delitem__(slice(None, None, x[0])),
    lambda x: x * x[0],
    lambda x: x.__imul__(x[0]),
    lambda x: x.__delitem__(slice(None, None, -1)),
]:
    items = filled(Clearing)
    try:
        result = action(items)
    except IndexError as error:
        result = error
    print(result if not isinstance(result, list) else len(result), len(items))
# expect: list index out of range 0
# expect: pop from empty list 0
# expect: None 1
# expect: list assignment index out of range 0
# expect: list assignment index out of range 0
# expect: 0 0
# expect: None 2
# expect: None 0
# expect: 0 0
# expect: 0 0
# expect: None 0


def meddling(target):
    yield 1
    target.clear()
    yield 2
    target.extend([8, 9])
    yield 3


items = [0, 0, 0, 0]
items[1:3] = meddling(items)
print(items)  # expect: [8, 1, 2, 3]
items = [0, 0, 0, 0]
items.extend(meddling(items))
print(items)  # expect: [2, 8, 9, 3]
items = [0, 0, 0, 0]
items += meddling(items)
print(items)  # expect: [2, 8, 9, 3]
items = [0, 0, 0, 0]
try:
    items[::2] = meddling(items)
except ValueError as error:
    print(error)
# expect: attempt to assign sequence of size 3 to extended slice of size 1
print(items)  # expect: [8, 9]
items = [1, 2, 3]
for item in items:
    if len(items) < 8:
        items.append(item)
print(items)  # expect: [1, 2, 3, 1, 2, 3, 1, 2]
items = [1, 2, 3]
print(list(map(lambda item: items.clear(), items)), items)  # expect: [None] []
items = [3, 1, 2]
items.extend(items)
items[1:2] = items
print(items)  # expect: [3, 3, 1, 2, 3, 1, 2, 2, 3, 1, 2]
items = [1, 2]
iterator = iter(items)
print(next(iterator))  # expect: 1
del items
print(list(iterator), list(iterator))  # expect: [2] []
