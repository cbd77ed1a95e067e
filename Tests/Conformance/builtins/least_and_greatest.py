nan = float("nan")
print(min(3, 1, 2), max(3, 1, 2), min(2.5, 1.5), max(1, 1.0), max(1.0, 1), min("b", "a"), max((1, 2), (1, 3)))
# expect: 1 3 1.5 1 1.0 a (1, 3)
print(min(nan, 1.0), min(1.0, nan), max(-0.0, 0.0), max(0.0, -0.0), max(2**70, 1), min(True, 0))
# expect: nan 1.0 -0.0 0.0 1180591620717411303424 0
print(min(3, -4, key=abs), max([1], [2], key=len), min([], default=7))  # expect: 3 [1] 7
for call in (lambda: min(1, "a"), lambda: max(), lambda: min(1, 2, default=3), lambda: max([])):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(error)
        # expect: '<' not supported between instances of 'str' and 'int'
        # expect: max expected at least 1 argument, got 0
        # expect: Cannot specify a default for min() with multiple positional arguments
        # expect: max() iterable argument is empty
