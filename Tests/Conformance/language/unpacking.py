a, b = 1, 2
a, b = b, a
print(a, b)  # expect: 2 1
(c, [d, e]), f = (1, "xy"), 3
print(c, d, e, f)  # expect: 1 x y 3
first, *middle, last = range(5)
print(first, middle, last)  # expect: 0 [1, 2, 3] 4
*head, tail = "z"
print(head, tail)  # expect: [] z
x = y = z = 7
print(x, y, z)  # expect: 7 7 7
[g] = {4}
print(g)  # expect: 4
