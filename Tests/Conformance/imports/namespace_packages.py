import os
import sys

for folder, name in [("one", "first"), ("two", "second"), ("three", "third")]:
    os.makedirs(folder + "/space")
    with open(f"{folder}/space/{name}.py", "w") as file:
        file.write(f"folder = {folder!r}\n")
sys.path[:0] = [os.path.abspath("one"), os.path.abspath("two")]
import space.first
import space.second

print(space.first.folder, space.second.folder)  # expect: one two
print(repr(space).replace(os.getcwd(), "DIR"))  # expect: <module 'space' (namespace) from ['DIR/one/space', 'DIR/two/space']>
print([path[len(os.getcwd()):] for path in space.__path__], len(space.__path__), space.__path__[0] in space.__path__)  # expect: ['/one/space', '/two/space'] 2 True
print(space.__file__, space.__package__, space.__spec__.origin, space.__spec__.has_location, type(space.__loader__).__name__, type(space.__path__).__name__)
# expect: None space None False NamespaceLoader _NamespacePath
try:
    import space.third
except ModuleNotFoundError as error:
    print(error)  # expect: No module named 'space.third'
sys.path.append(os.path.abspath("three"))
import space.third
print(space.third.folder, len(space.__path__))  # expect: three 3
with open("two/space/__init__.py", "w") as file:
    file.write("")
for name in [name for name in sys.modules if name.startswith("space")]:
    del sys.modules[name]
import importlib
importlib.invalidate_caches()
import space
print(space.__file__[len(os.getcwd()):])  # expect: /two/space/__init__.py
