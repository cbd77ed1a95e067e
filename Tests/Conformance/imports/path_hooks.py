import importlib
import importlib.abc
import importlib.util
import os
import sys


class Loader(importlib.abc.Loader):
    def exec_module(self, module):
        module.value = "made"


class EntryFinder:
    def __init__(self, path):
        self.path = path

    def find_spec(self, name, target=None):
        print("asked", self.path, name)
        if name == "hooked":
            return importlib.util.spec_from_loader(name, Loader())

    def invalidate_caches(self):
        print("invalidated")


def hook(path):
    if not path.startswith("db:"):
        raise ImportError("not mine")
    return EntryFinder(path)


sys.path_hooks.append(hook)
sys.path.append("db:1")
import hooked  # expect: asked db:1 hooked

print(hooked.value, type(sys.path_importer_cache["db:1"]).__name__)  # expect: made EntryFinder
try:
    import absent  # expect: asked db:1 absent
except ModuleNotFoundError as error:
    print(error)  # expect: No module named 'absent'
importlib.invalidate_caches()
os.mkdir("folder")
with open("folder/here.py", "w") as file:
    file.write("")
sys.path.insert(0, os.path.abspath("folder"))
import here
print(type(sys.path_importer_cache[os.path.abspath("folder")]).__name__, sys.path_importer_cache[os.path.abspath("folder")].find_spec("here").name)  # expect: FileFinder here
