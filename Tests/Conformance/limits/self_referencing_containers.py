a = []
a.append(a)
print(a, a == a, a[0][0][0] is a)  # expect: [[...]] True True
b = []
b.append(b)
try:
    a == b
except RecursionError:
    print("RecursionError")  # expect: RecursionError
d = {}
d[1] = d
print(d)  # expect: {1: {...}}
s = [a, d]
d["s"] = s
print(s)  # expect: [[[...]], {1: {...}, 's': [...]}]


class Cycle:
    pass


for _ in range(10_000):
    x, y = Cycle(), Cycle()
    x.other, y.other = y, x
print("cycles are no problem")  # expect: cycles are no problem
