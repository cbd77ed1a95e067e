import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import sys
import warnings


class Loader(importlib.abc.Loader):
    def create_module(self, spec):
        print("create", spec.name)

    def exec_module(self, module):
        print("exec", module.__name__)
        module.value = 5


class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.startswith("magic"):
            print("find", name, path, getattr(target, "__name__", None))
            return importlib.util.spec_from_loader(name, Loader(), is_package=name == "magic")


class OddFinder:
    @staticmethod
    def find_spec(name, path, target=None):
        return {"no_create": importlib.machinery.ModuleSpec(name, type("L", (), {"exec_module": None})()),
                "no_methods": importlib.machinery.ModuleSpec(name, object()),
                "no_loader": importlib.machinery.ModuleSpec(name, None)}.get(name)


class OldLoader:
    def load_module(self, name):
        sys.modules[name] = type(sys)(name)
        return sys.modules[name]


def shown(statement):
    try:
        exec(statement, {})
        print("done")
    except (ImportError, AttributeError) as error:
        print(type(error).__name__, error)


sys.meta_path.insert(0, Finder())
import magic.sub  # expect: find magic None None
# expect: create magic
# expect: exec magic
# expect: find magic.sub [] None
# expect: create magic.sub
# expect: exec magic.sub
print(magic.sub.value, magic.__path__, magic.__package__, magic.sub.__package__, type(magic.__loader__).__name__, hasattr(magic, "__file__"))  # expect: 5 [] magic magic Loader False
importlib.reload(magic)  # expect: find magic None magic
# expect: exec magic
sys.meta_path.insert(0, OddFinder)
shown("import no_create")  # expect: ImportError loaders that define exec_module() must also define create_module()
shown("import no_methods")  # expect: AttributeError 'object' object has no attribute 'load_module'
shown("import no_loader")  # expect: ImportError missing loader
sys.meta_path.insert(0, object())
shown("import absent")  # expect: ModuleNotFoundError No module named 'absent'
del sys.meta_path[:2]
OddFinder.find_spec = lambda name, path, target=None: importlib.machinery.ModuleSpec(name, OldLoader()) if name == "old" else None
sys.meta_path.append(OddFinder)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    shown("import old")  # expect: done
    saved = sys.meta_path[:]
    sys.meta_path[:] = []
    shown("import absent")  # expect: ModuleNotFoundError No module named 'absent'
print([str(item.message) for item in log])  # expect: ['OldLoader.exec_module() not found; falling back to load_module()', 'sys.meta_path is empty']
sys.meta_path = None
shown("import absent")  # expect: ImportError sys.meta_path is None, Python is likely shutting down
sys.meta_path = saved
