print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2 != 1)  # expect: True False True


def middle():
    print("once")
    return 5


print(1 < middle() < 10)
# expect: once
# expect: True
print(9 < middle() < 1 / 1)
# expect: once
# expect: False
print(1 == 1 in [1], (1 == 1) in [1])  # expect: True True
