print(repr("  x ".strip()), repr("  x ".lstrip()), repr("  x ".rstrip()), "xxaxx".strip("x"), "abcba".strip("ab"))
# expect: 'x' 'x ' '  x' a c
print(repr("ab".ljust(5)), repr("ab".rjust(5, ".")), repr("ab".center(5)), repr("abc".center(6, "*")), "42".zfill(5),
      "-42".zfill(5), "abc".zfill(2))
# expect: 'ab   ' '...ab' '  ab ' '*abc**' 00042 -0042 abc
print(repr("a\tb\tcd".expandtabs(4)), "abc" * 2, "abc" * -1 == "", "abc".translate({97: "A", 98: None}),
      "abc".translate(str.maketrans("ab", "xy")))
# expect: 'a   b   cd' abcabc True Ac xyc
