print(complex(1, 2) ** -2, (1 + 0j) ** 3)  # expect: (-0.12-0.16j) (1+0j)
for base, exponent in (1e300 + 1e300j, 2), (complex(1, float("-inf")), 1), (1e-250 + 1e-170j, -4), (0j, -1), (0j, 1j):
    try:
        print(base ** exponent)
        # expect: (nan+nanj)
    except ArithmeticError as error:
        print(type(error).__name__, error)
        # expect: OverflowError complex exponentiation
        # expect: ZeroDivisionError 0.0 to a negative or complex power
        # expect: ZeroDivisionError 0.0 to a negative or complex power
        # expect: ZeroDivisionError 0.0 to a negative or complex power
print(complex(0.5, 1e221) ** -3)  # expect: (nan+nanj)
for text in ("1_0+2j", "1__0", "_1", "1_j", "x", "1+2", "(1_)"):
    try:
        print(complex(text))
        # expect: (10+2j)
    except ValueError as error:
        print(error)
        # expect: could not convert string to complex: '1__0'
        # expect: could not convert string to complex: '_1'
        # expect: could not convert string to complex: '1_j'
        # expect: complex() arg is a malformed string
        # expect: complex() arg is a malformed string
        # expect: could not convert string to complex: '(1_)'
print(0 / -(10**40), 0 / 10**40)  # expect: -0.0 0.0
