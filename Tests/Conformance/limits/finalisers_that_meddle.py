# __del__ that revives, raises, touches what is half gone, makes new garbage or deletes from containers in use.
import gc

log = []
unraisable = []
import sys

sys.unraisablehook = lambda details: unraisable.append(type(details.exc_value).__name__)


class Revived:
    def __del__(self):
        saved.append(self)


saved = []
Revived()
print(len(saved))  # expect: 1
again = saved.pop()
del again
print(len(saved))  # expect: 0


class Chain:
    def __init__(self, depth):
        self.depth = depth

    def __del__(self):
        if self.depth:
            Chain(self.depth - 1)
        log.append(self.depth)


Chain(5)
print(log)  # expect: [0, 1, 2, 3, 4, 5]


class Half:
    def __init__(self):
        self.me = self
        self.items = [self]

    def __del__(self):
        log.append(len(self.items))
        self.missing


del log[:]
Half()
gc.collect()
print(log, unraisable)  # expect: [1] ['AttributeError']


class Emptying:
    def __init__(self, target):
        self.target = target

    def __del__(self):
        self.target.clear()


items = []
items.extend([Emptying(items), 1, 2])
items[0] = None
print(len(items))  # expect: 0
items.extend([Emptying(items), 1, 2])
items.pop(0)
print(len(items))  # expect: 0
items.extend([Emptying(items), 1, 2])
items[:] = [5]
print(items)  # expect: []
items.extend([Emptying(items), 1, 2])
del items[1:]
print(len(items))  # expect: 1
d = {}
d[1] = Emptying(d)
d[1] = 2
print(d)  # expect: {}
d[1] = Emptying(d)
d.update({1: 3, 2: 4})
print(d)  # expect: {2: 4}
d[1] = Emptying(d)
d.pop(1)
print(d)  # expect: {}
s = {1, 2}


class Item:
    def __del__(self):
        s.clear()


s.add(Item())
s.clear()
print(s)  # expect: set()


class Raising:
    def __del__(self):
        raise KeyError("lost")


del unraisable[:]
Raising()
[Raising() for _ in range(3)]
print(unraisable)  # expect: ['KeyError', 'KeyError', 'KeyError', 'KeyError']


class Deep:
    def __init__(self, inner):
        self.inner = inner

    def __del__(self):
        count[0] += 1


count = [0]
node = None
for _ in range(5000):
    node = Deep(node)
del node
print(count)  # expect: [5000]


class Changing:
    def __del__(self):
        Changing.__del__ = lambda self: log.append("second")
        log.append("first")


del log[:]
Changing()
Changing()
print(log)  # expect: ['first', 'second']
