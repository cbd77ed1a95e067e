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
print(importlib.import_module("pack.part").value, importlib.import_module(".part", "pack").value, importlib.import_module("..part", "pack.part").__name__)  # expect: 1 1 pack.part
module = importlib.import_module("counted")
module.kept = 1
print(importlib.reload(module) is module, builtins.runs, module.kept)  # expect: True 2 1
del sys.modules["counted"]
import counted
print(builtins.runs, counted is module)  # expect: 3 False
print(importlib.util.find_spec("pack.part").name, importlib.util.find_spec(".part", "pack").name, importlib.util.find_spec("absent"))  # expect: pack.part pack.part None
print(importlib.util.resolve_name(".a", "b.c"), importlib.util.resolve_name("..a", "b.c"), importlib.util.resolve_name("a", None))  # expect: b.c.a b.a a
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
        print(type(error).__name__, error, getattr(error, "name", None))  # expect: ValueError Empty module name None
        # expect: TypeError the 'package' argument is required to perform a relative import for '.part' None
        # expect: ModuleNotFoundError No module named 'pack.absent' pack.absent
        # expect: TypeError reload() argument must be a module None
        # expect: ImportError module counted not in sys.modules counted
        # expect: ModuleNotFoundError No module named 'absent' absent
        # expect: ModuleNotFoundError __path__ attribute not found on 'pack.part' while trying to find 'pack.part.more' pack.part.more
        # expect: ImportError no package specified for '.part' (required for relative module names) None
        # expect: ValueError __main__.__spec__ is None None
        # expect: ImportError attempted relative import beyond top-level package None
del sys.modules["counted"]
spec = importlib.util.find_spec("counted")
spec.loader = importlib.util.LazyLoader(spec.loader)
lazy = sys.modules["counted"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(lazy)
print(builtins.runs, type(lazy) is type(sys))  # expect: 3 False
lazy.builtins
print(builtins.runs, type(lazy) is type(sys))  # expect: 4 True
