print([1, "a", None, True, 1.5, (1,), {}, set(), b"x"], {"k": [1]}, {1}, ())
# expect: [1, 'a', None, True, 1.5, (1,), {}, set(), b'x'] {'k': [1]} {1} ()
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\n\t\\\x00\x7f\xe9\u200b"))
# expect: "it's" 'say "hi"' 'both \' and "' '\n\t\\\x00\x7fé\u200b'
print(str("x"), repr(range(3)), repr(slice(1, None)), repr(...), repr(NotImplemented), repr(frozenset({1})),
      frozenset())
# expect: x range(0, 3) slice(1, None, None) Ellipsis NotImplemented frozenset({1}) frozenset()
a = [1]
a.append(a)
d = {}
d["self"] = d
print(a, d, repr(bytearray(b"z")), ascii("ü"), (1, [2]))
# expect: [1, [...]] {'self': {...}} bytearray(b'z') '\xfc' (1, [2])
