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


def seen_by_a_child():
    show = """
import os
fds = map(int, os.listdir("/proc/self/fd"))
print(sorted(fd for fd in fds if os.path.exists(f"/proc/self/fd/{fd}")))
"""
    return subprocess.check_output([sys.executable, "-c", show], close_fds=False)


before = seen_by_a_child()
threads = [threading.Thread(target=churn) for _ in range(3)]
for t in threads:
    t.start()
leaked = sum(seen_by_a_child() != before for _ in range(20))
stop.set()
for t in threads:
    t.join()
print(leaked)  # expect: 0
