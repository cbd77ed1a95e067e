# Iterators, views and bound methods keep what they need, whatever happens to the names.
import gc


def rest(iterator):
    gc.collect()
    return list(iterator)


source = [1, 2, 3]
iterator = iter(source)
next(iterator)
source.clear()
source = None
print(rest(iterator))  # expect: []
d = {"a": 1, "b": 2}
keys, values, items = d.keys(), iter(d.values()), reversed(d.items())
d = None
gc.collect()
print(list(keys), list(values), list(items))  # expect: ['a', 'b'] [1, 2] [('b', 2), ('a', 1)]
print(rest(iter(bytearray(b"ab"))), rest(iter("xyz")), rest(reversed([1, 2])))  # expect: [97, 98] ['x', 'y', 'z'] [2, 1]
print(rest(enumerate(zip(range(2), "ab"))), rest(map(str, filter(None, [0, 1]))))  # expect: [(0, (0, 'a')), (1, (1, 'b'))] ['1']
view = memoryview(bytearray(b"abc"))[1:]
gc.collect()
print(bytes(view), rest(iter(view)))  # expect: b'bc' [98, 99]


def generator():
    local = [1, 2]
    yield local
    local.append(3)
    yield local


first = generator()
kept = next(first)
del first
gc.collect()
print(kept)  # expect: [1, 2]


class Source:
    def __init__(self):
        self.items = [1, 2]

    def __iter__(self):
        return (item for item in self.items)

    def method(self):
        return self.items


print(rest(iter(Source())), Source().method())  # expect: [1, 2] [1, 2]
iterator = iter([1, 2, 3])
print(iterator.__length_hint__(), list(zip(iterator, iterator)), list(iterator))  # expect: 3 [(1, 2)] []
d = {1: 1}
iterator = iter(d)
d[2] = 2
for _ in range(2):
    try:
        next(iterator)
    except RuntimeError as error:
        print(error)
# expect: dictionary changed size during iteration
# expect: dictionary changed size during iteration
iterator = iter({1, 2})
print(iterator.__length_hint__())  # expect: 2
items = [1]
iterator = iter(items)
print(list(iterator))  # expect: [1]
items.append(2)
print(list(iterator))  # expect: []
callable_iterator = iter(items.pop, 99)
try:
    print(list(callable_iterator))
except IndexError as error:
    print(error)
# expect: pop from empty list
