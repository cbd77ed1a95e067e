import warnings

print(repr(warnings.formatwarning("text", UserWarning, "absent.py", 3)))  # expect: 'absent.py:3: UserWarning: text\n'
print(repr(warnings.formatwarning(UserWarning("object"), UserWarning, "absent.py", 3, line="   x = 1  ")))  # expect: 'absent.py:3: UserWarning: object\n  x = 1\n'
with open("source.py", "w") as file:
    file.write("first\n    second  \n")
print(repr(warnings.formatwarning("text", DeprecationWarning, "source.py", 2)))  # expect: 'source.py:2: DeprecationWarning: text\n  second\n'
print(repr(warnings.formatwarning("text", DeprecationWarning, "source.py", 9)))  # expect: 'source.py:9: DeprecationWarning: text\n'
