import itertools
class Inner:
    def __iter__(self):
        return self
    def __next__(self):
        return next(second)
first, second = itertools.tee(Inner())
try:
    next(first)
except RuntimeError as error:
    print(error)
    # expect: cannot re-enter the tee iterator
