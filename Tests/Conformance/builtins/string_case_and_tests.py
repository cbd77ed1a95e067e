print("Hello World".upper(), "HELLO".lower(), "hello world".title(), "hELLO".capitalize(), "Hello".swapcase(),
      "Straße".casefold(), "ß".upper())
# expect: HELLO WORLD hello Hello World Hello hELLO strasse SS
print("abc".isalpha(), "a1".isalnum(), "12".isdigit(), "²".isdigit(), "²".isdecimal(), "½".isnumeric(),
      " \t".isspace(), "".isalpha())
# expect: True True True True False True True False
print("Abc".isupper(), "ABC1".isupper(), "abc".islower(), "Hello World".istitle(), "x_1".isidentifier(),
      "1x".isidentifier(), "é".isascii(), "a\n".isprintable())
# expect: False True True True True False False False
