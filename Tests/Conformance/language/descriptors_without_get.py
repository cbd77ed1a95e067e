class Setter:
    def __set__(self, instance, value):
        instance.__dict__["x"] = value + 1


class C:
    x = Setter()


c = C()
print(type(c.x).__name__)  # expect: Setter
c.x = 41
print(c.x)  # expect: 42
del c.__dict__["x"]
print(type(c.x).__name__)  # expect: Setter


class Odd(dict):
    __setattr__ = dict.__setitem__
    __neg__ = dict.copy


odd = Odd()
odd.y = 42
print(odd["y"], -odd)  # expect: 42 {'y': 42}
