def f(a: int, b: "text" = 2, *c: float) -> str:
    local: undefined_is_fine = 1
    return str(a)


print(f.__annotations__)  # expect: {'a': <class 'int'>, 'b': 'text', 'c': <class 'float'>, 'return': <class 'str'>}
x: int = 5
y: str
print(__annotations__, "y" in globals())  # expect: {'x': <class 'int'>, 'y': <class 'str'>} False


class Typed:
    n: int = 0


print(Typed.__annotations__)  # expect: {'n': <class 'int'>}
