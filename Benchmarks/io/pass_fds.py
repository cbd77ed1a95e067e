import os
import subprocess
import time

fds = [os.open("/dev/null", os.O_RDONLY) for _ in range(64)]
kept = fds[::4]

start = time.perf_counter()
statuses = [subprocess.call(["/bin/true"], pass_fds=kept) for _ in range(400)]
print(sum(statuses), any(map(os.get_inheritable, kept)))
print("seconds", time.perf_counter() - start)
