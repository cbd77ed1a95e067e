x = [3, 1]
x.append(2)
x.extend("ab")
x.insert(1, "i")
x.insert(-100, "first")
print(x, x.index(1), x.count(3), x.pop(), x.pop(0), x)  # expect: [3, 'i', 1, 2, 'a'] 3 1 b first [3, 'i', 1, 2, 'a']
x.remove("a")
x.reverse()
print(x, x.copy() is x, [1] + [2], [0] * 3, 3 * [1], [1, 2] < [1, 3], [1] < [1, 0], [1, 2] == [1, 2.0])
# expect: [2, 1, 'i', 3] False [1, 2] [0, 0, 0] [1, 1, 1] True True True
x.clear()
print(x)  # expect: []
for call in ("x.pop()", "x.remove(5)", "x.index(5)", "x[0]", "[1, 2].pop(5)", "[1] + (2,)", "x[None]",
             "x.insert('a', 1)"):
    try:
        eval(call)
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: IndexError pop from empty list
# expect: ValueError list.remove(x): x not in list
# expect: ValueError 5 is not in list
# expect: IndexError list index out of range
# expect: IndexError pop index out of range
# expect: TypeError can only concatenate list (not "tuple") to list
# expect: TypeError list indices must be integers or slices, not NoneType
# expect: TypeError 'str' object cannot be interpreted as an integer
