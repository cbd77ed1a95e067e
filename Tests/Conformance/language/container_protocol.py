class Squares:
    def __len__(self):
        return 4

    def __getitem__(self, key):
        if isinstance(key, slice):
            return ("slice", key.start, key.stop, key.step)
        if isinstance(key, tuple):
            return ("tuple", key)
        if not 0 <= key < 4:
            raise IndexError("out")
        return key * key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)

    def __contains__(self, value):
        return value == 9


s = Squares()
print(len(s), s[3], s[1:], s[::2], s[1, 2], s[..., 1:2])
# expect: 4 9 ('slice', 1, None, None) ('slice', None, None, 2) ('tuple', (1, 2)) ('tuple', (Ellipsis, slice(1, 2, None)))
print(list(s), 9 in s, 4 in s, list(reversed(s)), bool(s))  # expect: [0, 1, 4, 9] True False [9, 4, 1, 0] True
s["k"] = 1  # expect: set k 1
del s["k"]  # expect: del k
