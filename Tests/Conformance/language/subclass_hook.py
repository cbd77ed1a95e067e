class Plugin:
    registry = []

    def __init_subclass__(cls, /, name=None, **rest):
        super().__init_subclass__(**rest)
        cls.registry.append((cls.__name__, name))


class A(Plugin, name="first"):
    pass


class B(A):
    pass


print(Plugin.registry)  # expect: [('A', 'first'), ('B', None)]
try:
    class C(A, unknown=1):
        pass
except TypeError as error:
    print(error)  # expect: C.__init_subclass__() takes no keyword arguments
