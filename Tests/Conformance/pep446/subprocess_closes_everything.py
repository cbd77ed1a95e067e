import os
import subprocess
import sys

r, w = os.pipe()
os.set_inheritable(w, True)
show = """
import os
fds = map(int, os.listdir("/proc/self/fd"))
print([fd for fd in fds if fd > 2 and os.path.exists(f"/proc/self/fd/{fd}")])
"""
print(subprocess.check_output([sys.executable, "-c", show], text=True), end="")  # expect: []
print(os.get_inheritable(r), os.get_inheritable(w))  # expect: False True
