# A class that defines one of __new__ and __init__ may take keywords that the other of the built-in type ignores.
for base, value in (list, [1]), (tuple, (1,)), (float, 1.5), (frozenset, [1]), (reversed, (1,)):
    class Named(base):
        def __init__(self, value, name=None):
            if base is list:
                super().__init__(value)
            self.name = name
    class Plain(base):
        pass
    try:
        Plain(value=value)
    except TypeError as error:
        print(base.__name__, Named(value, name="n").name, error)
        # expect: list n list() takes no keyword arguments
        # expect: tuple n tuple() takes no keyword arguments
        # expect: float n float() takes no keyword arguments
        # expect: frozenset n frozenset() takes no keyword arguments
        # expect: reversed n reversed() takes no keyword arguments
class Made(list):
    def __new__(cls, value, name=None):
        self = super().__new__(cls, value)
        self.name = name
        return self
print(Made([1, 2], name=3), Made([1, 2], name=3).name)  # expect: [1, 2] 3
