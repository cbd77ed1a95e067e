# Equality that empties or refills the sets: no crash, whatever the outcome.
import operator
class Nasty:
    armed = False
    def __init__(self, number):
        self.number = number
    def __hash__(self):
        return self.number % 3
    def __eq__(self, other):
        if Nasty.armed:
            Nasty.armed = False
            change()
        return isinstance(other, Nasty) and self.number == other.number
def clear_both():
    first.clear()
    second.clear()
def grow_both():
    first.update(map(Nasty, range(100, 150)))
    second.update(map(Nasty, range(200, 250)))
operations = [operator.and_, operator.or_, operator.sub, operator.xor, operator.iand, operator.ior, operator.isub, operator.ixor, operator.eq,
              operator.le, operator.gt, set.isdisjoint, set.issubset, set.issuperset, set.intersection_update, set.symmetric_difference_update]
for change in (clear_both, grow_both):
    for operation in operations:
        for size in (3, 40):
            first, second = set(map(Nasty, range(size))), set(map(Nasty, range(size)))
            Nasty.armed = True
            try:
                operation(first, second)
            except RuntimeError:
                pass
            Nasty.armed = False
print("alive")  # expect: alive
numbers = [1, 2]
numbers *= 1000
print(len(numbers), sum(numbers))  # expect: 2000 3000
