print(int("42"), int(" -7 "), int("+3"), int("1_000"), int("ff", 16), int("0xff", 16), int("0b11", 0), int("z", 36),
      int("٣"))
# expect: 42 -7 3 1000 255 255 3 35 3
print(int(3.99), int(-3.99), int(True), int(b"12"), int(), int("0o17", 0))  # expect: 3 -3 1 12 0 15
for call in ("int('')", "int('1.5')", "int('abc')", "int('1__0')", "int('9', 8)", "int('1', 40)", "int(None)",
             "int([])",
             "int(float('nan'))", "int(float('inf'))", "int('0x', 16)", "int(5, 10)"):
    try:
        eval(call)
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
# expect: ValueError invalid literal for int() with base 10: ''
# expect: ValueError invalid literal for int() with base 10: '1.5'
# expect: ValueError invalid literal for int() with base 10: 'abc'
# expect: ValueError invalid literal for int() with base 10: '1__0'
# expect: ValueError invalid literal for int() with base 8: '9'
# expect: ValueError int() base must be >= 2 and <= 36, or 0
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'list'
# expect: ValueError cannot convert float NaN to integer
# expect: OverflowError cannot convert float infinity to integer
# expect: ValueError invalid literal for int() with base 16: '0x'
# expect: TypeError int() can't convert non-string with explicit base
