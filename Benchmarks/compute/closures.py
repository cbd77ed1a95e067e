def counter():
    count = 0

    def increment(by=1):
        nonlocal count
        count += by
        return count

    return increment


def compose(*functions):
    def composed(value):
        for function in functions:
            value = function(value)
        return value

    return composed


def memoize(function):
    seen = {}

    def wrapper(n):
        if n not in seen:
            seen[n] = function(n)
        return seen[n]

    return wrapper


@memoize
def ways(n):
    return 1 if n < 2 else ways(n - 1) + ways(n - 2)


def adders(count):
    return [lambda value, step=i: value + step for i in range(count)]


def nested(limit):
    total = 0

    def outer(a):
        def inner(b):
            nonlocal total
            total += a * b
            return total
        return inner

    for i in range(limit):
        outer(i)(i + 1)
    return total


def main():
    increment = counter()
    for i in range(800_000):
        increment()
        increment(i & 3)
    pipeline = compose(lambda v: v + 1, lambda v: v * 3, lambda v: v - 2, lambda v: v % 1009)
    value = 0
    for i in range(300_000):
        value = pipeline(value + i)
    total = 0
    functions = adders(20)
    for i in range(40_000):
        for function in functions:
            total += function(i)
    for i in range(400_000):
        total += ways(i % 60)
    print(increment(), value, total, nested(300_000))
    print(sum(map(lambda v: v * 2, filter(lambda v: v % 3 == 0, range(600_000)))))


main()
