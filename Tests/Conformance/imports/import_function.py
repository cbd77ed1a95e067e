import builtins
import os
import sys

os.mkdir("pack")
for path, text in {"pack/__init__.py": "", "pack/part.py": "value = 1\n"}.items():
    with open(path, "w") as file:
        file.write(text)
sys.path.insert(0, os.getcwd())
print(__import__("pack.part").__name__, __import__("pack.part", fromlist=["value"]).__name__, __import__("os.path").__name__)  # expect: pack pack.part os
print(__import__("part", {"__package__": "pack"}, level=1).__name__, __import__("", {"__package__": "pack"}, None, ["part"], 1).__name__)  # expect: pack.part pack
for call in [
    lambda: __import__(3),
    lambda: __import__(""),
    lambda: __import__("a", level=-1),
    lambda: __import__("a", level=1),
    lambda: __import__("a", {"__package__": "pack"}, level=1),
    lambda: __import__("pack", fromlist=[1]),
]:
    try:
        call()
    except (TypeError, ValueError, KeyError, ImportError) as error:
        print(type(error).__name__, error)  # expect: TypeError module name must be a string
        # expect: ValueError Empty module name
        # expect: ValueError level must be >= 0
        # expect: KeyError "'__name__' not in globals"
        # expect: ModuleNotFoundError No module named 'pack.a'
        # expect: TypeError Item in ``from list'' must be str, not int
original = builtins.__import__
builtins.__import__ = lambda name, globals=None, locals=None, fromlist=(), level=0: (name, fromlist, level)
from pack import __len__ as nothing
builtins.__import__ = original
print(nothing())  # expect: 3
