import os
import subprocess
import sys

FILES = {
    "pkg/__init__.py": "",
    "pkg/__main__.py": "import sys\nprint(__name__, __package__, __spec__.name, sys.argv[1:], sys.argv[0] == __file__)\nfrom . import mod\n",
    "pkg/mod.py": "print(__name__, __package__, __spec__.name)\nfrom .sub import thing\n",
    "pkg/sub/__init__.py": "",
    "pkg/sub/thing.py": "print(__name__)\n",
    "space/a.py": "print(__name__, __package__)\n",
    "folder/__main__.py": "import sys\nprint(__name__, repr(__package__), __spec__.name, sys.argv, sys.path[0] == __file__.rpartition('/')[0])\n",
    "broken/__init__.py": "import absent\n",
    "failing.py": "raise SystemExit(7)\n",
}
for path, text in FILES.items():
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w") as file:
        file.write(text)
os.mkdir("empty")


def run(*arguments):
    result = subprocess.run([sys.executable, *arguments], capture_output=True, text=True)
    error = result.stderr.replace(sys.executable, "PROGRAM").replace(os.getcwd(), "DIR").splitlines()[-1:]
    print(result.returncode, result.stdout.splitlines(), *error)  # expect: 0 ["__main__ pkg pkg.__main__ ['a', '-b'] True", 'pkg.mod pkg pkg.mod', 'pkg.sub.thing']
    # expect: 0 ['__main__ pkg pkg.mod', 'pkg.sub.thing']
    # expect: 0 ['__main__']
    # expect: 0 ['__main__ space']
    # expect: 1 [] PROGRAM: No module named pkg.sub.__main__; 'pkg.sub' is a package and cannot be directly executed
    # expect: 1 [] PROGRAM: No module named space.__main__; 'space' is a package and cannot be directly executed
    # expect: 1 [] PROGRAM: No module named absent
    # expect: 1 [] PROGRAM: No module named pkg.absent
    # expect: 1 [] PROGRAM: Error while finding module specification for 'absent.part' (ModuleNotFoundError: No module named 'absent')
    # expect: 1 ['pkg.mod pkg pkg.mod', 'pkg.sub.thing'] PROGRAM: Error while finding module specification for 'pkg.mod.part' (ModuleNotFoundError: __path__ attribute not found on 'pkg.mod' while trying to find 'pkg.mod.part')
    # expect: 1 [] PROGRAM: Relative module names not supported
    # expect: 1 [] PROGRAM: No code object available for sys
    # expect: 1 [] ModuleNotFoundError: No module named 'absent'
    # expect: 7 []
    # expect: 0 ["__main__ '' __main__ ['folder', 'x'] True"]
    # expect: 1 [] PROGRAM: can't find '__main__' module in 'DIR/empty'


run("-m", "pkg", "a", "-b")
run("-m", "pkg.mod")
run("-m", "pkg.sub.thing")
run("-m", "space.a")
run("-m", "pkg.sub")
run("-m", "space")
run("-m", "absent")
run("-m", "pkg.absent")
run("-m", "absent.part")
run("-m", "pkg.mod.part")
run("-m", ".pkg")
run("-m", "sys")
run("-m", "broken")
run("-m", "failing")
run("folder", "x")
run("empty")
