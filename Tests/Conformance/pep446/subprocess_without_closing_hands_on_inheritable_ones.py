import os
import subprocess
import sys

r, w = os.pipe()
os.set_inheritable(w, True)
show = """
import os, sys
for fd in map(int, sys.argv[1:]):
    try:
        os.fstat(fd)
        print("open")
    except OSError:
        print("closed")
"""
result = subprocess.check_output([sys.executable, "-c", show, str(r), str(w)], close_fds=False, text=True)
print(result.split())  # expect: ['closed', 'open']
