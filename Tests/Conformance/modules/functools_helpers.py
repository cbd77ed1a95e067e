import functools

print(functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.reduce(lambda a, b: a + b, [], 5))  # expect: 24 5
double = functools.partial(lambda a, b, c=0: (a, b, c), 1, c=3)
print(double(2), double.args, double.keywords)  # expect: (1, 2, 3) (1,) {'c': 3}
calls = []


@functools.lru_cache(maxsize=2)
def square(n):
    calls.append(n)
    return n * n


print([square(n) for n in (1, 2, 1, 3, 2)], calls, square.cache_info())
# expect: [1, 4, 1, 9, 4] [1, 2, 3, 2] CacheInfo(hits=1, misses=4, maxsize=2, currsize=2)


@functools.wraps(square)
def wrapper():
    """ignored"""


print(wrapper.__name__, sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))  # expect: square [3, 2, 1]


class Box:
    @functools.cached_property
    def value(self):
        print("computed")
        return 7


b = Box()
print(b.value, b.value)
# expect: computed
# expect: 7 7


@functools.total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(Version(1) <= Version(2), Version(3) > Version(2), Version(2) >= Version(2))  # expect: True True True


@functools.singledispatch
def kind(x):
    return "other"


@kind.register(int)
def _(x):
    return "int"


print(kind(1), kind("x"), kind(True))  # expect: int other int
