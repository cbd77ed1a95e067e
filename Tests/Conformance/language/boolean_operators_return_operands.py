print(1 and 2, 0 and 2, 1 or 2, 0 or 2)  # expect: 2 0 1 2
print(not 0, not "x", not [])  # expect: True False True
print([] or {} or "last", repr("a" and "b" and ""))  # expect: last ''


def loud(value):
    print("evaluated", value)
    return value


print(loud(0) and loud(1))
# expect: evaluated 0
# expect: 0
print(loud(1) or loud(0))
# expect: evaluated 1
# expect: 1
