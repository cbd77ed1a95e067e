print(format(3.14159, ".2f"), format(1e10, "g"), format(0.00001234, "g"), format(123456789.0, ","), format(1.0, ""),
      format(1e16, ""))
# expect: 3.14 1e+10 1.234e-05 123,456,789.0 1.0 1e+16
print(format("abc", ".2"), format("a", ">5"), format("a", "=<3"), format(True, ""), format(True, "d"), format(None, ""))
# expect: ab     a a== True 1 None
print(format(-5, "=+6"), format(5, " d"), format(-0.0, "z.1f"), format(1234.5, "_.1f"), format(12.5, "08.2f"),
      format(42, "e"), format(0, "+.1%"))
# expect: -    5  5 0.0 1_234.5 00012.50 4.200000e+01 +0.0%
print(format(float("nan"), "5"), format(float("inf"), "+"), format(3, "^9,"), format(1.5, "010"), format(2 ** 70, ","))
# expect:   nan +inf     3     00000001.5 1,180,591,620,717,411,303,424
for value, spec in ((1, "s"), ("a", "d"), ([], "5"), (1.5, "d"), (1, ".2d"), ("a", "=5"), ("a", ","), (1, "5 5")):
    try:
        format(value, spec)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: ValueError Unknown format code 's' for object of type 'int'
# expect: ValueError Unknown format code 'd' for object of type 'str'
# expect: TypeError unsupported format string passed to list.__format__
# expect: ValueError Unknown format code 'd' for object of type 'float'
# expect: ValueError Precision not allowed in integer format specifier
# expect: ValueError '=' alignment not allowed in string format specifier
# expect: ValueError Cannot specify ',' with 's'.
# expect: ValueError Invalid format specifier '5 5' for object of type 'int'
