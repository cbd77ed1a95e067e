import os
import tempfile
import time

BLOCK = 4096
BLOCKS = 50_000

source, source_path = tempfile.mkstemp()
target, target_path = tempfile.mkstemp()
for _ in range(BLOCKS):
    os.write(source, b"0123456789abcdef" * (BLOCK // 16))
os.lseek(source, 0, os.SEEK_SET)

start = time.perf_counter()
copied = 0
while block := os.read(source, BLOCK):
    copied += os.write(target, block)
print(copied, os.fstat(target).st_size)
print("seconds", time.perf_counter() - start)
os.unlink(source_path)
os.unlink(target_path)
