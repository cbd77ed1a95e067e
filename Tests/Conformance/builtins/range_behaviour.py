r = range(2, 20, 3)
print(r, list(r), len(r), r[1], r[-1], r[1:3], r[::-1], 8 in r, 9 in r, r.index(11), r.count(5))
# expect: range(2, 20, 3) [2, 5, 8, 11, 14, 17] 6 5 17 range(5, 11, 3) range(17, -1, -3) True False 3 1
print(list(range(5, 0, -2)), len(range(5, 0)), range(0) == range(3, 3), range(0, 3, 2) == range(0, 4, 2))
# expect: [5, 3, 1] 0 True True
print(hash(range(3)) == hash(range(0, 3)), list(reversed(range(4))), r.start, r.stop, r.step)
# expect: True [3, 2, 1, 0] 2 20 3
print(range(10 ** 20)[10 ** 19], 10 ** 19 in range(10 ** 20))  # expect: 10000000000000000000 True
for call in ("range(1, 2, 0)", "range(1.5)", "range(3)[5]", "range()"):
    try:
        eval(call)
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
# expect: ValueError range() arg 3 must not be zero
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: IndexError range object index out of range
# expect: TypeError range expected at least 1 argument, got 0
