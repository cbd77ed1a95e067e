print(hash(1) == hash(True) == hash(1.0), hash("a") == hash("a"), hash((1, 2)) == hash((1, 2)), hash(-1), hash(-2),
      hash(2 ** 61 - 1))
# expect: True True True -2 -2 0
print({1: "a", 1.0: "b", True: "c"}, len({0, False, 0.0}))  # expect: {1: 'c'} 1
for value in ([], {}, set(), bytearray(), ([],), slice(1, 2).start and []):
    try:
        hash(value)
    except TypeError as error:
        print(error)
# expect: unhashable type: 'list'
# expect: unhashable type: 'dict'
# expect: unhashable type: 'set'
# expect: unhashable type: 'bytearray'
# expect: unhashable type: 'list'
# expect: unhashable type: 'list'
