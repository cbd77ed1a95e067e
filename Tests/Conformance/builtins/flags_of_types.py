from abc import ABC, abstractmethod


class Abstract(ABC):
    @abstractmethod
    def f(self):
        pass


class Plain:
    pass


FAMILIES = {24: "int", 25: "list", 26: "tuple", 27: "bytes", 28: "str", 29: "dict", 30: "exception", 31: "type"}
for cls in (bool, list, tuple, bytes, str, dict, KeyError, type, Plain, object):
    print(cls.__name__, [name for bit, name in FAMILIES.items() if cls.__flags__ >> bit & 1], cls.__flags__ >> 9 & 1, cls.__flags__ >> 10 & 1)
# expect: bool ['int'] 0 0
# expect: list ['list'] 0 1
# expect: tuple ['tuple'] 0 1
# expect: bytes ['bytes'] 0 1
# expect: str ['str'] 0 1
# expect: dict ['dict'] 0 1
# expect: KeyError ['exception'] 0 1
# expect: type ['type'] 0 1
# expect: Plain [] 1 1
# expect: object [] 0 1
print(Abstract.__flags__ >> 20 & 1, Plain.__flags__ >> 20 & 1)  # expect: 1 0
print(int.__basicsize__ > 0, tuple.__itemsize__, list.__itemsize__)  # expect: True 8 0
