import os
import time


def raw(count):
    total = 0
    for _ in range(count):
        fd = os.open("/dev/null", os.O_RDONLY)
        total += fd
        os.close(fd)
    return total == fd * count


def buffered(count):
    closed = 0
    for _ in range(count):
        with open("/dev/null", "rb") as file:
            pass
        closed += file.closed
    return closed


start = time.perf_counter()
print(raw(60_000), buffered(30_000))
print("seconds", time.perf_counter() - start)
