import builtins
import importlib.machinery
import os
import sys

with open("plain.py", "w") as file:
    file.write("own = __spec__.name, __package__, __loader__ is __spec__.loader, __spec__._initializing\n")
os.mkdir("pack")
with open("pack/__init__.py", "w") as file:
    file.write("own = __spec__.name, __package__, __path__ is __spec__.submodule_search_locations\n")
sys.path.insert(0, os.getcwd())
import pack
import plain

print(plain.own, pack.own)  # expect: ('plain', '', True, True) ('pack', 'pack', True)
for module in [plain, pack]:
    spec = module.__spec__
    print(type(spec).__name__, spec.name, spec.parent, spec.origin == module.__file__, spec.has_location, type(spec.loader).__name__,
          spec.submodule_search_locations and len(spec.submodule_search_locations), spec.loader_state)  # expect: ModuleSpec plain  True True SourceFileLoader None None
          # expect: ModuleSpec pack pack True True SourceFileLoader 1 None
print(sys.__spec__.name, sys.__spec__.origin, sys.__loader__ is importlib.machinery.BuiltinImporter, builtins.__spec__.name)  # expect: sys built-in True builtins
print(__spec__, type(__loader__).__name__, __package__, __cached__, __loader__.path == __file__)  # expect: None SourceFileLoader None None True
print(importlib.machinery.ModuleSpec("n", None), importlib.machinery.ModuleSpec("n", 3, origin="o", is_package=True))
# expect: ModuleSpec(name='n', loader=None) ModuleSpec(name='n', loader=3, origin='o', submodule_search_locations=[])
spec = importlib.machinery.ModuleSpec("a.b", None)
print(spec.parent, spec.cached, spec.has_location, spec == importlib.machinery.ModuleSpec("a.b", None), spec == 3)  # expect: a None False True False
spec.extra = 1
spec.has_location = 1
print(spec.extra, spec.has_location, importlib.machinery.ModuleSpec("a.b", None, is_package=True).parent)  # expect: 1 True a.b
print(repr(plain).replace(os.getcwd(), "DIR"), repr(sys), repr(type(sys)("bare")))  # expect: <module 'plain' from 'DIR/plain.py'> <module 'sys' (built-in)> <module 'bare'>
