import sys

print(sys.stdin.fileno(), sys.stdout.fileno(), sys.stderr.fileno(), sys.stdin.read() == "", sys.stdout.encoding,
      sys.stderr.errors)
print(type(sys.stdout.buffer).__name__, sys.stdout.name, sys.stderr.name, sys.stdin.name, sys.stdout.mode,
      sys.stdin.mode)
# expect: 0 1 2 True utf-8 backslashreplace
# expect: BufferedWriter <stdout> <stderr> <stdin> w r
sys.stdout.flush()
print(sys.stdout.buffer.write(b"bytes\n"))
# expect: bytes
# expect: 6
