class Safe:
    def __init__(self):
        self.__secret = 1
        self.__dunder__ = 2

    def read(self):
        return self.__secret


s = Safe()
print(s.read(), sorted(s.__dict__), hasattr(s, "__secret"))  # expect: 1 ['_Safe__secret', '__dunder__'] False
