import subprocess
import sys

program = """
import os, subprocess, sys
os.close(0)
out = subprocess.run(["/bin/sh", "-c", "echo out; echo err >&2"], capture_output=True)
process = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
fed = process.communicate(b"fed")[0]
os.write(1, repr((out.stdout, out.stderr, fed)).encode())
"""
print(subprocess.check_output([sys.executable, "-c", program]))  # expect: b"(b'out\\n', b'err\\n', b'fed')"
