import os
import subprocess
import sys

with open("f", "w+") as file:
    print(os.get_inheritable(file.fileno()))  # expect: False
    show = "import os; print([os.get_inheritable(fd) for fd in (0, 1, 2)])"
    subprocess.check_call([sys.executable, "-c", show], stdin=file, stdout=file, stderr=file)
    print(os.get_inheritable(file.fileno()))  # expect: False
print(open("f").read(), end="")  # expect: [True, True, True]
