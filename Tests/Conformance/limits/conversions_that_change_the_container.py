# __index__, __len__, __float__ and __iter__ of an argument change the object that the method belongs to.
class Meddler:
    def __init__(self, action, value):
        self.action, self.value = action, value

    def __index__(self):
        self.action()
        return self.value

    def __float__(self):
        self.action()
        return 1.0

    def __len__(self):
        self.action()
        return self.value

    def __str__(self):
        self.action()
        return "text"

    __repr__ = __str__

    def __format__(self, spec):
        self.action()
        return "formatted"


array = bytearray(range(10))
clear = array.clear


def refill():
    array[:] = range(10)


for use in [
    lambda m: array[m],
    lambda m: array[m:],
    lambda m: array[:m],
    lambda m: array[::m],
    lambda m: array.find(1, m),
    lambda m: array.count(1, m, m),
    lambda m: array.startswith(b"", m),
    lambda m: array.center(m),
    lambda m: array.insert(m, 1),
    lambda m: array.__setitem__(m, 1),
    lambda m: array.__setitem__(slice(m, None), b"xy"),
    lambda m: array.__delitem__(m),
    lambda m: array.pop(m),
    lambda m: array.append(m),
    lambda m: array.extend([m, m]),
    lambda m: array.hex("-", m),
    lambda m: array.split(None, m),
    lambda m: array.replace(b"", b"x", m),
    lambda m: array.expandtabs(m),
    lambda m: array.zfill(m),
    lambda m: bytes(m),
    lambda m: b"%d" % m.value,
]:
    refill()
    try:
        result = use(Meddler(clear, 2))
    except (IndexError, BufferError, TypeError) as error:
        result = error
    print(type(result).__name__, len(array))
# expect: IndexError 0
# expect: bytearray 0
# expect: bytearray 0
# expect: bytearray 0
# expect: int 0
# expect: int 0
# expect: bool 0
# expect: bytearray 0
# expect: NoneType 1
# expect: IndexError 0
# expect: NoneType 2
# expect: IndexError 0
# expect: IndexError 0
# expect: NoneType 1
# expect: NoneType 2
# expect: str 0
# expect: list 0
# expect: bytearray 0
# expect: bytearray 0
# expect: bytearray 0
# expect: bytes 0
# expect: bytes 10
items = list(range(10))
for use in [
    lambda m: items[m],
    lambda m: items[m:m],
    lambda m: items[::m],
    lambda m: items.index(3, m),
    lambda m: items.__setitem__(slice(None, None, m), range(5)),
    lambda m: "%s %s" % (m, items),
    lambda m: f"{m}{items}",
    lambda m: "{0} {1}".format(m, items),
    lambda m: "%r" % [m, items],
    lambda m: str([m, items]),
    lambda m: repr((m, items)),
]:
    items[:] = range(10)
    try:
        result = use(Meddler(items.clear, 2))
    except (IndexError, ValueError) as error:
        result = error
    print(type(result).__name__, len(items))
# expect: IndexError 0
# expect: list 0
# expect: list 0
# expect: ValueError 0
# expect: ValueError 0
# expect: str 0
# expect: str 0
# expect: str 0
# expect: str 0
# expect: str 0
# expect: str 0


class Mapping:
    def __init__(self):
        self.items = {"a": 1, "b": 2}

    def __getitem__(self, key):
        value = self.items.pop(key)
        self.items[key + key] = value
        return value


mapping = Mapping()
print("%(a)s %(b)s" % mapping, mapping.items)  # expect: 1 2 {'aa': 1, 'bb': 2}
try:
    "%(a)s %(a)s" % Mapping()
except KeyError as error:
    print("KeyError", error)
# expect: KeyError 'a'
d = {"a": Meddler(lambda: d.clear(), 1), "b": 2}
try:
    print("%(a)s %(b)s" % d)
except KeyError as error:
    print("KeyError", error)
# expect: KeyError 'b'
