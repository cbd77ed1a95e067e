import os
import subprocess

r, w = os.pipe()
os.close(r)
try:
    print(subprocess.call(["true"], pass_fds=[r]))  # expect: 0
except (OSError, ValueError) as error:
    print(type(error).__name__, error)
try:
    subprocess.call(["true"], pass_fds=[-1])
except (OSError, ValueError) as error:
    print(type(error).__name__, error)  # expect: ValueError bad value(s) in fds_to_keep
