import os
import sys

with open("dynamic.py", "w") as file:
    file.write("""
x = 1

def __getattr__(name):
    if name == "made":
        return 42
    raise AttributeError(f"no {name}")

def __dir__():
    return ["made", "x"]
""")
sys.path.insert(0, os.getcwd())
import dynamic
from dynamic import made

print(dynamic.made, made, dir(dynamic), hasattr(dynamic, "absent"))  # expect: 42 42 ['made', 'x'] False
try:
    dynamic.absent
except AttributeError as error:
    print(error)  # expect: no absent
try:
    from dynamic import absent
except ImportError as error:
    print(str(error).replace(os.getcwd(), "DIR"))  # expect: cannot import name 'absent' from 'dynamic' (DIR/dynamic.py)
