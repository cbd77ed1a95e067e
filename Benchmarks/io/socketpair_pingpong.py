import os
import socket
import time

ROUNDS = 15_000

left, right = socket.socketpair()
pid = os.fork()
if pid == 0:
    left.close()
    while message := right.recv(64):
        right.sendall(message)
    os._exit(0)
right.close()

start = time.perf_counter()
total = 0
for i in range(ROUNDS):
    left.sendall(b"ping")
    total += len(left.recv(64))
print(total)
print("seconds", time.perf_counter() - start)
left.close()
os.waitpid(pid, 0)
