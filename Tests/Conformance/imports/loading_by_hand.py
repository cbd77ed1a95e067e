import importlib.machinery
import importlib.util
import os
import sys

with open("plain.py", "w") as file:
    file.write("x = 1\n")
path = os.path.abspath("plain.py")
spec = importlib.util.spec_from_file_location("my.plain", "plain.py")
module = importlib.util.module_from_spec(spec)
print(spec.name, spec.origin == path, spec.parent, spec.submodule_search_locations, hasattr(module, "x"), module.__package__, module.__file__ == path)
# expect: my.plain True my None False my True
spec.loader.exec_module(module)
print(module.x, "my.plain" in sys.modules)  # expect: 1 False
print(importlib.util.spec_from_file_location("x", "plain.txt"))  # expect: None
spec = importlib.util.spec_from_file_location("pack", "pack/__init__.py")
print([place[len(os.getcwd()):] for place in spec.submodule_search_locations], spec.parent)  # expect: ['/pack'] pack
loader = importlib.machinery.SourceFileLoader("plain", path)
print(loader.name, loader.path == path, loader.get_filename("plain") == path, loader.is_package("plain"), loader.get_data(path), repr(loader.get_source("plain")))
# expect: plain True True False b'x = 1\n' 'x = 1\n'
print(loader == importlib.machinery.SourceFileLoader("plain", path), loader.get_code("plain").co_filename == path)  # expect: True True
for call in [lambda: loader.get_filename("other"), lambda: loader.get_data("absent")]:
    try:
        call()
    except (ImportError, OSError) as error:
        print(type(error).__name__, error)  # expect: ImportError loader for plain cannot handle other
        # expect: FileNotFoundError [Errno 2] No such file or directory: 'absent'


class Changed(importlib.machinery.SourceFileLoader):
    def get_data(self, path):
        return b"value = 'changed'"


spec = importlib.util.spec_from_file_location("changed", "plain.py", loader=Changed("changed", "plain.py"))
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.value)  # expect: changed
finder = importlib.machinery.FileFinder(os.getcwd(), (importlib.machinery.SourceFileLoader, [".py", ".txt"]))
with open("other.txt", "w") as file:
    file.write("y = 2\n")
print(finder.find_spec("plain").origin == path, finder.find_spec("other").origin[-10:], finder.find_spec("absent"), finder.path == os.getcwd())  # expect: True /other.txt None True
print(importlib.machinery.PathFinder.find_spec("plain", [os.getcwd()]).name, importlib.machinery.PathFinder.find_spec("plain", ["/absent"]))  # expect: plain None
print(importlib.machinery.BuiltinImporter.find_spec("sys").origin, importlib.machinery.BuiltinImporter.find_spec("absent"))  # expect: built-in None
print(importlib.util.decode_source(b"# coding: latin-1\r\nx = '\xe9'").splitlines())
# expect: ['# coding: latin-1', "x = 'é'"]
