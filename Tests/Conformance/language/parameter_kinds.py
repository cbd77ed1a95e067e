def f(a, b=2, /, c=3, *rest, d, e=5, **more):
    return a, b, c, rest, d, e, more


print(f(1, d=4))  # expect: (1, 2, 3, (), 4, 5, {})
print(f(1, 20, 30, 40, 50, d=4, e=6, a=7, z=8))  # expect: (1, 20, 30, (40, 50), 4, 6, {'a': 7, 'z': 8})
print(f(*(1, 2), **{"d": 0}))  # expect: (1, 2, 3, (), 0, 5, {})


def only(*, k):
    return k


print(only(k=1))  # expect: 1
