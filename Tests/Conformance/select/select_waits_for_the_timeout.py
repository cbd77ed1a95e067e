import select
import time

start = time.monotonic()
print(select.select([], [], [], 0.05))  # expect: ([], [], [])
print(0.045 <= time.monotonic() - start < 5)  # expect: True
