import os
import subprocess
import sys

show = [sys.executable, "-c", "import os; print(os.getsid(0) == os.getpid(), os.getpgid(0) == os.getpid())"]
print(subprocess.check_output(show, text=True), end="")  # expect: False False
print(subprocess.check_output(show, start_new_session=True, text=True), end="")  # expect: True True
print(subprocess.check_output(show, process_group=0, text=True), end="")  # expect: False True
print(subprocess.check_output(["/bin/sh", "-c", "umask"], umask=0o27),
      subprocess.check_output(["/bin/sh", "-c", "umask"], umask=-1) != b"")
# expect: b'0027\n' True
