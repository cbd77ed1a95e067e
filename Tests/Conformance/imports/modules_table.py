import os
import sys

FILES = {
    "replaced.py": "import sys\nsys.modules[__name__] = 5\n",
    "gone.py": "import sys\ndel sys.modules[__name__]\n",
    "failing.py": "1 / 0\n",
    "wrong.py": "x = (\n",
}
for path, text in FILES.items():
    with open(path, "w") as file:
        file.write(text)
sys.path.insert(0, os.getcwd())


def shown(statement):
    namespace = {}
    try:
        exec(statement, namespace)
        print({key: value for key, value in namespace.items() if key[:2] != "__"})
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "name", None))


shown("import replaced")  # expect: {'replaced': 5}
shown("import gone")  # expect: KeyError 'gone' None
shown("import failing")  # expect: ZeroDivisionError division by zero None
print("failing" in sys.modules)  # expect: False
shown("import failing")  # expect: ZeroDivisionError division by zero None
shown("import wrong")  # expect: SyntaxError '(' was never closed (wrong.py, line 1) None
sys.modules["blocked"] = None
shown("import blocked")  # expect: ModuleNotFoundError import of blocked halted; None in sys.modules blocked
shown("from blocked import x")  # expect: ModuleNotFoundError import of blocked halted; None in sys.modules blocked
sys.modules["fake"] = 7
shown("import fake")  # expect: {'fake': 7}
shown("from fake import real")  # expect: {'real': 7}
shown("import fake.part")  # expect: ModuleNotFoundError No module named 'fake.part'; 'fake' is not a package fake.part
sys.modules["fake.part"] = 8
shown("from fake import part")  # expect: ImportError cannot import name 'part' from '<unknown module name>' (unknown location) None
