import os
import signal
import time

seen = []
signal.signal(signal.SIGCHLD, lambda *_: seen.append(1))
pid = os.fork()
if pid == 0:
    os._exit(0)
deadline = time.monotonic() + 30
while not seen and time.monotonic() < deadline:
    time.sleep(0.01)
print(len(seen), os.waitpid(pid, 0) == (pid, 0))  # expect: 1 True
