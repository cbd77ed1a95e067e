def documented(a, b=1, *, c=2):
    """What it does."""
    x = a
    return x


documented.extra = 5
print(documented.__name__, documented.__doc__, documented.__defaults__, documented.__kwdefaults__, documented.extra)
# expect: documented What it does. (1,) {'c': 2} 5
print(documented.__code__.co_varnames, documented.__code__.co_argcount, documented.__qualname__, documented.__module__)
# expect: ('a', 'b', 'c', 'x') 2 documented __main__


class K:
    def method(self):
        pass


print(K.method.__qualname__, K().method.__func__ is K.method, (lambda: 0).__name__)  # expect: K.method True <lambda>
