import os
import sys

FILES = {
    "absent_name.py": "__all__ = ['x', 'absent']\nx = 1\n",
    "number.py": "__all__ = [1]\n",
    "private.py": "_hidden = 1\nshown = 2\n",
    "listed.py": "__all__ = ('_hidden',)\n_hidden = 1\nshown = 2\n",
}
for path, text in FILES.items():
    with open(path, "w") as file:
        file.write(text)
os.mkdir("numbers_package")
with open("numbers_package/__init__.py", "w") as file:
    file.write("__all__ = [2]\n")
sys.path.insert(0, os.getcwd())
for name in ["absent_name", "number", "private", "listed", "numbers_package"]:
    namespace = {}
    try:
        exec(f"from {name} import *", namespace)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)  # expect: AttributeError module 'absent_name' has no attribute 'absent'
        # expect: ['x']
        # expect: TypeError Item in number.__all__ must be str, not int
    print(sorted(key for key in namespace if key != "__builtins__"))  # expect: []
    # expect: ['shown']
    # expect: ['_hidden']
    # expect: TypeError Item in numbers_package.__all__ must be str, not int
    # expect: []
sys.modules["object"] = object()
try:
    exec("from object import *", {})
except ImportError as error:
    print(error)  # expect: from-import-* object has no __dict__ and no __all__
