s = slice(1, 10, 2)
print(s.start, s.stop, s.step, s.indices(5), slice(None).indices(3), slice(None, None, -1).indices(3),
      slice(-2, None).indices(5), s == slice(1, 10, 2))
# expect: 1 10 2 (1, 5, 2) (0, 3, 1) (2, -1, -1) (3, 5, 1) True
print([0, 1, 2, 3][slice(1, 3)], "abcdef"[slice(None, None, 2)], slice(5))  # expect: [1, 2] ace slice(None, 5, None)
