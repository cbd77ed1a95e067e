import weakref


class Number(float):
    pass


class Box:
    def __init__(self, items):
        self.items = items

    def __matmul__(self, other):
        return "matmul", other

    def __ifloordiv__(self, other):
        return "ifloordiv", other

    def __iter__(self):
        return iter(self.items)

    def __reversed__(self):
        return reversed(self.items)

    def __bytes__(self):
        return b"box"


two = Number(2)
proxy = weakref.proxy(two)
print(proxy + 1, 1 - proxy, proxy ** 3, divmod(proxy, 3), -proxy, abs(proxy), proxy < 3, int(proxy), proxy == two)
# expect: 3.0 -1.0 8.0 (0.0, 2.0) -2.0 2.0 True 2 True
box = Box([1, 2])
boxed = weakref.proxy(box)
print(boxed @ 5, list(boxed), list(reversed(boxed)), bytes(boxed))  # expect: ('matmul', 5) [1, 2] [2, 1] b'box'
boxed //= 3
print(boxed)  # expect: ('ifloordiv', 3)
walker = weakref.proxy(i := (x for x in "ab"))
print(next(walker), list(walker))  # expect: a ['b']
reference = weakref.ref(box, lambda gone: None)
del box
print(reference.__callback__)  # expect: None
try:
    weakref.ref(two).__init__(1, 2, 3)
except TypeError as error:
    print(type(error).__name__)
# expect: TypeError
