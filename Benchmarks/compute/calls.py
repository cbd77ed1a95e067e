def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def tak(x, y, z):
    if y >= x:
        return z
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


def scale(value, factor=3, *, offset=1):
    return value * factor + offset


def gather(*items, **named):
    return len(items) + len(named)


def main():
    total = fib(29) + tak(18, 12, 6)
    for i in range(400_000):
        total += scale(i) + scale(i, 2) + scale(i, offset=5)
    for i in range(150_000):
        total += gather(i, i, i, a=i, b=i)
    print(total)


main()
