def leaky():
    next(iter([]))
    yield


try:
    list(leaky())
except RuntimeError as error:
    print(error, repr(error.__cause__))  # expect: generator raised StopIteration StopIteration()


def reenter():
    yield next(g)


g = reenter()
try:
    next(g)
except ValueError as error:
    print(error)  # expect: generator already executing
