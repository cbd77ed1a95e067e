s = "hello world"
print(s.find("o"), s.find("o", 5), s.rfind("o"), s.find("zz"), s.index("w"), s.count("l"), s.count(""), s.find(""))
# expect: 4 7 7 -1 6 3 12 0
print(s.startswith("he"), s.startswith(("x", "h")), s.endswith("ld"), s.startswith("ell", 1), "lo w" in s)
# expect: True True True True True
print(s.replace("l", "L"), s.replace("l", "", 1), "aaa".replace("", "-"), repr("abc".replace("abc", "")))
# expect: heLLo worLd helo world -a-a-a- ''
print(s.removeprefix("hello "), s.removesuffix("x"))  # expect: world hello world
try:
    s.index("zz")
except ValueError as error:
    print(error)  # expect: substring not found
try:
    5 in s
except TypeError as error:
    print(error)  # expect: 'in <string>' requires string as left operand, not int
