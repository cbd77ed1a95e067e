import os
import sys

sys.path.insert(0, os.getcwd())
os.mkdir("pack")
with open("pack/__init__.py", "w") as file:
    file.write("from .inner import value\nname = __name__\n")
with open("pack/inner.py", "w") as file:
    file.write("from . import other as sibling\nvalue = sibling.number + 1\n")
with open("pack/other.py", "w") as file:
    file.write("print('loading', __name__)\nnumber = 41\n_hidden = 1\n")
import pack  # expect: loading pack.other
import pack.inner as renamed
from pack.other import *

print(pack.value, pack.name, renamed.value, number, "_hidden" in globals(), "pack.other" in sys.modules)
# expect: 42 pack 42 41 False True
for source in ("import absent", "import pack.absent", "from pack import absent", "import os.absent"):
    try:
        exec(source)
    except ImportError as error:
        print(type(error).__name__, str(error).replace(os.getcwd(), "."))
# expect: ModuleNotFoundError No module named 'absent'
# expect: ModuleNotFoundError No module named 'pack.absent'
# expect: ImportError cannot import name 'absent' from 'pack' (./pack/__init__.py)
# expect: ModuleNotFoundError No module named 'os.absent'; 'os' is not a package
