import builtins
import importlib
import importlib.util
import os
import sys

builtins.runs = 0
os.mkdir("pack")
FILES = {"counted.py": "import builtins\nbuiltins.runs += 1\n", "pack/__init__.py": "", "pack/part.py": "value = 1\n"}
for path, text in FILES.items():
    with open(path, "w") as file:
        file.write(text)
sys.path.insert(0, os.getcwd())
print(importlib.import_module("pack.part").value, importlib.import_module(".part", "pack").value, importlib.import_module("..part", "pack.part").__name__)
module = importlib.import_module("counted")
module.kept = 1
print(importlib.reload(module) is module, builtins.runs, module.kept)
del sys.modules["counted"]
import counted
print(builtins.runs, counted is module)
print(importlib.util.find_spec("pack.part").name, importlib.util.find_spec(".part", "pack").name, importlib.util.find_spec("absent"))
print(importlib.util.resolve_name(".a", "b.c"), importlib.util.resolve_name("..a", "b.c"), importlib.util.resolve_name("a", None))
for call in [
    lambda: importlib.import_module(""),
    lambda: importlib.import_module(".part"),
    lambda: importlib.import_module(".absent", "pack"),
    lambda: importlib.reload(5),
    lambda: importlib.reload(module),
    lambda: importlib.util.find_spec("absent.part"),
    lambda: importlib.util.find_spec("pack.part.more"),
    lambda: importlib.util.find_spec(".part"),
    lambda: importlib.util.find_spec("__main__"),
    lambda: importlib.util.resolve_name("...a", "b"),
]:
    try:
        call()
    except (ImportError, TypeError, ValueError) as error:
        print(type(error).__name__, error, getattr(error, "name", None))
spec = importlib.util.find_spec("counted")
spec = importlib.util.spec_from_loader("counted", importlib.util.LazyLoader(spec.loader))
lazy = importlib.util.module_from_spec(spec)
spec.loader.exec_module(lazy)
print(builtins.runs, type(lazy) is type(sys))
lazy.builtins
print(builtins.runs, type(lazy) is type(sys))
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 14, in <module>
# stderr:     print(importlib.import_module("pack.part").value, importlib.import_module(".part", "pack").value, importlib.import_module("..part", "pack.part").__name__)
# stderr:                                                                                                       ~~~~~~~~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^
# stderr:   File "/root/.pyenv/versions/3.13.0/lib/python3.13/importlib/__init__.py", line 88, in import_module
# stderr:     return _bootstrap._gcd_import(name[level:], package, level)
# stderr:            ~~~~~~~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# stderr:   File "<frozen importlib._bootstrap>", line 1387, in _gcd_import
# stderr:   File "<frozen importlib._bootstrap>", line 1360, in _find_and_load
# stderr:   File "<frozen importlib._bootstrap>", line 1324, in _find_and_load_unlocked
# stderr: ModuleNotFoundError: No module named 'pack.pack'
