a = [1, 2]
print([*a, 3, *"xy"], (*a, *a), {*a, 9})  # expect: [1, 2, 3, 'x', 'y'] (1, 2, 1, 2) {1, 2, 9}
print({"x": 1, **{"y": 2, "x": 3}})  # expect: {'x': 3, 'y': 2}
print(*a, *[], sep="-")  # expect: 1-2


def show(*args, **kwargs):
    return args, kwargs


print(show(*a, 3, *a, k=1, **{"z": 2}))  # expect: ((1, 2, 3, 1, 2), {'k': 1, 'z': 2})
