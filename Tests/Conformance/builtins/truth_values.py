for value in (0, 1, 0.0, -0.0, "", " ", [], [0], {}, {1: 1}, (), set(), None, b"", range(0), float("nan"), object()):
    print(bool(value))
# expect: False
# expect: True
# expect: False
# expect: False
# expect: False
# expect: True
# expect: False
# expect: True
# expect: False
# expect: True
# expect: False
# expect: False
# expect: False
# expect: False
# expect: False
# expect: True
# expect: True


class Empty:
    def __len__(self):
        return 0


class Wrong:
    def __bool__(self):
        return 2


print(bool(Empty()))  # expect: False
try:
    bool(Wrong())
except TypeError as error:
    print(error)  # expect: __bool__ should return bool, returned int
