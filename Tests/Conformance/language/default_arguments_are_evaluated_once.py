def grow(value, seen=[]):
    seen.append(value)
    return seen


print(grow(1), grow(2))  # expect: [1, 2] [1, 2]
print(grow(3, []))  # expect: [3]
print(grow.__defaults__)  # expect: ([1, 2],)
