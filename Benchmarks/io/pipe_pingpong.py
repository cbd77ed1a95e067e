import os
import time

ROUNDS = 15_000

to_child, from_parent = os.pipe()
to_parent, from_child = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(from_parent)
    while message := os.read(to_child, 64):
        os.write(from_child, message)
    os._exit(0)
os.close(to_child)

start = time.perf_counter()
total = 0
for i in range(ROUNDS):
    os.write(from_parent, b"ping")
    total += len(os.read(to_parent, 64))
print(total)
print("seconds", time.perf_counter() - start)
os.close(from_parent)
os.waitpid(pid, 0)
