print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("a", start=2)))
# expect: [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] [(2, 'a')]
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), dict(zip("ab", [1, 2])))
# expect: [(1, 'a'), (2, 'b')] [] [(1,)] {'a': 1, 'b': 2}
print(list(zip(*[(1, 2), (3, 4)])))  # expect: [(1, 3), (2, 4)]
for pair in (([1, 2], "a"), ([1], "ab")):
    try:
        list(zip(*pair, strict=True))
    except ValueError as error:
        print(error)
# expect: zip() argument 2 is shorter than argument 1
# expect: zip() argument 2 is longer than argument 1
