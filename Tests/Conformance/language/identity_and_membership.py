a = [1]
b = [1]
print(a is a, a is b, a is not b, a == b)  # expect: True False True True
print(None is None, 1 in (1, 2), 3 not in {1: 2}, "ell" in "hello", b"l" in b"hello", 108 in b"hello")
# expect: True True True True True True
nan = float("nan")
print(nan in [nan], [nan] == [nan], nan == nan)  # expect: True True False
