print([x * y for x in range(3) for y in range(3) if x != y])  # expect: [0, 0, 0, 2, 0, 2]
print({x % 3 for x in range(10)}, {x: x * x for x in range(4)})  # expect: {0, 1, 2} {0: 0, 1: 1, 2: 4, 3: 9}
print([[c for c in row] for row in ("ab", "cd")])  # expect: [['a', 'b'], ['c', 'd']]
x = "kept"
print([x for x in range(2)], x)  # expect: [0, 1] kept
total = sum(v for v in (1, 2, 3))
print(total, list(v for v in "ab"), [*(i for i in range(2))])  # expect: 6 ['a', 'b'] [0, 1]
print([(a, b) for a, (b, *_) in [(1, "xyz")]])  # expect: [(1, 'x')]
