if (n := len("abcd")) > 3:
    print(n)  # expect: 4
print([y := 5, y * 2], y)  # expect: [5, 10] 5
values = [last := v for v in range(4)]
print(values, last)  # expect: [0, 1, 2, 3] 3
while (n := n - 1) > 0:
    pass
print(n)  # expect: 0
