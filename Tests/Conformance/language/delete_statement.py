items = list(range(6))
del items[0], items[-1]
print(items)  # expect: [1, 2, 3, 4]
del items[1:3]
print(items)  # expect: [1, 4]
table = {"a": 1, "b": 2}
del table["a"]
print(table)  # expect: {'b': 2}


class Holder:
    pass


h = Holder()
h.x = 1
del h.x
print(hasattr(h, "x"))  # expect: False
x, y = 1, 2
del (x, y)
print("x" in globals(), "y" in globals())  # expect: False False
