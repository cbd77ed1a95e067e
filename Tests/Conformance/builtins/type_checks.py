print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance(1, int | str),
      issubclass(bool, int))
# expect: True True True True True
print(type(1), type("x").__name__, type(None), type(type), type(lambda: 0), type(print).__name__)
# expect: <class 'int'> str <class 'NoneType'> <class 'type'> <class 'function'> builtin_function_or_method
print(callable(len), callable("x"), type(1) == int, isinstance([], object))  # expect: True False True True
Made = type("Made", (int,), {"double": lambda self: self * 2})
print(Made(4).double(), Made.__name__, Made.__mro__)
# expect: 8 Made (<class '__main__.Made'>, <class 'int'>, <class 'object'>)
try:
    isinstance(1, "int")
except TypeError as error:
    print(error)  # expect: isinstance() arg 2 must be a type, a tuple of types, or a union
