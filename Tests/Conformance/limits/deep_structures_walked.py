# Structures nested too deep for recursion: text, comparison and freeing.


def nested(make, depth):
    value = make(None)
    for _ in range(depth):
        value = make(value)
    return value


depth = 200_000
kinds = {
    "list": lambda inner: [inner],
    "tuple": lambda inner: (inner,),
    "dict": lambda inner: {1: inner},
    "pair": lambda inner: ((), inner),
}
for name, make in kinds.items():
    first, second = nested(make, depth), nested(make, depth)
    for use in (repr, lambda value: value == second, lambda value: "%s" % (value,), lambda value: f"{value}"):
        try:
            use(first)
            print(name, "done")
        except RecursionError:
            print(name, "RecursionError")
        except TypeError as error:
            print(name, error)
    del first, second
# expect: list RecursionError
# expect: list RecursionError
# expect: list RecursionError
# expect: list RecursionError
# expect: tuple RecursionError
# expect: tuple RecursionError
# expect: tuple RecursionError
# expect: tuple RecursionError
# expect: dict RecursionError
# expect: dict RecursionError
# expect: dict RecursionError
# expect: dict RecursionError
# expect: pair RecursionError
# expect: pair RecursionError
# expect: pair RecursionError
# expect: pair RecursionError


class Node:
    def __init__(self, inner):
        self.inner = inner


node = nested(Node, depth)
del node
function = nested(lambda inner: lambda: inner, depth)
del function
generator = nested(lambda inner: (x for x in [inner]), depth)
del generator
exception = ValueError()
for _ in range(depth):
    outer = ValueError()
    outer.__context__ = exception
    exception = outer
del exception, outer
iterator = iter([])
for _ in range(depth):
    iterator = map(None, iterator)
del iterator
print("freed")  # expect: freed
