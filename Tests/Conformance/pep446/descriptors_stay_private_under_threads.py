import os
import subprocess
import sys
import threading

stop = threading.Event()


def churn():
    while not stop.is_set():
        for fd in os.pipe():
            os.close(fd)
        os.close(os.dup(0))


threads = [threading.Thread(target=churn) for _ in range(3)]
for t in threads:
    t.start()
leaked = 0
for _ in range(20):
    out = subprocess.check_output(["/bin/sh", "-c", "ls /proc/self/fd"], close_fds=False)
    leaked += any(int(fd) > 3 for fd in out.split())
stop.set()
for t in threads:
    t.join()
print(leaked)  # expect: 0
