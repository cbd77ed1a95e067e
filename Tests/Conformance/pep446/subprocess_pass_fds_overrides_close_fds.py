import io
import os
import subprocess
import sys

r, w = os.pipe()
show = "import os, sys; print(os.get_inheritable(int(sys.argv[1])))"
kept = sys.stderr
sys.stderr = warnings = io.StringIO()
command = [sys.executable, "-c", show, str(r)]
result = subprocess.run(command, pass_fds=[r], close_fds=False, stdout=subprocess.PIPE, text=True)
sys.stderr = kept
print(result.stdout, end="")  # expect: True
print("RuntimeWarning: pass_fds overriding close_fds." in warnings.getvalue())  # expect: True
