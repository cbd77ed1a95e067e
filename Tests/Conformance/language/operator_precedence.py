print(2 + 3 * 4 ** 2 // 5 % 7, -2 ** 2, not 1 == 2, 1 | 2 & 3 ^ 4, 1 + 2 << 3, 2 ** 3 ** 2, 2 ** -1)
# expect: 4 -4 True 7 24 512 0.5
print(1 < 2 and 3 or 4, not True or True, 5 if 0 else 6 if 0 else 7, (lambda: 1 or 2)())  # expect: 3 True 7 1
