import os
import select
import signal
import threading
import time

ticks = []
signal.signal(signal.SIGALRM, lambda number, frame: ticks.append(1))
r, w = os.pipe()


def later():
    time.sleep(0.2)
    os.write(w, b"data")


t = threading.Thread(target=later)
t.start()
signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
print(os.read(r, 10))  # expect: b'data'
t.join()
start = time.monotonic()
time.sleep(0.2)
print(time.monotonic() - start >= 0.2)  # expect: True
start = time.monotonic()
print(select.select([r], [], [], 0.2)[0], time.monotonic() - start >= 0.19)  # expect: [] True
signal.setitimer(signal.ITIMER_REAL, 0)
print(len(ticks) >= 5)  # expect: True
