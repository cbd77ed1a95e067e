import os
import threading
import time

r, w = os.pipe()
got = []
reader = threading.Thread(target=lambda: got.append(os.read(r, 10)))
reader.start()
spins = 0
while spins < 1000:
    spins += 1
os.write(w, b"woken")
reader.join()
print(got)  # expect: [b'woken']
start = time.monotonic()
sleepers = [threading.Thread(target=time.sleep, args=(0.2,)) for _ in range(5)]
for t in sleepers:
    t.start()
for t in sleepers:
    t.join()
print(0.19 < time.monotonic() - start < 0.9)  # expect: True
