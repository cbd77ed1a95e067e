# __eq__ and __hash__ that change the dict which is being looked at, and mappings that change while they are copied.
class Key:
    def __init__(self, action):
        self.action = action

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.action()
        return False


def clear():
    d.clear()


def grow():
    for number in range(50):
        d[number + 100] = number


def pop():
    if d:
        d.popitem()


for action in (clear, grow, pop):
    for use in [
        lambda: d.get(Key(action)),
        lambda: d.setdefault(Key(action), 1),
        lambda: d.pop(Key(action), None),
        lambda: d.__setitem__(Key(action), 2),
        lambda: Key(action) in d,
        lambda: d.update({Key(action): 1}),
        lambda: d | {Key(action): 1},
        lambda: d.update([(Key(action), 1), (2, 3)]),
        lambda: d == {Key(lambda: None): 1, Key(lambda: None): 2, 3: 4},
        lambda: d.keys() & [Key(action)],
        lambda: d.items() >= {(Key(action), 1)},
    ]:
        d = {}
        d[Key(lambda: None)] = 1
        d[Key(lambda: None)] = 2
        d[3] = 4
        try:
            result = use()
        except (KeyError, RuntimeError) as error:
            result = error
        print(action.__name__, type(result).__name__, isinstance(d, dict))
# expect: clear NoneType True
# expect: clear int True
# expect: clear NoneType True
# expect: clear NoneType True
# expect: clear bool True
# expect: clear NoneType True
# expect: clear dict True
# expect: clear NoneType True
# expect: clear bool True
# expect: clear set True
# expect: clear bool True
# expect: grow NoneType True
# expect: grow int True
# expect: grow NoneType True
# expect: grow NoneType True
# expect: grow bool True
# expect: grow NoneType True
# expect: grow dict True
# expect: grow NoneType True
# expect: grow bool True
# expect: grow set True
# expect: grow bool True
# expect: pop NoneType True
# expect: pop int True
# expect: pop NoneType True
# expect: pop NoneType True
# expect: pop bool True
# expect: pop NoneType True
# expect: pop dict True
# expect: pop NoneType True
# expect: pop bool True
# expect: pop set True
# expect: pop bool True


class Mapping:
    def keys(self):
        d.clear()
        return ["a", "b"]

    def __getitem__(self, key):
        d[key + "x"] = 1
        return key


d = {1: 1}
d.update(Mapping())
print(d)  # expect: {'ax': 1, 'a': 'a', 'bx': 1, 'b': 'b'}
d = {1: 1}
d |= Mapping()
print(d)  # expect: {'ax': 1, 'a': 'a', 'bx': 1, 'b': 'b'}
d = {i: i for i in range(5)}
try:
    for key in d:
        del d[key]
        d[key + 10] = 1
except RuntimeError as error:
    print(error)
# expect: dictionary keys changed during iteration
d = {1: 2}
try:
    d.update(d.fromkeys(iter([1, [2]])))
except TypeError as error:
    print(error)
# expect: unhashable type: 'list'


class Unstable:
    number = 0

    def __hash__(self):
        Unstable.number += 1
        return Unstable.number


key = Unstable()
d = {key: 1}
print(key in d, len(d), list(d.values()))  # expect: False 1 [1]
d[key] = 2
print(len(d))  # expect: 2
print(d == d.copy(), len(dict(d)))  # expect: True 2
d.clear()
print(d)  # expect: {}


class BadHash:
    def __hash__(self):
        raise ValueError("no hash")


for use in [lambda: {BadHash(): 1}, lambda: d.get(BadHash()), lambda: {1} - {BadHash()}, lambda: d.setdefault(BadHash()), lambda: set([BadHash()]),
            lambda: {}.fromkeys([BadHash()]), lambda: hash((1, BadHash())), lambda: frozenset([BadHash()])]:
    try:
        use()
    except ValueError as error:
        print(error)
# expect: no hash
# expect: no hash
# expect: no hash
# expect: no hash
# expect: no hash
# expect: no hash
# expect: no hash
# expect: no hash
