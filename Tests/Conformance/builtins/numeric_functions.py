print(abs(-3), abs(-2.5), divmod(7, 3), divmod(-7, 3), divmod(7.5, 2))  # expect: 3 2.5 (2, 1) (-3, 2) (3.0, 1.5)
print(pow(2, 10), pow(3, 200, 13), pow(3, -1, 7), pow(2, 0.5))  # expect: 1024 9 5 1.4142135623730951
print(min(3, 1, 2), max([1, 5, 2]), min("b", "a"), max([], default="none"), min([-3, 2], key=abs))
# expect: 1 5 a none 2
print(sum([1, 2, 3]), sum([[1], [2]], []), sum([0.1] * 10), sum((), 5))  # expect: 6 [1, 2] 1.0 5
for call in ("max([])", "min(1)", "sum(['a'])", "sum('ab', '')", "pow(2, -1, 4)", "abs('x')", "divmod(1, 0)"):
    try:
        eval(call)
    except (TypeError, ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
# expect: ValueError max() iterable argument is empty
# expect: TypeError 'int' object is not iterable
# expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: TypeError sum() can't sum strings [use ''.join(seq) instead]
# expect: ValueError base is not invertible for the given modulus
# expect: TypeError bad operand type for abs(): 'str'
# expect: ZeroDivisionError integer division or modulo by zero
