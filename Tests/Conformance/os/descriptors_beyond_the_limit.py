import subprocess
import sys

program = """
import os
kept = []
try:
    while len(kept) < 5000:
        kept.append(os.open("/dev/null", os.O_RDONLY))
except OSError as error:
    print(error)
for make in (os.pipe, lambda: os.dup(0), lambda: open("/dev/null")):
    try:
        make()
    except OSError as error:
        print(error.errno)
for fd in kept:
    os.close(fd)
os.close(os.open("/dev/null", os.O_RDONLY))
print(len(kept) > 30, "usable again")
"""
limited = ["/bin/sh", "-c", 'ulimit -n 40; exec "$0" -c "$1"', sys.executable, program]
for line in subprocess.check_output(limited, text=True).splitlines():
    print(line)
# expect: [Errno 24] Too many open files: '/dev/null'
# expect: 24
# expect: 24
# expect: 24
# expect: True usable again
