import os
import sys

os.makedirs("pkg/sub")
FILES = {
    "pkg/__init__.py": "from . import a\nfrom .a import value\n__all__ = ['a', 'c']\n",
    "pkg/a.py": "value = 1\nfrom . import __name__ as package\n",
    "pkg/c.py": "x = 3\n",
    "pkg/beyond.py": "from .. import x\n",
    "pkg/sub/__init__.py": "",
    "pkg/sub/e.py": "from ..a import value\nfrom .. import c as see\nfrom ..sub import __name__ as here\n",
}
for path, text in FILES.items():
    with open(path, "w") as file:
        file.write(text)
sys.path.insert(0, os.getcwd())


def shown(statement):
    namespace = {"__name__": "test"}
    try:
        exec(statement, namespace)
        print({key: getattr(value, "__name__", value) for key, value in namespace.items() if key[:2] != "__"})
    except ImportError as error:
        print(type(error).__name__, str(error).replace(os.getcwd(), "DIR"), error.name, error.path and error.path[len(os.getcwd()):], error.name_from)


shown("import pkg")  # expect: {'pkg': 'pkg'}
shown("import pkg.sub.e")  # expect: {'pkg': 'pkg'}
shown("import pkg.sub.e as e")  # expect: {'e': 'pkg.sub.e'}
shown("from pkg import *")  # expect: {'a': 'pkg.a', 'c': 'pkg.c'}
shown("from pkg.sub import e")  # expect: {'e': 'pkg.sub.e'}
shown("from pkg.sub.e import value, see, here")  # expect: {'value': 1, 'see': 'pkg.c', 'here': 'pkg.sub'}
shown("from pkg.a import package")  # expect: {'package': 'pkg'}
shown("import pkg.beyond")  # expect: ImportError attempted relative import beyond top-level package None None None
shown("import pkg.absent")  # expect: ModuleNotFoundError No module named 'pkg.absent' pkg.absent None None
shown("import pkg.absent.more")  # expect: ModuleNotFoundError No module named 'pkg.absent' pkg.absent None None
shown("import pkg.a.more")  # expect: ModuleNotFoundError No module named 'pkg.a.more'; 'pkg.a' is not a package pkg.a.more None None
shown("from pkg import absent")  # expect: ImportError cannot import name 'absent' from 'pkg' (DIR/pkg/__init__.py) pkg /pkg/__init__.py absent
shown("from pkg.sub import *")  # expect: {'e': 'pkg.sub.e'}
import pkg
print(pkg.__package__, pkg.a.__package__, pkg.sub.__package__, len(pkg.__path__), pkg.__path__[0] == os.path.dirname(pkg.__file__))  # expect: pkg pkg pkg.sub 1 True
