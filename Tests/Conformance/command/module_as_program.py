import os
import subprocess
import sys

with open("runme_module.py", "w") as file:
    file.write("import sys\nprint(__name__, sys.argv[1:])\n")
os.mkdir("runme_package")
for name, text in (("__init__", ""), ("__main__", "print('package', __name__)\n")):
    with open(f"runme_package/{name}.py", "w") as file:
        file.write(text)
for arguments in (["runme_module", "x"], ["runme_package"], ["absent_module"]):
    result = subprocess.run([sys.executable, "-m", *arguments], capture_output=True, text=True)
    print((result.returncode, result.stdout.strip(), result.stderr.strip().replace(sys.executable, "EXE")))
# expect: (0, "__main__ ['x']", '')
# expect: (0, 'package __main__', '')
# expect: (1, '', 'EXE: No module named absent_module')
