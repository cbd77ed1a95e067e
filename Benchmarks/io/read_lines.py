import os
import tempfile
import time

fd, path = tempfile.mkstemp()
with open(fd, "w", encoding="utf-8") as file:
    for i in range(400_000):
        file.write(f"line {i} of a text file, größer als ASCII\n" if i % 10 == 0 else f"line {i} of a text file\n")

start = time.perf_counter()
length = 0
lines = 0
with open(path, encoding="utf-8") as file:
    for line in file:
        lines += 1
        length += len(line)
with open(path, "rb") as file:
    while line := file.readline():
        lines += 1
        length += len(line)
with open(path, encoding="utf-8") as file:
    length += len(file.read())
print(lines, length)
print("seconds", time.perf_counter() - start)
os.unlink(path)
