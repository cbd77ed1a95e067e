import gc
import sys

print(gc.get_threshold(), gc.get_debug(), gc.garbage, gc.callbacks)  # expect: (2000, 10, 10) 0 [] []
gc.set_threshold(700, 5)
print(gc.get_threshold())  # expect: (700, 5, 10)
gc.set_threshold(2000, 10, 10)
inner = [1]
outer = [inner]
print(outer in gc.get_referrers(inner), gc.get_referents(outer) == [inner])  # expect: True True
print(gc.is_tracked(inner), gc.is_tracked(1), gc.is_tracked("a"), gc.is_tracked({}), gc.is_tracked({"a": []}))  # expect: True False False False True


class Node:
    def __del__(self):
        pass


node = Node()
print(any(each is node for each in gc.get_objects()), gc.is_finalized(node))  # expect: True False
told = []


def tell(phase, information):
    told.append((phase, sorted(information)))


gc.collect()
gc.callbacks.append(tell)
gc.collect()
gc.callbacks.remove(tell)
print(told)  # expect: [('start', ['collected', 'generation', 'uncollectable']), ('stop', ['collected', 'generation', 'uncollectable'])]
gc.freeze()
print(gc.get_freeze_count() > 0)  # expect: True
gc.unfreeze()
print(gc.get_freeze_count())  # expect: 0
gc.set_debug(gc.DEBUG_SAVEALL)
cycle = []
cycle.append(cycle)
del cycle
print(gc.collect(), gc.garbage)  # expect: 1 [[[...]]]
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect(), len(gc.get_stats()), sorted(gc.get_stats()[0]), len(gc.get_count()))  # expect: 1 3 ['collected', 'collections', 'uncollectable'] 3
try:
    gc.get_objects(generation=5)
except ValueError as error:
    print(error)  # expect: generation parameter must be less than the number of available generations (3)
