def function(x: int) -> str:
    "What it does."


for wrapper in (classmethod, staticmethod):
    wrapped = wrapper(function)
    print(sorted(wrapped.__dict__))
    print(wrapped.__name__, wrapped.__doc__, wrapped.__annotations__, wrapped.__wrapped__ is function)
    wrapped.note = "kept"
    print(wrapped.note, "note" in wrapped.__dict__)
    del wrapped.note
    print(hasattr(wrapped, "note"))
    try:
        wrapped.__func__ = None
    except AttributeError as error:
        print(error)
# expect: ['__annotations__', '__doc__', '__module__', '__name__', '__qualname__']
# expect: function What it does. {'x': <class 'int'>, 'return': <class 'str'>} True
# expect: kept True
# expect: False
# expect: readonly attribute
# expect: ['__annotations__', '__doc__', '__module__', '__name__', '__qualname__']
# expect: function What it does. {'x': <class 'int'>, 'return': <class 'str'>} True
# expect: kept True
# expect: False
# expect: readonly attribute
