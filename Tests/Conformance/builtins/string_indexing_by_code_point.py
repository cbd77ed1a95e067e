s = "aé€😀"
print(len(s), s[3] == "😀", s[-1:], s[::-1], [ord(c) for c in s], len(s.encode()))
# expect: 4 True 😀 😀€éa [97, 233, 8364, 128512] 10
for call in ("s[4]", "s['a']", "s[1.0]"):
    try:
        eval(call)
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
# expect: IndexError string index out of range
# expect: TypeError string indices must be integers, not 'str'
# expect: TypeError string indices must be integers, not 'float'
try:
    s[0] = "b"
except TypeError as error:
    print(error)  # expect: 'str' object does not support item assignment
print("a" < "b" < "é" < "€" < "😀", "Z" < "a", "ab" < "abc", "x" + "y" "z")  # expect: True True True xyz
