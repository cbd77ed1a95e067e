def plain(a, b=2, c=3):
    return a, b, c


def lazy(a, b=2, c=3):
    yield a
    yield b
    yield c


async def later(a, b=2):
    return a, b


def attempt(call):
    try:
        return call()
    except TypeError as error:
        return str(error)


print(plain(1), plain(1, 5), plain(1, 5, 6))  # expect: (1, 2, 3) (1, 5, 3) (1, 5, 6)
print(list(lazy(1)), list(lazy(1, 5)), list(lazy(1, 5, 6)))  # expect: [1, 2, 3] [1, 5, 3] [1, 5, 6]
print(attempt(plain))  # expect: plain() missing 1 required positional argument: 'a'
print(attempt(lazy))  # expect: lazy() missing 1 required positional argument: 'a'
print(attempt(lambda: plain(1, 2, 3, 4)))  # expect: plain() takes from 1 to 3 positional arguments but 4 were given
print(attempt(lambda: lazy(1, 2, 3, 4)))  # expect: lazy() takes from 1 to 3 positional arguments but 4 were given
coroutine = later(1)
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value)  # expect: (1, 2)
plain.__defaults__ = (7, 8, 9)
print(plain(), plain(1), plain(1, 2))  # expect: (7, 8, 9) (1, 8, 9) (1, 2, 9)
plain.__defaults__ = (0, 7, 8, 9)
print(attempt(plain))  # expect: (7, 8, 9)
plain.__defaults__ = None
print(attempt(lambda: plain(1)))  # expect: plain() missing 2 required positional arguments: 'b' and 'c'
lazy.__defaults__ = ("only",)
print(list(lazy(1, 2)), attempt(lambda: lazy(1)))  # expect: [1, 2, 'only'] lazy() missing 1 required positional argument: 'b'
print([c(3) for c in [lambda x, y=4: x * y, lambda x=1: x]])  # expect: [12, 3]
