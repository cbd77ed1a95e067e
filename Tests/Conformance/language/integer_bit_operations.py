print(6 & 3, 6 | 3, 6 ^ 3)  # expect: 2 7 5
print(1 << 10, 1025 >> 3, -1 >> 5, -9 >> 1)  # expect: 1024 128 -1 -5
print(-6 & 0xFF, -6 | 1, -6 ^ 3)  # expect: 250 -5 -7
print(True & False, True | 2)  # expect: False 3
try:
    1 << -1
except ValueError as error:
    print(error)  # expect: negative shift count
