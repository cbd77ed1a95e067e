print(list("añ"), tuple("ab"), set("a"), [*"xy"], dict.fromkeys("ab"), sorted("ba"), "".join(reversed("abc")),
      max("abc"), "a" in list("abc"))
# expect: ['a', 'ñ'] ('a', 'b') {'a'} ['x', 'y'] {'a': None, 'b': None} ['a', 'b'] cba c True
a, b = "xy"
print(a, b, *"zw")  # expect: x y z w
print([i for i, c in enumerate("banana") if c == "a"], list(map(ord, "ab")), list(zip("ab", "cd")))
# expect: [1, 3, 5] [97, 98] [('a', 'c'), ('b', 'd')]
