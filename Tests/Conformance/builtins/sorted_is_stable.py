people = [("b", 2), ("a", 2), ("c", 1)]
print(sorted(people, key=lambda p: p[1]))  # expect: [('c', 1), ('b', 2), ('a', 2)]
print(sorted(people, key=lambda p: p[1], reverse=True))  # expect: [('b', 2), ('a', 2), ('c', 1)]
print(sorted("hello"), sorted({3: 1, 1: 2}), sorted([3, 1, 2], reverse=True))
# expect: ['e', 'h', 'l', 'l', 'o'] [1, 3] [3, 2, 1]
items = [5, 3, 9]
print(items.sort(), items)  # expect: None [3, 5, 9]
try:
    sorted([1, "a"])
except TypeError as error:
    print(error)  # expect: '<' not supported between instances of 'str' and 'int'
try:
    [1].sort(lambda x: x)
except TypeError as error:
    print(error)  # expect: sort() takes no positional arguments
