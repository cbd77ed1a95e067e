import sys


def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


before = sys.getrecursionlimit()
small = (sys.setrecursionlimit(100), depth(0))[1]
sys.setrecursionlimit(before)
print(before, 50 < small <= 100, 900 < depth(0) <= 1000)  # expect: 1000 True True
try:
    sys.setrecursionlimit(0)
except ValueError as error:
    print(error)  # expect: recursion limit must be greater or equal than 1
