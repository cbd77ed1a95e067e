x = 5
x += 2
x *= 3
x -= 1
x //= 2
x **= 2
x %= 7
x <<= 4
x |= 3
x ^= 1
x &= 0xFE
x >>= 1
print(x)  # expect: 17
items = alias = [1]
items += (2, 3)
print(alias is items, alias)  # expect: True [1, 2, 3]
pair = first = (1,)
pair += (2,)
print(first, pair)  # expect: (1,) (1, 2)
table = {"k": [1]}
table["k"] += [2]
print(table)  # expect: {'k': [1, 2]}
