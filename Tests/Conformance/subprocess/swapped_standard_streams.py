import os
import subprocess
import sys

program = """
import os, subprocess, sys
os.dup2(int(sys.argv[1]), 0)
os.dup2(int(sys.argv[1]), 1)
os.dup2(int(sys.argv[1]), 2)
subprocess.call(["/bin/sh", "-c", "echo out; echo err >&2"], stdin=2, stdout=0, stderr=1)
"""
fd = os.open("f", os.O_RDWR | os.O_CREAT | os.O_APPEND)
subprocess.check_call([sys.executable, "-c", program, str(fd)], pass_fds=[fd])
print(open("f").read().split())  # expect: ['out', 'err']
