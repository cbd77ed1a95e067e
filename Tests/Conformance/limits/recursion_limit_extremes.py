import sys

for limit in (0, -1, 2**31, 2**63, "10", 1.5, None):
    try:
        sys.setrecursionlimit(limit)
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__)
# expect: ValueError
# expect: ValueError
# expect: OverflowError
# expect: OverflowError
# expect: TypeError
# expect: TypeError
# expect: TypeError
old = sys.getrecursionlimit()


def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


sys.setrecursionlimit(200)
print(100 < depth() <= 200)  # expect: True
sys.setrecursionlimit(2000)
print(1500 < depth() <= 2000)  # expect: True


def below():
    sys.setrecursionlimit(5)


def nest(n):
    if n == 0:
        below()
    else:
        nest(n - 1)


try:
    nest(50)
except RecursionError as error:
    print(str(error)[:42])
# expect: cannot set the recursion limit to 5 at the
sys.setrecursionlimit(old)


sys.setrecursionlimit(old)
