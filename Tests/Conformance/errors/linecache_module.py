import linecache
import os

with open("lines.py", "w") as file:
    file.write("first\nsecond\nlast without newline")
print(repr(linecache.getline("lines.py", 1)), repr(linecache.getline("lines.py", 3)), repr(linecache.getline("lines.py", 4)), repr(linecache.getline("lines.py", 0)))
# expect: 'first\n' 'last without newline\n' '' ''
print(linecache.getlines("lines.py"), linecache.getlines("absent.py"), repr(linecache.getline("<string>", 1)))  # expect: ['first\n', 'second\n', 'last without newline\n'] [] ''
print(linecache.cache["lines.py"][0], "absent.py" in linecache.cache)  # expect: 33 False
with open("lines.py", "w") as file:
    file.write("changed, and longer than it was before\n")
print(repr(linecache.getline("lines.py", 1)))  # expect: 'first\n'
linecache.checkcache()
print(repr(linecache.getline("lines.py", 1)))  # expect: 'changed, and longer than it was before\n'
linecache.clearcache()
print(linecache.cache)  # expect: {}
with open("latin.py", "wb") as file:
    file.write(b"# coding: latin-1\nx = '\xe9'\n")
print(ascii(linecache.getline("latin.py", 2)))  # expect: "x = '\xe9'\n"


class Loader:
    def get_source(self, name):
        return f"source of {name}\n"


print(linecache.lazycache("made.py", {"__name__": "made", "__loader__": Loader()}), linecache.getline("made.py", 1, {"__name__": "made", "__loader__": Loader()}), end="")
# expect: True source of made
