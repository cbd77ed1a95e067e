import warnings


@warnings.deprecated("use g")
def f():
    return 1


@warnings.deprecated("use B", category=FutureWarning)
class A:
    def __init__(self, value):
        self.value = value


@warnings.deprecated("a mark only", category=None)
def h():
    return 3


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    print(f(), A(2).value, h())  # expect: 1 2 3
    class C(A): pass
    print(C(4).value)  # expect: 4
print([(str(item.message), item.category.__name__, item.lineno) for item in log])
# expect: [('use g', 'DeprecationWarning', 22), ('use B', 'FutureWarning', 22), ('use B', 'FutureWarning', 23)]
print(f.__deprecated__, A.__deprecated__, h.__deprecated__, f.__name__)  # expect: use g use B a mark only f
try:
    warnings.deprecated("x")(3)
except TypeError as error:
    print(error)  # expect: @deprecated decorator with non-None category must be applied to a class or callable, not 3
