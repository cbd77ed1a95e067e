import os
import subprocess
import sys

os.mkdir("sub")
with open("sub/helper_of_script.py", "w") as file:
    file.write("value = 5\n")
with open("sub/script.py", "w") as file:
    file.write("import sys, helper_of_script\n")
    file.write("print(sys.argv, helper_of_script.value, __name__, __file__ == sys.argv[0])\n")
path = os.path.abspath("sub/script.py")
print(subprocess.check_output([sys.executable, path, "one", "--two"], text=True).replace(path, "PATH"), end="")
# expect: ['PATH', 'one', '--two'] 5 __main__ True
