import gc
import weakref


class Node:
    pass


said = []
a, b = Node(), Node()
a.other, b.other = b, a
a.reference = weakref.ref(b, lambda reference: said.append("inside"))
outside = weakref.ref(a, lambda reference: said.append("outside"))
del a, b
gc.collect()
print(said, outside())  # expect: ['outside'] None

# A callback may ask for a collection while an object is being taken apart.
first = Node()
first.part = Node()
reference = weakref.ref(first.part, lambda reference: said.append(gc.collect() >= 0))
second = Node()
second.first = first
del first, second
print(said[-1], reference())  # expect: True None


class Loud:
    count = 0

    def __del__(self):
        Loud.count += 1
        if Loud.count % 17 == 0:
            gc.collect()


chain = []
for _ in range(200):
    chain = [chain, Loud()]
del chain
print(Loud.count)  # expect: 200
