text = "abcdefgh"
print(text[2:5], text[:3], text[5:], text[-3:], text[:-3], text[::2], text[::-1], text[5:2:-1], text[100:],
      text[-100:2])
# expect: cde abc fgh fgh abcde aceg hgfedcba fed  ab
items = list(range(8))
items[2:5] = ["x"]
print(items)  # expect: [0, 1, 'x', 5, 6, 7]
items[1:1] = [10, 11]
print(items)  # expect: [0, 10, 11, 1, 'x', 5, 6, 7]
items[::2] = [0] * len(items[::2])
print(items)  # expect: [0, 10, 0, 1, 0, 5, 0, 7]
items[:] = []
print(items)  # expect: []
try:
    [1, 2, 3][::0]
except ValueError as error:
    print(error)  # expect: slice step cannot be zero
try:
    x = [1, 2, 3, 4]
    x[::2] = [1]
except ValueError as error:
    print(error)  # expect: attempt to assign sequence of size 1 to extended slice of size 2
