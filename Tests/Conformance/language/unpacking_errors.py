for source in ("a, b = 1, 2, 3", "a, b = 1,", "a, *b, c = [1]", "a, b = 5", "a, b = 'abc'", "a, b = iter((1, 2, 3))"):
    try:
        exec(source)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: ValueError too many values to unpack (expected 2)
# expect: ValueError not enough values to unpack (expected 2, got 1)
# expect: ValueError not enough values to unpack (expected at least 2, got 1)
# expect: TypeError cannot unpack non-iterable int object
# expect: ValueError too many values to unpack (expected 2)
# expect: ValueError too many values to unpack (expected 2)
