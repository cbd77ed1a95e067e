# What __reduce__ gives rebuilds an iterator at the same place; it is what copy.copy() and pickle use.
def again(iterator):
    made = iterator.__reduce__()
    copy = made[0](*made[1])
    if len(made) > 2 and made[2] is not None:
        copy.__setstate__(made[2])
    return copy
class Sequence:
    def __getitem__(self, index):
        return [10, 20, 30][index]
for iterable in ([1, 2, 3], (1, 2, 3), "a\u20acc", b"abc", bytearray(b"abc"), range(3), range(2**70, 2**70 + 3), {1: 2, 3: 4, 5: 6}.items(), Sequence()):
    iterator = iter(iterable)
    next(iterator)
    print(type(iterator).__name__, list(again(iterator)), list(iterator), list(again(iterator)))
    # expect: list_iterator [2, 3] [2, 3] []
    # expect: tuple_iterator [2, 3] [2, 3] []
    # expect: str_iterator ['€', 'c'] ['€', 'c'] []
    # expect: bytes_iterator [98, 99] [98, 99] []
    # expect: bytearray_iterator [98, 99] [98, 99] []
    # expect: range_iterator [1, 2] [1, 2] []
    # expect: longrange_iterator [1180591620717411303425, 1180591620717411303426] [1180591620717411303425, 1180591620717411303426] []
    # expect: dict_itemiterator [(3, 4), (5, 6)] [(3, 4), (5, 6)] []
    # expect: iterator [20, 30] [20, 30] []
for iterator in (reversed([1, 2, 3]), reversed((1, 2, 3)), enumerate("abc", 5), enumerate("ab", 2**70), zip("abc", "xyz"), map(str, [1, 2, 3]),
                 map(max, [1, 2], [3, 4]), filter(None, [1, 0, 2])):
    next(iterator)
    print(type(iterator).__name__, list(again(iterator)) if "reverse" in type(iterator).__name__ else iterator.__reduce__()[0].__name__)
    # expect: list_reverseiterator [2, 1]
    # expect: reversed [2, 1]
    # expect: enumerate enumerate
    # expect: enumerate enumerate
    # expect: zip zip
    # expect: map map
    # expect: map map
    # expect: filter filter
iterator = iter((1, 2, 3))
iterator.__setstate__(1)
print(next(iterator))  # expect: 2
iterator.__setstate__(-5)
print(next(iterator))  # expect: 1
iterator.__setstate__(99)
print(list(iterator))  # expect: []
iterator = iter([1, 2, 3])
iterator.__setstate__(-1)
print(list(iterator), list(again(iterator)))  # expect: [] []
iterator = iter(range(10, 20, 3))
iterator.__setstate__(2)
print(list(iterator))  # expect: [16, 19]
strict = zip("ab", "xyz")
strict.__setstate__(True)
try:
    list(strict)
except ValueError as error:
    print(error)
    # expect: zip() argument 2 is longer than argument 1
