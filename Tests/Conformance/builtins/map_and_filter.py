print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])))  # expect: ['1', '2'] [11, 22]
print(list(filter(None, [0, 1, "", "x"])), list(filter(lambda n: n % 2, range(6))))  # expect: [1, 'x'] [1, 3, 5]
m = map(int, ["1", "x"])
print(next(m))  # expect: 1
try:
    next(m)
except ValueError as error:
    print(error)  # expect: invalid literal for int() with base 10: 'x'
