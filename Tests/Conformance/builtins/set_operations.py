a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a >= {1}, {1} < a, a.isdisjoint({9}), 2 in a, len(a))
# expect: {1, 2, 3, 4} {3} {1, 2} {1, 2, 4} True True True True 3
a.add(5)
a.discard(99)
a.remove(1)
a.update([7], (8,))
a -= {7}
results = (a, a.union([1]), a.intersection([2, 3]), a.difference([2]), a.symmetric_difference([2, 100]))
print(*map(sorted, results), set("aab") == {"a", "b"})
# expect: [2, 3, 5, 8] [1, 2, 3, 5, 8] [2, 3] [3, 5, 8] [3, 5, 8, 100] True
print(frozenset([1, 2]) == {1, 2}, hash(frozenset([1, 2])) == hash(frozenset([2, 1])),
      {frozenset([1]): "ok"}[frozenset([1])], type(frozenset() | {1}).__name__)
# expect: True True ok frozenset
for call in ("a.remove(99)", "set().pop()", "{[]}", "a | [1]", "set(5)", "{1} + {2}"):
    try:
        eval(call)
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
# expect: KeyError 99
# expect: KeyError 'pop from an empty set'
# expect: TypeError unhashable type: 'list'
# expect: TypeError unsupported operand type(s) for |: 'set' and 'list'
# expect: TypeError 'int' object is not iterable
# expect: TypeError unsupported operand type(s) for +: 'set' and 'set'
