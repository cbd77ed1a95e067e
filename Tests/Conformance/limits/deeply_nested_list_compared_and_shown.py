def nest():
    x = []
    for _ in range(100_000):
        x = [x]
    return x


a, b = nest(), nest()
for action in (lambda: repr(a), lambda: a == b, lambda: a < b, lambda: str({"k": a})):
    try:
        action()
    except RecursionError:
        print("RecursionError")
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
t = ()
for _ in range(100_000):
    t = (t,)
try:
    hash(t)
    print("hash finished")  # expect: hash finished
except RecursionError:
    print("hash finished")
