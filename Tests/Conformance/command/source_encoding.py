import subprocess
import sys

with open("latin.py", "wb") as file:
    file.write(b"# -*- coding: latin-1 -*-\nprint(ascii('\xe9'))\n")
with open("bom.py", "wb") as file:
    file.write(b"\xef\xbb\xbfprint(ascii('\xc3\xa9'))\r\nprint('crlf')\r\n")
with open("bad.py", "wb") as file:
    file.write(b"x = '\xe9'\n")
with open("zero.py", "wb") as file:
    file.write(b"x = 1\0\n")
for name in ("latin.py", "bom.py", "bad.py", "zero.py"):
    result = subprocess.run([sys.executable, name], capture_output=True, text=True)
    print(name, result.returncode, result.stdout.split(), "SyntaxError" in result.stderr)
# expect: latin.py 0 ["'\\xe9'"] False
# expect: bom.py 0 ["'\\xe9'", 'crlf'] False
# expect: bad.py 1 [] True
# expect: zero.py 1 [] True
