"""Starts a small program many times, with as many descriptors open as the first argument says."""
import os
import subprocess
import sys
import time

wanted = int(sys.argv[1])
held = [os.open("/dev/null", os.O_RDONLY) for _ in range(wanted - 3)]

start = time.perf_counter()
statuses = [subprocess.call(["/bin/true"]) for _ in range(400)]
elapsed = time.perf_counter() - start
print(len(held), sum(statuses))
print("seconds", elapsed)
