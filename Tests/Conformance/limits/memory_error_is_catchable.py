import sys

for _ in range(3):
    try:
        x = [None] * (sys.maxsize // 16)
    except MemoryError:
        print("MemoryError")
# expect: MemoryError
# expect: MemoryError
# expect: MemoryError
try:
    "a".join(["x" * 1000] * 10).replace("x", "y" * (sys.maxsize // 100))
except (MemoryError, OverflowError):
    print("refused")  # expect: refused
