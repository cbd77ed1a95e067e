import os
import subprocess
import sys

show = """
import os, sys
for fd in map(int, sys.argv[1:]):
    try:
        print("inheritable" if os.get_inheritable(fd) else "private")
    except OSError:
        print("closed")
"""
r, w = os.pipe()
os.set_inheritable(w, True)
result = subprocess.check_output([sys.executable, "-c", show, str(r), str(w)], pass_fds=[r], text=True)
print(result.split())  # expect: ['inheritable', 'closed']
print(os.get_inheritable(r), os.get_inheritable(w))  # expect: False True
result = subprocess.check_output([sys.executable, "-c", show, str(r), str(w)], pass_fds=(w, r, r), text=True)
print(result.split(), os.get_inheritable(r))  # expect: ['inheritable', 'inheritable'] False
