import sys

for expression in ("'x' * sys.maxsize", "b'x' * sys.maxsize", "[0] * sys.maxsize", "(0,) * sys.maxsize",
                   "bytearray(b'x') * sys.maxsize",
                   "'ab' * sys.maxsize", "[0, 1] * sys.maxsize", "bytes(sys.maxsize)", "bytearray(sys.maxsize)"):
    try:
        eval(expression)
    except (MemoryError, OverflowError):
        print("refused")
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
for expression in ("'x' * (1 << 64)", "[0] * (1 << 64)", "bytes(1 << 64)", "[1][1 << 64]", "'a'[:1 << 64]",
                   "range(1 << 70).__len__()", "len(range(1 << 70))"):
    try:
        print(eval(expression))
    except (MemoryError, OverflowError, IndexError) as error:
        print(type(error).__name__, error)
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: a
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
