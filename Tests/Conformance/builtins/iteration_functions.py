numbers = iter([1, 2, 3])
print(next(numbers), next(numbers), next(numbers), next(numbers, "end"))  # expect: 1 2 3 end
values = iter([5, 6, 0, 7])
print(list(iter(lambda: next(values), 0)))  # expect: [5, 6]
print(list(reversed([1, 2])), list(reversed("ab")), list(reversed({"a": 1, "b": 2})))
# expect: [2, 1] ['b', 'a'] ['b', 'a']
try:
    next(iter([]))
except StopIteration as error:
    print(repr(error))  # expect: StopIteration()
try:
    next([1])
except TypeError as error:
    print(error)  # expect: 'list' object is not an iterator
try:
    reversed({1})
except TypeError as error:
    print(error)  # expect: 'set' object is not reversible
